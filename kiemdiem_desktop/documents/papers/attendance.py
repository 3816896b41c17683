"""The first part of the minutes: when and where, who was summoned, present and absent, who led and who wrote."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Heading
from kiemdiem_desktop.documents.papers.parts import line
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words, count
from kiemdiem_desktop.domain.meeting import Session
from kiemdiem_desktop.domain.sheets import AbsentLine, MeetingSheet


def attendance(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    """Print the opening of the minutes; on blank paper every number is open."""
    sessions = () if request.blank else meeting.sessions
    yield from _opening(sessions[0] if sessions else None, meeting, words, blank=request.blank)
    for number, session in enumerate(sessions[1:], start=2):
        yield line(_further(number, session, meeting, words))
    yield Heading(text=words("heading_people"), level=1)
    yield from _counts(request, meeting, words, known=bool(sessions))
    held = meeting.meeting
    yield line(words("guests", guests="" if request.blank else held.guests))
    yield line(words("recorder", recorder="" if request.blank else held.recorder_note))
    yield line(words("chair", person="" if request.blank else words.person(meeting.chair)))
    yield line(words("secretary", person="" if request.blank else words.person(meeting.secretary)))


def _opening(session: Session | None, meeting: MeetingSheet, words: Words, *, blank: bool) -> Iterator[Block]:
    start = session.start if session else None
    day = words.day(session.day if session else None)
    minute = f"{start.minute:02d}" if start else None
    yield line(words("start", hour=start.hour if start else None, minute=minute, day=day))
    place = "" if blank else (session.place if session else "") or meeting.meeting.place
    yield line(words("place", place=place))


def _further(number: int, session: Session, meeting: MeetingSheet, words: Words) -> str:
    return words(
        "session",
        **{"from": words.clock(session.start), "to": words.clock(session.end)},
        number=number,
        day=words.day(session.day),
        place=session.place or meeting.meeting.place,
        present=count(meeting.by_session[session.id].present),
    )


def _counts(request: PaperRequest, meeting: MeetingSheet, words: Words, *, known: bool) -> Iterator[Block]:
    there = meeting.headcount
    shown = count if known else _open
    total, full = _members(request, meeting)
    yield line(words("members", total=shown(total), full=shown(full), probationary=shown(total - full)))
    yield line(
        words(
            "summoned",
            summoned=shown(there.summoned),
            full=shown(there.summoned_full),
            probationary=shown(there.summoned_probationary),
        )
    )
    yield line(
        words(
            "present",
            present=shown(there.present),
            full=shown(there.present_full),
            probationary=shown(there.present_probationary),
        )
    )
    yield line(
        words("absent", absent=shown(there.absent), excused=shown(there.excused), unexcused=shown(there.unexcused))
    )
    for absent in meeting.absent if known else ():
        yield line(_absent(absent, words))


def _open(_: int) -> str:
    return ""


def _members(request: PaperRequest, meeting: MeetingSheet) -> tuple[int, int]:
    """How many members the cell has, and how many of them are full members on the day of the meeting."""
    people = [person.participant for person in request.sheet.persons if person.participant]
    day = meeting.day or request.sheet.period.end
    return len(people), sum(person.is_full(day) for person in people)


def _absent(absent: AbsentLine, words: Words) -> str:
    presence = words(absent.presence.value)
    if absent.reason:
        return words("absent_person", name=absent.name, presence=presence, reason=absent.reason)
    return words("absent_bare", name=absent.name, presence=presence)
