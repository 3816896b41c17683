"""Rosters made for a test: workbooks from rows, and their previews without a child process."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.styles import Font

from kiemdiem_desktop.exchange.roster.child import read_tables
from kiemdiem_desktop.exchange.roster.preview import preview_tables
from kiemdiem_desktop.exchange.roster.raw import LIMITS, RawTables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from kiemdiem_desktop.domain.member import Member
    from kiemdiem_desktop.domain.roster import RosterPerson, RosterPreview

TODAY = date(2026, 12, 31)
HEADER = ("TT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào Đảng", "Ngày chính thức", "Chức vụ", "Số thẻ")


def workbook(rows: Iterable[Sequence[Any]], *, font: str | None = None, merged: Sequence[str] = ()) -> bytes:
    """Write rows to a workbook of one sheet, every text cell in ``font``."""
    book = openpyxl.Workbook()
    fill(sheet_of(book), rows, font)
    for span in merged:
        sheet_of(book).merge_cells(span)
    return saved(book)


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    """Return the first sheet of a new workbook."""
    return book.worksheets[0]


def fill(sheet: Worksheet, rows: Iterable[Sequence[Any]], font: str | None = None) -> None:
    """Write rows from the first line on."""
    for line, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(line, column, value)
            if font and isinstance(value, str):
                cell.font = Font(name=font)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook's bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """Return a workbook with one of its parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return stream.getvalue()


def tables(data: bytes, name: str = "ds.xlsx") -> RawTables:
    """Read a file's bytes in this process."""
    return read_tables(data, name, name[name.rindex(".") :], LIMITS)


def preview(data: bytes, existing: Sequence[Member] = (), name: str = "ds.xlsx") -> RosterPreview:
    """Preview a file's bytes in this process."""
    return preview_tables(tables(data, name), existing, TODAY)


def previewed(*rows: Sequence[Any], existing: Sequence[Member] = (), header: Sequence[str] = HEADER) -> RosterPreview:
    """Preview rows below the usual header."""
    return preview(workbook([header, *rows]), existing)


def person(found: RosterPreview, index: int = 0) -> RosterPerson:
    """Return the person of a row, which must be there."""
    told = found.rows[index].person
    assert told is not None
    return told


ODS = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def open_document(rows: Iterable[Sequence[str]], *, locked: bool = False) -> bytes:
    """Write rows of text to an open document; a locked one only says in its manifest that it is."""
    told = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
    body = f'<office:spreadsheet><table:table table:name="DS">{told}</table:table></office:spreadsheet>'
    spaces = " ".join(f'xmlns:{name}="{ODS}{name}:1.0"' for name in ("office", "table", "text"))
    entry = f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
    manifest = f'xmlns:manifest="{ODS}manifest:1.0"'
    lock = "<manifest:encryption-data/>" if locked else ""
    parts = {
        "mimetype": ODS_TYPE,
        "content.xml": f"<office:document-content {spaces}><office:body>{body}</office:body></office:document-content>",
        "META-INF/manifest.xml": f"<manifest:manifest {manifest}>{entry}{lock}</manifest:manifest>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def _ods_cell(text: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
