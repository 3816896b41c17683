"""Khắc phục: the register with its persons, the plan after the review, and how it is followed until the fault is gone.

What is checked after the review goes on after a period is closed: dated states, follow-ups and the day a measure was
finished join the history and change nothing that was printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.remedy import (
    FollowUp,
    Measure,
    remedied_within,
    returned_in,
)
from kiemdiem_desktop.domain.shortcoming import RemedyState, Shortcoming, StateEntry
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.services.carry import homes_of, states_of
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.services.register_reading import RegisterReading
from kiemdiem_desktop.services.scans import scan_of
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

_MEASURE_TEXTS = ("text", "coworkers", "expected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What somebody found when he looked at a measure; with a state it also says how far the fault is remedied."""

    day: date
    by: str
    checked: str = ""
    found: str = ""
    next_step: str = ""
    state: RemedyState | None = None
    degree: str = ""
    finished: bool = False
    scan: tuple[str, bytes] | None = None


class RemediationService(RegisterReading):
    """The register of shortcomings and the plan against them."""

    def __init__(self, context: Context, sheets: SheetReader) -> None:
        super().__init__(context, sheets)
        self._ids = context.env.ids

    # --- the register ---

    def watch(self, shortcoming_id: UUID, *, watched: bool) -> Outcome:
        """Keep a shortcoming in sight after it is remedied (*theo dõi tái diễn*), or no longer."""
        with self._open("Theo dõi tái diễn", shortcoming_id) as (unit, fault):
            unit.shortcomings.update(replace(fault, watch=watched))
        return unit.outcome

    def earlier_of(self, shortcoming_id: UUID) -> tuple[Shortcoming, ...]:
        """The earlier records of the same subject that a shortcoming may repeat, the latest period first.

        A carried line stands for the records behind it.
        """
        with self._book.read() as unit:
            fault = unit.shortcomings.get(shortcoming_id)
            same = _same_subject(unit, fault)
            starts = {period.id: period.start for period in unit.periods.all()}
            known = [each for each in unit.shortcomings.where_in("subject_id", sorted(same)) if each.id != fault.id]
            carried = {each.earlier_id for each in known if each.earlier}
        found = [each for each in known if each.id not in carried and _before(fault, each, starts)]
        return tuple(sorted(found, key=lambda each: (starts[each.period_id], not each.earlier), reverse=True))

    def propose_recurrence(self, shortcoming_id: UUID, earlier_id: UUID | None) -> Outcome:
        """Propose that an earlier fault came back in this one; ``None`` takes that back, confirmed or not.

        Refused for an earlier fault of somebody else (``recurrence_of_other``).
        """
        if earlier_id is not None and earlier_id not in {each.id for each in self.earlier_of(shortcoming_id)}:
            raise KnownError("recurrence_of_other")
        with self._open("Đề xuất tái diễn", shortcoming_id) as (unit, fault):
            if fault.earlier:
                raise KnownError("recurrence_of_other")
            key = unit.periods.get(fault.period_id).key
            plain = replace(fault, earlier_id=earlier_id, recurrence_by="", times=1, first_seen=key)
            unit.shortcomings.update(plain)
        return unit.outcome

    def confirm_recurrence(self, shortcoming_id: UUID, by: str) -> Outcome:
        """Record who confirmed that the fault came back; from then on it counts with its first appearance.

        Refused without a person, or where nothing is proposed.
        """
        if not one_line(by):
            raise KnownError("recurrence_without_person")
        with self._open("Xác nhận tái diễn", shortcoming_id) as (unit, fault):
            if fault.earlier_id is None or fault.earlier:
                raise KnownError("recurrence_not_proposed")
            times, first_seen = _age(unit, fault)
            unit.shortcomings.update(replace(fault, recurrence_by=one_line(by), times=times, first_seen=first_seen))
        return unit.outcome

    def give_state(
        self,
        shortcoming_id: UUID,
        day: date,
        state: RemedyState,
        *,
        degree: str = "",
        evidence: str = "",
        scan: tuple[str, bytes] | None = None,
    ) -> Outcome:
        """Say how far a fault is remedied on a day; while the period is open its form says the same.

        Refused for a day to come, and for *đang khắc phục* without the degree.
        """
        attachment = scan_of(scan, self._ids.new())
        with self._book.write("Ghi kết quả khắc phục") as unit:
            if attachment is not None:
                unit.attachments.add(attachment)
            entry = StateEntry(
                id=self._ids.new(),
                shortcoming_id=shortcoming_id,
                day=day,
                state=state,
                degree=one_line(degree),
                evidence=nfc(evidence),
                attachment_id=attachment.id if attachment else None,
            )
            self._put_state(unit, entry)
        return unit.outcome

    def remove_state(self, state_id: UUID) -> Outcome:
        """Take back a state given by mistake; refused in a closed period."""
        with self._book.write("Bỏ kết quả khắc phục") as unit:
            entry = unit.state_entries.get(state_id)
            refuse_closed(unit, unit.shortcomings.get(entry.shortcoming_id).period_id)
            unit.state_entries.remove(state_id)
            fault = unit.shortcomings.get(entry.shortcoming_id)
            left = states_of(unit, fault.id)
            if fault.earlier:
                last = max(left, key=lambda each: (each.day, each.position), default=None)
                state, degree = (last.state, last.degree) if last else (None, "")
                unit.shortcomings.update(replace(fault, state=state, degree=degree))
        return unit.outcome

    # --- the plan ---

    def create_plan(self, period_id: UUID) -> Outcome:
        """Make a measure for every shortcoming that is not remedied and has none, from the remedy that is written.

        One that was confirmed to have come back is planned against where it came back.

        A member's own commitment is his; who answers for the collective's is for the meeting to say. Refused before
        the meeting of the cell has concluded.
        """
        with self._book.write("Lập kế hoạch khắc phục") as unit:
            period = refuse_closed(unit, period_id)
            _refuse_before_conclusion(unit, period_id)
            people = {person.id for person in unit.participants.find(period_id=period_id)}
            faults = unit.shortcomings.find(period_id=period_id)
            returned = returned_in(faults)
            for fault in faults:
                done = remedied_within(fault, states_of(unit, fault.id), period.end) or fault.id in returned
                if done or unit.measures.exists(shortcoming_id=fault.id):
                    continue
                owner = fault.subject_id if fault.subject_id in people else None
                self._append(unit, fault.id, fault.remedy, owner)
        return unit.outcome

    def add_measure(self, shortcoming_id: UUID, text: str = "") -> Outcome:
        """Add a measure against a shortcoming; refused before the meeting of the cell has concluded."""
        with self._open("Thêm biện pháp khắc phục", shortcoming_id) as (unit, fault):
            _refuse_before_conclusion(unit, fault.period_id)
            owner = fault.subject_id if unit.participants.peek(fault.subject_id) else None
            self._append(unit, shortcoming_id, nfc(text), owner)
        return unit.outcome

    def update_measure(self, measure: Measure) -> Outcome:
        """Store a changed measure; refused when the owner is to supervise himself, or is not of the period."""
        ready = cleaned(measure, texts=_MEASURE_TEXTS)
        with self._open("Sửa biện pháp khắc phục", measure.shortcoming_id, f"measure:{measure.id}") as (unit, fault):
            for person_id in (ready.owner_id, ready.supervisor_id):
                person = unit.participants.peek(person_id) if person_id else None
                if person_id is not None and (person is None or person.period_id != fault.period_id):
                    raise KnownError("person_not_in_period")
            if ready.owner_id is not None and ready.owner_id == ready.supervisor_id:
                raise KnownError("supervisor_is_owner", name=unit.participants.get(ready.owner_id).name)
            self._refuse_future(ready.finished_on)
            unit.measures.update(ready)
        return unit.outcome

    def remove_measure(self, measure_id: UUID) -> Outcome:
        """Remove a measure; refused (``record_in_use``) once it was followed up."""
        with self._open("Bỏ biện pháp khắc phục", self._measure(measure_id).shortcoming_id) as (unit, _):
            unit.measures.remove(measure_id)
        return unit.outcome

    def follow_up(self, measure_id: UUID, check: Check) -> Outcome:
        """Record what was found when a measure was looked at, with state and evidence in the same step.

        Refused without who looked, without anything checked or found, for a day to come, and as ``give_state`` is.
        """
        by, checked, found = one_line(check.by), nfc(check.checked), nfc(check.found)
        if not by:
            raise KnownError("follow_up_without_person")
        if not (checked or found):
            raise KnownError("follow_up_empty")
        self._refuse_future(check.day)
        attachment = scan_of(check.scan, self._ids.new())
        with self._book.write("Ghi kết quả theo dõi") as unit:
            measure = unit.measures.get(measure_id)
            if attachment is not None:
                unit.attachments.add(attachment)
            evidence_id = attachment.id if attachment else None
            unit.follow_ups.add(
                FollowUp(
                    id=self._ids.new(),
                    measure_id=measure_id,
                    day=check.day,
                    by=by,
                    checked=checked,
                    found=found,
                    next_step=nfc(check.next_step),
                    attachment_id=evidence_id,
                    position=unit.follow_ups.count(measure_id=measure_id),
                )
            )
            if check.finished:
                unit.measures.update(replace(measure, finished_on=check.day))
            if check.state is not None:
                entry = StateEntry(
                    id=self._ids.new(),
                    shortcoming_id=measure.shortcoming_id,
                    day=check.day,
                    state=check.state,
                    degree=one_line(check.degree),
                    evidence=found,
                    attachment_id=evidence_id,
                )
                self._put_state(unit, entry)
        return unit.outcome

    def finish(self, measure_id: UUID, on: date | None) -> Outcome:
        """Say on which day a measure was carried out, also after closing; ``None`` takes that back."""
        self._refuse_future(on)
        with self._book.write("Hoàn thành biện pháp") as unit:
            unit.measures.update(replace(unit.measures.get(measure_id), finished_on=on))
        return unit.outcome

    def remove_follow_up(self, follow_up_id: UUID) -> Outcome:
        """Take back a follow-up entered by mistake; refused in a closed period."""
        with self._book.write("Bỏ kết quả theo dõi") as unit:
            entry = unit.follow_ups.get(follow_up_id)
            fault = unit.shortcomings.get(unit.measures.get(entry.measure_id).shortcoming_id)
            refuse_closed(unit, fault.period_id)
            unit.follow_ups.remove(follow_up_id)
        return unit.outcome

    def _append(self, unit: UnitOfWork, shortcoming_id: UUID, text: str, owner_id: UUID | None) -> None:
        unit.measures.add(
            Measure(
                id=self._ids.new(),
                shortcoming_id=shortcoming_id,
                text=text,
                owner_id=owner_id,
                position=unit.measures.count(shortcoming_id=shortcoming_id),
            )
        )

    def _put_state(self, unit: UnitOfWork, entry: StateEntry) -> None:
        self._refuse_future(entry.day)
        if entry.state is RemedyState.IN_PROGRESS and not entry.degree:
            raise KnownError("state_without_degree")
        fault = unit.shortcomings.get(entry.shortcoming_id)
        known = states_of(unit, fault.id)
        place = max((each.position for each in known), default=-1) + 1
        unit.state_entries.add(replace(entry, position=place))
        newest = all(each.day <= entry.day for each in known)
        if fault.earlier and newest and unit.periods.get(fault.period_id).state is not PeriodState.CLOSED:
            unit.shortcomings.update(replace(fault, state=entry.state, degree=entry.degree))

    def _refuse_future(self, day: date | None) -> None:
        if day is not None and day > self._clock.today():
            raise KnownError("day_in_future", day=f"{day:%d/%m/%Y}")

    def _measure(self, measure_id: UUID) -> Measure:
        with self._book.read() as unit:
            return unit.measures.get(measure_id)

    @contextmanager
    def _open(
        self, label: str, shortcoming_id: UUID, merge_key: str | None = None
    ) -> Iterator[tuple[UnitOfWork, Shortcoming]]:
        with self._book.write(label, merge_key=merge_key) as unit:
            fault = unit.shortcomings.get(shortcoming_id)
            refuse_closed(unit, fault.period_id)
            yield unit, fault


