"""Text looked for in a PDF: without regard to accents, capitals and the ends of lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPolygonF
from PySide6.QtPdf import QPdfDocument

from kiemdiem_desktop.domain.viet import fold


class Found(NamedTuple):
    """A place where the text stands: its page, and the areas that it takes there, in points."""

    page: int
    areas: tuple[QRectF, ...]


class TextSearch:
    """All places of a text in a document, in reading order."""

    def __init__(self, document: QPdfDocument) -> None:
        self._document = document
        self._texts: dict[int, tuple[str, list[int]]] = {}
        self._wanted = ""
        self.places: tuple[Found, ...] = ()

    def renew(self) -> None:
        """Look again, in what the document holds now."""
        self._texts.clear()
        self.look_for(self._wanted)

    def look_for(self, text: str) -> None:
        """Find every place of a text; an empty one has none."""
        self._wanted = text
        wanted = " ".join(fold(text).split())
        pages = range(self._document.pageCount()) if wanted else ()
        self.places = tuple(place for page in pages for place in self._on(page, wanted))

    def on_page(self, page: int) -> Iterator[tuple[int, Found]]:
        """The places of a page with their numbers."""
        return ((number, place) for number, place in enumerate(self.places) if place.page == page)

    def _on(self, page: int, wanted: str) -> Iterator[Found]:
        text, origins = self._text(page)
        start = text.find(wanted)
        while start >= 0:
            first, last = origins[start], origins[start + len(wanted) - 1]
            bounds = self._document.getSelectionAtIndex(page, first, last - first + 1).bounds()
            yield Found(page, tuple(QPolygonF(polygon).boundingRect() for polygon in bounds))
            start = text.find(wanted, start + len(wanted))

    def _text(self, page: int) -> tuple[str, list[int]]:
        """The folded text of a page, every gap one space, and where each of its letters stands in the page's own."""
        if page not in self._texts:
            letters: list[str] = []
            origins: list[int] = []
            for place, letter in enumerate(self._document.getAllText(page).text()):
                plain = " " if letter.isspace() else fold(letter)
                if plain == " " and letters[-1:] == [" "]:
                    continue
                letters += plain
                origins += [place] * len(plain)
            self._texts[page] = ("".join(letters), origins)
        return self._texts[page]
