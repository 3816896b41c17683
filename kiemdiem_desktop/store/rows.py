"""Rows as SQLite itself holds them: what the repositories write and the journal keeps.

The raw tables carry no types, so values pass unchanged; each table's key and its structural columns (those in a foreign
key or a uniqueness) are read from the models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import PrimaryKeyConstraint, TableClause, UniqueConstraint, column, table
from sqlalchemy.schema import Table as SchemaTable

from kiemdiem_desktop.store.models import METADATA
from kiemdiem_desktop.store.types import Raw

Row = Mapping[str, Raw]

SCHEMA: dict[str, SchemaTable] = dict(METADATA.tables)
RAW: dict[str, TableClause] = {
    name: table(name, *(column(part.name) for part in schema.columns)) for name, schema in SCHEMA.items()
}
KEYS: dict[str, str] = {name: next(iter(schema.primary_key.columns)).name for name, schema in SCHEMA.items()}
SECRET = frozenset({"ballot", "tally"})
"""Tables whose numbers and order the journal must not tell."""


def _unique(schema: SchemaTable) -> tuple[tuple[str, ...], ...]:
    rules = (rule for rule in schema.constraints if isinstance(rule, UniqueConstraint | PrimaryKeyConstraint))
    return tuple(tuple(part.name for part in rule.columns) for rule in rules)


def _structural(schema: SchemaTable) -> frozenset[str]:
    linked = (part.name for part in schema.columns if part.foreign_keys)
    return frozenset(name for rule in _unique(schema) for name in rule).union(linked)


UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {name: _unique(schema) for name, schema in SCHEMA.items()}
"""The sets of columns that name a row; the key is one of them."""
STRUCTURAL: dict[str, frozenset[str]] = {name: _structural(schema) for name, schema in SCHEMA.items()}
SUBJECT_TABLES: tuple[str, ...] = tuple(name for name, schema in SCHEMA.items() if "subject_id" in schema.columns)


@dataclass(frozen=True, slots=True)
class Change:
    """One changed row: added (no before), removed (no after), or the columns that differ."""

    table: str
    row_id: str
    before: Row | None
    after: Row | None

    @property
    def is_update(self) -> bool:
        """The row was there before and is there after."""
        return self.before is not None and self.after is not None

    @property
    def record_id(self) -> UUID | None:
        """The record's id; settings and pinned packs have none."""
        return UUID(hex=self.row_id) if KEYS[self.table] == "id" else None


def dump(row: Row | None) -> str | None:
    """Write a row as JSON."""
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, separators=(",", ":"))


def load(text: str | None) -> dict[str, Raw] | None:
    """Read a row that ``dump`` wrote."""
    return None if text is None else {str(name): value for name, value in json.loads(text).items()}


def collapse(changes: list[Change]) -> list[Change]:
    """Join each update with the row's latest change, from the first ``before`` to the last ``after``.

    Only updates of plain columns are joined: replaying foreign keys or unique values out of their order could meet a
    state that never was and be refused.
    """
    kept: list[Change] = []
    latest: dict[tuple[str, str], int] = {}
    for change in changes:
        place = latest.get((change.table, change.row_id))
        if place is not None and _joins(kept[place], change):
            kept[place] = _joined(kept[place], change)
            continue
        latest[change.table, change.row_id] = len(kept)
        kept.append(change)
    return kept


def _joins(earlier: Change, later: Change) -> bool:
    return later.is_update and earlier.after is not None and not STRUCTURAL[later.table] & set(later.after or ())


def _joined(earlier: Change, later: Change) -> Change:
    before = None if earlier.before is None else {**(later.before or {}), **earlier.before}
    return Change(later.table, later.row_id, before, {**(earlier.after or {}), **(later.after or {})})
