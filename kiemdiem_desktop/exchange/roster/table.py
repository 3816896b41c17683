"""One sheet as a table of persons: each line becomes what the fields of a person say, or is listed as left out."""

from __future__ import annotations

from dataclasses import field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import ColumnUse, Encoding, SkippedLine, SourceCell
from kiemdiem_desktop.exchange.roster import cells
from kiemdiem_desktop.exchange.roster.encoding import (
    ColumnLetters,
    font_of,
    letters_of,
    sheet_letters,
    written_in,
)
from kiemdiem_desktop.exchange.roster.gather import ColumnText, gather
from kiemdiem_desktop.exchange.roster.lines import Line, LineTexts, classify, group_name, group_text, is_party_group
from kiemdiem_desktop.exchange.roster.vocabulary import reason, skip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiemdiem_desktop.exchange.roster.header import Header
    from kiemdiem_desktop.exchange.roster.raw import RawCell, RawSheet

_NUMBERS = frozenset({"card", "idno", "phone"})
_DATES = frozenset({"birth", "male", "female", "admitted", "official"})
_DOWNWARDS = frozenset({"group", "workplace", "ethnicity"})
_DATE_FIELD = {"male": "birth", "female": "birth"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A line that holds a person: where it stands and what its fields say."""

    line: int
    cells: tuple[SourceCell, ...]
    number: str
    group: str


@dataclass(slots=True, kw_only=True)
class Table:
    """A sheet's persons, its other lines and how its columns are understood."""

    sheet: str
    header_lines: tuple[int, ...]
    columns: tuple[ColumnUse, ...] = ()
    rows: list[DraftRow] = field(default_factory=list)
    skipped: list[SkippedLine] = field(default_factory=list)


def read_table(
    sheet: RawSheet, header: Header, *, epoch_1904: bool, encodings: Mapping[int, Encoding] = MappingProxyType({})
) -> Table:
    """Read every line of a sheet whose header is known; lines count from 1; ``encodings`` are told, not guessed."""
    reader = _Reader(sheet, header, epoch_1904=epoch_1904, encodings=encodings)
    table = Table(sheet=sheet.name, header_lines=tuple(row + 1 for row in header.rows))
    table.skipped.extend(reader.above())
    group, ended = "", False
    for row in range(header.rows[-1] + 1, len(sheet.rows)):
        line = LineTexts.of(reader.texts(row), header)
        kind = classify(line, header, ended=ended)
        ended = ended or kind is Line.SIGNATURE
        group = group_name(group_text(line)) if kind is Line.GROUP else group
        if kind in {Line.PERSON, Line.NAMELESS}:
            cells_of_person = reader.person(row, group)
            table.rows.append(DraftRow(line=row + 1, cells=cells_of_person, number=line.number, group=group))
        elif kind is not Line.EMPTY:
            table.skipped.append(_skipped(sheet, row, line.full_text(), kind))
    table.columns = tuple(reader.columns([row.line - 1 for row in table.rows]))
    return table


def column_letters(column: int) -> str:
    """Name a column, counted from 0, as a spreadsheet does: A, B, … Z, AA."""
    before, last = divmod(column, 26)
    return (column_letters(before - 1) if before else "") + chr(ord("A") + last)


def column_place(letters: str) -> int:
    """Count, from 0, the column that a spreadsheet names so."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _skipped(sheet: RawSheet, row: int, text: str, kind: str) -> SkippedLine:
    return SkippedLine(sheet=sheet.name, line=row + 1, text=text, why=skip(kind))


class _Reader:
    """Reads the cells of one sheet with the letters of each column decided once."""

    def __init__(self, sheet: RawSheet, header: Header, *, epoch_1904: bool, encodings: Mapping[int, Encoding]) -> None:
        self._sheet = sheet
        self._header = header
        self._epoch_1904 = epoch_1904
        self._whole = sheet_letters(sheet)
        self._told = encodings
        self._letters = {column: self._decide(column) for column in header.texts}
        self._full = {column: cells.shows_full_numbers(self._body(column)) for column in self._with(_NUMBERS)}
        self._fill_down = self._merged_down()

    def _with(self, codes: frozenset[str]) -> list[int]:
        return [column for column, code in self._header.columns.items() if code in codes]

    def _body(self, column: int) -> list[RawCell]:
        return [self._cell(row, column) for row in self._body_rows()]

    def _body_rows(self) -> range:
        return range(self._header.rows[-1] + 1, len(self._sheet.rows))

    def _cell(self, row: int, column: int) -> RawCell:
        cells_of_row = self._sheet.rows[row]
        return cells_of_row[column] if column < len(cells_of_row) else None

    def _decide(self, column: int) -> ColumnLetters:
        if column in self._told:
            return ColumnLetters(encoding=self._told[column])
        rows = (*self._header.rows, *self._body_rows())
        found = ((cell, row) for row in rows if isinstance(cell := self._cell(row, column), str))
        return letters_of(((cell, font_of(self._sheet, row, column)) for cell, row in found), self._whole)

    def _merged_down(self) -> dict[tuple[int, int], int]:
        """Map each cell below the first of a merged column to the row of the first, where one text serves them all."""
        serving = set(self._with(_DOWNWARDS))
        first = self._body_rows().start
        return {
            (row, left): top
            for top, left, bottom, _ in self._sheet.merged
            if left in serving and top >= first
            for row in range(top + 1, bottom + 1)
        }

    def _read(self, row: int, column: int, cell: str) -> str:
        letters = self._letters.get(column, self._whole)
        font = font_of(self._sheet, row, column)
        if column in self._told and font is not None:
            font = replace(font, encoding=self._told[column])
        return letters.read(cell, font)

    def texts(self, row: int) -> dict[int, str]:
        """Return the line's texts by column, decoded."""
        found: dict[int, str] = {}
        for column, cell in enumerate(self._sheet.rows[row]):
            read = self._read(row, column, cell) if isinstance(cell, str) else cell
            text = cells.plain_text(read)
            if text:
                found[column] = text
        return found

    def above(self) -> list[SkippedLine]:
        """List the lines above the header that hold text."""
        rows = ((row, self.texts(row)) for row in range(self._header.rows[0]))
        return [
            _skipped(self._sheet, row, LineTexts(texts, {}).full_text(), "before_header")
            for row, texts in rows
            if texts
        ]

    def person(self, row: int, group: str) -> tuple[SourceCell, ...]:
        """Return what a line says for each field of a person."""
        found = [self._column_text(row, column, code) for column, code in self._header.columns.items()]
        told = gather([text for text in found if text.said.text])
        if is_party_group(group) and not any(cell.field == "group" for cell in told):
            told.append(SourceCell(field="group", letter="", text=group))
        return tuple(told)

    def _column_text(self, row: int, column: int, code: str) -> ColumnText:
        cell = self._cell(self._fill_down.get((row, column), row), column)
        old = cell if isinstance(cell, str) else ""
        if isinstance(cell, str):
            cell = self._read(row, column, cell)
        said = self._said(cell, column, code)
        letters = self._letters[column]
        if old and not said.note and letters.is_doubtful(old):
            header = self._header.texts[column]
            note = reason("old_font_guessed", column=header, old=cells.plain_text(old), new=said.text)
            said = cells.Said(said.text, note, doubtful=True)
        return ColumnText(
            code=code,
            letter=column_letters(column),
            header=self._header.texts[column],
            said=said,
            old_letters=old != said.text and letters.encoding is not Encoding.UNICODE,
        )

    def _said(self, cell: RawCell, column: int, code: str) -> cells.Said:
        if code in _DATES:
            return cells.said_date(cell, _DATE_FIELD.get(code, code), epoch_1904=self._epoch_1904)
        if code in _NUMBERS:
            return cells.said_number(cell, code, full=self._full[column])
        return cells.Said(cells.plain_text(cell))

    def columns(self, rows: list[int]) -> list[ColumnUse]:
        """Say how each column with a header is read, with one of ``rows`` before and after if its letters were old."""
        return [self._column_use(column, text, rows) for column, text in self._header.texts.items()]

    def _column_use(self, column: int, header: str, rows: list[int]) -> ColumnUse:
        old, new = self._example(column, rows)
        code = self._header.columns.get(column)
        return ColumnUse(
            letter=column_letters(column),
            header=header,
            field=None if code in {None, "ignored", "number"} else code,
            encoding=self._letters[column].encoding,
            example_old=old,
            example_new=new,
        )

    def _example(self, column: int, rows: list[int]) -> tuple[str, str]:
        for row in rows:
            cell = self._cell(row, column)
            if isinstance(cell, str) and (read := self._read(row, column, cell)) != cell:
                return cells.plain_text(cell), cells.plain_text(read)
        return "", ""


def text_of_sheet(sheet: RawSheet) -> str:
    """Return the first words of a sheet that is not read, to name it by."""
    first = next((row for row in range(len(sheet.rows)) if written_in(sheet, row)), None)
    letters = sheet_letters(sheet)
    return "" if first is None else " | ".join(letters.read(text, font) for text, font in written_in(sheet, first))
