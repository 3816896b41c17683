"""What one record was at earlier moments, rebuilt from the journal backwards from what it is now."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store import journal
from kiemdiem_desktop.store.journal import Operation
from kiemdiem_desktop.store.repositories.shape import DIGEST
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.rows import Row
from kiemdiem_desktop.store.sql import Connection

_BY_TABLE = {shape.name: shape for shape in SHAPES.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordStep:
    """One operation as it touched one record: the record before and after it, ``None`` where there was none."""

    operation: Operation
    before: Any
    after: Any


def states(connection: Connection, table: str, record_id: UUID) -> tuple[RecordStep, ...]:
    """Return the steps of one record that can still be told, newest first."""
    row: Row | None = next(iter(connection.named(f"SELECT * FROM {table} WHERE id = ?", (record_id.hex,))), None)
    told: list[RecordStep] = []
    for operation, change in journal.changes_of_record(connection, table, record_id.hex):
        after = row
        row = _back(row, change.before)
        if _torn(after, change.after):
            break
        told.append(
            RecordStep(
                operation=operation, before=_value(connection, table, row), after=_value(connection, table, after)
            )
        )
    return tuple(told)


def _back(row: Row | None, before: Row | None) -> Row | None:
    """Take one change back: a removal gives the whole row, a change its columns."""
    return before if before is None or row is None else {**row, **before}


def _torn(row: Row | None, after: Row | None) -> bool:
    """Say whether the journal tells something else than the record shows: there its thread ends."""
    if row is None or after is None:
        return (row is None) != (after is None)
    return any(name in row and row[name] != value for name, value in after.items())


def _value(connection: Connection, table: str, row: Row | None) -> Any:
    if row is None:
        return None
    shape = _BY_TABLE[table]
    plain = dict(row)
    if shape.has_blob:
        content = connection.value("SELECT content FROM blob WHERE digest = ?", (plain.get(DIGEST),))
        plain["content"] = content if content is not None else b""
    return shape.decode([plain.get(name) for name in shape.fields])