def _refuse_before_conclusion(unit: Reader, period_id: UUID) -> None:
    held = unit.meetings.find(period_id=period_id, kind=MeetingKind.CELL)
    if not any(meeting.concluded for meeting in held):
        raise KnownError("plan_before_conclusion")


def _same_subject(unit: Reader, fault: Shortcoming) -> set[UUID]:
    """The ids under which the periods know a shortcoming's subject."""
    period = unit.periods.get(fault.period_id)
    found = {fault.subject_id}
    for other in unit.periods.all():
        homes = homes_of(unit, other, period)
        found |= {there for there, here in homes.items() if here == fault.subject_id}
    return found


def _before(fault: Shortcoming, other: Shortcoming, starts: dict[UUID, date]) -> bool:
    if other.period_id == fault.period_id:
        return other.earlier
    return starts[other.period_id] < starts[fault.period_id]


def _age(unit: Reader, fault: Shortcoming) -> tuple[int, str]:
    """How often a fault that came back was found, and since when; its period counts once."""
    earlier = unit.shortcomings.get(fault.earlier_id) if fault.earlier_id else fault
    since = earlier.first_seen or unit.periods.get(earlier.period_id).key
    if earlier.period_id != fault.period_id:
        return earlier.times + 1, since
    behind = unit.shortcomings.peek(earlier.earlier_id) if earlier.earlier_id else None
    return (behind.times + 1 if behind else max(earlier.times, 2)), since
