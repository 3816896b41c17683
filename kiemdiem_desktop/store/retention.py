"""Which backups stay: all of today, then one a day, one a week and one a month, ever more thinly into the past."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date, datetime, timedelta

DAYS = 14
WEEKS = 8
MONTHS = 24
LEAP = 366
NEWEST = 3
"""So many of the newest always stay, however old they are."""


def kept(moments: Iterable[datetime], today: date) -> frozenset[datetime]:
    """Return the moments whose backups stay; of a day, a week or a month it is the newest one.

    Backups from the future (a clock was wrong) stay too.
    """
    newest_first = sorted(moments, reverse=True)
    slots: dict[Hashable, datetime] = {}
    for moment in newest_first:
        for slot in _slots(moment, today):
            slots.setdefault(slot, moment)
    return frozenset(newest_first[:NEWEST]) | frozenset(slots.values())


def is_time_to_thin(moments: Iterable[datetime], today: date) -> bool:
    """Say whether the clock may be believed: after a leap of more than a year nothing is thinned until the next day.

    A clock that stands years ahead would make every backup look old at once.
    """
    newest_first = sorted(moments, reverse=True)
    return all(today - moment.date() <= timedelta(days=LEAP) for moment in newest_first[1:2])


def _slots(moment: datetime, today: date) -> Iterable[Hashable]:
    """Name the places that a backup may hold; each place keeps its newest one."""
    day = moment.date()
    if day >= today:
        yield moment
        return
    if today - day < timedelta(days=DAYS):
        yield "day", day
    if today - day < timedelta(weeks=WEEKS):
        yield "week", *day.isocalendar()[:2]
    if _months(today) - _months(day) < MONTHS:
        yield "month", day.year, day.month


def _months(day: date) -> int:
    return day.year * 12 + day.month
