"""Words to lines: breaking, justifying and balancing text on widths that are already measured.

Everything is in ems until a line is placed; ``Span`` is what is finally drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kiemdiem_desktop.documents.content import Blank, Inline, Run
from kiemdiem_desktop.documents.pdf.fonts import BOLD, ITALIC, Atom, FontSet, Word
from kiemdiem_desktop.domain.viet import whole_percents

_FILL = 1e9
_SPACES = (" ", "\u00a0")
_SLACK = 1e-6
_LOOSEST = 1.0


class Span(NamedTuple):
    """A stretch of one line in one cut, ``x`` and ``width`` in ems from the line's start."""

    x: float
    width: float
    kind: str
    cut: int
    text: str
    underline: bool


class Line(NamedTuple):
    """A broken line: its spans, natural width, number of spaces, and whether its paragraph goes on after it."""

    spans: tuple[Span, ...]
    width: float
    spaces: int
    goes_on: bool


def words_of(text: Sequence[Inline], fonts: FontSet, missing: dict[str, None], em: float) -> list[list[Word]]:
    """Return the measured words of each forced line of ``text``; ``em`` is one millimetre in ems, for blanks."""
    builder = _Builder(fonts)
    for part in text:
        if isinstance(part, Blank):
            builder.blank(part, em)
        else:
            builder.run(part, whole_percents(fonts.clean(part.text, missing)))
    return builder.finish()


