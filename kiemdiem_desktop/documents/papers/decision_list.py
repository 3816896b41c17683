"""The list of decisions received: each paper with its day, its authority, and how many levels rest on it; no names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kiemdiem_desktop.documents.content import Block, Cell, Column, Document, Grid, HeaderCell, Para, Row
from kiemdiem_desktop.documents.papers.missing import GRADING, Lacks, cell_lacks
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import whole
from kiemdiem_desktop.documents.papers.words import Words, bare_number
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet

KEY = "decision_list"
BLANK_ROWS = 8

_COLUMNS = (
    *(("column_no", 0.5), ("column_number", 1.9), ("column_day", 1.8), ("column_authority", 2.0)),
    *(("column_matter", 2.6), ("column_collectives", 0.9), ("column_members", 0.9), ("column_note", 1.0)),
)


def build(request: PaperRequest) -> Document:
    """Build the list in the order of the days; papers that only the levels name, and levels without one, come last."""
    words = Words(request, KEY)
    rows = [] if request.blank else [*_rows(request.sheet, words)]
    grid = Grid(
        columns=tuple(Column(weight=weight) for _, weight in _COLUMNS),
        header=(tuple(HeaderCell(text=words(key)) for key, _ in _COLUMNS),),
        rows=tuple(rows) or (Row(cells=("",) * len(_COLUMNS)),) * BLANK_ROWS,
    )
    body: Block = grid if rows or request.blank else Para(text=words("nothing"))
    return whole(request, KEY, words, (body,))


def _rows(sheet: PeriodSheet, words: Words) -> Iterator[Row]:
    number = 0
    for number, decision in enumerate(_ordered(sheet.records.decisions), start=1):
        day = f"{decision.issued_on:%d/%m/%Y}" if decision.issued_on else ""
        told = (bare_number(decision.number), day, decision.authority, decision.subject_matter)
        yield _row(number, told, _decided_by(sheet, {decision.number}))
    known = {decision.number for decision in sheet.records.decisions}
    for paper in sorted(papers_named(sheet) - known):
        number += 1
        subjects = _decided_by(sheet, {paper})
        yield _row(number, _unregistered(sheet, paper, subjects) if paper else (words("without"), "", "", ""), subjects)


def _unregistered(sheet: PeriodSheet, paper: str, subjects: tuple[SubjectSheet, ...]) -> tuple[str, ...]:
    """What the levels themselves tell of a paper that nobody entered, as the notices of result tell it."""
    days = {subject.levels[Step.DECIDED].given_on for subject in subjects}
    day = days.pop() if len(days) == 1 else None
    authority = sheet.cell.deciding_authority or sheet.cell.upper_committee
    return bare_number(paper), f"{day:%d/%m/%Y}" if day else "", authority, ""


def _row(number: int, told: tuple[str, ...], subjects: tuple[SubjectSheet, ...]) -> Row:
    collectives = sum(subject.is_collective for subject in subjects)
    numbers = [Cell(text=str(each), align="center") for each in (collectives, len(subjects) - collectives)]
    return Row(cells=(Cell(text=str(number), align="center"), *told, *numbers, ""))


def _ordered(decisions: tuple[Decision, ...]) -> list[Decision]:
    return sorted(decisions, key=lambda each: (each.issued_on or date.max, each.number))


def papers_named(sheet: PeriodSheet) -> set[str]:
    """The numbers of the papers that the decided levels name; one of them empty where a level names none."""
    return {subject.levels[Step.DECIDED].paper_number for subject in sheet.subjects if Step.DECIDED in subject.levels}


def _decided_by(sheet: PeriodSheet, papers: set[str]) -> tuple[SubjectSheet, ...]:
    return tuple(
        subject
        for subject in sheet.subjects
        if Step.DECIDED in subject.levels and subject.levels[Step.DECIDED].paper_number in papers
    )


def received_anything(sheet: PeriodSheet) -> bool:
    """Say whether there is a decision, or a level that the authority decided."""
    return bool(sheet.records.decisions) or bool(papers_named(sheet))


def decision_lacks(request: PaperRequest) -> Iterator[Missing]:
    """A decision, where none was entered."""
    yield from cell_lacks(request)
    if not request.sheet.records.decisions:
        yield Lacks(request)("decisions_none", GRADING)
