"""Notes through the year about a member or the collective: offered when a form is filled in, never inserted."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class NoteKind(StrEnum):
    """What a note tells."""

    MERIT = "merit"
    FAULT = "fault"
    TASK = "task"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note with its day and source; without a member it is about the collective."""

    id: UUID
    member_id: UUID | None
    kind: NoteKind
    day: date
    text: str
    source: str = ""
    version: int = 0
