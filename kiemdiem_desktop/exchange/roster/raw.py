"""What the reading child hands back: sheets of plain values, in a form that JSON carries and no code can hide in."""

from __future__ import annotations

import json
from dataclasses import field
from typing import Any

from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of a stranger's file is read before it is refused."""

    seconds: float = 15.0
    file_bytes: int = 20 << 20
    inflated_bytes: int = 200 << 20
    memory_bytes: int = 1 << 30
    answer_bytes: int = 64 << 20
    rows: int = 20_000
    columns: int = 256


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class DateCell:
    """A cell that the workbook holds as a date, cut to what its number format shows: ``1975-03-07`` or ``1975-03``."""

    iso: str


RawCell = str | int | float | bool | DateCell | None
RawRow = tuple[RawCell, ...]
Span = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """One sheet from its first row and column on; rows and columns count from 0.

    ``merged`` are (top, left, bottom, right); ``fonts`` names the font of each cell that an old font is used in.
    """

    name: str
    rows: tuple[RawRow, ...]
    visible: bool = True
    merged: tuple[Span, ...] = ()
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTables:
    """A whole workbook or text file as it was read, before anything is understood."""

    file_name: str
    sheets: tuple[RawSheet, ...]
    epoch_1904: bool = False


def pack(tables: RawTables) -> bytes:
    """Write tables as JSON; a date is a list of one text."""
    sheets = [_packed(sheet) for sheet in tables.sheets]
    plain = {"name": tables.file_name, "epoch_1904": tables.epoch_1904, "sheets": sheets}
    return json.dumps(plain, ensure_ascii=False, allow_nan=False).encode("utf-8", "surrogatepass")


def _packed(sheet: RawSheet) -> dict[str, Any]:
    fonts: dict[str, list[tuple[int, int]]] = {}
    for place, font in sheet.fonts.items():
        fonts.setdefault(font, []).append(place)
    rows = [[[cell.iso] if isinstance(cell, DateCell) else cell for cell in row] for row in sheet.rows]
    return {"name": sheet.name, "visible": sheet.visible, "rows": rows, "merged": sheet.merged, "fonts": fonts}


def unpack(data: bytes) -> RawTables:
    """Read what ``pack`` wrote."""
    plain = json.loads(data.decode("utf-8", "surrogatepass"))
    sheets = tuple(_unpacked(sheet) for sheet in plain["sheets"])
    return RawTables(file_name=plain["name"], sheets=sheets, epoch_1904=plain["epoch_1904"])


def _unpacked(plain: dict[str, Any]) -> RawSheet:
    return RawSheet(
        name=plain["name"],
        visible=plain["visible"],
        rows=tuple(
            tuple(DateCell(cell[0]) if isinstance(cell, list) else cell for cell in row) for row in plain["rows"]
        ),
        merged=tuple((top, left, bottom, right) for top, left, bottom, right in plain["merged"]),
        fonts={(row, column): font for font, places in plain["fonts"].items() for row, column in places},
    )
