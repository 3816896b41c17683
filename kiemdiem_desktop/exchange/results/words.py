"""The words of lists of results: headings, the four levels and their abbreviations, discipline, and the sentences."""

from __future__ import annotations

import functools
import re
import tomllib
from typing import Any

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.results import LeftOut
from kiemdiem_desktop.domain.viet import fold, spelling_key

_BRACKETS = re.compile(r"\([^)]*\)")
_YEAR = re.compile(rf"(?:\b{spelling_key('năm')} )?\b20[0-9]{{2}}\b")
VOTES, MARK = "votes_", "mark_"
"""What a column of one level holds, before the level's name."""


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(paths.resource("results", f"{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words as tables to look up by spelling key, where tones count, and by a folded key where that is plain."""

    headers: dict[str, str]
    folded_headers: dict[str, str]
    levels: dict[str, Level]
    folded_levels: dict[str, Level]
    left_out: dict[str, LeftOut]
    votes: frozenset[str]
    disciplined: dict[str, bool]
    collectives: tuple[tuple[str, CollectiveKind], ...]
    longest_name: int
    short: dict[str, str]
    """What abbreviations in headings stand for, word by word."""

    def column(self, text: str) -> str | None:
        """Tell which column a heading means; that of one level is ``votes_good`` or ``mark_good``.

        First as it is written, then without what stands in brackets and the year, with its abbreviations written out.
        """
        keys = dict.fromkeys((spelling_key(text), self._bare(text)))
        return next((found for key in keys if (found := self._column(key))), None)

    def _bare(self, text: str) -> str:
        plain = _YEAR.sub(" ", spelling_key(_BRACKETS.sub(" ", text)))
        return " ".join(self.short.get(word, word) for word in plain.split())

    def _column(self, key: str) -> str | None:
        found = self.headers.get(key) or self.folded_headers.get(fold(key))
        return found or self._level_column(key)

    def _level_column(self, key: str) -> str | None:
        for word, level in self.levels.items():
            if key == word:
                return f"{MARK}{level}"
            if key.endswith(f" {word}"):
                above = key.removesuffix(f" {word}")
                if above in self.votes:
                    return f"{VOTES}{level}"
                if self.headers.get(above) == "level":
                    return f"{MARK}{level}"
        return None

    def level(self, text: str) -> Level | None:
        """Tell a level by its name or abbreviation."""
        key = spelling_key(text)
        return self.levels.get(key) or self.folded_levels.get(fold(key))

    def collective(self, name: str) -> CollectiveKind | None:
        """Tell whether a name is that of a collective, and of which kind."""
        key = f"{spelling_key(name)} "
        return next((kind for word, kind in self.collectives if key.startswith(f"{word} ")), None)


@functools.cache
def words() -> Words:
    """Load the words once."""
    plain = _load("columns")
    headers = [(spelling_key(word), code) for code, found in plain["headers"].items() for word in found]
    levels = [(spelling_key(word), Level(level)) for level, found in plain["levels"].items() for word in found]
    return Words(
        headers=dict(headers),
        folded_headers=_one_meaning([(fold(key), code) for key, code in headers]),
        levels=dict(levels),
        folded_levels=_one_meaning([(fold(key), level) for key, level in levels]),
        left_out={spelling_key(word): LeftOut(kind) for kind, found in plain["left_out"].items() for word in found},
        votes=frozenset(spelling_key(word) for word in plain["votes"]["headings"]),
        disciplined={
            spelling_key(word): kind == "some" for kind, found in plain["discipline"].items() for word in found
        },
        collectives=tuple(
            (spelling_key(word), CollectiveKind(kind)) for kind, found in plain["collectives"].items() for word in found
        ),
        longest_name=plain["limits"]["longest_name"],
        short={spelling_key(word): spelling_key(meant) for word, meant in plain["short"].items()},
    )


def _one_meaning(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    meanings: dict[str, set[Any]] = {}
    for key, meaning in pairs:
        meanings.setdefault(key, set()).add(meaning)
    return {key: found.pop() for key, found in meanings.items() if len(found) == 1}


@functools.cache
def _sentences() -> dict[str, dict[str, str]]:
    return _load("sentences")


def reason(code: str, **values: object) -> str:
    """Say a sentence about a row."""
    return _sentences()["reasons"][code].format(**values)


def skip(code: str) -> str:
    """Say why a line is left out."""
    return _sentences()["skips"][code]


def left_reason(year: int) -> str:
    """Say why a person whom only the list knows stands in the book as one who left."""
    return _sentences()["members"]["left_reason"].format(year=year)


def paper_line(paper: ConcludingPaper) -> str:
    """Say a paper that is named in full, in one line."""
    text = _sentences()["papers"]["whole"]
    return text.format(authority=paper.authority, number=paper.number, day=f"{paper.issued_on:%d/%m/%Y}")


def field_name(code: str) -> str:
    """Name what a column holds."""
    names = _sentences()["fields"]
    if code.startswith(VOTES):
        return names["votes"]
    return names["level"] if code.startswith(MARK) else names.get(code, "")
