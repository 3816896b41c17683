"""Workbooks: values by calamine; fonts and number formats, where they matter, by openpyxl and xlrd."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from kiemdiem_desktop.exchange.legacy_text import font_tells
from kiemdiem_desktop.exchange.roster.container import Kind, part
from kiemdiem_desktop.exchange.roster.raw import DateCell, Limits, RawCell, RawRow, RawSheet, RawTables
from kiemdiem_desktop.exchange.roster.refusal import RefusedFile

if TYPE_CHECKING:
    from collections.abc import Iterator

_TELLING_STYLE = re.compile(rb'\.vn|vni-|numfmtid="17"|formatcode="(?:0{6,}|[^"d]*y[^"d]*)"', re.IGNORECASE)
_TELLING_FONT = re.compile(rb"\.\x00?v\x00?n\x00?[a-z]|v\x00?n\x00?i\x00?-", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_ZEROS = re.compile(r"0{2,}")

Look = tuple[int, int, str, str]
"""Row, column, font name and number format of a cell."""


def read_workbook(data: bytes, name: str, kind: Kind, limits: Limits) -> RawTables:
    """Read every sheet of a workbook; refuses what is locked by a password, damaged or too large."""
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(book, meta, limits) for meta in book.sheets_metadata if _is_table(meta)]
    except calamine.PasswordError as error:
        raise RefusedFile("roster_encrypted") from error
    except (calamine.CalamineError, calamine.XmlError, calamine.ZipError) as error:
        raise RefusedFile("roster_unreadable") from error
    looks = _Looks(data, kind)
    return RawTables(
        file_name=name, sheets=tuple(_dressed(sheet, looks) for sheet in sheets), epoch_1904=looks.epoch_1904
    )


def _is_table(meta: Any) -> bool:
    return bool(meta.typ == calamine.SheetTypeEnum.WorkSheet)


def _sheet(book: Any, meta: Any, limits: Limits) -> RawSheet:
    sheet = book.get_sheet_by_name(meta.name)
    top, left = sheet.start or (0, 0)
    bottom, right = sheet.end or (0, 0)
    if bottom >= limits.rows or right >= limits.columns:
        raise RefusedFile("roster_too_large")
    rows = [(None,) * left + tuple(_plain(value) for value in row) for row in sheet.to_python()]
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    visible = meta.visible == calamine.SheetVisibleEnum.Visible
    return RawSheet(name=meta.name, rows=((),) * top + tuple(rows), visible=bool(visible), merged=merged)


def _plain(value: Any) -> RawCell:
    if isinstance(value, datetime):
        return DateCell(value.date().isoformat())
    if isinstance(value, date):
        return DateCell(value.isoformat())
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    return None if value == "" else value if isinstance(value, str | bool | int) else str(value)


def _number(value: float) -> RawCell:
    if value != value or value in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN is the value unlike itself
        return str(value)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


class _Looks:
    """The fonts and number formats of a workbook, read only when they can change what a cell means."""

    def __init__(self, data: bytes, kind: Kind) -> None:
        self._data = data
        self._kind = kind
        self._book: Any = None
        self.epoch_1904 = False
        if kind is Kind.XLSX:
            self.epoch_1904 = re.search(rb'date1904="(?:1|true)"', part(data, "xl/workbook.xml")) is not None
            if _TELLING_STYLE.search(part(data, "xl/styles.xml")):
                self._book = _openpyxl_book(data)
        elif kind is Kind.XLS:
            self._book = _xlrd_book(data)
            self.epoch_1904 = self._book.datemode == 1

    def of(self, sheet: RawSheet) -> Iterator[Look]:
        """Give the looks of a sheet's cells that are not empty."""
        if self._book is None:
            return iter(())
        if self._kind is Kind.XLSX:
            return _openpyxl_looks(self._book, sheet.name)
        return _xlrd_looks(self._book, sheet.name) if self._worth_it(sheet) else iter(())

    def _worth_it(self, sheet: RawSheet) -> bool:
        if _TELLING_FONT.search(self._data):
            return True
        cells = (cell for row in sheet.rows for cell in row)
        return any(isinstance(cell, DateCell) and cell.iso.endswith("-01") for cell in cells)


def _openpyxl_book(data: bytes) -> Any:
    import openpyxl  # noqa: PLC0415 - heavy, and most workbooks do not need it

    return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)


def _openpyxl_looks(book: Any, name: str) -> Iterator[Look]:
    for row in book[name].iter_rows():
        for cell in row:
            if cell.value is not None:
                yield cell.row - 1, cell.column - 1, cell.font.name or "", cell.number_format or ""


def _xlrd_book(data: bytes) -> Any:
    import xlrd  # noqa: PLC0415 - only old workbooks need it

    try:
        return xlrd.open_workbook(file_contents=data, formatting_info=True, on_demand=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        raise RefusedFile("roster_unreadable") from error


def _xlrd_looks(book: Any, name: str) -> Iterator[Look]:
    sheet = book.sheet_by_name(name)
    for row in range(sheet.nrows):
        for column in range(sheet.ncols):
            style = book.xf_list[sheet.cell_xf_index(row, column)]
            fonts, formats = book.font_list, book.format_map
            shown = formats[style.format_key].format_str if style.format_key in formats else ""
            yield row, column, fonts[style.font_index].name, shown


def _dressed(sheet: RawSheet, looks: _Looks) -> RawSheet:
    rows = [list(row) for row in sheet.rows]
    fonts: dict[tuple[int, int], str] = {}
    for row, column, font, shown in looks.of(sheet):
        if row >= len(rows) or column >= len(rows[row]) or rows[row][column] is None:
            continue
        rows[row][column] = as_shown(rows[row][column], shown)
        if font_tells(font):
            fonts[row, column] = font
    told: tuple[RawRow, ...] = tuple(tuple(row) for row in rows)
    return RawSheet(name=sheet.name, rows=told, visible=sheet.visible, merged=sheet.merged, fonts=fonts)


def as_shown(cell: RawCell, number_format: str) -> RawCell:
    """Cut a date to what its format shows, and give a number the leading zeros that its format shows."""
    shown = _QUOTED.sub("", number_format).lower().split(";")[0]
    if isinstance(cell, DateCell) and "y" in shown and "d" not in shown:
        return DateCell(cell.iso[:7] if "m" in shown else cell.iso[:4])
    if isinstance(cell, int) and not isinstance(cell, bool) and _ZEROS.fullmatch(shown):
        return f"{cell:0{len(shown)}d}"
    return cell
