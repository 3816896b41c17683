"""Which meeting comes next: the tổ đảng first, then the bodies in the order of the procedure, then those absent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kiemdiem_desktop.domain.meeting import MeetingKind, Presence
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.domain.viet import fold

_BODIES = frozenset({MeetingKind.COMMITTEE, MeetingKind.CELL})
_OF_THE_CELL = frozenset({MeetingKind.CELL, MeetingKind.SUPPLEMENTARY})


class NextMeeting(NamedTuple):
    """The meeting to hold next; ``group_name`` for that of a tổ đảng."""

    kind: MeetingKind
    group_name: str = ""


def next_meeting(sheet: PeriodSheet, steps: Iterable[str], groups: Iterable[str]) -> NextMeeting | None:
    """Propose the next meeting of a period; None where all of them are there.

    ``steps`` are the ids of the procedure's steps in their order, ``groups`` the names of the cell's tổ đảng. A cell
    without tổ đảng or without a committee has no meeting of theirs.
    """
    held = [(each.meeting.kind, fold(each.meeting.group_name)) for each in sheet.meetings]
    for group in groups if sheet.cell.has_groups else ():
        if (MeetingKind.GROUP, fold(group)) not in held:
            return NextMeeting(MeetingKind.GROUP, group)
    kinds = {kind for kind, _ in held}
    for kind in (MeetingKind(step) for step in steps if step in _BODIES):
        if kind not in kinds and (kind is not MeetingKind.COMMITTEE or sheet.cell.has_committee):
            return NextMeeting(kind)
    return NextMeeting(MeetingKind.SUPPLEMENTARY) if _absent_throughout(sheet) else None


def _absent_throughout(sheet: PeriodSheet) -> bool:
    """Somebody was summoned to the cell's meetings and was at none of them."""
    meetings = [each for each in sheet.meetings if each.meeting.kind in _OF_THE_CELL]
    marks = [mark for each in meetings for marks in each.presence.values() for mark in marks.values()]
    there = {mark.participant_id for mark in marks if mark.presence is Presence.PRESENT}
    return any(mark.participant_id not in there for mark in marks)
