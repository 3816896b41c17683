"""What a new period takes over from the last one: every shortcoming that its review has to answer for."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from kiemdiem_desktop.base.ids import IdFactory
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.remedy import must_carry, times_carried
from kiemdiem_desktop.domain.shortcoming import Origin, Shortcoming, StateEntry
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork


def carry_over(unit: UnitOfWork, ids: IdFactory, period: Period, only: Collection[UUID] | None = None) -> None:
    """Bring what was not remedied, and what is watched, into the forms of a period, each linked to its last record.

    ``only`` names the subjects of the period that get their lines; without it all do. A line that stands is not
    brought twice, and the state of each is left for the review to give.
    """
    last = last_before(unit, period)
    if last is None:
        return
    homes = homes_of(unit, last, period)
    there = unit.shortcomings.find(period_id=period.id)
    known = {line.earlier_id for line in there}
    places: dict[UUID, int] = {}
    for old in _to_carry(unit, last):
        home = homes.get(old.subject_id)
        if home is None or old.id in known or (only is not None and home not in only):
            continue
        places[home] = places.get(home, -1) + 1
        unit.shortcomings.add(_line(unit, ids, last, period, old, (home, places[home])))


def last_before(unit: Reader, period: Period) -> Period | None:
    """The latest period of the same kind before this one."""
    before = [one for one in unit.periods.all() if one.kind is period.kind and one.start < period.start]
    return max(before, key=lambda one: one.start, default=None)


def homes_of(unit: Reader, last: Period, period: Period) -> dict[UUID, UUID]:
    """Map the subjects of one period to those of another: persons by member, collectives by kind."""
    people = {p.member_id: p.id for p in unit.participants.find(period_id=period.id)}
    homes = {p.id: people[p.member_id] for p in unit.participants.find(period_id=last.id) if p.member_id in people}
    kinds = {c.kind: c.id for c in unit.collectives.find(period_id=period.id)}
    homes |= {c.id: kinds[c.kind] for c in unit.collectives.find(period_id=last.id) if c.kind in kinds}
    return homes


def states_of(unit: Reader, shortcoming_id: UUID) -> tuple[StateEntry, ...]:
    """The dated states of a shortcoming."""
    return tuple(unit.state_entries.find(shortcoming_id=shortcoming_id))


def _to_carry(unit: Reader, last: Period) -> list[Shortcoming]:
    """In order; what was confirmed to have come back is brought once, by its newest record."""
    everything = unit.shortcomings.find(period_id=last.id)
    returned = {each.earlier_id for each in everything if each.recurred}
    waiting = [
        old for old in everything if old.id not in returned and must_carry(old, states_of(unit, old.id), last.end)
    ]
    return sorted(waiting, key=lambda old: (not old.earlier, old.position))


def _line(
    unit: Reader, ids: IdFactory, last: Period, period: Period, old: Shortcoming, place: tuple[UUID, int]
) -> Shortcoming:
    home, position = place
    return Shortcoming(
        id=ids.new(),
        period_id=period.id,
        subject_id=home,
        text=old.text,
        earlier=True,
        first_seen=old.first_seen or last.key,
        cause=old.cause,
        area=old.area,
        cause_kind=old.cause_kind,
        origin=Origin.EARLIER,
        earlier_id=old.id,
        times=times_carried(old, states_of(unit, old.id), last.end),
        watch=old.watch,
        gravity=old.gravity,
        concluding_authority=old.concluding_authority,
        concluding_number=old.concluding_number,
        concluded_on=old.concluded_on,
        position=position,
    )
