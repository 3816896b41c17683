"""Who has no level, and why: the exempt, those not reviewed yet, and those reviewed but not graded."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow, Value
from kiemdiem_desktop.documents.workbooks.tables import day_cell, participant_of, unit
from kiemdiem_desktop.domain.sheets import ReviewStatus, SubjectSheet
from kiemdiem_desktop.domain.statistics import was_reviewed

_MARKS = ("exempt", "not_reviewed", "not_classified")
_BLANK_ROWS = 8


def open_sheet(request: PaperRequest, words: Words) -> Sheet:
    """One row for each person without a level, with a cross under what is open; words decide whether the cell is named.

    Identity numbers stand only when they were asked for; a blank list has open rows.
    """
    persons = [] if request.blank else open_persons(request)
    rows = [SheetRow(values=_values(request, words, number, person)) for number, person in enumerate(persons, start=1)]
    columns = tuple(_columns(request, words))
    return Sheet(
        name=words("sheet_open"),
        title=words("title_open"),
        subtitle=words("year", year=words.year),
        unit=unit(request),
        columns=columns,
        rows=tuple(rows) if not request.blank else (SheetRow(values=()),) * _BLANK_ROWS,
        totals=(_total(words, persons, len(columns)),) if rows else (),
        notes=(words("note_open"),),
        frozen_columns=2,
    )


def open_persons(request: PaperRequest) -> list[SubjectSheet]:
    """Everybody who has no level, whatever the ground."""
    return [person for person in request.sheet.persons if person.status is not ReviewStatus.CLASSIFIED]


def reason_of(person: SubjectSheet) -> str:
    """Why a person has no level, as far as it is recorded."""
    known = participant_of(person)
    return person.duty.reason or known.not_reviewed_reason or known.standing_reason


def _columns(request: PaperRequest, words: Words) -> Iterator[SheetColumn]:
    yield SheetColumn(header=words("no"), width=5, kind="center")
    yield SheetColumn(header=words("name"), width=28)
    if request.options.with_id_numbers:
        yield SheetColumn(header=words("id_number"), width=15, kind="identifier")
    if words.has("cell"):
        yield SheetColumn(header=words("cell"), width=20)
    yield SheetColumn(header=words("admitted"), width=15, kind="date")
    yield from (SheetColumn(header=words(key), width=14, kind="center") for key in _MARKS)
    yield SheetColumn(header=words("reason"), width=50)


def _values(request: PaperRequest, words: Words, number: int, person: SubjectSheet) -> tuple[Value, ...]:
    known = participant_of(person)
    ids = {member.id: member.id_number for member in request.sheet.records.members}
    return (
        number,
        person.name,
        *((ids.get(known.member_id) or None,) if request.options.with_id_numbers else ()),
        *((known.group_name or request.sheet.cell.name,) if words.has("cell") else ()),
        day_cell(known.admitted),
        *(words("mark") if there else None for there in _marks(person)),
        reason_of(person) or None,
    )


def _marks(person: SubjectSheet) -> tuple[bool, ...]:
    exempt = person.status is ReviewStatus.EXEMPT
    return exempt, not exempt and not was_reviewed(person), not exempt


def _total(words: Words, persons: list[SubjectSheet], width: int) -> SheetRow:
    marks = [_marks(person) for person in persons]
    formula = f'COUNTIF({{column}}{{first}}:{{column}}{{last}},"{words("mark")}")'
    sums = (Formula(text=formula, value=sum(row[place] for row in marks)) for place in range(len(_MARKS)))
    before = width - len(_MARKS) - 3
    return SheetRow(values=(None, words("sum"), *((None,) * before), *sums))
