"""The press: marks to the operators of a PDF page, text encoded with the subset that each file builds for itself."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kiemdiem_desktop.documents.pdf.fonts import FontSet
from kiemdiem_desktop.documents.pdf.pieces import BoxMark, RuleMark, TextMark

_ELSEWHERE = "\x00"
_ESCAPES = {ord(char): f"\\{char}" for char in "()\\"}


rl_config.useA85 = 0  # pages are deflated, not also written out in letters


class Sheet(NamedTuple):
    """All marks of one page in points from its lower left corner; anchors are titles, their height and level."""

    width: float
    height: float
    texts: Sequence[TextMark]
    rules: Sequence[RuleMark]
    boxes: Sequence[BoxMark]
    anchors: Sequence[tuple[str, float, int]]


class _Encoding(dict[int, str]):
    """A table for ``str.translate``: each character's code in the first subset, assigned when it is first met."""

    def __init__(self, font: TTFont, file: object) -> None:
        super().__init__()
        self._font = font
        self._file = file

    def __missing__(self, code: int) -> str:
        [(subset, raw)] = self._font.splitString(chr(code), self._file)
        self[code] = _ELSEWHERE if subset else _escaped(raw)
        return self[code]


def _escaped(raw: bytes) -> str:
    return "".join([_ESCAPES.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in raw])


class Press(Canvas):
    """One PDF file in the making: no clock, no un-embedded font, the same bytes for the same pages."""

    _doc: Any

    def __init__(self, fonts: FontSet, *, language: str, title: str, subject: str, author: str) -> None:
        first = fonts.faces[0].font.fontName
        super().__init__(
            io.BytesIO(),
            pageCompression=1,
            invariant=1,
            initialFontName=first,  # type: ignore[arg-type]  # the type hints say a number, ReportLab wants a name
            lang=language,
        )
        self._cuts = [face.font for face in fonts.faces]
        self._tables = [_Encoding(font, self._doc) for font in self._cuts]
        self._anchors = 0
        self.setTitle(title)
        self.setSubject(subject)
        self.setAuthor(author)
        self.setCreator(author)
        self.setProducer("ReportLab")
        self.setViewerPreference("DisplayDocTitle", "true")

    def print_sheet(self, sheet: Sheet) -> None:
        """Add one page."""
        self.setPageSize((sheet.width, sheet.height))
        for title, top, level in sheet.anchors:
            self._anchor(title, top, level)
        self.addLiteral("\n".join([*self._texts(sheet.texts), *_strokes(sheet.rules), *_squares(sheet.boxes)]))
        self.showPage()

    def finish(self) -> bytes:
        """Return the file; nothing can be added afterwards."""
        return bytes(self.getpdfdata())  # type: ignore[no-untyped-call]

    def _anchor(self, title: str, top: float, level: int) -> None:
        self._anchors += 1
        key = f"p{self._anchors}"
        self.bookmarkPage(key, fit="XYZ", left=0, top=top)
        self.addOutlineEntry(title, key, level)

    def _texts(self, marks: Sequence[TextMark]) -> Iterable[str]:
        if not marks:
            return
        yield "BT"
        font: tuple[int, float] | None = None
        spacing = 0.0
        for mark in marks:
            parts = []
            shown = mark.text.translate(self._tables[mark.cut])
            if font != (mark.cut, mark.size) or _ELSEWHERE in shown:
                parts.append(self._select(mark.cut, 0, mark.size))
                font = (mark.cut, mark.size)
            if mark.extra != spacing:
                parts.append(f"{mark.extra:.3f} Tw")
                spacing = mark.extra
            parts.append(f"1 0 0 1 {mark.x:.2f} {mark.y:.2f} Tm")
            if _ELSEWHERE in shown:
                parts.extend(self._mixed(mark))
                font = None
            else:
                parts.append(f"({shown}) Tj")
            yield " ".join(parts)
        yield "ET"

    def _select(self, cut: int, subset: int, size: float) -> str:
        return f"{self._cuts[cut].getSubsetInternalName(subset, self._doc)} {size:g} Tf"

    def _mixed(self, mark: TextMark) -> Iterable[str]:
        """Show text whose characters lie in more than one subset of its font."""
        for subset, raw in self._cuts[mark.cut].splitString(mark.text, self._doc):
            yield f"{self._select(mark.cut, subset, mark.size)} ({_escaped(raw)}) Tj"


def _strokes(marks: Sequence[RuleMark]) -> Iterable[str]:
    width: tuple[float, float] | None = None
    for mark in marks:
        look = ""
        if width != (mark.width, mark.step):
            dash = f"1 J [0 {mark.step:.2f}] 0 d" if mark.step else "0 J [] 0 d"
            look = f"{mark.width:.2f} w {dash} "
            width = (mark.width, mark.step)
        yield f"{look}{mark.x1:.2f} {mark.y1:.2f} m {mark.x2:.2f} {mark.y2:.2f} l S"


def _squares(marks: Sequence[BoxMark]) -> Iterable[str]:
    if marks:
        yield "0 J [] 0 d"
    for mark in marks:
        x, y, side = mark.x, mark.y, mark.side
        yield f"{mark.stroke:.2f} w {x:.2f} {y:.2f} {side:.2f} {side:.2f} re S"
        if mark.ticked:
            a, b = 0.2 * side, 0.8 * side
            yield f"{mark.stroke * 1.8:.2f} w {x + a:.2f} {y + a:.2f} m {x + b:.2f} {y + b:.2f} l S"
            yield f"{x + a:.2f} {y + b:.2f} m {x + b:.2f} {y + a:.2f} l S"
