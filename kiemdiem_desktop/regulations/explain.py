"""Which levels a subject may still be given, and what each would run into: the rules tried on each level."""

from __future__ import annotations

from dataclasses import replace

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import PeriodFacts, SubjectFacts
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.rules import CapRule, CellAfterMembersRule


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOffer:
    """One level: whether it may be chosen, and the sentences that speak against it."""

    level: Level
    open: bool
    reasons: tuple[Finding, ...]


def levels_offered(
    regulation: Regulation, facts: PeriodFacts, subject_id: str, step: Step = Step.CELL
) -> tuple[LevelOffer, ...]:
    """Try each level at a step for one subject; KeyError when the facts have none of that id."""
    subject = next((entry for entry in facts.subjects if entry.id == subject_id), None)
    if subject is None:
        raise KeyError(subject_id)
    return tuple(_offer(regulation, facts, subject, step, level) for level in Level)


def _offer(regulation: Regulation, facts: PeriodFacts, subject: SubjectFacts, step: Step, level: Level) -> LevelOffer:
    tried = replace(subject, levels=_until(subject, step) | {step: level})
    others = tuple(entry for entry in facts.subjects if entry.id != subject.id)
    findings = evaluate(regulation, replace(facts, subjects=(*others, tried)))
    group = {rule.id for rule in regulation.rules if isinstance(rule, CapRule | CellAfterMembersRule)}
    against = tuple(
        finding
        for finding in findings
        if _speaks_against(finding, subject.id, group if level is Level.EXCELLENT else set())
    )
    blocked = any(finding.severity is Severity.BLOCK for finding in against)
    return LevelOffer(level=level, open=not blocked, reasons=against)


def _until(subject: SubjectFacts, step: Step) -> dict[Step, Level]:
    """The levels of the steps before this one; a later one would hide what is tried."""
    order = list(Step)
    return {given: level for given, level in subject.levels.items() if order.index(given) < order.index(step)}


def _speaks_against(finding: Finding, subject_id: str, group: set[str]) -> bool:
    return finding.subject_id == subject_id or (finding.subject_id is None and finding.rule in group)
