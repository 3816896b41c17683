"""Pieces: what goes on a page as one, measured, with everything to draw in points from its own top left corner.

A piece knows whether it stays with the next one and whether it belongs to a ruled table; it does not know its page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from typing import NamedTuple

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.pdf.lines import Line


class TextMark(NamedTuple):
    """Text with its baseline at ``y`` below the piece's top; ``extra`` widens each space."""

    x: float
    y: float
    cut: int
    size: float
    text: str
    extra: float


class RuleMark(NamedTuple):
    """A straight line; ``step`` makes it dotted with dots of the line's width."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    step: float = 0.0


class BoxMark(NamedTuple):
    """A tick box standing on ``y``."""

    x: float
    y: float
    side: float
    stroke: float
    ticked: bool


@dataclass(slots=True, kw_only=True)
class Piece:
    """A part of a page. ``before`` is dropped at the top of a page; ``keep`` holds it on the page of the next piece.

    Of a table row in several pieces all but the first ``goes_on`` and all but the last are ``row_open``; ``by_lines``
    makes them of a row that is one piece.
    """

    height: float
    before: float = 0.0
    keep: bool = False
    texts: list[TextMark] = field(default_factory=list)
    rules: list[RuleMark] = field(default_factory=list)
    boxes: list[BoxMark] = field(default_factory=list)
    frame: Frame | None = None
    uprights: tuple[float, ...] = ()
    anchor: str | None = None
    new_page: bool = False
    goes_on: bool = False
    row_open: bool = False
    by_lines: Callable[[], list[Piece]] | None = None

    def divided(self) -> list[Piece]:
        """Return a table row line by line, in the place of this piece; nothing where it cannot be divided."""
        lines = self.by_lines() if self.by_lines is not None else []
        for piece in lines:
            piece.frame = self.frame
        if lines:
            lines[0].before, lines[-1].keep = self.before, self.keep
        return lines

    def cut_at(self, height: float) -> tuple[Piece, Piece]:
        """Divide a piece that is taller than a page; nothing printed is lost."""
        top = Piece(height=height, before=self.before, frame=self.frame, uprights=self.uprights, anchor=self.anchor)
        rest = Piece(height=max(self.height - height, 0.0), keep=self.keep, frame=self.frame, uprights=self.uprights)
        top.texts = [mark for mark in self.texts if mark.y <= height]
        rest.texts = [mark._replace(y=mark.y - height) for mark in self.texts if mark.y > height]
        top.boxes = [mark for mark in self.boxes if mark.y <= height]
        rest.boxes = [mark._replace(y=mark.y - height) for mark in self.boxes if mark.y > height]
        top.rules = [mark for mark in self.rules if mark.y1 <= height]
        rest.rules = [
            mark._replace(y1=mark.y1 - height, y2=mark.y2 - height) for mark in self.rules if mark.y1 > height
        ]
        return top, rest


@dataclass(slots=True, kw_only=True, eq=False)
class Frame:
    """A ruled table as pages see it: its edges, rules and padding, and the header that repeats."""

    left: float
    right: float
    rule: float
    header: Piece | None = None
    pad: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The measures that turn a line into marks: thickness of dots and boxes, the font's height."""

    dot: float
    step: float
    box_side: float
    box_stroke: float
    underline: float = 0.5

    def draw(self, line: Line, piece: Piece, at: tuple[float, float], size: float, extra: float = 0.0) -> None:
        """Put a line into a piece with its baseline at ``at``; ``extra`` is in ems."""
        left, base = at
        for span in line.spans:
            x = left + span.x * size
            if span.kind == "text":
                piece.texts.append(TextMark(x, base, span.cut, size, span.text, extra * size))
                if span.underline:
                    y = base + size * 0.12
                    piece.rules.append(RuleMark(x, y, x + span.width * size, y, self.underline))
            elif span.kind == "leader":
                piece.rules.append(RuleMark(x, base, x + span.width * size, base, self.dot, self.step))
            else:
                side = self.box_side * size
                piece.boxes.append(BoxMark(x, base, side, self.box_stroke * size, span.kind == "ticked"))


def keep_all(pieces: Iterable[Piece]) -> list[Piece]:
    """Mark every piece but the last to stay with the next one."""
    kept = list(pieces)
    for piece in kept[:-1]:
        piece.keep = True
    return kept


def keep_edges(pieces: Iterable[Piece]) -> list[Piece]:
    """Mark the first two and the last two pieces to stay together, so that no line of a paragraph stands alone."""
    kept = list(pieces)
    if len(kept) > 1:
        kept[0].keep = kept[-2].keep = True
    return kept


def keep_tail(pieces: list[Piece]) -> None:
    """Bind the last lines on a page to what follows; empty room in between is bound as well."""
    for piece in reversed(pieces):
        piece.keep = True
        if piece.texts or piece.rules or piece.boxes or piece.new_page:
            break
