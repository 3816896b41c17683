"""The plan after the review: measures with owner and supervisor, what was found when they were followed up, and dues.

Due and overdue are plain functions of today; nothing here knows a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState, Responsibility, Shortcoming, StateEntry

SOON_DAYS = 14
"""A measure due within so many days is shown as due soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure against a shortcoming. ``supervisor_id`` follows, checks and urges, and is never the owner.

    ``owner_id`` is a participant. ``finished_on`` is the day on which the supervisor found it carried out.
    """

    id: UUID
    shortcoming_id: UUID
    text: str
    owner_id: UUID | None = None
    coworkers: str = ""
    supervisor_id: UUID | None = None
    due: date | None = None
    expected: str = ""
    finished_on: date | None = None
    position: int = 0
    version: int = 0

    @property
    def written(self) -> bool:
        """Say whether anything of it stands yet: a line that only waits to be filled in reminds of nothing."""
        return bool(self.text.strip() or self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One time that a measure was looked at: what was checked, by whom, what was found, what comes next."""

    id: UUID
    measure_id: UUID
    day: date
    by: str
    checked: str = ""
    found: str = ""
    next_step: str = ""
    attachment_id: UUID | None = None
    position: int = 0
    version: int = 0


class DueState(StrEnum):
    """How a measure stands on a day."""

    FINISHED = "finished"
    OVERDUE = "overdue"
    SOON = "soon"
    RUNNING = "running"
    NO_DATE = "no_date"


def due_state(measure: Measure, today: date) -> DueState:
    """Say how a measure stands today; on the due day itself it is not yet overdue."""
    if measure.finished_on is not None and measure.finished_on <= today:
        return DueState.FINISHED
    if measure.due is None:
        return DueState.NO_DATE
    left = (measure.due - today).days
    if left < 0:
        return DueState.OVERDUE
    return DueState.SOON if left <= SOON_DAYS else DueState.RUNNING


def days_late(measure: Measure, today: date) -> int:
    """Count the days past the due day; none while it is in time, finished or without a day."""
    if measure.due is None or due_state(measure, today) is not DueState.OVERDUE:
        return 0
    return (today - measure.due).days


def overdue(measures: Iterable[Measure], today: date) -> tuple[Measure, ...]:
    """The measures past their day, the longest first."""
    late = [measure for measure in measures if due_state(measure, today) is DueState.OVERDUE]
    return tuple(sorted(late, key=_by_due))


def reminders(measures: Iterable[Measure], today: date) -> tuple[Measure, ...]:
    """Everything not finished, by due day; those without a day come last."""
    waiting = [each for each in measures if each.written and due_state(each, today) is not DueState.FINISHED]
    return tuple(sorted(waiting, key=_by_due))


def _by_due(measure: Measure) -> tuple[date, int]:
    return measure.due or date.max, measure.position


