"""Who chaired, who took the minutes, who counted the ballots."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.meeting import OfficerRole, Presence
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.ui.pages.fields import ChoiceField
from kiemdiem_desktop.ui.pages.flow import FlowLayout
from kiemdiem_desktop.ui.pages.meetings.state import MeetingEditor, MeetingState
from kiemdiem_desktop.ui.pages.parts import Sentence, add_row, clear, form_layout
from kiemdiem_desktop.ui.tables.words import ROLES, word
from kiemdiem_desktop.ui.ticks import Tick

SINGLE = (OfficerRole.CHAIR, OfficerRole.SECRETARY, OfficerRole.HEAD_TELLER)


class OfficersSection(QWidget):
    """One choice for each office that one person holds, and a tick for each further teller."""

    def __init__(self, editor: MeetingEditor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._state: MeetingState | None = None
        self.choices: dict[OfficerRole, ChoiceField] = {}
        self.tellers: dict[UUID, Tick] = {}
        self._box = QGroupBox(word(ROLES, OfficerRole.TELLER))
        self._flow = FlowLayout(self._box)
        form = form_layout()
        for role in SINGLE:
            choice = ChoiceField()
            choice.chosen.connect(lambda value, which=role: self._set(which, [value] if value else []))
            self.choices[role] = choice
            add_row(form, word(ROLES, role), choice)
        self._hint = Sentence()
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._box)
        column.addWidget(self._hint)
        column.addStretch(1)

    def show_state(self, state: MeetingState) -> None:
        """Offer those who were present, and whoever is already in office."""
        self._state = state
        people = self._eligible(state)
        rows: list[tuple[object, str]] = [(None, self.tr("(chưa cử)"))]
        rows += [(person.id, person.name) for person in people]
        for role, choice in self.choices.items():
            holders = state.meeting.officers.get(role, ())
            choice.offer(rows)
            choice.show_value(holders[0].id if holders else None)
        self._show_tellers(people, {person.id for person in state.meeting.officers.get(OfficerRole.TELLER, ())})
        self._hint.say(self._remark(state))

    def _eligible(self, state: MeetingState) -> list[Participant]:
        there = {
            key
            for marks in state.meeting.presence.values()
            for key, mark in marks.items()
            if mark.presence is Presence.PRESENT
        }
        there |= {person.id for holders in state.meeting.officers.values() for person in holders}
        return [s.participant for s in state.sheet.persons if s.participant is not None and s.id in there]

    def _show_tellers(self, people: list[Participant], ticked: set[UUID]) -> None:
        if list(self.tellers) != [person.id for person in people]:
            clear(self._flow)
            self.tellers = {}
            for person in people:
                tick = Tick(person.name)
                tick.setAccessibleName(person.name)
                tick.clicked.connect(lambda _checked=False: self._set_tellers())
                self.tellers[person.id] = tick
                self._flow.addWidget(tick)
        for key, tick in self.tellers.items():
            tick.setChecked(key in ticked)

    def _remark(self, state: MeetingState) -> str:
        officers = state.meeting.officers
        tellers = {p.id for role in (OfficerRole.HEAD_TELLER, OfficerRole.TELLER) for p in officers.get(role, ())}
        leaders = {p.id for p in officers.get(OfficerRole.CHAIR, ())}
        if tellers & leaders:
            return self.tr("Người chủ trì đang có tên trong tổ kiểm phiếu; nên cử người khác.")
        return ""

    def _set_tellers(self) -> None:
        self._set(OfficerRole.TELLER, [key for key, tick in self.tellers.items() if tick.isChecked()])

    def _set(self, role: OfficerRole, people: list[UUID]) -> None:
        state, service = self._state, self._editor.service
        if state is not None:
            self._editor.run(
                self.tr("Cử người điều hành cuộc họp"), lambda: service.set_officers(state.id, role, people)
            )
