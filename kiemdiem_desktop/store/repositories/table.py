"""One table as a collection of values: reading, and writing that tells the journal."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Generic
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or
from sqlalchemy.exc import IntegrityError

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.store.repositories.shape import CONTENT, Shape, V
from kiemdiem_desktop.store.rows import RAW, SECRET, SUBJECT_TABLES, UNIQUE, Change
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
        row = self._connection.execute(self._where(self._shape.select(), equal).limit(1)).first()
        return None if row is None else self._shape.decode(row)

    def find(self, **equal: object) -> tuple[V, ...]:
        """Return the values whose fields equal these (``None`` means unknown)."""
        return self._many(self._where(self._shape.select(), equal))

    def all(self) -> tuple[V, ...]:
        """Return every value."""
        return self.find()

    def where_in(self, field: str, values: Collection[object], **equal: object) -> tuple[V, ...]:
        """Return the values whose ``field`` is one of these, in one query."""
        plain = [self._shape.plain(field, value) for value in values]
        return self._many(self._where(self._shape.select(), equal).where(self._shape.raw.c[field].in_(plain)))

    def matching(self, text: str) -> tuple[V, ...]:
        """Return the values whose folded text holds every word of ``text`` (members only)."""
        chosen = self._shape.select()
        for word in fold(text).split():
            chosen = chosen.where(self._shape.raw.c.search.contains(word, autoescape=True))
        return self._many(chosen)

    def count(self, **equal: object) -> int:
        """Count the values whose fields equal these."""
        counted = self._where(select(func.count()).select_from(self._shape.raw), equal)
        return int(self._connection.execute(counted).scalar_one())

    def exists(self, **equal: object) -> bool:
        """Say whether there is a value whose fields equal these."""
        return self._connection.execute(self._where(select(1).select_from(self._shape.raw), equal)).first() is not None

    def _where(self, chosen: Select[Any], equal: dict[str, object]) -> Select[Any]:
        return chosen.where(*(self._equals(field, value) for field, value in equal.items()))

    def _equals(self, field: str, value: object) -> ColumnElement[bool]:
        plain = self._shape.plain(field, value)
        part = self._shape.raw.c[field]
        return part.is_(None) if plain is None else part == plain

    def _many(self, chosen: Select[Any]) -> tuple[V, ...]:
        raw, shape = self._shape.raw, self._shape
        order = [raw.c.position.is_(None), raw.c.position] if shape.has_position else []
        return tuple(map(shape.decode, self._connection.execute(chosen.order_by(*order, raw.c[shape.key]))))


class Table(ReadTable[V]):
    """The values of one table inside a unit of work."""

    def __init__(self, shape: Shape[V], connection: Connection, log: ChangeLog) -> None:
        super().__init__(shape, connection)
        self._log = log

    def add(self, value: V) -> V:
        """Put in a new value and return it; refuses with ``record_exists`` when its identity is taken.

        A cell bears the organisation's id, and votes bear ids without a time; anything else is a mistake of the caller.
        """
        _check_id(self._shape.name, getattr(value, self._shape.key), self._log.organisation)
        row = self._encode(value)
        self._keep_blob(value, row)
        with self._refusing_twins(row, UNIQUE[self._shape.name]):
            self._connection.execute(insert(self._shape.raw).values(row))
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
            self._connection.execute(delete(self._shape.raw).where(self._shape.raw.c[self._shape.key] == row_id))
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
        this = self._shape.raw.c[self._shape.key] == row[self._shape.key]
        others = (rule for rule in UNIQUE[self._shape.name] if self._shape.key not in rule)
        with self._refusing_twins(row, others):
            self._connection.execute(update(self._shape.raw).where(this).values(after))
        before = {name: old[name] for name in changed}
        self._log.changes.append(Change(self._shape.name, str(row[self._shape.key]), before, after))
        return value

    def _next_version(self, old: dict[str, Raw]) -> int:
        """Use the book's revision, so that a version taken back by undo is never met again with other content.

        Votes count their own saves: the revision would tell when they were entered.
        """
        return int(old["version"] or 0) + 1 if self._shape.name in SECRET else self._log.revision

    def _encode(self, value: V) -> dict[str, Raw]:
        return self._shape.encode(value, self._log.organisation.hex)

    def _row(self, key: UUID | str) -> dict[str, Raw] | None:
        raw = self._shape.raw
        plain = self._shape.plain(self._shape.key, key)
        row = self._connection.execute(select(raw).where(raw.c[self._shape.key] == plain)).first()
        return None if row is None else dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for it

    def _keep_blob(self, value: V, row: dict[str, Raw]) -> None:
        if self._shape.has_blob:
            blob = {
                "digest": row["content_digest"],
                "content": getattr(value, CONTENT),
                "organisation_id": row["organisation_id"],
            }
            self._connection.execute(insert_or(RAW["blob"]).values(blob).on_conflict_do_nothing())

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
        raw = self._shape.raw
        twin = select(1).select_from(raw).where(*(raw.c[name] == row[name] for name in rule))
        return self._connection.execute(twin).first() is not None

    def _check_subject(self, row_id: str) -> None:
        if self._shape.name not in SUBJECTS:
            return
        for name in SUBJECT_TABLES:
            held = select(1).select_from(RAW[name]).where(RAW[name].c.subject_id == row_id).limit(1)
            if self._connection.execute(held).first() is not None:
                raise KnownError("record_in_use")


def _check_id(table: str, key: UUID | str, organisation: UUID) -> None:
    if table in SECRET and isinstance(key, UUID) and key.version != 4:
        raise ValueError(f"{table}: the id of votes must carry no time")
    if table == "cell" and key != organisation:
        raise ValueError("the cell's id is the organisation's")
