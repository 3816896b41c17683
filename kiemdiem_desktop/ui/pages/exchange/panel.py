"""Beside the findings: what is done about the chosen one, step by step, each with what it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.recheck import Choice, Correction, CorrectionState, RecheckLine
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField, TextField, read_date, shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, heading

NO_LEVEL = "no_level"
"""The choice that takes a level away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the user typed for a correction."""

    subject_id: UUID | None
    level: Level | None
    reason: str
    head_id: UUID


class FindingPanel(QWidget):
    """The chosen finding and its next step.

    ``kept`` carries the reason, ``proposed`` a Proposal, ``submitted`` the day, ``decided`` paper and day. What is not
    complete is said below the fields and not sent.
    """

    kept = Signal(str)
    proposed = Signal(object)
    submitted = Signal(object)
    decided = Signal(str, object)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line: RecheckLine | None = None
        self._names: Mapping[Level, str] = {}
        self._today = date.min
        self._title, self._said, self._state = heading(), Sentence(tone="warn"), Sentence()
        self._hint, self.problem = Sentence(), Sentence(tone="bad")
        self.reason = TextField(lines=3)
        self.subject, self.level, self.head = ChoiceField(least=16), ChoiceField(least=16), ChoiceField(least=16)
        self.sent_on, self.paper, self.decided_on = DateField(whole=True), LineField(), DateField(whole=True)
        self._choosing, self._sending, self._deciding = QGroupBox(), QGroupBox(), QGroupBox()
        self._build()

    def offer(
        self, names: Mapping[Level, str], subjects: Sequence[tuple[UUID, str]], persons: Sequence[tuple[UUID, str]]
    ) -> None:
        """Say which levels, subjects and heads can be chosen."""
        self._names = names
        none = (NO_LEVEL, self.tr("Không xếp loại (bỏ mức)"))
        self.level.offer([*((level, name) for level, name in names.items()), none])
        self.subject.offer(subjects)
        self.head.offer(persons)

    def show_line(self, line: RecheckLine | None, head_id: UUID | None, today: date) -> None:
        """Show another line; what was typed for the same one stays."""
        moved = line is None or self._line is None or _identity(line) != _identity(self._line)
        self._line, self._today = line, today
        self.setEnabled(line is not None)
        for part in (self._choosing, self._sending, self._deciding, self._withdraw):
            part.setVisible(False)
        if line is None:
            self._title.setText(self.tr("Chưa chọn nội dung nào"))
            for sentence in (self._said, self._state, self._hint, self.problem):
                sentence.say("")
            return
        if moved:
            self._clear(head_id)
        self._title.setText(line.subject_name or self.tr("Toàn chi bộ"))
        self._said.say(line.finding.sentence)
        self._state.say(self._state_text(line))
        self._hint.say(self._hint_text(line))
        self._show_step(line)

    def flush(self) -> None:
        """Nothing is stored before a step's own button is pressed."""

    def _build(self) -> None:
        form = form_layout(self._choosing)
        self._choosing.setTitle(self.tr("Giữ nguyên hoặc chấn chỉnh"))
        add_row(form, self.tr("Lý do"), self.reason)
        self._keep = button(
            self.tr("Giữ nguyên kết quả"),
            self._send_kept,
            tip=self.tr("Ghi lý do vì sao kết quả này vẫn đúng quy định"),
        )
        form.addRow(self._keep)
        add_row(form, self.tr("Tập thể, cá nhân"), self.subject)
        add_row(form, self.tr("Mức mới"), self.level)
        add_row(form, self.tr("Người đứng đầu chịu trách nhiệm"), self.head)
        self._propose = button(self.tr("Ghi đề nghị chấn chỉnh"), self._send_proposal)
        form.addRow(self._propose)
        self._form = form
        sending = form_layout(self._sending)
        self._sending.setTitle(self.tr("Trình cấp có thẩm quyền"))
        add_row(sending, self.tr("Ngày trình"), self.sent_on)
        sending.addRow(button(self.tr("Ghi đã trình"), self._send_day))
        deciding = form_layout(self._deciding)
        self._deciding.setTitle(self.tr("Quyết định của cấp có thẩm quyền"))
        add_row(deciding, self.tr("Số văn bản"), self.paper)
        add_row(deciding, self.tr("Ngày quyết định"), self.decided_on)
        deciding.addRow(
            button(self.tr("Ghi quyết định"), self._send_decision, tip=self.tr("Mức mới thay mức đã công nhận"))
        )
        self._withdraw = button(self.tr("Rút lại"), self.withdrawn.emit)
        column = QVBoxLayout(self)
        for widget in (self._title, self._said, self._state, self._hint, self._choosing, self._sending):
            column.addWidget(widget)
        column.addWidget(self._deciding)
        column.addWidget(self.problem)
        column.addWidget(flow(self._withdraw))
        column.addStretch(1)

    def _clear(self, head_id: UUID | None) -> None:
        self.problem.say("")
        self.reason.show_text(self._line.correction.reason if self._line and self._line.correction else "")
        self.subject.show_value(None)
        made = self._line.correction if self._line else None
        correcting = made is not None and made.choice is Choice.CORRECT
        self.level.show_value((made.new_level or NO_LEVEL) if made and correcting else None)
        self.head.show_value((made.responsible_id if made and correcting else None) or head_id)
        self.paper.show_text("")
        for field in (self.sent_on, self.decided_on):
            field.forget()
            field.show_date(self._today)

    def _state_text(self, line: RecheckLine) -> str:
        made = line.correction
        if made is None:
            return "" if line.remains else self.tr("Không còn sau khi chấn chỉnh nội dung khác.")
        if made.choice is Choice.KEEP:
            text = self.tr("Giữ nguyên, ghi ngày {day}. Lý do: {reason}")
            said = text.format(day=shown_day(made.submitted_on), reason=made.reason)
        else:
            said = self._correction_text(made)
        late = self.tr("(Quá thời hạn)")
        return f"{said} {late}" if line.late else said

    def _correction_text(self, made: Correction) -> str:
        texts = {
            CorrectionState.PROPOSED: self.tr("Đề nghị: {old} → {new}. Lý do: {reason}"),
            CorrectionState.SUBMITTED: self.tr("Đã trình ngày {sent}: {old} → {new}. Lý do: {reason}"),
            CorrectionState.DECIDED: self.tr(
                "Đã chấn chỉnh theo {paper}, ngày {decided}: {old} → {new}. Lý do: {reason}"
            ),
        }
        return texts[made.state].format(
            old=self._name(made.old_level),
            new=self._name(made.new_level),
            reason=made.reason,
            sent=shown_day(made.submitted_on),
            paper=made.deciding_paper,
            decided=shown_day(made.decided_on),
        )

    def _name(self, level: Level | None) -> str:
        return self._names[level] if level else self.tr("không xếp loại")

    def _hint_text(self, line: RecheckLine) -> str:
        if line.unknown:
            return self.tr(
                "Chưa kết luận được là đúng hay sai. Chọn kỳ này ở đầu cửa sổ rồi ghi dữ kiện ở trang Xếp loại."
            )
        if line.correction is not None and line.correction.in_force and line.remains:
            return self.tr("Kết quả mới vẫn chưa đúng theo nội dung này: có thể ghi một đề nghị khác.")
        return ""

    def _show_step(self, line: RecheckLine) -> None:
        made = line.correction
        if line.unknown:
            return
        waiting = made is None or made.choice is Choice.KEEP or made.state is CorrectionState.PROPOSED
        again = made is not None and made.in_force and line.remains
        self._choosing.setVisible(waiting or again)
        self._form.setRowVisible(self.subject, line.finding.subject_id is None)
        correcting = made is not None and made.choice is Choice.CORRECT
        self._sending.setVisible(correcting and made is not None and made.state is CorrectionState.PROPOSED)
        self._deciding.setVisible(correcting and made is not None and made.state is CorrectionState.SUBMITTED)
        self._withdraw.setVisible(made is not None and not made.in_force)

    def _typed_reason(self) -> str:
        return self.reason.toPlainText().strip()

    def _send_kept(self) -> None:
        if self._holds(bool(self._typed_reason()), self.tr("Ghi lý do trước.")):
            self.kept.emit(self._typed_reason())

    def _send_proposal(self) -> None:
        line = self._line
        if line is None:
            return
        subject = line.finding.subject_id or self.subject.value
        level, head = self.level.value, self.head.value
        known = (
            self._holds(isinstance(subject, UUID), self.tr("Chọn tập thể hoặc cá nhân có mức cần chấn chỉnh."))
            and self._holds(level is not None, self.tr("Chọn mức mới."))
            and self._holds(bool(self._typed_reason()), self.tr("Ghi lý do trước."))
            and self._holds(isinstance(head, UUID), self.tr("Chọn người đứng đầu chịu trách nhiệm."))
        )
        if known and isinstance(subject, UUID) and isinstance(head, UUID):
            chosen = level if isinstance(level, Level) else None
            self.proposed.emit(Proposal(subject_id=subject, level=chosen, reason=self._typed_reason(), head_id=head))

    def _send_day(self) -> None:
        day = self._day(self.sent_on)
        if day is not None:
            self.submitted.emit(day)

    def _send_decision(self) -> None:
        number, day = self.paper.text().strip(), self._day(self.decided_on)
        if day is not None and self._holds(bool(number), self.tr("Ghi số văn bản quyết định.")):
            self.decided.emit(number, day)

    def _day(self, field: DateField) -> date | None:
        typed: PartialDate | None = read_date(field.text(), whole=True)
        day = typed.exact() if typed else None
        self._holds(day is not None, self.tr("Ngày này không đọc được: ghi đủ ngày/tháng/năm."))
        return day

    def _holds(self, condition: bool, problem: str) -> bool:  # noqa: FBT001 - what it is about is said beside it
        self.problem.say("" if condition else problem)
        return condition


def _identity(line: RecheckLine) -> tuple[object, ...]:
    made = line.correction
    return line.finding.rule, line.finding.variant, line.subject_id, made.id if made else None, made and made.state
