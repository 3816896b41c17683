"""The rules about one collective or member: each kind is one function from the case to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import groupby
from typing import TypeAlias

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import FieldKind, ScoreRow, SubjectKind
from kiemdiem_desktop.regulations.conditions import Judged, Verdict, judge, share_of
from kiemdiem_desktop.regulations.facts import Role, SubjectFacts
from kiemdiem_desktop.regulations.findings import Case, Finding, better, current_level, weigh
from kiemdiem_desktop.regulations.numbers import show_number, show_percent
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.rules import (
    ConditionRule,
    DisagreementRule,
    DisciplineDateRule,
    FlagCondition,
    ForcingRule,
    ForcingShareRule,
    HeadCeilingRule,
    LongSickRule,
    LowCollectiveRule,
    NewcomerRule,
    QuarterRule,
    ScoreBandRule,
    ScoreGapRule,
    SelfReviewRule,
    ShareCondition,
    StandingRule,
    TemporaryOpinionRule,
    UnknownRule,
)

Findings: TypeAlias = Iterator[Finding]
_GIVEN = (Step.COMMITTEE, Step.CELL, Step.DECIDED)


def total_score(regulation: Regulation, subject: SubjectFacts, scores: Mapping[str, Fraction]) -> Fraction | None:
    """Add up the points of the form's score sheet; None until all are known, or where the form has no sheet."""
    fields = regulation.form_for(subject.kind).fields()
    sheet = next((field for field in fields if field.kind is FieldKind.SCORE_SHEET), None)
    return _sum(sheet.scores, scores) if sheet else None


def _sum(rows: tuple[ScoreRow, ...], scores: Mapping[str, Fraction]) -> Fraction | None:
    parts = [_sum(row.items, scores) if row.items else scores.get(row.id) for row in rows]
    return None if None in parts else sum((part for part in parts if part is not None), Fraction(0))


def standing(case: Case, rule: StandingRule, subject: SubjectFacts) -> Findings:
    """Exempt, suspended and others are left out; a level given to them all the same is reported."""
    if case.participation(subject).rule is rule:
        level = _given(subject)
        if level:
            yield case.say(rule, "reviewed", subject, reason=subject.standing_reason, level=case.name(level))
        else:
            yield case.note(rule, "left_out", subject, reason=subject.standing_reason)


def newcomer(case: Case, rule: NewcomerRule, subject: SubjectFacts) -> Findings:
    """Members admitted too recently are left out; a vague date is asked about, never guessed."""
    part = case.participation(subject)
    if subject.months is None:
        return
    least, most = subject.months
    limit = str(rule.months)
    if part.uncertain is rule:
        uncertain = case.say(rule, "uncertain", subject, least=str(least), most=str(most), limit=limit)
        yield weigh(uncertain, Severity.WARN)
    if part.rule is not rule:
        return
    level = _given(subject)
    if level:
        yield case.say(rule, "reviewed", subject, months=str(most), limit=limit, level=case.name(level))
    else:
        yield case.note(rule, "left_out", subject, months=str(most), limit=limit)


def temporary_opinion(case: Case, rule: TemporaryOpinionRule, subject: SubjectFacts) -> Findings:
    """Members on temporary activity elsewhere need that cell's opinion first."""
    if subject.standing is Standing.TEMPORARY_AWAY and not subject.temporary_opinion:
        yield case.say(rule, "missing", subject)


def long_sick(case: Case, rule: LongSickRule, subject: SubjectFacts) -> Findings:
    """A long sick leave bounds the level in some regimes and only changes what is weighed in others."""
    if not subject.long_sick:
        return
    level, months = current_level(subject), str(rule.months)
    if level and rule.ceiling and better(level, rule.ceiling):
        yield case.say(rule, "above", subject, months=months, level=case.name(level), ceiling=case.name(rule.ceiling))
    else:
        yield case.note(rule, "note", subject, months=months)


def self_review(case: Case, rule: SelfReviewRule, subject: SubjectFacts) -> Findings:
    """Nobody is given a level without a review."""
    level = _given(subject)
    if level and subject.has_self_review is False and case.participation(subject).reviewed:
        yield case.say(rule, "missing", subject, level=case.name(level))


