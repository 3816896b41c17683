from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from kiemdiem_desktop.base.clock import FixedClock, SystemClock


def test_the_system_clock_knows_its_zone() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_the_system_clocks_day_is_the_local_one() -> None:
    clock = SystemClock()
    before, today, after = clock.now().date(), clock.today(), clock.now().date()
    assert before <= today <= after


def test_a_fixed_clock_stands_still_until_it_is_advanced(clock: FixedClock) -> None:
    began = clock.now()
    clock.advance(timedelta(days=2))
    assert clock.now() - began == timedelta(days=2)


def test_a_fixed_clocks_day_is_that_of_its_own_zone() -> None:
    late = datetime(2026, 12, 31, 20, 0, tzinfo=UTC).astimezone(timezone(timedelta(hours=7)))
    assert FixedClock(late).today() == date(2027, 1, 1)


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 12, 1, tzinfo=UTC).replace(tzinfo=None))
