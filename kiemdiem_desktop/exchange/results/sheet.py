"""One sheet of a list of results: its header of one to three rows, its letters, and each line as texts by column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import ColumnUse, SkippedLine
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.exchange.results.words import MARK, field_name, skip, words
from kiemdiem_desktop.exchange.roster import cells
from kiemdiem_desktop.exchange.roster.encoding import ColumnLetters, font_of, letters_of, sheet_letters
from kiemdiem_desktop.exchange.roster.raw import RawCell, RawSheet
from kiemdiem_desktop.exchange.roster.table import column_letters
from kiemdiem_desktop.exchange.roster.vocabulary import vocabulary

_FIRST_ROWS, _MOST_ROWS = 60, 3
_DATES = frozenset({"birth", "admitted", "official", "discipline_on"})
_NAMES = frozenset({"name", "family", "given"})
_YEAR = re.compile(r"(?:năm|/|-)\s*(20[0-9]{2})", re.IGNORECASE)
_QUARTER = re.compile(r"\bquý\s+(IV|I{1,3}|[1-4])\b", re.IGNORECASE)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A header: its rows, and the heading and code of each column that was understood."""

    rows: tuple[int, ...]
    texts: dict[int, str]
    codes: dict[int, str]

    @property
    def usable(self) -> bool:
        """Say whether it names persons and levels."""
        found = set(self.codes.values())
        named = "name" in found or {"family", "given"} <= found
        return named and ("level" in found or sum(code.startswith(MARK) for code in found) > 1)

    def better_than(self, other: Head) -> bool:
        """Say whether it tells more columns, or the same without a title above them."""
        same = self.codes == other.codes and len(self.rows) < len(other.rows)
        return len(self.codes) > len(other.codes) or same


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLine:
    """A line that names somebody: what it says by code, and the heading that each code stands under."""

    line: int
    texts: dict[str, str]
    notes: tuple[str, ...]
    headings: dict[str, str]


