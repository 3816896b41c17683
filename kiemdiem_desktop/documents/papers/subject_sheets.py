"""What goes with a review as a paper of its own: the sheet of points, and the appendix of tasks and products."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kiemdiem_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Fields,
    Grid,
    HeaderCell,
    Para,
    Row,
)
from kiemdiem_desktop.documents.content import Field as PaperField
from kiemdiem_desktop.documents.papers.answers import Answers, filled, shown
from kiemdiem_desktop.documents.papers.missing import Lacks, cell_lacks
from kiemdiem_desktop.documents.papers.parts import Signer, authority
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import Frame, whole
from kiemdiem_desktop.documents.papers.words import Words, points
from kiemdiem_desktop.domain.grading import Source
from kiemdiem_desktop.domain.period import CollectiveKind, Participant
from kiemdiem_desktop.domain.sheets import GENERAL, ScoreTotals, SubjectSheet
from kiemdiem_desktop.domain.sheets import TASKS as WORK
from kiemdiem_desktop.forms.schema import Field, FieldKind, Form, ScoreRow, SubjectKind
from kiemdiem_desktop.regulations.pack import CriteriaGroup, Regulation

SCORES, TASKS = "score_sheet", "task_appendix"
BLANK_ROWS, BLANK_MM = 9, 9.0
BESIDE = "beside"
"""The signature of the body that confirms a member's paper."""

_SCORE_COLUMNS = (
    *(("column_no", 0.6), ("column_criterion", 6.0), ("column_max", 1.1)),
    *(("column_self", 1.1), ("column_committee", 1.3), ("column_note", 2.2)),
)
_NARROW = {"column_no", "column_max", "column_self", "column_committee"}
_SIZE = 12.0


def build_scores(request: PaperRequest) -> Document:
    """Build the sheet of points: each group and criterion with its maximum, the own points and the committee's."""
    words, subject, form = Words(request, SCORES), request.subject, request.regulation.form_for(request.form_subject)
    blocks = [*_whose(request, form, words)]
    criteria = request.regulation.criteria_for(form.subject)
    if criteria is not None:
        cited = request.regulation.cite(criteria.citation)
        blocks.append(Para(text=words("lead", appendix=criteria.appendix, citation=cited)))
    groups = {group.id: group for group in criteria.groups} if criteria else {}
    rows = [*_score_rows(request, form, groups), _total_row(request, form, words)]
    blocks.append(_grid(words, _SCORE_COLUMNS, rows))
    return _signed(request, SCORES, words, blocks, subject)


def build_tasks(request: PaperRequest) -> Document:
    """Build the appendix: the form's own table of tasks, with the numbers of its columns below their names."""
    words, subject, form = Words(request, TASKS), request.subject, request.regulation.form_for(request.form_subject)
    place = task_field(form)
    if place is None:
        raise ValueError("the form has no table of tasks")
    entries = None if request.blank or subject is None else subject.values.get(place.id)
    lines = entries if isinstance(entries, tuple) else ()
    rows = [
        Row(
            cells=(
                Cell(text=str(number), align="center"),
                *(shown(entry.get(column.id)) for column in place.columns),
            )
        )
        for number, entry in enumerate(lines, start=1)
    ]
    width = len(place.columns) + 1
    grid = Grid(
        columns=(Column(weight=0.6), *(Column(weight=column.width) for column in place.columns)),
        header=(
            (HeaderCell(text=words("column_no")), *(HeaderCell(text=column.label) for column in place.columns)),
            tuple(HeaderCell(text=words("index", number=number), bold=False) for number in range(1, width + 1)),
        ),
        rows=tuple(rows) or (Row(cells=("",) * width),) * BLANK_ROWS,
        size=_SIZE,
        row_mm=None if rows else BLANK_MM,
    )
    return _signed(request, TASKS, words, [*_whose(request, form, words), grid], subject, landscape=True)


def _whose(request: PaperRequest, form: Form, words: Words) -> Iterator[Block]:
    """The lines that say whose paper it is."""
    subject = request.subject
    if form.subject is SubjectKind.COLLECTIVE:
        yield _line(words, "collective", subject.name if subject else "")
        return
    person, cell = subject.participant if subject else None, request.sheet.cell
    yield _line(words, "name", subject.name if subject else "")
    yield _line(words, "posts", subject.posts if subject else "")
    yield _line(words, "workplace", person.workplace if person else "")
    yield _line(words, "cell", ", ".join(name for name in (cell.name, cell.parent) if name))


def _line(words: Words, key: str, value: str) -> Fields:
    return Fields(fields=(PaperField(label=words(key), value=value or None),))


