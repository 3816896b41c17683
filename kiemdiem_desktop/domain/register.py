"""The register as the screen shows it: each shortcoming with persons, plan and age, and its life as dated lines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.remedy import DueState, Measure, ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import RemedyState, Responsibility, Shortcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One shortcoming of a period. ``state`` is how far it is remedied by the last word on it."""

    shortcoming: Shortcoming
    subject_name: str
    collective: bool
    state: RemedyState | None
    responsible: tuple[Responsibility, ...] = ()
    measures: tuple[Measure, ...] = ()
    overdue: int = 0
    lack: ResponsibilityLack | None = None

    @property
    def open(self) -> bool:
        """Say whether it is not remedied yet."""
        return self.state is not RemedyState.REMEDIED

    @property
    def repeated(self) -> bool:
        """Say whether it was found in more than one period."""
        return self.shortcoming.times > 1

    def names(self, participant_id: UUID) -> bool:
        """Say whether a person has a part in it: it is his own, or he answers, owns or supervises."""
        people = {entry.participant_id for entry in self.responsible}
        people |= {person for each in self.measures for person in (each.owner_id, each.supervisor_id) if person}
        return participant_id in people or self.shortcoming.subject_id == participant_id

    def supervised_by(self, participant_id: UUID) -> bool:
        """Say whether a person supervises one of its measures."""
        return any(each.supervisor_id == participant_id for each in self.measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLine:
    """One measure that is not finished, with whom to remind and how it stands today."""

    measure: Measure
    shortcoming: Shortcoming
    period_id: UUID
    subject_name: str
    collective: bool
    owner: Participant | None
    supervisor: Participant | None
    state: DueState
    days_late: int = 0


class LifeKind(StrEnum):
    """What happened to a shortcoming."""

    FOUND = "found"
    CARRIED = "carried"
    RETURNED = "returned"
    PLANNED = "planned"
    FOLLOWED = "followed"
    STATE = "state"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class LifeLine:
    """One day in a shortcoming's life, from the day it was first seen to the day it was remedied."""

    day: date
    period_key: str
    kind: LifeKind
    text: str
    who: str = ""
    state: RemedyState | None = None
    attachment_id: UUID | None = None
