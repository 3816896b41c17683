"""What the deciding authority sent back: a paper with a number, a date and the levels it decided."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision received for a period; the decided levels point to its number."""

    id: UUID
    period_id: UUID
    number: str
    issued_on: date | None
    authority: str
    subject_matter: str = ""
    version: int = 0
