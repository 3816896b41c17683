"""Shortcomings: found at a review, owned by someone, followed until remedied."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


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


class CauseKind(StrEnum):
    """Whether a shortcoming came from circumstances or from those who worked."""

    OBJECTIVE = "objective"
    SUBJECTIVE = "subjective"


class Origin(StrEnum):
    """Where a shortcoming was pointed out."""

    SELF_REVIEW = "self_review"
    REMARK = "remark"
    CONCLUSION = "conclusion"
    PROMPT = "prompt"
    INSPECTION = "inspection"
    EARLIER = "earlier"


class Gravity(StrEnum):
    """What only a concluding paper may call a shortcoming."""

    DEGRADATION = "degradation"
    CORRUPTION = "corruption"
    VIOLATION = "violation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortcoming:
    """One fault of a collective or a member in a period.

    ``earlier`` marks one pointed out before this period: it stands in the form's section on earlier shortcomings with
    its ``state``; ``first_seen`` is the key of the period it was first seen in, ``times`` in how many it was found.
    ``earlier_id`` is the record of an earlier period that it continues; for one found anew it only proposes that the
    fault came back, until ``recurrence_by`` names who confirmed that. ``watch`` keeps it in sight once it is remedied.
    ``gravity`` needs the concluding paper: authority, number and day.
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
    cause_kind: CauseKind | None = None
    origin: Origin = Origin.SELF_REVIEW
    earlier_id: UUID | None = None
    times: int = 1
    watch: bool = False
    recurrence_by: str = ""
    gravity: Gravity | None = None
    concluding_authority: str = ""
    concluding_number: str = ""
    concluded_on: date | None = None
    position: int = 0
    version: int = 0

    @property
    def recurred(self) -> bool:
        """Say whether a person confirmed that an earlier fault came back in this one."""
        return bool(self.recurrence_by)

    @property
    def recurrence_open(self) -> bool:
        """Say whether somebody still has to say if an earlier fault came back in this one."""
        return not self.earlier and self.earlier_id is not None and not self.recurrence_by

    @property
    def concluded(self) -> bool:
        """Say whether the concluding paper is named in full."""
        return bool(self.concluding_authority and self.concluding_number and self.concluded_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateEntry:
    """How far a shortcoming was remedied on a day, with the degree and what shows it; entries are never overwritten."""

    id: UUID
    shortcoming_id: UUID
    day: date
    state: RemedyState
    degree: str = ""
    evidence: str = ""
    attachment_id: UUID | None = None
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
