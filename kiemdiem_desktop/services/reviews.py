"""Reviews: the form of each subject, its points, levels and shortcomings, and papers received by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.grading import Level, LevelEntry, ScoreEntry, Source, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.review import Opinion, Review, ReviewState
from kiemdiem_desktop.domain.sheets import GENERAL, TASKS, PeriodSheet
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Bound, Problem, Severity, check, progress
from kiemdiem_desktop.forms.codec import encode
from kiemdiem_desktop.forms.draft import Draft, new_draft, with_value
from kiemdiem_desktop.forms.schema import Form, SubjectKind
from kiemdiem_desktop.services.drafts import read_draft
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.scans import scan_of
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.services.shortcomings import ShortcomingsService
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperReview:
    """A handwritten review as it was received; points in hundredths, grades by criterion where there are no points."""

    received_on: date
    general: int | None = None
    tasks: int | None = None
    grades: Mapping[str, str] = field(default_factory=dict)
    level: Level | None = None
    shortcomings: tuple[str, ...] = ()
    text: str = ""
    scan: tuple[str, bytes] | None = None


class ReviewsService(ShortcomingsService):
    """Everything that is written about a subject."""

    def __init__(self, context: Context, periods: PeriodsService, sheets: SheetReader) -> None:
        super().__init__(context, periods)
        self._sheets = sheets

    def sheet(self, period_id: UUID) -> PeriodSheet:
        """The whole period, counted."""
        return self._sheets.sheet(period_id)

    def form(self, period_id: UUID, subject_id: UUID) -> Form:
        """The form that the period's regulation gives this subject."""
        with self._book.read() as unit:
            kind = _form_subject(unit, subject_id)
        return self._periods.regulation(period_id).form_for(kind)

    def draft(self, period_id: UUID, subject_id: UUID) -> Draft:
        """What is written in the form so far."""
        form = self.form(period_id, subject_id)
        with self._book.read() as unit:
            review = _review(unit, period_id, subject_id)
        return new_draft(form) if review is None else read_draft(review, form, self._periods.regulation(period_id))

    def bound(self, period_id: UUID, subject_id: UUID) -> Bound:
        """The values that tables hold for the form."""
        sheet = self._sheets.sheet(period_id)
        return bound_values(sheet.subject(subject_id), sheet.cell.name)

    def problems(self, period_id: UUID, subject_id: UUID) -> tuple[Problem, ...]:
        """What the form still lacks or contradicts."""
        form = self.form(period_id, subject_id)
        return check(form, self.draft(period_id, subject_id), self.bound(period_id, subject_id))

    def progress(self, period_id: UUID, subject_id: UUID) -> tuple[int, int]:
        """How many required fields are complete, of how many."""
        form = self.form(period_id, subject_id)
        return progress(form, self.draft(period_id, subject_id), self.bound(period_id, subject_id))

    def save_draft(self, period_id: UUID, subject_id: UUID, draft: Draft, *, merge_key: str | None = None) -> Outcome:
        """Store the form as it stands; saves with the same ``merge_key`` in succession are one step to undo."""
        with self._writing("Viết bản kiểm điểm", period_id, merge_key, about=subject_id) as unit:
            review = self._started(unit, period_id, subject_id, draft)
            payload = encode(draft)
            if (review.payload, review.form_id, review.form_version) != (payload, draft.form_id, draft.form_version):
                unit.reviews.update(
                    replace(review, payload=payload, form_id=draft.form_id, form_version=draft.form_version)
                )
        return unit.outcome

    def save_score(
        self, period_id: UUID, subject_id: UUID, source: Source, criterion: str, hundredths: int | None
    ) -> Outcome:
        """Store the points of one criterion or group; ``None`` removes them."""
        key = f"score:{subject_id}:{source}:{criterion}"
        with self._writing("Chấm điểm", period_id, key, about=subject_id) as unit:
            self._put_score(unit, period_id, subject_id, source, criterion, hundredths)
        return unit.outcome

    def save_level(
        self,
        period_id: UUID,
        subject_id: UUID,
        step: Step,
        level: Level | None,
        *,
        reason: str = "",
        paper_number: str = "",
        given_on: date | None = None,
    ) -> Outcome:
        """Store the level that one body gave; ``None`` removes it."""
        with self._writing("Ghi mức xếp loại", period_id, about=subject_id) as unit:
            self._put_level(unit, period_id, subject_id, step, level, (nfc(reason), one_line(paper_number), given_on))
        return unit.outcome

    def facts(self, period_id: UUID, subject_id: UUID) -> SubjectFactsEntry:
        """What is known of a subject for the rules; a fresh entry of unknowns where nothing is stored."""
        with self._book.read() as unit:
            known = next(iter(unit.subject_facts.find(period_id=period_id, subject_id=subject_id)), None)
        return known or SubjectFactsEntry(id=self._ids.new(), period_id=period_id, subject_id=subject_id)

    def save_facts(self, facts: SubjectFactsEntry) -> Outcome:
        """Store what is known of a subject for the rules; refused where task counts contradict each other.

        Refused too (``fact_without_paper``): a discipline or a concluded case without the concluding paper.
        """
        _check_counts(facts)
        if (facts.disciplined or facts.concluded_case.strip()) and not facts.concluding_paper.strip():
            raise KnownError("fact_without_paper")
        with self._writing("Ghi dữ kiện đối chiếu", facts.period_id, f"facts:{facts.subject_id}") as unit:
            known = unit.subject_facts.find(period_id=facts.period_id, subject_id=facts.subject_id)
            if known:
                unit.subject_facts.update(replace(facts, id=known[0].id, version=known[0].version))
            else:
                unit.subject_facts.add(facts)
        return unit.outcome

    def mark_done(self, period_id: UUID, subject_id: UUID, *, done: bool) -> Outcome:
        """Say that a review is done, or take that back; refused while something required is missing."""
        if done:
            blocking = [p for p in self.problems(period_id, subject_id) if p.severity is Severity.BLOCK]
            if blocking:
                raise KnownError("review_incomplete", count=len(blocking))
        with self._writing("Đánh dấu bản kiểm điểm", period_id) as unit:
            review = self._started(unit, period_id, subject_id, self.draft(period_id, subject_id))
            unit.reviews.update(replace(review, state=ReviewState.DONE if done else ReviewState.DRAFT))
        return unit.outcome

    def receive_paper(self, period_id: UUID, subject_id: UUID, paper: PaperReview) -> Outcome:
        """Record a handwritten review (*nhận bản giấy*): it counts as complete and no substitute is printed.

        Its grades stand in the boxes of the subject's own form. Recording it once more corrects it: shortcomings that
        stand already are not added again. Raises ValueError for a grade that the form has no box for.
        """
        attachment = scan_of(paper.scan, self._ids.new())
        draft = _with_grades(self.form(period_id, subject_id), self.draft(period_id, subject_id), paper.grades)
        with self._writing("Nhận bản kiểm điểm giấy", period_id) as unit:
            if attachment is not None:
                unit.attachments.add(attachment)
            review = self._started(unit, period_id, subject_id, draft)
            unit.reviews.update(
                replace(
                    review,
                    form_id=draft.form_id,
                    form_version=draft.form_version,
                    payload=encode(draft),
                    paper_received_on=paper.received_on,
                    paper_text=nfc(paper.text),
                    scan_id=attachment.id if attachment else review.scan_id,
                )
            )
            for group, points in ((GENERAL, paper.general), (TASKS, paper.tasks)):
                self._put_score(unit, period_id, subject_id, Source.SELF, group, points)
            self._put_level(unit, period_id, subject_id, Step.SELF, paper.level, ("", "", None))
            known = {entry.text for entry in unit.shortcomings.find(period_id=period_id, subject_id=subject_id)}
            for text in paper.shortcomings:
                if nfc(text) in known:
                    continue
                self._append_shortcoming(unit, period_id, subject_id, text, earlier=False, first_seen="")
        return unit.outcome

    def withdraw_paper(self, period_id: UUID, subject_id: UUID) -> Outcome:
        """Say that no handwritten review was received after all; points, level and shortcomings stay."""
        with self._writing("Bỏ ghi nhận bản giấy", period_id, about=subject_id) as unit:
            review = _review(unit, period_id, subject_id)
            if review is not None:
                unit.reviews.update(replace(review, paper_received_on=None, paper_text="", scan_id=None))
        return unit.outcome

    def save_opinion(self, opinion: Opinion) -> Outcome:
        """Store another body's written opinion."""
        ready = cleaned(opinion, lines=("body",), texts=("text",))
        with self._writing("Ghi ý kiến nhận xét", opinion.period_id, f"opinion:{opinion.id}") as unit:
            unit.opinions.put(ready)
        return unit.outcome

    def remove_opinion(self, opinion_id: UUID) -> Outcome:
        """Remove an opinion."""
        with self._book.read() as reading:
            period_id = reading.opinions.get(opinion_id).period_id
        with self._writing("Bỏ ý kiến nhận xét", period_id) as unit:
            unit.opinions.remove(opinion_id)
        return unit.outcome

    def exclude(self, period_id: UUID, participant_id: UUID, reason: str) -> Outcome:
        """Record why a person is not reviewed yet; an empty reason takes it back."""
        with self._writing("Ghi lý do chưa kiểm điểm", period_id) as unit:
            person = unit.participants.get(participant_id)
            unit.participants.update(replace(person, not_reviewed_reason=one_line(reason)))
        return unit.outcome

    def _started(self, unit: UnitOfWork, period_id: UUID, subject_id: UUID, draft: Draft) -> Review:
        review = _review(unit, period_id, subject_id)
        if review is None:
            review = Review(
                id=self._ids.new(),
                period_id=period_id,
                subject_id=subject_id,
                form_id=draft.form_id,
                form_version=draft.form_version,
                payload=encode(draft),
                state=ReviewState.DRAFT,
            )
            unit.reviews.add(review)
        return unit.reviews.get(review.id)

    def _put_score(
        self, unit: UnitOfWork, period_id: UUID, subject_id: UUID, source: Source, criterion: str, value: int | None
    ) -> None:
        known = unit.scores.find(period_id=period_id, subject_id=subject_id, source=source, criterion=criterion)
        if value is None:
            for entry in known:
                unit.scores.remove(entry.id)
        elif known:
            if known[0].hundredths != value:
                unit.scores.update(replace(known[0], hundredths=value))
        else:
            unit.scores.add(
                ScoreEntry(
                    id=self._ids.new(),
                    period_id=period_id,
                    subject_id=subject_id,
                    source=source,
                    criterion=criterion,
                    hundredths=value,
                )
            )

    def _put_level(
        self,
        unit: UnitOfWork,
        period_id: UUID,
        subject_id: UUID,
        step: Step,
        level: Level | None,
        grounds: tuple[str, str, date | None],
    ) -> None:
        put_level(unit, self._ids.new(), (period_id, subject_id, step), level, grounds)


