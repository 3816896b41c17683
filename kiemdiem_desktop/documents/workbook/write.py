"""Sheets to .xlsx: a pure function of its content and the workbook style; what a user typed never becomes a formula."""

from __future__ import annotations

import io
import math
import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.properties import PageSetupProperties

from kiemdiem_desktop.base.files import safe_name
from kiemdiem_desktop.documents.content import HeaderCell, SignatureBlock
from kiemdiem_desktop.documents.style import WorkbookStyle, load_workbook_style
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetRow, Value, Workbook
from kiemdiem_desktop.documents.workbook.package import finished

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_LONGEST = 32_767
_NAME_LENGTH = 31
_FORBIDDEN_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_UNPRINTABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NAMES_NO_CELL = re.compile(r"(?![A-Za-z]{1,3}\d*$|[Rr]\d*[Cc])[A-Za-z_]\w*", re.ASCII)
_FIXED_DATE = date(2000, 1, 1)
_FIRST_YEAR = 1900
_KINDS = ("text", "identifier", "center", "integer", "decimal", "date")
_ALIGNED = {"text": "left", "identifier": "left"}


def render_workbook(book: Workbook) -> bytes:
    """Return the .xlsx file of a workbook. A row may be shorter than the columns, never longer."""
    style = load_workbook_style()
    made = book.made or _FIXED_DATE
    target = openpyxl.Workbook()
    target.remove(target.worksheets[0])
    target.properties.creator = clean(book.author or "")
    target.properties.title = clean(book.title)
    target.properties.created = datetime(made.year, made.month, made.day)  # noqa: DTZ001 - the file format has no zone
    for named in _named_styles(style):
        target.add_named_style(named)
    values: dict[str, dict[str, str]] = {}
    for number, sheet in enumerate(book.sheets, start=1):
        page = target.create_sheet(_free_name(sheet.name, target.sheetnames))
        writer = _Writer(page, sheet, style)
        values[f"xl/worksheets/sheet{number}.xml"] = writer.write()
        name = _range_name(page.title)
        if name not in target.defined_names:
            target.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(page.title)}!{writer.table}")
    raw = io.BytesIO()
    target.save(raw)
    return finished(raw.getvalue(), values)


def clean(text: str) -> str:
    """Return text as a cell can hold it: composed, without control characters, at most as long as a cell."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    text = _UNPRINTABLE.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))
    return _LOOKS_ESCAPED.sub("_x005F_", text)[:_LONGEST]


def _free_name(name: str, taken: Sequence[str]) -> str:
    """Return a name that spreadsheets accept and that no other sheet has."""
    base = _FORBIDDEN_IN_NAMES.sub(" ", clean(name)).strip(" '")[:_NAME_LENGTH] or "1"
    lowered = {other.lower() for other in taken}
    free, count = base, 1
    while free.lower() in lowered:
        count += 1
        ending = f" ({count})"
        free = base[: _NAME_LENGTH - len(ending)] + ending
    return free


def _range_name(sheet_name: str) -> str:
    """Return the name of a sheet's table for formulas: the sheet's own without accents, never like a cell's place."""
    plain = re.sub(r"\W+", "_", safe_name(sheet_name)).strip("_")
    return plain if _NAMES_NO_CELL.fullmatch(plain) else f"_{plain}"


def _named_styles(style: WorkbookStyle) -> list[NamedStyle]:
    side = Side(style="thin")
    border = Border(left=side, right=side, top=side, bottom=side)
    formats = {"integer": style.integer, "decimal": style.decimal, "date": style.date}
    made = []
    for kind in _KINDS:
        for bold in (False, True):
            named = _plain(
                _style_name(kind, bold=bold), style.size, style, bold=bold, align=_ALIGNED.get(kind, "center")
            )
            named.border = border
            named.number_format = formats.get(kind, "@")
            made.append(named)
    for name, bold, italic in (
        ("kd head", True, False),
        ("kd head light", False, False),
        ("kd head note", False, True),
    ):
        head = _plain(name, style.size, style, bold=bold, italic=italic, align="center")
        head.border = border
        made.append(head)
    return [
        *made,
        _plain("kd title", style.title_size, style, bold=True, align="center"),
        _plain("kd subtitle", style.size, style, italic=True, align="center"),
        _plain("kd unit", style.size, style, bold=True, align="left", wrap=False),
        _plain("kd form", style.size, style, bold=True, align="right", wrap=False),
        _plain("kd note", style.size, style, italic=True, align="left"),
        _plain("kd sign", style.size, style, bold=True, align="center"),
        _plain("kd post", style.size, style, align="center"),
        _plain("kd hint", style.size, style, italic=True, align="center"),
    ]


