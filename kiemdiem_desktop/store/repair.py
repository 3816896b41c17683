"""A damaged book read row by row, as far as it can be read, and built anew in another file; the old one stays as it is.

Rows are read from both ends of a table towards the damage, then between its holes; each fault costs the connection,
because SQLCipher reads nothing more after a page that was tampered with.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store import backup, engine, header, schema, seal
from kiemdiem_desktop.store.cipher import Key, Secret
from kiemdiem_desktop.store.rows import KEYS, SCHEMA
from kiemdiem_desktop.store.sql import marks

_FAULTS = 400
"""So many holes are looked around in one table before the rest is given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What a repair brought over: rows per table, and the tables in which something could not be read."""

    rows: dict[str, int]
    holes: tuple[str, ...]
    dropped: int
    """Rows left out because what they belong to is gone."""


@dataclass(slots=True)
class _Source:
    """The damaged file, opened anew after each fault."""

    path: Path
    key: Key | None
    raw: Any = None
    faults: int = 0
    holes: set[str] = field(default_factory=set)

    def rows(self, statement: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Give rows until the end, or until the first that cannot be read, which is counted."""
        try:
            yield from self._connection().execute(statement, values)
        except dbapi2.Error as error:
            if engine.result_code(error) in {5, 10, 14}:
                raise
            self.faults += 1
            self.close()

    def close(self) -> None:
        """Let the file go."""
        if self.raw is not None:
            with contextlib.suppress(dbapi2.Error):
                self.raw.close()
            self.raw = None

    def _connection(self) -> Any:
        if self.raw is None:
            self.raw = dbapi2.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
            engine.prepare(self.raw, self.key)
            self.raw.text_factory = lambda text: text.decode("utf-8", "replace")
        return self.raw


def repair(damaged: Path, target: Path, secret: Secret) -> Repaired:
    """Build a new book at ``target`` from what can be read of ``damaged``, under the same key.

    Refuses with ``book_exists`` where a file stands, with ``repair_impossible`` when not even the book's own row can
    be read, and as ``open_book`` does for a file of another kind or another passphrase.
    """
    if target.exists():
        raise KnownError("book_exists", path=target.name)
    with engine.faults_of(damaged), contextlib.ExitStack() as left:
        key = header.find_key(damaged, secret)
        source = _Source(left.enter_context(_readable(damaged, key)), key)
        left.callback(source.close)
        spare = left.enter_context(backup.spare_book(target))
        _lay(spare, key)
        with closing(engine.open_raw(spare, key)) as raw:
            done = _fill(raw, source, damaged)
        files.replace(spare, target)
    return done


@contextlib.contextmanager
def _readable(damaged: Path, key: Key | None) -> Iterator[Path]:
    """Give the file to read: a copy in which an unfinished write was taken back, if there was one."""
    if not header.has_journal(damaged):
        yield damaged
        return
    with header.copied(damaged) as copy:
        with contextlib.suppress(dbapi2.Error):
            engine.open_raw(copy, key).close()
        yield copy


def _lay(path: Path, key: Key | None) -> None:
    with engine.connect(path, key) as connection, connection.begin():
        schema.lay(connection)


def _fill(raw: Any, source: _Source, damaged: Path) -> Repaired:
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("BEGIN IMMEDIATE")
    rows = {name: _take(raw, source, name) for name in SCHEMA}
    if not rows["book"]:
        raise KnownError("repair_impossible", path=damaged.name)
    rows["blob"] -= _drop_torn_contents(raw, source)
    dropped = _drop_loose(raw)
    raw.execute("UPDATE book SET backed_up_revision = -1")
    seal.put(raw)
    raw.execute("COMMIT")
    return Repaired(rows=rows, holes=tuple(sorted(source.holes)), dropped=dropped)


def _take(raw: Any, source: _Source, name: str) -> int:
    """Bring one table over and return how many rows came."""
    columns = list(SCHEMA[name].columns)
    insert = f"INSERT OR IGNORE INTO {name} ({', '.join(columns)}) VALUES ({marks(columns)})"
    taken = 0
    source.faults = 0
    for row in _read(source, name, columns):
        with contextlib.suppress(dbapi2.IntegrityError):  # a torn row that breaks the table's rules
            taken += raw.execute(insert, row).rowcount
    if source.faults:
        source.holes.add(name)
    return taken


def _read(source: _Source, name: str, columns: list[str]) -> Iterator[tuple[Any, ...]]:
    numbered = SCHEMA[name].with_rowid
    key = "rowid" if numbered else KEYS[name]
    whole = f"SELECT {key}, {', '.join(columns)} FROM {name}"
    low: Any = None
    for place, *row in source.rows(f"{whole} ORDER BY {key}"):
        low = place
        yield tuple(row)
    if not source.faults:
        return
    high: Any = None
    past = f"WHERE {key} > ?" if low is not None else ""
    for place, *row in source.rows(f"{whole} {past} ORDER BY {key} DESC", *([low] if low is not None else [])):
        high = place
        yield tuple(row)
    if numbered and high is not None:
        yield from _between(source, whole, low or 0, high)


def _between(source: _Source, whole: str, low: int, high: int) -> Iterator[tuple[Any, ...]]:
    """Look for rows between two holes, by halves."""
    gaps = [(low, high)]
    while gaps and source.faults < _FAULTS:
        low, high = gaps.pop()
        middle = (low + high) // 2
        if middle in (low, high):
            continue
        first, last = middle, middle
        for place, *row in source.rows(f"{whole} WHERE rowid >= ? AND rowid < ? ORDER BY rowid", middle, high):
            last = place
            yield tuple(row)
        for place, *row in source.rows(f"{whole} WHERE rowid > ? AND rowid < ? ORDER BY rowid DESC", low, middle):
            first = place
            yield tuple(row)
        gaps += [gap for gap in ((low, first), (last, high)) if gap[1] - gap[0] > 1]


def _drop_torn_contents(raw: Any, source: _Source) -> int:
    """Leave out the large contents that are not what their digest says."""
    found = raw.execute("SELECT digest, content FROM blob").fetchall()
    torn = [digest for digest, content in found if content and hashlib.sha256(content).hexdigest() != digest]
    for digest in torn:
        raw.execute("DELETE FROM blob WHERE digest = ?", (digest,))
        source.holes.add("blob")
    return len(torn)


def _drop_loose(raw: Any) -> int:
    """Leave out the rows whose links lead nowhere, and then those that led to them."""
    dropped = 0
    while loose := raw.execute("PRAGMA foreign_key_check").fetchall():
        for name, rowid, *_ in loose:
            if rowid is None:
                dropped += _drop_all_loose(raw, name)
            else:
                dropped += raw.execute(f"DELETE FROM {name} WHERE rowid = ?", (rowid,)).rowcount
    return dropped


def _drop_all_loose(raw: Any, name: str) -> int:
    """Do the same in a table without row numbers."""
    return sum(
        raw.execute(
            f"DELETE FROM {name} WHERE {link.column} IS NOT NULL AND {link.column} NOT IN "
            f"(SELECT {link.target} FROM {link.table})"
        ).rowcount
        for link in SCHEMA[name].links
    )
