"""A review that was done and then lost something required is in work again, in the same operation that lost it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.forms.bound_values import bound_values
from kiemdiem_desktop.forms.checks import Severity, check
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.counting import count, read_records
from kiemdiem_desktop.services.drafts import read_draft
from kiemdiem_desktop.store.unit_of_work import UnitOfWork


def reopen_incomplete(unit: UnitOfWork, regulation: Regulation, period_id: UUID, subject_ids: Collection[UUID]) -> None:
    """Take "done" back from the reviews of these subjects that now lack something, and tell so with the outcome.

    Done is said by a person and stays while nothing required is missing; a paper received by hand is complete anyway.
    Undoing the operation brings "done" back with what was lost.
    """
    done = [
        review
        for subject_id in subject_ids
        for review in unit.reviews.find(period_id=period_id, subject_id=subject_id)
        if review.state is ReviewState.DONE and review.paper_received_on is None
    ]
    if not done:
        return
    sheet = count(read_records(unit, period_id), regulation)
    reopened, missing = 0, 0
    for review in done:
        subject = sheet.subject(review.subject_id)
        form = regulation.form_for(SubjectKind(subject.form_subject))
        problems = check(form, read_draft(review, form, regulation), bound_values(subject, sheet.cell.name))
        lacking = sum(problem.severity is Severity.BLOCK for problem in problems)
        if lacking:
            unit.reviews.update(replace(review, state=ReviewState.DRAFT))
            reopened, missing = reopened + 1, missing + lacking
    if reopened:
        unit.tell(KnownError("review_reopened", reviews=reopened, count=missing))
