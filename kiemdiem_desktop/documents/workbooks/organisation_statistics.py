"""The statistics of organisations: each collective with points, votes and levels, and how many stand at each level."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.statistics_frame import header_rows
from kiemdiem_desktop.documents.papers.votes import votes_of
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Sheet, SheetColumn, SheetRow, Value, total
from kiemdiem_desktop.documents.workbooks.tables import points_cells, signed, titled, unit
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.sheets import GENERAL, TASKS, SubjectSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation, ScaleKind

KEY = "organisation_statistics"
_FIRST_POINTS = 2
"""The place of the first column of points."""


def organisation_statistics_sheet(request: PaperRequest) -> Sheet:
    """The statistics as a sheet; a regulation that grades instead of scoring has no columns of points."""
    words = Words(request, KEY)
    columns = tuple(_columns(request, words))
    collectives = request.sheet.collectives
    return Sheet(
        name=words("sheet"),
        title=words("title"),
        subtitle=titled(request, words),
        unit=unit(request),
        columns=tuple(column for _, column in columns),
        header=header_rows(tuple(path for path, _ in columns)),
        rows=tuple(
            SheetRow(values=(number, collective.name, *_values(request, collective)))
            for number, collective in enumerate(collectives, start=1)
        ),
        totals=(_sum_row(request, words),) if collectives else (),
        notes=(words("note_result"),),
        signatures=signed(request, KEY, words),
        frozen_columns=2,
    )


def _scored(regulation: Regulation) -> bool:
    return regulation.scale.kind is ScaleKind.POINTS


def _columns(request: PaperRequest, words: Words) -> Iterator[tuple[tuple[str, ...], SheetColumn]]:
    regulation = request.regulation
    levels = tuple(regulation.level(level).short for level in Level)
    yield (words("no"),), SheetColumn(header=words("no"), width=5, kind="center")
    yield (words("name"),), SheetColumn(header=words("name"), width=22)
    if _scored(regulation):
        for key, most in zip(("general", "tasks", "total"), _maxima(regulation), strict=True):
            label = words(f"points_{key}", max=most)
            yield (words("points"), label), SheetColumn(header=label, width=9, kind="decimal")
    yield (words("self_level"),), SheetColumn(header=words("self_level"), width=16, kind="center")
    for level in levels:
        yield (words("votes"), level), SheetColumn(header=level, width=9, kind="integer")
    for key in ("cell_level", "decided_level"):
        yield (words(key),), SheetColumn(header=words(key), width=16, kind="center")
    for level in (*levels, words("not_yet")):
        yield (words("result"), level), SheetColumn(header=level, width=9, kind="integer")
    yield (words("note"),), SheetColumn(header=words("note"), width=10)


def _maxima(regulation: Regulation) -> tuple[int | None, int | None, int]:
    criteria = regulation.criteria_for(SubjectKind.COLLECTIVE)
    most = {group.id: group.max for group in criteria.groups} if criteria else {}
    return most.get(GENERAL), most.get(TASKS), regulation.scale.total


def _values(request: PaperRequest, collective: SubjectSheet) -> tuple[Value, ...]:
    if request.blank:
        return ()
    points = points_cells(collective.scores.get(Source.SELF), _FIRST_POINTS)
    last = collective.last_tally(BallotKind.LEVELS, BallotKind.RE_VOTE)
    votes = votes_of(last.tally, last.ballot.kind) if last else (None,) * len(Level)
    return (
        *(points if _scored(request.regulation) else ()),
        _level(request, collective, Step.SELF),
        *votes,
        *(_level(request, collective, step) for step in (Step.CELL, Step.DECIDED)),
        *(1 if collective.level is level else None for level in Level),
        1 if collective.level is None else None,
    )


def _level(request: PaperRequest, subject: SubjectSheet, step: Step) -> str | None:
    entry = subject.levels.get(step)
    return request.regulation.level(entry.level).short if entry else None


def _sum_row(request: PaperRequest, words: Words) -> SheetRow:
    """How many collectives stand at each level, below the columns that mark it."""
    before = 3 * _scored(request.regulation) + 1 + len(Level) + 2
    if request.blank:
        return SheetRow(values=(None, words("sum")))
    found = [subject.level for subject in request.sheet.collectives]
    return SheetRow(
        values=(None, words("sum"), *((None,) * before), *(total(found.count(key)) for key in (*Level, None)))
    )
