"""Closing a period: what must be clean or answered, and the dossier as it was issued."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class ItemKind(StrEnum):
    """What the check list asks; the texts are data under the same names."""

    NO_RESPONSIBLE = "no_responsible"
    NO_HEAD = "no_head"
    NO_ANSWER = "no_answer"
    RECURRENCE = "recurrence"
    NO_MEASURE = "no_measure"
    NO_OWNER = "no_owner"
    NO_SUPERVISOR = "no_supervisor"
    NO_DUE = "no_due"
    NO_STATE = "no_state"
    NO_EXPLANATION = "no_explanation"
    NO_REASON = "no_reason"
    PAPER_OPEN = "paper_open"
    PAPER_DIFFERS = "paper_differs"
    APPEAL_OPEN = "appeal_open"
    NOT_DECIDED = "not_decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingItem:
    """One thing that keeps a period from closing until it is mended or answered with a reason.

    ``key`` names it for good; ``place`` and ``subject_id`` say where it is mended. ``only_closing`` ones do not keep
    the period from being handed in.
    """

    key: str
    kind: ItemKind
    text: str
    place: str
    subject_id: UUID | None = None
    record_id: UUID | None = None
    about: UUID | None = None
    """The shortcoming or prompt that the item is about."""
    reason: str = ""
    only_closing: bool = False

    @property
    def answered(self) -> bool:
        """Say whether somebody gave a reason."""
        return bool(self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingReason:
    """The reason that answers one item of the check list."""

    id: UUID
    period_id: UUID
    item: str
    reason: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDossier:
    """A period's dossier as it was when the period was closed, the first closing being edition 1.

    ``reopened_on`` and ``reopen_reason`` say when and why the period was opened again after it.
    """

    id: UUID
    period_id: UUID
    edition: int
    closed_on: date
    content: bytes
    reopened_on: date | None = None
    reopen_reason: str = ""
    version: int = 0
