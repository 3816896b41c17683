"""The page Đảng viên: the roster with filter and order on the left, the person's card on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.form_kind import needs_kind, propose_kind
from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.domain.organisation import PartyGroup
from kiemdiem_desktop.domain.viet import fold, person_key, same_person_key
from kiemdiem_desktop.services.periods import RosterDifference
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.members.card import MemberCard
from kiemdiem_desktop.ui.pages.members.dialogs import DifferencesDialog, LeaveDialog
from kiemdiem_desktop.ui.pages.parts import Sentence, scrolled, tool_button
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.tables.members import COLUMNS, MembersModel
from kiemdiem_desktop.ui.tables.rows import RowsView
from kiemdiem_desktop.ui.tables.words import KINDS, word
from kiemdiem_desktop.ui.ticks import Tick

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterView:
    """What the page shows: everyone in the book's order, the groups, and the differences from the period."""

    members: tuple[Member, ...]
    groups: tuple[PartyGroup, ...]
    differences: tuple[RosterDifference, ...]


class MembersPage(LoadingPage):
    """The list that the cell keeps of its members."""

    place: ClassVar[str] = "members"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("MembersPage", "Đảng viên")
    scrolls: ClassVar[bool] = True
    icon: ClassVar[str] = "members.svg"
    watched: ClassVar[frozenset[str] | None] = frozenset({"member", "party_group", "participant", "period"})
    needs_period: ClassVar[bool] = False

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._view_of: RosterView | None = None
        self._wanted: UUID | None = None
        self._focus = ""
        self.model = MembersModel(self)
        self.table = RowsView(self.model, self.tr("Danh sách đảng viên"))
        self.table.fit_columns(COLUMNS)
        self.filter = QLineEdit()
        self.order = QComboBox()
        self.with_left = Tick(self.tr("Cả người đã chuyển đi"))
        self.counter = QLabel()
        self.empty = Sentence(self.tr("Chưa có đảng viên nào. Nhập danh sách từ tệp Excel, hoặc thêm từng người."))
        self.card = MemberCard()
        self.actions_by_key = self._make_actions()
        self._build()
        self._connect()

    def load(self, period_id: UUID | None) -> RosterView:
        office = self.context.office
        return RosterView(
            members=office.roster.members(with_left=True),
            groups=office.organisation.groups(),
            differences=office.periods.roster_differences(period_id) if period_id else (),
        )

    def show_loaded(self, data: Any) -> None:
        self._view_of = data
        self.card.offer_groups(data.groups)
        self._show_rows()
        if self._focus:
            self.card.focus_field(self._focus)
            self._focus = ""
        self._show_differences(len({line.member_id for line in data.differences}))
        self._show_kindless(sum(needs_kind(member) for member in data.members))

    def flush(self) -> None:
        self.card.flush()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        if subject_id is not None:
            self.filter.clear()
            self._select(self._member_id(subject_id))
        if field:
            self.card.focus_field(field)

    def _member_id(self, subject_id: UUID) -> UUID:
        """A finding may name the period's copy of a person: then it is his member that is meant."""
        for line in self._view_of.differences if self._view_of else ():
            if line.participant_id == subject_id:
                return line.member_id
        return subject_id

    def _make_actions(self) -> dict[str, QAction]:
        rows: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("add", self.tr("Thêm đảng viên…"), "Ctrl+Shift+N", self._add),
            ("import", self.tr("Nhập từ tệp…"), "", self._import),
            ("leave", self.tr("Chuyển đi…"), "", self._leave),
            ("remove", self.tr("Xóa khỏi sổ…"), "", self._remove),
            ("kinds", self.tr("Loại bản theo gợi ý"), "", self._kinds),
            ("up", self.tr("Lên"), "Alt+Up", lambda: self._move(-1)),
            ("down", self.tr("Xuống"), "Alt+Down", lambda: self._move(1)),
            ("differences", self.tr("Khác với kỳ kiểm điểm"), "", self._differences),
        )
        made: dict[str, QAction] = {}
        for key, text, shortcut, slot in rows:
            action = QAction(text, self)
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            if shortcut:
                action.setShortcut(QKeySequence(shortcut))
                action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
            action.triggered.connect(lambda _checked=False, run=slot: run())
            self.addAction(action)
            made[key] = action
        return made

    def _build(self) -> None:
        self.filter.setPlaceholderText(self.tr("Lọc theo tên, chức vụ (không cần dấu)"))
        self.filter.setAccessibleName(self.tr("Lọc danh sách"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(text_width(self.filter, 28))
        self.order.addItems([self.tr("Thứ tự của sổ"), self.tr("Theo tên A–Y")])
        self.order.setAccessibleName(self.tr("Thứ tự danh sách"))
        self.order.setToolTip(self.tr("“Thứ tự của sổ” là thứ tự tự xếp bằng nút Lên, Xuống; chưa xếp thì theo tên"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(flow(*(tool_button(self.actions_by_key[key]) for key in ("add", "import", "leave", "remove"))))
        buttons = [tool_button(self.actions_by_key[key]) for key in ("up", "down")]
        self._kindless = tool_button(self.actions_by_key["kinds"])
        self._differing = tool_button(self.actions_by_key["differences"])
        column.addWidget(flow(self.filter, self.order, *buttons, self.with_left, self._kindless, self._differing))
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addWidget(self.counter)
        splitter = Split(left, scrolled(self.card), (3, 2), lines=(20, 18))
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._show_rows)
        self.order.currentIndexChanged.connect(self._show_rows)
        self.with_left.toggled.connect(self._show_rows)
        self.table.selectionModel().currentRowChanged.connect(lambda current, _old: self._chosen(current.row()))
        self.table.activated.connect(lambda: self.card.focus_field("name"))
        self.card.edited.connect(self._edited)

    def _show_rows(self) -> None:
        if self._view_of is None:
            return
        kept = self._wanted or self._current_id()
        everyone = [m for m in self._view_of.members if self.with_left.isChecked() or m.standing is not Standing.LEFT]
        wanted = fold(self.filter.text())
        rows = [m for m in everyone if wanted in fold(f"{m.name} {m.party_post} {m.state_post} {m.union_post}")]
        if self.order.currentIndex() == 1:
            rows.sort(key=lambda member: person_key(member.name, member.given_override))
        self.model.set_rows(rows)
        self.empty.setVisible(not self._view_of.members)
        self.counter.setText(self.tr("{shown} / {all} đảng viên").format(shown=len(rows), all=len(everyone)))
        place = self.model.row_of(kept)
        self.table.select_row(max(place, 0))
        self._wanted = None if place >= 0 else self._wanted
        self._chosen(self.table.currentIndex().row())

    def _show_differences(self, persons: int) -> None:
        action = self.actions_by_key["differences"]
        action.setText(self.tr("Khác với kỳ kiểm điểm ({count})").format(count=persons))
        action.setEnabled(persons > 0)
        self._differing.setVisible(persons > 0)

    def _show_kindless(self, persons: int) -> None:
        action = self.actions_by_key["kinds"]
        action.setText(self.tr("Loại bản theo gợi ý ({count})…").format(count=persons))
        action.setToolTip(self.tr("Chọn loại bản kiểm điểm cho những đồng chí chưa chọn, theo chức vụ đã ghi"))
        action.setEnabled(persons > 0)
        self._kindless.setVisible(persons > 0)

    def _current_id(self) -> UUID | None:
        member = self._current()
        return member.id if member else None

    def _current(self) -> Member | None:
        place = self.table.currentIndex().row()
        rows = self.model.rows
        return rows[place] if 0 <= place < len(rows) else None

    def _chosen(self, place: int) -> None:
        rows = self.model.rows
        member = rows[place] if 0 <= place < len(rows) else None
        self.card.show_member(member)
        manual = self.order.currentIndex() == 0 and not self.filter.text()
        for key, enabled in (
            ("leave", member is not None and member.standing is not Standing.LEFT),
            ("remove", member is not None),
            ("up", manual and place > 0),
            ("down", manual and 0 <= place < len(rows) - 1),
        ):
            self.actions_by_key[key].setEnabled(enabled)

    def _select(self, member_id: UUID) -> None:
        self._wanted = member_id
        self._show_rows()

    def _edited(self, member_id: UUID, field: str, value: object) -> None:
        roster = self.context.office.roster

        def work() -> Any:
            changed: Any = {field: value}
            return roster.update_member(replace(roster.member(member_id), **changed))

        self.context.operations.run(self.tr("Sửa thông tin đảng viên"), work)

    def _add(self) -> None:
        self.context.ask.text(self.tr("Họ và tên đảng viên mới"), self._named)

    def _named(self, name: str | None) -> None:
        if not name or not name.strip():
            return
        key = same_person_key(name)
        alike = [m.name for m in (self._view_of.members if self._view_of else ()) if same_person_key(m.name) == key]
        if not alike:
            self._store_new(name)
            return
        question = self.tr("Danh sách đã có {name}. Vẫn thêm một người nữa?").format(name=", ".join(alike))
        self.context.ask.confirm(
            question, lambda yes: self._store_new(name) if yes else None, yes=self.tr("Thêm người trùng tên")
        )

    def _store_new(self, name: str) -> None:
        roster = self.context.office.roster
        member = roster.new_member(name)
        self._wanted = member.id
        self.filter.clear()
        self.context.operations.run(
            self.tr("Thêm đảng viên"), lambda: roster.add_member(member), lambda _: self._focus_soon("birth")
        )

    def _focus_soon(self, field: str) -> None:
        """Put the cursor on a field once the list shows the new person."""
        self._focus = field

    def _import(self) -> None:
        self.flush()
        self.context.open_import()

    def _leave(self) -> None:
        member = self._current()
        if member is None:
            return
        self.flush()
        self.context.ask.open_dialog(LeaveDialog(member.name, lambda on, why: self._left(member.id, on, why), self))

    def _left(self, member_id: UUID, day: PartialDate, reason: str) -> None:
        roster = self.context.office.roster
        self.context.operations.run(self.tr("Ghi đảng viên chuyển đi"), lambda: roster.leave(member_id, day, reason))

    def _remove(self) -> None:
        member = self._current()
        if member is None:
            return
        roster = self.context.office.roster
        label = self.tr("Xóa đảng viên")

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                self.context.operations.run(label, lambda: roster.remove_member(member.id))

        self.context.ask.confirm(
            self.tr("Xóa {name} khỏi sổ?").format(name=member.name),
            answered,
            detail=self.tr("Chỉ xóa người ghi nhầm. Người rời chi bộ thì dùng “Chuyển đi”. Có thể hoàn tác."),
            yes=self.tr("Xóa khỏi sổ"),
        )

    def _move(self, by: int) -> None:
        if self._view_of is None:
            return
        place = self.table.currentIndex().row()
        order = [member.id for member in self.model.rows]
        if not (0 <= place < len(order) and 0 <= place + by < len(order)):
            return
        order[place], order[place + by] = order[place + by], order[place]
        self._wanted = order[place + by]
        hidden = [member.id for member in self._view_of.members if member.id not in set(order)]
        roster = self.context.office.roster
        self.context.operations.run(self.tr("Xếp thứ tự đảng viên"), lambda: roster.reorder(order + hidden))

    def _kinds(self) -> None:
        """Show what the posts suggest for those without a kind of form, and take it over once the user agrees."""
        self.flush()
        members = self._view_of.members if self._view_of is not None else ()
        asked = Counter(propose_kind(member) for member in members if needs_kind(member))
        told = "\n".join(f"{word(KINDS, kind)}: {count}" for kind, count in asked.items())
        roster = self.context.office.roster

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                self.context.operations.run(self.tr("Chọn loại bản kiểm điểm theo gợi ý"), roster.take_proposed_kinds)

        self.context.ask.confirm(
            self.tr("Chọn loại bản kiểm điểm theo gợi ý cho {count} đồng chí?").format(count=asked.total()),
            answered,
            detail=self.tr(
                "{kinds}\nMỗi đồng chí vẫn đổi riêng được ở thẻ của mình; một lần Ctrl+Z lấy lại tất cả."
            ).format(kinds=told),
            yes=self.tr("Chọn theo gợi ý"),
        )

    def _differences(self) -> None:
        if self._view_of is not None and self._view_of.differences:
            self.flush()
            self.context.ask.open_dialog(DifferencesDialog(self._view_of.differences, self._take_over, self))

    def _take_over(self, member_ids: tuple[UUID, ...]) -> None:
        period_id = self.context.period_id()
        periods = self.context.office.periods
        if period_id is not None:
            self.context.operations.run(
                self.tr("Lấy theo danh sách hiện nay"), lambda: periods.take_over(period_id, member_ids)
            )
