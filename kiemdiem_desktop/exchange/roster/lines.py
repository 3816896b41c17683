"""What each line under the header is: a person, a group's name, a sum, a signature; nothing is dropped unsaid."""

from __future__ import annotations

import re
import string
from enum import StrEnum
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import one_line, spelling_key
from kiemdiem_desktop.exchange.roster.vocabulary import vocabulary

if TYPE_CHECKING:
    from kiemdiem_desktop.exchange.roster.header import Header

_DATA = frozenset(
    {"birth", "male", "female", "birth_year", "admitted", "official", "both_dates", "card", "idno", "phone"}
)
_NAMES = ("name", "family", "given")
_NUMERAL = re.compile(r"(?:[IVX]+|[A-ZĐ]|\d{1,2})\s*[.)/:–-]\s*(?=\D)")
_ROMAN = re.compile(r"[IVX]+\.?|[A-HĐ]\.?")
_CAPITALS = frozenset(string.ascii_uppercase)
_COUNT = re.compile(r"\(?\d{1,2}\)?")


class Line(StrEnum):
    """What a line is; the values are the codes of the sentences that say why a line is left out."""

    PERSON = "person"
    NAMELESS = "nameless"
    EMPTY = "empty"
    HEADER = "header"
    COLUMN_NUMBERS = "column_numbers"
    GROUP = "group"
    SUM = "sum"
    SIGNATURE = "signature"
    NUMBER_ONLY = "number_only"
    NO_PERSON = "no_person"
    AFTER_END = "after_end"


@dataclass(frozen=True, slots=True)
class LineTexts:
    """A line's texts by column, and the same by what the columns mean."""

    texts: dict[int, str]
    by_code: dict[str, str]

    @classmethod
    def of(cls, texts: dict[int, str], header: Header) -> LineTexts:
        """Keep what is not empty."""
        kept = {column: text for column, text in texts.items() if text}
        return cls(kept, {code: kept[column] for column, code in header.columns.items() if column in kept})

    @property
    def name(self) -> str:
        """The name, as far as it has letters."""
        text = " ".join(self.by_code[code] for code in _NAMES if code in self.by_code)
        return text if any(sign.isalpha() for sign in text) else ""

    @property
    def has_data(self) -> bool:
        """Whether a column of dates or numbers says anything."""
        if any(sign.isdigit() for code in _DATA & self.by_code.keys() for sign in self.by_code[code]):
            return True
        return any(self.by_code.get(code, "").lower() in vocabulary().marks for code in ("male", "female"))

    @property
    def number(self) -> str:
        """The running number, when it is one."""
        text = self.by_code.get("number", "").rstrip(".")
        return text if text.isdecimal() else ""

    def full_text(self) -> str:
        """All texts of the line in one."""
        return " | ".join(self.texts[column] for column in sorted(self.texts))


def classify(line: LineTexts, header: Header, *, ended: bool) -> Line:
    """Say what a line is; ``ended`` when signatures stood above it."""
    if not line.texts:
        return Line.EMPTY
    for kind, test in _TESTS:
        if test(line, header):
            return kind
    if ended and not (line.name and line.has_data):
        return Line.AFTER_END
    if line.name:
        return Line.PERSON
    return Line.NAMELESS if line.has_data else _left_over(line)


def _left_over(line: LineTexts) -> Line:
    return Line.NUMBER_ONLY if list(line.texts.values()) == [line.by_code.get("number")] else Line.NO_PERSON


def _is_column_numbers(line: LineTexts, _: Header) -> bool:
    counts = [int(text.strip("()")) for text in line.texts.values() if _COUNT.fullmatch(text)]
    name = line.by_code.get("name") or line.by_code.get("family") or ""
    rising = len(counts) > 1 and counts == sorted(set(counts))
    return rising and (_COUNT.fullmatch(name) is not None or name in _CAPITALS) and len(counts) >= len(line.texts) - 2


def _is_header(line: LineTexts, header: Header) -> bool:
    known = {header.columns.get(column) for column, text in line.texts.items() if _says_header(text, header, column)}
    return bool(known & set(_NAMES)) and len(known) > 1


def _says_header(text: str, header: Header, column: int) -> bool:
    return vocabulary().column(text) == header.columns.get(column) or text == header.texts.get(column)


def _is_sum(line: LineTexts, _: Header) -> bool:
    first = line.texts[min(line.texts)]
    return not line.number and any(vocabulary().begins(text, vocabulary().sums) for text in (first, line.name))


def _is_signature(line: LineTexts, _: Header) -> bool:
    if line.number or (line.name and line.has_data):
        return False
    return any(vocabulary().is_signature(text) for text in line.texts.values())


def _is_group(line: LineTexts, header: Header) -> bool:
    text = group_text(line)
    if line.number or line.has_data or not text or len(line.texts) > 2:
        return False
    alone = len(line.texts) == 1
    if alone and min(line.texts) != _name_column(header) and not text.isdecimal():
        return min(line.texts) < _name_column(header)
    counted = _ROMAN.fullmatch(line.by_code.get("number", "")) is not None
    return counted or (alone and (_NUMERAL.match(text) is not None or vocabulary().begins(text, vocabulary().groups)))


def _name_column(header: Header) -> int:
    return min(column for column, code in header.columns.items() if code in _NAMES)


def group_text(line: LineTexts) -> str:
    """Return the text of a group's line, with its numeral."""
    return " ".join(line.texts[column] for column in sorted(line.texts))


def group_name(text: str) -> str:
    """Return a group's name without its numeral and the count behind it."""
    bare = _NUMERAL.sub("", one_line(text), count=1)
    return re.sub(r"\s*[:(].*$", "", re.sub(r"^[IVX]+\.?\s+", "", bare)).strip()


def is_party_group(name: str) -> bool:
    """Tell whether a group is a party group of the cell, not only a heading."""
    return bool(spelling_key(name)) and vocabulary().begins(name, vocabulary().party_groups)


def _is_note(line: LineTexts, _: Header) -> bool:
    first = line.texts[min(line.texts)]
    return not line.number and not line.has_data and vocabulary().begins(first, vocabulary().notes)


_TESTS = (
    (Line.COLUMN_NUMBERS, _is_column_numbers),
    (Line.HEADER, _is_header),
    (Line.SUM, _is_sum),
    (Line.SIGNATURE, _is_signature),
    (Line.GROUP, _is_group),
    (Line.NO_PERSON, _is_note),
)
