"""Numbers for papers: taking the next one of the register, issuing it on a day, voiding it with a reason."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from kiemdiem_desktop.domain.dates import PartialDate, parse_shown
from kiemdiem_desktop.domain.papers import NumberState, PaperNumber
from kiemdiem_desktop.ui.pages.parts import button

if TYPE_CHECKING:
    from kiemdiem_desktop.services.papers import PaperLine
    from kiemdiem_desktop.ui.context import PageContext

ISSUE, VOID = "issue", "void"


class PaperNumbers(QObject):
    """One button that takes a number for the paper chosen, or says the number and changes it."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._line: PaperLine | None = None
        self.button = button(self.tr("Lấy số…"), self._clicked, tip=self.tr("Số tiếp theo trong sổ số văn bản"))
        self.show_line(None)

    def show_line(self, line: PaperLine | None) -> None:
        """Follow the paper chosen; kinds without numbers have no button."""
        self._line = line
        number = line.number if line is not None else None
        self.button.setVisible(line is not None and line.takes_number)
        self.button.setText(
            self.tr("Số {number}…").format(number=_shown(number)) if number is not None else self.tr("Lấy số…")
        )

    def _clicked(self) -> None:
        line, period_id = self._line, self.context.period_id()
        if line is None or period_id is None:
            return
        if line.number is None:
            self._ask_number(period_id, line)
        else:
            self._ask_change(line.number)

    def _ask_number(self, period_id: UUID, line: PaperLine) -> None:
        numbers = self.context.office.numbers

        def proposed(made: PaperNumber) -> None:
            question = self.tr(
                "Số tiếp theo của loại văn bản này là {number}. "
                "Chỉ ghi số khác khi nhiệm kỳ đã lấy số trước khi dùng sổ này."
            ).format(number=_shown(made))
            self.context.ask.text(question, lambda text: self._take(period_id, line, text), initial=str(made.number))

        self.context.operations.query(lambda: numbers.proposed(period_id, line.ref), proposed)

    def _take(self, period_id: UUID, line: PaperLine, text: str | None) -> None:
        numbers = self.context.office.numbers
        if text is None:
            return
        if not text.strip().isdecimal():
            self.context.ask.message(self.tr("Số chỉ gồm các chữ số. Chưa có số nào được lấy."))
            return
        number = int(text)
        self.context.operations.run(
            self.tr("Lấy số văn bản"), lambda: numbers.reserve(period_id, line.ref, number=number)
        )

    def _ask_change(self, number: PaperNumber) -> None:
        options = [(ISSUE, self.tr("Ghi ngày phát hành…")), (VOID, self.tr("Hủy số…"))]
        question = self.tr("Văn bản đã có số {number}.").format(number=_shown(number))
        if number.state is NumberState.ISSUED and number.issued_on is not None:
            day = PartialDate.from_date(number.issued_on).shown
            question += " " + self.tr("Phát hành ngày {day}.").format(day=day)
        self.context.ask.choose(question, options, lambda chosen: self._change(number, chosen))

    def _change(self, number: PaperNumber, chosen: str | None) -> None:
        if chosen == ISSUE:
            today = number.issued_on or self.context.office.env.clock.today()
            question = self.tr("Ngày phát hành văn bản số {number}:").format(number=_shown(number))
            initial = PartialDate.from_date(today).shown
            self.context.ask.text(question, lambda text: self._issue(number, text), initial=initial)
        elif chosen == VOID:
            question = self.tr("Lý do hủy số {number} (số đã hủy không dùng lại):").format(number=_shown(number))
            self.context.ask.text(question, lambda text: self._void(number, text))

    def _issue(self, number: PaperNumber, text: str | None) -> None:
        issuing = self.context.office.issuing
        if text is None:
            return
        day = _day(text)
        if day is None:
            self.context.ask.message(self.tr("Ghi đủ ngày, tháng, năm, ví dụ 05/12/2026. Chưa có gì thay đổi."))
            return
        self.context.operations.run(self.tr("Phát hành văn bản"), lambda: issuing.issue(number.id, day))

    def _void(self, number: PaperNumber, reason: str | None) -> None:
        numbers = self.context.office.numbers
        if reason is not None:
            self.context.operations.run(self.tr("Hủy số văn bản"), lambda: numbers.void(number.id, reason))


def _shown(number: PaperNumber) -> str:
    return f"{number.number:02d}-{number.type_code}"


def _day(text: str) -> date | None:
    try:
        return parse_shown(text.strip()).exact()
    except ValueError:
        return None
