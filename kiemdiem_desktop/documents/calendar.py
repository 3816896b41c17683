"""Due days as a calendar file for any calendar program: whole days, without a fault, a name or a level in them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass

if TYPE_CHECKING:
    from icalendar import Alarm


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """One due day; ``number`` is its place in the plan by day, so that the user finds it there."""

    id: UUID
    day: date
    number: int


@cache
def _words() -> dict[str, str]:
    words: dict[str, str] = tomllib.loads(resource("messages", "calendar.toml").read_text(encoding="utf-8"))["calendar"]
    return words


def render_calendar(days: Iterable[DueDay], made_at: datetime) -> bytes:
    """Write the days as iCalendar text (RFC 5545), each with a reminder some days before."""
    from icalendar import Calendar, Event  # noqa: PLC0415 - loaded when the first calendar is made

    words = _words()
    calendar = Calendar()
    calendar.add("prodid", words["product"])
    calendar.add("version", "2.0")
    for due in days:
        event = Event()
        event.add("uid", str(due.id))
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("dtstart", due.day)
        event.add("dtend", due.day + timedelta(days=1))
        event.add("summary", words["summary"].format(number=due.number))
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        event.add_component(_alarm(words))
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text


def _alarm(words: dict[str, str]) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415 - as above

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words["reminder"])
    alarm.add("trigger", -timedelta(days=int(words["days_before"])))
    return alarm
