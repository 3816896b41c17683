"""Ruled tables to pieces: short rows stay whole, a row longer than its share of a page becomes one piece per line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

from kiemdiem_desktop.documents.content import Cell, Grid, HeaderCell, Row, Run, inlines
from kiemdiem_desktop.documents.pdf.fonts import BOLD, ITALIC
from kiemdiem_desktop.documents.pdf.lines import Line
from kiemdiem_desktop.documents.pdf.pieces import Frame, Piece, RuleMark, keep_edges
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.domain.viet import whole_percents


class GridLook(NamedTuple):
    """A table's measures in points; ``edges`` are the columns' borders."""

    size: float
    leading: float
    pad_x: float
    pad_y: float
    rule: float
    least: float
    split: float
    edges: tuple[float, ...]
    aligns: tuple[str, ...]


LaidHead: TypeAlias = tuple[HeaderCell, int, int, list[Line]]
"""A header cell with its row, its first column and its lines."""


class LaidCell(NamedTuple):
    """A cell with its broken lines and place."""

    lines: list[Line]
    left: float
    right: float
    align: str


def lay_grid(grid: Grid, setting: Setting) -> list[Piece]:
    """Return a table's pieces; its header is drawn by the pages, wherever the table begins or goes on."""
    look = grid_look(grid, setting)
    frame = Frame(
        left=look.edges[0],
        right=look.edges[-1],
        rule=look.rule,
        header=_header(grid.header, look, setting),
        pad=look.pad_y,
    )
    rows = [_row(row, look, setting) for row in grid.rows] or [[Piece(height=0.0)]]
    pieces = [piece for row in rows for piece in row]
    for piece in pieces:
        piece.frame = frame
    pieces[0].before = setting.size(setting.profile.grid.before_pt)
    return pieces


def grid_look(grid: Grid, setting: Setting) -> GridLook:
    """Return a table's measures on its sheet."""
    style = setting.profile.grid
    size = setting.size(grid.size or style.size)
    widths = _widths(grid, size, setting)
    return GridLook(
        size=size,
        leading=size * style.leading,
        pad_x=style.pad_x_mm * MM,
        pad_y=style.pad_y_mm * MM,
        rule=style.rule_pt,
        least=(grid.row_mm or 0.0) * MM,
        split=style.split_share * setting.area.text_height,
        edges=tuple(accumulate(widths, initial=0.0)),
        aligns=tuple(column.align for column in grid.columns),
    )


def _widths(grid: Grid, size: float, setting: Setting) -> list[float]:
    """Share the width by weight; a column narrower than its header's longest word takes from the others."""
    room, least = setting.area.text_width, _least_widths(grid, size, setting)
    fixed: dict[int, float] = {}
    while True:
        weights = {index: column.weight for index, column in enumerate(grid.columns) if index not in fixed}
        unit = (room - sum(fixed.values())) / (sum(weights.values()) or 1)
        narrow = {index: least[index] for index, weight in weights.items() if weight * unit < least[index]}
        if not narrow or sum(fixed.values()) + sum(narrow.values()) > room or len(narrow) == len(weights):
            return [fixed.get(index, column.weight * unit) for index, column in enumerate(grid.columns)]
        fixed.update(narrow)


def _least_widths(grid: Grid, size: float, setting: Setting) -> list[float]:
    least = [0.0] * len(grid.columns)
    pad = 2 * setting.profile.grid.pad_x_mm * MM + 0.1
    for cell, _, at in placed_cells(grid.header, len(grid.columns)):
        if cell.columns == 1:
            face = setting.fonts.faces[BOLD * cell.bold + ITALIC * cell.italic]
            words = whole_percents(cell.text).replace("\n", " ").split(" ")
            least[at] = max(least[at], *(face.width(word) * size + pad for word in words if word), 0.0)
    return least


def _row(row: Row, look: GridLook, setting: Setting) -> list[Piece]:
    cells = laid_cells(row, look, setting)
    count = max((len(cell.lines) for cell in cells), default=1)
    height = max(count * look.leading + 2 * look.pad_y, look.least)

    def by_lines() -> list[Piece]:
        return _ruled(_slices(cells, count, look, setting), cells, look)

    if height > look.split:
        return by_lines()
    whole = _whole(cells, height, look, setting)
    whole.by_lines = by_lines
    return _ruled([whole], cells, look)


def _ruled(pieces: list[Piece], cells: Sequence[LaidCell], look: GridLook) -> list[Piece]:
    """Give the pieces of one row its upper rule and the columns' borders."""
    uprights = tuple(dict.fromkeys([look.edges[0], *(cell.right for cell in cells)]))
    pieces[0].rules.append(RuleMark(look.edges[0], 0.0, look.edges[-1], 0.0, look.rule))
    for index, piece in enumerate(pieces):
        piece.uprights = uprights
        piece.goes_on, piece.row_open = index > 0, index < len(pieces) - 1
    return pieces


