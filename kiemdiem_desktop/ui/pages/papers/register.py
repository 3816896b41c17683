"""The register of numbers of a term: every number with its paper and what became of it, and the next of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.services.numbers import NumberRegister, RegisterLine
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.pages.fields import ChoiceField, shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.rows import CENTRE, Column, RowsModel, RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

CONTEXT = "NumberRegisterDialog"
STATES = {
    NumberState.RESERVED: QT_TRANSLATE_NOOP("NumberRegisterDialog", "Giữ chỗ"),
    NumberState.ISSUED: QT_TRANSLATE_NOOP("NumberRegisterDialog", "Đã phát hành"),
    NumberState.VOID: QT_TRANSLATE_NOOP("NumberRegisterDialog", "Đã hủy"),
}
AGAIN = QT_TRANSLATE_NOOP("NumberRegisterDialog", "Đã phát hành {count} lần")


def _state(line: RegisterLine) -> str:
    if line.number.state is NumberState.ISSUED and line.editions > 1:
        return QCoreApplication.translate(CONTEXT, AGAIN).format(count=line.editions)
    return QCoreApplication.translate(CONTEXT, STATES[line.number.state])


COLUMNS: tuple[Column[RegisterLine], ...] = (
    Column(
        key="number",
        title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Số"),
        text=lambda line: f"{line.number.number:02d}-{line.number.type_code}",
        width=10,
    ),
    Column(
        key="title",
        title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Văn bản"),
        text=lambda line: line.title,
        tip=lambda line: line.title,
        stretch=True,
    ),
    Column(
        key="period",
        title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Kỳ"),
        text=lambda line: line.period_key,
        align=CENTRE,
        width=12,
    ),
    Column(key="state", title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Tình trạng"), text=_state, width=22),
    Column(
        key="day",
        title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Ngày phát hành"),
        text=lambda line: shown_day(line.number.issued_on),
        align=CENTRE,
        width=16,
    ),
    Column(
        key="reason",
        title=QT_TRANSLATE_NOOP("NumberRegisterDialog", "Lý do hủy"),
        text=lambda line: line.number.void_reason,
        tip=lambda line: line.number.void_reason,
        width=24,
    ),
)


class NumberRegisterDialog(QDialog):
    """Shows the register; numbers are taken, issued and voided at their papers."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registers: tuple[NumberRegister, ...] = ()
        self.setWindowTitle(self.tr("Sổ số văn bản"))
        self.panel = MessagePanel()
        self.term = ChoiceField(least=20)
        self.term.chosen.connect(self._choose)
        self.model: RowsModel[RegisterLine] = RowsModel(
            COLUMNS,
            lambda line: line.number.id,
            context=CONTEXT,
            parent=self,
            grey=lambda line: line.number.state is NumberState.VOID,
        )
        self.table = RowsView(self.model, self.tr("Sổ số văn bản"))
        self.table.fit_columns(COLUMNS)
        self.due = Sentence()
        above = QWidget()
        add_row(form_layout(above), self.tr("Nhiệm kỳ"), self.term)
        column = QVBoxLayout(self)
        column.addWidget(self.panel)
        column.addWidget(above)
        column.addWidget(self.table, 1)
        column.addWidget(self.due)
        column.addWidget(flow(button(self.tr("Đóng"), self.reject)))
        fit(self, 120, 28)
        context.operations.query(context.office.numbers.registers, self._show, self.panel.show_error)

    def _show(self, registers: tuple[NumberRegister, ...]) -> None:
        self._registers = registers
        self.term.offer([(each.term.id, each.term.name) for each in registers])
        if registers:
            self.term.show_value(registers[0].term.id)
            self._choose(registers[0].term.id)
        else:
            self.due.say(self.tr("Chi bộ chưa có nhiệm kỳ nào."))

    def _choose(self, term_id: object) -> None:
        register = next((each for each in self._registers if each.term.id == term_id), None)
        if register is None:
            return
        self.model.set_rows(list(register.lines))
        if register.due:
            due = "; ".join(f"{number:02d}-{kind}" for kind, number in register.due)
            self.due.say(self.tr("Số tiếp theo: {numbers}").format(numbers=due))
        else:
            self.due.say(self.tr("Nhiệm kỳ này chưa lấy số nào: mỗi loại văn bản bắt đầu từ 01."))
