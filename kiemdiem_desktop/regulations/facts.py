"""What the rules read: a period's subjects, ballots and meetings as exact, frozen facts; absent means unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.schema import SubjectKind


class Role(StrEnum):
    """A subject's place beside the reviewed collective."""

    COLLECTIVE = "collective"
    HEAD = "head"
    DEPUTY = "deputy"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectFacts:
    """One collective or member.

    ``months`` is the least and the most of full months since admission, at the meeting's date. ``scores`` are the
    self-given points by group or criterion of the form's sheet, ``appraised`` the committee's; ``grades`` are by
    criterion. ``shares`` and ``flags`` answer the pack's facts. ``discipline_on`` is the day of the decision on a
    discipline that was recorded for the period. ``collective_id`` of a head or deputy names the
    collective that he leads. ``quarter_levels`` are those of the year's quarters in their order, None where a quarter
    gave none. ``reasons`` are what a person recorded, by rule id, to keep what a rule warns of.
    """

    id: str
    name: str
    kind: SubjectKind
    role: Role = Role.MEMBER
    collective_kind: CollectiveKind | None = None
    collective_id: str = ""
    cap_group: str = ""
    standing: Standing = Standing.ACTIVE
    standing_reason: str = ""
    not_reviewed_reason: str = ""
    months: tuple[int, int] | None = None
    has_self_review: bool | None = None
    scores: Mapping[str, Fraction] = field(default_factory=dict)
    appraised: Mapping[str, Fraction] = field(default_factory=dict)
    grades: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[Step, Level] = field(default_factory=dict)
    shares: Mapping[str, Fraction] = field(default_factory=dict)
    flags: Mapping[str, bool] = field(default_factory=dict)
    earlier_total: int | None = None
    earlier_remedied: int | None = None
    long_sick: bool = False
    discipline_on: date | None = None
    temporary_opinion: bool | None = None
    needs_agency: bool | None = None
    quarter_levels: tuple[Level | None, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFacts:
    """One subject's totals in one ballot; an excellent ballot has agree and disagree, else the levels."""

    subject_id: str
    votes: Mapping[Level, int] = field(default_factory=dict)
    agree: int | None = None
    disagree: int | None = None

    @property
    def total(self) -> int:
        """All marks counted for the subject."""
        return sum(self.votes.values()) + (self.agree or 0) + (self.disagree or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotFacts:
    """One round of voting in a body; None is not yet entered."""

    id: str
    name: str
    round: int = 1
    may_vote: int | None = None
    present_voters: int | None = None
    issued: int | None = None
    collected: int | None = None
    valid: int | None = None
    invalid: int | None = None
    tallies: tuple[VoteFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFacts:
    """A meeting that decides: who may vote and who was summoned, and how many of each were there."""

    id: str
    name: str
    summoned: int | None = None
    present: int | None = None
    may_vote: int | None = None
    present_voters: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFacts:
    """All that is known of a period. ``deciding`` says that the authority that decides is looking, not the cell.

    ``roster`` is the number of members that the cell counts at the review, if it was entered apart;
    ``raised_ground`` is the written ground of a raised cap; ``reasons`` as for a subject, by rule id. ``start`` and
    ``end`` are the period's first and last day.
    """

    subjects: tuple[SubjectFacts, ...] = ()
    ballots: tuple[BallotFacts, ...] = ()
    meetings: tuple[MeetingFacts, ...] = ()
    roster: int | None = None
    start: date | None = None
    end: date | None = None
    deciding: bool = False
    cap_raised: bool = False
    raised_ground: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