class ResultSheet:
    """Reads one sheet with the letters of each column decided once."""

    def __init__(self, raw: RawSheet, *, epoch_1904: bool) -> None:
        self.raw = raw
        self._epoch_1904 = epoch_1904
        self._whole = sheet_letters(raw)
        wide = max((len(row) for row in raw.rows), default=0)
        self._letters = {column: self._decide(column) for column in range(wide)}
        self.head = self._find_head()

    def _decide(self, column: int) -> ColumnLetters:
        found = ((row, cells_[column]) for row, cells_ in enumerate(self.raw.rows) if column < len(cells_))
        return letters_of(((c, font_of(self.raw, row, column)) for row, c in found if isinstance(c, str)), self._whole)

    def _cell(self, row: int, column: int) -> RawCell:
        found = self.raw.rows[row]
        cell = found[column] if column < len(found) else None
        if isinstance(cell, str):
            return self._letters[column].read(cell, font_of(self.raw, row, column))
        return int(cell) if isinstance(cell, float) and cell.is_integer() else cell

    def texts(self, row: int) -> dict[int, str]:
        """A line's texts by column."""
        found = ((column, cells.plain_text(self._cell(row, column))) for column in range(len(self.raw.rows[row])))
        return {column: text for column, text in found if text}

    def _find_head(self) -> Head | None:
        best: Head | None = None
        for row in range(min(len(self.raw.rows), _FIRST_ROWS)):
            for depth in range(1, _MOST_ROWS + 1):
                rows = tuple(range(row, row + depth))
                if rows[-1] >= len(self.raw.rows) or not all(self._worded(each) for each in rows):
                    break
                found = self._head(rows)
                if found.usable and (best is None or found.better_than(best)):
                    best = found
        return best

    def _worded(self, row: int) -> bool:
        """A header holds words only."""
        filled = [cell for cell in self.raw.rows[row] if cell is not None]
        return bool(filled) and all(isinstance(cell, str) and not cell.strip().isdecimal() for cell in filled)

    def _head(self, rows: tuple[int, ...]) -> Head:
        stacked: dict[int, list[str]] = {}
        for place, row in enumerate(rows):
            below = {column for under in rows[place + 1 :] for column in self.texts(under)}
            for column, text in self._spread(row, below).items():
                stacked.setdefault(column, []).append(text)
        texts = {column: " ".join(dict.fromkeys(parts)) for column, parts in sorted(stacked.items())}
        codes: dict[int, str] = {}
        for column, parts in sorted(stacked.items()):
            code = next((c for text in (texts[column], parts[-1], parts[0]) if (c := words().column(text))), None)
            if code is not None and code not in codes.values():
                codes[column] = code
            if code in _NAMES and len(parts) > 1 and words().column(parts[-1]) is None:
                return Head(rows=rows, texts=texts, codes={})  # the name of a person is no heading
        return Head(rows=rows, texts=texts, codes=codes)

    def _spread(self, row: int, below: set[int]) -> dict[int, str]:
        """A header row's texts over its merged cells, and over empty cells right of a text that have one below."""
        spread = self.texts(row)
        for top, left, _, right in self.raw.merged:
            if top == row and left in spread:
                spread |= dict.fromkeys(range(left, right + 1), spread[left])
        for column in sorted(below):
            if column not in spread and column - 1 in spread and column - 1 in below:
                spread[column] = spread[column - 1]
        return spread

    def year(self) -> int | None:
        """The year that the lines above the header name; nothing where they name several."""
        found = set(_YEAR.findall(self._above()))
        return int(found.pop()) if len(found) == 1 else None

    def quarter(self) -> int | None:
        """The quarter that the lines above the header name; nothing where they name several."""
        found = {text.lower() for text in _QUARTER.findall(self._above())}
        told = {_ROMAN[text] if text in _ROMAN else int(text) for text in found}
        return told.pop() if len(told) == 1 else None

    def _above(self) -> str:
        end = self.head.rows[0] if self.head else 0
        return nfc(" ".join(text for row in range(end) for text in self.texts(row).values()))

    def columns(self) -> tuple[ColumnUse, ...]:
        """How each column with a heading is understood."""
        head = self.head
        if head is None:
            return ()
        return tuple(
            ColumnUse(
                letter=column_letters(column),
                header=text,
                field=field_name(head.codes.get(column, "")) or None,
                encoding=self._letters[column].encoding,
            )
            for column, text in head.texts.items()
        )

    def lines(self) -> Iterator[ListLine | SkippedLine]:
        """Every line below the header that holds text, and those above it as left out."""
        head = self.head
        if head is None:
            return
        for row in range(len(self.raw.rows)):
            texts = self.texts(row)
            if not texts or row in head.rows:
                continue
            why = "before_header" if row < head.rows[0] else self._why_not(texts, head)
            if why:
                shown = " | ".join(texts[column] for column in sorted(texts))
                yield SkippedLine(sheet=self.raw.name, line=row + 1, text=shown, why=skip(why))
            else:
                yield self._line(row, head)

    def _why_not(self, texts: dict[int, str], head: Head) -> str:
        first, told = texts[min(texts)], {head.codes[column] for column in texts if column in head.codes}
        name = " ".join(text for column, text in sorted(texts.items()) if head.codes.get(column) in _NAMES)
        letters = any(sign.isalpha() for sign in name)
        if all(text.strip("()").isdecimal() for text in texts.values()) and len(texts) > 2:
            return "column_numbers"
        if any(vocabulary().begins(text, vocabulary().sums) for text in (first, name)):
            return "sum"
        if not (told - _NAMES - {"number"}) and any(vocabulary().is_signature(text) for text in texts.values()):
            return "signature"
        if not letters:
            return "no_person"
        return "heading" if len(texts) == 1 and words().collective(name) is None else ""

    def _line(self, row: int, head: Head) -> ListLine:
        texts: dict[str, str] = {}
        notes: list[str] = []
        for column, code in head.codes.items():
            cell = self._cell(row, column)
            said = (
                cells.said_date(cell, code, epoch_1904=self._epoch_1904)
                if code in _DATES
                else cells.Said(cells.plain_text(cell))
            )
            if said.text:
                texts[code] = said.text
            if said.note:
                notes.append(said.note)
        headings = {code: head.texts[column] for column, code in head.codes.items()}
        return ListLine(line=row + 1, texts=texts, notes=tuple(notes), headings=headings)
