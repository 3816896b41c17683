"""Which letters a column is written with, decided from the fonts of its cells and from the letters themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import Encoding
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.exchange import legacy_text
from kiemdiem_desktop.exchange.legacy_text import FontTells, Guess, font_tells, is_open, surely_unicode, to_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiemdiem_desktop.exchange.roster.raw import RawSheet

Written = tuple[str, FontTells | None]
"""A cell's text and what its font tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLetters:
    """How a column is read. ``mixed`` columns hold Unicode beside old letters, so that each cell is judged alone."""

    encoding: Encoding
    sure: bool = True
    mixed: bool = False

    def read(self, text: str, font: FontTells | None = None) -> str:
        """Turn one cell's text into Unicode; text that is Unicode already is never converted."""
        told = font or FontTells(self.encoding)
        if surely_unicode(text) or not (is_open(text) or told.capitals):
            return nfc(text)
        shown = to_unicode(text, told.encoding, capitals=told.capitals)
        return shown if not self.mixed or _merit(shown) > _merit(text) else nfc(text)

    def is_doubtful(self, text: str) -> bool:
        """Tell whether this text was read by a guess that may be wrong."""
        return not self.sure and is_open(text) and not surely_unicode(text)


def _merit(text: str) -> int:
    good, bad = legacy_text.score(text)
    return good - bad


def letters_of(cells: Iterable[Written], sheet: ColumnLetters | None = None) -> ColumnLetters:
    """Decide for one column; ``sheet`` is the decision for the whole sheet, which speaks where the column is silent."""
    written = [cell for cell in cells if not cell[0].isascii() or cell[1]]
    mixed = any(surely_unicode(text) for text, _ in written)
    fonts = Counter(font.encoding for text, font in written if font and not surely_unicode(text))
    if fonts:
        return ColumnLetters(encoding=fonts.most_common(1)[0][0], mixed=mixed)
    return _by_letters([text for text, _ in written], sheet, mixed=mixed)


def _by_letters(texts: list[str], sheet: ColumnLetters | None, *, mixed: bool) -> ColumnLetters:
    if sheet is not None and sheet.sure and not sheet.mixed and sheet.encoding is not Encoding.UNICODE:
        return sheet
    found: Guess = legacy_text.guess(texts)
    return ColumnLetters(
        encoding=found.encoding, sure=found.sure, mixed=mixed and found.encoding is not Encoding.UNICODE
    )


def sheet_letters(sheet: RawSheet) -> ColumnLetters:
    """Decide for a sheet as a whole."""
    return letters_of(cell for row in range(len(sheet.rows)) for cell in written_in(sheet, row))


def written_in(sheet: RawSheet, row: int) -> list[Written]:
    """Return the texts of a row with what their fonts tell."""
    return [(cell, font_of(sheet, row, column)) for column, cell in enumerate(sheet.rows[row]) if isinstance(cell, str)]


def font_of(sheet: RawSheet, row: int, column: int) -> FontTells | None:
    """Return what the font of a cell tells about its letters."""
    font = sheet.fonts.get((row, column))
    return font_tells(font) if font else None