def is_planned(measure: Measure) -> bool:
    """Say whether a measure names its owner, another person who supervises, and its due day."""
    people = (measure.owner_id, measure.supervisor_id)
    return None not in people and people[0] != people[1] and measure.due is not None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter that a day lies in."""
        return cls(year=day.year, number=(day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Read ``2026-Q1``; ``ValueError`` for anything else."""
        year, _, number = text.partition("-Q")
        if number not in {"1", "2", "3", "4"}:
            raise ValueError(text)
        return cls(year=int(year), number=int(number))

    @property
    def end(self) -> date:
        """The last day."""
        following = date(self.year + self.number // 4, self.number % 4 * 3 + 1, 1)
        return date.fromordinal(following.toordinal() - 1)

    def __contains__(self, day: date) -> bool:
        return Quarter.of(day) == self

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterProgress:
    """How the plan stood at the end of a quarter: all measures that were there, in three kinds that add up."""

    quarter: Quarter
    total: int
    finished: int
    overdue: int
    running: int
    followed_up: int


def progress(measures: Iterable[Measure], follow_ups: Iterable[FollowUp], quarter: Quarter) -> QuarterProgress:
    """Count the plan as it stood on the last day of a quarter; ``followed_up`` measures were looked at within it."""
    known = tuple(measure for measure in measures if measure.written)
    states = [due_state(measure, quarter.end) for measure in known]
    ids = {measure.id for measure in known}
    finished, late = states.count(DueState.FINISHED), states.count(DueState.OVERDUE)
    return QuarterProgress(
        quarter=quarter,
        total=len(known),
        finished=finished,
        overdue=late,
        running=len(known) - finished - late,
        followed_up=len({each.measure_id for each in follow_ups if each.measure_id in ids and each.day in quarter}),
    )


def quarters(measures: Iterable[Measure], follow_ups: Iterable[FollowUp]) -> tuple[Quarter, ...]:
    """Every quarter in which something is due, was finished or was followed up, in order."""
    days = [day for measure in measures for day in (measure.due, measure.finished_on) if day is not None]
    days += [each.day for each in follow_ups]
    return tuple(sorted({Quarter.of(day) for day in days}))


def latest_state(entries: Iterable[StateEntry], until: date | None = None) -> StateEntry | None:
    """The last state given, up to a day where one is named; of one day the last that was entered."""
    there = [entry for entry in entries if until is None or entry.day <= until]
    return max(there, key=lambda entry: (entry.day, entry.position), default=None)


def standing(shortcoming: Shortcoming, entries: Iterable[StateEntry], until: date | None = None) -> RemedyState | None:
    """How far a shortcoming is remedied: by the last dated state, else by what the form says; ``None`` is not given."""
    entry = latest_state(entries, until)
    return entry.state if entry is not None else shortcoming.state


def degree_of(shortcoming: Shortcoming, entries: Iterable[StateEntry]) -> str:
    """In what measure a shortcoming is remedied, by the same word as its standing."""
    entry = latest_state(entries)
    return entry.degree if entry is not None else shortcoming.degree


def must_carry(shortcoming: Shortcoming, entries: Iterable[StateEntry], period_end: date) -> bool:
    """Say whether the next review has to answer for a shortcoming.

    It has to unless it was remedied within the period that knew it; one that is watched stays in sight in any case.
    """
    return shortcoming.watch or not remedied_within(shortcoming, entries, period_end)


def remedied_within(shortcoming: Shortcoming, entries: Iterable[StateEntry], period_end: date) -> bool:
    """Say whether the period's own review, or a state dated within it, says that a shortcoming is remedied."""
    state = shortcoming.state or standing(shortcoming, entries, period_end)
    return state is RemedyState.REMEDIED


def times_carried(shortcoming: Shortcoming, entries: Iterable[StateEntry], period_end: date) -> int:
    """In how many periods a shortcoming was found, the next one included; what is only watched is not found anew."""
    return shortcoming.times + (0 if remedied_within(shortcoming, entries, period_end) else 1)


def returned_in(shortcomings: Iterable[Shortcoming]) -> frozenset[UUID | None]:
    """The earlier records that a person confirmed to have come back: they are answered for where they came back."""
    return frozenset(each.earlier_id for each in shortcomings if each.recurred)


def counts_remedied(
    shortcoming: Shortcoming, entries: Iterable[StateEntry], returned: frozenset[UUID | None]
) -> bool | None:
    """Say whether an earlier shortcoming counts as remedied; ``None`` while no state is given.

    ``returned`` are the earlier records that a person confirmed to have come back.
    """
    if shortcoming.id in returned or (shortcoming.earlier_id is not None and shortcoming.earlier_id in returned):
        return False
    state = shortcoming.state or standing(shortcoming, entries)
    return None if state is None else state is RemedyState.REMEDIED


class ResponsibilityLack(StrEnum):
    """What a collective shortcoming still lacks in persons."""

    NO_RESPONSIBLE = "no_responsible"
    NO_HEAD = "no_head"


def responsibility_lack(
    shortcoming: Shortcoming, responsible: Iterable[Responsibility], head_id: UUID | None
) -> ResponsibilityLack | None:
    """Say what a collective shortcoming lacks: somebody responsible, and the stated part of the head.

    A written reason why nobody is named answers for both.
    """
    if shortcoming.no_person_reason.strip():
        return None
    named = tuple(responsible)
    if not named:
        return ResponsibilityLack.NO_RESPONSIBLE
    if any(entry.part is Part.HEAD or entry.participant_id == head_id for entry in named):
        return None
    return ResponsibilityLack.NO_HEAD
