"""What can be read of Khắc phục: the register, lives, what is due, and how the plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from kiemdiem_desktop.domain.register import LifeLine, RegisterLine, ReminderLine
from kiemdiem_desktop.domain.remedy import DueState, FollowUp, Quarter, QuarterProgress, progress, quarters
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.domain.shortcoming import StateEntry
from kiemdiem_desktop.services.carry import states_of
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.register import life_lines, life_page, register_lines, reminder_lines
from kiemdiem_desktop.services.sheets import SheetReader

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.table_page import TablePage


class RegisterReading:
    """The reading side; the register's own service builds on it."""

    def __init__(self, context: Context, sheets: SheetReader) -> None:
        self._book = context.book
        self._clock = context.env.clock
        self._sheets = sheets

    def register(self, period_id: UUID) -> tuple[RegisterLine, ...]:
        """Every shortcoming of the period with persons, plan and state as of today."""
        return register_lines(self._sheets.sheet(period_id), self._clock.today())

    def whole_register(self) -> tuple[RegisterLine, ...]:
        """Every fault of the book once, as its newest record stands: the latest period's first.

        What a later record goes on with, or was confirmed to repeat, is part of that one's life.
        """
        with self._book.read() as unit:
            periods = sorted(unit.periods.all(), key=lambda period: period.start, reverse=True)
            later = [each for each in unit.shortcomings.all() if each.earlier or each.recurred]
        over = {each.earlier_id for each in later}
        lines = (line for period in periods for line in self.register(period.id))
        return tuple(line for line in lines if line.shortcoming.id not in over)

    def life_page(self, shortcoming_id: UUID) -> TablePage:
        """The same life as a page to be shown and printed."""
        with self._book.read() as unit:
            return life_page(unit, shortcoming_id, self._clock.today())

    def life(self, shortcoming_id: UUID) -> tuple[LifeLine, ...]:
        """The whole life of a fault, from first seen to remedied, through all periods of the book."""
        with self._book.read() as unit:
            return life_lines(unit, shortcoming_id)

    def reminders(self) -> tuple[ReminderLine, ...]:
        """Every measure of the book that is not finished, by due day."""
        with self._book.read() as unit:
            return reminder_lines(unit, self._clock.today())

    def overdue(self) -> tuple[ReminderLine, ...]:
        """The measures past their day."""
        return tuple(line for line in self.reminders() if line.state is DueState.OVERDUE)

    def quarters(self, period_id: UUID) -> tuple[Quarter, ...]:
        """The quarters in which something of the period's plan is due, finished or followed up."""
        records = self._sheets.records(period_id)
        return quarters(records.measures, records.follow_ups)

    def progress(self, period_id: UUID, quarter: Quarter) -> QuarterProgress:
        """How the period's plan stood at the end of a quarter."""
        records = self._sheets.records(period_id)
        return progress(records.measures, records.follow_ups, quarter)

    def follow_ups(self, measure_id: UUID) -> tuple[FollowUp, ...]:
        """What was found about a measure, in the order of days."""
        with self._book.read() as unit:
            return tuple(
                sorted(unit.follow_ups.find(measure_id=measure_id), key=lambda each: (each.day, each.position))
            )

    def states(self, shortcoming_id: UUID) -> tuple[StateEntry, ...]:
        """The dated states of a shortcoming, in the order of days."""
        with self._book.read() as unit:
            return tuple(sorted(states_of(unit, shortcoming_id), key=lambda each: (each.day, each.position)))

    def evidence(self, attachment_id: UUID) -> Attachment:
        """A file kept as evidence."""
        with self._book.read() as unit:
            return unit.attachments.get(attachment_id)

    def calendar(self, period_id: UUID) -> bytes:
        """The due days of the period's plan as a calendar file; it tells neither fault nor name nor level."""
        from kiemdiem_desktop.documents.calendar import DueDay, render_calendar

        measures = self._sheets.records(period_id).measures
        dated = sorted((each for each in measures if each.due is not None), key=lambda each: (each.due, each.position))
        days = [DueDay(id=each.id, day=each.due, number=n) for n, each in enumerate(dated, start=1) if each.due]
        return render_calendar(days, self._clock.now())
