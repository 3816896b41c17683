"""What a file is made of: paragraphs and tables that know what they stay with until they are written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from kiemdiem_desktop.documents.docx.elements import Element, eighths, half_points, node, twips
from kiemdiem_desktop.documents.docx.looks import ROLES, Look, StyleBook, style_id
from kiemdiem_desktop.documents.pdf.setting import Setting

_LEAST_ROW = 1


class Stop(NamedTuple):
    """A tab stop in points from the left of the text; ``dotted`` draws a leader up to it."""

    at: float
    kind: str = "left"
    dotted: bool = False


@dataclass(slots=True, kw_only=True)
class Paragraph:
    """A paragraph: its role, where its look differs from that, its runs and tab stops.

    ``keep`` holds it on the page of what follows, ``whole`` keeps its own lines together; ``rule`` draws a line above.
    """

    role: str
    setting: Setting
    look: Look
    runs: list[Element] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    keep: bool = False
    whole: bool = False
    new_page: bool = False
    rule: float | None = None
    section: Element | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is seen."""
        return not self.runs and self.rule is None

    def keep_next(self) -> None:
        """Hold on to what follows."""
        self.keep = True

    def keep_all(self) -> None:
        """Stay whole and hold on to what follows."""
        self.keep = self.whole = True

    def element(self, styles: StyleBook) -> Element:
        """Write the paragraph; what its style says already is not said again."""
        base = styles.use(self.role, self.setting)
        look = self.look
        has_indent = (look.left, look.right, look.first_line) == (base.left, base.right, base.first_line)
        same_spacing = (look.leading, look.before) == (base.leading, base.before)
        properties = node(
            "pPr",
            node("pStyle", val=style_id(self.role)),
            node("keepNext") if self.keep else None,
            node("keepLines") if self.whole else None,
            node("pageBreakBefore") if self.new_page else None,
            self._rule(),
            self._tabs(),
            None if same_spacing else look.spacing(),
            None if has_indent else look.indent(),
            None if look.align == base.align else look.alignment(),
            self.section,
        )
        for run in self.runs:
            _finish(run, look, base)
        return node("p", properties, *self.runs)

    def _rule(self) -> Element | None:
        if self.rule is None:
            return None
        return node("pBdr", node("top", val="single", sz=eighths(self.rule), space=0, color="000000"))

    def _tabs(self) -> Element | None:
        if not self.stops:
            return None
        stops = sorted({(twips(stop.at), stop.kind, stop.dotted) for stop in self.stops})
        return node(
            "tabs",
            *(node("tab", val=kind, leader="dot" if dotted else "none", pos=at) for at, kind, dotted in stops),
        )


def _finish(run: Element, look: Look, base: Look) -> None:
    """Give a run the size of its paragraph where the style has another."""
    if half_points(look.size) != half_points(base.size):
        size = half_points(look.size)
        properties = run.children[0].children
        at = next((place for place, child in enumerate(properties) if child.tag == "u"), len(properties))
        properties[at:at] = [node("sz", val=size), node("szCs", val=size)]


def paragraph(role: str, setting: Setting, look: Look | None = None) -> Paragraph:
    """Return an empty paragraph; without a look it has its role's."""
    return Paragraph(role=role, setting=setting, look=look or ROLES[role](setting))


def gap(points: float, setting: Setting) -> Paragraph:
    """Return empty room of a height."""
    return paragraph("gap", setting, Look(size=1, leading=max(points, 1.0)))


@dataclass(slots=True, kw_only=True)
class TableCell:
    """A cell: its paragraphs, how many columns it spans, and its part in a cell that spans rows."""

    paragraphs: list[Paragraph]
    columns: int = 1
    merge: str | None = None
    middle: bool = False

    def element(self, width: int, styles: StyleBook) -> Element:
        """Write the cell."""
        properties = node(
            "tcPr",
            node("tcW", w=width, type="dxa"),
            node("gridSpan", val=self.columns) if self.columns > 1 else None,
            node("vMerge", val=self.merge) if self.merge else None,
            node("vAlign", val="center" if self.middle else "top"),
        )
        return node("tc", properties, *(each.element(styles) for each in self.paragraphs))


@dataclass(slots=True, kw_only=True)
class TableRow:
    """A row: ``repeats`` on every page, ``splits`` over pages when it is too long for one, its least height."""

    cells: list[TableCell]
    repeats: bool = False
    splits: bool = False
    least: float = 0

    def element(self, edges: Sequence[int], styles: StyleBook) -> Element:
        """Write the row."""
        properties = node(
            "trPr",
            None if self.splits else node("cantSplit"),
            node("trHeight", val=twips(self.least), hRule="atLeast") if self.least else None,
            node("tblHeader") if self.repeats else None,
        )
        cells, at = [], 0
        for cell in self.cells:
            end = min(at + cell.columns, len(edges) - 1)
            cells.append(cell.element(edges[end] - edges[at], styles))
            at = end
        return node("tr", properties, *cells)


@dataclass(slots=True, kw_only=True)
class Table:
    """A table: the borders of its columns in points, its rows, its rule (none when 0) and padding."""

    edges: Sequence[float]
    rows: list[TableRow]
    rule: float = 0
    pad_x: float = 0
    pad_y: float = 0

    is_empty = False

    def keep_next(self) -> None:
        """Hold the last row on the page of what follows."""
        for each in _paragraphs(self.rows[-1:]):
            each.keep = True

    def keep_all(self) -> None:
        """Hold all rows together and on the page of what follows."""
        for each in _paragraphs(self.rows):
            each.keep = True

    def element(self, styles: StyleBook) -> Element:
        """Write the table, as wide as its columns and never fitted to its text."""
        edges = [twips(edge) for edge in self.edges]
        properties = node(
            "tblPr",
            node("tblW", w=edges[-1] - edges[0], type="dxa"),
            node("tblInd", w=edges[0], type="dxa"),
            self._borders(),
            node("tblLayout", type="fixed"),
            node("tblCellMar", *self._margins()),
        )
        grid = node("tblGrid", *(node("gridCol", w=right - left) for left, right in pairwise(edges)))
        return node("tbl", properties, grid, *(row.element(edges, styles) for row in self.rows))

    def _borders(self) -> Element | None:
        if not self.rule:
            return None
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        look = {"val": "single", "sz": eighths(self.rule), "space": 0, "color": "000000"}
        return node("tblBorders", *(node(side, **look) for side in sides))

    def _margins(self) -> Iterator[Element]:
        """Return the padding, less the rule above a row: office programs add that to the row's height."""
        above = max(self.pad_y - self.rule, 0.0)
        for side, pad in (("top", above), ("left", self.pad_x), ("bottom", self.pad_y), ("right", self.pad_x)):
            yield node(side, w=twips(pad), type="dxa")


Item: TypeAlias = "Paragraph | Table"


def _paragraphs(rows: Sequence[TableRow]) -> Iterator[Paragraph]:
    for row in rows:
        for cell in row.cells:
            yield from cell.paragraphs


def keep_tail(items: Sequence[Item]) -> None:
    """Bind the last thing to be seen to what follows; empty room in between is bound as well."""
    for item in reversed(items):
        item.keep_next()
        if not item.is_empty:
            break


def keep_whole(items: Sequence[Item]) -> None:
    """Bind everything together; the last item goes its own way."""
    for item in items[:-1]:
        item.keep_all()
