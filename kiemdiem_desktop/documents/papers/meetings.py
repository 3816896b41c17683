"""What the papers of a meeting share: the meeting asked for, an empty one for blank papers, its signers."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from kiemdiem_desktop.documents.papers.parts import Signer
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.meeting import Meeting, MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.posts import is_of_committee
from kiemdiem_desktop.domain.sheets import BallotSheet, Headcount, MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally

_NOBODY = Headcount(
    summoned=0, summoned_full=0, present=0, present_full=0, excused=0, unexcused=0, voters=0, voters_present=0
)
_NIL = UUID(int=0)
_WHOLE = {MeetingKind.CELL, MeetingKind.GROUP}
"""Meetings that review everyone who is there; the others review whom they name, or who was not there before."""


def meeting_of(request: PaperRequest) -> MeetingSheet:
    """The meeting asked for; without one, a cell meeting of which nothing is known yet."""
    found = request.meeting
    if found is not None:
        return found
    return MeetingSheet(
        meeting=Meeting(id=_NIL, period_id=request.sheet.period.id, kind=MeetingKind.CELL),
        sessions=(),
        headcount=_NOBODY,
        by_session={},
        presence={},
        absent=(),
        officers={},
        remarks={},
        conclusions={},
        ballots=(),
    )


def group_of(meeting: MeetingSheet) -> str:
    """The name of the party group that met; nothing for any other meeting."""
    return meeting.meeting.group_name if meeting.meeting.kind is MeetingKind.GROUP else ""


def signers(meeting: MeetingSheet) -> dict[str, Signer]:
    """Who signs papers of the meeting, by the name that the regulation gives the signature."""
    head = next(iter(meeting.officers.get(OfficerRole.HEAD_TELLER, ())), None)
    return {
        "recorder": Signer(person=meeting.secretary),
        "chair": Signer(person=meeting.chair),
        "head_teller": Signer(person=head),
    }


def reviewed_at(request: PaperRequest, meeting: MeetingSheet) -> tuple[SubjectSheet, ...]:
    """The subjects of the meeting in the period's order.

    Whoever has a remark, a conclusion or votes there. At meetings of the whole cell or group also everyone present who
    is to be reviewed, at those of the cell its collectives; at a supplementary one those who were at none before.
    """
    named = named_at(meeting)
    there = _present(meeting)
    if meeting.meeting.kind is MeetingKind.SUPPLEMENTARY:
        there -= present_before(request.sheet, meeting)
    return tuple(
        subject for subject in request.sheet.subjects if subject.id in named or _is_due(subject, meeting, there)
    )


def own_subjects(subjects: Iterable[SubjectSheet], meeting: MeetingSheet) -> tuple[SubjectSheet, ...]:
    """Those who are reviewed there themselves; the committee only proposes levels for members not of its own."""
    return tuple(
        subject
        for subject in subjects
        if meeting.meeting.kind is not MeetingKind.COMMITTEE
        or subject.participant is None
        or is_of_committee(subject.participant.party_post)
        or subject.id in meeting.remarks
        or subject.id in meeting.conclusions
    )


def proposed_in(meeting: MeetingSheet) -> Step:
    """Whose levels a meeting proposes: the committee's own, or the cell's."""
    return Step.COMMITTEE if meeting.meeting.kind is MeetingKind.COMMITTEE else Step.CELL


def named_at(meeting: MeetingSheet) -> frozenset[UUID]:
    """Whoever has a remark, a conclusion or votes there."""
    voted = (tally.subject_id for ballot in meeting.ballots for tally in ballot.tallies)
    return frozenset({*meeting.remarks, *meeting.conclusions, *voted})


def _is_due(subject: SubjectSheet, meeting: MeetingSheet, there: frozenset[UUID]) -> bool:
    person, held = subject.participant, meeting.meeting
    if person is None:
        return held.kind is MeetingKind.CELL
    if subject.duty.exempt or subject.duty.not_yet:
        return False
    if held.kind is MeetingKind.GROUP and person.group_name != held.group_name:
        return False
    all_of_them = held.kind in _WHOLE and not meeting.sessions
    return all_of_them or (held.kind in {*_WHOLE, MeetingKind.SUPPLEMENTARY} and subject.id in there)


def _present(meeting: MeetingSheet) -> frozenset[UUID]:
    return frozenset(
        person
        for marks in meeting.presence.values()
        for person, mark in marks.items()
        if mark.presence is Presence.PRESENT
    )


def present_before(sheet: PeriodSheet, meeting: MeetingSheet) -> frozenset[UUID]:
    """Who was at a meeting of the whole cell or group earlier in the period."""
    place = meeting.meeting.position
    earlier = [other for other in sheet.meetings if other.meeting.position < place and other.meeting.kind in _WHOLE]
    return frozenset[UUID]().union(*(_present(other) for other in earlier))


def due_subjects(sheet: PeriodSheet) -> tuple[SubjectSheet, ...]:
    """Everyone and everything that is to be reviewed and graded in the period."""
    return tuple(subject for subject in sheet.subjects if subject.duty.graded)


def open_round(sheet: PeriodSheet) -> BallotSheet:
    """A round on the levels of all that are to be graded, of which nothing is counted yet."""
    ballot = Ballot(id=_NIL, meeting_id=_NIL, body=Body.CELL, round=1, kind=BallotKind.LEVELS)
    tallies = tuple(Tally(id=_NIL, ballot_id=_NIL, subject_id=subject.id) for subject in due_subjects(sheet))
    return BallotSheet(ballot=ballot, tallies=tallies)
