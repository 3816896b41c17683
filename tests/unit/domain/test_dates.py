from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.dates import (
    PartialDate,
    Precision,
    blank_phrase,
    full_months_between,
    long_phrase,
    parse_shown,
)

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    kept = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if kept > 1 else None, day.day if kept > 2 else None)


@given(partial_dates())
def test_the_stored_form_comes_back(found: PartialDate) -> None:
    assert PartialDate.from_iso(found.iso) == found


@given(partial_dates())
def test_the_shown_form_comes_back(found: PartialDate) -> None:
    assert parse_shown(found.shown) == found


@given(partial_dates(), partial_dates())
def test_order_is_the_order_of_the_earliest_days(one: PartialDate, other: PartialDate) -> None:
    if one.earliest() != other.earliest():
        assert (one < other) == (one.earliest() < other.earliest())
    assert (one <= other) or (other <= one)


@given(partial_dates())
def test_a_date_spans_its_earliest_to_its_latest_day(found: PartialDate) -> None:
    span = (found.latest() - found.earliest()).days
    assert span == 0 if found.precision is Precision.DAY else 27 <= span <= 365
    assert (found.exact() is not None) == (span == 0)


@given(partial_dates(), days)
def test_the_least_months_never_exceed_the_most(start: PartialDate, end: date) -> None:
    least, most = full_months_between(start, end)
    assert 0 <= least <= most


@given(days, st.integers(0, 400))
def test_full_months_grow_with_time(start: date, later: int) -> None:
    known = PartialDate.from_date(start)
    end = start + timedelta(days=later)
    assert full_months_between(known, end)[0] <= full_months_between(known, end + timedelta(days=1))[0]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-06-30", date(2025, 12, 29), (5, 5)),
        ("2025-06-30", date(2025, 12, 30), (6, 6)),
        ("2025-08-31", date(2026, 2, 28), (6, 6)),
        ("2025-06", date(2025, 12, 15), (5, 6)),
        ("2025", date(2025, 12, 31), (0, 11)),
        ("2026-01-01", date(2025, 12, 31), (0, 0)),
    ],
)
def test_full_months_are_counted_from_both_ends_of_a_date(start: str, end: date, months: tuple[int, int]) -> None:
    assert full_months_between(PartialDate.from_iso(start), end) == months


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("7/3/1975", "1975-03-07"),
        ("07-03-1975", "1975-03-07"),
        ("7.3.1975", "1975-03-07"),
        (" 7 / 3 / 1975 ", "1975-03-07"),
        ("3/1975", "1975-03"),
        ("1975", "1975"),
    ],
)
def test_what_people_type_is_read(text: str, iso: str) -> None:
    assert parse_shown(text).iso == iso


@pytest.mark.parametrize("text", ["", "7/3/75", "75", "31/2/1975", "12/25/1975", "13/1975", "0/1975", "0/3/1975", "x"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_shown(text)


@pytest.mark.parametrize("text", ["1975-3-7", "75", "1975-13", "1975-02-30", "07/03/1975", ""])
def test_what_was_not_stored_so_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.from_iso(text)


def test_a_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(1975, None, 7)


@pytest.mark.parametrize(
    ("day", "phrase"),
    [
        (date(2026, 2, 5), "Hạ Long, ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 15), "Hạ Long, ngày 15 tháng 3 năm 2026"),
        (date(2026, 12, 1), "Hạ Long, ngày 01 tháng 12 năm 2026"),
    ],
)
def test_small_days_and_the_first_two_months_take_a_zero(day: date, phrase: str) -> None:
    assert long_phrase(day, "Hạ Long") == phrase


def test_a_dateline_without_a_place_begins_with_the_day() -> None:
    assert long_phrase(date(2026, 2, 5)) == "ngày 05 tháng 02 năm 2026"


def test_a_blank_dateline_leaves_room_for_the_pen() -> None:
    assert blank_phrase(2026) == "…, ngày      tháng      năm 2026"
    assert blank_phrase(2026, "Hạ Long") == "Hạ Long, ngày      tháng      năm 2026"