def _style_name(kind: str, *, bold: bool) -> str:
    return f"kd {kind} bold" if bold else f"kd {kind}"


def _plain(
    name: str,
    size: float,
    style: WorkbookStyle,
    *,
    bold: bool = False,
    italic: bool = False,
    align: str = "left",
    wrap: bool = True,
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=style.font, size=size, bold=bold, italic=italic),
        alignment=Alignment(horizontal=align, vertical="center", wrap_text=wrap),
        number_format="@",
    )


class _Writer:
    """Fills one sheet from top to bottom and remembers the value of each formula."""

    def __init__(self, page: Worksheet, sheet: Sheet, style: WorkbookStyle) -> None:
        self._page = page
        self._sheet = sheet
        self._style = style
        self._row = 1
        self._first = self._last = 0
        self._letters = [get_column_letter(number) for number in range(1, len(sheet.columns) + 1)]
        self._values: dict[str, str] = {}

    def write(self) -> dict[str, str]:
        self._top()
        head = self._row
        self._header()
        self._first = self._row
        self._last = max(self._first, self._row + len(self._sheet.rows) - 1)
        for row in self._sheet.rows:
            self._data(row, bold=row.bold)
        for row in self._sheet.totals:
            self._data(row, bold=True)
        self._bottom()
        self._set_up(head)
        return self._values

    @property
    def table(self) -> str:
        """The place of the data rows and the totals, as a formula names it."""
        last = self._last + len(self._sheet.totals)
        return f"$A${self._first}:${self._letters[-1]}${last}"

    @property
    def _width(self) -> int:
        return len(self._sheet.columns)

    def _top(self) -> None:
        for line in self._sheet.unit:
            self._text(1, line, "kd unit")
            self._row += 1
        if self._sheet.form_number:
            row = 1 if self._sheet.unit else self._row
            _fill(self._cell(row, self._width), self._sheet.form_number, "kd form")
            self._row = max(self._row, row + 1)
        self._line(self._sheet.title, "kd title")
        if self._sheet.subtitle:
            self._line(self._sheet.subtitle, "kd subtitle")
        self._row += 1

    def _line(self, text: str, style: str) -> None:
        """Write a line over the whole width, high enough for its length."""
        self._text(1, text, style)
        self._join(self._row, 1, self._width)
        room = sum(column.width for column in self._sheet.columns)
        lines = sum(1 + int(len(part) * self._style.wide / room) for part in text.split("\n"))
        self._page.row_dimensions[self._row].height = lines * self._style.row_height
        self._row += 1

    def _cell(self, row: int, column: int) -> Cell:
        return cast("Cell", self._page.cell(row, column))

    def _text(self, column: int, text: str, style: str) -> None:
        _fill(self._cell(self._row, column), text, style)

    def _join(self, row: int, left: int, right: int) -> None:
        """Make one cell of some that have no frame: the library would look for one in each of them, at great length."""
        if left != right:
            self._page.merged_cells.add(CellRange(min_col=left, min_row=row, max_col=right, max_row=row))

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _header(self) -> None:
        rows = self._sheet.header or (tuple(HeaderCell(text=column.header) for column in self._sheet.columns),)
        filled: set[tuple[int, int]] = set()
        needed: list[tuple[int, int, int]] = []
        for down, cells in enumerate(rows):
            at = 1
            for cell in cells:
                while (down, at) in filled:
                    at += 1
                self._head(cell, self._row + down, at)
                filled.update((down + i, at + j) for i in range(cell.rows) for j in range(cell.columns))
                room = sum(column.width for column in self._sheet.columns[at - 1 : at - 1 + cell.columns])
                needed.append((cell.rows, down, _wrapped(cell.text, room / self._style.bold)))
                at += cell.columns
        for down, lines in enumerate(_shared_out(needed, len(rows))):
            self._page.row_dimensions[self._row + down].height = lines * self._style.row_height
        self._row += len(rows)

    def _head(self, cell: HeaderCell, row: int, column: int) -> None:
        style = "kd head" if cell.bold else "kd head note" if cell.italic else "kd head light"
        for down in range(cell.rows):
            for over in range(cell.columns):
                self._page.cell(row + down, column + over).style = style
        _fill(self._cell(row, column), cell.text, style)
        self._merge(row, column, row + cell.rows - 1, column + cell.columns - 1)

    def _data(self, row: SheetRow, *, bold: bool) -> None:
        for index, column in enumerate(self._sheet.columns):
            value = row.values[index] if index < len(row.values) else None
            cell = self._cell(self._row, index + 1)
            self._put(cell, value, _style_name(column.kind, bold=bold))
        lines = self._lines_of(row)
        if lines > 1:
            self._page.row_dimensions[self._row].height = lines * self._style.row_height
        self._row += 1

    def _lines_of(self, row: SheetRow) -> int:
        """Return how many lines the longest text of a row takes; not every program fits rows to their text itself."""
        texts = [(value, column.width) for value, column in zip(row.values, self._sheet.columns, strict=False)]
        return max(
            (
                sum(max(math.ceil(len(part) / width), 1) for part in value.split("\n"))
                for value, width in texts
                if isinstance(value, str)
            ),
            default=1,
        )

    def _put(self, cell: Cell, value: Value, style: str) -> None:
        if isinstance(value, Formula):
            text = value.text.format(
                column=cell.column_letter,
                row=cell.row,
                first=self._first,
                last=self._last,
                columns=self._letters,
                rows=range(self._first, self._last + 1),
            )
            cell.value = f"={text}"
            cell.style = style
            self._values[cell.coordinate] = str(value.value)
        elif isinstance(value, str):
            _fill(cell, value, style)
        elif isinstance(value, date) and value.year < _FIRST_YEAR:
            _fill(cell, f"{value.day:02d}/{value.month:02d}/{value.year}", style)
        else:
            cell.value = value
            cell.style = style

    def _bottom(self) -> None:
        for note in self._sheet.notes:
            self._line(note, "kd note")
        if not self._sheet.signatures:
            return
        self._row += 1
        share = self._width / len(self._sheet.signatures)
        columns = [_signature_lines(block, self._style.blank_lines) for block in self._sheet.signatures]
        for number, lines in enumerate(columns):
            left = int(number * share) + 1
            right = max(int((number + 1) * share), left)
            for down, (text, style) in enumerate(lines):
                _fill(self._cell(self._row + down, left), text, style)
                self._join(self._row + down, left, right)
        self._row += max(len(lines) for lines in columns)

    def _set_up(self, head: int) -> None:
        page = self._page
        for letter, column in zip(self._letters, self._sheet.columns, strict=True):
            page.column_dimensions[letter].width = column.width
        page.freeze_panes = page.cell(self._first, self._sheet.frozen_columns + 1).coordinate
        page.print_title_rows = f"{head}:{self._first - 1}"
        page.page_setup.orientation = "landscape" if self._sheet.landscape else "portrait"
        page.page_setup.paperSize = 9
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.print_options.horizontalCentered = True
        footer = page.oddFooter
        if footer is not None and footer.center is not None:
            footer.center.text = "&P/&N"
        for side, inches in self._style.margins_inch.items():
            setattr(page.page_margins, side, inches)


