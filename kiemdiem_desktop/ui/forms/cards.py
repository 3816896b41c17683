"""An entry of a list as a card: a few small editors, and buttons to move or remove it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.forms.draft import Scalar, Value
from kiemdiem_desktop.forms.schema import Column, Field, FieldKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.editor import ValueEditor
from kiemdiem_desktop.ui.forms.simple import SIMPLE
from kiemdiem_desktop.ui.theme import Heading

_WIDE = frozenset({FieldKind.TEXT, FieldKind.CHOICE})


class Card(QFrame):
    """One entry: a title, its buttons, and an editor per column."""

    edited = Signal()
    settled = Signal()
    raise_asked = Signal()
    lower_asked = Signal()
    remove_asked = Signal()

    def __init__(self, columns: Iterable[Column], *, movable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.editors: dict[str, ValueEditor] = {}
        self._rows: dict[str, a11y.Row] = {}
        self._labels = {column.id: column.label for column in columns}
        self.title = Heading("", 3)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.title, 1)
        self._buttons: list[QPushButton] = []
        if movable:
            self._add_buttons()
        self.body = QVBoxLayout(self)
        self.body.addLayout(self._bar)
        grid = QGridLayout()
        self._place(grid, tuple(columns))
        self.body.addLayout(grid)

    def set_title(self, title: str) -> None:
        """Name the card; its fields carry the name for reading tools."""
        self.title.setText(title)
        for key, editor in self.editors.items():
            a11y.name(editor, f"{title} – {self._labels[key]}" if title else self._labels[key])

    def show_values(self, values: Mapping[str, Value | None], *, read_only: bool) -> None:
        """Show stored values where nothing unsaved stands."""
        for key, editor in self.editors.items():
            editor.display(values.get(key))
            editor.set_read_only(read_only=read_only)
        for button in self._buttons:
            button.setEnabled(not read_only)

    def values(self) -> dict[str, Scalar]:
        """Return what is on screen, without the empty ones; ValueError where a text cannot be read."""
        found: dict[str, Scalar] = {}
        for key, editor in self.editors.items():
            value = editor.read()
            if value is not None and not isinstance(value, tuple):
                found[key] = value
        return found

    @property
    def first(self) -> ValueEditor | None:
        """The first field."""
        return next(iter(self.editors.values()), None)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.first is not None:
            self.first.setFocus()

    def _place(self, grid: QGridLayout, columns: tuple[Column, ...]) -> None:
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        line, side = 0, 0
        for column in columns:
            if column.kind not in SIMPLE:
                continue
            row = self._row(column)
            if column.kind in _WIDE:
                line, side = line + (1 if side else 0), 0
                grid.addWidget(row.widget, line, 0, 1, 2)
                line += 1
            else:
                grid.addWidget(row.widget, line, side)
                line, side = (line + 1, 0) if side else (line, 1)

    def _row(self, column: Column) -> a11y.Row:
        place = Field(id=column.id, kind=column.kind, label=column.label, choices=column.choices)
        editor = SIMPLE[column.kind](place)
        assert isinstance(editor, ValueEditor)  # noqa: S101 - the table of simple editors holds nothing else
        text = f"{column.label} *" if column.required else column.label
        row = a11y.stacked_row(text, editor)
        editor.edited.connect(self.edited)
        editor.settled.connect(self.settled)
        editor.unreadable.connect(lambda reason, r=row: a11y.say_problem(r, reason))
        self.editors[column.id], self._rows[column.id] = editor, row
        return row

    def _add_buttons(self) -> None:
        translate = QCoreApplication.translate
        rows = (
            (translate("Card", "Lên"), translate("Card", "Chuyển mục này lên trên"), self.raise_asked),
            (translate("Card", "Xuống"), translate("Card", "Chuyển mục này xuống dưới"), self.lower_asked),
            (translate("Card", "Bỏ"), translate("Card", "Bỏ mục này; Ctrl+Z để lấy lại"), self.remove_asked),
        )
        for text, tip, signal in rows:
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, s=signal: s.emit())
            self._bar.addWidget(button)
            self._buttons.append(button)


def add_button(text: str, tip: str) -> QPushButton:
    """Make the button that adds an entry below a list."""
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setToolTip(tip)
    return button
