"""The levels that the several bodies propose for each member, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Cell, Column, Document, Grid, HeaderCell, Para, Row
from kiemdiem_desktop.documents.papers.missing import GRADING, Lacks, cell_lacks
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import Frame, whole
from kiemdiem_desktop.documents.papers.words import Words, points
from kiemdiem_desktop.domain.grading import Source, Step
from kiemdiem_desktop.domain.sheets import PeriodSheet, ScoreTotals, SubjectSheet
from kiemdiem_desktop.regulations.pack import ScaleKind

KEY = "body_proposals"
UNION = "union"
BLANK_ROWS, BLANK_MM = 10, 8.0

_BEFORE = (("column_no", 0.5), ("column_name", 2.6), ("column_posts", 2.0))
_POINTS = (("column_general", 0.9), ("column_tasks", 0.9), ("column_total", 0.9))
_BODIES = (
    *(("column_self", 1.3), ("column_agency", 1.6), ("column_committee", 1.4)),
    *(("column_union", 1.4), ("column_cell", 1.3)),
)
_NOTE = ("column_note", 2.4)
_SIZE = 10.0


def build(request: PaperRequest) -> Document:
    """Build the table of all members who are not exempt, in the period's order."""
    words = Words(request, KEY)
    blocks: tuple[Block, ...] = (_grid(request, words), _shorts(request, words))
    return whole(request, KEY, words, blocks, Frame(landscape=True))


def _grid(request: PaperRequest, words: Words) -> Grid:
    scored = request.regulation.scale.kind is ScaleKind.POINTS
    columns = (*_BEFORE, *(_POINTS if scored else ()), *_BODIES, _NOTE)
    people = () if request.blank else listed(request.sheet)
    rows = [_row(request, number, person, scored=scored) for number, person in enumerate(people, start=1)]
    return Grid(
        columns=tuple(
            Column(weight=weight, align="left" if key in {"column_name", "column_posts", "column_note"} else "center")
            for key, weight in columns
        ),
        header=_header(words, scored=scored),
        rows=tuple(rows) or (Row(cells=("",) * len(columns)),) * BLANK_ROWS,
        size=_SIZE,
        row_mm=BLANK_MM if request.blank else None,
    )


def _header(words: Words, *, scored: bool) -> tuple[tuple[HeaderCell, ...], ...]:
    """Two rows: what is scored in three, and the bodies with the numbers that the papers give them."""
    rows = 2 if scored else 1
    top = [HeaderCell(text=words(key), rows=rows + 1) for key, _ in _BEFORE]
    if scored:
        top.append(HeaderCell(text=words("column_points"), columns=len(_POINTS)))
    top += [HeaderCell(text=words(key), rows=rows) for key, _ in _BODIES]
    top.append(HeaderCell(text=words("column_note"), rows=rows + 1))
    numbers = tuple(HeaderCell(text=words("index", number=n), bold=False) for n in range(1, len(_BODIES) + 1))
    if not scored:
        return tuple(top), numbers
    return tuple(top), tuple(HeaderCell(text=words(key), rows=2) for key, _ in _POINTS), numbers


def _row(request: PaperRequest, number: int, person: SubjectSheet, *, scored: bool) -> Row:
    totals = person.scores.get(Source.SELF, ScoreTotals())
    known = (totals.general, totals.tasks, totals.total) if scored else ()
    return Row(
        cells=(
            Cell(text=str(number)),
            person.name,
            person.posts,
            *(points(value) or "" for value in known),
            *(_short(request, person, step) for step in (Step.SELF, Step.AGENCY, Step.COMMITTEE)),
            "\n".join(each.text for each in person.opinions if each.body == UNION),
            _short(request, person, Step.CELL),
            person.duty.reason,
        )
    )


def _short(request: PaperRequest, person: SubjectSheet, step: Step) -> str:
    entry = person.levels.get(step)
    return request.regulation.level(entry.level).short if entry else ""


def _shorts(request: PaperRequest, words: Words) -> Para:
    told = "; ".join(words("short", short=level.short, name=level.name) for level in request.regulation.levels)
    return Para(text=words("shorts", shorts=told), italic=True, first_line_mm=0, size=12)


def listed(sheet: PeriodSheet) -> tuple[SubjectSheet, ...]:
    """Everyone but the exempt."""
    return tuple(person for person in sheet.persons if not person.duty.exempt)


def proposal_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The members' own levels, and those that the cell proposes."""
    yield from cell_lacks(request)
    lacks = Lacks(request)
    for person in listed(request.sheet):
        if person.duty.graded and Step.SELF not in person.levels:
            yield lacks("self_none", "member_review", person)
        if person.duty.graded and Step.CELL not in person.levels:
            yield lacks("level_none", GRADING, person)
