"""Meetings: sessions, attendance, officers, remarks, conclusions, and ballots as totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.meeting import (
    Attendance,
    Meeting,
    MeetingKind,
    Officer,
    OfficerRole,
    Presence,
    Remark,
    Session,
    SubjectConclusion,
)
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.posts import is_of_committee
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally, ballot_problems
from kiemdiem_desktop.domain.viet import fold, nfc, one_line
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

_BODY = {MeetingKind.COMMITTEE: Body.COMMITTEE, MeetingKind.GROUP: Body.GROUP}
_CALLED = frozenset({Standing.ACTIVE, Standing.TEMPORARY_HERE})
"""Standings that are summoned unasked; the exempt and the absent for long may be added by hand."""
_REVIEWING = frozenset({MeetingKind.CELL, MeetingKind.SUPPLEMENTARY})
"""Meetings of the whole cell: who was at one of them needs no supplementary one."""


class MeetingsService:
    """The meetings of a period."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._ids = context.env.ids

    def add_meeting(self, period_id: UUID, kind: MeetingKind, day: date, group_name: str = "") -> Outcome:
        """Add a meeting with its first session, whose summoned members are marked present until told otherwise.

        A supplementary meeting summons those who were absent from every session before it. Refused: a group's meeting
        without the group.
        """
        if kind is MeetingKind.GROUP and not one_line(group_name):
            raise KnownError("meeting_without_group")
        with self._book.write("Thêm cuộc họp") as unit:
            refuse_closed(unit, period_id)
            place = len(unit.meetings.find(period_id=period_id))
            meeting = Meeting(
                id=self._ids.new(), period_id=period_id, kind=kind, group_name=one_line(group_name), position=place
            )
            summoned = _summoned(unit, meeting)
            unit.meetings.add(meeting)
            self._add_session(unit, meeting, day, [person.id for person in summoned])
        return unit.outcome

    def update_meeting(self, meeting: Meeting) -> Outcome:
        """Store a meeting's changed particulars."""
        ready = cleaned(meeting, lines=("place",), texts=("purpose", "guests", "conclusion", "remedies"))
        with self._writing("Sửa cuộc họp", meeting.id, merge=True) as unit:
            unit.meetings.update(ready)
        return unit.outcome

    def remove_meeting(self, meeting_id: UUID) -> Outcome:
        """Remove a meeting with everything that belongs to it."""
        with self._writing("Bỏ cuộc họp", meeting_id) as unit:
            for session in unit.meeting_sessions.find(meeting_id=meeting_id):
                _remove_session(unit, session.id)
            for ballot in unit.ballots.find(meeting_id=meeting_id):
                _remove_ballot(unit, ballot.id)
            for remark in unit.remarks.find(meeting_id=meeting_id):
                unit.remarks.remove(remark.id)
            for conclusion in unit.subject_conclusions.find(meeting_id=meeting_id):
                unit.subject_conclusions.remove(conclusion.id)
            for officer in unit.officers.find(meeting_id=meeting_id):
                unit.officers.remove(officer.id)
            unit.meetings.remove(meeting_id)
        return unit.outcome

    def add_session(self, meeting_id: UUID, day: date) -> Outcome:
        """Add a further sitting; those summoned to the first are summoned again."""
        with self._writing("Thêm phiên họp", meeting_id) as unit:
            first = min(unit.meeting_sessions.find(meeting_id=meeting_id), key=lambda s: s.position, default=None)
            marks = unit.attendances.find(session_id=first.id) if first else ()
            meeting = unit.meetings.get(meeting_id)
            self._add_session(unit, meeting, day, [mark.participant_id for mark in marks])
        return unit.outcome

    def update_session(self, session: Session) -> Outcome:
        """Store a session's changed day, hours or place; refused when it ends before it starts."""
        if session.start and session.end and session.end < session.start:
            raise KnownError("session_backwards")
        with self._writing("Sửa phiên họp", session.meeting_id, merge=True) as unit:
            unit.meeting_sessions.update(cleaned(session, lines=("place",)))
        return unit.outcome

    def remove_session(self, session_id: UUID) -> Outcome:
        """Remove a sitting; a meeting keeps at least one."""
        with self._book.read() as reading:
            session = reading.meeting_sessions.get(session_id)
        with self._writing("Bỏ phiên họp", session.meeting_id) as unit:
            if len(unit.meeting_sessions.find(meeting_id=session.meeting_id)) == 1:
                raise KnownError("last_session")
            _remove_session(unit, session_id)
        return unit.outcome

    def mark(self, session_id: UUID, participant_id: UUID, presence: Presence | None, reason: str = "") -> Outcome:
        """Mark a person present or absent; ``None`` says that he was not summoned."""
        with self._book.write("Điểm danh") as unit:
            session = unit.meeting_sessions.get(session_id)
            refuse_closed(unit, unit.meetings.get(session.meeting_id).period_id)
            known = next(iter(unit.attendances.find(session_id=session_id, participant_id=participant_id)), None)
            if presence is None:
                if known is not None:
                    unit.attendances.remove(known.id)
            elif known is None:
                unit.attendances.add(
                    Attendance(
                        id=self._ids.new(),
                        session_id=session_id,
                        participant_id=participant_id,
                        presence=presence,
                        reason=one_line(reason),
                    )
                )
            else:
                unit.attendances.update(replace(known, presence=presence, reason=one_line(reason)))
        return unit.outcome

    def set_officers(self, meeting_id: UUID, role: OfficerRole, participant_ids: Sequence[UUID]) -> Outcome:
        """Say who held an office at the meeting."""
        with self._writing("Cử người điều hành cuộc họp", meeting_id) as unit:
            for officer in unit.officers.find(meeting_id=meeting_id, role=role):
                unit.officers.remove(officer.id)
            for place, participant_id in enumerate(participant_ids):
                unit.officers.add(
                    Officer(
                        id=self._ids.new(),
                        meeting_id=meeting_id,
                        participant_id=participant_id,
                        role=role,
                        position=place,
                    )
                )
        return unit.outcome

    def add_remark(self, meeting_id: UUID, subject_id: UUID, speaker: str, text: str, reply: str = "") -> Outcome:
        """Record what was said of a subject."""
        with self._writing("Ghi ý kiến góp ý", meeting_id) as unit:
            place = len(unit.remarks.find(meeting_id=meeting_id, subject_id=subject_id))
            unit.remarks.add(
                Remark(
                    id=self._ids.new(),
                    meeting_id=meeting_id,
                    subject_id=subject_id,
                    speaker=one_line(speaker),
                    text=nfc(text),
                    reply=nfc(reply),
                    position=place,
                )
            )
        return unit.outcome

    def update_remark(self, remark: Remark) -> Outcome:
        """Store a changed remark."""
        with self._writing("Sửa ý kiến góp ý", remark.meeting_id, merge=True) as unit:
            unit.remarks.update(cleaned(remark, lines=("speaker",), texts=("text", "reply")))
        return unit.outcome

    def remove_remark(self, remark_id: UUID) -> Outcome:
        """Remove a remark."""
        with self._book.read() as unit:
            meeting_id = unit.remarks.get(remark_id).meeting_id
        with self._writing("Bỏ ý kiến góp ý", meeting_id) as writing:
            writing.remarks.remove(remark_id)
        return writing.outcome

    def conclude(self, meeting_id: UUID, subject_id: UUID, text: str, presented_by: str = "") -> Outcome:
        """Store the chair's conclusion on a subject; empty text removes it."""
        with self._writing("Kết luận về đối tượng kiểm điểm", meeting_id, merge=True) as unit:
            known = next(iter(unit.subject_conclusions.find(meeting_id=meeting_id, subject_id=subject_id)), None)
            text, presented_by = nfc(text).strip(), one_line(presented_by)
            if known is not None and not text and not presented_by:
                unit.subject_conclusions.remove(known.id)
            elif known is not None:
                unit.subject_conclusions.update(replace(known, text=text, presented_by=presented_by))
            elif text or presented_by:
                unit.subject_conclusions.add(
                    SubjectConclusion(
                        id=self._ids.new(),
                        meeting_id=meeting_id,
                        subject_id=subject_id,
                        text=text,
                        presented_by=presented_by,
                    )
                )
        return unit.outcome

    def add_ballot(
        self, meeting_id: UUID, kind: BallotKind, subject_ids: Sequence[UUID], *, body: Body | None = None
    ) -> Outcome:
        """Add the next round of voting on these subjects, with empty totals."""
        if not subject_ids:
            raise KnownError("ballot_without_subjects")
        with self._writing("Thêm vòng bỏ phiếu", meeting_id) as unit:
            meeting = unit.meetings.get(meeting_id)
            rounds = [ballot.round for ballot in unit.ballots.find(meeting_id=meeting_id)]
            ballot = Ballot(
                id=self._ids.unordered(),
                meeting_id=meeting_id,
                body=body or _BODY.get(meeting.kind, Body.CELL),
                round=max(rounds, default=0) + 1,
                kind=kind,
            )
            unit.ballots.add(ballot)
            for subject_id in subject_ids:
                unit.tallies.add(Tally(id=self._ids.unordered(), ballot_id=ballot.id, subject_id=subject_id))
        return unit.outcome

    def save_ballot(self, ballot: Ballot, tallies: Sequence[Tally]) -> Outcome:
        """Store a round's totals; refused when they cannot be, with the numbers that contradict each other."""
        problems = ballot_problems(ballot, tuple(tallies))
        if problems:
            first = problems[0]
            raise KnownError(
                "ballot_impossible", field=first.field, problem=first.code, left=first.left, right=first.right
            )
        with self._writing("Ghi kết quả kiểm phiếu", ballot.meeting_id) as unit:
            unit.ballots.update(ballot)
            for tally in tallies:
                unit.tallies.update(tally)
        return unit.outcome

    def remove_ballot(self, ballot_id: UUID) -> Outcome:
        """Remove a round with its totals."""
        with self._book.read() as unit:
            meeting_id = unit.ballots.get(ballot_id).meeting_id
        with self._writing("Bỏ vòng bỏ phiếu", meeting_id) as writing:
            _remove_ballot(writing, ballot_id)
        return writing.outcome

    def _add_session(self, unit: UnitOfWork, meeting: Meeting, day: date, participant_ids: Sequence[UUID]) -> None:
        place = len(unit.meeting_sessions.find(meeting_id=meeting.id))
        session = Session(id=self._ids.new(), meeting_id=meeting.id, day=day, position=place)
        unit.meeting_sessions.add(session)
        for participant_id in participant_ids:
            unit.attendances.add(
                Attendance(
                    id=self._ids.new(),
                    session_id=session.id,
                    participant_id=participant_id,
                    presence=Presence.PRESENT,
                )
            )

    @contextmanager
    def _writing(self, label: str, meeting_id: UUID, *, merge: bool = False) -> Iterator[UnitOfWork]:
        with self._book.write(label, merge_key=f"{label}:{meeting_id}" if merge else None) as unit:
            refuse_closed(unit, unit.meetings.get(meeting_id).period_id)
            yield unit


