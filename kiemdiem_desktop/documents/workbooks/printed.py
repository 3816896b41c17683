"""A sheet of the workbook as a table of a paper, so that both show the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kiemdiem_desktop.documents.content import Cell, Column, Grid, HeaderCell, Row
from kiemdiem_desktop.documents.pdf.grid import placed_cells
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetRow, Value
from kiemdiem_desktop.regulations.numbers import show_number


def grid_of(sheet: Sheet, *, size: float | None = None, places: Sequence[int] | None = None) -> Grid:
    """Return the sheet's table: widths as shares, formulas as the values that they have, sums in bold.

    ``places`` picks columns, for a sheet that is wider than paper.
    """
    picked = range(len(sheet.columns)) if places is None else places
    columns = [sheet.columns[place] for place in picked]
    header = sheet.header or (tuple(HeaderCell(text=column.header) for column in sheet.columns),)
    return Grid(
        columns=tuple(
            Column(weight=column.width, align="left" if column.kind in {"text", "identifier"} else "center")
            for column in columns
        ),
        header=_cut(header, len(sheet.columns), frozenset(picked)),
        rows=(
            *(_row(row, picked, bold=row.bold) for row in sheet.rows),
            *(_row(row, picked, bold=True) for row in sheet.totals),
        ),
        size=size,
    )


def _cut(
    header: tuple[tuple[HeaderCell, ...], ...], width: int, picked: frozenset[int]
) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header above the picked columns: what spans others as well becomes narrower, rows without a beginning go."""
    placed = [
        (replace(cell, columns=left), down)
        for cell, down, at in placed_cells(header, width)
        if (left := len(picked.intersection(range(at, at + cell.columns))))
    ]
    begun = sorted({down for _, down in placed})
    return tuple(
        tuple(
            replace(cell, rows=sum(down <= other < down + cell.rows for other in begun))
            for cell, down in placed
            if down == row
        )
        for row in begun
    )


def _row(row: SheetRow, picked: Sequence[int], *, bold: bool) -> Row:
    values = [row.values[place] if place < len(row.values) else None for place in picked]
    return Row(cells=tuple(Cell(text=shown(value)) for value in values), bold=bold)


def shown(value: Value) -> str:
    """A value as papers write it: dots between thousands, a decimal comma; nothing for none."""
    if isinstance(value, Formula):
        value = value.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, Decimal):
        return show_number(Fraction(value))
    return f"{value:,}".replace(",", ".")
