"""The four levels, the steps that lead to the decided one, and who may be graded."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.concluding import ConcludingPaper


class Level(StrEnum):
    """The four quality levels, best first; their names and thresholds are the pack's."""

    EXCELLENT = "excellent"
    GOOD = "good"
    COMPLETED = "completed"
    NOT_COMPLETED = "not_completed"


class Step(StrEnum):
    """One body's word on a subject's level, in the order of the procedure."""

    SELF = "self"
    AGENCY = "agency"
    COMMITTEE = "committee"
    CELL = "cell"
    DECIDED = "decided"


class Source(StrEnum):
    """Whose points a score is."""

    SELF = "self"
    COMMITTEE = "committee"


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelEntry:
    """The level that one body gave one subject, with the reason and, where there is one, the paper that says so."""

    id: UUID
    period_id: UUID
    subject_id: UUID
    step: Step
    level: Level
    reason: str = ""
    paper_number: str = ""
    given_on: date | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreEntry:
    """Points for one criterion or group, as hundredths of a point: 28,5 is 2850."""

    id: UUID
    period_id: UUID
    subject_id: UUID
    source: Source
    criterion: str
    hundredths: int
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFactsEntry:
    """What a person recorded about a subject for the rules to read; ``None`` is unknown, never assumed.

    Task figures are counts of the year's tasks. ``discretion`` is the authority's recorded choice, with its reason.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID
    tasks_total: int | None = None
    tasks_done: int | None = None
    tasks_late: int | None = None
    tasks_above: int | None = None
    disciplined: bool | None = None
    discipline_form: str = ""
    discipline_on: date | None = None
    concluded_case: str = ""
    concluding_paper: str = ""
    long_sick: bool | None = None
    agency_required: bool | None = None
    residence_comment_on: date | None = None
    residence_comment: str = ""
    discretion: str = ""
    version: int = 0

    @property
    def discipline_unproven(self) -> bool:
        """Say whether a discipline is told of without the paper that decided it."""
        told = self.disciplined or (self.disciplined is None and bool(self.discipline_form.strip()))
        return bool(told) and not self.concluding_paper.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer:
    """A person's yes or no to one of the regulation's questions about a subject; no answer means unknown.

    A yes to a concluded case names the paper that concluded it: authority, number and day.
    """

    id: UUID
    period_id: UUID
    subject_id: UUID
    fact: str
    yes: bool
    note: str = ""
    concluding_authority: str = ""
    concluding_number: str = ""
    concluded_on: date | None = None
    version: int = 0

    @property
    def paper(self) -> ConcludingPaper:
        """The paper that the answer rests on."""
        return ConcludingPaper(
            authority=self.concluding_authority, number=self.concluding_number, issued_on=self.concluded_on
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleReason:
    """Why a person keeps what a rule warns of, for a subject or, without one, for the whole period."""

    id: UUID
    period_id: UUID
    subject_id: UUID | None
    rule: str
    reason: str
    version: int = 0
