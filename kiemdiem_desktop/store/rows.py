"""Rows as SQLite itself holds them: what the repositories write and the journal keeps.

Each table's key and its structural columns (those in a foreign key or a uniqueness) are read from the models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store.models import TABLES
from kiemdiem_desktop.store.tables import Table
from kiemdiem_desktop.store.types import Raw

Row = Mapping[str, Raw]

SCHEMA: dict[str, Table] = dict(TABLES)
KEYS: dict[str, str] = {name: table.primary_key[0] for name, table in SCHEMA.items()}
SECRET = frozenset({"ballot", "tally"})
"""Tables whose numbers and order the journal must not tell."""
UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {name: table.unique for name, table in SCHEMA.items()}
"""The sets of columns that name a row; the key is one of them."""
STRUCTURAL: dict[str, frozenset[str]] = {
    name: frozenset(part for rule in table.unique for part in rule).union(link.column for link in table.links)
    for name, table in SCHEMA.items()
}
SUBJECT_TABLES: tuple[str, ...] = tuple(name for name, table in SCHEMA.items() if "subject_id" in table.columns)


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
    def mentioned(self) -> frozenset[str]:
        """The row's own key and every text that stood or stands in it, so also the keys of others."""
        sides = ((self.before or {}).values(), (self.after or {}).values())
        return frozenset({self.row_id, *(value for side in sides for value in side if isinstance(value, str))})

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
