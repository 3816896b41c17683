"""The page Hội nghị: the period's meetings on the left, the chosen one in five parts on the right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.meeting_order import NextMeeting, next_meeting
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.sheets import MeetingSheet
from kiemdiem_desktop.regulations.rules import QuorumRule
from kiemdiem_desktop.services.grading import Judgement
from kiemdiem_desktop.services.papers import PaperRef
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField, LineField, read_date, shown_day, text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.meetings.agenda import AgendaSection
from kiemdiem_desktop.ui.pages.meetings.attendance import AttendanceSection
from kiemdiem_desktop.ui.pages.meetings.ballots import BallotsSection
from kiemdiem_desktop.ui.pages.meetings.minutes import MinutesSection
from kiemdiem_desktop.ui.pages.meetings.officers import OfficersSection
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import (
    Sentence,
    add_row,
    box,
    button,
    dialog_buttons,
    form_layout,
    heading,
    scrolled,
    warning_text,
)
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.pages.verdicts import finding_sentence, level_names
from kiemdiem_desktop.ui.tables.rows import roomy
from kiemdiem_desktop.ui.tables.words import MEETINGS, choices, word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kiemdiem_desktop.domain.grading import Level
    from kiemdiem_desktop.ui.context import PageContext

_TABLES = """
meeting meeting_session attendance officer remark subject_conclusion ballot tally
participant collective level score review period cell
"""
MINUTES = "meeting_minutes"
WATCHED = frozenset(_TABLES.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsView:
    """What the page shows."""

    judgement: Judgement
    names: Mapping[Level, str]
    quorum: frozenset[str]
    groups: tuple[str, ...]
    steps: tuple[str, ...]
    today: date


def _meeting_name(kind: MeetingKind, group: str) -> str:
    return " ".join(part for part in (word(MEETINGS, kind), group) if part)


class AddMeetingDialog(QDialog):
    """Asks which body meets, and when; the next meeting by the procedure is proposed."""

    def __init__(
        self,
        view: MeetingsView,
        done: Callable[[MeetingKind, date, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm cuộc họp"))
        self._done = done
        self.kind = ChoiceField(choices(MEETINGS))
        proposed = next_meeting(view.judgement.sheet, view.steps, view.groups)
        self.kind.show_value(MeetingKind.CELL if proposed is None else proposed.kind)
        self.day = LineField()
        self.day.show_text(shown_day(view.judgement.sheet.period.review_date or view.today))
        self.group = ChoiceField([("", self.tr("(chọn tổ đảng)")), *((name, name) for name in view.groups)])
        self.group.show_value("" if proposed is None else proposed.group_name)
        self.order = Sentence(self._told(proposed))
        self._problem = warning_text()
        column = QVBoxLayout(self)
        self._form = form_layout()
        add_row(self._form, self.tr("Cuộc họp"), self.kind)
        add_row(self._form, self.tr("Tổ đảng"), self.group)
        add_row(self._form, self.tr("Ngày họp"), self.day)
        column.addLayout(self._form)
        column.addWidget(self.order)
        column.addWidget(self._problem)
        buttons, _ = dialog_buttons(self, self.tr("Thêm cuộc họp"))
        column.addWidget(buttons)
        self.kind.chosen.connect(self._show_group)
        self.setMinimumWidth(text_width(self, 50))
        self._show_group()

    def accept(self) -> None:
        day, kind = read_date(self.day.text(), whole=True), self.kind.value
        if day is None or not isinstance(kind, MeetingKind):
            self._problem.say(self.tr("Ghi ngày họp đủ ngày/tháng/năm."))
            self.day.setFocus()
        elif kind is MeetingKind.GROUP and not self.group.value:
            self._problem.say(self.tr("Chọn tổ đảng. Chưa có tổ đảng nào thì thêm ở phần thông tin chi bộ."))
        else:
            self._done(kind, day.earliest(), str(self.group.value) if kind is MeetingKind.GROUP else "")
            super().accept()

    def _told(self, proposed: NextMeeting | None) -> str:
        if proposed is None:
            return ""
        name = _meeting_name(proposed.kind, proposed.group_name)
        told = self.tr("Theo trình tự, cuộc họp tiếp theo là: {name}. Đồng chí vẫn chọn được cuộc họp khác.")
        return told.format(name=name)

    def _show_group(self) -> None:
        self._form.setRowVisible(self.group, self.kind.value is MeetingKind.GROUP)


class MeetingsPage(LoadingPage):
    """The meetings of the period."""

    place: ClassVar[str] = "meetings"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("MeetingsPage", "Hội nghị")
    scrolls: ClassVar[bool] = True
    icon: ClassVar[str] = "meeting.svg"
    watched: ClassVar[frozenset[str] | None] = WATCHED

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._data: MeetingsView | None = None
        self._meeting_id: UUID | None = None
        editor = MeetingEditor(context)
        self.attendance, self.officers = AttendanceSection(editor), OfficersSection(editor)
        self.agenda, self.ballots, self.minutes = AgendaSection(editor), BallotsSection(editor), MinutesSection(editor)
        self.sections = {
            "attendance": self.attendance,
            "officers": self.officers,
            "agenda": self.agenda,
            "ballots": self.ballots,
            "minutes": self.minutes,
        }
        self.list = QListWidget()
        self.tabs = QTabWidget()
        self._title = heading(rank=1)
        self._empty = Sentence(self.tr("Chưa có cuộc họp nào. Bấm “Thêm cuộc họp…” để ghi cuộc họp đầu tiên."))
        self._build()

    def load(self, period_id: UUID | None) -> MeetingsView:
        office = self.context.office
        assert period_id is not None  # noqa: S101 - the page asks only with a period
        regulation = office.periods.regulation(period_id)
        return MeetingsView(
            judgement=office.grading.judgement(period_id),
            names=level_names(regulation),
            quorum=frozenset(rule.id for rule in regulation.rules if isinstance(rule, QuorumRule)),
            groups=tuple(group.name for group in office.organisation.groups()),
            steps=tuple(step.id for step in regulation.steps),
            today=office.env.clock.today(),
        )

    def show_loaded(self, data: Any) -> None:
        known = self._ids()
        self._data = data
        fresh = [key for key in self._ids() if key not in known]
        if known and len(fresh) == 1:
            self._meeting_id = fresh[0]
        self._fill()
        self._show_meeting()

    def flush(self) -> None:
        for section in (self.attendance, self.agenda, self.ballots, self.minutes):
            section.flush()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        if subject_id in self._ids():
            self._meeting_id = subject_id
            self._fill()
            self._show_meeting()
        elif subject_id is not None:
            self.agenda.select(subject_id)
        section = self.sections.get(_SECTION_OF.get(field or "", field or ""))
        if section is not None:
            place = list(self.sections.values()).index(section)
            self.tabs.setCurrentIndex(place)
            section.setFocus()
            section.focusNextChild() if section.focusProxy() is None else None

    def printable(self) -> PaperRef | None:
        return PaperRef(key=MINUTES, meeting_id=self._meeting_id) if self._meeting_id is not None else None

    def _build(self) -> None:
        titles = {
            "attendance": self.tr("Phiên họp, điểm danh"),
            "officers": self.tr("Chủ trì, thư ký, kiểm phiếu"),
            "agenda": self.tr("Nội dung"),
            "ballots": self.tr("Bỏ phiếu"),
            "minutes": self.tr("Kết luận, biên bản"),
        }
        for key, section in self.sections.items():
            self.tabs.addTab(section if key == "agenda" else scrolled(section), titles[key])
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(lambda _: self.flush())
        self.list.setAccessibleName(self.tr("Các cuộc họp"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _old: self._choose(item))
        self._add = button(self.tr("Thêm cuộc họp…"), self._ask_meeting)
        self._remove = button(self.tr("Bỏ cuộc họp…"), self._ask_remove)
        left = box(flow(self._add, self._remove), self.list)
        right = box(self._title, self._empty, self.tabs)
        roomy(self.list)
        splitter = Split(left, right, (1, 4), lines=(7, 22))
        outer = QVBoxLayout(self.body)
        outer.addWidget(splitter)

    def _ids(self) -> list[UUID]:
        return [sheet.meeting.id for sheet in self._data.judgement.sheet.meetings] if self._data else []

    def _fill(self) -> None:
        if self._data is None:
            return
        meetings = self._data.judgement.sheet.meetings
        if self._meeting_id not in self._ids():
            pending = [sheet for sheet in meetings if not sheet.meeting.concluded] or list(meetings)
            self._meeting_id = pending[0].meeting.id if pending else None
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.list.clear()
        for sheet in meetings:
            item = QListWidgetItem(self._name(sheet))
            item.setData(Qt.ItemDataRole.UserRole, sheet.meeting.id)
            self.list.addItem(item)
            if sheet.meeting.id == self._meeting_id:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _name(self, sheet: MeetingSheet) -> str:
        meeting = sheet.meeting
        name = _meeting_name(meeting.kind, meeting.group_name)
        done = self.tr(" – đã kết luận") if meeting.concluded else ""
        return f"{name} – {shown_day(sheet.day)}{done}"

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.flush()
            self._meeting_id = item.data(Qt.ItemDataRole.UserRole)
            self._show_meeting()

    def _show_meeting(self) -> None:
        data = self._data
        there = data is not None and self._meeting_id is not None
        self.tabs.setVisible(there)
        self._empty.setVisible(not there)
        self._remove.setEnabled(there)
        self._title.setVisible(there)
        if data is None or self._meeting_id is None:
            return
        sheet = data.judgement.sheet
        meeting = sheet.meeting(self._meeting_id)
        self._title.setText(self._name(meeting))
        state = MeetingState(sheet=sheet, meeting=meeting, names=data.names, findings=self._quorum(data, meeting))
        for section in (self.attendance, self.officers, self.agenda, self.ballots, self.minutes):
            section.show_state(state)

    def _quorum(self, data: MeetingsView, meeting: MeetingSheet) -> tuple[str, ...]:
        """Say whether the meeting may decide: what the rule found of these very numbers, else that all is well."""
        count = meeting.headcount
        mine = ({str(count.present), str(count.summoned)}, {str(count.voters_present), str(count.voters)})
        rules = [found for found in data.judgement.findings if found.rule in data.quorum]
        said = [f for f in rules if {f.numbers.get("present", ""), f.numbers.get("base", "")} in mine]
        if said:
            return (finding_sentence(said[0]),)
        return (self.tr("✓ Đủ tỉ lệ để họp."),) if count.present else ()

    def _ask_meeting(self) -> None:
        if self._data is not None:
            self.flush()
            self.context.ask.open_dialog(AddMeetingDialog(self._data, self._add_meeting, self))

    def _add_meeting(self, kind: MeetingKind, day: date, group: str) -> None:
        period_id, service = self.context.period_id(), self.context.office.meetings
        if period_id is not None:
            self._run(self.tr("Thêm cuộc họp"), lambda: service.add_meeting(period_id, kind, day, group))

    def _ask_remove(self) -> None:
        meeting_id, service = self._meeting_id, self.context.office.meetings
        if meeting_id is None or self._data is None:
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                self._run(self.tr("Bỏ cuộc họp"), lambda: service.remove_meeting(meeting_id))

        self.context.ask.confirm(
            self.tr("Bỏ “{name}”?").format(name=self._name(self._data.judgement.sheet.meeting(meeting_id))),
            answered,
            detail=self.tr("Điểm danh, ý kiến, số phiếu và kết luận của cuộc họp này cũng bỏ theo."),
            yes=self.tr("Bỏ cuộc họp"),
        )

    def _run(self, label: str, work: Callable[[], Outcome]) -> None:
        self.context.operations.run(label, work)


_SECTION_OF = {
    "no_chair": "officers",
    "no_secretary": "officers",
    "not_voted": "ballots",
    "not_concluded": "minutes",
}
"""Where in a meeting a named field stands."""