def _signed(
    request: PaperRequest,
    key: str,
    words: Words,
    blocks: list[Block],
    subject: SubjectSheet | None,
    *,
    landscape: bool = False,
) -> Document:
    """Close the paper with its signatures; for a collective its head signs, and nobody else."""
    own = Signer(authority=words("self"), person=_unposted(subject.participant) if subject else None)
    beside = frozenset({BESIDE} if request.form_subject is SubjectKind.COLLECTIVE else ())
    if subject is None and beside:
        own = Signer(authority=authority(words, CollectiveKind.CELL))
    if subject is not None and subject.collective is not None:
        head = next((each.participant for each in request.sheet.persons if each.id == subject.collective.head_id), None)
        own = Signer(authority=authority(words, subject.collective.kind), person=head)
    name = subject.name if subject else ""
    frame = Frame(signers={"self": own}, subject=name, form=True, landscape=landscape, without=beside)
    return whole(request, key, words, blocks, frame)


def _unposted(person: Participant | None) -> Participant | None:
    """A member signs what is his own for himself, not by his post."""
    return replace(person, party_post="") if person else None


def _grid(words: Words, columns: tuple[tuple[str, float], ...], rows: list[Row]) -> Grid:
    return Grid(
        columns=tuple(Column(weight=weight, align="center" if key in _NARROW else "left") for key, weight in columns),
        header=(tuple(HeaderCell(text=words(key)) for key, _ in columns),),
        rows=tuple(rows),
        size=_SIZE,
    )


def _score_rows(request: PaperRequest, form: Form, groups: Mapping[str, CriteriaGroup]) -> Iterator[Row]:
    """Each group with its criteria; where no upper committee gave these maxima, points stand at the group alone."""
    field = score_field(form)
    for row in field.scores if field else ():
        group = groups.get(row.id)
        named = _numbered(group.label if group else row.label)
        yield Row(cells=(*named, str(row.max), *_given(request, _group(row)), ""), bold=True)
        maxima = {item.id: item.max for item in row.items}
        for item in group.items if group else ():
            most = maxima.get(item.id)
            given = ("", "") if most is None else _given(request, _criterion(item.id))
            yield Row(cells=(*_numbered(item.label), "" if most is None else str(most), *given, ""))


def _numbered(label: str) -> tuple[str, str]:
    """Part the official number of a criterion from its text."""
    number, _, text = label.partition(" ")
    return (number.rstrip("."), text) if number.endswith(".") and text else ("", label)


def _total_row(request: PaperRequest, form: Form, words: Words) -> Row:
    field = score_field(form)
    most = sum(row.max for row in field.scores) if field else 0
    return Row(cells=("", words("total"), str(most), *_given(request, lambda totals: totals.total), ""), bold=True)


def _given(request: PaperRequest, of: Callable[[ScoreTotals], int | None]) -> tuple[str, ...]:
    """The own points and the committee's; nothing where none were given."""
    known = request.subject.scores if request.subject and not request.blank else {}
    return tuple(points(of(known[source])) or "" if source in known else "" for source in Source)


def _group(row: ScoreRow) -> Callable[[ScoreTotals], int | None]:
    return lambda totals: {GENERAL: totals.general, WORK: totals.tasks}.get(row.id)


def _criterion(criterion: str) -> Callable[[ScoreTotals], int | None]:
    return lambda totals: totals.by_criterion.get(criterion)


def score_field(form: Form) -> Field | None:
    """The form's sheet of points."""
    return next((field for field in form.fields() if field.kind is FieldKind.SCORE_SHEET), None)


def task_field(form: Form) -> Field | None:
    """The table in the form's attachment."""
    fields = (field for part in form.parts if part.attachment for section in part.sections for field in section.fields)
    return next((field for field in fields if field.kind is FieldKind.TABLE), None)


def has_scores(subject: SubjectSheet, regulation: Regulation) -> bool:
    """Say whether the form is scored in points and any were given."""
    form = regulation.form_for(SubjectKind(subject.form_subject))
    return score_field(form) is not None and bool(subject.scores)


def has_tasks(subject: SubjectSheet, regulation: Regulation) -> bool:
    """Say whether the form has a table of tasks and anything stands in it."""
    place = task_field(regulation.form_for(SubjectKind(subject.form_subject)))
    return place is not None and filled(place, Answers(values=subject.values))


def score_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The own points of both groups."""
    yield from cell_lacks(request)
    subject = request.subject
    totals = subject.scores.get(Source.SELF) if subject else None
    if subject is not None and (totals is None or totals.total is None):
        yield Lacks(request)("score_none", "collective_review" if subject.is_collective else "member_review", subject)
