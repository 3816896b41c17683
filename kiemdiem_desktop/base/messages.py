"""What a known fault says to the user: three short sentences from a table per code, in the language asked for."""

from __future__ import annotations

import functools
import tomllib
from typing import TYPE_CHECKING

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.base.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kiemdiem_desktop.base.errors import KnownError

LANGUAGES = ("vi", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What happened, what is safe, and what to do next."""

    what: str
    safe: str
    do: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.safe, self.do) if part)


@functools.cache
def templates(language: str) -> Mapping[str, Message]:
    """Return the sentences of every code in a language, with the places of their parameters still open."""
    with paths.resource("messages", f"{language}.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {code: Message(**table) for code, table in tables.items()}


def describe(error: KnownError, language: str = "vi") -> Message:
    """Say a known fault in the user's language; an unknown language reads as Vietnamese."""
    told = templates(language if language in LANGUAGES else "vi")[error.code]
    return Message(
        what=told.what.format(**error.params), safe=told.safe.format(**error.params), do=told.do.format(**error.params)
    )
