"""What a paper still lacks, each with the page where it is filled in; a lack never keeps a paper from being printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from kiemdiem_desktop.documents.papers.ballots import asks_anyone
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.votes import votes_of
from kiemdiem_desktop.domain.meeting import OfficerRole
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet, SubjectSheet
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Severity, check
from kiemdiem_desktop.forms.draft import Draft, Value
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.forms.wording import fill_blank

WORDING = "missing"
CELL, MEETINGS, GRADING = "overview", "meetings", "grading"


class Lacks:
    """Writes the sentences of what is missing, in the regulation's words."""

    def __init__(self, request: PaperRequest) -> None:
        self._sentences = request.regulation.wording[WORDING]

    def __call__(self, key: str, place: str, subject: SubjectSheet | None = None, **values: str) -> Missing:
        """One lack; its field is the last part of the key."""
        names = {"name": subject.name, **values} if subject else values
        text = fill_blank(self._sentences[key], names)
        return Missing(text_vi=text, place=place, subject_id=subject.id if subject else None, field=key)


def cell_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the header of every paper needs."""
    lacks, cell = Lacks(request), request.sheet.cell
    for key, value in (("cell_parent", cell.parent), ("cell_place", cell.place)):
        if not value:
            yield lacks(key, CELL)


def form_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What a form still lacks before it can be signed; nothing more once the review is marked done."""
    yield from cell_lacks(request)
    subject = request.subject
    if subject is None or subject.reviewed:
        return
    lacks = Lacks(request)
    place = "collective_review" if subject.is_collective else "member_review"
    yield lacks("review_open", place, subject)
    form = request.regulation.form_for(SubjectKind(subject.form_subject))
    names = {field.id: field.number or field.label for field in form.fields()}
    sections = {
        field.id: section.heading for part in form.parts for section in part.sections for field in section.fields
    }
    values = cast("Mapping[str, Value]", subject.values)  # the sheet keeps the draft's own, which domain cannot name
    draft = Draft(form_id=form.id, form_version=form.version, values=values)
    for problem in check(form, draft, bound_values(subject, request.sheet.cell.name)):
        if problem.severity is Severity.BLOCK:
            where = " ".join(text for text in (sections.get(problem.field_id, ""), names[problem.field_id]) if text)
            lack = lacks("review_field", place, subject, field=where, problem=problem.text_vi)
            yield Missing(text_vi=lack.text_vi, place=lack.place, subject_id=lack.subject_id, field=problem.field_id)


def minutes_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the minutes of a meeting still lack."""
    yield from cell_lacks(request)
    meeting = request.meeting
    lacks = Lacks(request)
    if meeting is None or not meeting.sessions:
        yield lacks("session", MEETINGS)
        return
    held, first, last = meeting.meeting, meeting.sessions[0], meeting.sessions[-1]
    known = {
        "start": first.start is not None,
        "end": last.end is not None,
        "place": bool(first.place or held.place),
        "attendance": meeting.headcount.summoned > 0,
        "chair": meeting.chair is not None,
        "secretary": meeting.secretary is not None,
        "conclusion": bool(held.conclusion),
        "agreed": held.agreed is not None and held.agreed_of is not None,
    }
    yield from (lacks(key, MEETINGS) for key, there in known.items() if not there)
    for round_ in meeting.ballots:
        yield from _round_lacks(request, round_)


def tally_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the tellers' minutes still lack."""
    yield from cell_lacks(request)
    meeting = request.meeting
    lacks = Lacks(request)
    if meeting is None or not meeting.ballots:
        yield lacks("ballots", MEETINGS)
        return
    yield from _tellers_lacks(lacks, meeting)
    for round_ in (request.ballot,) if request.ballot else meeting.ballots:
        yield from _round_lacks(request, round_)


def _tellers_lacks(lacks: Lacks, meeting: MeetingSheet) -> Iterator[Missing]:
    if not meeting.officers.get(OfficerRole.HEAD_TELLER):
        yield lacks("head_teller", MEETINGS)
    if meeting.chair is None:
        yield lacks("chair", MEETINGS)


def _round_lacks(request: PaperRequest, round_: BallotSheet) -> Iterator[Missing]:
    lacks, ballot = Lacks(request), round_.ballot
    number = str(ballot.round)
    if None in {ballot.issued, ballot.collected, ballot.valid, ballot.invalid}:
        yield lacks("ballot_counts", MEETINGS, round=number)
    if not round_.tallies:
        yield lacks("ballot_subjects", MEETINGS, round=number)
    subjects = {subject.id: subject for subject in request.sheet.subjects}
    for tally in round_.tallies:
        subject = subjects.get(tally.subject_id)
        if subject is not None and all(vote is None for vote in votes_of(tally, ballot.kind)):
            yield lacks("ballot_votes", MEETINGS, subject, round=number)


def ballot_lacks(request: PaperRequest) -> Iterator[Missing]:
    """A ballot paper lacks only somebody to vote on."""
    lacks, round_ = Lacks(request), request.ballot
    if round_ is not None and not round_.tallies:
        yield lacks("ballot_subjects", MEETINGS, round=str(round_.ballot.round))
    elif round_ is None and not any(asks_anyone(request.sheet, collectives=kind) for kind in (True, False)):
        yield lacks("ballot_subjects", MEETINGS, round="1")


def summary_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the summary lacks: levels of those who are to be graded, and the committee that receives it."""
    yield from cell_lacks(request)
    lacks = Lacks(request)
    if not request.sheet.cell.upper_committee:
        yield lacks("upper_committee", CELL)
    for subject in request.sheet.subjects:
        if subject.level is None and subject.duty.graded:
            yield lacks("level_none", GRADING, subject)
