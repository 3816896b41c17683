"""Appeals (khiếu nại, kiến nghị) about a result: who received them, the answer, and the decision that was reopened."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """One appeal about a subject's result.

    ``decision_id`` is the decision that it is about, ``new_decision_id`` the one that replaced it. Without a new level
    the answer keeps ``old_level``.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID
    received_on: date
    received_by: str
    text: str
    old_level: Level | None = None
    decision_id: UUID | None = None
    answer: str = ""
    answered_on: date | None = None
    new_level: Level | None = None
    new_decision_id: UUID | None = None
    version: int = 0

    @property
    def answered(self) -> bool:
        """Say whether it was answered."""
        return self.answered_on is not None
