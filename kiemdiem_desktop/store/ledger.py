"""The journal of an open book, with what only the session knows: votes, and the write that the next one may join."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.store import journal, lock
from kiemdiem_desktop.store.journal import Operation
from kiemdiem_desktop.store.repositories.table import ChangeLog
from kiemdiem_desktop.store.rows import SECRET, Change, collapse
from kiemdiem_desktop.store.sql import Connection

Step = Literal["undo", "redo"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An operation as it stands in the journal, with its changes in full."""

    operation: Operation
    changes: tuple[Change, ...]
    merge_key: str | None = None


class Ledger:
    """Enters what a unit of work changed, and steps back and forth through it.

    ``enter`` and ``step`` write inside the caller's transaction; only when that is on the disk does the caller let the
    ledger ``keep`` the entry, or ``part`` what came before from what follows.
    """

    def __init__(self, organisation: str, clock: Clock) -> None:
        self._organisation = organisation
        self._clock = clock
        self._votes: dict[int, tuple[Change, ...]] = {}
        self._last: Entry | None = None

    def enter(
        self, connection: Connection, label: str, log: ChangeLog, merge_key: str | None, *, barrier: bool
    ) -> Entry | None:
        """Write the journal of a unit; ``None`` when there is nothing to tell."""
        if not log.changes and not barrier:
            return None
        gone = log.forgotten
        changes = tuple(each for each in collapse(log.changes) if not gone or not gone & each.mentioned)
        if barrier or merge_key is None:
            return self._enter_new(connection, label, changes, None, barrier=barrier)
        if self._last is None or self._last.merge_key != merge_key:
            return self._enter_new(connection, label, changes, merge_key)
        joined = Entry(self._last.operation, tuple(collapse([*self._last.changes, *changes])), merge_key)
        journal.write_changes(connection, self._organisation, joined.operation.id, joined.changes)
        return joined

    def keep(self, entry: Entry) -> None:
        """Remember an entry whose transaction has ended well."""
        self._last = entry if entry.merge_key is not None else None
        if entry.operation.barrier:
            self._votes.clear()
        elif any(change.table in SECRET for change in entry.changes):
            self._votes[entry.operation.id] = entry.changes

    def part(self) -> None:
        """Let no following write join an earlier one."""
        self._last = None

    def step(self, connection: Connection, kind: Step) -> Entry:
        """Undo or redo one operation and enter that too; refuses as ``next`` does."""
        found = self.next(connection, kind)
        if kind == "undo":
            journal.replay_back(connection, found.changes)
        else:
            journal.replay_forward(connection, found.changes)
        journal.set_state(connection, found.operation.id, "undone" if kind == "undo" else "done")
        return Entry(self._note(connection, found.operation.label, kind, target=found.operation.id), found.changes)

    def next(self, connection: Connection, kind: Step) -> Entry:
        """Find what undo or redo would replay; refuses with ``undo_nothing``, ``redo_nothing`` and ``undo_barrier``.

        Refuses besides as ``journal.changes_of`` does.
        """
        undoing = kind == "undo"
        operation = journal.newest_done(connection) if undoing else journal.oldest_undone(connection)
        if operation is None:
            raise KnownError("undo_nothing" if undoing else "redo_nothing")
        if operation.barrier:
            raise KnownError("undo_barrier", label=operation.label)
        remembered = self._votes.get(operation.id)
        return Entry(operation, remembered or tuple(journal.changes_of(connection, operation)))

    def possible(self, connection: Connection, kind: Step) -> str | None:
        """Return the label of what undo or redo would replay, or ``None`` while it would refuse."""
        try:
            return self.next(connection, kind).operation.label
        except KnownError:
            return None

    def _enter_new(
        self,
        connection: Connection,
        label: str,
        changes: tuple[Change, ...],
        merge_key: str | None,
        *,
        barrier: bool = False,
    ) -> Entry:
        journal.drop_undone(connection)
        operation = self._note(connection, label, "write", barrier=barrier)
        journal.write_changes(connection, self._organisation, operation.id, changes)
        return Entry(operation, changes, merge_key)

    def _note(
        self, connection: Connection, label: str, kind: str, *, barrier: bool = False, target: int | None = None
    ) -> Operation:
        at = self._clock.now().isoformat(timespec="seconds")
        operation = Operation(label=label, at=at, who=lock.user_name(), kind=kind, barrier=barrier, target_id=target)
        return journal.note(connection, self._organisation, operation)


def outcome_of(operation_id: int, label: str, changes: Iterable[Change]) -> Outcome:
    """Say what an operation has changed."""
    touched: dict[str, set[UUID]] = {}
    for change in changes:
        ids = touched.setdefault(change.table, set())
        if change.record_id is not None:
            ids.add(change.record_id)
    return Outcome(
        operation_id=operation_id, label=label, touched={name: frozenset(ids) for name, ids in touched.items()}
    )
