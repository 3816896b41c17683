"""A number that stands on two papers is the same on both, whatever the size of the cell."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.paper_text import grids_of, text_of
from support.period_sheets import REVIEW_DAY, add_ballot, add_meeting, add_people, empty_year, group_names, regulation

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import percent, tenths
from kiemdiem_desktop.documents.registry import build_paper, build_workbook
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetRow
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.meeting import MeetingKind, Presence
from kiemdiem_desktop.domain.sheets import PeriodSheet, ReviewDuty
from kiemdiem_desktop.domain.tally import BallotKind

LEVELS = list(Level)


@st.composite
def counted_cells(draw: st.DrawFn) -> PeriodSheet:
    """A cell of 3 to 60 members after its meeting, some absent, some exempt, some without a level."""
    size = draw(st.integers(3, 60))
    year = empty_year()
    add_people(year, group_names(size))
    people = [person.id for person in year.records.participants]
    exempt = {person for person in people[3:] if draw(st.integers(0, 9)) == 0}
    year.duties.update({person: ReviewDuty(exempt=True, reason="Miễn") for person in exempt})
    absent = {person for person in people[3:] if draw(st.integers(0, 7)) == 0}
    meeting = add_meeting(year, MeetingKind.CELL, REVIEW_DAY, dict.fromkeys(absent, Presence.EXCUSED))
    graded = [person for person in people if person not in exempt | absent]
    voters = draw(st.integers(1, size))
    votes = {person: draw(split_votes(voters)) for person in graded}
    for person in graded:
        level = draw(st.sampled_from([None, *LEVELS]))
        if level is not None:
            year.level(person, Step.CELL, level)
    add_ballot(year, meeting, BallotKind.LEVELS, votes, voters)
    return year.sheet()


@st.composite
def split_votes(draw: st.DrawFn, voters: int) -> tuple[int, ...]:
    counts, left = [], voters
    for _ in LEVELS:
        counts.append(draw(st.integers(0, left)))
        left -= counts[-1]
    return tuple(counts)


def numbers_of(row: SheetRow) -> list[object]:
    return [value.value if isinstance(value, Formula) else value for value in row.values]


def sheet_named(sheets: tuple[Sheet, ...], name: str) -> Sheet:
    return next(sheet for sheet in sheets if sheet.name == name)


@settings(max_examples=25)
@given(counted_cells())
def test_votes_and_shares_are_the_same_in_both_minutes_and_the_workbook(sheet: PeriodSheet) -> None:
    request = PaperRequest(sheet=sheet, regulation=regulation(), meeting_id=sheet.meetings[0].meeting.id)
    [minutes] = grids_of(build_paper("meeting_minutes", request))
    [tally] = grids_of(build_paper("tally_minutes", request))
    rows = sheet_named(build_workbook(request).sheets, "Phiếu").rows[1:]
    book = [numbers_of(row) for row in rows]
    assert minutes == tally
    assert [[row[1], *map(shown, row[7:15])] for row in book] == [[row[1], *row[2:10]] for row in tally]


def shown(value: object) -> str:
    return f"{value:f}".replace(".", ",").removesuffix(",0") if hasattr(value, "as_tuple") else str(value)


@settings(max_examples=25)
@given(counted_cells())
def test_levels_are_counted_the_same_in_the_minutes_the_list_and_the_totals(sheet: PeriodSheet) -> None:
    request = PaperRequest(sheet=sheet, regulation=regulation(), meeting_id=sheet.meetings[0].meeting.id)
    words = text_of(build_paper("meeting_minutes", request))
    sheets = build_workbook(request).sheets
    listed = Counter(person.levels[Step.CELL].level for person in sheet.persons if Step.CELL in person.levels)
    totals = numbers_of(sheet_named(sheets, "Tổng hợp").totals[0])
    in_list = Counter(numbers_of(row)[17] for row in sheet_named(sheets, "Danh sách").rows if row.values[0])
    for place, level in enumerate(LEVELS):
        known = regulation().level(level)
        assert f"- {known.name}: {listed[level]:02d} đảng viên." in words
        assert totals[6 + 2 * place] == listed[level] == sheet.balance.by_level[level]
        assert in_list[known.short] == listed[level]


@settings(max_examples=25)
@given(counted_cells())
def test_the_totals_add_up_to_the_balance(sheet: PeriodSheet) -> None:
    request = PaperRequest(sheet=sheet, regulation=regulation())
    sheets = build_workbook(request).sheets
    totals = sheet_named(sheets, "Tổng hợp")
    balance = sheet.balance
    rows = [numbers_of(row) for row in totals.rows]
    summed = [sum(int(str(row[column])) for row in rows) for column in (2, 3, 4, 5)]
    assert summed == numbers_of(totals.totals[0])[2:6]
    assert summed == [balance.total, balance.exempt, balance.not_yet, balance.classified]
    assert len(sheet_named(sheets, "Chưa xếp loại").rows) == balance.exempt + balance.not_yet


@pytest.mark.parametrize(
    ("part", "base", "text"),
    [
        (22, 24, "91,7"),
        (1, 8, "12,5"),
        (1, 16, "6,3"),
        (1, 3, "33,3"),
        (2, 3, "66,7"),
        (0, 5, "0"),
        (5, 5, "100"),
        (1, 2000, "0,1"),
        (1, 0, ""),
        (None, 4, ""),
        (3, None, ""),
    ],
)
def test_shares_are_rounded_half_up_to_a_tenth(part: int | None, base: int | None, text: str) -> None:
    assert percent(part, base) == text


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_rounded_share_is_never_further_off_than_half_a_tenth(part: int, base: int) -> None:
    share = tenths(part, base)
    assert share is not None
    assert abs(share - Fraction(part * 100, base)) <= Fraction(1, 20)


def test_the_day_of_the_meeting_decides_who_is_a_full_member() -> None:
    year = empty_year()
    add_people(year, group_names(12))
    meeting = add_meeting(year, MeetingKind.CELL, date(2026, 12, 5))
    request = PaperRequest(sheet=year.sheet(), regulation=regulation(), meeting_id=meeting.id)
    assert "12 đồng chí (chính thức: 11; dự bị: 01)" in text_of(build_paper("meeting_minutes", request))
