"""Everything that a form view shows of one subject, read together on the book's thread and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import FactAnswer
from kiemdiem_desktop.domain.period import Participant, PeriodState
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Bound, Problem, check, progress
from kiemdiem_desktop.forms.draft import Draft
from kiemdiem_desktop.forms.schema import Form, SubjectKind
from kiemdiem_desktop.regulations.pack import FactDef, FactKind, Regulation
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.suggestions import Suggestion, offered


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """One subject's form with its values, what they lack, whom it may name, and what the regulation asks beside it."""

    period_id: UUID
    form: Form
    draft: Draft
    bound: Bound
    problems: tuple[Problem, ...] = ()
    subject: SubjectSheet | None = None
    people: tuple[Participant, ...] = ()
    questions: tuple[FactDef, ...] = ()
    answers: Mapping[str, FactAnswer] = field(default_factory=dict)
    suggestions: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    read_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One subject in the list: how much of the form is done."""

    subject: SubjectSheet
    done: int
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewData:
    """A review place: its subjects, and the form of the chosen one."""

    sheet: PeriodSheet
    lines: tuple[ReviewLine, ...]
    state: FormState | None


def load(office: Office, period_id: UUID, subject_id: UUID | None, *, collectives: bool) -> ReviewData:
    """Read a review place; a subject that is not there (or None) gives the first one."""
    sheet = office.reviews.sheet(period_id)
    regulation = office.periods.regulation(period_id)
    subjects = sheet.collectives if collectives else sheet.persons
    chosen = next((s for s in subjects if s.id == subject_id), subjects[0] if subjects else None)
    forms = {subject.id: regulation.form_for(SubjectKind(subject.form_subject)) for subject in subjects}
    lines = tuple(_line(office, sheet, forms[subject.id], subject) for subject in subjects)
    state = None if chosen is None else form_state(office, sheet, forms[chosen.id], chosen)
    return ReviewData(sheet=sheet, lines=lines, state=state)


def form_state(office: Office, sheet: PeriodSheet, form: Form, subject: SubjectSheet) -> FormState:
    """Gather one subject's form."""
    draft = _draft(office, sheet.period.id, form, subject)
    bound = bound_values(subject, sheet.cell.name)
    by_hand = subject.review is not None and subject.review.paper_received_on is not None
    return FormState(
        period_id=sheet.period.id,
        form=form,
        draft=draft,
        bound=bound,
        problems=() if by_hand else check(form, draft, bound),  # the paper says what the form leaves empty
        subject=subject,
        questions=questions(office.periods.regulation(sheet.period.id), subject),
        answers={entry.fact: entry for entry in sheet.records.answers if entry.subject_id == subject.id},
        suggestions=_suggestions(office, sheet, form, subject, draft),
        people=tuple(s.participant for s in sheet.persons if s.participant is not None),
        read_only=sheet.period.state is PeriodState.CLOSED,
    )


def _suggestions(
    office: Office, sheet: PeriodSheet, form: Form, subject: SubjectSheet, draft: Draft
) -> dict[str, tuple[Suggestion, ...]]:
    texts = [value for value in draft.values.values() if isinstance(value, str)]
    texts += [fault.text for fault in (*subject.earlier, *subject.shortcomings)]
    return offered(form, office.notes.suggestions(sheet.period.id, subject.id), subject.prompts, texts)


def questions(regulation: Regulation, subject: SubjectSheet) -> tuple[FactDef, ...]:
    """The yes-or-no questions that the regulation puts about a subject of this kind."""
    kind = SubjectKind(subject.form_subject)
    flags = (fact for fact in regulation.facts if fact.kind is FactKind.FLAG)
    return tuple(fact for fact in flags if not fact.subjects or kind in fact.subjects)


def _line(office: Office, sheet: PeriodSheet, form: Form, subject: SubjectSheet) -> ReviewLine:
    draft = _draft(office, sheet.period.id, form, subject)
    done, asked = progress(form, draft, bound_values(subject, sheet.cell.name))
    return ReviewLine(subject=subject, done=done, asked=asked)


def _draft(office: Office, period_id: UUID, form: Form, subject: SubjectSheet) -> Draft:
    review = subject.review
    if review is not None and (review.form_id, review.form_version) != (form.id, form.version):
        return office.reviews.draft(period_id, subject.id)  # written in another form: carried over
    return Draft(form_id=form.id, form_version=form.version, values=dict(subject.values))  # type: ignore[arg-type] # decoded values
