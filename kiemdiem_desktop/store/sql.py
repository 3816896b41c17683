"""Statements and the one connection that runs them: names come from the tables' declarations, values are bound."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Self

from kiemdiem_desktop.store.types import Raw

Line = tuple[Any, ...]
"""One selected row."""


class Connection:
    """A connection of the driver with its transactions; those of a book that is read only take no lock."""

    def __init__(self, raw: Any, *, reading: bool = False) -> None:
        self.raw = raw
        self._begin = "BEGIN" if reading else "BEGIN IMMEDIATE"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def begin(self) -> Iterator[Connection]:
        """Hold a transaction: what is done in it happens entirely or, after an exception, not at all."""
        self.raw.execute(self._begin)
        try:
            yield self
        except BaseException:
            self._roll_back()
            raise
        try:
            self.raw.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def run(self, statement: str, values: Sequence[Raw] = ()) -> int:
        """Run a statement and return how many rows it touched."""
        return int(self.raw.execute(statement, values).rowcount)

    def run_many(self, statement: str, rows: Iterable[Sequence[Raw]]) -> None:
        """Run a statement once for each row of values."""
        self.raw.executemany(statement, rows)

    def add(self, table: str, row: Mapping[str, Raw]) -> int:
        """Put a row into a table and return SQLite's number of it."""
        return int(self.raw.execute(insertion(table, row), tuple(row.values())).lastrowid)

    def change(self, table: str, key: str, row_id: str, values: Mapping[str, Raw]) -> int:
        """Change columns of the row with this key; return how many rows that were."""
        return self.run(f"UPDATE {table} SET {settings(values)} WHERE {key} = ?", (*values.values(), row_id))

    def rows(self, statement: str, values: Sequence[Raw] = ()) -> list[Line]:
        """Return every row of a query."""
        found: list[Line] = self.raw.execute(statement, values).fetchall()
        return found

    def first(self, statement: str, values: Sequence[Raw] = ()) -> Line | None:
        """Return the first row of a query, or ``None``."""
        found: Line | None = self.raw.execute(statement, values).fetchone()
        return found

    def value(self, statement: str, values: Sequence[Raw] = ()) -> Any:
        """Return the first value of the first row, ``None`` where there is no row."""
        found = self.first(statement, values)
        return None if found is None else found[0]

    def named(self, statement: str, values: Sequence[Raw] = ()) -> list[dict[str, Any]]:
        """Return every row of a query by the names of its columns."""
        cursor = self.raw.execute(statement, values)
        names = [part[0] for part in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def close(self) -> None:
        """Let the file go."""
        self.raw.close()

    def _roll_back(self) -> None:
        if self.raw.in_transaction:  # SQLite ends some of them by itself, such as on a full disk
            self.raw.execute("ROLLBACK")


def marks(values: Iterable[object]) -> str:
    """Return a place for each value."""
    return ", ".join("?" for _ in values)


def settings(names: Iterable[str]) -> str:
    """Return what sets each column to a bound value."""
    return ", ".join(f"{name} = ?" for name in names)


def where(names: Iterable[str], table: str) -> str:
    """Return the condition that each column equals a bound value, an unknown one too; empty without names."""
    told = " AND ".join(f"{table}.{name} IS ?" for name in names)
    return f" WHERE {told}" if told else ""


def insertion(table: str, names: Mapping[str, Raw] | Sequence[str]) -> str:
    """Return the statement that puts a row with these columns into a table."""
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks(names)})"
