"""Editors of single values: text, number, date, choice, tick, person; and the read-only view of a bound text."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.dates import parse_shown
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.forms.draft import Value
from kiemdiem_desktop.forms.schema import Choice, Field, FieldKind
from kiemdiem_desktop.ui.forms.changes import Change
from kiemdiem_desktop.ui.forms.editor import Editor, ValueEditor
from kiemdiem_desktop.ui.forms.inputs import CalmCombo, GrowingText, Line
from kiemdiem_desktop.ui.forms.state import FormState
from kiemdiem_desktop.ui.ticks import Radio, Tick

_RADIO_LIMIT = 6


def read_decimal(text: str) -> Decimal:
    """Read a number with a decimal comma or point; spaces do not count. ValueError where it is none."""
    plain = one_line(text).replace(" ", "").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation as error:
        raise ValueError(QCoreApplication.translate("Editors", "Chỉ ghi số, ví dụ 28,5.")) from error
    if not value.is_finite() or "e" in plain.lower():
        raise ValueError(QCoreApplication.translate("Editors", "Chỉ ghi số, ví dụ 28,5."))
    return value


def show_decimal(value: Decimal) -> str:
    """Write a number with a decimal comma."""
    return f"{value:f}".replace(".", ",")


class LineEditor(ValueEditor):
    """One line of text; the base of everything that is typed on one line."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        self.line = Line()
        super().__init__(place, self.line, parent)
        self.line.textEdited.connect(lambda _: self.touch())
        self.line.left.connect(self.leave)

    def read(self) -> Value | None:
        return one_line(self.line.text()) or None

    def put(self, value: Value | None) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)


class IntegerEditor(LineEditor):
    """A whole number."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 16)

    def read(self) -> Value | None:
        text = one_line(self.line.text()).replace(" ", "").replace(".", "")
        if not text:
            return None
        if not (text.removeprefix("-").isascii() and text.removeprefix("-").isdecimal()):
            raise ValueError(QCoreApplication.translate("Editors", "Chỉ ghi số nguyên, ví dụ 12."))
        return int(text)


class DecimalEditor(LineEditor):
    """A number with a decimal comma or point."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 20)

    def read(self) -> Value | None:
        return read_decimal(self.line.text()) if one_line(self.line.text()) else None

    def put(self, value: Value | None) -> None:
        super().put(show_decimal(value) if isinstance(value, Decimal) else value)


class DateEditor(LineEditor):
    """A day, a month or a year, as far as it is known."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.line.setPlaceholderText(QCoreApplication.translate("Editors", "dd/mm/yyyy"))
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 24)

    def read(self) -> Value | None:
        text = one_line(self.line.text())
        if not text:
            return None
        try:
            value = parse_shown(text)
        except ValueError as error:
            reason = QCoreApplication.translate(
                "Editors", "Không đọc được ngày này: ghi như 07/03/2026, 03/2026 hoặc 2026."
            )
            raise ValueError(reason) from error
        if not self.place.partial and value.exact() is None:
            raise ValueError(QCoreApplication.translate("Editors", "Cần ghi đủ ngày, tháng, năm."))
        return value

    def put(self, value: Value | None) -> None:
        super().put(getattr(value, "shown", None))


class TextEditor(ValueEditor):
    """Text of several lines."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        self.area = GrowingText()
        super().__init__(place, self.area, parent)
        self.area.textChanged.connect(self.touch)
        self.area.left.connect(self.leave)

    def insert(self, text: str) -> None:
        self.leave()
        self.area.setFocus()
        self.area.moveCursor(QTextCursor.MoveOperation.End)
        before = self.area.toPlainText()
        self.area.insertPlainText(text if not before or before.endswith("\n") else f"\n{text}")
        self.leave()

    def read(self) -> Value | None:
        return nfc(self.area.toPlainText()).strip() or None

    def put(self, value: Value | None) -> None:
        with QSignalBlocker(self.area):
            self.area.setPlainText("" if value is None else str(value))
        self.area.updateGeometry()