def put_level(
    unit: UnitOfWork,
    fresh_id: UUID,
    key: tuple[UUID, UUID, Step],
    level: Level | None,
    grounds: tuple[str, str, date | None],
) -> None:
    """Set or remove the level of one (period, subject, step); ``grounds`` are reason, paper number and day."""
    period_id, subject_id, step = key
    known = unit.levels.find(period_id=period_id, subject_id=subject_id, step=step)
    if level is None:
        for entry in known:
            unit.levels.remove(entry.id)
        return
    reason, paper_number, given_on = grounds
    if known:
        changed = replace(known[0], level=level, reason=reason, paper_number=paper_number, given_on=given_on)
        if changed != known[0]:
            unit.levels.update(changed)
        return
    unit.levels.add(
        LevelEntry(
            id=fresh_id,
            period_id=period_id,
            subject_id=subject_id,
            step=step,
            level=level,
            reason=reason,
            paper_number=paper_number,
            given_on=given_on,
        )
    )


def _with_grades(form: Form, draft: Draft, grades: Mapping[str, str]) -> Draft:
    """The draft with these grades in its boxes and no others."""
    boxes = {place.grade: place for place in form.fields() if place.grade}
    for criterion, grade in grades.items():
        if criterion not in boxes or grade not in {choice.id for choice in boxes[criterion].choices}:
            raise ValueError(f"no box for {criterion} = {grade}")
    for criterion, place in boxes.items():
        draft = with_value(form, draft, place.id, grades.get(criterion))
    return draft


def _review(unit: Reader, period_id: UUID, subject_id: UUID) -> Review | None:
    return next(iter(unit.reviews.find(period_id=period_id, subject_id=subject_id)), None)


def _form_subject(unit: Reader, subject_id: UUID) -> SubjectKind:
    person = unit.participants.peek(subject_id)
    return SubjectKind(person.kind) if person else SubjectKind.COLLECTIVE


def _check_counts(facts: SubjectFactsEntry) -> None:
    parts = (facts.tasks_done, facts.tasks_late, facts.tasks_above)
    if any(count is not None and count < 0 for count in (facts.tasks_total, *parts)):
        raise KnownError("tasks_negative")
    for part in parts:
        if part is not None and facts.tasks_total is not None and part > facts.tasks_total:
            raise KnownError("tasks_over_total", left=part, right=facts.tasks_total)
        if part is not None and facts.tasks_done is not None and part > facts.tasks_done:
            raise KnownError("tasks_over_done", left=part, right=facts.tasks_done)
