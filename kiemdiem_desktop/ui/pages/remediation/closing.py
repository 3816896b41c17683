"""The tab on closing the period: the check list with its reasons, the steps, and what was issued."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QGroupBox, QListWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.closing import ClosingItem, IssuedDossier
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import TextField, shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, form_layout, scrolled
from kiemdiem_desktop.ui.pages.remediation.editions import EditionsDialog
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.tables.remediation import ITEM_COLUMNS, ItemRow, ItemsModel
from kiemdiem_desktop.ui.tables.rows import RowsView, roomy

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingView:
    """What the tab shows: the state, the list, the editions, and how many places differ from the last one."""

    state: PeriodState
    items: tuple[ClosingItem, ...]
    editions: tuple[IssuedDossier, ...]
    differences: int


class ClosingTab(LoadingPage):
    """Handing in, closing and reopening the period."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("ClosingTab", "Khóa kỳ")
    icon: ClassVar[str] = "remedies.svg"
    scrolls: ClassVar[bool] = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view: ClosingView | None = None
        self.model = ItemsModel(self)
        self.table = RowsView(self.model, self.tr("Danh sách kiểm tra trước khi khóa kỳ"))
        self.state, self.chosen, self.reason = Sentence(), Sentence(), TextField(lines=3)
        self.editions = QListWidget()
        self._build()

    def load(self, period_id: UUID | None) -> ClosingView:
        office = self.context.office
        if period_id is None:
            raise LookupError(period_id)
        editions = office.closing.editions(period_id)
        return ClosingView(
            state=office.periods.period(period_id).state,
            items=office.closing.items(period_id),
            editions=editions,
            differences=len(office.closing.compare(period_id, editions[-1].edition)) if editions else 0,
        )

    def show_loaded(self, data: Any) -> None:
        view: ClosingView = data
        self._view = view
        waiting = sorted(view.items, key=lambda item: (item.answered, item.only_closing))
        self.model.set_rows([ItemRow(item=item) for item in waiting])
        if waiting:
            self.table.select_row(min(max(self.table.currentIndex().row(), 0), len(waiting) - 1))
        self.state.say(self._told(view))
        closed = view.state is PeriodState.CLOSED
        self._hand_in.setEnabled(view.state is PeriodState.OPEN)
        self._take_back.setEnabled(view.state is PeriodState.SUBMITTED)
        self._close.setEnabled(view.state is PeriodState.SUBMITTED)
        self._reopen.setEnabled(closed)
        self.reason.setEnabled(not closed and bool(waiting))
        self._show_editions(view)
        self._show_chosen()

    def flush(self) -> None:
        self.reason.commit()

    def go_to(self, _subject_id: UUID | None, field: str | None) -> None:
        for place, row in enumerate(self.model.rows):
            if row.item.key == field:
                self.table.select_row(place)

    def _build(self) -> None:
        self.table.fit_columns(ITEM_COLUMNS)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(self._go)
        self._hand_in = button(self.tr("Đã nộp hồ sơ, chờ kết quả"), self._ask_hand_in)
        self._take_back = button(
            self.tr("Rút lại hồ sơ đã nộp"), lambda: self._do(self.tr("Rút lại hồ sơ"), "take_back")
        )
        self._close = button(self.tr("Khóa kỳ…"), self._ask_close)
        self._reopen = button(self.tr("Mở lại kỳ…"), self._ask_reopen)
        self._mend = button(self.tr("Đến chỗ cần sửa"), self._go)
        answer = QGroupBox(self.tr("Trả lời mục đang chọn"))
        form = form_layout(answer)
        form.addRow(self.chosen)
        add_row(form, self.tr("Lý do chưa làm được"), self.reason)
        form.addRow(flow(self._mend))
        self.reason.committed.connect(self._answer)
        issued = QGroupBox(self.tr("Hồ sơ đã phát hành"))
        column = QVBoxLayout(issued)
        self.editions.setAccessibleName(self.tr("Hồ sơ đã phát hành"))
        self.editions.setWordWrap(True)
        roomy(self.editions)
        self.differences = Sentence()
        column.addWidget(self.editions)
        column.addWidget(self.differences)
        self._compare = button(
            self.tr("So sánh…"),
            self._ask_compare,
            tip=self.tr("Xem từng chỗ khác nhau giữa các lần phát hành và sổ hiện nay; in hoặc lưu được"),
        )
        column.addWidget(flow(self._compare))
        right = QWidget()
        stack = QVBoxLayout(right)
        for part in (answer, issued):
            stack.addWidget(part)
        stack.addStretch(1)
        left = QWidget()
        rows = QVBoxLayout(left)
        rows.addWidget(self.state)
        rows.addWidget(self.table, 1)
        rows.addWidget(flow(self._hand_in, self._take_back, self._close, self._reopen))
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Split(left, scrolled(right), (3, 2)))

    def _told(self, view: ClosingView) -> str:
        waiting = [item for item in view.items if not item.answered]
        now = sum(not item.only_closing for item in waiting)
        if view.state is PeriodState.CLOSED:
            return self.tr("Kỳ đã khóa: chỉ còn xem, in và theo dõi khắc phục.")
        if view.state is PeriodState.SUBMITTED:
            return self.tr("Đã nộp, chờ kết quả: còn {count} mục trước khi khóa.").format(count=len(waiting))
        return self.tr("Còn {count} mục trước khi nộp, {later} mục trước khi khóa.").format(
            count=now, later=len(waiting)
        )

    def _show_editions(self, view: ClosingView) -> None:
        self.editions.clear()
        self._compare.setEnabled(bool(view.editions))
        for each in view.editions:
            text = self.tr("Lần {number}, khóa ngày {day}").format(number=each.edition, day=shown_day(each.closed_on))
            if each.reopened_on is not None:
                again = self.tr("mở lại ngày {day}: {reason}")
                text += "\n" + again.format(day=shown_day(each.reopened_on), reason=each.reopen_reason)
            self.editions.addItem(text)
        if not view.editions:
            self.differences.say(self.tr("Kỳ chưa khóa lần nào."))
        elif view.differences:
            text = self.tr("Sổ hiện khác bản phát hành gần nhất ở {count} chỗ.")
            self.differences.say(text.format(count=view.differences))
        else:
            self.differences.say(self.tr("Sổ hiện đúng như bản phát hành gần nhất."))

    def _item(self) -> ClosingItem | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place].item if 0 <= place < len(self.model.rows) else None

    def _show_chosen(self) -> None:
        item = self._item()
        self._mend.setEnabled(item is not None)
        self.chosen.say(item.text if item else "")
        self.reason.show_text(item.reason if item else "")

    def _go(self) -> None:
        item = self._item()
        if item is not None and item.place != self.place:
            self.context.navigate(item.place, item.subject_id, None)
        elif item is not None:
            field = str(item.record_id) if item.record_id else None
            self.context.navigate(self.place, item.subject_id, field)

    def _answer(self, reason: str) -> None:
        item, period_id, closing = self._item(), self.context.period_id(), self.context.office.closing
        if item is not None and period_id is not None:
            self.context.operations.run(self.tr("Ghi lý do"), lambda: closing.answer(period_id, item.key, reason))

    def _do(self, label: str, step: str, *more: str) -> None:
        period_id = self.context.period_id()
        work: Callable[..., Outcome] = getattr(self.context.office.closing, step)
        if period_id is not None:
            self.context.operations.run(label, lambda: work(period_id, *more))

    def _ask_hand_in(self) -> None:
        self._do(self.tr("Nộp hồ sơ, chờ kết quả"), "hand_in")

    def _ask_compare(self) -> None:
        period_id, view = self.context.period_id(), self._view
        if period_id is not None and view is not None and view.editions:
            self.context.ask.open_dialog(EditionsDialog(self.context, period_id, view.editions, self))

    def _ask_close(self) -> None:
        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer's own shape
            if yes:
                self._do(self.tr("Khóa kỳ"), "close")

        self.context.ask.confirm(
            self.tr("Khóa kỳ kiểm điểm này?"),
            answered,
            detail=self.tr("Hồ sơ được giữ nguyên như lúc phát hành. Những việc làm trước đó không hoàn tác được nữa."),
            yes=self.tr("Khóa kỳ"),
        )

    def _ask_reopen(self) -> None:
        def answered(reason: str | None) -> None:
            if reason is not None:
                self._do(self.tr("Mở lại kỳ"), "reopen", reason)

        self.context.ask.text(self.tr("Lý do mở lại kỳ đã khóa"), answered, many_lines=True)
