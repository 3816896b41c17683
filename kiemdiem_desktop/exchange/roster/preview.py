"""The preview of an import: every row with what it would do and why; corrected, it is judged anew as a whole."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.roster import (
    RosterPreview,
    RosterReading,
    RosterRow,
    RowDecision,
    RowState,
    SkippedLine,
    SourceCell,
)
from kiemdiem_desktop.domain.viet import spelling_key
from kiemdiem_desktop.exchange.roster.checks import Checked, Remark, check
from kiemdiem_desktop.exchange.roster.header import find_header, with_meanings
from kiemdiem_desktop.exchange.roster.matching import Match, changes_of, match_all
from kiemdiem_desktop.exchange.roster.raw import LIMITS, Limits
from kiemdiem_desktop.exchange.roster.reading import read_roster
from kiemdiem_desktop.exchange.roster.table import Table, column_place, read_table, text_of_sheet
from kiemdiem_desktop.exchange.roster.vocabulary import field_name, reason, skip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path
    from uuid import UUID

    from kiemdiem_desktop.domain.member import Member
    from kiemdiem_desktop.exchange.roster.raw import RawSheet, RawTables


AS_FOUND = RosterReading()
"""A file read as it is understood without the user's word."""


def preview_roster(
    path: Path,
    existing: Sequence[Member],
    today: date,
    control: Control | None = None,
    *,
    reading: RosterReading = AS_FOUND,
    limits: Limits = LIMITS,
) -> RosterPreview:
    """Read a roster and say what its import would do; ``reading`` is what the user knows better about the file.

    Refuses with KnownError a file that cannot be read or that has no header with a column of names.
    """
    watcher = control or NullControl()
    tables = read_roster(path, limits, watcher)
    watcher.step(1, 2, path.name)
    return preview_tables(tables, existing, today, reading=reading)


def preview_tables(
    tables: RawTables, existing: Sequence[Member], today: date, *, reading: RosterReading = AS_FOUND
) -> RosterPreview:
    """Say what the import of tables that were read would do."""
    found = {id(raw): table for raw in tables.sheets if (table := _table(raw, tables)) is not None}
    if not found:
        raise KnownError("roster_no_header", file=tables.file_name)
    candidates = [raw for raw in tables.sheets if id(raw) in found]
    chosen = max(candidates, key=lambda raw: (raw.name == reading.sheet, raw.visible, len(found[id(raw)].rows)))
    table = _table(chosen, tables, reading) or found[id(chosen)]
    others = [_unread(raw, has_roster=id(raw) in found) for raw in tables.sheets if raw is not chosen and any(raw.rows)]
    preview = RosterPreview(
        file_name=tables.file_name,
        sheet=table.sheet,
        header_lines=table.header_lines,
        columns=table.columns,
        rows=tuple(_unjudged(table)),
        skipped=(*table.skipped, *others),
        members=tuple(existing),
        today=today,
        sheets=tuple(raw.name for raw in candidates),
        reading=reading,
    )
    return _judged(preview)


def _table(raw: RawSheet, tables: RawTables, reading: RosterReading = AS_FOUND) -> Table | None:
    header = find_header(raw)
    if header is None:
        return None
    told = with_meanings(header, {column_place(letter): code for letter, code in reading.columns.items()})
    encodings = {column_place(letter): encoding for letter, encoding in reading.encodings.items()}
    return read_table(raw, told, epoch_1904=tables.epoch_1904, encodings=encodings)


def _unread(raw: RawSheet, *, has_roster: bool) -> SkippedLine:
    why = "other_sheet" if not has_roster else "unread_sheet" if raw.visible else "hidden_sheet"
    return SkippedLine(sheet=raw.name, line=1, text=text_of_sheet(raw), why=skip(why))


def _unjudged(table: Table) -> Iterator[RosterRow]:
    for row in table.rows:
        yield RosterRow(
            sheet=table.sheet,
            line=row.line,
            person=None,
            state=RowState.REFUSED,
            cells=row.cells,
            number=row.number,
            group=row.group,
        )


def with_correction(preview: RosterPreview, index: int, field: str, text: str) -> RosterPreview:
    """Let a row say ``text`` for a field of RosterPerson and judge again, the rows that it touched too.

    What was noted while the old cell was read no longer counts. An unknown field is a KeyError.
    """
    field_name(field)
    row = preview.rows[index]
    letter = next((cell.letter for cell in row.cells if cell.field == field), "")
    others = tuple(cell for cell in row.cells if cell.field != field)
    cells = (*others, SourceCell(field=field, letter=letter, text=text))
    return _judged(_with_row(preview, index, replace(row, cells=cells, decision=None)))


