"""How values lie in the book: text, integers and blobs only, so that a row reads the same in every program and year.

Every type writes a plain SQLite value and reads it back; the journal stores those plain values.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Dialect, Integer, Text, TypeDecorator

from kiemdiem_desktop.domain.dates import PartialDate

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Raw = str | int | bytes | None
"""What SQLite itself holds."""


class AsText(TypeDecorator[T]):
    """A value kept as text by a pair of functions; ``None`` stays NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, write: Callable[[T], str], read: Callable[[str], T]) -> None:
        super().__init__()
        self.write = write
        self.read = read

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Write the value."""
        return None if value is None else self.write(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> T | None:  # noqa: ARG002 - as above
        """Read the value."""
        return None if value is None else self.read(value)


class AsFlag(TypeDecorator[bool]):
    """Yes and no as 1 and 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: ARG002, FBT001 - as above
        """Write the value."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> bool | None:  # noqa: ARG002 - as above
        """Read the value."""
        return None if value is None else bool(value)


def write_id(value: UUID) -> str:
    """Write an id as its 32 hexadecimal digits, which read well in the journal."""
    return value.hex


def read_id(text: str) -> UUID:
    """Read an id."""
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


def enum_text(kind: type[E]) -> AsText[E]:
    """Keep a choice as its own word."""
    return AsText(str, kind)


ID = AsText(write_id, read_id)
DAY = AsText(date.isoformat, date.fromisoformat)
TIME = AsText(write_time, time.fromisoformat)
PARTIAL_DATE = AsText(write_partial, PartialDate.from_iso)
PAYLOAD = AsText(write_bytes, read_bytes)