def _summoned(unit: Reader, meeting: Meeting) -> list[Participant]:
    people = sorted(unit.participants.find(period_id=meeting.period_id), key=lambda person: person.position)
    called = [person for person in people if person.standing in _CALLED]
    if meeting.kind is MeetingKind.COMMITTEE:
        return [person for person in called if is_of_committee(person.party_post)]
    if meeting.kind is MeetingKind.GROUP:
        return [person for person in called if fold(person.group_name) == fold(meeting.group_name)]
    if meeting.kind is MeetingKind.SUPPLEMENTARY:
        present = _ever_present(unit, meeting.period_id)
        return [person for person in called if person.id not in present]
    return called


def _ever_present(unit: Reader, period_id: UUID) -> set[UUID]:
    reviewing = [m.id for m in unit.meetings.find(period_id=period_id) if m.kind in _REVIEWING]
    sessions = [s.id for s in unit.meeting_sessions.where_in("meeting_id", reviewing)]
    marks = unit.attendances.where_in("session_id", sessions)
    return {mark.participant_id for mark in marks if mark.presence is Presence.PRESENT}


def _remove_session(unit: UnitOfWork, session_id: UUID) -> None:
    for mark in unit.attendances.find(session_id=session_id):
        unit.attendances.remove(mark.id)
    unit.meeting_sessions.remove(session_id)


def _remove_ballot(unit: UnitOfWork, ballot_id: UUID) -> None:
    for tally in unit.tallies.find(ballot_id=ballot_id):
        unit.tallies.remove(tally.id)
    unit.ballots.remove(ballot_id)
