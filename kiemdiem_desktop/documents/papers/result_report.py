"""The report to the upper committee: how the review was held, who was reviewed, the levels, what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kiemdiem_desktop.documents.content import (
    Block,
    Column,
    Document,
    Grid,
    HeaderCell,
    Heading,
    LongAnswer,
    Para,
    Row,
)
from kiemdiem_desktop.documents.papers.missing import MEETINGS, Lacks, summary_lacks
from kiemdiem_desktop.documents.papers.parts import line
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.statistics_frame import statistics_frame
from kiemdiem_desktop.documents.papers.whole import whole
from kiemdiem_desktop.documents.papers.words import Words, count, percent
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.number_words import number_words
from kiemdiem_desktop.domain.sheets import Balance, MeetingSheet, SubjectSheet, count_balance
from kiemdiem_desktop.domain.statistics import ReviewCounts, classified_at, count_reviews, low_reason
from kiemdiem_desktop.regulations.pack import Document as Basis

KEY = "result_report"
_STATISTICS = "member_statistics"
_SIZE, _SMALL = 12.0, 10.0
_AS_NARROW_AS_ITS_HEAD = 0.01
_ZEROED_MONTHS = 2
"""Papers write a leading zero before January and February alone."""
_PARTS = ("exempt", "suspended", "newcomers", "elsewhere")


def build(request: PaperRequest) -> Document:
    """Build the report; blank ones keep its sentences with room for the numbers."""
    words = Words(request, KEY)
    blocks: tuple[Block, ...] = (
        *_opening(request, words),
        Heading(text=words("heading_work"), level=1),
        *_meetings(request, words),
        Heading(text=words("heading_reviews"), level=1),
        *_reviews(request, words),
        Heading(text=words("heading_levels"), level=1),
        *_levels(request, words),
        Heading(text=words("heading_judgement"), level=1),
        *_judgement(request, words),
        Heading(text=words("heading_proposals"), level=1),
        *_proposals(request, words),
    )
    return whole(request, KEY, words, blocks)


def report_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the summary of levels lacks, and a meeting that was held."""
    yield from summary_lacks(request)
    if not any(meeting.sessions for meeting in request.sheet.meetings):
        yield Lacks(request)("result_meeting", MEETINGS)


def _opening(request: PaperRequest, words: Words) -> Iterator[Block]:
    *others, last = [_cited(entry, words) for entry in request.regulation.documents if entry.number] or [
        request.regulation.title
    ]
    yield from (Para(text=words("basis", document=document)) for document in others)
    yield Para(text=words("basis_last", document=last))
    yield Para(text=words("opening", cell=request.sheet.cell.name, period=period_words(request, words)))


def _cited(entry: Basis, words: Words) -> str:
    """A document as reports name it the first time: kind, number, day and issuer, as far as they are known."""
    kind, known, _ = entry.cite.partition(entry.number)
    if not known or not entry.issuer:
        return entry.cite
    kind = kind.strip()
    day = PartialDate.from_iso(entry.date).exact() if entry.date else None
    if day is None:
        return words("document_undated", kind=kind, number=entry.number, issuer=entry.issuer)
    month = f"{day.month:02d}" if day.month <= _ZEROED_MONTHS else str(day.month)
    return words("document", kind=kind, number=entry.number, day=f"{day:%d}/{month}/{day.year}", issuer=entry.issuer)


def _meetings(request: PaperRequest, words: Words) -> Iterator[Block]:
    held = [] if request.blank else [meeting for meeting in request.sheet.meetings if meeting.sessions]
    for meeting in held:
        yield Para(text=_meeting(meeting, words))
    if not held:
        yield Para(text=words(f"held_{MeetingKind.CELL.value}", day=words.day(None)))


def _meeting(meeting: MeetingSheet, words: Words) -> str:
    there, first = meeting.headcount, meeting.sessions[0]
    return words(
        f"held_{meeting.meeting.kind.value}",
        group=meeting.meeting.group_name,
        day=words.day(first.day),
        place=first.place or meeting.meeting.place,
        summoned=_number(words, there.summoned),
        present=_number(words, there.present),
        absent=_number(words, there.absent),
    )


def _number(words: Words, number: int | None) -> str:
    """A number in figures and in words; nothing for none."""
    if number is None:
        return ""
    return words("number", figure=count(number) if number else "0", words=number_words(number))


