"""How one domain value becomes a row and comes back, by the names of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.dialects import sqlite

from kiemdiem_desktop.store.rows import KEYS, RAW, SCHEMA
from kiemdiem_desktop.store.tables import Base
from kiemdiem_desktop.store.types import Raw


class Value(Protocol):
    """A frozen dataclass of the domain."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


V = TypeVar("V", bound=Value)
Pass = Callable[[Any], Any]
_DIALECT = sqlite.dialect()
CONTENT, DIGEST = "content", "content_digest"


def _same(value: Any) -> Any:
    return value


class Shape(Generic[V]):
    """The way between ``V`` and the rows of its table. ``derived`` fills columns that the value does not have.

    A field ``content`` whose table has ``content_digest`` instead lies in the table ``blob``.
    """

    def __init__(
        self, value: type[V], model: type[Base], derived: Callable[[V], Mapping[str, Raw]] | None = None
    ) -> None:
        self.value = value
        self.name = model.__tablename__
        self.raw = RAW[self.name]
        self.key = KEYS[self.name]
        self.fields = tuple(part.name for part in fields(value))
        self.versioned = "version" in self.fields
        columns = SCHEMA[self.name].columns
        self.has_blob = DIGEST in columns
        self.has_position = "position" in columns
        self._derived = derived
        types = {name: columns[name].type for name in self.fields if name in columns}
        self._write: dict[str, Pass] = {n: kind.bind_processor(_DIALECT) or _same for n, kind in types.items()}
        reading = {n: kind.result_processor(_DIALECT, None) or _same for n, kind in types.items()}
        self._read = tuple((name, reading.get(name, _same)) for name in self.fields)

    def select(self) -> Select[Any]:
        """Select the columns of the fields, in their order."""
        if not self.has_blob:
            return select(*(self.raw.c[name] for name in self.fields))
        blob = RAW["blob"]
        parts = (blob.c.content if name == CONTENT else self.raw.c[name] for name in self.fields)
        return select(*parts).join_from(self.raw, blob, self.raw.c.content_digest == blob.c.digest)

    def decode(self, row: Any) -> V:
        """Make the value of a selected row."""
        pairs = zip(self._read, row, strict=True)
        return self.value(**{name: read(plain) for (name, read), plain in pairs})

    def encode(self, value: V, organisation: str) -> dict[str, Raw]:
        """Make the row of a value."""
        row: dict[str, Raw] = {name: write(getattr(value, name)) for name, write in self._write.items()}
        row["organisation_id"] = organisation
        if self.has_blob:
            row[DIGEST] = hashlib.sha256(getattr(value, CONTENT)).hexdigest()
        if self._derived is not None:
            row.update(self._derived(value))
        return row

    def plain(self, field: str, value: object) -> Raw:
        """Write one value as the column of ``field`` holds it."""
        written: Raw = self._write[field](value)
        return written
