"""The closed union of rule kinds that a pack may switch on; no expression language, every number typed."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, TypeAlias

import msgspec

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import Confidence, SubjectKind

Gaps: TypeAlias = dict[str, frozenset[str]]


class Effect(StrEnum):
    """What becomes of a person whom a rule leaves out."""

    EXEMPT = "exempt"
    NOT_YET = "not_yet"
    ELSEWHERE = "elsewhere"
    NOT_CLASSIFIED = "not_classified"
    """Reviewed, but given no level."""


class Test(StrEnum):
    """How a share is compared with a rule's value."""

    __test__ = False  # the name is the field's, not a test class

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOVE = "above"
    BELOW = "below"

    def holds(self, share: Fraction, value: Fraction) -> bool:
        """Say whether the share passes."""
        match self:
            case Test.AT_LEAST:
                return share >= value
            case Test.AT_MOST:
                return share <= value
            case Test.ABOVE:
                return share > value
            case Test.BELOW:
                return share < value


def _gaps(names: str = "") -> frozenset[str]:
    return frozenset(names.split())


class RuleBase(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What all rules carry: whom they are about, how heavy they weigh, their sentences and their source.

    ``sentences`` has one template per variant of the kind; GAPS names the variants and the gaps each may use
    besides ``name`` and ``citation``; without a sentence for one of the OPTIONAL ones the rule is silent there. With
    ``discretion`` a recorded reason lowers the finding to a note; ``grounds`` are those that the text itself names.
    ``collectives`` narrows a rule about collectives to some kinds of them.
    """

    id: str
    citation: str
    confidence: Confidence
    severity: Severity
    sentences: dict[str, str]
    cure: str = ""
    enabled: bool = True
    discretion: bool = False
    grounds: tuple[str, ...] = ()
    subjects: tuple[SubjectKind, ...] = ()
    collectives: tuple[CollectiveKind, ...] = ()

    GAPS: ClassVar[Gaps] = {}
    OPTIONAL: ClassVar[frozenset[str]] = frozenset()


class StandingRule(RuleBase, frozen=True, tag="standing"):
    """Leaves out persons by their standing."""

    standings: tuple[Standing, ...]
    effect: Effect
    GAPS: ClassVar[Gaps] = {"left_out": _gaps("reason"), "reviewed": _gaps("reason level")}


class NewcomerRule(RuleBase, frozen=True, tag="newcomer"):
    """Leaves out persons admitted less than some months before the review meeting."""

    months: int
    effect: Effect
    GAPS: ClassVar[Gaps] = {
        "left_out": _gaps("months limit"),
        "reviewed": _gaps("months limit level"),
        "uncertain": _gaps("least most limit"),
    }


class TemporaryOpinionRule(RuleBase, frozen=True, tag="temporary_opinion"):
    """Asks for the written opinion of the cell where a member is on temporary activity."""

    GAPS: ClassVar[Gaps] = {"missing": _gaps()}


class LongSickRule(RuleBase, frozen=True, tag="long_sick"):
    """Says how a long sick leave is weighed; ``ceiling`` is the best level that it allows, if any."""

    months: int
    ceiling: Level | None = None
    GAPS: ClassVar[Gaps] = {"note": _gaps("months"), "above": _gaps("months level ceiling")}


class SelfReviewRule(RuleBase, frozen=True, tag="self_review"):
    """Lets nobody be classified without a review."""

    GAPS: ClassVar[Gaps] = {"missing": _gaps("level")}


class ScoreBandRule(RuleBase, frozen=True, tag="score_band"):
    """Compares the proposed level with the level that the points give."""

    GAPS: ClassVar[Gaps] = {
        "above": _gaps("score level by_score step"),
        "below": _gaps("score level by_score step"),
    }


class DisagreementRule(RuleBase, frozen=True, tag="disagreement"):
    """Reports that the points give a level whose conditions are not met, for a person to decide."""

    GAPS: ClassVar[Gaps] = {"conflict": _gaps("score by_score conditions")}


class ScoreGapRule(RuleBase, frozen=True, tag="score_gap"):
    """Asks for an explanation when self and appraised points differ by so much, or the levels differ at all."""

    points: Fraction
    GAPS: ClassVar[Gaps] = {
        "gap": _gaps("self_score appraised difference"),
        "levels": _gaps("self_level level step"),
    }
    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"levels"})


class Condition(RuleBase, frozen=True, tag="condition"):
    """A condition of some levels; ``short`` names it within other sentences. Not a rule by itself."""

    levels: tuple[Level, ...]
    short: str


class ShareCondition(Condition, frozen=True, tag="share"):
    """A level needs a share of something, such as all tasks done."""

    fact: str
    test: Test
    value: Fraction
    GAPS: ClassVar[Gaps] = {"failed": _gaps("level share value step")}


class FlagCondition(Condition, frozen=True, tag="flag"):
    """A level needs something to be so, or not to be so."""

    fact: str
    wanted: bool
    GAPS: ClassVar[Gaps] = {"failed": _gaps("level step")}


class GradeCondition(Condition, frozen=True, tag="grades"):
    """A level needs grades of at least this in some groups of criteria; no groups named means all."""

    at_least: str
    groups: tuple[str, ...] = ()
    GAPS: ClassVar[Gaps] = {"failed": _gaps("level wanted criteria step")}


class MembersCondition(Condition, frozen=True, tag="members"):
    """A collective's level needs a share of its classified members at this level or better."""

    at_least: Level
    share: Fraction
    GAPS: ClassVar[Gaps] = {"failed": _gaps("level wanted count total share value step")}


class AgencyCondition(Condition, frozen=True, tag="agency"):
    """A level needs the employer's level to be at least this, where there is an employer."""

    at_least: Level
    GAPS: ClassVar[Gaps] = {"failed": _gaps("level agency wanted step")}


class ForcingFlagRule(RuleBase, frozen=True, tag="forcing_flag"):
    """A concluded case that means not completed, subject to the authority's discretion."""

    fact: str
    short: str
    GAPS: ClassVar[Gaps] = {"forced": _gaps("level short"), "discretion": _gaps("level short reason")}


class ForcingShareRule(RuleBase, frozen=True, tag="forcing_share"):
    """A share that means not completed, subject to the authority's discretion."""

    fact: str
    test: Test
    value: Fraction
    short: str
    GAPS: ClassVar[Gaps] = {
        "forced": _gaps("level short share value"),
        "discretion": _gaps("level short share value reason"),
    }


class CapRule(RuleBase, frozen=True, tag="cap"):
    """Counts the excellent against the pack's cap settings; the severity is theirs."""

    GAPS: ClassVar[Gaps] = {
        "good": _gaps("group base formula proposed over pool limit"),
        "good_or_better": _gaps("group base formula proposed over pool limit"),
        "all_classified": _gaps("group base formula proposed over pool limit"),
        "reason": _gaps("reason"),
        "no_ground": _gaps("share"),
    }


class CellAfterMembersRule(RuleBase, frozen=True, tag="cell_after_members"):
    """Wants a collective's level only after its members have theirs."""

    GAPS: ClassVar[Gaps] = {"early": _gaps("count names")}


class HeadCeilingRule(RuleBase, frozen=True, tag="head_ceiling"):
    """Compares the head's level with the collective's."""

    GAPS: ClassVar[Gaps] = {"above": _gaps("level collective collective_level")}


class LowCollectiveRule(RuleBase, frozen=True, tag="low_collective"):
    """When the collective misses a share, bounds the levels of its head and deputies."""

    fact: str
    test: Test
    value: Fraction
    head_at_most: Level
    deputies_at_most: Level
    GAPS: ClassVar[Gaps] = {
        "head": _gaps("level ceiling share value collective"),
        "deputy": _gaps("level ceiling share value collective"),
    }


class QuarterRule(RuleBase, frozen=True, tag="quarter"):
    """Bounds the year's level after quarters of this level; with ``running`` they must follow one another.

    Without ``at_most`` no level is barred: the quarters themselves are reported.
    """

    quarter_level: Level
    quarters: int
    at_most: Level | None = None
    running: bool = False
    GAPS: ClassVar[Gaps] = {"barred": _gaps("level quarters quarter_level ceiling")}


class QuorumRule(RuleBase, frozen=True, tag="quorum"):
    """Counts a meeting against the pack's meeting settings."""

    GAPS: ClassVar[Gaps] = {"short": _gaps("present base needed"), "unknown": _gaps()}


class BallotArithmeticRule(RuleBase, frozen=True, tag="ballot_arithmetic"):
    """Refuses totals of a ballot that cannot be."""

    GAPS: ClassVar[Gaps] = {
        "issued": _gaps("issued voters"),
        "collected": _gaps("collected issued"),
        "split": _gaps("valid invalid sum collected"),
        "votes": _gaps("votes valid"),
        "voters": _gaps("collected voters"),
        "votes_voters": _gaps("votes voters"),
    }
    OPTIONAL: ClassVar[frozenset[str]] = frozenset({"voters", "votes_voters"})


class BallotSecrecyRule(RuleBase, frozen=True, tag="ballot_secrecy"):
    """Warns that totals of few voters, or of one mind, reveal votes."""

    voters_at_most: int
    GAPS: ClassVar[Gaps] = {"small": _gaps("voters limit"), "unanimous": _gaps("voters")}


class BallotMajorityRule(RuleBase, frozen=True, tag="ballot_majority"):
    """Compares the votes for the proposed level with the pack's thresholds."""

    GAPS: ClassVar[Gaps] = {"below": _gaps("votes base base_name percent threshold level")}


class BalanceRule(RuleBase, frozen=True, tag="balance"):
    """Wants present = exempt + not yet + reviewed."""

    GAPS: ClassVar[Gaps] = {
        "unaccounted": _gaps("present exempt not_yet reviewed count names"),
        "roster": _gaps("present exempt not_yet reviewed sum"),
    }


class DisciplineDateRule(RuleBase, frozen=True, tag="discipline_date"):
    """Reports a discipline in the period whose decision bears a day outside it."""

    GAPS: ClassVar[Gaps] = {"outside": _gaps("day start end")}


class UnknownRule(RuleBase, frozen=True, tag="unknown"):
    """Names the facts that a claimed level depends on and that nobody has entered.

    ``score_name`` names the points; ``admitted_name`` the day of admission, on which the rules on newcomers rest.
    """

    score_name: str
    admitted_name: str = ""
    GAPS: ClassVar[Gaps] = {"unknown": _gaps("level facts step")}


ConditionRule: TypeAlias = ShareCondition | FlagCondition | GradeCondition | MembersCondition | AgencyCondition
ForcingRule: TypeAlias = ForcingFlagRule | ForcingShareRule
Rule: TypeAlias = (
    StandingRule
    | NewcomerRule
    | TemporaryOpinionRule
    | LongSickRule
    | SelfReviewRule
    | ScoreBandRule
    | DisagreementRule
    | ScoreGapRule
    | ShareCondition
    | FlagCondition
    | GradeCondition
    | MembersCondition
    | AgencyCondition
    | ForcingFlagRule
    | ForcingShareRule
    | CapRule
    | CellAfterMembersRule
    | HeadCeilingRule
    | LowCollectiveRule
    | QuarterRule
    | QuorumRule
    | BallotArithmeticRule
    | BallotSecrecyRule
    | BallotMajorityRule
    | BalanceRule
    | DisciplineDateRule
    | UnknownRule
)
