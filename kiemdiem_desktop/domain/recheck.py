"""Rà soát, chấn chỉnh: earlier results looked at again under their own regulation, and what became of each finding.

Only the deciding authority changes a level; the old one stays in the correction for everyone to see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import Period


class Choice(StrEnum):
    """What is done about a finding."""

    OPEN = "open"
    KEEP = "keep"
    CORRECT = "correct"


class CorrectionState(StrEnum):
    """How far a correction has come; a kept result is settled by its reason at once."""

    PROPOSED = "proposed"
    SUBMITTED = "submitted"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What the cell and its authority made of one finding, with the finding's own words as they were read then.

    ``subject_id`` is who keeps the level or whose level changes. ``old_level`` is the result that was found; a
    correction without ``new_level`` takes the level away. ``submitted_on`` is the day it went up, and for a kept
    result the day of its reason. ``responsible_id`` is the participant who answers for it: the head.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID | None
    rule: str
    variant: str
    sentence: str
    citation: str
    choice: Choice = Choice.OPEN
    reason: str = ""
    state: CorrectionState = CorrectionState.PROPOSED
    old_level: Level | None = None
    new_level: Level | None = None
    submitted_on: date | None = None
    deciding_paper: str = ""
    decided_on: date | None = None
    responsible_id: UUID | None = None
    version: int = 0

    @property
    def in_force(self) -> bool:
        """Say whether it has changed the result: decided by paper and day."""
        return self.choice is Choice.CORRECT and self.state is CorrectionState.DECIDED

    @property
    def settled_on(self) -> date | None:
        """The day on which nothing was left to do: the decision's, or for a kept result that of the reason."""
        return self.submitted_on if self.choice is Choice.KEEP else self.decided_on


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckFinding:
    """What a rule says of the earlier result; ``unknown`` when it says that something is not known."""

    rule: str
    variant: str
    subject_id: UUID | None
    severity: str
    sentence: str
    citation: str
    unknown: bool = False
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckLine:
    """One finding of the earlier result and what was done about it.

    ``remains`` says that the rule would still find it in the result as it stands now. ``late`` marks what was settled
    after the deadline, or is open past it. ``subject_id`` is the finding's, or whom its correction is about.
    """

    finding: RecheckFinding
    subject_id: UUID | None
    subject_name: str
    level: Level | None
    correction: Correction | None = None
    remains: bool = True
    late: bool = False

    @property
    def unknown(self) -> bool:
        """Say whether the line only names what is not known."""
        return self.finding.unknown

    @property
    def choice(self) -> Choice:
        """What is done about it."""
        return self.correction.choice if self.correction else Choice.OPEN

    @property
    def settled(self) -> bool:
        """Say whether nothing is left to do: kept with its reason, corrected by decision, or gone with another one."""
        if self.correction is None:
            return not self.remains
        return self.correction.choice is Choice.KEEP or self.correction.in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class RecheckSheet:
    """A whole earlier period looked at again. ``deadline`` is the last day on which corrections are in time."""

    period: Period
    regulation: str
    today: date
    deadline: date | None
    lines: tuple[RecheckLine, ...]
    names: Mapping[UUID, str]
    subjects: int
    classified: int

    @property
    def days_left(self) -> int | None:
        """Days until the last day in time, none on it and below none after it; nothing without a deadline."""
        return None if self.deadline is None else days_left(self.deadline, self.today)

    @property
    def late(self) -> bool:
        """Say whether the last day is over while something is still open."""
        left = self.days_left
        return left is not None and left < 0 and bool(self.open)

    @property
    def findings(self) -> tuple[RecheckLine, ...]:
        """The lines that say of the result that it breaks a rule."""
        return tuple(line for line in self.lines if not line.unknown)

    @property
    def unknown(self) -> tuple[RecheckLine, ...]:
        """The lines that say what could not be looked at, for nobody has entered it."""
        return tuple(line for line in self.lines if line.unknown)

    @property
    def open(self) -> tuple[RecheckLine, ...]:
        """The findings that wait for a reason or a decision."""
        return tuple(line for line in self.findings if not line.settled)

    @property
    def kept(self) -> tuple[RecheckLine, ...]:
        """The findings whose result is kept, with a reason."""
        return tuple(line for line in self.lines if line.choice is Choice.KEEP)

    @property
    def corrected(self) -> tuple[RecheckLine, ...]:
        """The findings that a correction is under way for or was decided."""
        return tuple(line for line in self.lines if line.choice is Choice.CORRECT)

    def line(self, finding: RecheckFinding) -> RecheckLine | None:
        """The line of a finding."""
        return next((line for line in self.lines if line.finding == finding), None)


def days_left(deadline: date, today: date) -> int:
    """Count the days from today to the last day in time."""
    return (deadline - today).days


def is_late(correction: Correction | None, deadline: date | None, today: date) -> bool:
    """Say whether a finding was settled after the last day in time, or is open past it."""
    if deadline is None:
        return False
    settled = correction.settled_on if correction else None
    return (settled or today) > deadline
