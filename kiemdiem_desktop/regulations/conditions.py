"""The conditions of a level: held, failed or unknown, with the numbers that say why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from fractions import Fraction

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.facts import SubjectFacts
from kiemdiem_desktop.regulations.findings import Case, better
from kiemdiem_desktop.regulations.grades import graded_in
from kiemdiem_desktop.regulations.numbers import show_percent
from kiemdiem_desktop.regulations.pack import CriteriaGroup, Regulation
from kiemdiem_desktop.regulations.rules import (
    AgencyCondition,
    Condition,
    ConditionRule,
    FlagCondition,
    GradeCondition,
    MembersCondition,
    RuleBase,
    ShareCondition,
)
from kiemdiem_desktop.regulations.verify import EARLIER_REMEDIED


class Verdict(StrEnum):
    """What is known of a condition."""

    HELD = "held"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A condition's verdict, and the numbers of its sentence when it failed."""

    condition: ConditionRule
    verdict: Verdict
    numbers: Mapping[str, str] = field(default_factory=dict)


def judge(case: Case, subject: SubjectFacts, level: Level) -> tuple[Judged, ...]:
    """Judge every condition that the pack puts on this level for this kind of subject."""
    found: list[Judged] = []
    for rule in case.regulation.rules:
        if not isinstance(rule, Condition) or not applies(rule, subject) or not rule.enabled:
            continue
        if level in rule.levels:
            verdict, numbers = _judge(case, subject, rule)
            found.append(Judged(condition=rule, verdict=verdict, numbers=numbers))
    return tuple(found)


def applies(rule: RuleBase, subject: SubjectFacts) -> bool:
    """Say whether a rule is about the subject, by its kind and for a collective by what kind of collective it is."""
    if rule.subjects and subject.kind not in rule.subjects:
        return False
    return not rule.collectives or subject.collective_kind in rule.collectives


def share_of(subject: SubjectFacts, fact: str) -> Fraction | None:
    """Return a known share; the remedied share of earlier shortcomings is counted, and whole when there were none."""
    if fact != EARLIER_REMEDIED:
        return subject.shares.get(fact)
    if subject.earlier_total == 0:
        return Fraction(1)
    if subject.earlier_total is None or subject.earlier_remedied is None:
        return None
    return Fraction(subject.earlier_remedied, subject.earlier_total)


_Found = tuple[Verdict, dict[str, str]]
_UNKNOWN: _Found = (Verdict.UNKNOWN, {})
_HELD: _Found = (Verdict.HELD, {})


def _judge(case: Case, subject: SubjectFacts, rule: ConditionRule) -> _Found:
    match rule:
        case ShareCondition():
            return _share(subject, rule)
        case FlagCondition():
            known = subject.flags.get(rule.fact)
            return _UNKNOWN if known is None else _HELD if known is rule.wanted else (Verdict.FAILED, {})
        case GradeCondition():
            return _grades(case.regulation, subject, rule)
        case MembersCondition():
            return _members(case, rule)
        case AgencyCondition():
            return _agency(case, subject, rule)


def _share(subject: SubjectFacts, rule: ShareCondition) -> _Found:
    known = share_of(subject, rule.fact)
    if known is None:
        return _UNKNOWN
    if rule.test.holds(known, rule.value):
        return _HELD
    return Verdict.FAILED, {"share": show_percent(known), "value": show_percent(rule.value)}


def _grades(regulation: Regulation, subject: SubjectFacts, rule: GradeCondition) -> _Found:
    grades = {grade.id: grade for grade in regulation.scale.grades}
    wanted = grades[rule.at_least]
    criteria = regulation.criteria_for(subject.kind)
    groups = [group for group in criteria.groups if group.graded] if criteria else []
    named = [group for group in groups if _named(group, rule)]
    labels = {
        key: label for group in named for key, label in graded_in(group) if not group.optional or key in subject.grades
    }
    given = {key: grades[subject.grades[key]].rank for key in labels if subject.grades.get(key) in grades}
    below = [labels[key] for key, rank in given.items() if rank < wanted.rank]
    if below:
        return Verdict.FAILED, {"wanted": wanted.name, "criteria": "; ".join(below)}
    return _HELD if len(given) == len(labels) else _UNKNOWN


def _named(group: CriteriaGroup, rule: GradeCondition) -> bool:
    return not rule.groups or group.id in rule.groups


def _members(case: Case, rule: MembersCondition) -> _Found:
    persons = [subject for subject in case.facts.subjects if subject.kind is not SubjectKind.COLLECTIVE]
    expected = [
        person for person in persons if case.participation(person).classified and not person.not_reviewed_reason
    ]
    levels = [level for level in map(case.counted, expected) if level is not None]
    if len(levels) < len(expected) or not levels:
        return _UNKNOWN
    count = sum(not better(rule.at_least, level) for level in levels)
    share = Fraction(count, len(levels))
    if share >= rule.share:
        return _HELD
    numbers = {"count": str(count), "total": str(len(levels)), "share": show_percent(share)}
    return Verdict.FAILED, {**numbers, "value": show_percent(rule.share), "wanted": case.name(rule.at_least)}


def _agency(case: Case, subject: SubjectFacts, rule: AgencyCondition) -> _Found:
    level = subject.levels.get(Step.AGENCY)
    if level is None:
        return _HELD if subject.needs_agency is False else _UNKNOWN
    if not better(rule.at_least, level):
        return _HELD
    return Verdict.FAILED, {"agency": case.name(level), "wanted": case.name(rule.at_least)}
