"""Where the tone stands in open syllables such as ủy and uỷ: offices differ, so the program's own words may follow.

Official headings and what users wrote are never respelled.
"""

from __future__ import annotations

import re
from enum import StrEnum

_PAIRS = (
    ("òa", "oà"), ("óa", "oá"), ("ỏa", "oả"), ("õa", "oã"), ("ọa", "oạ"),
    ("òe", "oè"), ("óe", "oé"), ("ỏe", "oẻ"), ("õe", "oẽ"), ("ọe", "oẹ"),
    ("ùy", "uỳ"), ("úy", "uý"), ("ủy", "uỷ"), ("ũy", "uỹ"), ("ụy", "uỵ"),
)  # fmt: skip


class Spelling(StrEnum):
    """As the regulation's file writes it, the tone on the first vowel (ủy, hóa), or on the second (uỷ, hoá)."""

    AS_WRITTEN = "as_written"
    FIRST_VOWEL = "first_vowel"
    SECOND_VOWEL = "second_vowel"


def respell(text: str, spelling: Spelling) -> str:
    """Move the tones of open syllables; ``qu`` is a consonant and keeps its tone on the y."""
    if spelling is Spelling.AS_WRITTEN:
        return text
    return _RULES[spelling].sub(lambda found: _TABLES[spelling][found[0]], text)


def _cased(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Give both cases and the capitalised form of each pair."""
    return {change(old): change(new) for old, new in pairs for change in (str, str.upper, str.capitalize)}


_TABLES = {
    Spelling.FIRST_VOWEL: _cased(tuple((second, first) for first, second in _PAIRS)),
    Spelling.SECOND_VOWEL: _cased(_PAIRS),
}
_RULES = {spelling: re.compile(rf"(?<![qQ])(?:{'|'.join(table)})(?!\w)") for spelling, table in _TABLES.items()}
