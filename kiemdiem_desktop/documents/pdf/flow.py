"""Pieces to pages: what wants to stay together moves together, tables repeat their header, nothing is ever lost.

Heights are in points from the top of the text area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kiemdiem_desktop.documents.pdf.pieces import Frame, Piece, RuleMark

_SLACK = 0.01
_LEAST_ROOM = 60.0
_LEAST_LINES = 4
"""A row of fewer lines is not divided to let its table begin on a page: two stand on either side."""


@dataclass(slots=True, kw_only=True)
class Page:
    """The pieces of one page, each with its distance from the top of the text area, and the tables' rules."""

    placed: list[tuple[float, Piece]] = field(default_factory=list)
    rules: list[RuleMark] = field(default_factory=list)


def paginate(pieces: Sequence[Piece], height: float) -> list[Page]:
    """Put pieces on pages of ``height``. There is always at least one page."""
    book = _Book(height)
    for chain in _chains(pieces):
        book.place(chain)
    return book.finish()


def _chains(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Cut the stream after each piece that does not hold on to the next."""
    chain: list[Piece] = []
    for piece in pieces:
        if piece.new_page and chain:
            yield chain
            chain = []
        chain.append(piece)
        if not piece.keep:
            yield chain
            chain = []
    if chain:
        yield chain


def _opened(chain: Sequence[Piece]) -> list[Piece]:
    """Return the chain with a table's only row in it divided into lines; nothing where there is none so long."""
    for place in range(1, len(chain) - 1):
        piece = chain[place]
        if piece.frame is not None and chain[place - 1].frame is None:
            lines = piece.divided()
            if len(lines) >= _LEAST_LINES:
                return [*chain[:place], *lines, *chain[place + 1 :]]
    return []


class _Book:
    """The pages so far, the height used on the last one, and the table that is open on it."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._pages = [Page()]
        self._used = 0.0
        self._frame: Frame | None = None
        self._lead = 0.0
        self._uprights: dict[float, list[tuple[float, float]]] = {}

    def place(self, chain: list[Piece]) -> None:
        if chain[0].new_page:
            self._turn()
        if self._needed(chain, self._used, self._frame) <= self._height + _SLACK:
            self._put_all(chain)
        elif self._needed(chain, 0.0, None) <= self._height + _SLACK:
            self._turn()
            self._put_all(chain)
        else:
            self._place_loose(chain)

    def finish(self) -> list[Page]:
        self._close()
        return self._pages

    def _place_loose(self, chain: list[Piece]) -> None:
        """Place a chain that no page can hold: piece by piece, its last three together.

        A table of one row that what follows holds on to begins where it stands, its last lines go overleaf.
        """
        opened = _opened(chain)
        if opened:
            for part in _chains(opened):
                self.place(part)
        elif len(chain) > 3:
            for piece in chain[:-3]:
                self.place([piece])
            self.place(chain[-3:])
        elif len(chain) > 1:
            for piece in chain:
                self.place([piece])
        else:
            self._place_giant(chain[0])

    def _place_giant(self, piece: Piece) -> None:
        """Divide a piece taller than a page over as many pages as it needs."""
        head = piece.frame.header.height if piece.frame is not None and piece.frame.header is not None else 0.0
        room = max(self._height - head, _LEAST_ROOM)
        self._turn()
        while piece.height > room:
            top, piece = piece.cut_at(room)
            self._put(top)
            self._turn()
        self._put(piece)

    def _needed(self, chain: Iterable[Piece], used: float, frame: Frame | None) -> float:
        for piece in chain:
            if piece.frame is not frame:
                frame = piece.frame
                if frame is not None and frame.header is not None:
                    used += (piece.before if used else 0.0) + frame.header.height + piece.height
                    continue
            used += (piece.before if used else 0.0) + piece.height
        return used

    def _put_all(self, chain: Iterable[Piece]) -> None:
        for piece in chain:
            self._put(piece)

    def _put(self, piece: Piece) -> None:
        if piece.frame is not self._frame:
            self._close()
            self._used += piece.before if self._used else 0.0
            self._open(piece.frame, goes_on=piece.goes_on)
        elif self._used:
            self._used += piece.before
        self._draw(piece)

    def _draw(self, piece: Piece) -> None:
        top = self._used
        self._pages[-1].placed.append((top, piece))
        self._used += piece.height
        begin, self._lead = top - self._lead, 0.0
        for x in piece.uprights:
            stretches = self._uprights.setdefault(x, [])
            if stretches and abs(stretches[-1][1] - begin) < _SLACK:
                stretches[-1] = (stretches[-1][0], self._used)
            else:
                stretches.append((begin, self._used))

    def _open(self, frame: Frame | None, *, goes_on: bool) -> None:
        self._frame = frame
        if frame is not None:
            self._pages[-1].rules.append(RuleMark(frame.left, self._used, frame.right, self._used, frame.rule))
            if frame.header is not None:
                self._draw(frame.header)
            self._lead = frame.pad if goes_on else 0.0
            self._used += self._lead

    def _end_inside_row(self, frame: Frame) -> None:
        """Leave the padding of a cell below a row that goes on overleaf."""
        if self._pages[-1].placed[-1][1].row_open:
            end = self._used
            self._used += frame.pad
            for stretches in self._uprights.values():
                if abs(stretches[-1][1] - end) < _SLACK:
                    stretches[-1] = (stretches[-1][0], self._used)

    def _close(self) -> None:
        frame = self._frame
        if frame is not None:
            rules = self._pages[-1].rules
            self._end_inside_row(frame)
            rules.append(RuleMark(frame.left, self._used, frame.right, self._used, frame.rule))
            for x, stretches in self._uprights.items():
                rules.extend(RuleMark(x, top, x, bottom, frame.rule) for top, bottom in stretches)
        self._uprights = {}
        self._frame = None

    def _turn(self) -> None:
        """Begin a new page unless this one is still empty."""
        self._close()
        if self._pages[-1].placed:
            self._pages.append(Page())
        self._used = 0.0