def _wrapped(text: str, room: float) -> int:
    """Return how many lines words take where so many letters have room."""
    lines, used = 1, 0.0
    for word in text.split():
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0.0
        over = max(math.ceil(len(word) / room) - 1, 0)
        lines += over
        used = len(word) - over * room if over else used + bool(used) + len(word)
    return lines


def _shared_out(needed: Sequence[tuple[int, int, int]], rows: int) -> list[int]:
    """Return the lines of each header row; a cell over several rows stretches its last where they are too few."""
    lines = [1] * rows
    for span, down, wanted in sorted(needed):
        lines[down + span - 1] += max(wanted - sum(lines[down : down + span]), 0)
    return lines


def _signature_lines(block: SignatureBlock, blanks: int) -> list[tuple[str, str]]:
    """Return the lines of a signature with the style of each; a missing line takes no room."""
    lines = [
        (block.date_line, "kd hint"),
        *((line, "kd sign") for line in block.authority),
        (block.post, "kd post"),
        (block.hint, "kd hint"),
    ]
    room = blanks if block.blank_lines is None else block.blank_lines
    return [(text, style) for text, style in lines if text] + [("", "kd sign")] * room + [(block.name or "", "kd sign")]


def _fill(cell: Cell, text: str, style: str) -> None:
    """Write text that stays text, whatever it begins with."""
    cell.value = clean(text)
    cell.data_type = "s"
    cell.style = style
