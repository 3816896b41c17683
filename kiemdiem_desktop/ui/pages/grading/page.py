"""The page Xếp loại: the grid of all levels, what the rules say of them, and how near the best level is to its cap."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.explain import LevelOffer
from kiemdiem_desktop.regulations.grades import each_grade_in_words, grades_in_words
from kiemdiem_desktop.regulations.rules import CapRule
from kiemdiem_desktop.services.facts import CAP_RAISED
from kiemdiem_desktop.services.grading import Judgement
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.charts import Bar, BarChart
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.grading.dialogs import MajoritiesDialog, Proposal
from kiemdiem_desktop.ui.pages.grading.finding import FindingList
from kiemdiem_desktop.ui.pages.grading.panel import Said, SubjectPanel
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, button, scrolled
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.pages.verdicts import (
    cap_sentence,
    count_of,
    group_name,
    heaviest_first,
    level_names,
    short_level_names,
    verdict_of,
    votes_text,
)
from kiemdiem_desktop.ui.tables.grading import (
    COLUMNS,
    GradingModel,
    GradingRow,
    LevelDelegate,
    in_grading_order,
)
from kiemdiem_desktop.ui.tables.rows import RowsView
from kiemdiem_desktop.ui.tables.verdict import Verdict

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

ALL, WITH_FINDINGS, WITHOUT_LEVEL = range(3)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradingView:
    """What the page shows."""

    judgement: Judgement
    names: Mapping[Level, str]
    short: Mapping[Level, str]
    majorities: Mapping[UUID, Level]
    asks: Mapping[str, tuple[str, ...]]
    may_raise: bool
    grades: Mapping[UUID, tuple[str, str]]

    def said(self, subject_id: UUID | None) -> Said:
        """What the rules say of one subject, or of the whole period."""
        reasons = self.judgement.sheet.records.reasons
        return Said(
            findings=self.judgement.of(subject_id),
            asks=self.asks,
            reasons={entry.rule: entry.reason for entry in reasons if entry.subject_id == subject_id},
        )


class GradingPage(LoadingPage):
    """Levels of collectives and members at every step."""

    place: ClassVar[str] = "grading"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("GradingPage", "Xếp loại")
    scrolls: ClassVar[bool] = True
    icon: ClassVar[str] = "levels.svg"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._data: GradingView | None = None
        self._verdicts: dict[UUID, Verdict] = {}
        self._wanted: UUID | None = None
        self.model = GradingModel(self)
        self.table = RowsView(self.model, self.tr("Xếp loại của tập thể và đảng viên"))
        self.filter = QComboBox()
        self.panel = SubjectPanel()
        self.below = Sentence(tone="warn")
        self.cap_chart = BarChart(self.tr("Số mức cao nhất so với trần"))
        self.cap_text = Sentence()
        self.period_findings = FindingList()
        self.counter = QLabel()
        self._build()
        self._connect()

    def load(self, period_id: UUID | None) -> GradingView:
        assert period_id is not None  # noqa: S101 - the page asks only with a period
        office = self.context.office
        regulation = office.periods.regulation(period_id)
        judgement = office.grading.judgement(period_id)
        return GradingView(
            judgement=judgement,
            names=level_names(regulation),
            short=short_level_names(regulation),
            majorities=office.grading.ballot_majorities(period_id),
            may_raise=regulation.cap.raised_share is not None,
            asks={r.id: r.grounds for r in regulation.rules if r.discretion or isinstance(r, CapRule)},
            grades={
                subject.id: (grades_in_words(regulation, subject), each_grade_in_words(regulation, subject))
                for subject in judgement.sheet.subjects
            },
        )

    def show_loaded(self, data: Any) -> None:
        self._data = data
        self._verdicts = {}
        self._show_rows()
        self._show_cap()
        self._majorities.setEnabled(bool(data.majorities))
        said = data.said(None)
        shown = [f for f in heaviest_first(said.findings) if f.severity is not Severity.NOTE or f.rule in said.reasons]
        self.period_findings.show_findings(shown, said.asks, said.reasons)

    def flush(self) -> None:
        self.panel.flush()
        self.period_findings.flush()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        if subject_id is not None:
            self.filter.setCurrentIndex(ALL)
            self._wanted = subject_id
            self._show_rows()
        column = self.model.column_of((field or "").removeprefix("level."))
        if column >= 0:
            self.table.select_row(self.table.currentIndex().row(), column)
        if field == "reason":
            self.panel.reason.setFocus()
        else:
            self.table.setFocus()

    def _build(self) -> None:
        self.table.fit_columns(COLUMNS)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.table.setItemDelegate(LevelDelegate(self._verdict, self.below.say, self.table))
        self.filter.addItems([self.tr("Tất cả"), self.tr("Có điều cần xem"), self.tr("Chưa có mức")])
        self.filter.setAccessibleName(self.tr("Lọc danh sách"))
        self._majorities = button(
            self.tr("Lấy theo kết quả phiếu…"),
            self._ask_majorities,
            tip=self.tr("Xem trước mức theo phiếu rồi ghi vào cột Chi bộ"),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        hint = QLabel(self.tr("Enter hoặc nháy đúp vào ô để chọn mức."))
        hint.setWordWrap(True)
        column.addWidget(flow(self.filter, self._majorities, self.counter))
        column.addWidget(hint)
        column.addWidget(self.table, 1)
        self._raise = button(self.tr("Nâng trần theo văn bản của cấp trên…"), self._ask_raise)
        for widget in (self.below, self.cap_chart, self.cap_text, flow(self._raise), self.period_findings):
            column.addWidget(widget)
        splitter = Split(left, scrolled(self.panel), (7, 3), lines=(22, 14))
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self.filter.currentIndexChanged.connect(self._show_rows)
        self.table.selectionModel().currentChanged.connect(self._chosen)
        self.table.activated.connect(self._edit)
        self.model.chosen.connect(self._set_level)
        self.panel.reasoned.connect(self._set_reason)
        self.panel.kept.connect(self._keep)
        self.period_findings.reasoned.connect(lambda rule, reason: self._keep(None, rule, reason))
        self.panel.excluded.connect(self._ask_exclude)
        self.panel.included.connect(lambda subject_id: self._exclude(subject_id, ""))
        self.panel.review_asked.connect(self._show_review)

    def _row(self, view: GradingView, subject: SubjectSheet) -> GradingRow:
        findings = view.judgement.of(subject.id)
        return GradingRow(
            subject=subject,
            names=view.names,
            short=view.short,
            blocks=count_of(findings, Severity.BLOCK),
            warns=count_of(findings, Severity.WARN),
            votes=votes_text(subject, view.short),
            grades=view.grades[subject.id][0],
            each_grade=view.grades[subject.id][1],
        )

    def _show_rows(self) -> None:
        view = self._data
        if view is None:
            return
        kept = self._wanted or self._current_id()
        self._wanted = None
        rows = [self._row(view, subject) for subject in in_grading_order(view.judgement.sheet)]
        shown = [row for row in rows if self._passes(row)]
        self.model.set_rows(shown)
        self.counter.setText(self.tr("{shown} / {all} dòng").format(shown=len(shown), all=len(rows)))
        place = self.model.row_of(kept)
        column = self.table.currentIndex().column()
        self.table.select_row(max(place, 0), max(column, 0))
        self._chosen()

    def _passes(self, row: GradingRow) -> bool:
        match self.filter.currentIndex():
            case x if x == WITH_FINDINGS:
                return row.blocks + row.warns > 0
            case x if x == WITHOUT_LEVEL:
                return not row.left_out and row.subject.level is None
            case _:
                return True

    def _show_cap(self) -> None:
        lines = self._data.judgement.cap if self._data else ()
        self.cap_chart.show_bars([Bar(group_name(line), line.excellent, line.limit) for line in lines])
        self.cap_chart.setVisible(bool(lines))
        self._raise.setVisible(self._raised() or bool(self._data and self._data.may_raise))
        self._raise.setText(
            self.tr("Bỏ nâng trần") if self._raised() else self.tr("Nâng trần theo văn bản của cấp trên…")
        )
        self.cap_text.say("\n".join(cap_sentence(line) for line in lines))

    def _current_id(self) -> UUID | None:
        row = self._current()
        return row.subject.id if row else None

    def _current(self) -> GradingRow | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _chosen(self) -> None:
        row = self._current()
        step = self.model.step_at(self.table.currentIndex().column()) or Step.CELL
        said = self._data.said(row.subject.id) if self._data and row else Said()
        self.panel.show_row(row, said, step)
        if row is not None:
            self._ask_offers(row.subject.id)

    def _ask_offers(self, subject_id: UUID) -> None:
        """Have the levels of the chosen subject tried on the book's thread, for that takes a moment."""
        view = self._data
        if view is None or subject_id in self._verdicts:
            self.panel.show_refusals(self._verdicts.get(subject_id, Verdict()))
            return

        def came(offers: tuple[LevelOffer, ...]) -> None:
            if view is self._data:
                self._verdicts[subject_id] = verdict_of(offers)
                if self._current_id() == subject_id:
                    self.panel.show_refusals(self._verdicts[subject_id])

        self.context.operations.query(lambda: view.judgement.offers[subject_id], came)

    def _verdict(self, subject_id: UUID) -> Verdict:
        if subject_id not in self._verdicts and self._data is not None:
            self._verdicts[subject_id] = verdict_of(self._data.judgement.offers[subject_id])
        return self._verdicts.get(subject_id, Verdict())

    def _edit(self, index: QModelIndex) -> None:
        """Edit the level of the cell that is chosen; beside the levels it is the cell's own level that is meant."""
        if self.model.step_at(index.column()) is None:
            index = index.siblingAtColumn(self.model.column_of(Step.CELL.value))
            self.table.setCurrentIndex(index)
        self.table.edit(index)

    def _set_level(self, subject_id: UUID, step: Step, level: Level | None) -> None:
        self.flush()
        self._store(subject_id, step, level=level)

    def _set_reason(self, subject_id: UUID, step: Step, changes: dict[str, Any]) -> None:
        self._store(subject_id, step, **changes)

    def _store(self, subject_id: UUID, step: Step, **changes: Any) -> None:
        """Store a level or what belongs to it, on top of what is stored by then."""
        period_id, reviews = self.context.period_id(), self.context.office.reviews
        if period_id is None:
            return

        def work() -> Any:
            entry = reviews.sheet(period_id).subject(subject_id).levels.get(step)
            level = changes.pop("level", entry.level if entry else None)
            kept: dict[str, Any] = {
                name: getattr(entry, name) for name in ("reason", "paper_number", "given_on") if entry is not None
            }
            return reviews.save_level(period_id, subject_id, step, level, **(kept | changes))

        self.context.operations.run(self.tr("Ghi mức xếp loại"), work)

    def _keep(self, subject_id: UUID | None, rule: str, reason: str) -> None:
        period_id, grading = self.context.period_id(), self.context.office.grading
        if period_id is not None:
            self.context.operations.run(
                self.tr("Ghi lý do giữ nguyên"), lambda: grading.give_reason(period_id, subject_id, rule, reason)
            )

    def _raised(self) -> bool:
        answers = self._data.judgement.sheet.records.answers if self._data else ()
        return any(answer.fact == CAP_RAISED and answer.yes for answer in answers)

    def _ask_raise(self) -> None:
        if self._raised():
            self._raise_cap(raised=False, ground="")
        else:
            question = self.tr("Văn bản của cấp có thẩm quyền cho nâng trần (số, ngày, lý do)")
            self.context.ask.text(
                question, lambda text: self._raise_cap(raised=True, ground=text) if text and text.strip() else None
            )

    def _raise_cap(self, *, raised: bool, ground: str) -> None:
        period_id, grading = self.context.period_id(), self.context.office.grading
        if period_id is not None:
            self.context.operations.run(
                self.tr("Nâng trần mức cao nhất"), lambda: grading.raise_cap(period_id, raised=raised, ground=ground)
            )

    def _ask_exclude(self, subject_id: UUID) -> None:
        question = self.tr("Lý do chưa kiểm điểm kỳ này")
        self.context.ask.text(question, lambda text: self._exclude(subject_id, text) if text else None)

    def _exclude(self, subject_id: UUID, reason: str) -> None:
        period_id, reviews = self.context.period_id(), self.context.office.reviews
        if period_id is not None:
            self.context.operations.run(
                self.tr("Ghi người chưa kiểm điểm"), lambda: reviews.exclude(period_id, subject_id, reason)
            )

    def _show_review(self, subject_id: UUID) -> None:
        if self._data is not None:
            collective = self._data.judgement.sheet.subject(subject_id).is_collective
            self.context.navigate("collective_review" if collective else "member_review", subject_id, None)

    def _ask_majorities(self) -> None:
        view = self._data
        if view is None:
            return
        self.flush()
        proposals: list[Proposal] = []
        for subject in in_grading_order(view.judgement.sheet):
            proposed = view.majorities.get(subject.id)
            now = subject.levels[Step.CELL].level if Step.CELL in subject.levels else None
            if proposed is not None and proposed is not now:
                proposals.append((subject.id, subject.name, view.names[now] if now else "", view.names[proposed]))
        if proposals:
            self.context.ask.open_dialog(MajoritiesDialog(proposals, self._take_majorities, self))
        else:
            self.context.ask.message(self.tr("Cột Chi bộ đã đúng như kết quả phiếu."))

    def _take_majorities(self, subject_ids: tuple[UUID, ...]) -> None:
        period_id, grading = self.context.period_id(), self.context.office.grading
        if period_id is not None:
            self.context.operations.run(
                self.tr("Lấy mức theo kết quả phiếu"), lambda: grading.take_majorities(period_id, subject_ids)
            )
