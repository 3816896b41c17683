"""Beside the grid: what the rules say of the chosen subject, why some levels are not offered, and the reasons given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import LevelEntry, Step
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.ui.pages.parts import (
    DateField,
    LineField,
    Sentence,
    TextField,
    add_row,
    button,
    flow,
    form_layout,
    heading,
)
from kiemdiem_desktop.ui.pages.verdicts import finding_sentence, heaviest_first
from kiemdiem_desktop.ui.tables.grading import GradingRow, step_title

TONES = {Severity.BLOCK: "bad", Severity.WARN: "warn", Severity.NOTE: ""}
WITH_PAPER = frozenset({Step.AGENCY, Step.DECIDED})


class SubjectPanel(QWidget):
    """The chosen subject; ``reasoned`` carries subject, step and the changed fields of the level's entry."""

    reasoned = Signal(object, object, object)
    excluded = Signal(object)
    included = Signal(object)
    review_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: GradingRow | None = None
        self._step = Step.CELL
        self._title, self._facts = heading(), Sentence()
        self._findings = QVBoxLayout()
        self._lines: list[Sentence] = []
        self._refusals = Sentence()
        self._box = QGroupBox()
        self.reason = TextField(lines=2)
        self.paper, self.day = LineField(), DateField(whole=True)
        self._wanted = Sentence(tone="bad")
        self._build()

    def show_row(self, row: GradingRow | None, findings: Sequence[Finding], step: Step) -> None:
        """Show a subject at one step; a reason that is being typed stays."""
        moved = self._row is None or row is None or row.subject.id != self._row.subject.id or step is not self._step
        if moved:
            self.flush()
            self.day.forget()
        self._row, self._step = row, step
        self.setEnabled(row is not None)
        if row is None:
            return
        self._title.setText(row.subject.name)
        self._facts.say(row.subject.duty.reason if row.left_out else row.subject.posts)
        self._show_findings(heaviest_first(findings))
        refused = [f"{row.names[level]}: {why}" for level, why in row.refusals.items() if why]
        self._refusals.say("\n".join([self.tr("Mức chưa đủ điều kiện:"), *refused]) if refused else "")
        self._show_entry(row, findings)
        person = row.subject.participant
        self._exclude.setVisible(person is not None and not person.not_reviewed_reason)
        self._include.setVisible(person is not None and bool(person.not_reviewed_reason))

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in (self.reason, self.paper, self.day):
            field.commit()

    def _build(self) -> None:
        self._exclude = button(
            self.tr("Chưa kiểm điểm kỳ này…"),
            lambda: self._emit(self.excluded),
            tip=self.tr("Ghi lý do người này chưa kiểm điểm hoặc được miễn trong kỳ"),
        )
        self._include = button(self.tr("Đưa lại vào kiểm điểm"), lambda: self._emit(self.included))
        self._review = button(self.tr("Xem bản kiểm điểm"), lambda: self._emit(self.review_asked))
        form = form_layout(self._box)
        add_row(form, self.tr("Lý do"), self.reason)
        form.addRow(self._wanted)
        add_row(form, self.tr("Số văn bản"), self.paper)
        add_row(form, self.tr("Ngày"), self.day)
        self._form = form
        self.reason.committed.connect(lambda text: self._say("reason", text))
        self.paper.committed.connect(lambda text: self._say("paper_number", text))
        self.day.dated.connect(self._dated)
        column = QVBoxLayout(self)
        for widget in (self._title, self._facts):
            column.addWidget(widget)
        column.addLayout(self._findings)
        column.addWidget(self._refusals)
        column.addWidget(self._box)
        column.addWidget(flow(self._review, self._exclude, self._include))
        column.addStretch(1)

    def _show_findings(self, findings: Sequence[Finding]) -> None:
        for line in self._lines:
            self._findings.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [Sentence(finding_sentence(found), tone=TONES[found.severity]) for found in findings]
        if not findings:
            self._lines = [Sentence(self.tr("Không có điều gì cần xem."))]
        for line in self._lines:
            self._findings.addWidget(line)

    def _show_entry(self, row: GradingRow, findings: Sequence[Finding]) -> None:
        entry: LevelEntry | None = row.subject.levels.get(self._step)
        self._box.setVisible(entry is not None)
        if entry is None:
            return
        title = self.tr("{step}: {level}")
        self._box.setTitle(title.format(step=step_title(self._step), level=row.names[entry.level]))
        self.reason.show_text(entry.reason)
        self.paper.show_text(entry.paper_number)
        self.day.show_date(entry.given_on)
        for field in (self.paper, self.day):
            self._form.setRowVisible(field, self._step in WITH_PAPER)
        refused = bool(row.refusals.get(entry.level))
        heavy = any(found.severity is not Severity.NOTE for found in findings)
        wanted = not entry.reason and self._step is Step.CELL and (refused or heavy)
        self._wanted.say(self.tr("Có điều cần xem: ghi lý do vì sao vẫn đề nghị mức này.") if wanted else "")

    def _say(self, field: str, value: object) -> None:
        if self._row is not None and self._step in self._row.subject.levels:
            self.reasoned.emit(self._row.subject.id, self._step, {field: value})

    def _dated(self, value: PartialDate | None) -> None:
        day: date | None = value.exact() if value is not None else None
        self._say("given_on", day)

    def _emit(self, signal: object) -> None:
        if self._row is not None:
            send: Callable[[object], None] = signal.emit  # type: ignore[attr-defined] # a bound Qt signal
            send(self._row.subject.id)
