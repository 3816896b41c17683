"""What a form view wants stored, one frozen value per kind of change; each knows the service verb that stores it.

They are applied on the book's thread, so each reads what it changes at that moment and no stale copy overwrites it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.concluding import NO_PAPER, ConcludingPaper
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.shortcoming import Part, Shortcoming
from kiemdiem_desktop.forms.draft import Value, with_value
from kiemdiem_desktop.services.grading import GradingService
from kiemdiem_desktop.services.reviews import ReviewsService


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Whose form it is."""

    reviews: ReviewsService
    grading: GradingService
    period_id: UUID
    subject_id: UUID


class Change(Protocol):
    """One thing to store."""

    def apply(self, target: Target) -> Outcome:
        """Store it; refuses as the service does."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueChange:
    """A field's new value; the saves of one visit to the field are one step to undo."""

    field_id: str
    value: Value | None
    visit: int = 0

    def apply(self, target: Target) -> Outcome:
        """Put the value into the draft as it is stored now."""
        where = (target.period_id, target.subject_id)
        draft = with_value(target.reviews.form(*where), target.reviews.draft(*where), self.field_id, self.value)
        key = f"field:{target.subject_id}:{self.field_id}:{self.visit}"
        return target.reviews.save_draft(*where, draft, merge_key=key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """Points of one criterion or group, as the subject scores himself."""

    criterion: str
    hundredths: int | None

    def apply(self, target: Target) -> Outcome:
        """Store the points."""
        return target.reviews.save_score(
            target.period_id, target.subject_id, Source.SELF, self.criterion, self.hundredths
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChange:
    """The level that a body gives."""

    step: Step
    level: Level | None

    def apply(self, target: Target) -> Outcome:
        """Store the level."""
        return target.reviews.save_level(target.period_id, target.subject_id, self.step, self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingAdded:
    """A new shortcoming at the end of its list, empty or with a text that was offered."""

    earlier: bool
    text: str = ""

    def apply(self, target: Target) -> Outcome:
        """Add it."""
        return target.reviews.add_shortcoming(target.period_id, target.subject_id, self.text, earlier=self.earlier)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingChange:
    """One part of a shortcoming, by the name it has in the domain."""

    shortcoming_id: UUID
    part: str
    value: Any

    def apply(self, target: Target) -> Outcome:
        """Change that part of the shortcoming as it is stored now; one that is gone has nothing to change."""
        stored = _shortcoming(target, self.shortcoming_id)
        return target.reviews.update_shortcoming(replace(stored, **{self.part: self.value})) if stored else Outcome()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingRemoved:
    """A shortcoming to take off the list."""

    shortcoming_id: UUID

    def apply(self, target: Target) -> Outcome:
        """Remove it."""
        return target.reviews.remove_shortcoming(self.shortcoming_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortcomingMoved:
    """A shortcoming's new place in its list."""

    shortcoming_id: UUID
    position: int

    def apply(self, target: Target) -> Outcome:
        """Move it."""
        return target.reviews.move_shortcoming(self.shortcoming_id, self.position)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibleChange:
    """A person's part in a collective shortcoming; None takes the request back."""

    shortcoming_id: UUID
    participant_id: UUID
    part: Part | None

    def apply(self, target: Target) -> Outcome:
        """Store the part."""
        return target.reviews.set_responsible(self.shortcoming_id, self.participant_id, self.part)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """A person's own answer about a collective shortcoming that names him."""

    responsibility_id: UUID
    answer: str
    declined: bool

    def apply(self, target: Target) -> Outcome:
        """Store the answer."""
        return target.reviews.answer_responsibility(self.responsibility_id, self.answer, declined=self.declined)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact that the rules read."""

    name: str
    value: Any

    def apply(self, target: Target) -> Outcome:
        """Put the fact beside the others that are stored now."""
        facts = target.reviews.facts(target.period_id, target.subject_id)
        return target.reviews.save_facts(replace(facts, **{self.name: self.value}))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionChange:
    """The answer to one of the regulation's questions; no answer makes it unknown again."""

    fact: str
    yes: bool | None
    note: str = ""
    paper: ConcludingPaper = NO_PAPER

    def apply(self, target: Target) -> Outcome:
        """Store the answer; unknown again also takes back what was recorded of the same fact beside the questions."""
        where = (target.period_id, target.subject_id)
        facts = target.reviews.facts(*where)
        if self.yes is None and getattr(facts, self.fact, None) is not None:
            cleared = target.reviews.save_facts(replace(facts, **{self.fact: None}))  # type: ignore[arg-type] # a flag
            answered = target.grading.answer(*where, self.fact, yes=None)
            return answered if answered.touched else cleared
        return target.grading.answer(*where, self.fact, yes=self.yes, note=self.note, paper=self.paper)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionChange:
    """One part of another body's opinion, by the name it has in the domain."""

    opinion_id: UUID
    part: str
    value: Any

    def apply(self, target: Target) -> Outcome:
        """Change that part of the opinion as it is stored now."""
        subject = target.reviews.sheet(target.period_id).subject(target.subject_id)
        stored = next((opinion for opinion in subject.opinions if opinion.id == self.opinion_id), None)
        return target.reviews.save_opinion(replace(stored, **{self.part: self.value})) if stored else Outcome()


def apply_all(changes: tuple[Change, ...], target: Target) -> Outcome:
    """Store the changes in order and tell everything that they touched; the first refusal ends it."""
    touched: dict[str, frozenset[UUID]] = {}
    label, last, notice = "", None, None
    for change in changes:
        outcome = change.apply(target)
        label, last, notice = outcome.label or label, outcome.operation_id or last, outcome.notice or notice
        for table, ids in outcome.touched.items():
            touched[table] = touched.get(table, frozenset()) | ids
    return Outcome(operation_id=last, label=label, touched=touched, notice=notice)


def _shortcoming(target: Target, shortcoming_id: UUID) -> Shortcoming | None:
    bound = target.reviews.bound(target.period_id, target.subject_id)
    listed = (entry for entries in bound.shortcomings.values() for entry in entries)
    return next((entry for entry in listed if entry.id == shortcoming_id), None)
