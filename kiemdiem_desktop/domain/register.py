"""The register as the screen shows it: each shortcoming with persons, plan and age, and its life as dated lines."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.remedy import DueState, Measure, ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import RemedyState, Responsibility, Shortcoming


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One shortcoming of a period with its persons and its plan.

    ``state`` is how far it is remedied by the last word on it, ``degree`` in what measure. ``people`` are the members
    who have a part in it, so that they are known through all periods: it is their own, or they answer, own or
    supervise; ``supervisors`` are those who supervise. ``closed`` says that its period is.
    """

    shortcoming: Shortcoming
    subject_name: str
    collective: bool
    state: RemedyState | None
    degree: str = ""
    responsible: tuple[Responsibility, ...] = ()
    measures: tuple[Measure, ...] = ()
    overdue: int = 0
    soon: int = 0
    lack: ResponsibilityLack | None = None
    people: frozenset[UUID] = frozenset()
    supervisors: frozenset[UUID] = frozenset()
    period_key: str = ""
    closed: bool = False

    @property
    def open(self) -> bool:
        """Say whether it is not remedied yet."""
        return self.state is not RemedyState.REMEDIED

    @property
    def repeated(self) -> bool:
        """Say whether it was found in more than one period."""
        return self.shortcoming.times > 1


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
