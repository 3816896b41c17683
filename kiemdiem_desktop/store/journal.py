"""The journal is history and undo in one: each operation with its changed rows, in the transaction that changed them.

An operation is *done*, *undone*, or *dropped* (undone, and then something else was done). Undo replays the changes of
the newest done operation backwards, redo those of the oldest undone one forwards; both are operations of their own. The
rows of ballots and tallies are told only as "entered": their undo is for whoever still has them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store.engine import defer_foreign_keys
from kiemdiem_desktop.store.rows import KEYS, SCHEMA, SECRET, Change, Row, dump, load
from kiemdiem_desktop.store.sql import Connection, insertion, marks, settings

_COLUMNS = ("id", "label", "at", "who", "kind", "state", "barrier", "target_id")
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM operation"
KEPT_OPERATIONS = 2000
"""So many operations keep their rows; older ones stay in the history by their label and time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One line of the history. ``kind`` is write, undo or redo; ``state`` is done, undone or dropped.

    ``who`` is the name under which the user had signed in to the computer.
    """

    id: int = 0
    label: str
    at: str
    who: str = ""
    kind: str
    state: str = "done"
    barrier: bool = False
    target_id: int | None = None


def note(connection: Connection, organisation: str, operation: Operation) -> Operation:
    """Write an operation into the history and return it with its number (the number given is not used)."""
    row = {part.name: getattr(operation, part.name) for part in fields(operation) if part.name != "id"}
    row |= {"organisation_id": organisation, "barrier": int(operation.barrier)}
    return replace(operation, id=connection.add("operation", row))


def write_changes(connection: Connection, organisation: str, number: int, changes: Sequence[Change]) -> None:
    """Write the changes of an operation in place of those it had."""
    connection.run("DELETE FROM operation_change WHERE operation_id = ?", (number,))
    revision = connection.value("PRAGMA user_version")
    common = {"organisation_id": organisation, "operation_id": number, "schema_revision": revision}
    rows = [{**common, "place": place, **row} for place, row in enumerate(_told(changes))]
    if rows:
        connection.run_many(insertion("operation_change", rows[0]), (tuple(row.values()) for row in rows))


def _told(changes: Sequence[Change]) -> list[dict[str, Any]]:
    """Say the changes as the journal may: of votes only that the table changed, once."""
    secret = sorted({change.table for change in changes if change.table in SECRET})
    blank = [{"table_name": name, "row_id": None, "before": None, "after": None} for name in secret]
    return blank + [
        {
            "table_name": change.table,
            "row_id": change.row_id,
            "before": dump(change.before),
            "after": dump(change.after),
        }
        for change in changes
        if change.table not in SECRET
    ]


def changes_of(connection: Connection, operation: Operation) -> list[Change]:
    """Read the changes of an operation, oldest first.

    Refuses with ``undo_ballot_gone`` when it entered votes, and with ``undo_too_old`` when its rows were written by an
    earlier version of the program or were tidied away.
    """
    rows = connection.rows(
        "SELECT schema_revision, table_name, row_id, before, after FROM operation_change "
        "WHERE operation_id = ? ORDER BY place",
        (operation.id,),
    )
    revision = connection.value("PRAGMA user_version")
    if any(row_id is None for _, _, row_id, _, _ in rows):
        raise KnownError("undo_ballot_gone", label=operation.label)
    if not rows or any(written != revision for written, *_ in rows):
        raise KnownError("undo_too_old", label=operation.label)
    return [Change(name, row_id, load(before), load(after)) for _, name, row_id, before, after in rows]


def newest_done(connection: Connection) -> Operation | None:
    """Return the operation that undo would take."""
    return _one(connection, "done", newest=True)


def oldest_undone(connection: Connection) -> Operation | None:
    """Return the operation that redo would take."""
    return _one(connection, "undone", newest=False)


def history(connection: Connection, limit: int) -> tuple[Operation, ...]:
    """Return the newest operations, newest first."""
    return tuple(map(_operation, connection.rows(f"{_SELECT} ORDER BY id DESC LIMIT ?", (limit,))))


def clock_notices(newest: Sequence[Operation], clock: Clock) -> Iterator[KnownError]:
    """Say when the computer's clock stands before the newest operation by more than a time zone's worth."""
    for operation in newest:
        last = datetime.fromisoformat(operation.at)
        if clock.now() < last - timedelta(days=1):
            yield KnownError("clock_set_back", now=f"{clock.now():%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def _one(connection: Connection, state: str, *, newest: bool) -> Operation | None:
    order = "DESC" if newest else "ASC"
    row = connection.first(f"{_SELECT} WHERE kind = 'write' AND state = ? ORDER BY id {order} LIMIT 1", (state,))
    return None if row is None else _operation(row)


def _operation(row: Sequence[Any]) -> Operation:
    number, label, at, who, kind, state, barrier, target = row
    return Operation(
        id=number, label=label, at=at, who=who, kind=kind, state=state, barrier=bool(barrier), target_id=target
    )


def set_state(connection: Connection, operation_id: int, state: str) -> None:
    """Mark an operation done or undone."""
    connection.run("UPDATE operation SET state = ? WHERE id = ?", (state, operation_id))


def drop_undone(connection: Connection) -> None:
    """Forget what could be redone, because something else is being done."""
    connection.run("UPDATE operation SET state = 'dropped' WHERE state = 'undone'")


def replay_back(connection: Connection, changes: Sequence[Change]) -> None:
    """Take changes back, newest first."""
    defer_foreign_keys(connection)
    for change in reversed(changes):
        _set_row(connection, change, have=change.after, want=change.before)


def replay_forward(connection: Connection, changes: Sequence[Change]) -> None:
    """Make changes again, oldest first."""
    defer_foreign_keys(connection)
    for change in changes:
        _set_row(connection, change, have=change.before, want=change.after)


def _set_row(connection: Connection, change: Change, *, have: Row | None, want: Row | None) -> None:
    name, key = change.table, KEYS[change.table]
    if want is None:
        done = connection.run(f"DELETE FROM {name} WHERE {key} = ?", (change.row_id,))
    elif have is None:
        done = connection.run(_upsert(name, want), (*want.values(), *want.values()))
    else:
        done = connection.change(name, key, change.row_id, want)
    if done != 1:
        raise RuntimeError(f"the journal and the table {change.table} do not agree")


def _upsert(name: str, row: Row) -> str:
    identity = ", ".join(SCHEMA[name].primary_key)
    return f"{insertion(name, row)} ON CONFLICT ({identity}) DO UPDATE SET {settings(row)}"


def forget(connection: Connection, row_ids: Sequence[str], label: str) -> None:
    """Erase every trace of these rows from the journal; the operations that touched them read ``label`` from now on."""
    theirs = f"row_id IN ({marks(row_ids)})"
    touching = f"SELECT operation_id FROM operation_change WHERE {theirs}"
    told = f"id IN ({touching}) OR target_id IN ({touching})"
    connection.run(f"UPDATE operation SET label = ? WHERE {told}", (label, *row_ids, *row_ids))
    connection.run(f"DELETE FROM operation_change WHERE {theirs}", row_ids)


def tidy(connection: Connection) -> None:
    """Let go of the rows of old operations."""
    newest = "SELECT id FROM operation ORDER BY id DESC LIMIT 1 OFFSET ?"
    connection.run(f"DELETE FROM operation_change WHERE operation_id <= ({newest})", (KEPT_OPERATIONS,))


def records_of(connection: Connection, operation_id: int) -> tuple[tuple[str, UUID | None], ...]:
    """Return the records that an operation touched, once each; votes, settings and packs without an id."""
    rows = connection.rows(
        "SELECT table_name, row_id FROM operation_change WHERE operation_id = ? ORDER BY place", (operation_id,)
    )
    told = (
        (str(name), UUID(hex=row_id) if row_id is not None and KEYS[name] == "id" else None) for name, row_id in rows
    )
    return tuple(dict.fromkeys(told))


def changes_of_record(connection: Connection, table: str, row_id: str) -> list[tuple[Operation, Change]]:
    """Return what happened to one record and still stands, newest first; votes have no such history."""
    if table in SECRET:
        return []
    told = ", ".join(f"operation.{name}" for name in _COLUMNS)
    rows = connection.rows(
        f"SELECT before, after, {told} FROM operation_change JOIN operation ON operation_id = operation.id "
        "WHERE table_name = ? AND row_id = ? AND state = 'done' ORDER BY operation.id DESC, place DESC",
        (table, row_id),
    )
    return [(_operation(row), Change(table, row_id, load(before), load(after))) for before, after, *row in rows]
