"""The check list of a closing: whatever the review left without an owner, a measure, a state or an answer.

The list is worked out anew each time; only the reasons that answer its items are kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from uuid import UUID

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.closing import ClosingItem, ItemKind
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.remedy import Measure, responsibility_lack, returned_in, standing
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.shortcoming import RemedyState, Shortcoming

REMEDIATION, MEMBER, COLLECTIVE, GRADING, PAPERS = (
    "remediation",
    "member_review",
    "collective_review",
    "grading",
    "papers",
)
SHOWN = 60
"""So much of a shortcoming's text stands in an item."""


@cache
def _words() -> Mapping[str, str]:
    words: dict[str, str] = tomllib.loads(resource("messages", "closing.toml").read_text(encoding="utf-8"))["items"]
    return words


def closing_items(sheet: PeriodSheet, papers: Iterable[tuple[ItemKind, str, str]]) -> tuple[ClosingItem, ...]:
    """Everything that keeps a period from closing, with the reasons given so far.

    ``papers`` are the numbered papers that have not gone out, or not as they would be now, by key and title.
    """
    reasons = {entry.item: entry.reason for entry in sheet.records.closing_reasons}
    found = [item for subject in sheet.subjects for item in _of_subject(sheet, subject, reasons)]
    found += [_item(reasons, kind, key, PAPERS, name=title) for kind, key, title in papers]
    return tuple(found)


def _of_subject(sheet: PeriodSheet, subject: SubjectSheet, reasons: Mapping[str, str]) -> Iterator[ClosingItem]:
    for fault in (*subject.earlier, *subject.shortcomings):
        for kind, record_id, more in _of_fault(sheet, subject, fault):
            values = {"name": subject.name, "fault": _short(fault.text), **more}
            yield replace(_item(reasons, kind, record_id, REMEDIATION, subject.id, **values), about=fault.id)
    place = COLLECTIVE if subject.is_collective else MEMBER
    for prompt in subject.prompts:
        if not prompt.explained:
            values = {"name": subject.name, "fault": _short(prompt.text)}
            item = _item(reasons, ItemKind.NO_EXPLANATION, prompt.id, REMEDIATION, subject.id, **values)
            yield replace(item, about=prompt.id)
    if _without_reason(subject):
        yield _item(reasons, ItemKind.NO_REASON, subject.id, place, subject.id, name=subject.name)
    if subject.duty.graded and Step.DECIDED not in subject.levels:
        yield _item(reasons, ItemKind.NOT_DECIDED, subject.id, GRADING, subject.id, name=subject.name)
    for appeal in sheet.records.appeals:
        if appeal.subject_id == subject.id and not appeal.answered:
            yield _item(reasons, ItemKind.APPEAL_OPEN, appeal.id, REMEDIATION, subject.id, name=subject.name)


def _of_fault(
    sheet: PeriodSheet, subject: SubjectSheet, fault: Shortcoming
) -> Iterator[tuple[ItemKind, UUID, dict[str, str]]]:
    state = fault.state or standing(fault, subject.states.get(fault.id, ()))
    if fault.earlier and state is None:
        yield ItemKind.NO_STATE, fault.id, {}
    if fault.recurrence_open:
        yield ItemKind.RECURRENCE, fault.id, {}
    if fault.earlier and (state is RemedyState.REMEDIED or fault.id in returned_in(subject.shortcomings)):
        return
    yield from _persons(sheet, subject, fault)
    if state is not RemedyState.REMEDIED:
        yield from ((kind, record_id, {}) for kind, record_id in _plan(fault, subject.measures.get(fault.id, ())))


def _persons(
    sheet: PeriodSheet, subject: SubjectSheet, fault: Shortcoming
) -> Iterator[tuple[ItemKind, UUID, dict[str, str]]]:
    if subject.collective is None:
        return
    responsible = subject.responsible.get(fault.id, ())
    lack = responsibility_lack(fault, responsible, subject.collective.head_id)
    if lack is not None:
        yield ItemKind(lack.value), fault.id, {}
    names = {person.id: person.name for person in sheet.persons}
    for entry in responsible:
        if not entry.answer.strip():
            yield ItemKind.NO_ANSWER, entry.id, {"person": names.get(entry.participant_id, "")}


def _plan(fault: Shortcoming, measures: tuple[Measure, ...]) -> Iterator[tuple[ItemKind, UUID]]:
    written = [measure for measure in measures if measure.text.strip()]
    if not written:
        yield ItemKind.NO_MEASURE, fault.id
    for measure in written:
        if measure.owner_id is None:
            yield ItemKind.NO_OWNER, measure.id
        if measure.supervisor_id is None or measure.supervisor_id == measure.owner_id:
            yield ItemKind.NO_SUPERVISOR, measure.id
        if measure.due is None:
            yield ItemKind.NO_DUE, measure.id


def _without_reason(subject: SubjectSheet) -> bool:
    """Say whether nobody wrote why a subject is exempt or was neither reviewed nor given a level."""
    if subject.duty.exempt or subject.duty.not_yet:
        return not subject.duty.reason.strip()
    return not subject.reviewed or (subject.duty.graded and subject.level is None)


def _item(
    reasons: Mapping[str, str],
    kind: ItemKind,
    record: UUID | str,
    place: str,
    subject_id: UUID | None = None,
    **values: str,
) -> ClosingItem:
    key = f"{kind.value}:{record}"
    return ClosingItem(
        key=key,
        kind=kind,
        text=_words()[kind.value].format(**values),
        place=place,
        subject_id=subject_id,
        record_id=record if isinstance(record, UUID) else None,
        reason=reasons.get(key, ""),
        only_closing=kind in {ItemKind.NOT_DECIDED, ItemKind.APPEAL_OPEN},
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
