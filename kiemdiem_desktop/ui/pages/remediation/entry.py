"""One small form for every entry of the place: its fields are rows of data, its button names what will happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField, TextField, read_date
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, dialog_buttons, form_layout, scrolled
from kiemdiem_desktop.ui.ticks import Tick

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.ask import Ask


MOST_LINES = 32
"""The form's greatest height in lines of text; what does not fit scrolls."""


class Kind(Enum):
    """How a field is typed."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    CHECK = "check"
    FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One field: the name of its value, its label, and what it begins with. A required one says so when it is empty."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    value: object = None
    choices: Sequence[tuple[object, str]] = ()
    required: bool = False
    tip: str = ""


class FilePick(QWidget):
    """A file to be kept in the book; its content is read by whoever asked for it."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.path: Path | None = None
        self.shown = QLabel(self.tr("Chưa chọn tệp"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(button(self.tr("Chọn ảnh hoặc PDF…"), self._choose), self.shown))

    def _choose(self) -> None:
        filters = self.tr("Ảnh hoặc PDF (*.pdf *.png *.jpg *.jpeg)")
        self._ask.open_file(self.tr("Tài liệu kèm theo"), filters, self._chosen)

    def _chosen(self, path: Path | None) -> None:
        if path is not None:
            self.path = path
            self.shown.setText(path.name)


class EntryDialog(QDialog):
    """Asks for some values and hands them over by name; days come as dates, files as paths.

    ``check`` says what is wrong with the values together: then the form stays open with what was typed.
    """

    def __init__(
        self,
        ask: Ask,
        title: str,
        accept: str,
        entries: Sequence[Entry],
        done: Callable[[Mapping[str, Any]], None],
        parent: QWidget | None = None,
        *,
        check: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._entries, self._done, self._check = tuple(entries), done, check
        self.widgets = {entry.name: self._made(entry, ask) for entry in self._entries}
        self.problem = Sentence(tone="bad")
        body = QWidget()
        form = form_layout(body)
        for entry in self._entries:
            add_row(form, entry.label, self.widgets[entry.name], tip=entry.tip)
        buttons, self.yes = dialog_buttons(self, accept)
        column = QVBoxLayout(self)
        column.addWidget(scrolled(body), 1)
        column.addWidget(self.problem)
        column.addWidget(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        rest = buttons.sizeHint().height() + self.fontMetrics().lineSpacing() * 3
        tall = min(body.sizeHint().height() + rest, self.fontMetrics().lineSpacing() * MOST_LINES)
        self.resize(self.fontMetrics().averageCharWidth() * 80, tall)

    def accept(self) -> None:
        values: dict[str, Any] = {}
        for entry in self._entries:
            value, readable = _value(entry, self.widgets[entry.name])
            if not readable:
                self._refuse(entry, self.tr("“{field}”: ngày này không đọc được, ghi đủ ngày/tháng/năm."))
                return
            if entry.required and value in {None, ""}:
                self._refuse(entry, self.tr("Ghi “{field}” trước."))
                return
            values[entry.name] = value
        problem = self._check(values) if self._check is not None else ""
        if problem:
            self.problem.say(problem)
            return
        super().accept()
        self._done(values)

    def _refuse(self, entry: Entry, problem: str) -> None:
        self.problem.say(problem.format(field=entry.label))
        self.widgets[entry.name].setFocus()

    def _made(self, entry: Entry, ask: Ask) -> QWidget:
        widget: QWidget
        if entry.kind is Kind.TEXT:
            widget = TextField(lines=3)
            widget.show_text(str(entry.value or ""))
        elif entry.kind is Kind.DAY:
            widget = DateField(whole=True)
            widget.show_date(entry.value if isinstance(entry.value, date) else None)
        elif entry.kind is Kind.CHOICE:
            widget = ChoiceField(entry.choices, least=20)
            widget.show_value(entry.value)
        elif entry.kind is Kind.CHECK:
            widget = Tick()
            widget.setChecked(bool(entry.value))
        elif entry.kind is Kind.FILE:
            widget = FilePick(ask)
        else:
            widget = LineField()
            widget.show_text(str(entry.value or ""))
        widget.setAccessibleName(entry.label)
        return widget


def _value(entry: Entry, widget: QWidget) -> tuple[Any, bool]:
    """What was typed, and whether it could be read."""
    if isinstance(widget, DateField):
        typed = widget.text().strip()
        read = read_date(typed, whole=True) if typed else None
        return (read.exact() if read else None), read is not None or not typed
    if isinstance(widget, TextField):
        return nfc(widget.toPlainText()).strip(), True
    if isinstance(widget, LineField):
        return one_line(widget.text()), True
    if isinstance(widget, ChoiceField):
        return widget.value, True
    if isinstance(widget, Tick):
        return widget.isChecked(), True
    if isinstance(widget, FilePick):
        return widget.path, True
    raise TypeError(entry.name)
