"""The notice of result to one member: the level that the authority decided, and nothing else about the person."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Document, LongAnswer, Para
from kiemdiem_desktop.documents.papers.missing import GRADING, Lacks, cell_lacks
from kiemdiem_desktop.documents.papers.parts import line
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import Frame, whole
from kiemdiem_desktop.documents.papers.words import Words, bare_number
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import LevelEntry, Step
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet

KEY = "result_notice"


def build(request: PaperRequest) -> Document:
    """Build the notice; without a decided level, and on blank paper, the level is a line to write on."""
    words, subject = Words(request, KEY), request.subject
    name = subject.name if subject else ""
    return whole(request, KEY, words, _blocks(request, words, name), Frame(subject=name))


def _blocks(request: PaperRequest, words: Words, name: str) -> Iterator[Block]:
    entry = None if request.blank else decided(request.subject)
    yield Para(text=words("addressee", name=name), align="center", first_line_mm=0)
    yield line(_basis(request, words, entry))
    yield line(words("result", cell=request.sheet.cell.name, period=period_words(request, words)))
    if entry is None:
        yield LongAnswer(lines=1)
    else:
        yield Para(text=words("level", level=words.level(entry.level)), bold=True, align="center", first_line_mm=0)
    yield line(words("closing", cell=request.sheet.cell.name))


def _basis(request: PaperRequest, words: Words, entry: LevelEntry | None) -> str:
    """The decision that the level rests on, as far as it is known."""
    authority = request.sheet.cell.deciding_authority or request.sheet.cell.upper_committee
    number = entry.paper_number if entry else ""
    if not number:
        return words("basis_open", authority=authority)
    found = decision_of(request.sheet, number)
    day = found.issued_on if found else entry.given_on if entry else None
    known = (found.authority if found else "") or authority
    if day is None:
        return words("basis_undated", number=bare_number(number), authority=known)
    return words("basis", number=bare_number(number), day=words.day(day), authority=known)


def decision_of(sheet: PeriodSheet, number: str) -> Decision | None:
    """The decision of this number among those received."""
    return next((each for each in sheet.records.decisions if each.number == number), None)


def decided(subject: SubjectSheet | None) -> LevelEntry | None:
    """The level that the authority decided."""
    return subject.levels.get(Step.DECIDED) if subject else None


def anything_decided(sheet: PeriodSheet) -> bool:
    """Say whether the authority decided on any member."""
    return any(decided(person) for person in sheet.persons)


def notice_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The decided level."""
    yield from cell_lacks(request)
    if request.subject is not None and decided(request.subject) is None:
        yield Lacks(request)("decided_none", GRADING, request.subject)
