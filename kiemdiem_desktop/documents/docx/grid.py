"""Ruled tables: real ones, with the columns that they have in print and a header that repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kiemdiem_desktop.documents.content import Cell, Grid, HeaderCell, Row, Run, inlines
from kiemdiem_desktop.documents.docx.flow import Item, Table, TableCell, TableRow, gap, paragraph
from kiemdiem_desktop.documents.docx.looks import ROLES
from kiemdiem_desktop.documents.docx.text import written
from kiemdiem_desktop.documents.pdf.grid import GridLook, LaidCell, grid_look, header_heights, laid_cells, placed_cells
from kiemdiem_desktop.documents.pdf.setting import Setting


def grid_items(grid: Grid, setting: Setting) -> list[Item]:
    """Return the room above a table, and the table."""
    look = grid_look(grid, setting)
    heads = _heads(grid.header, look, setting)
    rows = [_row(row, look, setting) for row in grid.rows]
    above = gap(setting.size(setting.profile.grid.before_pt), setting)
    above.keep = True
    if not heads and not rows:
        return [above]
    table = Table(edges=look.edges, rows=[*heads, *rows], rule=look.rule, pad_x=look.pad_x, pad_y=look.pad_y)
    if rows:
        Table(edges=look.edges, rows=heads).keep_all()
    return [above, table]


def _row(row: Row, look: GridLook, setting: Setting) -> TableRow:
    laid = laid_cells(row, look, setting)
    count = max((len(cell.lines) for cell in laid), default=1)
    single = all(len(cell.lines) == 1 for cell in laid)
    given = [cell if isinstance(cell, Cell) else Cell(text=cell) for cell in row.cells]
    cells = [
        _cell(replace(cell, bold=cell.bold or row.bold), place, single=single, look=look, setting=setting)
        for cell, place in zip(given, laid, strict=True)
        if place.right > place.left
    ]
    missing = len(look.edges) - 1 - sum(cell.columns for cell in cells)
    if missing > 0:
        cells.append(TableCell(paragraphs=[paragraph("cell", setting)], columns=missing))
    height = max(count * look.leading + 2 * look.pad_y, look.least)
    return TableRow(cells=cells, splits=height > look.split, least=look.least)


def _cell(cell: Cell, place: LaidCell, *, single: bool, look: GridLook, setting: Setting) -> TableCell:
    text = inlines(cell.text, bold=cell.bold, italic=cell.italic)
    own = replace(ROLES["cell"](setting), size=look.size, leading=look.leading, align=place.align)
    made = written("cell", text, setting, own, place.right - place.left - 2 * look.pad_x)
    columns = look.edges.index(place.right) - look.edges.index(place.left)
    return TableCell(paragraphs=[made], columns=columns, middle=single or place.align in {"center", "right"})


def _heads(rows: Sequence[Sequence[HeaderCell]], look: GridLook, setting: Setting) -> list[TableRow]:
    """Return the header's rows, as high as in print; a cell that spans rows is there in each of them.

    Where a header repeats, LibreOffice does not count what spans its rows and would cut it off.
    """
    heights = header_heights(rows, look, setting)
    width = len(look.edges) - 1
    begins = {(row, at): cell for cell, row, at in placed_cells(rows, width)}
    heads = []
    for row in range(len(rows)):
        cells: list[TableCell] = []
        at = 0
        while at < width:
            cell, part = _head(begins, row, at)
            columns = min(cell.columns, width - at)
            cells.append(_head_cell(cell, part, columns, look, setting))
            at += columns
        heads.append(TableRow(cells=cells, repeats=True, least=heights[row]))
    return heads


def _head(begins: dict[tuple[int, int], HeaderCell], row: int, at: int) -> tuple[HeaderCell, str | None]:
    """Return the cell at a place and its part in a span of rows; an empty one where the header has none."""
    cell = begins.get((row, at))
    if cell is not None:
        return cell, "restart" if cell.rows > 1 else None
    for above in range(row - 1, -1, -1):
        cell = begins.get((above, at))
        if cell is not None:
            return (cell, "continue") if cell.rows > row - above else (HeaderCell(text=""), None)
    return HeaderCell(text=""), None


def _head_cell(cell: HeaderCell, part: str | None, columns: int, look: GridLook, setting: Setting) -> TableCell:
    own = replace(ROLES["cell_head"](setting), size=look.size, leading=look.leading)
    text = () if part == "continue" else (Run(text=cell.text, bold=cell.bold, italic=cell.italic),)
    return TableCell(paragraphs=[written("cell_head", text, setting, own)], columns=columns, merge=part, middle=True)
