"""The words that headers and lines of rosters use, the bounds that raise questions, and the sentences that say them."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import Any

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import fold, one_line, spelling_key


def _load(name: str) -> dict[str, Any]:
    with paths.resource("roster", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words as tables to look up; keys are spelling keys, which tones count in, and folded ones, without."""

    headers: dict[str, str]
    folded: dict[str, str]
    cross_posts: frozenset[str]
    marks: frozenset[str]
    sexes: dict[str, str]
    sums: tuple[str, ...]
    signatures: tuple[str, ...]
    titles: frozenset[str]
    datelines: tuple[re.Pattern[str], ...]
    groups: tuple[str, ...]
    party_groups: tuple[str, ...]
    notes: tuple[str, ...]

    def column(self, text: str) -> str | None:
        """Tell which column a whole header means; without tones only where that has one meaning."""
        return self.headers.get(spelling_key(text)) or self.folded.get(fold(spelling_key(text)))

    def column_within(self, text: str) -> str | None:
        """Tell which column a header means that holds a known phrase of several words: the longest, then the first."""
        words = spelling_key(text).split()
        for size in range(len(words) - 1, 1, -1):
            for start in range(len(words) - size + 1):
                found = self.headers.get(" ".join(words[start : start + size]))
                if found:
                    return found
        return None

    def begins(self, text: str, beginnings: tuple[str, ...]) -> bool:
        """Tell whether a text begins with one of the words, tones counted."""
        key = f"{spelling_key(text)} "
        return any(key.startswith(f"{beginning} ") for beginning in beginnings)

    def is_signature(self, text: str) -> bool:
        """Tell whether a cell belongs to the signatures under a list."""
        if self.begins(text, self.signatures) or spelling_key(text) in self.titles:
            return True
        return any(pattern.search(one_line(text).lower()) for pattern in self.datelines)


@functools.cache
def vocabulary() -> Vocabulary:
    """Load the words once."""
    plain = _load("columns")
    pairs = [(word, column) for column, words in plain["headers"].items() for word in words]
    lines = plain["lines"]
    return Vocabulary(
        headers={spelling_key(word): column for word, column in pairs},
        folded=_one_meaning([(fold(spelling_key(word)), column) for word, column in pairs]),
        cross_posts=_keys(plain["crosses"]["posts"]),
        marks=frozenset(plain["crosses"]["marks"]),
        sexes={spelling_key(word): sex for sex, words in _sexes(plain) for word in words},
        sums=tuple(_keys(lines["sums"])),
        signatures=tuple(_keys(lines["signatures"])),
        titles=_keys(lines["signature_titles"]),
        datelines=tuple(re.compile(pattern) for pattern in lines["datelines"]),
        groups=tuple(_keys(lines["groups"])),
        party_groups=tuple(_keys(lines["party_groups"])),
        notes=tuple(_keys(lines["notes"])),
    )


def _keys(words: list[str]) -> frozenset[str]:
    return frozenset(spelling_key(word) for word in words)


def _sexes(plain: dict[str, Any]) -> tuple[tuple[str, list[str]], ...]:
    return ("nam", plain["sex"]["male"]), ("nữ", plain["sex"]["female"])


def _one_meaning(pairs: list[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = {}
    for key, column in pairs:
        meanings.setdefault(key, set()).add(column)
    return {key: columns.pop() for key, columns in meanings.items() if len(columns) == 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The bounds beyond which a row raises a question."""

    least_age_at_admission: int
    earliest_year: int
    identity_lengths: frozenset[int]
    full_length: int


@functools.cache
def bounds() -> Bounds:
    """Load the bounds once."""
    plain = _load("checks")
    return Bounds(**(plain | {"identity_lengths": frozenset(plain["identity_lengths"])}))


@functools.cache
def _sentences() -> dict[str, dict[str, str]]:
    return _load("sentences")


def reason(code: str, **values: object) -> str:
    """Say a sentence about a row; a value named ``field`` is the code of a field and is said by its name."""
    if "field" in values:
        values["field"] = field_name(str(values["field"]))
    return _sentences()["reasons"][code].format(**values)


def skip(code: str) -> str:
    """Say why a line is left out."""
    return _sentences()["skips"][code]


def field_name(field: str) -> str:
    """Say the name of a field of RosterPerson."""
    return _sentences()["fields"][field]
