"""The fields of a form on paper: one printer per kind of field, the same for filled and blank forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import (
    Blank,
    Block,
    Check,
    CheckList,
    Column,
    Grid,
    HeaderCell,
    Heading,
    Inline,
    LongAnswer,
    Para,
    Row,
    Run,
    ScoreLine,
    ScoreLines,
    field_line,
)
from kiemdiem_desktop.documents.papers.words import extended, points
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.forms.checks import Bound, group_score, score_total
from kiemdiem_desktop.forms.draft import ROW_KEY
from kiemdiem_desktop.forms.schema import Column as FormColumn
from kiemdiem_desktop.forms.schema import Field, FieldKind, ScoreRow

LINES = {True: 4, False: 2}
"""Dotted lines for an empty answer: on blank paper, and on one that is filled in."""

CARRIED = {"cause": "causes", "remedy": "direction", "responsible": "responsibility"}
"""Where a form has the second field, it prints what each shortcoming says in the first."""

ITEM_MM = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """All values of one form: its own by field id, those that tables hold, and lines that other parts add to a field.

    ``people`` are the sentences on who is asked about a shortcoming, and ``ages`` those on how often it was found, by
    its id. ``fallback`` stands in a field that nobody wrote in.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    bound: Bound = field(default_factory=Bound)
    people: Mapping[UUID, str] = field(default_factory=dict)
    ages: Mapping[UUID, str] = field(default_factory=dict)
    fallback: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    before: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    blank: bool = False
    carried: frozenset[str] = frozenset()


def answer_blocks(place: Field, answers: Answers) -> Iterator[Block]:
    """Print a field: its official label when it is numbered, then what was answered or room to write.

    The official items stand on everybody's paper; who has nothing to write in one of them gets no room for it.
    """
    if place.number:
        yield Heading(text=f"{place.number} {place.label}", level=4)
    if not place.is_for(answers.bound.subject):
        return
    yield from answers.before.get(place.id, ())
    yield from _PRINTERS[place.kind](place, answers)


def filled(place: Field, answers: Answers) -> bool:
    """Say whether anything was answered."""
    if place.kind in {FieldKind.SHORTCOMING_LIST, FieldKind.REMEDY_LIST}:
        return bool(answers.bound.shortcomings.get(place.binding))
    return bool(answers.values.get(place.id))