def with_decision(
    preview: RosterPreview, index: int, member_id: UUID | None = None, *, take: bool = True
) -> RosterPreview:
    """Settle a row's questions: it is this member, or a new one (None), or it is left out; a refused row stays so."""
    decision = RowDecision(take=take, member_id=member_id)
    return _judged(_with_row(preview, index, replace(preview.rows[index], decision=decision)))


def without_decision(preview: RosterPreview, index: int) -> RosterPreview:
    """Take the user's word on a row back."""
    return _judged(_with_row(preview, index, replace(preview.rows[index], decision=None)))


def _with_row(preview: RosterPreview, index: int, row: RosterRow) -> RosterPreview:
    return replace(preview, rows=(*preview.rows[:index], row, *preview.rows[index + 1 :]))


def _judged(preview: RosterPreview) -> RosterPreview:
    checked = [check(row.cells, preview.today, numbered=bool(row.number)) for row in preview.rows]
    matches = _matches(preview, checked)
    doubles = _doubles(preview.rows, checked, matches)
    judged = zip(preview.rows, checked, matches, doubles, strict=True)
    rows = tuple(_judged_row(row, told, match, double) for row, told, match, double in judged)
    named = {row.member_id for row in rows}
    missing = tuple(
        member for member in preview.members if member.id not in named and member.standing is not Standing.LEFT
    )
    return replace(preview, rows=rows, missing=missing)


def _matches(preview: RosterPreview, checked: list[Checked]) -> list[Match]:
    """Match the undecided rows with the members that no decision names."""
    decided = {row.decision.member_id for row in preview.rows if row.decision and row.decision.take}
    by_id = {member.id: member for member in preview.members}
    open_persons = [told.person if not row.decision else None for row, told in zip(preview.rows, checked, strict=True)]
    matches = match_all(open_persons, [member for member in preview.members if member.id not in decided])
    return [
        Match(by_id.get(row.decision.member_id) if row.decision.take and row.decision.member_id else None)
        if row.decision
        else match
        for row, match in zip(preview.rows, matches, strict=True)
    ]


def _doubles(rows: tuple[RosterRow, ...], checked: list[Checked], matches: list[Match]) -> list[tuple[Remark, ...]]:
    """Remark on each row that says what a row above it said, or that is the same member."""
    seen: dict[tuple[str, ...], int] = {}
    doubles: list[tuple[Remark, ...]] = []
    for row, told, match in zip(rows, checked, matches, strict=True):
        keys = [] if row.decision and not row.decision.take else _keys(told, match)
        found = [(key, seen[key]) for key in keys if key in seen]
        doubles.append(_double_remarks(found))
        for key in keys:
            seen.setdefault(key, row.line)
    return doubles


def _double_remarks(found: list[tuple[tuple[str, ...], int]]) -> tuple[Remark, ...]:
    if not found:
        return ()
    key, line = found[0]
    code = "two_rows_one_member" if key[0] == "member" else "duplicate_row"
    return (Remark(reason(code, line=line)),)


def _keys(told: Checked, match: Match) -> list[tuple[str, ...]]:
    person = told.person
    if person is None:
        return []
    keys = [("person", spelling_key(person.name), person.birth.iso if person.birth else "")]
    numbers = [("card", person.card), ("idno", person.idno)]
    keys_of_member = [("member", str(match.member.id))] if match.member else []
    return [*keys, *(number for number in numbers if number[1]), *keys_of_member]


def _judged_row(row: RosterRow, told: Checked, match: Match, double: tuple[Remark, ...]) -> RosterRow:
    remarks = (*told.remarks, *match.remarks, *double)
    changes = changes_of(told.person, match.member) if told.person and match.member else ()
    return replace(
        row,
        person=told.person,
        state=_state(row, told, match, remarks, has_changes=bool(changes)),
        reasons=tuple(dict.fromkeys(remark.text for remark in remarks)),
        changes=changes,
        member_id=match.member.id if match.member else None,
    )


def _state(row: RosterRow, told: Checked, match: Match, remarks: tuple[Remark, ...], *, has_changes: bool) -> RowState:
    if told.person is None:
        return RowState.REFUSED
    if row.decision is None and any(remark.doubtful for remark in remarks):
        return RowState.DOUBTFUL
    if match.member is None:
        return RowState.NEW
    return RowState.CHANGED if has_changes else RowState.SAME
