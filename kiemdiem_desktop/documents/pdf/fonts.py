"""The printing font: its four cuts, the widths of words, and which characters it can show.

Widths are in ems, so one memory of words serves every size. Words repeat a lot in Vietnamese; each is measured once.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.documents.content import EMPTY_BOX, TICKED_BOX

BOLD, ITALIC = 1, 2
_CUTS = ("Regular", "Bold", "Italic", "BoldItalic")
_TICKS = TICKED_BOX + "☑"
_BOXES = re.compile(f"([{EMPTY_BOX}{_TICKS}])")
_MISSING = "\u25a1"
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REMEMBERED = 20_000
_PARTS = 32
"""So many parts of one cut of a font are kept, each of some thirty thousand bytes."""
_UNITS = 1000


class Atom(NamedTuple):
    """A part of a word in one cut: text, a box, or a blank; widths in ems."""

    cut: int
    text: str
    width: float
    kind: str = "text"
    underline: bool = False


class Word(NamedTuple):
    """What stays together on a line; ``glued`` means that no space stands before it.

    ``plain`` is the cut of a word that is nothing but text, for which lines are merged quickly.
    """

    atoms: tuple[Atom, ...]
    width: float
    glued: bool = False
    plain: int | None = None


class Face:
    """One cut of the font with the words it has measured."""

    __slots__ = ("_box", "_cut", "_em", "_known", "font", "space")

    def __init__(self, font: TTFont, cut: int, box: float) -> None:
        self.font = font
        self._cut = cut
        self._em = font.face.charWidths
        self._box = box
        self._known: dict[str, Word] = {}
        self.space = self.width(" ")

    def width(self, text: str) -> float:
        """Return the width of ``text`` in ems."""
        em, default = self._em, self.font.face.defaultWidth
        return float(sum([em.get(ord(char), default) for char in text])) / _UNITS

    def word(self, text: str) -> Word:
        """Return the measured word; boxes in it become parts of their own."""
        word = self._known.get(text)
        if word is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            word = self._known[text] = self._measure(text)
        return word

    def _measure(self, text: str) -> Word:
        atoms = tuple(self._atom(part) for part in _BOXES.split(text) if part) or (Atom(self._cut, "", 0.0),)
        plain = self._cut if len(atoms) == 1 and atoms[0].kind == "text" else None
        return Word(atoms, sum(atom.width for atom in atoms), plain=plain)

    def _atom(self, part: str) -> Atom:
        if part == EMPTY_BOX:
            return Atom(self._cut, part, self._box, "empty")
        if part in _TICKS:
            return Atom(self._cut, part, self._box, "ticked")
        return Atom(self._cut, part, self.width(part))


class FontSet:
    """The four cuts of one font and the characters that all of them have."""

    __slots__ = ("_shown", "faces")

    def __init__(self, stem: str, box: float) -> None:
        fonts = [_registered(f"{stem}-{cut}") for cut in _CUTS]
        self.faces = tuple(Face(font, cut, box) for cut, font in enumerate(fonts))
        shared = set.intersection(*(set(font.face.charToGlyph) for font in fonts))
        printable = {
            chr(code) for code in shared if code >= ord(" ") and unicodedata.category(chr(code)) not in {"Cc", "Cf"}
        }
        self._shown = frozenset(printable | {"\n", EMPTY_BOX, *_TICKS})

    def clean(self, text: str, missing: dict[str, None]) -> str:
        """Return ``text`` composed and printable; what the font lacks becomes a square and is noted in ``missing``."""
        if not self._shown.issuperset(text) or not unicodedata.is_normalized("NFC", text):
            text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", "    ")
            text = "".join([char if char in self._shown else self._replacement(char, missing) for char in text])
        return text

    @staticmethod
    def _replacement(char: str, missing: dict[str, None]) -> str:
        kind = unicodedata.category(char)
        if kind in {"Cc", "Cf"} or "\ufe00" <= char <= "\ufe0f":
            return ""
        if kind == "Zs":
            return " "
        missing[char] = None
        return _MISSING


@functools.cache
def load_fonts(stem: str, box: float) -> FontSet:
    """Read the four cuts of a font once; ``box`` is the width of a tick box in ems."""
    return FontSet(stem, box)


@functools.cache
def _registered(name: str) -> TTFont:
    font = TTFont(name, str(paths.resource("fonts", f"{name}.ttf")))
    font.face.makeSubset = _remembering(font.face.makeSubset)  # type: ignore[method-assign,assignment]  # of this one font
    pdfmetrics.registerFont(font)
    return font


def _remembering(cut_out: Callable[[Sequence[int]], bytes]) -> Callable[[Sequence[int]], bytes]:
    """Keep the last parts that were cut out of a font: papers of one kind mostly use the same letters."""

    @functools.lru_cache(maxsize=_PARTS)
    def known(codes: tuple[int, ...]) -> bytes:
        return cut_out(codes)

    return lambda codes: known(tuple(codes))
