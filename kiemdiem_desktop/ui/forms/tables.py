"""The editor of a table that a draft holds: a card per row; fixed rows carry their own names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiemdiem_desktop.forms.draft import ROW_KEY, TableRow, Value, clean
from kiemdiem_desktop.forms.schema import Field
from kiemdiem_desktop.ui.forms.cards import Card, add_button
from kiemdiem_desktop.ui.forms.changes import Change, ValueChange
from kiemdiem_desktop.ui.forms.editor import Editor
from kiemdiem_desktop.ui.forms.inputs import mark
from kiemdiem_desktop.ui.forms.state import FormState


class TableEditor(Editor):
    """Rows on screen; what is handed over is the whole table."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.cards: list[Card] = []
        self._fixed = [(row.id, row.label) for row in place.rows]
        self._shown: Value | None = None
        self._unsaved = self._read_only = False
        self._visit = 0
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        self.add = add_button(self.tr("&Thêm dòng"), self.tr("Thêm một dòng trống ở cuối"))
        self.add.clicked.connect(self._append)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.setVisible(not self._fixed)
        for _, label in self._fixed:
            self._new_card(label)

    def show_state(self, state: FormState) -> None:
        self._read_only = state.read_only
        self.add.setEnabled(not state.read_only)
        value = state.draft.values.get(self.place.id)
        if not self._unsaved:
            self._shown = value
            if self._read_or_none() != value:
                self._put(value if isinstance(value, tuple) else ())
        for card in self.cards:
            for editor in card.editors.values():
                editor.set_read_only(read_only=state.read_only)

    def take(self) -> tuple[Change, ...]:
        if not self._unsaved:
            return ()
        try:
            value = self.read()
        except ValueError as error:
            self.unreadable.emit(str(error))
            return ()
        self.unreadable.emit("")
        self._mark(unsaved=False)
        if value == self._shown:
            return ()
        self._shown = value
        return (ValueChange(field_id=self.place.id, value=value, visit=self._visit),)

    def retry(self) -> None:
        self._shown = None
        self._mark(unsaved=True)

    def read(self) -> Value | None:
        """Return the table on screen as a draft keeps it; ValueError where a cell cannot be read."""
        rows: list[TableRow] = []
        for index, card in enumerate(self.cards):
            row: dict[str, object] = dict(card.values())
            if self._fixed:
                row[ROW_KEY] = self._fixed[index][0]
            rows.append(row)  # type: ignore[arg-type] # scalars, and the row's own name
        return clean(self.place, tuple(rows))

    def _read_or_none(self) -> Value | None:
        try:
            return self.read()
        except ValueError:
            return None

    def _put(self, rows: tuple[TableRow, ...]) -> None:
        if self._fixed:
            by_row = {row.get(ROW_KEY): row for row in rows}
            wanted = [by_row.get(key, {}) for key, _ in self._fixed]
        else:
            wanted = list(rows)
            while len(self.cards) > len(wanted):
                self._drop(self.cards[-1])
            while len(self.cards) < len(wanted):
                self._new_card("")
        for card, row in zip(self.cards, wanted, strict=True):
            card.show_values({key: row.get(key) for key in card.editors}, read_only=self._read_only)
        self._number()

    def _append(self) -> None:
        card = self._new_card("")
        self._number()
        card.focus_first()

    def _new_card(self, title: str) -> Card:
        card = Card(self.place.columns, movable=not self._fixed)
        card.set_title(title)
        card.edited.connect(self._typed)
        card.settled.connect(self._left)
        card.raise_asked.connect(lambda: self._move(card, -1))
        card.lower_asked.connect(lambda: self._move(card, 1))
        card.remove_asked.connect(lambda: self._remove(card))
        self.cards.append(card)
        self._list.addWidget(card)
        return card

    def _move(self, card: Card, by: int) -> None:
        old = self.cards.index(card)
        new = min(max(old + by, 0), len(self.cards) - 1)
        self.cards.insert(new, self.cards.pop(old))
        self._list.insertWidget(new, card)
        self._number()
        self._typed()
        self._left()

    def _remove(self, card: Card) -> None:
        self._drop(card)
        self._number()
        self._typed()
        self._left()

    def _drop(self, card: Card) -> None:
        self.cards.remove(card)
        self._list.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        if not self._fixed:
            for number, card in enumerate(self.cards, start=1):
                card.set_title(self.tr("Dòng {number}").format(number=number))

    def _typed(self) -> None:
        self._unsaved = True
        self.edited.emit()

    def _left(self) -> None:
        if self._unsaved:
            self.settled.emit()
            self._visit += 1

    def _mark(self, *, unsaved: bool) -> None:
        self._unsaved = unsaved
        for card in self.cards:
            for editor in card.editors.values():
                mark(editor.field, unsaved=unsaved)
