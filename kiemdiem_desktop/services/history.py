"""Undo, redo and the list of what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.environment import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One operation in plain words."""

    id: int
    label: str
    at: datetime
    undone: bool


class HistoryService:
    """What was done to the book, and the way back."""

    def __init__(self, context: Context) -> None:
        self._book = context.book

    def undo(self) -> Outcome:
        """Take the latest step back; refused at a barrier."""
        return self._book.undo()

    def redo(self) -> Outcome:
        """Do the latest undone step again."""
        return self._book.redo()

    def can_undo(self) -> str | None:
        """The label of the step that undo would take back."""
        return self._book.can_undo()

    def can_redo(self) -> str | None:
        """The label of the step that redo would do again."""
        return self._book.can_redo()

    def entries(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The latest operations, newest first."""
        return tuple(
            HistoryEntry(
                id=entry.id, label=entry.label, at=datetime.fromisoformat(entry.at), undone=entry.state == "undone"
            )
            for entry in self._book.history(limit)
        )
