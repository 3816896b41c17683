"""What statistics count of a period: who had to be reviewed, who was, who was not, and why some stand lowest."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.sheets import PeriodSheet, ReviewStatus, SubjectSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCounts:
    """How many of some subjects had to be reviewed and how many were; total = reviewed + not reviewed.

    Of those not reviewed, the newcomers, the exempt and the suspended had not to be; ``owed`` had to be and were not.
    """

    total: int
    due: int
    reviewed: int
    newcomers: int
    exempt: int
    suspended: int
    prompted: int

    @property
    def not_reviewed(self) -> int:
        """All who were not reviewed, for whatever reason."""
        return self.total - self.reviewed

    @property
    def not_due(self) -> int:
        """Those whom the regulation does not ask to be reviewed here."""
        return self.total - self.due

    @property
    def owed(self) -> int:
        """Those who had to be reviewed and were not."""
        return self.due - self.reviewed

    @property
    def elsewhere(self) -> int:
        """Those who had not to be reviewed on another ground, such as a review in another cell."""
        return self.not_due - self.newcomers - self.exempt - self.suspended


def is_due(subject: SubjectSheet) -> bool:
    """Say whether the regulation asks for a review; a reason why it has not been held does not change that."""
    duty = subject.duty
    return not (duty.exempt or duty.not_yet) or _put_off(subject)


def was_reviewed(subject: SubjectSheet) -> bool:
    """Say whether a review was held: it is complete, or a level was given upon it."""
    return is_due(subject) and (subject.reviewed or subject.status is ReviewStatus.CLASSIFIED)


def is_newcomer(subject: SubjectSheet) -> bool:
    """Say whether it is too early to review a member of this cell."""
    person = subject.participant
    return subject.duty.not_yet and not _put_off(subject) and person is not None and person.standing is Standing.ACTIVE


def _put_off(subject: SubjectSheet) -> bool:
    """Say whether a review that is due was not held on a recorded ground; a rule's own ground goes before it."""
    person, duty = subject.participant, subject.duty
    recorded = person.not_reviewed_reason if person else ""
    return duty.not_yet and bool(recorded) and (duty.unclassified or duty.reason == recorded)


def _is_suspended(subject: SubjectSheet) -> bool:
    person = subject.participant
    return subject.duty.exempt and person is not None and person.standing is Standing.SUSPENDED


def count_reviews(subjects: Iterable[SubjectSheet]) -> ReviewCounts:
    """Count the reviews of some subjects."""
    everyone = tuple(subjects)
    suspended = sum(_is_suspended(subject) for subject in everyone)
    return ReviewCounts(
        total=len(everyone),
        due=sum(is_due(subject) for subject in everyone),
        reviewed=sum(was_reviewed(subject) for subject in everyone),
        newcomers=sum(is_newcomer(subject) for subject in everyone),
        exempt=sum(subject.duty.exempt for subject in everyone) - suspended,
        suspended=suspended,
        prompted=sum(bool(subject.prompts) for subject in everyone),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LowReason:
    """One ground for the lowest level, as statistics name it: a recorded case, a share of tasks, the employer's level.

    A ground that names nothing takes whoever falls under none before it.
    """

    id: str
    facts: tuple[str, ...] = ()
    done_below: Fraction | None = None
    agency_level: Level | None = None

    def holds(self, sheet: PeriodSheet, subject: SubjectSheet) -> bool:
        """Say whether the ground applies to a subject, as far as it is recorded."""
        named = bool(self.facts) or self.done_below is not None or self.agency_level is not None
        return not named or self._case(sheet, subject) or self._few_done(subject) or self._by_agency(subject)

    def _case(self, sheet: PeriodSheet, subject: SubjectSheet) -> bool:
        known = {answer.fact for answer in sheet.records.answers if answer.subject_id == subject.id and answer.yes}
        facts = subject.facts
        if facts is not None and facts.disciplined and not facts.discipline_unproven:
            known.add("disciplined")
        return bool(known & set(self.facts))

    def _few_done(self, subject: SubjectSheet) -> bool:
        facts = subject.facts
        if self.done_below is None or facts is None or facts.tasks_done is None or not facts.tasks_total:
            return False
        return Fraction(facts.tasks_done, facts.tasks_total) < self.done_below

    def _by_agency(self, subject: SubjectSheet) -> bool:
        entry = subject.levels.get(Step.AGENCY)
        return self.agency_level is not None and entry is not None and entry.level is self.agency_level


def low_reason(sheet: PeriodSheet, subject: SubjectSheet, reasons: Iterable[LowReason]) -> str:
    """Return the first ground that applies, so that each subject is counted once; nothing where none does."""
    return next((reason.id for reason in reasons if reason.holds(sheet, subject)), "")


def classified_at(subjects: Iterable[SubjectSheet], level: Level) -> tuple[SubjectSheet, ...]:
    """Return those who stand in the balance at this level, in their order."""
    return tuple(s for s in subjects if s.status is ReviewStatus.CLASSIFIED and s.level is level)
