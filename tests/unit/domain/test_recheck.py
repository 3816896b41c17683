from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.period import Period, PeriodKind
from kiemdiem_desktop.domain.recheck import (
    Choice,
    Correction,
    CorrectionState,
    RecheckFinding,
    RecheckLine,
    RecheckSheet,
    days_left,
    is_late,
)

LAST_DAY = date(2022, 10, 29)
PERIOD = Period(
    id=UUID(int=1),
    key="2021",
    kind=PeriodKind.YEAR,
    start=date(2021, 1, 1),
    end=date(2021, 12, 31),
    regulation_id="",
    regulation_version="",
    regulation_digest="",
)
FINDING = RecheckFinding(rule="r", variant="v", subject_id=None, severity="warn", sentence="s", citation="c")


def correction(choice: Choice, state: CorrectionState, **days: date) -> Correction:
    return Correction(
        id=UUID(int=2),
        period_id=PERIOD.id,
        subject_id=None,
        rule="r",
        variant="v",
        sentence="s",
        citation="c",
        choice=choice,
        state=state,
        **days,  # type: ignore[arg-type] # days alone
    )


def line(entry: Correction | None = None, *, remains: bool = True) -> RecheckLine:
    return RecheckLine(finding=FINDING, subject_id=None, subject_name="", level=None, correction=entry, remains=remains)


def sheet(today: date, *lines: RecheckLine, deadline: date | None = LAST_DAY) -> RecheckSheet:
    return RecheckSheet(
        period=PERIOD, regulation="", today=today, deadline=deadline, lines=lines, names={}, subjects=1, classified=1
    )


@pytest.mark.parametrize(
    ("today", "left"), [(date(2022, 10, 1), 28), (date(2022, 10, 28), 1), (LAST_DAY, 0), (date(2022, 10, 30), -1)]
)
def test_the_days_are_counted_to_the_last_day_in_time(today: date, left: int) -> None:
    assert sheet(today).days_left == left


def test_the_last_day_itself_is_in_time_and_the_next_is_late() -> None:
    assert not sheet(LAST_DAY, line()).late
    assert sheet(LAST_DAY + timedelta(days=1), line()).late


def test_nothing_is_late_once_nothing_is_open() -> None:
    kept = correction(Choice.KEEP, CorrectionState.DECIDED, submitted_on=LAST_DAY)
    assert not sheet(date(2023, 1, 1), line(kept), line(remains=False)).late


def test_without_a_deadline_nothing_is_late() -> None:
    assert sheet(date(2030, 1, 1), line(), deadline=None).days_left is None
    assert not sheet(date(2030, 1, 1), line(), deadline=None).late
    assert not is_late(None, None, date(2030, 1, 1))


@pytest.mark.parametrize(("decided", "late"), [(LAST_DAY, False), (date(2022, 10, 30), True)])
def test_a_correction_is_late_by_the_day_of_its_decision(decided: date, late: bool) -> None:  # noqa: FBT001 - a case
    entry = correction(Choice.CORRECT, CorrectionState.DECIDED, submitted_on=date(2022, 10, 5), decided_on=decided)
    assert is_late(entry, LAST_DAY, date(2023, 5, 1)) is late


def test_what_was_submitted_in_time_and_never_decided_is_late_afterwards() -> None:
    entry = correction(Choice.CORRECT, CorrectionState.SUBMITTED, submitted_on=date(2022, 10, 5))
    assert not is_late(entry, LAST_DAY, LAST_DAY)
    assert is_late(entry, LAST_DAY, date(2022, 10, 30))


def test_a_kept_result_counts_from_the_day_of_its_reason() -> None:
    kept = correction(Choice.KEEP, CorrectionState.DECIDED, submitted_on=date(2022, 10, 30))
    assert is_late(kept, LAST_DAY, date(2022, 10, 30))


@pytest.mark.parametrize("state", list(CorrectionState))
def test_only_a_decision_puts_a_correction_in_force(state: CorrectionState) -> None:
    assert correction(Choice.CORRECT, state).in_force is (state is CorrectionState.DECIDED)
    assert not correction(Choice.KEEP, state).in_force


@given(st.dates(), st.integers(0, 3000))
def test_the_days_left_reach_the_deadline(today: date, ahead: int) -> None:
    last = date.fromordinal(min(today.toordinal() + ahead, date.max.toordinal()))
    assert today + timedelta(days=days_left(last, today)) == last
