"""Secret ballots as totals: no voter, no paper, no order and no time stands anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


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
        counts = (self.excellent, self.good, self.completed, self.not_completed, self.agree, self.disagree)
        return sum(count or 0 for count in counts)


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

    Issued ≤ voters present, collected ≤ issued, valid + invalid = collected, votes of a subject ≤ valid.
    """
    found = list(_header_problems(ballot))
    for tally in tallies:
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
    rows: list[TallyProblem] = []
    for name in ("voters_present", "issued", "collected", "valid", "invalid"):
        value = getattr(ballot, name)
        if value is not None and value < 0:
            rows.append(TallyProblem(field=name, code="negative", left=value, right=0))
    if ballot.issued is not None and ballot.voters_present is not None and ballot.issued > ballot.voters_present:
        rows.append(
            TallyProblem(field="issued", code="issued_over_voters", left=ballot.issued, right=ballot.voters_present)
        )
    if ballot.collected is not None and ballot.issued is not None and ballot.collected > ballot.issued:
        rows.append(
            TallyProblem(field="collected", code="collected_over_issued", left=ballot.collected, right=ballot.issued)
        )
    if ballot.valid is not None and ballot.invalid is not None and ballot.collected is not None:
        total = ballot.valid + ballot.invalid
        if total != ballot.collected:
            rows.append(
                TallyProblem(field="valid", code="valid_invalid_not_collected", left=total, right=ballot.collected)
            )
    return tuple(rows)
