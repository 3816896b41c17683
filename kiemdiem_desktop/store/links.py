"""Which table of values points to which, read from the models."""

from __future__ import annotations

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.rows import SCHEMA, SUBJECT_TABLES

_PROPERTIES = {shape.name: name for name, shape in SHAPES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A field of a table that points to another one; what may be empty is a mention, anything else belongs to it."""

    table: str
    field: str
    may_be_empty: bool


def _links() -> dict[str, tuple[Link, ...]]:
    found: dict[str, list[Link]] = {}
    for name, table in _PROPERTIES.items():
        for link in SCHEMA[name].links:
            target = _PROPERTIES.get(link.table)
            if target is not None:
                may_be_empty = SCHEMA[name].columns[link.column].nullable
                found.setdefault(target, []).append(Link(table=table, field=link.column, may_be_empty=may_be_empty))
    return {target: tuple(links) for target, links in found.items()}


LINKS: dict[str, tuple[Link, ...]] = _links()
"""For each table, under its name in the unit of work, the links that lead to it."""

OWNED_BY_SUBJECT: tuple[str, ...] = tuple(_PROPERTIES[name] for name in SUBJECT_TABLES)
"""The tables whose rows are about a subject."""
