"""How one domain value becomes a row and comes back, by the names of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from kiemdiem_desktop.store.rows import KEYS, SCHEMA
from kiemdiem_desktop.store.tables import Base
from kiemdiem_desktop.store.types import BLOB, Pass, Raw


class Value(Protocol):
    """A frozen dataclass of the domain."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


V = TypeVar("V", bound=Value)
CONTENT, DIGEST = "content", "content_digest"
NOTHING = hashlib.sha256(b"").hexdigest()
"""The digest of an empty content."""


class Shape(Generic[V]):
    """The way between ``V`` and the rows of its table. ``derived`` fills columns that the value does not have.

    A field ``content`` whose table has ``content_digest`` instead lies in the table ``blob``.
    """

    def __init__(
        self, value: type[V], model: type[Base], derived: Callable[[V], Mapping[str, Raw]] | None = None
    ) -> None:
        self.value = value
        self.name = model.__tablename__
        self.key = KEYS[self.name]
        self.fields = tuple(part.name for part in fields(value))
        self.versioned = "version" in self.fields
        columns = SCHEMA[self.name].columns
        self.has_blob = DIGEST in columns
        self.has_position = "position" in columns
        self._derived = derived
        kinds = {name: columns[name].kind for name in self.fields if name in columns}
        self._write: dict[str, Pass] = {name: kind.write for name, kind in kinds.items()}
        self._read = tuple((name, kinds.get(name, BLOB).read) for name in self.fields)
        self.selection = self._selection()
        self.order = f"{self.name}.{self.key}"
        if self.has_position:
            self.order = f"{self.name}.position IS NULL, {self.name}.position, {self.order}"

    def _selection(self) -> str:
        """Select the columns of the fields, in their order."""
        parts = (f"blob.{name}" if self.has_blob and name == CONTENT else f"{self.name}.{name}" for name in self.fields)
        content = f" JOIN blob ON {self.name}.{DIGEST} = blob.digest" if self.has_blob else ""
        return f"SELECT {', '.join(parts)} FROM {self.name}{content}"

    def decode(self, row: Sequence[Raw]) -> V:
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
