"""Who is reviewed and classified: the answer of the pack's rules on standing and length of membership."""

from __future__ import annotations

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.facts import SubjectFacts
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.rules import Effect, NewcomerRule, StandingRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """What the rules make of one person: no effect means reviewed and classified.

    ``uncertain`` says that the admission date is too vague for a newcomer rule to decide; he is then taken as reviewed.
    """

    effect: Effect | None = None
    rule: StandingRule | NewcomerRule | None = None
    uncertain: NewcomerRule | None = None

    @property
    def reviewed(self) -> bool:
        """Whether a review is expected."""
        return self.effect in {None, Effect.NOT_CLASSIFIED}

    @property
    def classified(self) -> bool:
        """Whether a level is expected."""
        return self.effect is None


def participation(regulation: Regulation, subject: SubjectFacts) -> Participation:
    """Apply the rules on standing, then those on newcomers; collectives always take part."""
    if subject.kind is SubjectKind.COLLECTIVE:
        return Participation()
    rules = [rule for rule in regulation.rules if rule.enabled and (not rule.subjects or subject.kind in rule.subjects)]
    for rule in rules:
        if isinstance(rule, StandingRule) and subject.standing in rule.standings:
            return Participation(effect=rule.effect, rule=rule)
    newcomer = next((rule for rule in rules if isinstance(rule, NewcomerRule)), None)
    if newcomer is None or subject.months is None:
        return Participation()
    least, most = subject.months
    if most < newcomer.months:
        return Participation(effect=newcomer.effect, rule=newcomer)
    return Participation(uncertain=newcomer if least < newcomer.months else None)
