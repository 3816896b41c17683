"""How records, their fields and their values are called where people read what was changed."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from typing import Any

from kiemdiem_desktop.base.paths import resource

EMPTY = "—"
"""What stands for nothing."""

_CONTENT = "(tệp)"
_LONGEST = 400


def field_label(name: str) -> str:
    """How people call a field."""
    return words()["fields"].get(name, name)


def record_label(table: str) -> str:
    """How people call the records of a table."""
    return words()["records"].get(table, table)


@functools.cache
def words() -> Mapping[str, Mapping[str, str]]:
    """The words of the history."""
    with resource("history", "words.toml").open("rb") as file:
        return tomllib.load(file)


def coded(field: str, value: Any) -> Any:
    """The words of a field that holds a code as a text; what is no code of ours stands as it was written."""
    return words()["bodies"].get(value, value) if field == "body" and type(value) is str else value


def plain(value: Any) -> str:
    """Write any value of a record as people read it."""
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    text = str(getattr(value, "shown", value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _choice(value: Enum) -> str:
    return words()["words"].get(str(value.value), str(value.value))


def _many(value: Any) -> str:
    parts = value.values() if isinstance(value, Mapping) else value
    return "; ".join(plain(part) for part in parts) or EMPTY


_WRITERS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (type(None), lambda _: EMPTY),
    (Enum, _choice),
    (bool, lambda value: "có" if value else "không"),
    (bytes, lambda _: _CONTENT),
    (date, lambda value: f"{value:%d/%m/%Y}"),
    (time, lambda value: f"{value:%H:%M}"),
    ((tuple, list, Mapping), _many),
    (str, lambda value: (value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…") or EMPTY),
)
"""How values are written, by their kind; the first that fits."""