def score_band(case: Case, rule: ScoreBandRule, subject: SubjectFacts) -> Findings:
    """The level against the points: above them warns, below them is only noted."""
    score, by_score, level = *_by_score(case, subject), current_level(subject)
    if score is None or by_score is None or level is None or level is by_score:
        return
    numbers = {"score": show_number(score), "level": case.name(level), "by_score": case.name(by_score)}
    if better(level, by_score):
        yield case.say(rule, "above", subject, step=case.step(subject), **numbers)
    else:
        yield case.note(rule, "below", subject, step=case.step(subject), **numbers)


def disagreement(case: Case, rule: DisagreementRule, subject: SubjectFacts) -> Findings:
    """Points that give a level whose conditions fail: reported for a person to decide, never settled here."""
    score, by_score, level = *_by_score(case, subject), current_level(subject)
    if score is None or by_score is None or (level and better(by_score, level)):
        return
    failed = [judged.condition.short for judged in judge(case, subject, by_score) if judged.verdict is Verdict.FAILED]
    if failed:
        numbers = {"score": show_number(score), "by_score": case.name(by_score), "conditions": "; ".join(failed)}
        yield case.say(rule, "conflict", subject, **numbers)


def score_gap(case: Case, rule: ScoreGapRule, subject: SubjectFacts) -> Findings:
    """Self and appraised points far apart, or another level than the own one, want a written explanation."""
    own = total_score(case.regulation, subject, subject.scores)
    other = total_score(case.regulation, subject, subject.appraised)
    if own is not None and other is not None and abs(own - other) >= rule.points:
        numbers = {"self_score": show_number(own), "appraised": show_number(other)}
        yield case.say(rule, "gap", subject, difference=show_number(abs(own - other)), **numbers)
    claimed, given = subject.levels.get(Step.SELF), _given(subject)
    if "levels" in rule.sentences and claimed is not None and given is not None and claimed is not given:
        levels = {"self_level": case.name(claimed), "level": case.name(given)}
        yield case.say(rule, "levels", subject, step=case.step(subject), **levels)


def condition(case: Case, rule: ConditionRule, subject: SubjectFacts) -> Findings:
    """A condition of the current level that is known to fail."""
    level = current_level(subject)
    if level is None or level not in rule.levels:
        return
    for judged in judge(case, subject, level):
        if judged.condition is rule and judged.verdict is Verdict.FAILED:
            yield case.say(rule, "failed", subject, level=case.name(level), step=case.step(subject), **judged.numbers)


def unknown(case: Case, rule: UnknownRule, subject: SubjectFacts) -> Findings:
    """The facts that the current level rests on and that nobody has entered."""
    level = current_level(subject)
    if level is None:
        return
    missing = [_fact_name(case.regulation, judged) for judged in judge(case, subject, level) if _is_unknown(judged)]
    newcomers = any(isinstance(entry, NewcomerRule) and entry.enabled for entry in case.regulation.rules)
    if rule.admitted_name and newcomers and subject.months is None and subject.kind is not SubjectKind.COLLECTIVE:
        missing.insert(0, rule.admitted_name)
    if case.regulation.level(level).at_least and total_score(case.regulation, subject, subject.scores) is None:
        missing.insert(0, rule.score_name)
    if missing:
        facts = "; ".join(dict.fromkeys(missing))
        yield case.say(rule, "unknown", subject, level=case.name(level), facts=facts, step=case.step(subject))


def forcing(case: Case, rule: ForcingRule, subject: SubjectFacts) -> Findings:
    """A listed case of not completed, unless the authority recorded why not."""
    level = current_level(subject)
    if level in {None, Level.NOT_COMPLETED} or level is None:
        return
    numbers = {"level": case.name(level), "short": rule.short}
    if isinstance(rule, ForcingShareRule):
        share = share_of(subject, rule.fact)
        if share is None or not rule.test.holds(share, rule.value):
            return
        numbers |= {"share": show_percent(share), "value": show_percent(rule.value)}
    elif not subject.flags.get(rule.fact):
        return
    reason = subject.reasons.get(rule.id, "")
    if reason and rule.discretion:
        yield case.note(rule, "discretion", subject, reason=reason, **numbers)
    else:
        yield case.say(rule, "forced", subject, **numbers)


