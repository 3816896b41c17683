"""A subject's review: the form's payload, a handwritten paper received, opinions of the other bodies, tasks."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class ReviewState(StrEnum):
    """How far a review has come; DONE is said by a person, it is no save."""

    NOT_STARTED = "not_started"
    DRAFT = "draft"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One subject's review in a period. ``payload`` is the form draft as the codec wrote it, without bound fields.

    ``paper_received_on`` says that a handwritten review was received: it is complete, and no substitute is printed.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID
    form_id: str
    form_version: str
    payload: bytes = b"{}"
    state: ReviewState = ReviewState.NOT_STARTED
    paper_received_on: date | None = None
    paper_text: str = ""
    scan_id: UUID | None = None
    version: int = 0

    @property
    def complete(self) -> bool:
        """Done on screen, or received on paper."""
        return self.state is ReviewState.DONE or self.paper_received_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A scan or picture kept in the book."""

    id: UUID
    name: str
    media_type: str
    content: bytes
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What another body (chi ủy, agency, union, residence) said of a subject in writing."""

    id: UUID
    period_id: UUID
    subject_id: UUID
    body: str
    text: str
    given_on: date | None = None
    version: int = 0
