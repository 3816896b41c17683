"""Who was there: tapping a name goes through the four answers, and the counts follow at once."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGroupBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.meeting import Attendance, Presence, Session
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField, read_time, shown_day, shown_time
from kiemdiem_desktop.ui.pages.flow import FlowLayout, flow
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, button, clear, form_layout, warning_text
from kiemdiem_desktop.ui.tables.words import PRESENCES, word

CYCLE: tuple[Presence | None, ...] = (Presence.PRESENT, Presence.EXCUSED, Presence.UNEXCUSED, None)
MARKS: dict[Presence | None, str] = {
    Presence.PRESENT: "✓",
    Presence.EXCUSED: "○",
    Presence.UNEXCUSED: "✕",
    None: "–",
}
NOT_SUMMONED = QT_TRANSLATE_NOOP("AttendanceSection", "không triệu tập")


def presence_word(presence: Presence | None) -> str:
    """Say a presence; the fourth answer is that he was not summoned."""
    return (
        QCoreApplication.translate("AttendanceSection", NOT_SUMMONED) if presence is None else word(PRESENCES, presence)
    )


class NameButton(QPushButton):
    """One name with its presence; a tap, Space or Enter goes on to the next answer."""

    tapped = Signal(object)

    def __init__(self, person: Participant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person = person
        self.presence: Presence | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._next)

    def show_presence(self, presence: Presence | None) -> None:
        """Show the answer by sign, word and look."""
        self.presence = presence
        said = presence_word(presence)
        self.setText(f"{MARKS[presence]}  {self.person.name} – {said}")
        self.setAccessibleName(f"{self.person.name}: {said}")
        self.setToolTip(self.tr("Bấm để đổi: có mặt, vắng có lý do, vắng không lý do, không triệu tập"))
        font = self.font()
        font.setBold(presence in {Presence.EXCUSED, Presence.UNEXCUSED})
        font.setItalic(presence is None)
        self.setFont(font)

    def _next(self) -> None:
        self.show_presence(CYCLE[(CYCLE.index(self.presence) + 1) % len(CYCLE)])
        self.tapped.emit(self.presence)


class AttendanceSection(QWidget):
    """A meeting's sessions and the attendance of the one that is chosen."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._state: MeetingState | None = None
        self._session_id: UUID | None = None
        self._known: set[UUID] = set()
        self._adding = False
        self._names: dict[UUID, NameButton] = {}
        self._reasons: dict[UUID, LineField] = {}
        self.sessions = ChoiceField(least=22)
        self.counts = Sentence()
        self.quorum = Sentence()
        self.names = QWidget()
        self._flow = FlowLayout(self.names)
        self._absent = QGroupBox(self.tr("Lý do vắng mặt"))
        self._absent_form = form_layout(self._absent)
        self._build()

    def show_state(self, state: MeetingState) -> None:
        """Show the meeting; the chosen session, the focus and what is being typed stay."""
        if self._state is not None and self._state.id != state.id:
            self._session_id = None
            for field in (self.day, self.start, self.end):
                field.forget() if isinstance(field, DateField) else None
        self._state = state
        sessions = state.meeting.sessions
        fresh = [session.id for session in sessions if session.id not in self._known] if self._adding else []
        if fresh:
            self._session_id, self._adding = fresh[-1], False
        elif self._session_id not in {session.id for session in sessions}:
            self._session_id = sessions[0].id if sessions else None
        self._known = {session.id for session in sessions}
        self.sessions.offer((s.id, self._session_name(place, s)) for place, s in enumerate(sessions, start=1))
        self.sessions.show_value(self._session_id)
        self._remove.setEnabled(len(sessions) > 1)
        self._show_session()

    def flush(self) -> None:
        """Commit what is being typed."""
        for field in (self.day, self.start, self.end, self.place, self.guests, *self._reasons.values()):
            field.commit()

    def _build(self) -> None:
        self.sessions.setAccessibleName(self.tr("Phiên họp"))
        self.sessions.chosen.connect(self._choose)
        self._add = button(self.tr("Thêm phiên"), self._add_session, tip=self.tr("Cuộc họp kéo sang buổi khác"))
        self._remove = button(self.tr("Bỏ phiên này"), self._remove_session)
        self.day, self.start, self.end = DateField(whole=True), LineField(), LineField()
        self.place, self.guests = LineField(), LineField()
        self._problem = warning_text()
        form = form_layout()
        add_row(form, self.tr("Ngày họp"), self.day)
        add_row(form, self.tr("Bắt đầu lúc"), self.start, tip=self.tr("Ví dụ: 8h00"))
        add_row(form, self.tr("Kết thúc lúc"), self.end, tip=self.tr("Ví dụ: 11h30"))
        add_row(form, self.tr("Địa điểm"), self.place)
        add_row(form, self.tr("Đại biểu dự (không biểu quyết)"), self.guests)
        self.day.dated.connect(lambda value: self._change(day=value.exact()) if value is not None else None)
        self.day.refused.connect(lambda bad: self._say_problem(self.tr("Ghi đủ ngày/tháng/năm.") if bad else ""))
        self.start.committed.connect(lambda text: self._time("start", text))
        self.end.committed.connect(lambda text: self._time("end", text))
        self.place.committed.connect(lambda text: self._change(place=text))
        self.guests.committed.connect(self._guests)
        self._everyone = button(self.tr("Tất cả có mặt"), self._all_present)
        column = QVBoxLayout(self)
        column.addWidget(flow(self.sessions, self._add, self._remove))
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self.counts)
        column.addWidget(self.quorum)
        hint = self.tr("Bấm vào tên để đổi: có mặt → vắng có lý do → vắng không lý do → không triệu tập.")
        column.addWidget(Sentence(hint))
        column.addWidget(self.names)
        column.addWidget(flow(self._everyone))
        column.addWidget(self._absent)
        column.addStretch(1)

    def _session_name(self, place: int, session: Session) -> str:
        return self.tr("Phiên {place} – {day}").format(place=place, day=shown_day(session.day))

    def _session(self) -> Session | None:
        sessions = self._state.meeting.sessions if self._state else ()
        return next((session for session in sessions if session.id == self._session_id), None)

    def _show_session(self) -> None:
        state, session = self._state, self._session()
        if state is None or session is None:
            return
        self.day.show_date(session.day)
        self.start.show_text(shown_time(session.start))
        self.end.show_text(shown_time(session.end))
        self.place.show_text(session.place or state.meeting.meeting.place)
        self.guests.show_text(state.meeting.meeting.guests)
        marks = state.meeting.presence.get(session.id, {})
        people = [s.participant for s in state.sheet.persons if s.participant is not None]
        self._show_names(people)
        for person in people:
            mark = marks.get(person.id)
            self._names[person.id].show_presence(mark.presence if mark else None)
        self._show_reasons(people, marks)
        self._show_counts(state, session)

    def _show_names(self, people: list[Participant]) -> None:
        if list(self._names) == [person.id for person in people]:
            return
        clear(self._flow)
        self._names = {}
        for person in people:
            name = NameButton(person)
            name.tapped.connect(lambda presence, key=person.id: self._mark(key, presence))
            self._names[person.id] = name
            self._flow.addWidget(name)

    def _show_reasons(self, people: list[Participant], found: Mapping[UUID, Attendance]) -> None:
        absent = [p for p in people if p.id in found and found[p.id].presence is not Presence.PRESENT]
        if list(self._reasons) != [person.id for person in absent]:
            self._rebuild_reasons(absent)
        for person in absent:
            self._reasons[person.id].show_text(found[person.id].reason)
        self._absent.setVisible(bool(absent))

    def _rebuild_reasons(self, absent: list[Participant]) -> None:
        kept = {key: field for key, field in self._reasons.items() if key in {person.id for person in absent}}
        for key, field in self._reasons.items():
            if key not in kept:
                self._absent_form.removeRow(field)
                continue
            caption = self._absent_form.labelForField(field)
            self._absent_form.takeRow(field)
            if caption is not None:
                caption.deleteLater()
        self._reasons = {}
        for person in absent:
            field = kept.get(person.id) or self._reason_field(person.id)
            add_row(self._absent_form, person.name, field)
            self._reasons[person.id] = field

    def _reason_field(self, person_id: UUID) -> LineField:
        field = LineField()
        field.setPlaceholderText(self.tr("Lý do"))
        field.committed.connect(lambda text: self._reason(person_id, text))
        return field

    def _show_counts(self, state: MeetingState, session: Session) -> None:
        count = state.meeting.by_session[session.id]
        text = self.tr(
            "Triệu tập {summoned} ({full} chính thức, {probationary} dự bị)."
            " Có mặt {present} ({present_full} chính thức, {present_probationary} dự bị)."
            " Vắng {absent}: {excused} có lý do, {unexcused} không lý do."
            " Người được bỏ phiếu có mặt: {voters_present}/{voters}."
        )
        self.counts.say(
            text.format(
                summoned=count.summoned,
                full=count.summoned_full,
                probationary=count.summoned_probationary,
                present=count.present,
                present_full=count.present_full,
                present_probationary=count.present_probationary,
                absent=count.absent,
                excused=count.excused,
                unexcused=count.unexcused,
                voters=count.voters,
                voters_present=count.voters_present,
            )
        )
        self.quorum.say("\n".join(state.findings))

    def _choose(self, session_id: UUID) -> None:
        self.flush()
        self._session_id = session_id
        self.day.forget()
        self._show_session()

    def _say_problem(self, text: str) -> None:
        self._problem.say(text)

    def _mark(self, person_id: UUID, presence: Presence | None) -> None:
        session = self._session()
        if session is None:
            return
        field = self._reasons.get(person_id)
        reason = field.text() if field is not None and presence not in {None, Presence.PRESENT} else ""
        service = self._editor.service
        self._editor.run(
            self.tr("Điểm danh"), lambda: service.mark(session.id, person_id, presence, reason), self._show_session
        )

    def _reason(self, person_id: UUID, text: str) -> None:
        session, name = self._session(), self._names.get(person_id)
        if session is None or name is None or name.presence in {None, Presence.PRESENT}:
            return
        presence, service = name.presence, self._editor.service
        self._editor.run(self.tr("Điểm danh"), lambda: service.mark(session.id, person_id, presence, text))

    def _all_present(self) -> None:
        for person_id, name in self._names.items():
            if name.presence in {Presence.EXCUSED, Presence.UNEXCUSED}:
                name.show_presence(Presence.PRESENT)
                self._mark(person_id, Presence.PRESENT)

    def _change(self, **changes: object) -> None:
        session = self._session()
        if session is not None and self._state is not None:
            self._editor.change_session(self._state.id, session.id, **changes)

    def _time(self, field: str, text: str) -> None:
        value = read_time(text)
        if text and value is None:
            self._say_problem(self.tr("Giờ chưa đọc được nên chưa lưu. Ghi như 8h00 hoặc 14h30."))
            return
        self._say_problem("")
        self._change(**{field: value})

    def _guests(self, text: str) -> None:
        if self._state is not None:
            self._editor.change_meeting(self._state.id, guests=text)

    def _add_session(self) -> None:
        state, session = self._state, self._session()
        if state is not None and session is not None:
            service = self._editor.service
            self._adding = True  # the new session is shown as soon as the book has it
            self._editor.run(self.tr("Thêm phiên họp"), lambda: service.add_session(state.id, session.day))

    def _remove_session(self) -> None:
        session, service = self._session(), self._editor.service
        if session is None:
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer to a question
            if yes:
                self._editor.run(self.tr("Bỏ phiên họp"), lambda: service.remove_session(session.id))

        question = self.tr("Bỏ phiên họp ngày {day} cùng điểm danh của phiên đó?").format(day=shown_day(session.day))
        self._editor.context.ask.confirm(question, answered, yes=self.tr("Bỏ phiên họp"))
