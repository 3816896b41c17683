"""The minutes of a review meeting: who was there, what was said of each collective and person, votes and conclusion."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Blank, Block, Document, Heading, LongAnswer, Para, Run, Title
from kiemdiem_desktop.documents.papers.attendance import attendance
from kiemdiem_desktop.documents.papers.meetings import (
    due_subjects,
    group_of,
    meeting_of,
    own_subjects,
    proposed_in,
    reviewed_at,
    signers,
)
from kiemdiem_desktop.documents.papers.parts import document, header, line, number_line, place_date, signature_row
from kiemdiem_desktop.documents.papers.register import answers_on
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.tally_minutes import KEY as TALLY
from kiemdiem_desktop.documents.papers.tally_minutes import round_blocks
from kiemdiem_desktop.documents.papers.words import Words, count, percent, points
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.meeting import OfficerRole
from kiemdiem_desktop.domain.sheets import MeetingSheet, SubjectSheet

KEY = "meeting_minutes"
_LINES = 3


def build(request: PaperRequest) -> Document:
    """Build the minutes of one meeting; a blank one names the subjects and leaves the rest open."""
    paper = request.regulation.paper(KEY)
    words = Words(request, KEY)
    meeting = meeting_of(request)
    number = number_line(request, paper)
    abstract = words(meeting.meeting.kind.value, year=words.year, group=meeting.meeting.group_name)
    blocks: list[Block] = [
        header(
            request,
            number=number,
            date_line=place_date(request) if request.paper_date and not request.blank else None,
            group=group_of(meeting),
            numbered=True,
        ),
        Title(kind=paper.doc_type, abstract=(abstract,), dashes=True),
        *attendance(request, meeting, words),
        *_content(request, meeting, words),
        *_conclusion(request, meeting, words),
        line(_closing(request, meeting, words)),
        *signature_row(request, paper, words, signers(meeting)),
    ]
    return document(request, paper, tuple(blocks))


def _content(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    """The agenda; a point that nobody is under is left out, and the rest are numbered without a gap."""
    yield Heading(text=words("heading_content"), level=1)
    yield from _titled(request, words("purpose", number=1), meeting.meeting.purpose)
    subjects = due_subjects(request.sheet) if request.blank else reviewed_at(request, meeting)
    own = own_subjects(subjects, meeting) if words.has("proposals") else subjects
    point = 1
    for title, chosen in (
        ("collectives", [subject for subject in subjects if subject.is_collective]),
        ("persons", [subject for subject in own if not subject.is_collective]),
        ("proposals", [subject for subject in subjects if not subject.is_collective and subject not in own]),
    ):
        if chosen:
            point += 1
            yield Heading(text=words(title, number=point), level=2)
        for number, subject in enumerate(chosen, start=1):
            yield Heading(text=_subject_title(number, subject, words), level=3)
            yield from _subject(request, meeting, subject, words)
    yield Heading(text=words("voting", number=point + 1), level=2)
    yield from _voting(request, meeting, words)


def _titled(request: PaperRequest, title: str, text: str) -> Iterator[Block]:
    """A heading with what was written under it, or room to write."""
    yield Heading(text=title, level=2)
    yield LongAnswer(text=None if request.blank else text or None, lines=_LINES if request.blank else 2)


def _subject_title(number: int, subject: SubjectSheet, words: Words) -> str:
    if subject.is_collective:
        return words("subject_collective", number=number, name=subject.name)
    key = "subject_person_posts" if subject.posts else "subject_person"
    return words(key, number=number, name=subject.name, posts=subject.posts)


def _subject(request: PaperRequest, meeting: MeetingSheet, subject: SubjectSheet, words: Words) -> Iterator[Block]:
    if request.blank:
        yield LongAnswer(lines=_LINES)
        return
    conclusion = meeting.conclusions.get(subject.id)
    presented = conclusion.presented_by if conclusion else ""
    if presented or subject.is_collective:
        yield line(words("presented", person=presented))
    yield from _remarks(meeting, subject, words)
    yield from (part for text in answers_on(request, subject) for part in _several(text))
    yield from _grades(subject, words)
    text = conclusion.text if conclusion else ""
    if text or subject.is_collective:
        yield from _several(words("conclusion_on", text=text))


def _remarks(meeting: MeetingSheet, subject: SubjectSheet, words: Words) -> Iterator[Block]:
    """What was said; where nothing is recorded the line stays open, for nobody knows that nothing was said."""
    remarks = meeting.remarks.get(subject.id, ())
    if not remarks:
        yield Para(text=(Run(text=f"{words('remarks')} "), Blank()), align="left")
        return
    yield Para(text=words("remarks"), keep_with_next=True)
    for remark in remarks:
        yield from _several(words("remark", speaker=remark.speaker, text=remark.text))
        if remark.reply:
            yield from _several(words("reply", text=remark.reply))


def _grades(subject: SubjectSheet, words: Words) -> Iterator[Block]:
    """What the subject gives itself, and what the committee says of it."""
    scores = subject.scores.get(Source.SELF)
    own = subject.levels.get(Step.SELF)
    yield line(
        words(
            "self_grade", score=points(scores.total if scores else None), level=words.level(own.level if own else None)
        )
    )
    committee = subject.levels.get(Step.COMMITTEE)
    for opinion in subject.opinions:
        if opinion.body == Step.COMMITTEE:
            yield from _several(words("committee_opinion", text=opinion.text))
    if committee:
        yield line(words("committee_grade", level=words.level(committee.level)))


def _several(text: str) -> Iterator[Block]:
    """A text whose lines are paragraphs."""
    yield from (line(part) for part in text.splitlines() if part.strip())


def _voting(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    if request.blank or not meeting.ballots:
        yield LongAnswer(lines=_LINES if request.blank else 1)
        return
    yield line(words("secret_voting" if meeting.meeting.secret_ballot else "open_voting"))
    yield from _tellers(meeting, words)
    tally_words = Words(request, TALLY)
    for round_ in meeting.ballots:
        yield from round_blocks(request, meeting, round_, tally_words)


def _tellers(meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    people = [
        words(role.value, name=person.name)
        for role in (OfficerRole.HEAD_TELLER, OfficerRole.TELLER)
        for person in meeting.officers.get(role, ())
    ]
    yield line(words("tellers", people="; ".join(people)))


def _conclusion(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    yield Heading(text=words("heading_conclusion"), level=1)
    yield from _titled(request, words("conclusion"), meeting.meeting.conclusion)
    yield Heading(text=words("results"), level=2)
    if request.blank:
        yield LongAnswer(lines=_LINES)
    else:
        yield from _results(reviewed_at(request, meeting), proposed_in(meeting), words)
    yield from _titled(request, words("remedies"), meeting.meeting.remedies)


def _results(subjects: tuple[SubjectSheet, ...], step: Step, words: Words) -> Iterator[Block]:
    """The levels that those who met propose: by name for collectives, as counts for persons."""
    levels = {subject.id: subject.levels[step].level for subject in subjects if step in subject.levels}
    for subject in subjects:
        if subject.is_collective:
            yield line(words("result_collective", name=subject.name, level=words.level(levels.get(subject.id))))
    persons = [levels.get(subject.id) for subject in subjects if not subject.is_collective]
    for level in Level:
        yield line(words("result_level", level=words.level(level), count=count(persons.count(level))))
    if None in persons:
        yield line(words("result_none", count=count(persons.count(None))))


def _closing(request: PaperRequest, meeting: MeetingSheet, words: Words) -> str:
    held, last = meeting.meeting, meeting.sessions[-1] if meeting.sessions else None
    if request.blank or last is None:
        return words("closing", end=words.clock(None), day=words("same_day"))
    one_day = last.day == meeting.day
    return words(
        "closing",
        end=words.clock(last.end),
        day=words("same_day") if one_day else words.day(last.day),
        agreed=held.agreed,
        agreed_of=held.agreed_of,
        percent=percent(held.agreed, held.agreed_of),
        copies=count(held.copies),
    )
