"""A finding is a sentence with its numbers and its source; the pen writes it from the pack's templates."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field, replace

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import Confidence
from kiemdiem_desktop.forms.wording import fill, fill_blank
from kiemdiem_desktop.regulations.facts import PeriodFacts, SubjectFacts
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.participation import Participation, participation
from kiemdiem_desktop.regulations.rules import RuleBase

_ORDER = (Step.DECIDED, Step.CELL, Step.COMMITTEE, Step.SELF)
_RANK = {level: rank for rank, level in enumerate(reversed(Level))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule says of a subject, or of the period when ``subject_id`` is None."""

    rule: str
    variant: str
    subject_id: str | None
    severity: Severity
    sentence: str
    citation: str
    confidence: Confidence
    cure: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The regulation and the facts together, with what the rules ask of them again and again."""

    regulation: Regulation
    facts: PeriodFacts
    _taking_part: dict[Hashable, Participation] = field(default_factory=dict, init=False, repr=False, compare=False)

    def participation(self, subject: SubjectFacts) -> Participation:
        """Say whether the subject is reviewed and classified; every rule asks that anew."""
        asked = (subject.kind, subject.standing, subject.months)
        known = self._taking_part.get(asked)
        if known is None:
            known = self._taking_part[asked] = participation(self.regulation, subject)
        return known

    def name(self, level: Level) -> str:
        """Name a level officially."""
        return self.regulation.level(level).name

    def step(self, subject: SubjectFacts) -> str:
        """Name the step whose level is the current one."""
        step = current_step(subject)
        return next((entry.name for entry in self.regulation.steps if entry.id is step), "")

    def counted(self, subject: SubjectFacts) -> Level | None:
        """Return the current level where the pack counts its step, for someone who is classified."""
        counts = {entry.id for entry in self.regulation.steps if entry.counts}
        step = current_step(subject)
        return subject.levels[step] if step in counts and self.participation(subject).classified else None

    def say(self, rule: RuleBase, variant: str, subject: SubjectFacts | None = None, /, **numbers: str) -> Finding:
        """Write a finding in the words of the pack, as heavy as its rule."""
        name = subject.name if subject else numbers.pop("name", "")
        citation = self.regulation.cite(rule.citation)
        values = {**numbers, "name": name, "citation": citation}
        return Finding(
            rule=rule.id,
            variant=variant,
            subject_id=subject.id if subject else None,
            severity=rule.severity,
            sentence=fill(rule.sentences[variant], values),
            citation=citation,
            confidence=rule.confidence,
            cure=fill_blank(rule.cure, values, ""),
            numbers=numbers,
        )

    def note(self, rule: RuleBase, variant: str, subject: SubjectFacts | None = None, /, **numbers: str) -> Finding:
        """Write a finding that is only to be known, whatever the rule weighs."""
        return weigh(self.say(rule, variant, subject, **numbers), Severity.NOTE)


def weigh(finding: Finding, severity: Severity) -> Finding:
    """Return the finding with another severity."""
    return replace(finding, severity=severity)


def current_step(subject: SubjectFacts) -> Step | None:
    """Return the last step of the procedure that gave a level; the employer's level is not the party's."""
    return next((step for step in _ORDER if step in subject.levels), None)


def current_level(subject: SubjectFacts) -> Level | None:
    """Return the level that is being proposed or was decided."""
    step = current_step(subject)
    return subject.levels[step] if step else None


def better(first: Level, second: Level) -> bool:
    """Say whether the first level is the higher one."""
    return _RANK[first] > _RANK[second]
