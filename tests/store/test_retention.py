from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from kiemdiem_desktop.store.retention import NEWEST, is_time_to_thin, kept

TODAY = date(2026, 12, 16)  # a Wednesday

TABLE = [
    # made at, stays, why
    ("2026-12-16 18.00", True, "today"),
    ("2026-12-16 07.00", True, "today, all of them"),
    ("2026-12-15 18.00", True, "the newest of yesterday"),
    ("2026-12-15 09.00", False, "not the newest of its day"),
    ("2026-12-03 10.00", True, "thirteen days ago, its only one"),
    ("2026-11-25 10.00", True, "the newest of its week"),
    ("2026-11-24 10.00", False, "not the newest of its week nor its month"),
    ("2026-11-30 10.00", True, "the newest of its week and its month"),
    ("2026-08-31 10.00", True, "the newest of its month"),
    ("2026-08-20 10.00", False, "not the newest of its month"),
    ("2025-01-31 10.00", True, "23 months ago, the newest of its month"),
    ("2024-12-31 10.00", False, "24 months ago"),
    ("2027-01-05 10.00", True, "from a clock that was wrong"),
]


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H.%M")  # noqa: DTZ007 - local, as file names are


@pytest.mark.parametrize(("made", "stays", "why"), TABLE)
def test_a_backup_stays_or_goes_by_its_age(made: str, stays: bool, why: str) -> None:  # noqa: FBT001 - a table's column
    assert (moment(made) in kept([moment(row[0]) for row in TABLE], TODAY)) == stays, why


def test_the_newest_ones_stay_however_old_they_are() -> None:
    old = [datetime(2010, 1, day, 9, 0) for day in range(1, 9)]  # noqa: DTZ001 - as above
    assert kept(old, TODAY) == frozenset(old[-NEWEST:])


def test_a_year_of_hourly_backups_thins_to_a_handful() -> None:
    start = datetime(2025, 12, 17, 8, 0)  # noqa: DTZ001 - as above
    hourly = [start + timedelta(hours=hour) for hour in range(24 * 364)]
    assert len(kept(hourly, TODAY)) < 60


def test_thinning_again_removes_nothing_more() -> None:
    moments = [moment(row[0]) for row in TABLE]
    once = kept(moments, TODAY)
    assert kept(once, TODAY) == once


def test_after_a_leap_of_the_clock_nothing_is_thinned_at_once() -> None:
    known = [datetime.fromisoformat(f"2026-11-{day:02d}T08:00") for day in range(1, 20)]
    leapt, usual = datetime.fromisoformat("2099-01-01T08:00"), datetime.fromisoformat("2026-12-01T08:00")
    assert not is_time_to_thin([*known, leapt], leapt.date())
    assert is_time_to_thin([*known, usual], usual.date())
    assert is_time_to_thin([], leapt.date())
