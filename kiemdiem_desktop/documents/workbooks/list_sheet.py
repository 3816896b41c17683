"""The list: each collective and member with dates, points or grades, the levels of every step and the last votes."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import HeaderCell
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.votes import votes_of
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Kind, Sheet, SheetColumn, SheetRow, Value
from kiemdiem_desktop.documents.workbooks.tables import day_cell, points_cells, unit
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.grades import counted_grades, is_graded

_PERSONAL: tuple[tuple[str, float, Kind], ...] = (
    ("birth", 11, "date"),
    ("admitted", 11, "date"),
    ("official", 11, "date"),
)
_FIRST_POINTS = 7
"""The place of the first column of points; identity numbers before it move it by one."""
_POINTS = ("points_general", "points_tasks", "points_total")
_BEFORE_VOTES = ((Step.SELF, "self_level"), (Step.AGENCY, "agency_level"), (Step.COMMITTEE, "committee_level"))
_AFTER_VOTES = ((Step.CELL, "cell_level"), (Step.DECIDED, "decided_level"))


def list_sheet(request: PaperRequest, words: Words) -> Sheet:
    """One row for each subject, collectives first; identity numbers only when they were asked for."""
    return Sheet(
        name=words("sheet_list"),
        title=words("title_list"),
        subtitle=words("year", year=words.year),
        unit=unit(request),
        columns=_columns(request, words),
        header=_header(request, words),
        rows=tuple(_rows(request, words)),
        notes=(words("note_list"),),
        frozen_columns=2,
    )


def _columns(request: PaperRequest, words: Words) -> tuple[SheetColumn, ...]:
    identity = (SheetColumn(header=words("id_number"), width=15, kind="identifier"),)
    return (
        SheetColumn(header=words("no"), width=4, kind="center"),
        SheetColumn(header=words("name"), width=21),
        *(SheetColumn(header=words(key), width=width, kind=kind) for key, width, kind in _PERSONAL),
        *(identity if request.options.with_id_numbers else ()),
        SheetColumn(header=words("post"), width=17),
        SheetColumn(header=words("form"), width=8, kind="center"),
        *_measured_columns(request, words),
        *(SheetColumn(header=words(key), width=10, kind="center") for _, key in _BEFORE_VOTES),
        *(SheetColumn(header=request.regulation.level(level).short, width=9, kind="integer") for level in Level),
        *(SheetColumn(header=words(key), width=10, kind="center") for _, key in _AFTER_VOTES),
        SheetColumn(header=words("note"), width=36),
    )


def _header(request: PaperRequest, words: Words) -> tuple[tuple[HeaderCell, ...], ...]:
    identity = ("id_number",) if request.options.with_id_numbers else ()
    before = ("no", "name", *(key for key, _, _ in _PERSONAL), *identity, "post", "form")
    levels = tuple(HeaderCell(text=request.regulation.level(level).short) for level in Level)
    measured = _measured_columns(request, words)
    return (
        (
            *(HeaderCell(text=words(key), rows=2) for key in before),
            HeaderCell(text=words("points"), columns=len(measured)),
            *(HeaderCell(text=words(key), rows=2) for _, key in _BEFORE_VOTES),
            HeaderCell(text=words("votes"), columns=len(levels)),
            *(HeaderCell(text=words(key), rows=2) for _, key in _AFTER_VOTES),
            HeaderCell(text=words("note"), rows=2),
        ),
        (*(HeaderCell(text=column.header) for column in measured), *levels),
    )


def _measured_columns(request: PaperRequest, words: Words) -> tuple[SheetColumn, ...]:
    """What the regulation's scale measures by: the points of each group, or how many criteria have each grade."""
    if is_graded(request.regulation):
        grades = request.regulation.scale.grades
        return tuple(SheetColumn(header=words.spelled(grade.name), width=8, kind="integer") for grade in grades)
    return tuple(SheetColumn(header=words(key), width=9, kind="decimal") for key in _POINTS)


def _rows(request: PaperRequest, words: Words) -> Iterator[SheetRow]:
    ids = {member.id: member.id_number for member in request.sheet.records.members}
    for key, subjects in (("group_collectives", request.sheet.collectives), ("group_members", request.sheet.persons)):
        if subjects:
            yield SheetRow(values=(None, words(key)), bold=True)
        for number, subject in enumerate(subjects, start=1):
            person = subject.participant
            identity = (ids.get(person.member_id) or None if person else None,)
            yield SheetRow(
                values=(
                    number,
                    subject.name,
                    *_dates(subject),
                    *(identity if request.options.with_id_numbers else ()),
                    subject.posts or None,
                    _form(request, subject),
                    *_measured(request, subject),
                    *(_level(request, subject, step) for step, _ in _BEFORE_VOTES),
                    *_votes(subject),
                    *(_level(request, subject, step) for step, _ in _AFTER_VOTES),
                    _note(subject),
                )
            )


def _dates(subject: SubjectSheet) -> tuple[Value, ...]:
    person = subject.participant
    return tuple(day_cell(getattr(person, key)) if person else None for key, _, _ in _PERSONAL)


def _form(request: PaperRequest, subject: SubjectSheet) -> str:
    """The number of the form, without the name of the text that it belongs to."""
    return request.regulation.form_for(SubjectKind(subject.form_subject)).number.partition("-")[0]


def _measured(request: PaperRequest, subject: SubjectSheet) -> tuple[Value, ...]:
    if is_graded(request.regulation):
        counted = counted_grades(request.regulation, subject)
        return tuple(counted.get(grade.id) for grade in request.regulation.scale.grades)
    return points_cells(subject.scores.get(Source.SELF), _FIRST_POINTS + request.options.with_id_numbers)


def _level(request: PaperRequest, subject: SubjectSheet, step: Step) -> str | None:
    entry = subject.levels.get(step)
    return request.regulation.level(entry.level).short if entry else None


def _votes(subject: SubjectSheet) -> tuple[int | None, ...]:
    found = subject.last_tally(BallotKind.LEVELS, BallotKind.RE_VOTE)
    return votes_of(found.tally, found.ballot.kind) if found else (None,) * len(Level)


def _note(subject: SubjectSheet) -> str | None:
    person = subject.participant
    return subject.duty.reason or (person.not_reviewed_reason if person else "") or None
