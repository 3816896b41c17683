"""A printed file as a stranger reads it: its texts with their places, its rules and boxes, its fonts."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pypdf
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTLine, LTRect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

MM = 72 / 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A stretch of text on one baseline in one font; millimetres from the page's top left corner, size in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    font: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line in millimetres from the top left corner of the page."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """One page: its size in millimetres, texts in the order they are drawn, rules, and how many boxes."""

    width: float
    height: float
    texts: tuple[Text, ...]
    rules: tuple[Rule, ...]
    boxes: int

    @property
    def text(self) -> str:
        """All text, one line for each baseline, from top to bottom."""
        lines: dict[float, list[Text]] = {}
        for text in self.texts:
            lines.setdefault(round(text.base, 1), []).append(text)
        return "\n".join("".join(_spaced(sorted(lines[base], key=lambda text: text.left))) for base in sorted(lines))

    def find(self, part: str) -> Text:
        """Return the one stretch that contains ``part``."""
        [found] = [text for text in self.texts if part in text.text]
        return found


def _spaced(texts: list[Text]) -> list[str]:
    parts: list[str] = []
    for before, text in zip([None, *texts], texts, strict=False):
        gap = text.left - before.right if before else 0.0
        parts.append(f" | {text.text}" if gap > 1 else text.text)
    return parts


def read_pages(data: bytes) -> list[PrintedPage]:
    """Read a file with pdfminer."""
    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
        pages.append(_page(device.get_result()))
    return pages


def _page(page: Any) -> PrintedPage:
    height = page.height
    rules = [item for item in page if isinstance(item, LTLine)]
    return PrintedPage(
        width=page.width / MM,
        height=height / MM,
        texts=tuple(_texts([item for item in page if isinstance(item, LTChar)], height)),
        rules=tuple(
            Rule(left=rule.x0 / MM, right=rule.x1 / MM, top=(height - rule.y1) / MM, bottom=(height - rule.y0) / MM)
            for rule in rules
        ),
        boxes=sum(isinstance(item, LTRect | LTCurve) and not isinstance(item, LTLine) for item in page),
    )


def _texts(chars: list[Any], height: float) -> list[Text]:
    groups: list[list[Any]] = []
    for char in chars:
        last = groups[-1][-1] if groups else None
        if last is not None and _same(last, char):
            groups[-1].append(char)
        else:
            groups.append([char])
    return [_text(group, height) for group in groups]


def _same(last: Any, char: Any) -> bool:
    near = abs(char.x0 - last.x1) < char.size and last.matrix[5] == char.matrix[5]
    return bool(near and last.fontname == char.fontname)


def _text(group: list[Any], height: float) -> Text:
    first = group[0]
    return Text(
        text="".join(char.get_text() for char in group),
        left=first.matrix[4] / MM,
        right=group[-1].x1 / MM,
        base=(height - first.matrix[5]) / MM,
        size=first.size,
        font=first.fontname.partition("+")[2],
    )


def fonts_of(data: bytes) -> dict[str, bool]:
    """Return each font of a file and whether its program is embedded."""
    fonts: dict[str, bool] = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            described = font.get_object()
            descriptor = described.get("/FontDescriptor", {})
            fonts[str(described["/BaseFont"])] = "/FontFile2" in descriptor
    return fonts
