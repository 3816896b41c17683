"""What calls a meeting: its programme for those who come, and the invitation for its guests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.documents.content import (
    Block,
    Document,
    Heading,
    LongAnswer,
    PageBreak,
)
from kiemdiem_desktop.documents.papers.meetings import (
    due_subjects,
    group_of,
    meeting_of,
    named_at,
    present_before,
)
from kiemdiem_desktop.documents.papers.missing import MEETINGS, Lacks, cell_lacks
from kiemdiem_desktop.documents.papers.parts import line
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import Frame, whole
from kiemdiem_desktop.documents.papers.words import Words, count
from kiemdiem_desktop.domain.meeting import MeetingKind, Session
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.posts import is_of_committee
from kiemdiem_desktop.domain.sheets import MeetingSheet, PeriodSheet, SubjectSheet

PROGRAMME, INVITATION = "meeting_programme", "meeting_invitation"


def build_programme(request: PaperRequest) -> Document:
    """Build the programme: purpose, time and place, who comes, and the points in their order."""
    words, meeting = Words(request, PROGRAMME), meeting_of(request)
    blocks = (
        Heading(text=words("heading_purpose"), level=1),
        LongAnswer(text=None if request.blank else meeting.meeting.purpose or None, lines=3),
        Heading(text=words("heading_time"), level=1),
        *_times(request, meeting, words),
        Heading(text=words("heading_people"), level=1),
        *_people(request, meeting, words),
        Heading(text=words("heading_content"), level=1),
        *_points(request, meeting, words),
        Heading(text=words("heading_end"), level=1),
        line(_end(request, meeting, words)),
    )
    values = {"meeting": _named(request, meeting, words)}
    return whole(request, PROGRAMME, words, blocks, Frame(values=values, group=group_of(meeting)))


def build_invitation(request: PaperRequest) -> Document:
    """Build the invitation, one sheet for each guest whom the meeting names; for nobody the name is left open."""
    words, meeting = Words(request, INVITATION), meeting_of(request)
    guests = () if request.blank else guests_of(meeting)
    sheets = [_invitation(request, meeting, words, guest) for guest in guests or ("",)]
    blocks: list[Block] = [*sheets[0].blocks]
    for sheet in sheets[1:]:
        blocks += [PageBreak(), *sheet.blocks]
    return replace(sheets[0], blocks=tuple(blocks), page_numbers=False)


def _invitation(request: PaperRequest, meeting: MeetingSheet, words: Words, guest: str) -> Document:
    session = _first(request, meeting)
    held = meeting.meeting
    place = "" if request.blank else (session.place if session else "") or held.place
    chair = "" if request.blank else words.person(meeting.chair)
    blocks = (
        line(words("invited", cell=group_of(meeting) or request.sheet.cell.name, guest=guest)),
        line(words(held.kind.value, period=period_words(request, words), group=held.group_name)),
        line(words("time", start=words.clock(session.start if session else None), day=_day(words, session))),
        line(words("place", place=place)),
        line(words("chair", person=chair)),
        line(words("closing")),
    )
    return whole(request, INVITATION, words, blocks, Frame(group=group_of(meeting)))


def guests_of(meeting: MeetingSheet) -> tuple[str, ...]:
    """The guests as the meeting names them, divided at semicolons and line ends."""
    parts = meeting.meeting.guests.replace("\n", ";").split(";")
    return tuple(part.strip(" .") for part in parts if part.strip(" ."))


def _named(request: PaperRequest, meeting: MeetingSheet, words: Words) -> str:
    held = meeting.meeting
    return words(held.kind.value, period=period_words(request, words), group=held.group_name)


def _first(request: PaperRequest, meeting: MeetingSheet) -> Session | None:
    return meeting.sessions[0] if meeting.sessions and not request.blank else None


def _day(words: Words, session: Session | None) -> str:
    return words.day(session.day if session else None)


def _times(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    first = _first(request, meeting)
    held = meeting.meeting
    place = "" if request.blank else (first.place if first else "") or held.place
    yield line(words("time", start=words.clock(first.start if first else None), day=_day(words, first)))
    yield line(words("place", place=place))
    for number, session in enumerate(meeting.sessions[1:] if first else (), start=2):
        start, where = words.clock(session.start), session.place or held.place
        yield line(words("session", number=number, start=start, day=words.day(session.day), place=where))


def _people(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    held = meeting.meeting
    key = {MeetingKind.GROUP: "members_group", MeetingKind.COMMITTEE: "members_committee"}.get(held.kind, "members")
    total = None if request.blank else count(len(_summoned(request.sheet, meeting)))
    yield line(words(key, total=total, group=held.group_name))
    yield line(words("guests", guests="" if request.blank else "; ".join(guests_of(meeting))))
    yield line(words("chair", person="" if request.blank else words.person(meeting.chair)))
    yield line(words("secretary", person="" if request.blank else words.person(meeting.secretary)))


def _summoned(sheet: PeriodSheet, meeting: MeetingSheet) -> tuple[SubjectSheet, ...]:
    """Who is to come: whoever the attendance list summons, else everyone who belongs to the body that meets."""
    marked = frozenset[UUID]().union(*(marks.keys() for marks in meeting.presence.values()))
    if marked:
        return tuple(person for person in sheet.persons if person.id in marked)
    return tuple(person for person in sheet.persons if not person.duty.exempt and _belongs(person, meeting))


def _belongs(person: SubjectSheet, meeting: MeetingSheet) -> bool:
    who, held = person.participant, meeting.meeting
    if who is None:
        return False
    if held.kind is MeetingKind.GROUP:
        return who.group_name == held.group_name
    return held.kind is not MeetingKind.COMMITTEE or is_of_committee(who.party_post)


def planned(request: PaperRequest, meeting: MeetingSheet) -> tuple[SubjectSheet, ...]:
    """Whom the meeting is to review, in the period's order; who was reviewed at an earlier one is left out."""
    due = due_subjects(request.sheet)
    kind = meeting.meeting.kind
    if kind is MeetingKind.RE_REVIEW:
        return tuple(subject for subject in due if subject.id in named_at(meeting))
    there = present_before(request.sheet, meeting) if kind is MeetingKind.SUPPLEMENTARY else frozenset[UUID]()
    return tuple(subject for subject in due if subject.id not in there and _is_reviewed(subject, meeting))