def _reviews(request: PaperRequest, words: Words) -> Iterator[Block]:
    yield Heading(text=words("heading_collectives"), level=2)
    yield Para(text=_of(words, "collectives_reviewed", request, count_reviews(request.sheet.collectives)))
    yield Heading(text=words("heading_members"), level=2)
    members = count_reviews(request.sheet.persons)
    yield Para(text=words("members", total=None if request.blank else _number(words, members.total)))
    yield Para(text=_of(words, "members_reviewed", request, members))
    if request.blank:
        yield Para(text=words("members_not_due"))
    elif members.not_due:
        told = ((key, getattr(members, key)) for key in _PARTS)
        parts = ", ".join(words(f"part_{key}", count=count(number)) for key, number in told if number)
        yield Para(text=words("members_not_due", not_due=_number(words, members.not_due), parts=parts))
    if request.blank or members.total > request.sheet.balance.classified:
        yield Para(text=words("list_attached"), italic=True)


def _of(words: Words, key: str, request: PaperRequest, counts: ReviewCounts) -> str:
    names = ("due", "reviewed", "owed")
    return words(key, **{name: None if request.blank else _number(words, getattr(counts, name)) for name in names})


def _levels(request: PaperRequest, words: Words) -> Iterator[Block]:
    yield Heading(text=words("heading_collective_levels"), level=2)
    yield _collective_grid(request, words)
    yield Heading(text=words("heading_member_levels"), level=2)
    balance = request.sheet.balance
    names = ("classified", "not_yet", "exempt")
    yield Para(
        text=words(
            "classified",
            **{name: None if request.blank else _number(words, getattr(balance, name)) for name in names},
        )
    )
    for level in Level:
        known = None if request.blank else balance.by_level[level]
        share = percent(known, balance.classified or 1)
        yield Para(text=words("at_level", level=words.level(level), count=_number(words, known), share=share))
    if request.blank or balance.by_level[Level.GOOD]:
        yield Para(text=words("excellent_to_good", **_ratio(request, words)), keep_with_next=True)
    yield _member_grid(request, words)
    yield from _listed(request, words, Level.EXCELLENT)
    yield from _listed(request, words, Level.NOT_COMPLETED)


def _ratio(request: PaperRequest, words: Words) -> dict[str, str | None]:
    levels = request.sheet.balance.by_level
    share = "" if request.blank else percent(levels[Level.EXCELLENT], levels[Level.GOOD])
    return {"excellent": words.level(Level.EXCELLENT), "good": words.level(Level.GOOD), "share": share}


def _collective_grid(request: PaperRequest, words: Words) -> Grid:
    steps = ((Step.SELF, "column_self"), (Step.CELL, "column_cell"), (Step.DECIDED, "column_decided"))
    columns = (("column_no", 0.6), ("column_collective", 3.0), *((key, 2.4) for _, key in steps), ("column_note", 1.2))
    rows = [
        (str(number), subject.name, *("" if request.blank else _level(words, subject, step) for step, _ in steps), "")
        for number, subject in enumerate(request.sheet.collectives, start=1)
    ]
    return Grid(
        columns=tuple(
            Column(weight=weight, align="left" if key == "column_collective" else "center") for key, weight in columns
        ),
        header=(tuple(HeaderCell(text=words(key)) for key, _ in columns),),
        rows=tuple(Row(cells=cells) for cells in rows or [("",) * len(columns)]),
        size=_SIZE,
    )


def _level(words: Words, subject: SubjectSheet, step: Step) -> str:
    entry = subject.levels.get(step)
    return words.level(entry.level) if entry else ""


def _member_grid(request: PaperRequest, words: Words) -> Grid:
    names = {entry.id.value: words.spelled(entry.name) for entry in request.regulation.subjects}
    shorts = {level: request.regulation.level(level).short for level in Level}
    share = words("column_share", excellent=shorts[Level.EXCELLENT], good=shorts[Level.GOOD])
    headers = (
        *(words(key) for key in ("column_no", "column_group", "column_total")),
        *shorts.values(),
        *(words(key) for key in ("column_exempt", "column_not_yet")),
        *(share, words("column_note")),
    )
    persons = request.sheet.persons
    kinds = tuple(
        (kind, count_balance(p for p in persons if p.participant and p.participant.kind is kind)) for kind in MemberKind
    )
    rows = [
        Row(cells=(str(number), names.get(kind.value, kind.value), *_counts(request, balance)))
        for number, (kind, balance) in enumerate(kinds, start=1)
    ]
    rows.append(Row(cells=("", words("sum"), *_counts(request, request.sheet.balance)), bold=True))
    narrow = Column(weight=_AS_NARROW_AS_ITS_HEAD, align="center")
    return Grid(
        columns=(narrow, Column(), *(narrow for _ in headers[2:])),
        header=(tuple(HeaderCell(text=text) for text in headers),),
        rows=tuple(rows),
        size=_SMALL,
    )


