"""The seal of a book: one digest over everything that stands in it, which finds a flipped bit that SQLite cannot see.

It is written when a book is closed in order and on every copy, and does not depend on how the rows lie on the pages:
the copy of a book, or the book under another key, bears the same seal. Large contents are in it by their own digest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import engine
from kiemdiem_desktop.store.cipher import Key
from kiemdiem_desktop.store.sql import Connection, settings

_LEFT_OUT = {"book": {"closed_in_order", "seal"}, "blob": {"content"}}
"""Columns that the seal does not cover: those that sealing changes, and contents that have a digest of their own."""

SMALL = 64 * 1024 * 1024
"""Books up to this size are read in full at each opening, in bytes; larger ones but for their scans."""


def of(raw: Any) -> str:
    """Digest everything that stands in the book of a driver's connection."""
    digest = hashlib.sha256()
    for (sql,) in raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"):
        digest.update(sql.encode())
    for name in _tables(raw):
        columns = [(row[1], row[5]) for row in raw.execute(f"PRAGMA table_info({name})")]
        names = [column for column, _ in columns if column not in _LEFT_OUT.get(name, ())]
        key = [column for column, place in sorted(columns, key=lambda column: column[1]) if place] or names
        digest.update(f"{name} {names}".encode())
        for row in raw.execute(f"SELECT {', '.join(names)} FROM {name} ORDER BY {', '.join(key)}"):
            digest.update(repr(row).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def put(raw: Any) -> str:
    """Seal the book and mark it as closed in order."""
    found = of(raw)
    raw.execute("UPDATE book SET closed_in_order = 1, seal = ?", (found,))
    return found


def check_copy(path: Path, key: Key | None, expected: str, told: Path) -> None:
    """Read a copy in full and seal it.

    Refuses with ``backup_failed_check`` when it is not sound or its seal is not the one expected.
    """
    with closing(engine.open_raw(path, key)) as raw:
        sound = engine.pages_sound(raw) and contents_sound(raw)
        if not sound or put(raw) != expected:
            raise KnownError("backup_failed_check", path=told.name)


def break_open(connection: Connection, **values: int) -> None:
    """Say with every change that the seal no longer counts: a copy that takes the book's place comes sealed."""
    told = {"closed_in_order": 0, **values}
    connection.run(f"UPDATE book SET {settings(told)}", tuple(told.values()))


def is_broken(raw: Any) -> bool:
    """Say whether a book cannot be what it was when it was closed; one that was not closed has its pages checked only.

    Faults of the disk or of another program are raised as they are.
    """
    try:
        return not (_pages_sound(raw) and _seal_holds(raw) and (_is_large(raw) or contents_sound(raw)))
    except dbapi2.Error as error:
        if engine.result_code(error) in engine.PASSING:
            raise
        return True
    except UnicodeDecodeError:  # what SQLite says of a damaged schema holds the damage itself
        return True


def contents_sound(raw: Any) -> bool:
    """Say whether every large content still has its digest; one that was dropped for a person's sake is empty."""
    return all(
        not content or hashlib.sha256(content).hexdigest() == digest
        for digest, content in raw.execute("SELECT digest, content FROM blob")
    )


def _seal_holds(raw: Any) -> bool:
    closed, seal = raw.execute("SELECT closed_in_order, seal FROM book").fetchone() or (1, "")
    return closed != 1 or seal is None or seal == of(raw)


def _pages_sound(raw: Any) -> bool:
    if not _is_large(raw):
        return engine.pages_sound(raw)
    return all(engine.pages_sound(raw, name) for name in _tables(raw) if name != "blob")


def _is_large(raw: Any) -> bool:
    return int(engine.pragma(raw, "page_count")) * int(engine.pragma(raw, "page_size")) > SMALL


def _tables(raw: Any) -> Iterator[str]:
    names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    return (str(name) for (name,) in names)
