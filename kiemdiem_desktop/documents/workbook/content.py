"""What a workbook holds, without how it looks: sheets of columns, header rows, rows and totals as frozen values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import HeaderCell, SignatureBlock

Kind: TypeAlias = Literal["text", "integer", "decimal", "date", "identifier", "center"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A formula with the value it has now, so that a reader that does not calculate shows the right number.

    ``text`` has no leading "="; in it ``{column}`` is the formula's own column, ``{row}`` its row, ``{first}`` and
    ``{last}`` the first and last data row, ``{rows[1]}`` the second data row, and ``{columns[2]}`` the letter of the
    third column.
    """

    text: str
    value: int | Decimal


Value: TypeAlias = "str | int | Decimal | date | Formula | None"


def total(value: int | Decimal) -> Formula:
    """Return the sum of the data rows of its own column."""
    return Formula(text="SUM({column}{first}:{column}{last})", value=value)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column: its header, its width in characters, what its numbers look like. Text in any column stays text."""

    header: str
    width: float = 12
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row of values; ``bold`` is for groups and sums inside the table."""

    values: tuple[Value, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: unit lines and form number on top, title, table, totals, notes, signatures side by side.

    Without ``header`` the columns' own headers make one header row; with it, its cells may span columns and rows.
    ``frozen_columns`` stay in sight when the sheet is scrolled sideways.
    """

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...] = ()
    totals: tuple[SheetRow, ...] = ()
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    subtitle: str | None = None
    unit: tuple[str, ...] = ()
    form_number: str | None = None
    notes: tuple[str, ...] = ()
    signatures: tuple[SignatureBlock, ...] = ()
    landscape: bool = True
    frozen_columns: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbook:
    """A whole file. ``made`` goes to its properties; without it a fixed date stands there."""

    title: str
    sheets: tuple[Sheet, ...]
    author: str | None = None
    made: date | None = None
