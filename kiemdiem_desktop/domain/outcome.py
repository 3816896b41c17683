"""What a use case changed: the operation and the records that views must show anew."""

from __future__ import annotations

from dataclasses import field
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The result of a service call that wrote; no ``operation_id`` means that nothing had to change.

    ``touched`` maps a table's name to the ids of its changed rows; ``label`` is the operation in plain words.
    ``notice`` says what else it brought about, where the user would not expect it.
    """

    operation_id: int | None = None
    label: str = ""
    touched: dict[str, frozenset[UUID]] = field(default_factory=dict)
    notice: KnownError | None = None

    def touches(self, *tables: str) -> bool:
        """Say whether any of these tables changed."""
        return any(table in self.touched for table in tables)