def _is_reviewed(subject: SubjectSheet, meeting: MeetingSheet) -> bool:
    if subject.collective is None:
        return _belongs(subject, meeting)
    if meeting.meeting.kind is MeetingKind.COMMITTEE:
        return subject.collective.kind is not CollectiveKind.CELL or subject.id in named_at(meeting)
    return meeting.meeting.kind is MeetingKind.CELL


def _points(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    """The points; one that nobody is under is left out."""
    subjects = due_subjects(request.sheet) if request.blank else planned(request, meeting)
    collectives = "; ".join(subject.name for subject in subjects if subject.is_collective)
    persons = "; ".join(subject.name for subject in subjects if not subject.is_collective)
    voting = "step_secret" if meeting.meeting.secret_ballot else "step_open"
    steps: list[tuple[str, str | None]] = [("step_opening", None), ("step_purpose", None)]
    steps += [("step_collectives", collectives)] if collectives else []
    steps += [("step_persons", persons)] if persons else []
    steps += [("step_proposals", None)] if meeting.meeting.kind is MeetingKind.COMMITTEE else []
    steps += [(voting, None), ("step_conclusion", None), ("step_minutes", None)]
    for number, (key, names) in enumerate(steps, start=1):
        yield line(words(key, number=number, names=names))


def _end(request: PaperRequest, meeting: MeetingSheet, words: Words) -> str:
    last = meeting.sessions[-1] if meeting.sessions and not request.blank else None
    return words("end", end=words.clock(last.end if last else None), day=_day(words, last))


def call_lacks(request: PaperRequest) -> Iterator[Missing]:
    """Day, hour and place, without which nobody can come, and who chairs."""
    yield from cell_lacks(request)
    meeting, lacks = request.meeting, Lacks(request)
    if meeting is None or not meeting.sessions:
        yield lacks("session", MEETINGS)
        return
    first = meeting.sessions[0]
    known = {
        "start": first.start is not None,
        "place": bool(first.place or meeting.meeting.place),
        "chair": meeting.chair is not None,
    }
    yield from (lacks(key, MEETINGS) for key, there in known.items() if not there)
