"""Blank forms: every paper of the period for nobody, to be filled in by hand."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.kinds import PaperKind, PaperRef
from kiemdiem_desktop.documents.papers import member_review, remediation, subject_sheets
from kiemdiem_desktop.documents.registry import ALL_KINDS, YEARLY
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.domain.remedy import Quarter
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.forms.schema import Form, SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation


def blank_refs(sheet: PeriodSheet, regulation: Regulation) -> tuple[PaperRef, ...]:
    """One blank paper of each kind that the regulation offers, and of a member's papers one for each of its forms."""
    offered = {paper.id for paper in regulation.papers}
    kinds = sorted((kind for kind in ALL_KINDS if kind.key in offered), key=lambda kind: kind.order)
    return tuple(ref for kind in kinds for ref in _of_kind(kind, sheet, regulation))


def _of_kind(kind: PaperKind, sheet: PeriodSheet, regulation: Regulation) -> Iterator[PaperRef]:
    quarterly = sheet.period.kind is PeriodKind.QUARTER
    if (kind.key in YEARLY and quarterly) or (kind.key == member_review.QUARTER and not quarterly):
        return
    if kind.key in {member_review.KEY, member_review.QUARTER, subject_sheets.SCORES, subject_sheets.TASKS}:
        collective = kind.key in {subject_sheets.SCORES, subject_sheets.TASKS} and not quarterly
        forms = _forms(regulation, collective=collective)
        for subject, form in forms:
            if _has_it(kind.key, form):
                yield PaperRef(key=kind.key, form=subject.value, blank=True)
    elif kind.key == remediation.PROGRESS:
        yield PaperRef(key=kind.key, quarter=str(Quarter.of(sheet.period.end)), blank=True)
    else:
        yield PaperRef(key=kind.key, blank=True)


def _forms(regulation: Regulation, *, collective: bool) -> Iterator[tuple[SubjectKind, Form]]:
    """Each form once, with the first kind of subject that fills it."""
    seen: set[str] = set()
    for entry in regulation.subjects:
        form = regulation.form_for(entry.id)
        if form.id not in seen and (collective or entry.id is not SubjectKind.COLLECTIVE):
            seen.add(form.id)
            yield entry.id, form


def _has_it(key: str, form: Form) -> bool:
    if key == subject_sheets.SCORES:
        return subject_sheets.score_field(form) is not None
    return key != subject_sheets.TASKS or subject_sheets.task_field(form) is not None
