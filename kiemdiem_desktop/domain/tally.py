"""Secret ballots as totals: no voter, no paper, no order and no time stands anywhere."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class BallotKind(StrEnum):
    """What the voters were asked."""

    LEVELS = "levels"
    EXCELLENT = "excellent"
    RE_VOTE = "re_vote"


class Body(StrEnum):
    """Which body voted."""

    COMMITTEE = "committee"
    GROUP = "group"
    CELL = "cell"


HEADER = ("voters_present", "issued", "collected", "valid", "invalid")
MARKS = ("excellent", "good", "completed", "not_completed", "agree", "disagree")
"""What is counted of a whole round, and of one subject in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One round of voting at a meeting: the papers issued, collected, valid and invalid. Ids carry no time (v4)."""

    id: UUID
    meeting_id: UUID
    body: Body
    round: int
    kind: BallotKind
    voters_present: int | None = None
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The totals of one subject in one round; an excellent ballot counts agree and disagree, else the levels."""

    id: UUID
    ballot_id: UUID
    subject_id: UUID
    excellent: int | None = None
    good: int | None = None
    completed: int | None = None
    not_completed: int | None = None
    agree: int | None = None
    disagree: int | None = None
    version: int = 0

    @property
    def votes(self) -> int:
        """All marks counted for the subject."""
        return sum(getattr(self, mark) or 0 for mark in MARKS)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyProblem:
    """An impossible total: the field, a message code of the window, and the numbers that contradict each other."""

    field: str
    code: str
    left: int
    right: int
    subject_id: UUID | None = None


def ballot_problems(ballot: Ballot, tallies: tuple[Tally, ...]) -> tuple[TallyProblem, ...]:
    """Check the arithmetic as far as it is typed.

    No count below zero, issued ≤ voters present, collected ≤ issued, valid + invalid = collected, votes of a subject
    ≤ valid.
    """
    found = list(_header_problems(ballot))
    for tally in tallies:
        found += _negative(tally, MARKS, tally.subject_id)
        if ballot.valid is not None and tally.votes > ballot.valid:
            problem = TallyProblem(
                field="votes",
                code="votes_over_valid",
                left=tally.votes,
                right=ballot.valid,
                subject_id=tally.subject_id,
            )
            found.append(problem)
    return tuple(found)


def _header_problems(ballot: Ballot) -> tuple[TallyProblem, ...]:
    rows = _negative(ballot, HEADER)
    if ballot.issued is not None and ballot.voters_present is not None and ballot.issued > ballot.voters_present:
        rows.append(
            TallyProblem(field="issued", code="issued_over_voters", left=ballot.issued, right=ballot.voters_present)
        )
    if ballot.collected is not None and ballot.issued is not None and ballot.collected > ballot.issued:
        rows.append(
            TallyProblem(field="collected", code="collected_over_issued", left=ballot.collected, right=ballot.issued)
        )
    parts = [part for part in (ballot.valid, ballot.invalid) if part is not None]
    if ballot.collected is not None and (
        sum(parts) > ballot.collected or (len(parts) == 2 and sum(parts) != ballot.collected)
    ):
        rows.append(
            TallyProblem(field="valid", code="valid_invalid_not_collected", left=sum(parts), right=ballot.collected)
        )
    return tuple(rows)


def _negative(counted: Ballot | Tally, names: tuple[str, ...], subject_id: UUID | None = None) -> list[TallyProblem]:
    values = {name: getattr(counted, name) for name in names}
    return [
        TallyProblem(field=name, code="negative", left=value, right=0, subject_id=subject_id)
        for name, value in values.items()
        if value is not None and value < 0
    ]