def shown(value: object) -> str:
    """Write any single value as papers do; nothing for none."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, PartialDate):
        return value.shown
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def carried_blocks(answers: Answers, form_field: str) -> Iterator[Block]:
    """Print what each shortcoming says for a field of the form, numbered as in the list of shortcomings."""
    names = [name for name, target in CARRIED.items() if target == form_field]
    for number, item in enumerate(answers.bound.shortcomings.get("shortcomings.own", ()), start=1):
        for name in names:
            text = answers.people.get(item.id, "") if name == "responsible" else str(getattr(item, name))
            if text:
                yield from _numbered(number, text)


def _numbered(number: int, text: str) -> Iterator[Block]:
    first, *rest = [part for part in text.splitlines() if part.strip()] or [""]
    yield Para(text=f"({number}) {first}")
    yield from (Para(text=part) for part in rest)


def _text(place: Field, answers: Answers) -> Iterator[Block]:
    carried = tuple(carried_blocks(answers, place.id))
    text = shown(answers.values.get(place.id))
    yield from carried
    if not text and place.id in answers.fallback:
        yield from answers.fallback[place.id]
    elif text or not (carried or place.id in answers.before):
        yield LongAnswer(text=text or None, lines=LINES[answers.blank])


def _line(place: Field, answers: Answers) -> Iterator[Block]:
    value = answers.bound.texts.get(place.binding) if place.bound else shown(answers.values.get(place.id))
    yield field_line(f"{place.label}:", value or None)


def _choice(place: Field, answers: Answers) -> Iterator[Block]:
    chosen = answers.bound.texts.get(place.binding) if place.bound else answers.values.get(place.id)
    if place.grade:
        yield Para(text=f"{place.label}:", italic=True, keep_with_next=True)
    items = tuple(Check(label=item.label, ticked=item.id == chosen) for item in place.choices)
    yield CheckList(items=items, in_row=bool(place.grade))


def _check(place: Field, answers: Answers) -> Iterator[Block]:
    yield CheckList(items=(Check(label=place.label, ticked=answers.values.get(place.id) is True),))


def _level(place: Field, answers: Answers) -> Iterator[Block]:
    chosen = answers.bound.levels.get(place.binding)
    yield CheckList(items=tuple(Check(label=item.label, ticked=item.id == chosen) for item in place.choices))


def _table(place: Field, answers: Answers) -> Iterator[Block]:
    entries = answers.values.get(place.id)
    rows = entries if isinstance(entries, tuple) else ()
    names = {row.id: row.label for row in place.rows}
    yield Grid(
        columns=tuple(Column(weight=column.width) for column in place.columns),
        header=(tuple(HeaderCell(text=column.label) for column in place.columns),),
        rows=tuple(Row(cells=_cells(place.columns, row, names)) for row in rows),
    )


def _cells(columns: tuple[FormColumn, ...], row: Mapping[str, object], names: Mapping[str, str]) -> tuple[str, ...]:
    cells = [shown(row.get(column.id)) for column in columns]
    fixed = names.get(str(row.get(ROW_KEY, "")))
    return (fixed, *cells[1:]) if fixed else tuple(cells)


def _scores(place: Field, answers: Answers) -> Iterator[Block]:
    known = answers.bound.scores
    lines = [entry for row in place.scores for entry in _score_lines(row, known)]
    total = score_total(place.scores, known)
    most = sum(row.max for row in place.scores)
    lines.append(ScoreLine(label=place.total_label, score=points(total), maximum=str(most), bold=True))
    yield ScoreLines(lines=tuple(lines))


def _score_lines(row: ScoreRow, scores: Mapping[str, int]) -> Iterator[ScoreLine]:
    yield ScoreLine(label=row.label, score=points(group_score(row, scores)), maximum=str(row.max))
    for item in row.items:
        yield from _score_lines(item, scores)


def _shortcomings(place: Field, answers: Answers) -> Iterator[Block]:
    items = answers.bound.shortcomings.get(place.binding, ())
    if not items:
        yield LongAnswer(lines=LINES[answers.blank])
    for number, item in enumerate(items, start=1):
        yield from _numbered(number, _aged(item, answers))
        yield from _details(place, item, answers)


def _aged(item: Shortcoming, answers: Answers) -> str:
    return extended(item.text, answers.ages.get(item.id, ""))


def _details(place: Field, item: Shortcoming, answers: Answers) -> Iterator[Block]:
    """Print the other columns of a shortcoming, each on its line; what is unknown is left out."""
    for column in place.columns[1:]:
        if CARRIED.get(column.id) in answers.carried:
            continue
        text = answers.people.get(item.id, "") if column.kind is FieldKind.PERSON else str(getattr(item, column.id))
        if text:
            yield Para(text=f"- {column.label}: {text}", left_mm=ITEM_MM, first_line_mm=0)


def _remedies(place: Field, answers: Answers) -> Iterator[Block]:
    items = answers.bound.shortcomings.get(place.binding, ())
    if not items:
        yield LongAnswer(lines=LINES[answers.blank])
    for number, item in enumerate(items, start=1):
        yield from _numbered(number, _aged(item, answers))
        for column in place.columns[1:]:
            yield from _remedy(column, item, answers)


def _remedy(column: FormColumn, item: Shortcoming, answers: Answers) -> Iterator[Block]:
    value = None if answers.blank else getattr(item, column.id)
    labels = {choice.id: choice.label for choice in column.choices}
    text = labels.get(str(value), "") if labels else str(value or "")
    if text or column.required or answers.blank:
        rest: Inline = Run(text=text) if text else Blank()
        yield Para(
            text=(Run(text=f"- {column.label}: "), rest),
            left_mm=ITEM_MM,
            first_line_mm=0,
            align=None if text else "left",
        )


_PRINTERS: dict[FieldKind, Callable[[Field, Answers], Iterator[Block]]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.INTEGER: _line,
    FieldKind.DECIMAL: _line,
    FieldKind.DATE: _line,
    FieldKind.CHOICE: _choice,
    FieldKind.CHECK: _check,
    FieldKind.PERSON: _line,
    FieldKind.TABLE: _table,
    FieldKind.SCORE_SHEET: _scores,
    FieldKind.SHORTCOMING_LIST: _shortcomings,
    FieldKind.REMEDY_LIST: _remedies,
    FieldKind.LEVEL: _level,
}