def _counts(request: PaperRequest, balance: Balance) -> tuple[str, ...]:
    levels = balance.by_level
    counts = (balance.total, *(levels[level] for level in Level), balance.exempt, balance.not_yet)
    if request.blank:
        return ("",) * (len(counts) + 2)
    return (*map(str, counts), percent(levels[Level.EXCELLENT], levels[Level.GOOD]), "")


def _listed(request: PaperRequest, words: Words, level: Level) -> Iterator[Block]:
    """Everyone at one level; for the lowest with the reason."""
    name = words.level(level)
    people = () if request.blank else classified_at(request.sheet.persons, level)
    if not people and not request.blank:
        yield Para(text=words("nobody", level=name))
        return
    yield Heading(text=words("heading_list", level=name), level=3)
    if request.blank:
        yield LongAnswer(lines=3)
    for number, person in enumerate(people, start=1):
        if level is Level.NOT_COMPLETED:
            yield line(words("person_reason", number=number, name=person.name, reason=_reason(request, person)))
        else:
            key = "person_posts" if person.posts else "person"
            yield Para(text=words(key, number=number, name=person.name, posts=person.posts))


def _reason(request: PaperRequest, person: SubjectSheet) -> str:
    """The reason that the deciding body or the cell gave, else the recorded ground that the statistics name."""
    for step in (Step.DECIDED, Step.CELL):
        entry = person.levels.get(step)
        if entry is not None and entry.reason.strip():
            return entry.reason.strip()
    *grounds, _ = statistics_frame().grounds
    ground = low_reason(request.sheet, person, grounds)
    return Words(request, _STATISTICS)(f"reason_{ground}") if ground else ""


def _judgement(request: PaperRequest, words: Words) -> Iterator[Block]:
    yield Heading(text=words("strengths"), level=2)
    said = [meeting.meeting.conclusion.strip() for meeting in request.sheet.meetings]
    text = "\n".join(part for part in said if part)
    yield LongAnswer(text=None if request.blank else text or None)
    yield Heading(text=words("weaknesses"), level=2)
    faults = () if request.blank else tuple(_faults(request.sheet.collectives, words))
    yield from (Para(text=text) for text in faults)
    if not faults:
        yield LongAnswer()


def _faults(collectives: Iterable[SubjectSheet], words: Words) -> Iterator[str]:
    for collective in collectives:
        for fault in collective.shortcomings:
            key = "weakness_cause" if fault.cause else "weakness"
            yield words(key, collective=collective.name, fault=fault.text, cause=fault.cause)


def _waiting(words: Words, collective: Sequence[bool]) -> str:
    """How many collectives and how many members wait for a decision; those of whom there are none are not named."""
    counts = {"collectives": sum(collective), "members": len(collective) - sum(collective)}
    told = {key: words(f"proposal_{key}", count=_number(words, number)) for key, number in counts.items() if number}
    return words("proposal_both", **told) if len(told) == len(counts) else "".join(told.values())


def _proposals(request: PaperRequest, words: Words) -> Iterator[Block]:
    sheet, cell = request.sheet, request.sheet.cell
    waiting = [
        subject.is_collective
        for subject in sheet.subjects
        if Step.CELL in subject.levels and Step.DECIDED not in subject.levels
    ]
    authority = cell.deciding_authority or cell.upper_committee
    if request.blank:
        subjects = words("proposal_both", collectives=words("proposal_collectives"), members=words("proposal_members"))
        yield Para(text=words("proposal_open", subjects=subjects))
        yield LongAnswer(lines=2)
    elif waiting:
        yield Para(text=words("proposal_open", deciding_authority=authority, subjects=_waiting(words, waiting)))
    else:
        yield Para(text=words("proposal_none"))
    yield Para(
        text=words(
            "closing",
            period=period_words(request, words),
            cell=cell.name,
            upper_committee=cell.upper_committee,
        )
    )
