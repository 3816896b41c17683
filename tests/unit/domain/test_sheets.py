from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, LevelEntry, ScoreEntry, Source, Step
from kiemdiem_desktop.domain.meeting import Attendance, Presence
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.sheets import (
    ReviewDuty,
    ReviewStatus,
    ScoreTotals,
    SubjectSheet,
    count_balance,
    headcount,
    total_scores,
)

DAY = date(2026, 12, 5)
PERIOD = UUID(int=1)
OFFICIAL = st.sampled_from([None, PartialDate(1990), PartialDate(2026, 12, 5), PartialDate(2026, 12, 6)])
DUTIES = st.builds(ReviewDuty, exempt=st.booleans(), not_yet=st.booleans())


def level_entry(step: Step, level: Level) -> LevelEntry:
    return LevelEntry(id=UUID(int=2), period_id=PERIOD, subject_id=UUID(int=3), step=step, level=level)


def subject(duty: ReviewDuty, levels: Mapping[Step, Level]) -> SubjectSheet:
    entries = {step: level_entry(step, level) for step, level in levels.items()}
    return SubjectSheet(id=UUID(int=3), name="A", form_subject="leader", duty=duty, levels=entries)


def score(criterion: str, hundredths: int, source: Source = Source.SELF) -> ScoreEntry:
    return ScoreEntry(
        id=UUID(int=4),
        period_id=PERIOD,
        subject_id=UUID(int=3),
        source=source,
        criterion=criterion,
        hundredths=hundredths,
    )


@st.composite
def attendance(draw: st.DrawFn) -> tuple[dict[UUID, Participant], list[Attendance]]:
    people: dict[UUID, Participant] = {}
    marks: list[Attendance] = []
    for number in range(draw(st.integers(0, 12))):
        key = UUID(int=100 + number)
        official, standing = draw(OFFICIAL), draw(st.sampled_from(Standing))
        people[key] = Participant(
            id=key, period_id=PERIOD, member_id=key, name=str(number), official=official, standing=standing
        )
        presence = draw(st.one_of(st.none(), st.sampled_from(Presence)))
        if presence is not None:
            mark = Attendance(id=key, session_id=PERIOD, participant_id=key, presence=presence)
            marks.append(mark)
    return people, marks


@given(st.lists(st.builds(subject, DUTIES, st.dictionaries(st.sampled_from(Step), st.sampled_from(Level)))))
def test_everyone_stands_in_the_balance_once(persons: list[SubjectSheet]) -> None:
    balance = count_balance(persons)
    assert balance.total == len(persons) == balance.exempt + balance.not_yet + balance.classified
    assert balance.classified == sum(balance.by_level.values())
    assert set(balance.by_level) == set(Level)


@given(attendance())
def test_who_was_summoned_is_present_or_absent(drawn: tuple[dict[UUID, Participant], list[Attendance]]) -> None:
    people, marks = drawn
    count = headcount(people, marks, DAY)
    assert count.summoned == len(marks) == count.present + count.absent
    assert count.summoned == count.summoned_full + count.summoned_probationary
    assert count.present == count.present_full + count.present_probationary
    assert count.voters_present <= count.voters <= count.summoned_full
    assert count.voters_present <= count.present_full <= count.summoned_full


def test_a_mark_of_somebody_who_is_no_participant_is_not_counted() -> None:
    mark = Attendance(id=PERIOD, session_id=PERIOD, participant_id=UUID(int=9), presence=Presence.PRESENT)
    assert headcount({}, [mark], DAY).summoned == 0


@pytest.mark.parametrize(
    ("duty", "levels", "status"),
    [
        (ReviewDuty(), {}, ReviewStatus.NOT_YET),
        (ReviewDuty(), {Step.SELF: Level.GOOD, Step.COMMITTEE: Level.GOOD}, ReviewStatus.NOT_YET),
        (ReviewDuty(), {Step.CELL: Level.GOOD}, ReviewStatus.CLASSIFIED),
        (ReviewDuty(), {Step.DECIDED: Level.GOOD}, ReviewStatus.CLASSIFIED),
        (ReviewDuty(exempt=True), {Step.CELL: Level.GOOD}, ReviewStatus.EXEMPT),
        (ReviewDuty(not_yet=True), {Step.CELL: Level.GOOD}, ReviewStatus.NOT_YET),
    ],
)
def test_only_the_cells_or_the_decided_level_of_an_expected_person_counts(
    duty: ReviewDuty, levels: dict[Step, Level], status: ReviewStatus
) -> None:
    assert subject(duty, levels).status is status


def test_the_decided_level_counts_before_the_cells() -> None:
    assert subject(ReviewDuty(), {Step.CELL: Level.EXCELLENT, Step.DECIDED: Level.GOOD}).level is Level.GOOD


@pytest.mark.parametrize(
    ("entries", "totals"),
    [
        ([], {}),
        ([score("general", 2850)], {Source.SELF: (2850, None, None)}),
        ([score("general", 2850), score("tasks", 6050)], {Source.SELF: (2850, 6050, 8900)}),
        ([score("general.a", 1000), score("general.b", 500), score("tasks", 6000)], {Source.SELF: (1500, 6000, 7500)}),
        ([score("general", 2850), score("general.a", 1000)], {Source.SELF: (1000, None, None)}),
        ([score("general.a", 0), score("tasks", 0)], {Source.SELF: (0, 0, 0)}),
        (
            [score("general", 100), score("general", 200, Source.COMMITTEE)],
            {Source.SELF: (100, None, None), Source.COMMITTEE: (200, None, None)},
        ),
    ],
)
def test_points_of_items_make_the_groups_points(
    entries: list[ScoreEntry], totals: dict[Source, tuple[int | None, int | None, int | None]]
) -> None:
    found = total_scores(entries)
    assert {source: (one.general, one.tasks, one.total) for source, one in found.items()} == totals


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 3000), min_size=1))
def test_a_groups_points_are_the_sum_of_its_items(items: dict[str, int]) -> None:
    entries = [score(f"tasks.{key}", value) for key, value in items.items()]
    assert total_scores(entries)[Source.SELF].tasks == sum(items.values())


def test_a_total_needs_both_groups() -> None:
    assert ScoreTotals(general=1).total is None
    assert ScoreTotals(general=0, tasks=0).total == 0


def test_posts_are_told_in_one_line() -> None:
    person = Participant(
        id=PERIOD, period_id=PERIOD, member_id=PERIOD, name="A", party_post="Bí thư", union_post="Chi hội trưởng"
    )
    sheet = replace(subject(ReviewDuty(), {}), participant=person)
    assert sheet.posts == "Bí thư, Chi hội trưởng"
    assert subject(ReviewDuty(), {}).posts == ""
