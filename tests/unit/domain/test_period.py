from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import Participant, PeriodKey, PeriodKind

YEARS = st.integers(1930, 2190)
KEYS = st.one_of(
    st.builds(PeriodKey, kind=st.just(PeriodKind.YEAR), year=YEARS),
    st.builds(PeriodKey, kind=st.just(PeriodKind.QUARTER), year=YEARS, quarter=st.integers(1, 4)),
    st.tuples(YEARS, st.integers(0, 9)).map(
        lambda span: PeriodKey(kind=PeriodKind.TERM, year=span[0], end_year=span[0] + span[1])
    ),
)


@given(KEYS)
def test_a_key_survives_being_written_and_read(key: PeriodKey) -> None:
    assert PeriodKey.parse(str(key)) == key


@given(KEYS)
def test_a_period_starts_on_a_first_and_ends_on_the_last_day_of_a_month(key: PeriodKey) -> None:
    assert key.start <= key.end
    assert key.start.day == 1
    assert (key.end + timedelta(days=1)).day == 1


@given(YEARS)
def test_four_quarters_make_a_year_without_a_gap(year: int) -> None:
    quarters = [PeriodKey.parse(f"{year}-Q{number}") for number in range(1, 5)]
    whole = PeriodKey.parse(str(year))
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    for before, after in pairwise(quarters):
        assert before.end + timedelta(days=1) == after.start


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        (" 2026-Q1 ", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("NK2025-2030", date(2025, 1, 1), date(2030, 12, 31)),
    ],
)
def test_a_key_says_the_first_and_the_last_day(text: str, start: date, end: date) -> None:
    key = PeriodKey.parse(text)
    assert (key.start, key.end) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", "26", "2026-Q0", "2026-Q5", "2026-q1", "NK2030-2025", "NK2025", "2026-2030", "năm 2026", "0000", "٢٠٢٦"],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PeriodKey.parse(text)


@pytest.mark.parametrize(
    ("official", "standing", "full", "votes"),
    [
        (None, Standing.ACTIVE, False, False),
        (PartialDate(2026, 12, 6), Standing.ACTIVE, False, False),
        (PartialDate(2026, 12, 5), Standing.ACTIVE, True, True),
        (PartialDate(1980), Standing.ACTIVE, True, True),
        (PartialDate(1980), Standing.EXEMPT, True, True),
        (PartialDate(1980), Standing.TEMPORARY_AWAY, True, True),
        (PartialDate(1980), Standing.SUSPENDED, True, False),
        (PartialDate(1980), Standing.TEMPORARY_HERE, True, False),
    ],
)
def test_full_members_vote_unless_suspended_or_only_here_for_a_time(
    ids: CountingIds, official: PartialDate | None, standing: Standing, full: object, votes: object
) -> None:
    person = Participant(
        id=ids.new(), period_id=ids.new(), member_id=ids.new(), name="A", official=official, standing=standing
    )
    day = date(2026, 12, 5)
    assert (person.is_full(day), person.may_vote(day)) == (full, votes)
