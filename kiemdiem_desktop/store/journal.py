"""The journal is history and undo in one: each operation with its changed rows, in the transaction that changed them.

An operation is *done*, *undone*, or *dropped* (undone, and then something else was done). Undo replays the changes of
the newest done operation backwards, redo those of the oldest undone one forwards; both are operations of their own. The
rows of ballots and tallies are told only as "entered": their undo is for whoever still has them in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, delete, desc, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store.engine import defer_foreign_keys
from kiemdiem_desktop.store.rows import KEYS, RAW, SCHEMA, SECRET, Change, Row, dump, load

OPERATIONS = RAW["operation"]
CHANGES = RAW["operation_change"]
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
    return replace(operation, id=int(connection.execute(insert(OPERATIONS).values(row)).lastrowid))


def write_changes(connection: Connection, organisation: str, number: int, changes: Sequence[Change]) -> None:
    """Write the changes of an operation in place of those it had."""
    connection.execute(delete(CHANGES).where(CHANGES.c.operation_id == number))
    revision = connection.exec_driver_sql("PRAGMA user_version").scalar()
    told = _told(changes)
    if told:
        common = {"organisation_id": organisation, "operation_id": number, "schema_revision": revision}
        connection.execute(insert(CHANGES), [{**common, "place": place, **row} for place, row in enumerate(told)])


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
    rows = connection.execute(
        select(CHANGES).where(CHANGES.c.operation_id == operation.id).order_by(CHANGES.c.place)
    ).all()
    revision = connection.exec_driver_sql("PRAGMA user_version").scalar()
    if any(row.row_id is None for row in rows):
        raise KnownError("undo_ballot_gone", label=operation.label)
    if not rows or any(row.schema_revision != revision for row in rows):
        raise KnownError("undo_too_old", label=operation.label)
    return [Change(row.table_name, row.row_id, load(row.before), load(row.after)) for row in rows]


def newest_done(connection: Connection) -> Operation | None:
    """Return the operation that undo would take."""
    return _one(connection, "done", newest=True)


def oldest_undone(connection: Connection) -> Operation | None:
    """Return the operation that redo would take."""
    return _one(connection, "undone", newest=False)


def history(connection: Connection, limit: int) -> tuple[Operation, ...]:
    """Return the newest operations, newest first."""
    found = connection.execute(select(OPERATIONS).order_by(desc(OPERATIONS.c.id)).limit(limit))
    return tuple(_operation(row) for row in found)


def clock_notices(newest: Sequence[Operation], clock: Clock) -> Iterator[KnownError]:
    """Say when the computer's clock stands before the newest operation by more than a time zone's worth."""
    for operation in newest:
        last = datetime.fromisoformat(operation.at)
        if clock.now() < last - timedelta(days=1):
            yield KnownError("clock_set_back", now=f"{clock.now():%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def _one(connection: Connection, state: str, *, newest: bool) -> Operation | None:
    order = desc(OPERATIONS.c.id) if newest else OPERATIONS.c.id
    wanted = select(OPERATIONS).where(OPERATIONS.c.kind == "write", OPERATIONS.c.state == state)
    row = connection.execute(wanted.order_by(order).limit(1)).first()
    return None if row is None else _operation(row)


def _operation(row: Any) -> Operation:
    return Operation(
        id=row.id,
        label=row.label,
        at=row.at,
        who=row.who,
        kind=row.kind,
        state=row.state,
        barrier=bool(row.barrier),
        target_id=row.target_id,
    )


def set_state(connection: Connection, operation_id: int, state: str) -> None:
    """Mark an operation done or undone."""
    connection.execute(update(OPERATIONS).where(OPERATIONS.c.id == operation_id).values(state=state))


def drop_undone(connection: Connection) -> None:
    """Forget what could be redone, because something else is being done."""
    connection.execute(update(OPERATIONS).where(OPERATIONS.c.state == "undone").values(state="dropped"))


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
    raw, key = RAW[change.table], KEYS[change.table]
    this = raw.c[key] == change.row_id
    if want is None:
        done = connection.execute(delete(raw).where(this)).rowcount
    elif have is None:
        done = connection.execute(_upsert(change.table, want)).rowcount
    else:
        done = connection.execute(update(raw).where(this).values(dict(want))).rowcount
    if done != 1:
        raise RuntimeError(f"the journal and the table {change.table} do not agree")


def _upsert(name: str, row: Row) -> Any:
    statement = upsert(RAW[name]).values(dict(row))
    identity = [part.name for part in SCHEMA[name].primary_key.columns]
    return statement.on_conflict_do_update(index_elements=identity, set_=dict(row))


def forget(connection: Connection, row_ids: Sequence[str], label: str) -> None:
    """Erase every trace of these rows from the journal; the operations that touched them read ``label`` from now on."""
    theirs = CHANGES.c.row_id.in_(row_ids)
    touching = select(CHANGES.c.operation_id).where(theirs).distinct().scalar_subquery()
    told = or_(OPERATIONS.c.id.in_(touching), OPERATIONS.c.target_id.in_(touching))
    connection.execute(update(OPERATIONS).where(told).values(label=label))
    connection.execute(delete(CHANGES).where(theirs))


def tidy(connection: Connection) -> None:
    """Let go of the rows of old operations."""
    newest = select(OPERATIONS.c.id).order_by(desc(OPERATIONS.c.id)).offset(KEPT_OPERATIONS).limit(1).scalar_subquery()
    connection.execute(delete(CHANGES).where(CHANGES.c.operation_id <= newest))


def records_of(connection: Connection, operation_id: int) -> tuple[tuple[str, UUID | None], ...]:
    """Return the records that an operation touched, once each; votes, settings and packs without an id."""
    rows = connection.execute(
        select(CHANGES.c.table_name, CHANGES.c.row_id)
        .where(CHANGES.c.operation_id == operation_id)
        .order_by(CHANGES.c.place)
    ).all()
    told = (
        (str(name), UUID(hex=row_id) if row_id is not None and KEYS[name] == "id" else None) for name, row_id in rows
    )
    return tuple(dict.fromkeys(told))


def changes_of_record(connection: Connection, table: str, row_id: str) -> list[tuple[Operation, Change]]:
    """Return what happened to one record and still stands, newest first; votes have no such history."""
    if table in SECRET:
        return []
    rows = connection.execute(
        select(CHANGES.c.before, CHANGES.c.after, *OPERATIONS.c)
        .join_from(CHANGES, OPERATIONS, CHANGES.c.operation_id == OPERATIONS.c.id)
        .where(CHANGES.c.table_name == table, CHANGES.c.row_id == row_id, OPERATIONS.c.state == "done")
        .order_by(desc(OPERATIONS.c.id), desc(CHANGES.c.place))
    ).all()
    return [(_operation(row), Change(table, row_id, load(row.before), load(row.after))) for row in rows]
