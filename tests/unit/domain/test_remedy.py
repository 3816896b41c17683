from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.remedy import (
    SOON_DAYS,
    DueState,
    FollowUp,
    Measure,
    Quarter,
    ResponsibilityLack,
    counts_remedied,
    days_late,
    due_state,
    is_planned,
    latest_state,
    must_carry,
    overdue,
    progress,
    quarters,
    reminders,
    responsibility_lack,
    standing,
    times_carried,
)
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState, Responsibility, Shortcoming, StateEntry

TODAY = date(2026, 6, 15)
END = date(2025, 12, 31)
NUMBERS = count(1)
DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2028, 12, 31))


def an_id() -> UUID:
    return UUID(int=next(NUMBERS))


def a_measure(due: date | None = None, finished_on: date | None = None, **rest: Any) -> Measure:
    return Measure(id=an_id(), shortcoming_id=UUID(int=0), text="Việc", due=due, finished_on=finished_on, **rest)


def a_fault(**rest: Any) -> Shortcoming:
    return Shortcoming(id=an_id(), period_id=UUID(int=0), subject_id=UUID(int=0), text="Chậm", **rest)


def a_state(day: date, state: RemedyState, position: int = 0) -> StateEntry:
    return StateEntry(id=an_id(), shortcoming_id=UUID(int=0), day=day, state=state, position=position)


@pytest.mark.parametrize(
    ("due", "finished_on", "state", "late"),
    [
        (None, None, DueState.NO_DATE, 0),
        (TODAY, None, DueState.SOON, 0),
        (TODAY - timedelta(days=1), None, DueState.OVERDUE, 1),
        (TODAY + timedelta(days=SOON_DAYS), None, DueState.SOON, 0),
        (TODAY + timedelta(days=SOON_DAYS + 1), None, DueState.RUNNING, 0),
        (TODAY - timedelta(days=9), TODAY, DueState.FINISHED, 0),
        (TODAY - timedelta(days=9), TODAY + timedelta(days=1), DueState.OVERDUE, 9),
        (None, TODAY, DueState.FINISHED, 0),
    ],
)
def test_how_a_measure_stands_is_a_function_of_today(
    due: date | None, finished_on: date | None, state: DueState, late: int
) -> None:
    measure = a_measure(due, finished_on)
    assert (due_state(measure, TODAY), days_late(measure, TODAY)) == (state, late)


def test_reminders_go_by_day_and_leave_out_what_is_finished() -> None:
    late, soon, open_ended = a_measure(date(2026, 5, 1)), a_measure(date(2026, 6, 20)), a_measure()
    done = a_measure(date(2026, 5, 1), date(2026, 4, 1))
    assert reminders([open_ended, soon, done, late], TODAY) == (late, soon, open_ended)
    assert overdue([open_ended, soon, done, late], TODAY) == (late,)


def test_a_line_that_waits_to_be_filled_in_is_no_measure_yet() -> None:
    blank = replace(a_measure(), text=" ")
    assert reminders([blank], TODAY) == ()
    assert progress([blank, a_measure(TODAY)], [], Quarter.of(TODAY)).total == 1
    assert reminders([replace(blank, due=TODAY)], TODAY) != ()


def test_a_measure_is_planned_with_owner_another_supervisor_and_a_day() -> None:
    one, two = an_id(), an_id()
    assert is_planned(a_measure(TODAY, owner_id=one, supervisor_id=two))
    for owner, supervisor, due in ((None, two, TODAY), (one, None, TODAY), (one, one, TODAY), (one, two, None)):
        assert not is_planned(a_measure(due, owner_id=owner, supervisor_id=supervisor))


@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=8), DAYS)
def test_the_counts_of_a_quarter_add_up(rows: list[tuple[date | None, date | None]], day: date) -> None:
    told = progress([a_measure(*row) for row in rows], [], Quarter.of(day))
    assert told.total == told.finished + told.running + told.overdue == len(rows)


