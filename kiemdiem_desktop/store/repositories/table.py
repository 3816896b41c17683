"""One table as a collection of values: reading, and writing that tells the journal."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Generic
from uuid import UUID

from sqlcipher3.dbapi2 import IntegrityError

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.store.repositories.shape import CONTENT, DIGEST, NOTHING, Shape, V
from kiemdiem_desktop.store.rows import SECRET, SUBJECT_TABLES, UNIQUE, Change
from kiemdiem_desktop.store.sql import Connection, insertion, marks, where
from kiemdiem_desktop.store.types import Raw

SUBJECTS = frozenset({"participant", "collective"})


@dataclasses.dataclass(slots=True)
class ChangeLog:
    """What a unit of work has changed so far, and the number that its rows' versions become."""

    organisation: UUID
    revision: int
    changes: list[Change] = dataclasses.field(default_factory=list)
    forgotten: set[str] = dataclasses.field(default_factory=set)
    """Row ids that the history must not know, not even from this unit."""


class ReadTable(Generic[V]):
    """The values of one table. Lists are ordered by position where there is one, then by id (the order of making)."""

    def __init__(self, shape: Shape[V], connection: Connection) -> None:
        self._shape = shape
        self._connection = connection

    def get(self, key: UUID | str) -> V:
        """Return the value with this key; refuses with ``record_gone`` when there is none."""
        found = self.peek(key)
        if found is None:
            raise KnownError("record_gone")
        return found

    def peek(self, key: UUID | str) -> V | None:
        """Return the value with this key, or ``None``."""
        return self.one(**{self._shape.key: key})

    def one(self, **equal: object) -> V | None:
        """Return the first value whose fields equal these, or ``None``."""
        row = self._connection.first(f"{self._shape.selection}{self._where(equal)} LIMIT 1", self._plain(equal))
        return None if row is None else self._shape.decode(row)

    def find(self, **equal: object) -> tuple[V, ...]:
        """Return the values whose fields equal these (``None`` means unknown)."""
        return self._many(self._where(equal), self._plain(equal))

    def all(self) -> tuple[V, ...]:
        """Return every value."""
        return self.find()

    def where_in(self, field: str, values: Collection[object], **equal: object) -> tuple[V, ...]:
        """Return the values whose ``field`` is one of these, in one query."""
        plain = [self._shape.plain(field, value) for value in values]
        condition = f"{self._where(equal) or ' WHERE TRUE'} AND {self._shape.name}.{field} IN ({marks(plain)})"
        return self._many(condition, (*self._plain(equal), *plain))

    def matching(self, text: str) -> tuple[V, ...]:
        """Return the values whose folded text holds every word of ``text`` (members only)."""
        words = fold(text).split()
        return self._many("".join([" WHERE TRUE", *(" AND instr(search, ?) > 0" for _ in words)]), words)

    def count(self, **equal: object) -> int:
        """Count the values whose fields equal these."""
        counted = f"SELECT count(*) FROM {self._shape.name}{self._where(equal)}"
        return int(self._connection.value(counted, self._plain(equal)))

    def exists(self, **equal: object) -> bool:
        """Say whether there is a value whose fields equal these."""
        wanted = f"SELECT 1 FROM {self._shape.name}{self._where(equal)} LIMIT 1"
        return self._connection.first(wanted, self._plain(equal)) is not None

    def dropped(self) -> dict[str, str]:
        """The digests of contents that were dropped, by the id of the value that held each."""
        shape = self._shape
        if not shape.has_blob:
            return {}
        joined = f"FROM {shape.name} JOIN blob ON blob.digest = {shape.name}.{DIGEST}"
        rows = self._connection.rows(f"SELECT {shape.name}.{shape.key}, blob.digest {joined} WHERE blob.content = x''")
        return {str(UUID(hex=str(key))): str(digest) for key, digest in rows if digest != NOTHING}

    def _where(self, equal: Iterable[str]) -> str:
        return where(equal, self._shape.name)

    def _plain(self, equal: Mapping[str, object]) -> list[Raw]:
        return [self._shape.plain(field, value) for field, value in equal.items()]

    def _many(self, condition: str, values: Sequence[Raw]) -> tuple[V, ...]:
        shape = self._shape
        rows = self._connection.rows(f"{shape.selection}{condition} ORDER BY {shape.order}", values)
        return tuple(map(shape.decode, rows))


