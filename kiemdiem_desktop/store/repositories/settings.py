"""The settings that travel with the book, as JSON values under their keys."""

from __future__ import annotations

import json
from typing import Any

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store.models import BookSettingRow
from kiemdiem_desktop.store.repositories.shape import Shape
from kiemdiem_desktop.store.repositories.table import ReadTable, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting; ``value`` is JSON text."""

    key: str
    value: str


SHAPE = Shape(Setting, BookSettingRow)


class ReadSettings:
    """The settings of a book."""

    def __init__(self, table: ReadTable[Setting]) -> None:
        self._rows = table

    def get(self, key: str, default: Any = None) -> Any:
        """Return a setting's value, or ``default`` while it was never set."""
        found = self._rows.peek(key)
        return default if found is None else json.loads(found.value)

    def all(self) -> dict[str, Any]:
        """Return every setting under its key."""
        return {setting.key: json.loads(setting.value) for setting in self._rows.all()}


class Settings(ReadSettings):
    """The settings inside a unit of work."""

    def __init__(self, table: Table[Setting]) -> None:
        super().__init__(table)
        self._table = table

    def set(self, key: str, value: Any) -> None:
        """Set a value that JSON can say."""
        self._table.put(Setting(key=key, value=json.dumps(value, ensure_ascii=False, sort_keys=True)))

    def remove(self, key: str) -> None:
        """Take a setting out; one that is not there stays so."""
        if self._table.exists(key=key):
            self._table.remove(key)
