"""Beside the grid: what the rules say of the chosen subject, why some levels are not offered, and the reasons given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import LevelEntry, Step
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.ui.pages.fields import DateField, LineField, TextField
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.grading.finding import FindingList
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, heading
from kiemdiem_desktop.ui.pages.verdicts import heaviest_first
from kiemdiem_desktop.ui.tables.grading import GradingRow, step_title
from kiemdiem_desktop.ui.tables.verdict import Verdict

WITH_PAPER = frozenset({Step.AGENCY, Step.DECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the rules say of a subject, which of them leave room for a reason, and the reasons given by rule."""

    findings: tuple[Finding, ...] = ()
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)


class SubjectPanel(QWidget):
    """The chosen subject.

    ``reasoned`` carries subject, step and the changed fields of the level's entry; ``kept`` carries subject, rule and
    the reason for keeping what the rule warns of.
    """

    reasoned = Signal(object, object, object)
    kept = Signal(object, str, str)
    excluded = Signal(object)
    included = Signal(object)
    review_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: GradingRow | None = None
        self._step = Step.CELL
        self._verdict = Verdict()
        self._heavy = False
        self._title, self._facts = heading(), Sentence()
        self.findings = FindingList()
        self._calm = Sentence(self.tr("Không có điều gì cần xem."))
        self._refusals = Sentence()
        self._box = QGroupBox()
        self.reason = TextField(lines=2)
        self.paper, self.day = LineField(), DateField(whole=True)
        self._wanted = Sentence(tone="bad")
        self._build()

    def show_row(self, row: GradingRow | None, said: Said, step: Step) -> None:
        """Show a subject at one step; a reason that is being typed stays."""
        moved = self._row is None or row is None or row.subject.id != self._row.subject.id or step is not self._step
        if moved:
            self.flush()
            self.day.forget()
            self.show_refusals(Verdict())
        self._row, self._step = row, step
        self.setEnabled(row is not None)
        if row is None:
            return
        self._title.setText(row.subject.name)
        self._facts.say(row.subject.duty.reason if row.left_out else row.subject.posts)
        self.findings.show_findings(heaviest_first(said.findings), said.asks, said.reasons)
        self._calm.setVisible(not said.findings)
        self._show_entry(row, said.findings)
        person = row.subject.participant
        self._exclude.setVisible(person is not None and not person.not_reviewed_reason)
        self._include.setVisible(person is not None and bool(person.not_reviewed_reason))

    def show_refusals(self, verdict: Verdict) -> None:
        """Say which levels are not offered to the subject, and why."""
        self._verdict = verdict
        if self._row is None:
            return
        offered = verdict.refusals if self._row.subject.duty.graded else {}  # who gets no level is told so above
        refused = [f"{self._row.names[level]}: {why}" for level, why in offered.items() if why]
        self._refusals.say("\n".join([self.tr("Mức chưa đủ điều kiện:"), *refused]) if refused else "")
        self._ask_reason(self._row)

    def flush(self) -> None:
        """Commit what is being typed."""
        for editor in (self.reason, self.paper, self.day):
            editor.commit()
        self.findings.flush()

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
        self.findings.reasoned.connect(self._keep)
        self.paper.committed.connect(lambda text: self._say("paper_number", text))
        self.day.dated.connect(self._dated)
        column = QVBoxLayout(self)
        for widget in (self._title, self._facts):
            column.addWidget(widget)
        column.addWidget(self._calm)
        column.addWidget(self.findings)
        column.addWidget(self._refusals)
        column.addWidget(self._box)
        column.addWidget(flow(self._review, self._exclude, self._include))
        column.addStretch(1)

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
        for editor in (self.paper, self.day):
            self._form.setRowVisible(editor, self._step in WITH_PAPER)
        self._heavy = any(found.severity is not Severity.NOTE for found in findings)
        self._ask_reason(row)

    def _ask_reason(self, row: GradingRow) -> None:
        entry = row.subject.levels.get(Step.CELL)
        against = self._heavy or (entry is not None and entry.level in self._verdict.refusals)
        wanted = entry is not None and not entry.reason and self._step is Step.CELL and against
        self._wanted.say(self.tr("Có điều cần xem: ghi lý do vì sao vẫn đề nghị mức này.") if wanted else "")

    def _say(self, name: str, value: object) -> None:
        if self._row is not None and self._step in self._row.subject.levels:
            self.reasoned.emit(self._row.subject.id, self._step, {name: value})

    def _keep(self, rule: str, reason: str) -> None:
        if self._row is not None:
            self.kept.emit(self._row.subject.id, rule, reason)

    def _dated(self, value: PartialDate | None) -> None:
        day: date | None = value.exact() if value is not None else None
        self._say("given_on", day)

    def _emit(self, signal: object) -> None:
        if self._row is not None:
            send: Callable[[object], None] = signal.emit  # type: ignore[attr-defined] # a bound Qt signal
            send(self._row.subject.id)
