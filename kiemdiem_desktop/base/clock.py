"""The time is asked from a clock that is handed in, so that a test and a sample can set it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Who knows what time it is."""

    def now(self) -> datetime:
        """Return the moment, with the local zone."""
        ...

    def today(self) -> date:
        """Return the local day."""
        ...


class SystemClock:
    """The computer's own clock, in its own zone."""

    def now(self) -> datetime:
        """Return the moment, with the local zone."""
        return datetime.now(UTC).astimezone()  # noqa: TID251 - this is the door

    def today(self) -> date:
        """Return the local day."""
        return self.now().date()


class FixedClock:
    """A clock that stands still until it is advanced; its moment must know its zone."""

    def __init__(self, moment: datetime) -> None:
        if moment.tzinfo is None:
            raise ValueError("a clock's moment needs a time zone")
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment that was set."""
        return self._moment

    def today(self) -> date:
        """Return the day of the moment that was set."""
        return self._moment.date()

    def advance(self, by: timedelta) -> None:
        """Let time pass; a negative span turns the clock back, as users do."""
        self._moment += by
