"""What the first page shows: the steps of the period, what each still lacks, and where to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.sheets import Balance


class StepState(StrEnum):
    """How far a step of the period has come."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingItem:
    """One thing that is missing, with the place where it is entered."""

    text: str
    place: str
    subject_id: UUID | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLine:
    """One step: ``done`` of ``total`` parts are there."""

    key: str
    title: str
    state: StepState
    done: int
    total: int
    place: str
    missing: tuple[MissingItem, ...] = ()
    deadline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CapLine:
    """The cap on the best level in one group, with its formula in words."""

    group: str
    good: int
    excellent: int
    limit: int
    sentence: str
    citation: str

    @property
    def exceeded(self) -> bool:
        """More are proposed than the cap allows."""
        return self.excellent > self.limit


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewSheet:
    """The state of the period on one page; ``low_reasons`` count why members stand at the lowest level, in words."""

    steps: tuple[StepLine, ...]
    balance: Balance
    by_level: Mapping[Level, int]
    cap: tuple[CapLine, ...]
    low_reasons: Mapping[str, int] = field(default_factory=dict)
