"""The next meeting is proposed by the procedure and by what bodies the cell has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from support.period_sheets import REVIEW_DAY, CellYear, add_meeting, add_people, empty_year, group_names

from kiemdiem_desktop.domain.meeting import MeetingKind, Presence
from kiemdiem_desktop.domain.meeting_order import NextMeeting, next_meeting

STEPS = ("self", "agency", "committee", "cell", "decided")
GROUPS = ("Tổ 1", "Tổ 2")


def year_of(**cell: Any) -> CellYear:
    year = empty_year(**cell)
    add_people(year, group_names(4))
    return year


def hold(year: CellYear, kind: MeetingKind, group: str = "", absent: int = 0) -> None:
    gone = {person.id: Presence.EXCUSED for person in year.records.participants[:absent]}
    made = add_meeting(year, kind, REVIEW_DAY, gone)
    others = tuple(each for each in year.records.meetings if each.id != made.id)
    year.records = replace(year.records, meetings=(*others, replace(made, group_name=group)))


def proposed(year: CellYear, steps: tuple[str, ...] = STEPS) -> NextMeeting | None:
    return next_meeting(year.sheet(), steps, GROUPS)


def test_groups_come_first_then_the_committee_then_the_cell_then_nothing() -> None:
    year = year_of(has_groups=True)
    told = []
    while (found := proposed(year)) is not None:
        told.append(found)
        hold(year, found.kind, found.group_name)
    assert told == [
        (MeetingKind.GROUP, "Tổ 1"),
        (MeetingKind.GROUP, "Tổ 2"),
        (MeetingKind.COMMITTEE, ""),
        (MeetingKind.CELL, ""),
    ]


def test_a_cell_without_groups_and_committee_begins_with_its_own_meeting() -> None:
    assert proposed(year_of(has_committee=False)) == NextMeeting(MeetingKind.CELL)


def test_the_order_is_that_of_the_procedure() -> None:
    assert proposed(year_of(), ("cell", "committee")) == NextMeeting(MeetingKind.CELL)


def test_who_was_absent_throughout_gets_a_supplementary_meeting_until_he_was_there() -> None:
    year = year_of(has_committee=False)
    hold(year, MeetingKind.CELL, absent=1)
    assert proposed(year) == NextMeeting(MeetingKind.SUPPLEMENTARY)
    hold(year, MeetingKind.SUPPLEMENTARY)
    assert proposed(year) is None
