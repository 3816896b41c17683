"""Vietnamese text: one normal form, folding for search, alphabetical order and the parts of a name."""

from __future__ import annotations

import functools
import re
import unicodedata
from itertools import pairwise

from kiemdiem_desktop.base.records import dataclass

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the dictionary's order after the level tone
_LETTER = {letter: 1000 + place for place, letter in enumerate(ALPHABET)}

_PERCENT = re.compile(r"(?<=\d) %")

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
PersonKey = tuple[SortKey, SortKey, SortKey]


def nfc(text: str) -> str:
    """Return the composed form, without invisible characters; every kind of space is a plain space; newlines stay."""
    if text.isprintable():
        return unicodedata.normalize("NFC", text)
    kept = "".join(_plain(char) for char in text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", kept)


def _plain(char: str) -> str:
    if char in "\n\t":
        return char
    kind = unicodedata.category(char)
    if kind in {"Zs", "Zl", "Zp"}:
        return " " if kind == "Zs" else "\n"
    return "" if kind in {"Cc", "Cf", "Cs"} else char


def whole_percents(text: str) -> str:
    """Bind each per cent sign to its number, for what is shown or printed: no line ends between the two."""
    return _PERCENT.sub("\u00a0%", text) if " %" in text else text


def one_line(text: str) -> str:
    """Return the normal form on one line, white space collapsed to single spaces."""
    return " ".join(nfc(text).split())


def fold(text: str) -> str:
    """Return the text as search sees it: one line, lower case, without tones and marks, đ as d."""
    return without_marks(one_line(text).casefold())


def without_marks(text: str) -> str:
    """Return the text without tones and marks, đ as d, in the letters' own case."""
    parted = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in parted if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("Đ", "D"))


def sort_key(text: str) -> SortKey:
    """Order as the Vietnamese dictionary does: letters first, then tones, then lower before upper case."""
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in one_line(text):
        letter, tone = _letter_and_tone(char.lower())
        letters.append(_LETTER.get(letter, _outside(letter)))
        tones.append(tone)
        cases.append(int(char != char.lower()))
    return tuple(letters), tuple(tones), tuple(cases)


@functools.lru_cache(maxsize=1024)
def _letter_and_tone(char: str) -> tuple[str, int]:
    parted = unicodedata.normalize("NFD", char)
    shape = "".join(mark for mark in parted if mark not in TONES)
    tone = next((TONES.index(mark) + 1 for mark in parted if mark in TONES), 0)
    return unicodedata.normalize("NFC", shape), tone


def _outside(letter: str) -> int:
    """Place a character that is no Vietnamese letter: space, signs and digits before, others after."""
    code = ord(letter[0]) if letter else 0
    return code if code < 128 else 10_000 + code


@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name as the order of lists needs it."""

    family: str
    middle: str
    given: str


def split_name(name: str, given_override: str | None = None) -> NameParts:
    """Part a name: the last word is the given name unless ``given_override`` names other words of it.

    Names of ethnic minorities may put the given name first (Y Bhiu Niê); an override not in the name is ignored.
    """
    words = one_line(name).split()
    start, end = _given_span(words, one_line(given_override or "").split())
    given = " ".join(words[start:end])
    before, after = words[:start], words[end:]
    if not before:
        return NameParts(" ".join(after), "", given)
    return NameParts(before[0], " ".join(before[1:] + after), given)


def _given_span(words: list[str], wanted: list[str]) -> tuple[int, int]:
    size = len(wanted)
    if size:
        for start in range(len(words) - size, -1, -1):
            if words[start : start + size] == wanted:
                return start, start + size
    return max(len(words) - 1, 0), len(words)


def person_key(name: str, given_override: str | None = None) -> PersonKey:
    """Order persons as lists do: given name, family name, middle names."""
    parts = split_name(name, given_override)
    return sort_key(parts.given), sort_key(parts.family), sort_key(parts.middle)


def is_all_capitals(text: str) -> bool:
    """Tell whether every letter is a capital (and there is one)."""
    return text == text.upper() and text != text.lower()


def title_case_name(text: str) -> str:
    """Write a name given in capitals as a person writes it; any other text comes back unchanged."""
    if not is_all_capitals(text):
        return text
    lowered = text.lower()
    starts = (not before.isalpha() and not unicodedata.combining(before) for before, _ in pairwise(f" {lowered}"))
    return "".join(char.upper() if start else char for char, start in zip(lowered, starts, strict=True))


def capitals(text: str) -> str:
    """Write the text in capitals, as headings and cards do."""
    return nfc(text).upper()


def same_person_key(name: str) -> str:
    """Make the key under which spellings of one name meet: no tones or case, y as i, signs as spaces."""
    return re.sub(r"[^\w]+", " ", fold(name)).strip().replace("y", "i")


def spelling_key(name: str) -> str:
    """Make the finer key: tones count, but not where they are written (Hòa, Hoà), nor y and i, nor case."""
    words = re.sub(r"[^\w\u0300-\u036f]+", " ", unicodedata.normalize("NFD", one_line(name).lower())).split()
    return " ".join(_spelled(word) for word in words)


def _spelled(word: str) -> str:
    tones = "".join(char for char in word if char in TONES)
    return "".join(char for char in word if char not in TONES).replace("y", "i") + tones
