"""Evaluation: every enabled rule of the pack over the facts, exact, total and independent of their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations import period_rules, rules, subject_rules
from kiemdiem_desktop.regulations.conditions import applies
from kiemdiem_desktop.regulations.facts import PeriodFacts, SubjectFacts
from kiemdiem_desktop.regulations.findings import Case, Finding
from kiemdiem_desktop.regulations.pack import Regulation

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


class _SubjectRule(Protocol):
    def __call__(self, case: Case, rule: Any, subject: SubjectFacts, /) -> Iterable[Finding]: ...


class _PeriodRule(Protocol):
    def __call__(self, case: Case, rule: Any, /) -> Iterable[Finding]: ...


# Each function takes the rule type beside it; the tables are the one place where the two meet.
_SUBJECT_RULES: dict[type, _SubjectRule] = {
    rules.StandingRule: subject_rules.standing,
    rules.NewcomerRule: subject_rules.newcomer,
    rules.TemporaryOpinionRule: subject_rules.temporary_opinion,
    rules.LongSickRule: subject_rules.long_sick,
    rules.SelfReviewRule: subject_rules.self_review,
    rules.ScoreBandRule: subject_rules.score_band,
    rules.DisagreementRule: subject_rules.disagreement,
    rules.ScoreGapRule: subject_rules.score_gap,
    rules.ShareCondition: subject_rules.condition,
    rules.FlagCondition: subject_rules.condition,
    rules.GradeCondition: subject_rules.condition,
    rules.MembersCondition: subject_rules.condition,
    rules.AgencyCondition: subject_rules.condition,
    rules.ForcingFlagRule: subject_rules.forcing,
    rules.ForcingShareRule: subject_rules.forcing,
    rules.HeadCeilingRule: subject_rules.head_ceiling,
    rules.LowCollectiveRule: subject_rules.low_collective,
    rules.QuarterRule: subject_rules.quarter,
    rules.DisciplineDateRule: subject_rules.discipline_date,
    rules.UnknownRule: subject_rules.unknown,
}
_PERIOD_RULES: dict[type, _PeriodRule] = {
    rules.CapRule: period_rules.cap,
    rules.CellAfterMembersRule: period_rules.cell_after_members,
    rules.QuorumRule: period_rules.quorum,
    rules.BallotArithmeticRule: period_rules.ballot_arithmetic,
    rules.BallotSecrecyRule: period_rules.ballot_secrecy,
    rules.BallotMajorityRule: period_rules.ballot_majority,
    rules.BalanceRule: period_rules.balance,
}
# Who takes no part is looked at by these alone: no other rule speaks of a person who is left out.
_PARTICIPATION = (rules.StandingRule, rules.NewcomerRule)


def evaluate(regulation: Regulation, facts: PeriodFacts) -> tuple[Finding, ...]:
    """Apply every enabled rule; findings come heaviest first, then in the order of the pack's rules and by subject."""
    subjects = tuple(sorted(facts.subjects, key=lambda subject: subject.id))
    ballots = tuple(sorted(facts.ballots, key=lambda ballot: ballot.id))
    meetings = tuple(sorted(facts.meetings, key=lambda meeting: meeting.id))
    case = Case(regulation=regulation, facts=replace(facts, subjects=subjects, ballots=ballots, meetings=meetings))
    found = [
        (_WEIGHT[finding.severity], place, finding.subject_id or "", finding.variant, finding.sentence, finding)
        for place, rule in enumerate(regulation.rules)
        if rule.enabled
        for finding in _findings(case, rule)
    ]
    return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))


def _findings(case: Case, rule: rules.Rule) -> Iterator[Finding]:
    of_period = _PERIOD_RULES.get(type(rule))
    if of_period is not None:
        yield from of_period(case, rule)
        return
    of_subject = _SUBJECT_RULES[type(rule)]
    for subject in case.facts.subjects:
        if not applies(rule, subject):
            continue
        if not isinstance(rule, _PARTICIPATION) and not case.participation(subject).reviewed:
            continue
        for finding in of_subject(case, rule, subject):
            yield _weighed(rule, subject, finding)


def _weighed(rule: rules.Rule, subject: SubjectFacts, finding: Finding) -> Finding:
    """Lower a finding to a note where the rule leaves it to discretion and a reason was recorded."""
    if rule.discretion and subject.reasons.get(rule.id):
        return replace(finding, severity=Severity.NOTE)
    return finding