def test_a_quarter_counts_each_measure_followed_up_once() -> None:
    measure, other = a_measure(TODAY), a_measure(TODAY)
    checks = [
        FollowUp(id=an_id(), measure_id=each, day=day, by="Lê Thị Phó")
        for each, day in ((measure.id, TODAY), (measure.id, TODAY), (other.id, date(2026, 7, 1)), (an_id(), TODAY))
    ]
    assert progress([measure, other], checks, Quarter.of(TODAY)).followed_up == 1
    assert quarters([measure], checks) == (Quarter(year=2026, number=2), Quarter(year=2026, number=3))


@given(DAYS)
def test_a_quarter_holds_its_days_and_reads_back(day: date) -> None:
    quarter = Quarter.of(day)
    assert day in quarter
    assert quarter.end in quarter
    assert quarter.end + timedelta(days=1) not in quarter
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize("text", ["2026", "2026-Q5", "Q1", "2026-Q"])
def test_other_texts_are_no_quarter(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Quarter.parse(text)


def test_the_last_word_counts_and_of_one_day_the_later_entry() -> None:
    first = a_state(END, RemedyState.NOT_REMEDIED)
    second = a_state(END, RemedyState.IN_PROGRESS, 1)
    third = a_state(TODAY, RemedyState.REMEDIED)
    assert latest_state([third, second, first]) == third
    assert latest_state([third, second, first], END) == second
    assert standing(a_fault(state=RemedyState.IN_PROGRESS), []) is RemedyState.IN_PROGRESS
    assert standing(a_fault(), []) is None


@pytest.mark.parametrize(
    ("fault", "states", "carried", "times"),
    [
        ({}, (), True, 2),
        ({"state": RemedyState.IN_PROGRESS}, (), True, 2),
        ({"state": RemedyState.REMEDIED}, (), False, 1),
        ({"state": RemedyState.REMEDIED, "watch": True, "times": 2}, (), True, 2),
        ({}, ((END, RemedyState.REMEDIED),), False, 1),
        ({}, ((TODAY, RemedyState.REMEDIED),), True, 2),
        ({"state": RemedyState.NOT_REMEDIED, "times": 2}, ((TODAY, RemedyState.REMEDIED),), True, 3),
    ],
)
def test_what_the_next_review_has_to_answer_for(
    fault: dict[str, Any], states: tuple[tuple[date, RemedyState], ...], *, carried: bool, times: int
) -> None:
    entries = [a_state(*each) for each in states]
    assert must_carry(a_fault(**fault), entries, END) is carried
    assert times_carried(a_fault(**fault), entries, END) == times


def test_a_fault_that_came_back_does_not_count_as_remedied() -> None:
    behind = an_id()
    line = a_fault(state=RemedyState.REMEDIED, earlier=True, earlier_id=behind)
    assert counts_remedied(line, [], frozenset()) is True
    assert counts_remedied(line, [], frozenset({None})) is True
    assert counts_remedied(line, [], frozenset({line.id})) is False
    assert counts_remedied(line, [], frozenset({behind})) is False
    assert counts_remedied(a_fault(earlier=True), [], frozenset()) is None


def test_a_collective_fault_needs_somebody_and_the_part_of_the_head() -> None:
    head, other = an_id(), an_id()

    def asked(person: UUID, part: Part) -> Responsibility:
        return Responsibility(id=an_id(), shortcoming_id=UUID(int=0), participant_id=person, part=part)

    assert responsibility_lack(a_fault(), [], head) is ResponsibilityLack.NO_RESPONSIBLE
    assert responsibility_lack(a_fault(), [asked(other, Part.IN_CHARGE)], head) is ResponsibilityLack.NO_HEAD
    assert responsibility_lack(a_fault(), [asked(head, Part.IN_CHARGE)], head) is None
    assert responsibility_lack(a_fault(), [asked(other, Part.HEAD)], head) is None
    assert responsibility_lack(a_fault(no_person_reason="Do thiên tai"), [], head) is None
