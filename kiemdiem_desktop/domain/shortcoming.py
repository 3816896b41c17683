"""Shortcomings: found at a review, owned by someone, followed until remedied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class RemedyState(StrEnum):
    """How far a shortcoming is remedied."""

    REMEDIED = "remedied"
    IN_PROGRESS = "in_progress"
    NOT_REMEDIED = "not_remedied"


class Part(StrEnum):
    """A person's part in a collective shortcoming."""

    HEAD = "head"
    DEPUTY = "deputy"
    IN_CHARGE = "in_charge"
    TOOK_PART = "took_part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """One fault of a collective or a member in a period.

    ``earlier`` marks one pointed out before this period: it stands in the form's section on earlier shortcomings with
    its ``state``; ``first_seen`` is the key of the period it was first seen in.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID
    text: str
    earlier: bool = False
    first_seen: str = ""
    cause: str = ""
    area: str = ""
    remedy: str = ""
    state: RemedyState | None = None
    degree: str = ""
    difficulty: str = ""
    responsibility_note: str = ""
    no_person_reason: str = ""
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A person asked to make his responsibility for a collective shortcoming clear (*đề nghị làm rõ trách nhiệm*)."""

    id: UUID
    shortcoming_id: UUID
    participant_id: UUID
    part: Part
    answer: str = ""
    declined: bool = False
    version: int = 0
