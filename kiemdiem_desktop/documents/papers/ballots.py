"""Ballot papers: what the voter marks, and nothing that could tell who he is – no number, no name, no signature."""

from __future__ import annotations

from collections.abc import Callable

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import (
    EMPTY_BOX,
    BallotNote,
    Block,
    Cell,
    Column,
    Document,
    Grid,
    HeaderCell,
    OrganisationHeader,
    PageBreak,
    PaperSize,
    Row,
    Title,
)
from kiemdiem_desktop.documents.papers.meetings import due_subjects
from kiemdiem_desktop.documents.papers.request import BallotSheetSize, PaperRequest
from kiemdiem_desktop.documents.papers.words import GAP, Words
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.settings import BallotColumn, BallotPaper

LEVELS, EXCELLENT, COLLECTIVE = "ballot_levels", "ballot_excellent", "ballot_collective"
SEVERAL = "ballot_collectives"
_MANY = 6
_POST = "post"
_SMALL = 11.0
_ROW_MM: dict[PaperSize, float] = {"A4": 7.4, "A5": 8.0}
_LEFT = {"name", "post", "level", "cell"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One line of a ballot: its number and the subject or level that it asks about."""

    number: int
    subject: SubjectSheet | None = None
    level: Level | None = None


def ballot_keys(kind: BallotKind, subjects: tuple[SubjectSheet, ...]) -> tuple[str, ...]:
    """The ballot papers that a round needs: its own for collectives, which are voted on apart."""
    persons = EXCELLENT if kind is BallotKind.EXCELLENT else LEVELS
    found = {COLLECTIVE if subject.is_collective else persons for subject in subjects}
    return tuple(key for key in (COLLECTIVE, persons) if key in found)


def build_levels(request: PaperRequest) -> Document:
    """Build the ballot on the members' levels."""
    return _of_persons(request, LEVELS, request.regulation.ballots.levels_paper)


def build_excellent(request: PaperRequest) -> Document:
    """Build the ballot that picks the excellent; without a round it asks about those proposed as excellent or good."""
    return _of_persons(request, EXCELLENT, request.regulation.ballots.excellent_paper)


def build_collective(request: PaperRequest) -> Document:
    """Build the ballot on each collective, one page for each where the paper lists levels."""
    ballot = _ballot(request.regulation, request.regulation.ballots.collective_paper)
    collectives = [subject for subject in _asked(request) if subject.is_collective]
    words = Words(request, COLLECTIVE)
    if not any(column.id == "level" for column in ballot.columns):
        return _document(request, COLLECTIVE, ballot, _page(request, ballot, _lines_of(collectives), words))
    blocks: list[Block] = []
    for subject in collectives:
        lines = tuple(_Line(number=number, level=level) for number, level in enumerate(Level, start=1))
        blocks += [*([PageBreak()] if blocks else []), *_page(request, ballot, lines, words, subject.name)]
    return _document(request, COLLECTIVE, ballot, tuple(blocks))


def build_several(request: PaperRequest) -> Document:
    """Build the ballot that asks about all collectives of the round on one sheet."""
    ballot = _ballot(request.regulation, request.regulation.ballots.several_paper)
    collectives = [subject for subject in _asked(request) if subject.is_collective]
    return _document(request, SEVERAL, ballot, _page(request, ballot, _lines_of(collectives), Words(request, SEVERAL)))


def _lines_of(subjects: list[SubjectSheet]) -> tuple[_Line, ...]:
    return tuple(_Line(number=number, subject=subject) for number, subject in enumerate(subjects, start=1))


def _of_persons(request: PaperRequest, key: str, paper_id: str) -> Document:
    persons = [subject for subject in _asked(request) if not subject.is_collective]
    if key == EXCELLENT and request.ballot is None:
        persons = [person for person in persons if person.level in {None, Level.EXCELLENT, Level.GOOD}]
    ballot = _ballot(request.regulation, paper_id)
    return _document(request, key, ballot, _page(request, ballot, _lines_of(persons), Words(request, key)))


def _asked(request: PaperRequest) -> tuple[SubjectSheet, ...]:
    """The subjects of the round, else everyone and everything to be graded; one collective when it is named."""
    if request.ballot is not None:
        ids = {tally.subject_id for tally in request.ballot.tallies}
        return tuple(subject for subject in request.sheet.subjects if subject.id in ids)
    if request.subject is not None:
        return (request.subject,)
    return due_subjects(request.sheet)


def _ballot(regulation: Regulation, paper_id: str) -> BallotPaper:
    return next(paper for paper in regulation.ballots.papers if paper.id == paper_id)


def _page(
    request: PaperRequest, ballot: BallotPaper, lines: tuple[_Line, ...], words: Words, collective: str = ""
) -> tuple[Block, ...]:
    gaps = {"year": words.year.upper(), "collective": collective.upper()}
    cell, columns = request.sheet.cell, _columns(request, ballot)
    return (
        OrganisationHeader(
            parents=tuple(parent for parent in (cell.parent,) if parent), issuer=cell.name, party_title=False
        ),
        Title(kind="\n".join(fill_blank(text, gaps, GAP) for text in ballot.title)),
        BallotNote(text=fill_blank(words.spelled(ballot.instruction), gaps, GAP)),
        Grid(
            columns=tuple(_column(column) for column in columns),
            header=(tuple(HeaderCell(text=column.label) for column in columns),),
            rows=tuple(
                Row(cells=tuple(Cell(text=_value(column, line, request)) for column in columns)) for line in lines
            ),
            size=_SMALL if len(ballot.columns) > _MANY else None,
            row_mm=_ROW_MM[_size(request, ballot)],
        ),
        BallotNote(text=words("anonymous")),
    )


def _columns(request: PaperRequest, ballot: BallotPaper) -> tuple[BallotColumn, ...]:
    """The columns of the paper; a small sheet with many has no room for the posts."""
    if len(ballot.columns) <= _MANY or _size(request, ballot) == "A4":
        return ballot.columns
    return tuple(column for column in ballot.columns if column.id != _POST)


def _size(request: PaperRequest, ballot: BallotPaper) -> PaperSize:
    wanted = request.options.ballot_sheet
    if wanted is BallotSheetSize.BY_COLUMNS:
        return "A4" if len(ballot.columns) > _MANY else "A5"
    return "A4" if wanted is BallotSheetSize.A4 else "A5"


def _column(column: BallotColumn) -> Column:
    return Column(weight=column.width, align="left" if column.id in _LEFT else "center")


def _value(column: BallotColumn, line: _Line, request: PaperRequest) -> str:
    if column.mark:
        return EMPTY_BOX
    getter = _VALUES.get(column.id)
    return getter(line, request) if getter else ""


def _name(line: _Line, _: PaperRequest) -> str:
    return line.subject.name if line.subject else ""


def _post(line: _Line, _: PaperRequest) -> str:
    return line.subject.posts if line.subject else ""


def _self_level(line: _Line, request: PaperRequest) -> str:
    own = line.subject.levels.get(Step.SELF) if line.subject else None
    return request.regulation.level(own.level).short if own and not request.blank else ""


_VALUES: dict[str, Callable[[_Line, PaperRequest], str]] = {
    "number": lambda line, _: str(line.number),
    "name": _name,
    "post": _post,
    "self_level": _self_level,
    "level": lambda line, request: request.regulation.level(line.level).name if line.level else "",
    "cell": lambda _, request: request.sheet.cell.name,
}


def _document(request: PaperRequest, key: str, ballot: BallotPaper, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=request.regulation.paper(key).title,
        blocks=blocks,
        profile_id=request.options.profile_id,
        author=request.sheet.cell.name,
        paper=_size(request, ballot),
        twice=request.options.ballot_sheet is BallotSheetSize.A5_TWICE,
        page_numbers=False,
    )


def asks_anyone(sheet: PeriodSheet, *, collectives: bool) -> bool:
    """Say whether the period has anyone to put on such a ballot."""
    return any(subject.is_collective is collectives for subject in due_subjects(sheet))
