"""Who has no level, and why: the exempt, those not reviewed yet, and those reviewed but not graded."""

from __future__ import annotations

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow
from kiemdiem_desktop.documents.workbooks.tables import day_cell, participant_of, unit
from kiemdiem_desktop.domain.sheets import ReviewStatus, SubjectSheet

_MARKS = ("exempt", "not_reviewed", "not_classified")


def open_sheet(request: PaperRequest, words: Words) -> Sheet:
    """One row for each person without a level, with a cross under what is open."""
    persons = [person for person in request.sheet.persons if person.status is not ReviewStatus.CLASSIFIED]
    mark = words("mark")
    rows = tuple(_row(number, person, mark) for number, person in enumerate(persons, start=1))
    return Sheet(
        name=words("sheet_open"),
        title=words("title_open"),
        subtitle=words("year", year=request.sheet.year),
        unit=unit(request),
        columns=(
            SheetColumn(header=words("no"), width=5, kind="center"),
            SheetColumn(header=words("name"), width=28),
            SheetColumn(header=words("admitted"), width=13, kind="date"),
            *(SheetColumn(header=words(key), width=14, kind="center") for key in _MARKS),
            SheetColumn(header=words("reason"), width=50),
        ),
        rows=rows,
        totals=(_total(words("sum"), persons, mark),) if rows else (),
        notes=(words("note_open"),),
        frozen_columns=2,
    )


def _marks(person: SubjectSheet) -> tuple[bool, ...]:
    exempt = person.status is ReviewStatus.EXEMPT
    return exempt, not exempt and not person.reviewed, not exempt


def _row(number: int, person: SubjectSheet, mark: str) -> SheetRow:
    known = participant_of(person)
    return SheetRow(
        values=(
            number,
            person.name,
            day_cell(known.admitted),
            *(mark if there else None for there in _marks(person)),
            person.duty.reason or known.not_reviewed_reason or known.standing_reason or None,
        )
    )


def _total(name: str, persons: list[SubjectSheet], mark: str) -> SheetRow:
    marks = [_marks(person) for person in persons]
    formula = f'COUNTIF({{column}}{{first}}:{{column}}{{last}},"{mark}")'
    sums = (Formula(text=formula, value=sum(row[place] for row in marks)) for place in range(len(_MARKS)))
    return SheetRow(values=(None, name, None, *sums))