def discipline_date(case: Case, rule: DisciplineDateRule, subject: SubjectFacts) -> Findings:
    """A discipline recorded for the period whose decision bears a day outside it: both are named, a person decides."""
    day, start, end = subject.discipline_on, case.facts.start, case.facts.end
    if day is not None and start is not None and end is not None and not start <= day <= end:
        days = {"day": day, "start": start, "end": end}
        yield case.say(rule, "outside", subject, **{key: f"{value:%d/%m/%Y}" for key, value in days.items()})


def head_ceiling(case: Case, rule: HeadCeilingRule, subject: SubjectFacts) -> Findings:
    """The head's level against that of the collective he leads."""
    collective = _led(case, subject)
    if subject.role is not Role.HEAD or collective is None:
        return
    level, theirs = current_level(subject), current_level(collective)
    if level and theirs and better(level, theirs):
        numbers = {"collective": collective.name, "collective_level": case.name(theirs)}
        yield case.say(rule, "above", subject, level=case.name(level), **numbers)


def low_collective(case: Case, rule: LowCollectiveRule, subject: SubjectFacts) -> Findings:
    """A collective that misses its tasks bounds the levels of its head and deputies."""
    ceilings = {Role.HEAD: rule.head_at_most, Role.DEPUTY: rule.deputies_at_most}
    collective, level = _led(case, subject), current_level(subject)
    if subject.role not in ceilings or collective is None or level is None:
        return
    share, ceiling = share_of(collective, rule.fact), ceilings[subject.role]
    if share is not None and rule.test.holds(share, rule.value) and better(level, ceiling):
        numbers = {"share": show_percent(share), "value": show_percent(rule.value), "collective": collective.name}
        yield case.say(rule, subject.role, subject, level=case.name(level), ceiling=case.name(ceiling), **numbers)


def quarter(case: Case, rule: QuarterRule, subject: SubjectFacts) -> Findings:
    """Quarters of a low level bound the year's."""
    level, count = current_level(subject), _quarters(rule, subject)
    if count < rule.quarters or (rule.at_most and (level is None or not better(level, rule.at_most))):
        return
    numbers = {"quarters": str(count), "quarter_level": case.name(rule.quarter_level)}
    numbers["level"] = case.name(level) if level else ""
    numbers["ceiling"] = case.name(rule.at_most) if rule.at_most else ""
    yield case.say(rule, "barred", subject, **numbers)


def _quarters(rule: QuarterRule, subject: SubjectFacts) -> int:
    """How many quarters have the rule's level: all of them, or the most that follow one another."""
    if not rule.running:
        return subject.quarter_levels.count(rule.quarter_level)
    runs = groupby(subject.quarter_levels, lambda level: level is rule.quarter_level)
    return max((sum(1 for _ in run) for low, run in runs if low), default=0)


def _given(subject: SubjectFacts) -> Level | None:
    """The level that a body other than the subject gave."""
    return next((subject.levels[step] for step in reversed(_GIVEN) if step in subject.levels), None)


def _by_score(case: Case, subject: SubjectFacts) -> tuple[Fraction | None, Level | None]:
    score = total_score(case.regulation, subject, subject.scores)
    return score, None if score is None else case.regulation.level_by_score(score)


def _is_unknown(judged: Judged) -> bool:
    return judged.verdict is Verdict.UNKNOWN


def _fact_name(regulation: Regulation, judged: Judged) -> str:
    rule = judged.condition
    wanted = rule.fact if isinstance(rule, ShareCondition | FlagCondition) else None
    return next((fact.name for fact in regulation.facts if fact.id == wanted), rule.short)


def _led(case: Case, subject: SubjectFacts) -> SubjectFacts | None:
    collectives = [other for other in case.facts.subjects if other.kind is SubjectKind.COLLECTIVE]
    if subject.collective_id:
        return next((other for other in collectives if other.id == subject.collective_id), None)
    return collectives[0] if len(collectives) == 1 else None
