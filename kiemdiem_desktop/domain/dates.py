"""Dates as cells keep them: often only a year or a month is known, and what is unknown is never made up."""

from __future__ import annotations

import calendar
import re
from datetime import date
from enum import StrEnum
from functools import total_ordering

from kiemdiem_desktop.base.records import dataclass

_SHOWN = re.compile(r"(?:(?:(\d{1,2})\s*[/.\-]\s*)?(\d{1,2})\s*[/.\-]\s*)?(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Precision(StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month or a year; ordered by its earliest day, the vaguer date first when those are equal."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.year < 1000:
            raise ValueError("a year has four digits")
        date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)

    def __lt__(self, other: PartialDate) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    @classmethod
    def from_iso(cls, text: str) -> PartialDate:
        """Read ``1975``, ``1975-03`` or ``1975-03-07``; anything else is a ValueError."""
        found = _ISO.fullmatch(text)
        if found is None:
            raise ValueError(f"not a date: {text!r}")
        year, month, day = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_date(cls, day: date) -> PartialDate:
        """Make the wholly known date ``day``."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def iso(self) -> str:
        """``1975``, ``1975-03`` or ``1975-03-07``: the stored form, which sorts as text."""
        parts = (self.month, self.day)
        return f"{self.year:04d}" + "".join(f"-{part:02d}" for part in parts if part is not None)

    @property
    def shown(self) -> str:
        """``07/03/1975``, ``03/1975`` or ``1975``: the form that people read."""
        parts = (self.day, self.month)
        return "".join(f"{part:02d}/" for part in parts if part is not None) + f"{self.year:04d}"

    def earliest(self) -> date:
        """Return the first day that this date may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day that this date may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def exact(self) -> date | None:
        """Return the day itself when it is wholly known."""
        return self.earliest() if self.precision is Precision.DAY else None


def parse_shown(text: str) -> PartialDate:
    """Read what people type: day, month, year parted by ``/``, ``-`` or ``.``; or month and year; or a year.

    Refuses (ValueError) two-digit years, which are asked about and never guessed, and days that do not exist.
    """
    found = _SHOWN.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not a date: {text!r}")
    day, month, year = found.groups()
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


def full_months_between(start: PartialDate, end: date) -> tuple[int, int]:
    """Whole months from ``start`` to ``end``: the least and the most that the known part of ``start`` allows.

    A month is full on the same day number, or on the month's last day when it has no such day; never below zero.
    """
    return _full_months(start.latest(), end), _full_months(start.earliest(), end)


def _full_months(start: date, end: date) -> int:
    same_day = min(start.day, calendar.monthrange(end.year, end.month)[1])
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < same_day)
    return max(months, 0)


def long_phrase(day: date, place: str | None = None) -> str:
    """Write the dateline of a paper: days under 10 and the months January and February take a leading zero."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return _with_place(place, f"ngày {day.day:02d} tháng {month} năm {day.year}")


def blank_phrase(year: int | None, place: str | None = None) -> str:
    """Write the dateline of a paper whose day and month are filled in by hand; an unknown place or year is dots."""
    return _with_place(place or "…", f"ngày      tháng      năm {year or '…'}")


def _with_place(place: str | None, phrase: str) -> str:
    return f"{place}, {phrase}" if place else phrase
