"""Marks that only a concluding paper allows: suy thoái, tham nhũng and violations, wherever a book holds one."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.regulations.pack import Regulation


def concluded_facts(regulation: Regulation) -> frozenset[str]:
    """The questions of a regulation to which nobody says yes without the concluding paper."""
    return frozenset(fact.id for fact in regulation.facts if fact.concluded)


def marks_without_paper(records: PeriodRecords, regulation: Regulation) -> Iterator[str]:
    """Name each subject that is marked although no paper is named in full, once for every mark."""
    names = {person.id: person.name for person in records.participants}
    names |= {collective.id: collective.name for collective in records.collectives}
    asked = concluded_facts(regulation)
    for fault in records.shortcomings:
        if fault.gravity is not None and not fault.concluded:
            yield names[fault.subject_id]
    for answer in records.answers:
        if answer.yes and answer.fact in asked and not answer.paper.whole:
            yield names[answer.subject_id]
    for facts in records.facts:
        if (facts.disciplined or facts.concluded_case.strip()) and not facts.concluding_paper.strip():
            yield names[facts.subject_id]
