"""The page Tổng quan: what to do next and by when, the balance of persons, the levels with their cap, what warns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import (
    QGroupBox,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.overview import MissingItem, OverviewSheet, StepLine, StepState
from kiemdiem_desktop.domain.remedy import SOON_DAYS, DueState
from kiemdiem_desktop.domain.sheets import Balance
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.services.overview import CLOSING_FIELD
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.charts import Bar, BarChart
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, box, button, heading, scrolled
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.pages.verdicts import cap_sentence, finding_sentence, heaviest_first, level_names
from kiemdiem_desktop.ui.tables.rows import roomy
from kiemdiem_desktop.ui.theme import shades

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

STATES: Mapping[StepState, str] = {
    StepState.DONE: QT_TRANSLATE_NOOP("OverviewPage", "✓ Đã xong"),
    StepState.DOING: QT_TRANSLATE_NOOP("OverviewPage", "◐ Đang làm"),
    StepState.TODO: QT_TRANSLATE_NOOP("OverviewPage", "○ Chưa làm"),
}
TARGET_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewData:
    """What the page shows: the overview, or that the book has no period yet."""

    sheet: OverviewSheet | None
    names: Mapping[Level, str]
    members: int
    findings: tuple[Finding, ...] = ()
    overdue: int = 0
    soon: int = 0
    waiting: int = 0


class OverviewPage(LoadingPage):
    """Where the work stands."""

    place: ClassVar[str] = "overview"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("OverviewPage", "Tổng quan")
    scrolls: ClassVar[bool] = True
    icon: ClassVar[str] = "home.svg"
    needs_period: ClassVar[bool] = False

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._folded: dict[str, bool] = {}
        self.steps = QTreeWidget()
        self.balance, self.chart = Sentence(), BarChart(self.tr("Số đảng viên theo mức"))
        self.cap, self.low_reasons = Sentence(), Sentence()
        self.findings = QListWidget()
        self.overdue, self.soon, self.waiting = Sentence(tone="bad"), Sentence(tone="warn"), Sentence()
        self.no_findings = Sentence(self.tr("Không có điều gì phải sửa hay cần xem."))
        self.welcome = QWidget()
        self.welcome_text = Sentence()
        self._build()

    def load(self, period_id: UUID | None) -> OverviewData:
        office = self.context.office
        members = len(office.roster.members())
        if period_id is None:
            return OverviewData(sheet=None, names={}, members=members)
        regulation = office.periods.regulation(period_id)
        due = [line.state for line in office.remediation.reminders()]
        return OverviewData(
            sheet=office.grading.overview(period_id),
            names=level_names(regulation),
            members=members,
            findings=office.grading.judgement(period_id).findings,
            overdue=due.count(DueState.OVERDUE),
            soon=due.count(DueState.SOON),
            waiting=office.closing.waiting(period_id),
        )

    def show_loaded(self, data: Any) -> None:
        self.work.setVisible(data.sheet is not None)
        self.welcome.setVisible(data.sheet is None)
        if data.sheet is None:
            self._show_welcome(data.members)
        else:
            self._show_steps(data.sheet)
            self._show_balance(data.sheet, data)
            self._show_findings(data.findings)
            self._show_after(data)

    def _after_buttons(self) -> QWidget:
        go = self.context.navigate
        self.to_overdue = button(self.tr("Xem việc quá hạn"), lambda: go("remediation", None, "overdue"))
        self.to_due = button(self.tr("Xem việc sắp đến hạn"), lambda: go("remediation", None, "due"))
        self.to_closing = button(
            self.tr("Xem mục còn thiếu để khóa kỳ"), lambda: go("remediation", None, CLOSING_FIELD)
        )
        return flow(self.to_overdue, self.to_due, self.to_closing)

    def _show_after(self, data: OverviewData) -> None:
        """Say counts only: names and faults stand behind a click."""
        late = self.tr("{count} biện pháp khắc phục quá hạn.").format(count=data.overdue)
        self.overdue.say(late if data.overdue else "")
        near = self.tr("{count} biện pháp khắc phục đến hạn trong {days} ngày tới.")
        self.soon.say(near.format(count=data.soon, days=SOON_DAYS) if data.soon else "")
        self.to_overdue.setVisible(data.overdue > 0)
        self.to_due.setVisible(data.soon > 0)
        left = self.tr("Còn {count} mục phải hoàn thành hoặc trả lời trước khi khóa kỳ.").format(count=data.waiting)
        self.waiting.say(left if data.waiting else self.tr("Không còn mục nào phải trả lời trước khi khóa kỳ."))
        self.to_closing.setVisible(data.waiting > 0)

    def go_to(self, _subject_id: UUID | None, _field: str | None) -> None:
        self.steps.setFocus()

    def _build(self) -> None:
        self.steps.setAccessibleName(self.tr("Việc tiếp theo"))
        self.steps.setHeaderLabels([self.tr("Việc"), self.tr("Tình trạng")])
        self.steps.setWordWrap(True)
        self.steps.setAlternatingRowColors(True)
        header = self.steps.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.steps.itemActivated.connect(lambda item, _column: self._go(item.data(0, TARGET_ROLE)))
        self.steps.itemClicked.connect(lambda item, _column: self._go(item.data(0, TARGET_ROLE)))
        self.findings.setAccessibleName(self.tr("Điều phải sửa, cần xem"))
        self.no_findings.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.findings.setWordWrap(True)
        self.findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.findings.itemActivated.connect(lambda item: self._go(item.data(TARGET_ROLE)))
        self.findings.itemClicked.connect(lambda item: self._go(item.data(TARGET_ROLE)))
        right = QWidget()
        column = QVBoxLayout(right)
        for title, widgets in (
            (self.tr("Cân đối số người"), (self.balance, self.chart, self.low_reasons, self.cap)),
            (self.tr("Sau kiểm điểm"), (self.overdue, self.soon, self.waiting, self._after_buttons())),
            (self.tr("Điều phải sửa, cần xem"), (self.no_findings, self.findings)),
        ):
            group = QGroupBox(title)
            inner = QVBoxLayout(group)
            for widget in widgets:
                inner.addWidget(widget)
            column.addWidget(group, int(self.findings in widgets))
        roomy(self.steps)
        roomy(self.findings)
        self.work = Split(box(heading(self.tr("Việc tiếp theo")), self.steps), scrolled(right), (3, 2), lines=(18, 16))
        self._build_welcome()
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.work, 1)
        outer.addWidget(self.welcome)
        outer.addStretch(0)

    def _build_welcome(self) -> None:
        self.open_period = button(self.tr("Mở kỳ kiểm điểm…"), self.context.open_period)
        self.to_members = button(
            self.tr("Đến danh sách đảng viên"), lambda: self.context.navigate("members", None, None)
        )
        column = QVBoxLayout(self.welcome)
        column.addWidget(heading(self.tr("Sổ chưa có kỳ kiểm điểm nào")))
        column.addWidget(self.welcome_text)
        column.addWidget(flow(self.open_period, self.to_members))
        column.addStretch(1)

    def _show_welcome(self, members: int) -> None:
        if members:
            text = self.tr(
                "Danh sách có {count} đảng viên. Mở kỳ sẽ chép họ tên, chức vụ của từng người vào kỳ và chọn quy định"
                " đang có hiệu lực; xem lại rồi mới mở."
            )
        else:
            text = self.tr("Danh sách đảng viên còn trống. Nên nhập danh sách trước, rồi mở kỳ kiểm điểm.")
        self.welcome_text.say(text.format(count=members))

    def _show_steps(self, sheet: OverviewSheet) -> None:
        for place in range(self.steps.topLevelItemCount()):
            item = self.steps.topLevelItem(place)
            if item is not None:
                self._folded[item.data(1, TARGET_ROLE)] = not item.isExpanded()
        current, scroll = self._current_key(), self.steps.verticalScrollBar().value()
        self.steps.clear()
        opened = False
        for step in sheet.steps:
            item = self._step_item(step)
            self.steps.addTopLevelItem(item)
            for child in (item.child(place) for place in range(item.childCount())):
                if child is not None:
                    child.setFirstColumnSpanned(True)
            fold = self._folded.get(step.key, opened or step.state is StepState.DONE)
            if not opened and step.state is not StepState.DONE and current is None:
                self.steps.setCurrentItem(item)
            opened = opened or step.state is not StepState.DONE
            item.setExpanded(not fold)
            if step.key == current:
                self.steps.setCurrentItem(item)
        first = self.steps.topLevelItem(0)
        if self.steps.currentItem() is None and first is not None:
            self.steps.setCurrentItem(first)
        self.steps.verticalScrollBar().setValue(scroll)

    def _current_key(self) -> str | None:
        item = self.steps.currentItem()
        while item is not None and item.parent() is not None:
            item = item.parent()
        return item.data(1, TARGET_ROLE) if item is not None else None

    def _step_item(self, step: StepLine) -> QTreeWidgetItem:
        state = QCoreApplication.translate("OverviewPage", STATES[step.state])
        counted = f"{state} – {step.done}/{step.total}" if step.total else state
        item = QTreeWidgetItem([f"{step.title} ({step.deadline})" if step.deadline else step.title, counted])
        item.setData(1, TARGET_ROLE, step.key)
        item.setToolTip(0, item.text(0))
        font = QFont(self.steps.font())
        font.setBold(step.state is not StepState.DONE)
        item.setFont(0, font)
        if step.state is StepState.DONE:
            item.setForeground(1, QBrush(QColor(shades().good)))
        target = step.missing[0] if step.missing else None
        item.setData(0, TARGET_ROLE, self._target(target) or (step.place, None, None))
        for missing in step.missing:
            child = QTreeWidgetItem([missing.text, ""])
            child.setData(0, TARGET_ROLE, self._target(missing))
            child.setToolTip(0, missing.text)
            item.addChild(child)
        return item

    def _target(self, missing: MissingItem | None) -> tuple[str, UUID | None, str | None] | None:
        return None if missing is None else (missing.place, missing.subject_id, missing.field)

    def _show_balance(self, sheet: OverviewSheet, data: OverviewData) -> None:
        balance: Balance = sheet.balance
        text = self.tr(
            "Tổng số {total} đảng viên = {exempt} miễn + {not_yet} chưa kiểm điểm, xếp loại + {done} đã xếp loại."
        )
        self.balance.say(
            text.format(total=balance.total, exempt=balance.exempt, not_yet=balance.not_yet, done=balance.classified)
        )
        limit = sheet.cap[0].limit if len(sheet.cap) == 1 else None
        self.chart.show_bars(
            [
                Bar(data.names[level], sheet.by_level.get(level, 0), limit if level is Level.EXCELLENT else None)
                for level in Level
            ]
        )
        lowest = self.tr("{level}, vì: {reasons}.")
        reasons = "; ".join(f"{text} ({count})" for text, count in sheet.low_reasons.items())
        named = lowest.format(level=data.names[Level.NOT_COMPLETED], reasons=reasons)
        self.low_reasons.say(named if reasons else "")
        self.cap.say("\n".join(cap_sentence(line) for line in sheet.cap))

    def _show_findings(self, findings: tuple[Finding, ...]) -> None:
        shown = [found for found in heaviest_first(findings) if found.severity is not Severity.NOTE]
        kept = self.findings.currentRow()
        self.findings.clear()
        for found in shown:
            item = QListWidgetItem(finding_sentence(found))
            subject_id = UUID(str(found.subject_id)) if found.subject_id else None
            item.setData(TARGET_ROLE, ("grading", subject_id, None))
            if found.severity is Severity.BLOCK:
                item.setForeground(QBrush(QColor(shades().bad)))
            self.findings.addItem(item)
        self.findings.setCurrentRow(min(kept, self.findings.count() - 1))
        self.findings.setVisible(bool(shown))
        self.no_findings.setVisible(not shown)

    def _go(self, target: tuple[str, UUID | None, str | None] | None) -> None:
        if target is not None and target[0]:
            place, subject_id, field = target
            self.context.navigate(place, subject_id, field)
