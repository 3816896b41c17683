"""Gợi ý kiểm điểm: what the upper committee asks a collective or a member to explain, and the explanation."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question of a prompting paper with the subject's own explanation (*giải trình*)."""

    id: UUID
    period_id: UUID
    subject_id: UUID
    text: str
    issuer: str = ""
    paper_number: str = ""
    issued_on: date | None = None
    due: date | None = None
    explanation: str = ""
    explained_on: date | None = None
    attachment_id: UUID | None = None
    position: int = 0
    version: int = 0

    @property
    def explained(self) -> bool:
        """Say whether it was answered."""
        return bool(self.explanation.strip())