def laid_cells(row: Row, look: GridLook, setting: Setting) -> list[LaidCell]:
    """Return the cells of a row with their lines and places."""
    laid: list[LaidCell] = []
    at = 0
    for given in row.cells:
        cell = given if isinstance(given, Cell) else Cell(text=given)
        end = min(at + cell.columns, len(look.edges) - 1)
        left, right = look.edges[at], look.edges[end]
        text = inlines(cell.text, bold=cell.bold or row.bold, italic=cell.italic)
        lines = setting.lines(text, look.size, right - left - 2 * look.pad_x)
        laid.append(LaidCell(lines, left, right, cell.align or look.aligns[at]))
        at = end
    return laid


def _whole(cells: Sequence[LaidCell], height: float, look: GridLook, setting: Setting) -> Piece:
    piece = Piece(height=height)
    single = all(len(cell.lines) == 1 for cell in cells)
    for cell in cells:
        middle = single or cell.align in {"center", "right"}
        first = (height - len(cell.lines) * look.leading) / 2 if middle else look.pad_y
        for index, line in enumerate(cell.lines):
            _put(piece, line, cell, first + index * look.leading, look, setting)
    return piece


def _slices(cells: Sequence[LaidCell], count: int, look: GridLook, setting: Setting) -> list[Piece]:
    """Return one piece per line of a long row, so that a page may end inside it."""
    pieces = []
    for index in range(count):
        above = look.pad_y if index == 0 else 0.0
        piece = Piece(height=above + look.leading + (look.pad_y if index == count - 1 else 0.0))
        for cell in cells:
            if index < len(cell.lines):
                _put(piece, cell.lines[index], cell, above, look, setting)
        pieces.append(piece)
    return keep_edges(pieces)


def _put(piece: Piece, line: Line, cell: LaidCell, top: float, look: GridLook, setting: Setting) -> None:
    at = (cell.left + look.pad_x, top + setting.baseline(look.size, look.leading))
    setting.put(piece, line, at, look.size, (cell.right - cell.left - 2 * look.pad_x, cell.align))


def _header(rows: Sequence[Sequence[HeaderCell]], look: GridLook, setting: Setting) -> Piece | None:
    """Draw all header rows as one piece, each cell framed and centred in the columns and rows that it spans."""
    if not rows:
        return None
    laid = _laid_header(rows, look, setting)
    tops = _tops(laid, len(rows), look)
    piece = Piece(height=tops[-1])
    for cell, row, at, lines in laid:
        left, right = look.edges[at], look.edges[min(at + cell.columns, len(look.edges) - 1)]
        top, bottom = tops[row], tops[min(row + cell.rows, len(rows))]
        first = (top + bottom - len(lines) * look.leading) / 2
        for index, line in enumerate(lines):
            _put(piece, line, LaidCell(lines, left, right, "center"), first + index * look.leading, look, setting)
        piece.rules.append(RuleMark(left, bottom, right, bottom, look.rule))
        piece.rules.append(RuleMark(right, top, right, bottom, look.rule))
    piece.rules.append(RuleMark(look.edges[0], 0.0, look.edges[0], tops[-1], look.rule))
    return piece


def header_heights(rows: Sequence[Sequence[HeaderCell]], look: GridLook, setting: Setting) -> list[float]:
    """Return the height of each header row."""
    tops = _tops(_laid_header(rows, look, setting), len(rows), look)
    return [below - above for above, below in pairwise(tops)]


def _laid_header(rows: Sequence[Sequence[HeaderCell]], look: GridLook, setting: Setting) -> list[LaidHead]:
    placed = placed_cells(rows, len(look.edges) - 1)
    return [(cell, row, at, _header_lines(cell, at, look, setting)) for cell, row, at in placed]


def placed_cells(rows: Sequence[Sequence[HeaderCell]], width: int) -> list[tuple[HeaderCell, int, int]]:
    """Return each header cell with its row and first column, past the columns that cells above still fill."""
    filled: set[tuple[int, int]] = set()
    placed = []
    for row, cells in enumerate(rows):
        at = 0
        for cell in cells:
            while (row, at) in filled and at < width - 1:
                at += 1
            placed.append((cell, row, at))
            filled.update((row + down, at + over) for down in range(cell.rows) for over in range(cell.columns))
            at = min(at + cell.columns, width - 1)
    return placed


def _header_lines(cell: HeaderCell, at: int, look: GridLook, setting: Setting) -> list[Line]:
    right = look.edges[min(at + cell.columns, len(look.edges) - 1)]
    run = Run(text=cell.text, bold=cell.bold, italic=cell.italic)
    return setting.lines((run,), look.size, right - look.edges[at] - 2 * look.pad_x)


def _tops(laid: Sequence[LaidHead], count: int, look: GridLook) -> list[float]:
    """Return the top of each header row and the bottom of the last; a tall cell stretches the last row it spans."""
    heights = [look.leading + 2 * look.pad_y] * count
    for cell, row, _, lines in sorted(laid, key=lambda item: item[0].rows):
        need = len(lines) * look.leading + 2 * look.pad_y
        end = min(row + cell.rows, count)
        heights[end - 1] += max(0.0, need - sum(heights[row:end]))
    return [sum(heights[:row]) for row in range(count + 1)]