class _Builder:
    """Collects words across runs: a run that begins without a space goes on with the word before it."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._lines: list[list[Word]] = [[]]
        self._open: list[Word] = []

    def run(self, run: Run, text: str) -> None:
        face = self._fonts.faces[BOLD * run.bold + ITALIC * run.italic]
        for row, line in enumerate(text.split("\n")):
            if row:
                self._close()
                self._lines.append([])
            words = [face.word(word) for word in line.split(" ")]
            if run.underline:
                words = [_underlined(word) for word in words]
            self._open.append(words[0])
            if len(words) > 1:
                self._close()
                self._lines[-1].extend(words[1:-1])
                self._open.append(words[-1])

    def blank(self, blank: Blank, em: float) -> None:
        width = _FILL if blank.width_mm is None else blank.width_mm * em
        self._open.append(Word((Atom(0, "", width, "leader"),), width))

    def finish(self) -> list[list[Word]]:
        self._close()
        return self._lines

    def _close(self) -> None:
        if len(self._open) == 1:
            self._lines[-1].append(self._open[0])
        elif self._open:
            seen = tuple(atom for word in self._open for atom in word.atoms if atom.text or atom.width)
            atoms = seen or self._open[0].atoms
            self._lines[-1].append(Word(atoms, sum(atom.width for atom in atoms)))
        self._open.clear()


def _underlined(word: Word) -> Word:
    return word._replace(plain=None, atoms=tuple(atom._replace(underline=True) for atom in word.atoms))


def break_lines(rows: Sequence[list[Word]], fonts: FontSet, first: float, rest: float) -> list[Line]:
    """Break forced lines into lines of at most ``rest`` ems, the first of ``first``; words too long are cut."""
    lines: list[Line] = []
    space = fonts.faces[0].space
    for words in rows:
        begin = rest if lines else first
        fitting = _cut_long(words, fonts, min(begin, rest))
        ends = _ends(fitting, space, begin, rest)
        for start, end in pairwise([0, *ends]):
            goes_on = end < len(fitting)
            lines.append(
                _line(
                    _trimmed(fitting[start:end], front=start > 0),
                    space,
                    rest if lines else first,
                    goes_on=goes_on,
                )
            )
    return lines


def _trimmed(words: Sequence[Word], *, front: bool) -> Sequence[Word]:
    """Drop the empty words that doubled spaces leave where a line was broken or ends."""
    begin, end = 0, len(words)
    while front and begin < end - 1 and not words[begin].width:
        begin += 1
    while end > begin + 1 and not words[end - 1].width:
        end -= 1
    return words[begin:end]


def _ends(words: Sequence[Word], space: float, first: float, rest: float) -> list[int]:
    ends: list[int] = []
    limit, used, empty = first + _SLACK, 0.0, True
    for index, word in enumerate(words):
        width = word.width if word.width < _FILL else 0.0
        need = width if empty or word.glued else width + space
        if word.width and used + need > limit and not empty:
            ends.append(index)
            limit, used, empty = rest + _SLACK, width, False
        else:
            used, empty = used + need, False
    return [*ends, len(words)]


def _cut_long(words: Sequence[Word], fonts: FontSet, limit: float) -> Sequence[Word]:
    if all(word.width <= limit or word.width >= _FILL for word in words):
        return words
    return [
        piece for word in words for piece in (_pieces(word, fonts, limit) if limit < word.width < _FILL else (word,))
    ]


def _pieces(word: Word, fonts: FontSet, limit: float) -> list[Word]:
    """Cut a word that is longer than a line between characters."""
    pieces: list[Word] = []
    atoms: list[Atom] = []
    used = 0.0
    for atom in _characters(word, fonts):
        if used + atom.width > limit and atoms:
            pieces.append(_joined(atoms, used, glued=bool(pieces)))
            atoms, used = [], 0.0
        atoms.append(atom)
        used += atom.width
    pieces.append(_joined(atoms, used, glued=bool(pieces)))
    return pieces


def _characters(word: Word, fonts: FontSet) -> list[Atom]:
    return [
        part
        for atom in word.atoms
        for part in (
            [atom._replace(text=char, width=fonts.faces[atom.cut].width(char)) for char in atom.text]
            if atom.kind == "text"
            else [atom]
        )
    ]


def _joined(atoms: Sequence[Atom], width: float, *, glued: bool) -> Word:
    merged: list[Atom] = []
    for atom in atoms:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.kind == atom.kind == "text"
            and last.cut == atom.cut
            and last.underline == atom.underline
        ):
            merged[-1] = last._replace(text=last.text + atom.text, width=last.width + atom.width)
        else:
            merged.append(atom)
    return Word(tuple(merged), width, glued)


def _line(words: Sequence[Word], space: float, limit: float, *, goes_on: bool) -> Line:
    """Merge the words of one line into spans; a filling leader takes what is left of the line."""
    if len({word.plain for word in words}) == 1 and words[0].plain is not None:
        return _plain_line(words, space, goes_on=goes_on)
    merger = _Merger(limit)
    for index, word in enumerate(words):
        if index and not word.glued:
            merger.space(space, word.atoms[0].cut)
        for atom in word.atoms:
            merger.add(atom)
    return merger.line(goes_on=goes_on)


class _Merger:
    """Collects the parts of a line; neighbours in one cut become one span."""

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._spans: list[Span] = []
        self._texts: list[str] = []
        self._style: tuple[int, bool] | None = None
        self._start = self._x = 0.0
        self._spaces = 0

    def space(self, width: float, cut: int) -> None:
        if self._style is None:
            self._style, self._start = (cut, False), self._x
        self._texts.append(" ")
        self._x += width
        self._spaces += 1

    def add(self, atom: Atom) -> None:
        if atom.kind == "text":
            self._text(atom)
            return
        self._flush()
        width = atom.width if atom.width < _FILL else max(0.0, self._limit - self._x)
        self._spans.append(Span(self._x, width, atom.kind, atom.cut, "", underline=False))
        self._x += width

    def line(self, *, goes_on: bool) -> Line:
        self._flush()
        return Line(tuple(self._spans), self._x, self._spaces, goes_on)

    def _text(self, atom: Atom) -> None:
        style = (atom.cut, atom.underline)
        if self._style != style:
            self._flush()
            self._style, self._start = style, self._x
        self._texts.append(atom.text)
        self._x += atom.width
        self._spaces += atom.text.count(_SPACES[1])

    def _flush(self) -> None:
        if self._style is not None:
            cut, underline = self._style
            self._spans.append(Span(self._start, self._x - self._start, "text", cut, "".join(self._texts), underline))
            self._texts.clear()
            self._style = None


def _plain_line(words: Sequence[Word], space: float, *, goes_on: bool) -> Line:
    """Merge words that are all text in one cut."""
    text = " ".join([word.atoms[0].text for word in words])
    width = sum([word.width for word in words]) + space * (len(words) - 1)
    span = Span(0.0, width, "text", words[0].atoms[0].cut, text, underline=False)
    return Line((span,), width, len(words) - 1 + text.count(_SPACES[1]), goes_on)


def spread(line: Line, width: float) -> tuple[Line, float]:
    """Return the line stretched to ``width`` and the extra room per space, in ems; last and very short lines stay."""
    extra = (width - line.width) / line.spaces if line.goes_on and line.spaces else 0.0
    if not 0 < extra <= _LOOSEST:
        return line, 0.0
    if len(line.spans) == 1:
        return line._replace(spans=(line.spans[0]._replace(width=width),), width=width), extra
    spans, before = [], 0
    for span in line.spans:
        inside = sum(span.text.count(space) for space in _SPACES)
        spans.append(span._replace(x=span.x + before * extra, width=span.width + inside * extra))
        before += inside
    return line._replace(spans=tuple(spans), width=width), extra


_MOST_BALANCED = 20


class Balanced(NamedTuple):
    """A name broken into lines, and how many of the breaks lie inside a group of words."""

    lines: list[Line]
    inside: int


def balance(words: Sequence[Word], fonts: FontSet, limit: float, groups: Sequence[str] = (), more: int = 0) -> Balanced:
    """Break a name into the fewest lines that fit, or ``more`` than those, about equally long, best between groups.

    What needs more lines than any name does is only broken: to weigh its lines takes longer with each of them.
    """
    space = fonts.faces[0].space
    fitting = _cut_long(words, fonts, limit)
    fewest = _ends(fitting, space, limit, limit)
    held = _held(fitting, groups)
    if len(fewest) > _MOST_BALANCED:
        lines = [_line(fitting[start:end], space, limit, goes_on=False) for start, end in pairwise([0, *fewest])]
        return Balanced(lines, len(held.intersection(fewest)))
    count = min(len(fewest) + more, len(fitting))
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for _ in range(count):
        best = _longer(best, fitting, space, limit, held)
    ends = best[len(fitting)][1] if len(fitting) in best else fewest
    lines = [_line(fitting[start:end], space, limit, goes_on=False) for start, end in pairwise([0, *ends])]
    return Balanced(lines, len(held.intersection(ends)))


def _longer(
    best: dict[int, tuple[float, list[int]]], words: Sequence[Word], space: float, limit: float, held: frozenset[int]
) -> dict[int, tuple[float, list[int]]]:
    """Add one line to each of the best beginnings found so far."""
    longer: dict[int, tuple[float, list[int]]] = {}
    for start, (cost, ends) in best.items():
        width = 0.0
        for end in range(start + 1, len(words) + 1):
            width += words[end - 1].width + (space if end - 1 > start and not words[end - 1].glued else 0.0)
            if width > limit + _SLACK and end - 1 > start:
                break
            total = cost + (limit - width) ** 2 + (limit**2 if end in held else 0.0)
            if end not in longer or total < longer[end][0]:
                longer[end] = (total, [*ends, end])
    return longer


def _held(words: Sequence[Word], groups: Sequence[str]) -> frozenset[int]:
    """Return the places between words where a line should not end."""
    texts = ["".join(atom.text for atom in word.atoms) for word in words]
    held: set[int] = set()
    for group in groups:
        parts = group.split(" ")
        for at in range(len(texts) - len(parts) + 1):
            if texts[at : at + len(parts)] == parts:
                held.update(range(at + 1, at + len(parts)))
    return frozenset(held)
