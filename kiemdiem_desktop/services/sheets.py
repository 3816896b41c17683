"""Gives the sheet of a period, with the quarters of its year, and keeps the latest one until the book changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.services.counting import count, read_records
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.latest import Latest
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.store.unit_of_work import Reader


class SheetReader:
    """Builds period sheets and keeps the latest one until the book changes."""

    def __init__(self, context: Context, periods: PeriodsService) -> None:
        self._book = context.book
        self._periods = periods
        self._latest: Latest[PeriodSheet] = Latest()

    def records(self, period_id: UUID) -> PeriodRecords:
        """Everything that the book holds about a period."""
        with self._book.read() as unit:
            return read_records(unit, period_id)

    def sheet(self, period_id: UUID) -> PeriodSheet:
        """The period, counted."""
        return self._latest.of((period_id, self._book.revision), lambda: self._counted(period_id))

    def _counted(self, period_id: UUID) -> PeriodSheet:
        sheet = count(self.records(period_id), self._periods.regulation(period_id))
        return replace(sheet, quarters=self.quarters(sheet.records))

    def quarters(self, records: PeriodRecords) -> Mapping[UUID, tuple[Level | None, ...]]:
        """The levels of the quarters of a year in their order, by the year's participants."""
        with self._book.read() as unit:
            return _quarters(unit, records)


def _quarters(unit: Reader, records: PeriodRecords) -> dict[UUID, tuple[Level | None, ...]]:
    year = records.period
    if year.kind is not PeriodKind.YEAR:
        return {}
    quarters = [period for period in unit.periods.find(kind=PeriodKind.QUARTER) if period.start.year == year.start.year]
    told = [_levels_of(unit, period.id) for period in sorted(quarters, key=lambda period: period.start)]
    found = {person.id: tuple(levels.get(person.member_id) for levels in told) for person in records.participants}
    return {person: levels for person, levels in found.items() if any(levels)}


def _levels_of(unit: Reader, period_id: UUID) -> dict[UUID, Level]:
    """The level that counts of each member in a period: the decided one, else the cell's."""
    members = {person.id: person.member_id for person in unit.participants.find(period_id=period_id)}
    given = {(entry.subject_id, entry.step): entry.level for entry in unit.levels.find(period_id=period_id)}
    return {
        member: level
        for step in (Step.CELL, Step.DECIDED)
        for person, member in members.items()
        if (level := given.get((person, step))) is not None
    }