class Table(ReadTable[V]):
    """The values of one table inside a unit of work."""

    def __init__(self, shape: Shape[V], connection: Connection, log: ChangeLog) -> None:
        super().__init__(shape, connection)
        self._log = log

    def add(self, value: V, *, dropped: str = "") -> V:
        """Put in a new value and return it; refuses with ``record_exists`` when its identity is taken.

        ``dropped`` is the digest of a content that was dropped before: it stands in place of that of the empty one.
        A cell bears the organisation's id, and votes bear ids without a time; anything else is a mistake of the caller.
        """
        _check_id(self._shape.name, getattr(value, self._shape.key), self._log.organisation)
        row = self._encode(value)
        if dropped:
            if not self._shape.has_blob or getattr(value, CONTENT):
                raise ValueError(f"{self._shape.name}: no content was dropped")
            row[DIGEST] = dropped
        self._keep_blob(value, row)
        with self._refusing_twins(row, UNIQUE[self._shape.name]):
            self._connection.add(self._shape.name, row)
        self._log.changes.append(Change(self._shape.name, str(row[self._shape.key]), None, row))
        return value

    def add_all(self, values: Collection[V]) -> None:
        """Put in new values."""
        for value in values:
            self.add(value)

    def update(self, value: V) -> V:
        """Save a changed value and return it with its new version; an unchanged one is returned as it lies there.

        Refuses with ``record_changed`` when the value was read before another save, and with ``record_gone``.
        """
        old = self._row(getattr(value, self._shape.key))
        if old is None:
            raise KnownError("record_gone")
        if self._shape.versioned and old["version"] != getattr(value, "version"):  # noqa: B009 - not every V has one
            raise KnownError("record_changed")
        return self._save(value, old)

    def put(self, value: V) -> V:
        """Put in a new value, or save it over whatever lies under its key."""
        old = self._row(getattr(value, self._shape.key))
        if old is None:
            return self.add(value)
        return self._save(dataclasses.replace(value, version=old["version"]) if self._shape.versioned else value, old)

    def remove(self, key: UUID | str) -> None:
        """Take a value out; refuses with ``record_gone``, and with ``record_in_use`` while others point to it."""
        old = self._row(key)
        if old is None:
            raise KnownError("record_gone")
        row_id = str(old[self._shape.key])
        self._check_subject(row_id)
        try:
            self._connection.run(f"DELETE FROM {self._shape.name} WHERE {self._shape.key} = ?", (row_id,))
        except IntegrityError as error:  # a removal breaks no rule but a link to the row
            raise KnownError("record_in_use") from error
        self._log.changes.append(Change(self._shape.name, row_id, old, None))

    def remove_where(self, **equal: object) -> int:
        """Take out every value whose fields equal these; return how many they were."""
        found = self.find(**equal)
        for value in found:
            self.remove(getattr(value, self._shape.key))
        return len(found)

    def _save(self, value: V, old: dict[str, Raw]) -> V:
        row = self._encode(value)
        changed = [name for name, plain in row.items() if old[name] != plain]
        if not changed:
            return value
        self._keep_blob(value, row)
        if self._shape.versioned:
            value = dataclasses.replace(value, version=self._next_version(old))
            row["version"] = getattr(value, "version")  # noqa: B009 - as above
            changed += ["version"] if row["version"] != old["version"] else []
        after = {name: row[name] for name in changed}
        row_id = str(row[self._shape.key])
        others = (rule for rule in UNIQUE[self._shape.name] if self._shape.key not in rule)
        with self._refusing_twins(row, others):
            self._connection.change(self._shape.name, self._shape.key, row_id, after)
        before = {name: old[name] for name in changed}
        self._log.changes.append(Change(self._shape.name, row_id, before, after))
        return value

    def _next_version(self, old: dict[str, Raw]) -> int:
        """Use the book's revision, so that a version taken back by undo is never met again with other content.

        Votes count their own saves: the revision would tell when they were entered.
        """
        return int(old["version"] or 0) + 1 if self._shape.name in SECRET else self._log.revision

    def _encode(self, value: V) -> dict[str, Raw]:
        return self._shape.encode(value, self._log.organisation.hex)

    def _row(self, key: UUID | str) -> dict[str, Raw] | None:
        plain = self._shape.plain(self._shape.key, key)
        wanted = f"SELECT * FROM {self._shape.name} WHERE {self._shape.key} = ?"
        return next(iter(self._connection.named(wanted, (plain,))), None)

    def _keep_blob(self, value: V, row: dict[str, Raw]) -> None:
        if self._shape.has_blob:
            blob = {
                "digest": row[DIGEST],
                "content": getattr(value, CONTENT),
                "organisation_id": row["organisation_id"],
            }
            self._connection.run(f"{insertion('blob', blob)} ON CONFLICT DO NOTHING", tuple(blob.values()))

    @contextlib.contextmanager
    def _refusing_twins(self, row: dict[str, Raw], rules: Iterable[tuple[str, ...]]) -> Iterator[None]:
        """Refuse with ``record_exists`` when a row with the same name is in the way; any other breach is a bug."""
        try:
            yield
        except IntegrityError as error:
            if any(self._has(rule, row) for rule in rules):
                raise KnownError("record_exists") from error
            raise

    def _has(self, rule: tuple[str, ...], row: dict[str, Raw]) -> bool:
        twin = f"SELECT 1 FROM {self._shape.name}{self._where(rule)}"
        return self._connection.first(twin, [row[name] for name in rule]) is not None

    def _check_subject(self, row_id: str) -> None:
        if self._shape.name not in SUBJECTS:
            return
        for name in SUBJECT_TABLES:
            if self._connection.first(f"SELECT 1 FROM {name} WHERE subject_id = ? LIMIT 1", (row_id,)) is not None:
                raise KnownError("record_in_use")


def _check_id(table: str, key: UUID | str, organisation: UUID) -> None:
    if table in SECRET and isinstance(key, UUID) and key.version != 4:
        raise ValueError(f"{table}: the id of votes must carry no time")
    if table == "cell" and key != organisation:
        raise ValueError("the cell's id is the organisation's")
