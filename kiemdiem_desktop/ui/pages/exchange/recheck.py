"""The tab Rà soát năm trước: findings about an earlier period, what is done about each, days left, and papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.recheck import RecheckLine, RecheckSheet
from kiemdiem_desktop.domain.results import ResultsPreview
from kiemdiem_desktop.services.exchange import DossierPreview
from kiemdiem_desktop.services.papers import RenderedPaper
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.exchange.panel import FindingPanel, Proposal
from kiemdiem_desktop.ui.pages.exchange.results import ResultsDialog
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, button, scrolled
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.pages.verdicts import level_names, short_level_names
from kiemdiem_desktop.ui.periods import period_title
from kiemdiem_desktop.ui.tables.recheck import FINDING_COLUMNS, FindingRow, FindingsModel
from kiemdiem_desktop.ui.tables.rows import RowsView

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

REPORT, LIST = "recheck_report", "correction_list"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckView:
    """What the tab shows: the periods to choose from, and the chosen one looked at again."""

    periods: tuple[Period, ...]
    sheet: RecheckSheet | None = None
    names: Mapping[Level, str] | None = None
    short: Mapping[Level, str] | None = None
    persons: tuple[tuple[UUID, str], ...] = ()
    head_id: UUID | None = None


class RecheckTab(LoadingPage):
    """An earlier period's results under their own regulation."""

    place: ClassVar[str] = "exchange"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RecheckTab", "Rà soát năm trước")
    icon: ClassVar[str] = "exchange.svg"
    needs_period: ClassVar[bool] = False
    scrolls: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: RecheckView | None = None
        self._chosen: UUID | None = None
        self.period = ChoiceField(least=14)
        self.deadline = DateField(whole=True)
        self.model = FindingsModel(self)
        self.table = RowsView(self.model, self.tr("Nội dung rà soát"))
        self.panel = FindingPanel()
        self.left, self.over = Sentence(), Sentence(tone="bad")
        self.summary, self.empty = Sentence(), Sentence()
        self._build()
        self._connect()

    def load(self, period_id: UUID | None) -> RecheckView:
        office, chosen = self.context.office, self._chosen
        periods = tuple(reversed(office.periods.periods()))
        known = {period.id for period in periods}
        shown = chosen if chosen in known else _proposed(periods, period_id)
        if shown is None:
            return RecheckView(periods=periods)
        regulation, people = office.periods.regulation(shown), office.reviews.sheet(shown).persons
        return RecheckView(
            periods=periods,
            sheet=office.recheck.recheck(shown),
            names=level_names(regulation),
            short=short_level_names(regulation),
            persons=tuple((person.id, person.name) for person in people),
            head_id=office.recheck.head(shown),
        )

    def show_loaded(self, data: Any) -> None:
        view: RecheckView = data
        self._view = view
        sheet = view.sheet
        self.period.offer([(period.id, period_title(period.key)) for period in view.periods])
        for widget in (self._papers, self.deadline, self._deadline_label):
            widget.setVisible(sheet is not None)
        if sheet is None:
            self.empty.say(self.tr("Sổ chưa có kết quả năm nào: nhập danh sách hoặc hồ sơ của năm cần rà soát."))
            self.model.set_rows([])
            self._show_chosen()
            return
        self._chosen = sheet.period.id
        self.period.show_value(self._chosen)
        self.deadline.show_date(sheet.deadline)
        self._say_left(sheet)
        self._show_rows(view, sheet)

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        for place, row in enumerate(self.model.rows):
            if (subject_id is None or row.line.subject_id == subject_id) and field in {None, row.line.finding.rule}:
                self.table.select_row(place)
                return

    def show_period(self, period_id: UUID) -> None:
        """Look at another period."""
        self._chosen = period_id
        self.reload()

    def _build(self) -> None:
        self.table.fit_columns(FINDING_COLUMNS)
        self.period.setAccessibleName(self.tr("Kỳ cần rà soát"))
        self.period.setToolTip(self.tr("Kỳ cần rà soát"))
        self.deadline.setAccessibleName(self.tr("Ngày cuối cùng còn trong hạn"))
        self.deadline.setToolTip(self.tr("Ngày cuối cùng còn trong hạn; xóa trống để lấy theo quy định"))
        self._deadline_label = QLabel(self.tr("Hạn, hết ngày:"))
        self._deadline_label.setBuddy(self.deadline)
        self._deadline_label.setMinimumHeight(self.deadline.sizeHint().height())
        take = button(
            self.tr("Nhập kết quả năm trước…"),
            self._ask_file,
            tip=self.tr("Đọc danh sách kết quả (Excel) hoặc hồ sơ (.json); xem trước rồi mới lưu"),
        )
        self._papers = flow(
            button(self.tr("Báo cáo rà soát…"), lambda: self._ask_paper(REPORT)),
            button(self.tr("Danh sách chấn chỉnh…"), lambda: self._ask_paper(LIST)),
            button(self.tr("Lưu bảng tính…"), self._ask_workbook),
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(flow(self.period, take, self._deadline_label, self.deadline))
        column.addWidget(self.left)
        column.addWidget(self.over)
        column.addWidget(self.summary)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._papers)
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Split(left, scrolled(self.panel), (7, 4), lines=(20, 14)))

    def _connect(self) -> None:
        self.period.chosen.connect(self.show_period)
        self.deadline.dated.connect(self._set_deadline)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.panel.kept.connect(self._keep)
        self.panel.proposed.connect(self._propose)
        self.panel.submitted.connect(
            lambda day: self._step(self.tr("Trình đề nghị"), lambda made: self._recheck.submit([made], day))
        )
        self.panel.decided.connect(
            lambda number, day: self._step(
                self.tr("Ghi quyết định chấn chỉnh"), lambda made: self._recheck.decide([made], number, day)
            )
        )
        self.panel.withdrawn.connect(
            lambda: self._step(self.tr("Rút đề nghị"), lambda made: self._recheck.withdraw([made]))
        )

    @property
    def _recheck(self) -> Any:
        return self.context.office.recheck

    def _say_left(self, sheet: RecheckSheet) -> None:
        left = sheet.days_left
        if left is None:
            text = self.tr("Quy định của kỳ này không đặt hạn rà soát; có thể tự đặt.")
        elif left >= 0:
            text = self.tr("Tự chấn chỉnh hết ngày {day}: còn {left} ngày.").format(
                day=shown_day(sheet.deadline), left=left
            )
        else:
            text = self.tr("Đã quá hạn {days} ngày (hết ngày {day}).").format(days=-left, day=shown_day(sheet.deadline))
        self.left.say("" if sheet.late else text)
        self.over.say(text if sheet.late else "")

    def _show_rows(self, view: RecheckView, sheet: RecheckSheet) -> None:
        names, short = view.names or {}, view.short or {}
        rows = [FindingRow(place=place, line=line, names=short) for place, line in enumerate(sheet.lines)]
        self.model.set_rows(rows)
        people = [*sheet.names.items()]
        self.panel.offer(names, people, view.persons)
        text = self.tr("{regulation}: {count} nội dung, còn {open} chưa xử lý; {unknown} chỗ thiếu dữ liệu (chữ mờ).")
        self.summary.say(
            text.format(
                regulation=sheet.regulation,
                count=len(sheet.findings),
                open=len(sheet.open),
                unknown=len(sheet.unknown),
            )
        )
        self.empty.say("" if sheet.findings else self.tr("Chưa thấy kết quả nào trái quy định."))
        self.table.select_row(max(self.table.currentIndex().row(), 0))
        self._show_chosen()

    def _line(self) -> RecheckLine | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place].line if 0 <= place < len(self.model.rows) else None

    def _show_chosen(self) -> None:
        view = self._view
        if view is not None and view.sheet is not None:
            self.panel.show_line(self._line(), view.head_id, view.sheet.today)

    def _set_deadline(self, value: PartialDate | None) -> None:
        period_id, day = self._chosen, value.exact() if value else None
        if period_id is not None:
            self.context.operations.run(self.tr("Đặt hạn rà soát"), lambda: self._recheck.set_deadline(period_id, day))

    def _keep(self, reason: str) -> None:
        line, period_id = self._line(), self._chosen
        if line is not None and period_id is not None:
            self.context.operations.run(
                self.tr("Giữ nguyên kết quả"), lambda: self._recheck.keep(period_id, line.finding, reason)
            )

    def _propose(self, typed: Proposal) -> None:
        line, period_id = self._line(), self._chosen
        if line is None or period_id is None:
            return

        def work() -> Outcome:
            outcome: Outcome = self._recheck.propose(
                period_id,
                line.finding,
                typed.level,
                reason=typed.reason,
                responsible_id=typed.head_id,
                subject_id=typed.subject_id,
            )
            return outcome

        self.context.operations.run(self.tr("Đề nghị chấn chỉnh"), work)

    def _step(self, label: str, work: Callable[[UUID], Outcome]) -> None:
        line = self._line()
        made = line.correction if line else None
        if made is not None:
            self.context.operations.run(label, lambda: work(made.id))

    def _ask_file(self) -> None:
        filters = self.tr("Danh sách kết quả hoặc hồ sơ (*.xlsx *.xls *.ods *.csv *.json);;Tất cả (*)")
        self.context.ask.open_file(self.tr("Kết quả năm trước"), filters, self._read_file)

    def _read_file(self, path: Path | None) -> None:
        if path is None:
            return

        def came(preview: ResultsPreview | DossierPreview) -> None:
            if isinstance(preview, DossierPreview):
                self._ask_dossier(path, preview)
            else:
                self.context.ask.open_dialog(ResultsDialog(self.context, preview, self._imported, self))

        recheck = self._recheck
        self.context.operations.job(
            self.tr("Đọc kết quả năm trước"), lambda control: recheck.preview(path, control), came
        )

    def _ask_dossier(self, path: Path, preview: DossierPreview) -> None:
        question = self.tr("Nhập hồ sơ kỳ {key} của {cell}?").format(key=preview.period_key, cell=preview.cell_name)
        detail = self.tr("{regulation}; {members} đảng viên, {classified} đã xếp loại.").format(
            regulation=preview.regulation_title, members=preview.members, classified=preview.classified
        )

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer's own shape
            if yes:
                self.context.operations.run(
                    self.tr("Nhập hồ sơ năm trước"),
                    lambda: self._recheck.import_dossier(path),
                    lambda _: self._imported(preview.period_key),
                )

        self.context.ask.confirm(question, answered, detail=detail, yes=self.tr("Nhập hồ sơ"))

    def _imported(self, key: str) -> None:
        """Show the period that has just come in."""
        periods = self.context.office.periods

        def found(period: Period | None) -> None:
            if period is not None:
                self.show_period(period.id)

        self.context.operations.query(lambda: periods.find(key), found)

    def _ask_paper(self, key: str) -> None:
        period_id, papers = self._chosen, self.context.office.papers
        if period_id is not None:
            self.context.operations.query(lambda: papers.render_key(period_id, key), self._show_paper)

    def _show_paper(self, made: RenderedPaper) -> None:
        from kiemdiem_desktop.ui.pages.papers.dialog import PaperDialog  # noqa: PLC0415 - QtPdf loads when needed

        self.context.ask.open_dialog(PaperDialog(self.context, made, self))

    def _ask_workbook(self) -> None:
        period_id, papers = self._chosen, self.context.office.papers
        if period_id is None:
            return

        def made(rendered: RenderedPaper) -> None:
            def chosen(path: Path | None) -> None:
                if path is not None:
                    self.context.operations.query(lambda: papers.save_as(rendered, path), self._saved)

            title, filters = self.tr("Lưu bảng tính"), self.tr("Bảng tính (*.xlsx)")
            self.context.before_export(lambda: self.context.ask.save_file(title, rendered.file_name, filters, chosen))

        self.context.operations.query(lambda: papers.correction_workbook(period_id), made)

    def _saved(self, path: Path) -> None:
        self.context.status(self.tr("Đã lưu {file}").format(file=path.name))


def _proposed(periods: tuple[Period, ...], current_id: UUID | None) -> UUID | None:
    """The period before the one that the window shows, else that one itself; periods come oldest first."""
    current = next((period for period in periods if period.id == current_id), None)
    earlier = [period for period in periods if current is not None and period.start < current.start]
    if earlier:
        return earlier[-1].id
    return current.id if current else next((period.id for period in reversed(periods)), None)
