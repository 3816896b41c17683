"""The values that tables hold for a form, under the names that packs bind their fields to."""

from __future__ import annotations

from uuid import UUID

from kiemdiem_desktop.domain.grading import Source
from kiemdiem_desktop.domain.remedy import ResponsibilityLack, responsibility_lack
from kiemdiem_desktop.domain.sheets import GENERAL, TASKS, ScoreTotals, SubjectSheet
from kiemdiem_desktop.forms.checks import Bound
from kiemdiem_desktop.forms.schema import SubjectKind

_PREFIX = {Source.SELF: "score", Source.COMMITTEE: "score.committee"}


def bound_values(subject: SubjectSheet, cell_name: str = "") -> Bound:
    """Everything of a subject that its form shows but does not keep itself."""
    return Bound(
        scores=_scores(subject),
        levels={f"level.{step}": entry.level for step, entry in subject.levels.items()},
        texts=_texts(subject, cell_name),
        shortcomings={"shortcomings.own": subject.shortcomings, "shortcomings.earlier": subject.earlier},
        lacks=_lacks(subject),
        subject=SubjectKind(subject.form_subject),
    )


def _lacks(subject: SubjectSheet) -> dict[UUID, ResponsibilityLack]:
    """What the collective's own shortcomings lack in persons; a person's ask for nobody."""
    if subject.collective is None:
        return {}
    head = subject.collective.head_id
    found: dict[UUID, ResponsibilityLack] = {}
    for fault in subject.shortcomings:
        lack = responsibility_lack(fault, subject.responsible.get(fault.id, ()), head)
        if lack is not None:
            found[fault.id] = lack
    return found


def _scores(subject: SubjectSheet) -> dict[str, int]:
    found: dict[str, int] = {}
    for source, totals in subject.scores.items():
        prefix = _PREFIX[source]
        found |= {f"{prefix}.{criterion}": value for criterion, value in totals.by_criterion.items()}
        found |= {f"{prefix}.{group}": value for group, value in _groups(totals).items() if value is not None}
    return found


def _groups(totals: ScoreTotals) -> dict[str, int | None]:
    return {GENERAL: totals.general, TASKS: totals.tasks}


def _texts(subject: SubjectSheet, cell_name: str) -> dict[str, str]:
    texts = {f"opinion.{opinion.body}": opinion.text for opinion in subject.opinions}
    if subject.participant is not None:
        person = subject.participant
        texts |= {
            "person.name": person.name,
            "person.birth": person.birth.shown if person.birth else "",
            "person.party_post": person.party_post,
            "person.state_post": person.state_post,
            "person.union_post": person.union_post,
            "person.workplace": person.workplace,
            "person.cell": cell_name,
        }
    return {name: text for name, text in texts.items() if text}
