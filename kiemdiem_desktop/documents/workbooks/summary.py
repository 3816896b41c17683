"""The period's summary for the upper committee: totals, list, votes, and who has no level, as real numbers."""

from __future__ import annotations

from collections.abc import Callable

from kiemdiem_desktop.documents.content import HeaderCell
from kiemdiem_desktop.documents.papers.receivers import recipients
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow, Value, Workbook, total
from kiemdiem_desktop.documents.workbooks import member_statistics, organisation_statistics, review_statistics
from kiemdiem_desktop.documents.workbooks.list_sheet import list_sheet
from kiemdiem_desktop.documents.workbooks.open_sheet import open_sheet
from kiemdiem_desktop.documents.workbooks.tables import participant_of, share_formula, signed, unit
from kiemdiem_desktop.documents.workbooks.votes_sheet import votes_sheet
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.member import MemberKind, Sex
from kiemdiem_desktop.domain.sheets import Balance, SubjectSheet, count_balance

KEY = "summary_workbook"
_STATISTICS: dict[str, Callable[[PaperRequest], Sheet]] = {
    member_statistics.KEY: member_statistics.member_statistics_sheet,
    organisation_statistics.KEY: organisation_statistics.organisation_statistics_sheet,
    review_statistics.KEY: review_statistics.review_statistics_sheet,
}
"""The sheets that are papers too, where the regulation offers the paper."""
_CLASSIFIED, _FIRST_LEVEL = 5, 6


def build(request: PaperRequest) -> Workbook:
    """Build the workbook of the period; sums are formulas beside the values that they have."""
    words = Words(request, KEY)
    paper = request.regulation.paper(KEY)
    cell = request.sheet.cell
    listed = list_sheet(request, words)
    offered = {offer.id for offer in request.regulation.papers}
    return Workbook(
        title=f"{paper.title} – {words('year', year=words.year)}",
        author=cell.name,
        made=request.paper_date,
        sheets=(
            totals_sheet(request, words, listed),
            listed,
            votes_sheet(request, words),
            open_sheet(request, words),
            *(sheet(request) for key, sheet in _STATISTICS.items() if key in offered),
        ),
    )


def totals_sheet(request: PaperRequest, words: Words, listed: Sheet) -> Sheet:
    """Members by kind and level; the lines below the sum are parts of it and are not summed.

    ``listed`` is the sheet beside it that names persons with their levels: it decides who may receive the workbook.
    """
    names = {entry.id.value: words.spelled(entry.name) for entry in request.regulation.subjects}
    persons = request.sheet.persons
    rows = tuple(
        _row(number, names.get(kind.value, kind.value), count_balance(p for p in persons if _kind(p) is kind))
        for number, kind in enumerate(MemberKind, start=1)
    )
    sum_row = _sum_row(words("sum"), request.sheet.balance)
    parts = (
        _row(None, words("probationary"), count_balance(p for p in persons if _is_probationary(p, request))),
        _row(None, words("female"), count_balance(p for p in persons if _sex(p) is Sex.FEMALE)),
    )
    return Sheet(
        name=words("sheet_totals"),
        title=words("title_totals"),
        subtitle=words("year", year=words.year),
        unit=unit(request),
        columns=_columns(words),
        header=_header(request, words),
        rows=rows,
        totals=(sum_row, *parts),
        notes=_notes(request, words, listed),
        signatures=signed(request, KEY, words),
        frozen_columns=2,
    )


def _kind(person: SubjectSheet) -> MemberKind:
    return participant_of(person).kind


def _sex(person: SubjectSheet) -> Sex | None:
    return participant_of(person).sex


def _is_probationary(person: SubjectSheet, request: PaperRequest) -> bool:
    period = request.sheet.period
    return not participant_of(person).is_full(period.review_date or period.end)


def _columns(words: Words) -> tuple[SheetColumn, ...]:
    counts = ("total", "exempt", "not_yet", "classified")
    pairs = (
        SheetColumn(header=words("count"), width=7, kind="integer"),
        SheetColumn(header=words("share"), width=7, kind="decimal"),
    )
    return (
        SheetColumn(header=words("no"), width=5, kind="center"),
        SheetColumn(header=words("group"), width=48),
        *(SheetColumn(header=words(key), width=10, kind="integer") for key in counts),
        *(column for _ in Level for column in pairs),
        SheetColumn(header=words("excellent_to_good"), width=10, kind="decimal"),
        SheetColumn(header=words("note"), width=14),
    )


def _header(request: PaperRequest, words: Words) -> tuple[tuple[HeaderCell, ...], ...]:
    before = ("no", "group", "total", "exempt", "not_yet", "classified")
    return (
        (
            *(HeaderCell(text=words(key), rows=2) for key in before),
            *(HeaderCell(text=request.regulation.level(level).short, columns=2) for level in Level),
            *(HeaderCell(text=words(key), rows=2) for key in ("excellent_to_good", "note")),
        ),
        tuple(HeaderCell(text=words(key)) for _ in Level for key in ("count", "share")),
    )


def _row(number: int | None, name: str, balance: Balance) -> SheetRow:
    counts: tuple[Value, ...] = (balance.total, balance.exempt, balance.not_yet, _classified(balance))
    levels = tuple(
        value
        for place, level in enumerate(Level)
        for value in (balance.by_level[level], _share(place, balance.by_level[level], balance.classified))
    )
    return SheetRow(values=(number, name, *counts, *levels, _excellent_to_good(balance)))


def _sum_row(name: str, balance: Balance) -> SheetRow:
    counts: tuple[Value, ...] = tuple(
        total(count) for count in (balance.total, balance.exempt, balance.not_yet, balance.classified)
    )
    levels = tuple(
        value
        for place, level in enumerate(Level)
        for value in (total(balance.by_level[level]), _share(place, balance.by_level[level], balance.classified))
    )
    return SheetRow(values=(None, name, *counts, *levels, _excellent_to_good(balance)), bold=True)


def _classified(balance: Balance) -> Formula:
    """Those with a level, as the sum of the levels in the same row."""
    cells = "+".join(f"{{columns[{_FIRST_LEVEL + 2 * place}]}}{{row}}" for place in range(len(Level)))
    return Formula(text=cells, value=balance.classified)


def _share(place: int, part: int, base: int) -> Formula:
    return share_formula(_FIRST_LEVEL + 2 * place, _CLASSIFIED, part, base)


def _excellent_to_good(balance: Balance) -> Formula:
    good = balance.by_level[Level.GOOD]
    return share_formula(_FIRST_LEVEL, _FIRST_LEVEL + 2, balance.by_level[Level.EXCELLENT], good)


def _notes(request: PaperRequest, words: Words, listed: Sheet) -> tuple[str, ...]:
    told = "\n".join(str(value) for row in listed.rows for value in row.values)
    to = recipients(request, request.regulation.paper(KEY), told)
    return (words("note_totals"), *((words("recipients", items="; ".join(to.items)),) if to else ()))