class CheckEditor(ValueEditor):
    """A tick."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        self.box = Tick(QCoreApplication.translate("Editors", "Có"))
        super().__init__(place, self.box, parent)
        self.box.clicked.connect(self.pick)

    def read(self) -> Value | None:
        return self.box.isChecked() or None

    def put(self, value: Value | None) -> None:
        self.box.setChecked(value is True)


class Radios(QWidget):
    """A column of radio buttons, the last of which takes the choice back."""

    def __init__(self, choices: tuple[Choice, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = QButtonGroup(self)
        self._keys: dict[str, Radio] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for choice in choices:
            button = Radio(choice.label)
            self._keys[choice.id] = button
            self.group.addButton(button)
            column.addWidget(button)
        self._none = Radio(QCoreApplication.translate("Editors", "Chưa chọn"))
        self.group.addButton(self._none)
        column.addWidget(self._none)
        self._none.setChecked(True)
        self.setFocusProxy(self._none if not self._keys else next(iter(self._keys.values())))

    @property
    def chosen(self) -> str:
        """The chosen id; empty where none is chosen."""
        return next((key for key, button in self._keys.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show a choice."""
        self._keys.get(key, self._none).setChecked(True)


class ChoiceEditor(ValueEditor):
    """One of a few boxes, or one of a list."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        few = len(place.choices) <= _RADIO_LIMIT
        self._radios = Radios(place.choices) if few else None
        self._combo = None if few else CalmCombo()
        super().__init__(place, self._radios or self._combo or QWidget(), parent)
        if self._radios is not None:
            self._radios.group.buttonClicked.connect(lambda _: self.pick())
        if self._combo is not None:
            self._combo.addItem(QCoreApplication.translate("Editors", "Chưa chọn"), "")
            for choice in place.choices:
                self._combo.addItem(choice.label, choice.id)
            self._combo.activated.connect(lambda _: self.pick())

    def read(self) -> Value | None:
        if self._radios is not None:
            return self._radios.chosen or None
        return str(self._combo.currentData() or "") or None if self._combo is not None else None

    def put(self, value: Value | None) -> None:
        key = str(value or "")
        if self._radios is not None:
            self._radios.choose(key)
        if self._combo is not None:
            self._combo.setCurrentIndex(max(self._combo.findData(key), 0))


class PersonEditor(ValueEditor):
    """A person's name: one of the period's, or typed."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        self.combo = CalmCombo()
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(CalmCombo.InsertPolicy.NoInsert)
        self._line = Line()
        self.combo.setLineEdit(self._line)
        self.combo.setCompleter(None)  # type: ignore[arg-type] # None is Qt's way to have none
        super().__init__(place, self.combo, parent)
        self._line.setAccessibleName(place.label)
        self._line.textEdited.connect(lambda _: self.touch())
        self._line.left.connect(self.leave)
        self.combo.activated.connect(lambda _: self.pick())

    def show_state(self, state: FormState) -> None:
        names = [person.name for person in state.people]
        if [self.combo.itemText(row) for row in range(self.combo.count())] != names:
            kept = self.combo.currentText()
            self.combo.clear()
            self.combo.addItems(names)
            self.combo.setEditText(kept)
        super().show_state(state)

    def set_read_only(self, *, read_only: bool) -> None:
        self.combo.setEnabled(not read_only)

    def read(self) -> Value | None:
        return one_line(self.combo.currentText()) or None

    def put(self, value: Value | None) -> None:
        self.combo.setEditText("" if value is None else str(value))


class BoundText(Editor):
    """A text that other places hold, such as the person's name; it is shown here and changed there."""

    def __init__(self, place: Field, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.label.setToolTip(
            QCoreApplication.translate("Editors", "Lấy từ danh sách đảng viên của kỳ; sửa ở phần Đảng viên")
        )
        self.column.addWidget(self.label)
        self.setFocusProxy(self.label)

    def show_state(self, state: FormState) -> None:
        self.label.setText(state.bound.texts.get(self.place.binding, "") or "…")

    def take(self) -> tuple[Change, ...]:
        return ()


SIMPLE: dict[FieldKind, type[Editor]] = {
    FieldKind.LINE: LineEditor,
    FieldKind.TEXT: TextEditor,
    FieldKind.INTEGER: IntegerEditor,
    FieldKind.DECIMAL: DecimalEditor,
    FieldKind.DATE: DateEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.CHECK: CheckEditor,
    FieldKind.PERSON: PersonEditor,
}
