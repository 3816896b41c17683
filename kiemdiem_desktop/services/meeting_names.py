"""How a meeting is called in a sentence about it: its kind, its group and its day."""

from __future__ import annotations

import tomllib
from functools import cache

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.sheets import MeetingSheet


@cache
def _words() -> dict[str, str]:
    return tomllib.loads(resource("messages", "meetings.toml").read_text(encoding="utf-8"))


def meeting_name(sheet: MeetingSheet) -> str:
    """Name a meeting; one without a session has no day."""
    words = _words()
    name = words[sheet.meeting.kind.value].format(group=sheet.meeting.group_name)
    return name if sheet.day is None else words["dated"].format(meeting=name, day=f"{sheet.day:%d/%m/%Y}")
