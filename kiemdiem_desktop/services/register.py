"""Reads the register of shortcomings: a period's lines, what is due in the whole book, and the life of one fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from kiemdiem_desktop.domain.period import Participant, Period, PeriodState
from kiemdiem_desktop.domain.register import LifeKind, LifeLine, RegisterLine, ReminderLine
from kiemdiem_desktop.domain.remedy import (
    DueState,
    Measure,
    days_late,
    degree_of,
    due_state,
    reminders,
    responsibility_lack,
    returned_in,
    standing,
)
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.shortcoming import RemedyState, Responsibility, Shortcoming, StateEntry
from kiemdiem_desktop.services.carry import states_of
from kiemdiem_desktop.services.table_pages import page_words
from kiemdiem_desktop.store.unit_of_work import Reader

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.table_page import TablePage


def register_lines(sheet: PeriodSheet, today: date) -> tuple[RegisterLine, ...]:
    """Every shortcoming of a period: the collectives' first, each subject's earlier ones before its new ones."""
    members: dict[UUID | None, UUID] = {person.id: person.member_id for person in sheet.records.participants}
    return tuple(
        _line(sheet, subject, each, members, today)
        for subject in sheet.subjects
        for each in (*subject.earlier, *subject.shortcomings)
    )


def _line(
    sheet: PeriodSheet,
    subject: SubjectSheet,
    shortcoming: Shortcoming,
    members: Mapping[UUID | None, UUID],
    today: date,
) -> RegisterLine:
    responsible = subject.responsible.get(shortcoming.id, ())
    measures = subject.measures.get(shortcoming.id, ())
    head = subject.collective.head_id if subject.collective else None
    state = standing(shortcoming, subject.states.get(shortcoming.id, ()))
    came_back = shortcoming.id in returned_in(subject.shortcomings)
    settled = shortcoming.earlier and (came_back or state is RemedyState.REMEDIED)
    supervisors = {each.supervisor_id for each in measures}
    people = supervisors | {each.owner_id for each in measures} | {each.participant_id for each in responsible}
    return RegisterLine(
        shortcoming=shortcoming,
        subject_name=subject.name,
        collective=subject.is_collective,
        state=state,
        degree=degree_of(shortcoming, subject.states.get(shortcoming.id, ())),
        responsible=responsible,
        measures=measures,
        overdue=sum(due_state(each, today) is DueState.OVERDUE for each in measures),
        soon=sum(due_state(each, today) is DueState.SOON for each in measures),
        lack=None if settled or not subject.is_collective else responsibility_lack(shortcoming, responsible, head),
        people=frozenset(members[each] for each in {*people, subject.id} if each in members),
        supervisors=frozenset(members[each] for each in supervisors if each in members),
        period_key=sheet.period.key,
        closed=sheet.period.state is PeriodState.CLOSED,
    )


def reminder_lines(unit: Reader, today: date) -> tuple[ReminderLine, ...]:
    """Every unfinished measure of the book by due day.

    A remedied fault needs no more reminding, and a measure gives way to those of the period that goes on with it.
    """
    faults = {fault.id: fault for fault in unit.shortcomings.all()}
    waiting = [each for each in reminders(unit.measures.all(), today) if _still_binds(unit, faults, each)]
    people = {person.id: person for person in unit.participants.all()}
    collectives = {each.id: each.name for each in unit.collectives.all()}
    return tuple(_reminder(faults[each.shortcoming_id], each, people, collectives, today) for each in waiting)


def _still_binds(unit: Reader, faults: dict[UUID, Shortcoming], measure: Measure) -> bool:
    fault = faults[measure.shortcoming_id]
    if standing(fault, states_of(unit, fault.id)) is RemedyState.REMEDIED:
        return False
    later = [each for each in faults.values() if each.earlier_id == fault.id and (each.earlier or each.recurred)]
    return not any(unit.measures.exists(shortcoming_id=each.id) or _over(unit, each) for each in later)


def _over(unit: Reader, fault: Shortcoming) -> bool:
    return standing(fault, states_of(unit, fault.id)) is RemedyState.REMEDIED


def _reminder(
    fault: Shortcoming,
    measure: Measure,
    people: dict[UUID, Participant],
    collectives: dict[UUID, str],
    today: date,
) -> ReminderLine:
    subject = people.get(fault.subject_id)
    return ReminderLine(
        measure=measure,
        shortcoming=fault,
        period_id=fault.period_id,
        subject_name=subject.name if subject else collectives[fault.subject_id],
        collective=subject is None,
        owner=people.get(measure.owner_id) if measure.owner_id else None,
        supervisor=people.get(measure.supervisor_id) if measure.supervisor_id else None,
        state=due_state(measure, today),
        days_late=days_late(measure, today),
    )


def chain(unit: Reader, shortcoming_id: UUID) -> tuple[Shortcoming, ...]:
    """All records of one fault, from the period in which it was first seen to the last; proposed links do not count."""
    first = unit.shortcomings.get(shortcoming_id)
    seen = {first.id}
    while first.earlier_id is not None and (first.earlier or first.recurred):
        before = unit.shortcomings.peek(first.earlier_id)
        if before is None or before.id in seen:
            break
        first = before
        seen.add(first.id)
    return tuple(_onward(unit, first, set()))


def _onward(unit: Reader, fault: Shortcoming, seen: set[UUID]) -> Iterator[Shortcoming]:
    if fault.id in seen:
        return
    seen.add(fault.id)
    yield fault
    for later in unit.shortcomings.find(earlier_id=fault.id):
        if later.earlier or later.recurred:
            yield from _onward(unit, later, seen)


def life_lines(unit: Reader, shortcoming_id: UUID) -> tuple[LifeLine, ...]:
    """The whole life of a fault through all periods of the book, in the order of days."""
    records = chain(unit, shortcoming_id)
    periods = {period.id: period for period in unit.periods.all()}
    lines = [line for fault in records for line in _life(unit, fault, periods[fault.period_id])]
    return tuple(sorted(lines, key=lambda line: (line.day, _ORDER[line.kind])))


def life_page(unit: Reader, shortcoming_id: UUID, today: date) -> TablePage:
    """The life of a fault as a page: whose it is, how old, who answers for it, and every day from first to last."""
    from kiemdiem_desktop.documents.table_page import TablePage

    said, records = page_words("life"), chain(unit, shortcoming_id)
    last = records[-1]
    return TablePage(
        title=said["title"],
        file_name=f"{said['file']}.pdf",
        lines=tuple(_life_heads(unit, records, today)),
        columns=tuple((said[f"column_{name}"], weight) for name, weight in _LIFE_WEIGHTS),
        rows=tuple(_life_row(said, line) for line in life_lines(unit, last.id)),
    )


_LIFE_WEIGHTS = (("day", 1.2), ("period", 0.8), ("kind", 2.2), ("who", 2.0), ("text", 5.0))


def _life_heads(unit: Reader, records: tuple[Shortcoming, ...], today: date) -> Iterator[str]:
    said, last = page_words("life"), records[-1]
    subject = unit.participants.peek(last.subject_id) or unit.collectives.get(last.subject_id)
    yield said["subject"].format(name=subject.name)
    yield said["fault"].format(text=last.text)
    since = records[0].first_seen or unit.periods.get(records[0].period_id).key
    yield said["age" if last.times > 1 else "once"].format(times=last.times, since=since)
    asked = [entry for each in records for entry in unit.responsibilities.find(shortcoming_id=each.id)]
    people = dict.fromkeys(_asked(unit, said, entry) for entry in asked)
    if people:
        yield said["responsible"].format(people=", ".join(people))
    yield said["state"].format(day=f"{today:%d/%m/%Y}", state=_told_state(said, last, states_of(unit, last.id)))


def _asked(unit: Reader, said: Mapping[str, str], entry: Responsibility) -> str:
    name = unit.participants.get(entry.participant_id).name
    return said["declined"].format(name=name) if entry.declined else name


def _told_state(said: Mapping[str, str], fault: Shortcoming, entries: tuple[StateEntry, ...]) -> str:
    state, degree = standing(fault, entries), degree_of(fault, entries)
    word = said[state.value if state else "unknown"]
    return f"{word}: {degree}" if degree else word


def _life_row(said: Mapping[str, str], line: LifeLine) -> tuple[str, ...]:
    kind = said["state_given" if line.kind is LifeKind.STATE else line.kind.value]
    if line.state is not None:
        kind = f"{kind}: {said[line.state.value]}"
    return (f"{line.day:%d/%m/%Y}", line.period_key, kind, line.who, line.text)


_ORDER = {kind: place for place, kind in enumerate(LifeKind)}


def _life(unit: Reader, fault: Shortcoming, period: Period) -> Iterable[LifeLine]:
    names = {person.id: person.name for person in unit.participants.find(period_id=period.id)}
    yield LifeLine(
        day=review_day(unit, period), period_key=period.key, kind=_how(fault), text=fault.text, who=fault.recurrence_by
    )
    for state in unit.state_entries.find(shortcoming_id=fault.id):
        yield LifeLine(
            day=state.day,
            period_key=period.key,
            kind=LifeKind.STATE,
            text=" – ".join(part for part in (state.degree, state.evidence) if part),
            state=state.state,
            attachment_id=state.attachment_id,
        )
    for measure in unit.measures.find(shortcoming_id=fault.id):
        yield from _plan_life(unit, measure, period, names)


def _plan_life(unit: Reader, measure: Measure, period: Period, names: dict[UUID, str]) -> Iterable[LifeLine]:
    owner = names.get(measure.owner_id, "") if measure.owner_id else ""
    if measure.due is not None:
        yield LifeLine(day=measure.due, period_key=period.key, kind=LifeKind.PLANNED, text=measure.text, who=owner)
    if measure.finished_on is not None:
        yield LifeLine(
            day=measure.finished_on, period_key=period.key, kind=LifeKind.FINISHED, text=measure.text, who=owner
        )
    for each in unit.follow_ups.find(measure_id=measure.id):
        yield LifeLine(
            day=each.day,
            period_key=period.key,
            kind=LifeKind.FOLLOWED,
            text=" – ".join(part for part in (each.checked, each.found, each.next_step) if part),
            who=each.by,
            attachment_id=each.attachment_id,
        )


def _how(fault: Shortcoming) -> LifeKind:
    if fault.recurred:
        return LifeKind.RETURNED
    return LifeKind.CARRIED if fault.earlier else LifeKind.FOUND


def review_day(unit: Reader, period: Period) -> date:
    """The day on which a period was reviewed: its last cell meeting's, else the one planned, else its last day."""
    meetings = [meeting.id for meeting in unit.meetings.find(period_id=period.id)]
    days = [session.day for session in unit.meeting_sessions.where_in("meeting_id", meetings)]
    return max(days, default=period.review_date or period.end)
