"""How values lie in the book: text, integers and blobs only, so that a row reads the same in every program and year.

Every kind writes a plain SQLite value and reads it back; the journal stores those plain values.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID

from kiemdiem_desktop.domain.dates import PartialDate

Raw = str | int | bytes | None
"""What SQLite itself holds."""

Pass = Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


class Kind:
    """How the values of a column are kept: SQLite's type, and the way there and back; ``None`` stays NULL."""

    def __init__(self, sql: Literal["TEXT", "INTEGER", "BLOB"], write: Pass = _same, read: Pass = _same) -> None:
        self.sql = sql
        self.write: Pass = _knowing_none(write)
        self.read: Pass = _knowing_none(read)


def _knowing_none(way: Pass) -> Pass:
    return way if way is _same else lambda value: None if value is None else way(value)


def write_id(value: UUID) -> str:
    """Write an id as its 32 hexadecimal digits, which read well in the journal."""
    return value.hex


@functools.lru_cache(maxsize=4096)
def read_id(text: str) -> UUID:
    """Read an id; most are met in many rows."""
    return UUID(hex=text)


def write_time(value: time) -> str:
    """Write a time of day to the minute."""
    return value.strftime("%H:%M")


def write_partial(value: PartialDate) -> str:
    """Write a date as far as it is known."""
    return value.iso


def write_bytes(value: bytes) -> str:
    """Write a form's payload, which is UTF-8 text."""
    return value.decode()


def read_bytes(text: str) -> bytes:
    """Read a form's payload."""
    return text.encode()


TEXT = Kind("TEXT")
INTEGER = Kind("INTEGER")
BLOB = Kind("BLOB")
FLAG = Kind("INTEGER", int, bool)
ID = Kind("TEXT", write_id, read_id)
DAY = Kind("TEXT", date.isoformat, date.fromisoformat)
TIME = Kind("TEXT", write_time, time.fromisoformat)
PARTIAL_DATE = Kind("TEXT", write_partial, PartialDate.from_iso)
PAYLOAD = Kind("TEXT", write_bytes, read_bytes)

_KINDS: dict[type, Kind] = {
    str: TEXT,
    int: INTEGER,
    bytes: BLOB,
    bool: FLAG,
    UUID: ID,
    date: DAY,
    time: TIME,
    PartialDate: PARTIAL_DATE,
}


@functools.cache
def kind_of(values: type) -> Kind:
    """Return how values of a type are kept; a choice is kept as its own word."""
    if issubclass(values, StrEnum):
        return Kind("TEXT", str, values)
    return _KINDS[values]
