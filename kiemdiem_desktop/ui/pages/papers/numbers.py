"""Numbers for papers: taking the next one of the register, issuing it on a day, issuing it again, voiding it."""

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

ISSUE, VOID, EDITIONS = "issue", "void", "editions"


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
            self._ask_change(line, line.number)

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

    def _ask_change(self, line: PaperLine, number: PaperNumber) -> None:
        options = [(VOID, self.tr("Hủy số…"))]
        question = self.tr("Văn bản đã có số {number}.").format(number=_shown(number))
        if number.state is NumberState.ISSUED and number.issued_on is not None:
            question += " " + self.tr("Phát hành ngày {day}.").format(day=_day_shown(number.issued_on))
        if line.state == "unkept":
            options.insert(0, (ISSUE, self.tr("Giữ bản đã phát hành…")))
        elif line.issued is None:
            options.insert(0, (ISSUE, self.tr("Ghi ngày phát hành…")))
        else:
            options.insert(0, (EDITIONS, self.tr("Xem bản đã phát hành…")))
        if line.differs:
            question += " " + self.tr("Số liệu trong sổ đã khác bản đã phát hành.")
            options.insert(0, (ISSUE, self.tr("Phát hành lại, giữ số…")))
        self.context.ask.choose(question, options, lambda chosen: self._change(line, number, chosen))

    def _change(self, line: PaperLine, number: PaperNumber, chosen: str | None) -> None:
        if chosen == ISSUE and line.issued is None:
            self._ask_missing(line, number)
        elif chosen == ISSUE:
            question = self.tr(
                "Lý do phát hành lại văn bản số {number} (bản trước vẫn được giữ). "
                "Muốn dùng số khác thì hủy số này rồi lấy số mới."
            ).format(number=_shown(number))
            self.context.ask.text(question, lambda reason: self._ask_day(number, reason))
        elif chosen == EDITIONS:
            self.show_editions(line)
        elif chosen == VOID:
            question = self.tr("Lý do hủy số {number} (số đã hủy không dùng lại):").format(number=_shown(number))
            self.context.ask.text(question, lambda text: self._void(number, text))

    def show_editions(self, line: PaperLine) -> None:
        """Open what was issued of a paper beside what it would say today."""
        from kiemdiem_desktop.ui.pages.papers.editions import PaperEditions  # noqa: PLC0415 - QtPdf loads when needed

        period_id = self.context.period_id()
        if period_id is not None:
            self.context.ask.open_dialog(PaperEditions(self.context, period_id, line, self.button.window()))

    def _ask_missing(self, line: PaperLine, number: PaperNumber) -> None:
        """Name what the paper lacks before it goes out."""
        if not line.missing:
            self._ask_day(number, "")
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer's own shape
            if yes:
                self._ask_day(number, "")

        self.context.ask.confirm(
            self.tr("Văn bản còn thiếu {count} mục. Vẫn phát hành?").format(count=len(line.missing)),
            answered,
            detail="\n".join(item.text_vi for item in line.missing),
            yes=self.tr("Vẫn phát hành"),
        )

    def _ask_day(self, number: PaperNumber, reason: str | None) -> None:
        if reason is None:
            return
        today = number.issued_on or self.context.office.env.clock.today()
        question = self.tr(
            "Ngày phát hành văn bản số {number}. Bản in được giữ nguyên từ lúc này, "
            "và những việc làm trước đó không hoàn tác được nữa:"
        ).format(number=_shown(number))
        initial = _day_shown(today)
        self.context.ask.text(question, lambda text: self._issue(number, text, reason), initial=initial)

    def _issue(self, number: PaperNumber, text: str | None, reason: str) -> None:
        issuing = self.context.office.issuing
        if text is None:
            return
        day = _day(text)
        if day is None:
            self.context.ask.message(self.tr("Ghi đủ ngày, tháng, năm, ví dụ 05/12/2026. Chưa có gì thay đổi."))
            return
        self.context.operations.run(self.tr("Phát hành văn bản"), lambda: issuing.issue(number.id, day, reason=reason))

    def _void(self, number: PaperNumber, reason: str | None) -> None:
        numbers = self.context.office.numbers
        if reason is not None:
            self.context.operations.run(self.tr("Hủy số văn bản"), lambda: numbers.void(number.id, reason))


def _shown(number: PaperNumber) -> str:
    return f"{number.number:02d}-{number.type_code}"


def _day_shown(day: date) -> str:
    return PartialDate.from_date(day).shown


def _day(text: str) -> date | None:
    try:
        return parse_shown(text.strip()).exact()
    except ValueError:
        return None
