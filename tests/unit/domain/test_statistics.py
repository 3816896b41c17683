"""Who had to be reviewed, who was, and why somebody stands at the lowest level."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from support.counted_cells import counted_cell, law
from support.period_sheets import CellYear, add_people, empty_year, group_names

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import FactAnswer, Level, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.domain.statistics import (
    LowReason,
    classified_at,
    count_reviews,
    is_newcomer,
    low_reason,
    was_reviewed,
)
from kiemdiem_desktop.services.counting import count

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.sheets import PeriodSheet

GROUNDS = (
    LowReason(id="case", facts=("degradation", "disciplined")),
    LowReason(id="few", done_below=Fraction(1, 2)),
    LowReason(id="agency", agency_level=Level.NOT_COMPLETED),
    LowReason(id="other"),
)


def year_of(**changes: Any) -> CellYear:
    """A cell of three in which the last differs."""
    year = empty_year()
    add_people(year, group_names(3))
    *others, last = year.records.participants
    year.records = replace(year.records, participants=(*others, replace(last, **changes)))
    return year


def counted(year: CellYear) -> PeriodSheet:
    return count(year.records, law())


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {"due": 3, "owed": 3}),
        ({"standing": Standing.EXEMPT}, {"due": 2, "exempt": 1}),
        ({"standing": Standing.SUSPENDED}, {"due": 2, "suspended": 1, "exempt": 0}),
        ({"standing": Standing.TEMPORARY_HERE}, {"due": 2, "elsewhere": 1, "newcomers": 0}),
        ({"admitted": PartialDate(2026, 9, 2), "official": None}, {"due": 2, "newcomers": 1}),
        ({"not_reviewed_reason": "Đang đi biển"}, {"due": 3, "owed": 3, "newcomers": 0}),
        (
            {"admitted": PartialDate(2026, 9, 2), "official": None, "not_reviewed_reason": "Mới kết nạp"},
            {"due": 2, "newcomers": 1},
        ),
    ],
)
def test_the_regulation_decides_who_had_to_be_reviewed(changes: dict[str, Any], expected: dict[str, int]) -> None:
    counts = count_reviews(counted(year_of(**changes)).persons)
    assert {name: getattr(counts, name) for name in expected} == expected


def test_a_review_was_held_when_it_is_done_or_a_level_was_given_upon_it() -> None:
    year = year_of()
    first, second, third = (person.id for person in year.records.participants)
    form = law().forms[1]
    year.review(first, form_id=form.id, form_version=form.version)
    year.review(third, form_id=form.id, form_version=form.version, state=ReviewState.DRAFT)
    year.level(second, Step.CELL, Level.GOOD)
    assert [was_reviewed(person) for person in counted(year).persons] == [True, True, False]


def test_a_subject_with_several_prompts_was_prompted_once() -> None:
    year = year_of()
    prompts = tuple(
        Prompt(id=year.new_id(), period_id=year.period_id, subject_id=year.person(0).id, text="?") for _ in range(2)
    )
    year.add(prompts=prompts)
    assert count_reviews(counted(year).persons).prompted == 1


@pytest.mark.parametrize(
    ("facts", "fact", "agency", "ground"),
    [
        ({}, "", None, "other"),
        ({"disciplined": True, "concluding_paper": "QĐ 5"}, "", None, "case"),
        ({"disciplined": True}, "", Level.NOT_COMPLETED, "agency"),
        ({}, "degradation", None, "case"),
        ({"tasks_total": 10, "tasks_done": 4}, "", None, "few"),
        ({"tasks_total": 10, "tasks_done": 5}, "", None, "other"),
        ({"tasks_total": 0, "tasks_done": 0}, "", None, "other"),
        (
            {"tasks_total": 10, "tasks_done": 4, "disciplined": True, "concluding_paper": "QĐ 5"},
            "",
            Level.NOT_COMPLETED,
            "case",
        ),
        ({"disciplined": False}, "", Level.NOT_COMPLETED, "agency"),
        ({}, "", Level.COMPLETED, "other"),
    ],
)
def test_each_is_counted_under_the_first_ground_that_is_recorded(
    facts: dict[str, Any], fact: str, agency: Level | None, ground: str
) -> None:
    year = year_of()
    who = year.person(0).id
    known: dict[str, Any] = {"id": year.new_id(), "period_id": year.period_id, "subject_id": who}
    year.add(facts=(SubjectFactsEntry(**known, **facts),))
    if fact:
        year.add(answers=(FactAnswer(**known, fact=fact, yes=True), FactAnswer(**known, fact="other", yes=False)))
    if agency:
        year.level(who, Step.AGENCY, agency)
    sheet = counted(year)
    assert low_reason(sheet, sheet.persons[0], GROUNDS) == ground


def test_no_ground_is_made_up_where_none_takes_the_rest() -> None:
    sheet = counted(year_of())
    assert low_reason(sheet, sheet.persons[0], GROUNDS[:-1]) == ""


@pytest.mark.parametrize("seed", range(5))
def test_every_person_is_counted_once(seed: int) -> None:
    sheet = counted_cell(40, seed)
    counts = count_reviews(sheet.persons)
    assert counts.total == counts.reviewed + counts.owed + counts.not_due == len(sheet.persons)
    assert counts.newcomers == sum(is_newcomer(person) for person in sheet.persons)
    assert counts.not_due == counts.newcomers + counts.exempt + counts.suspended
    for level in Level:
        assert len(classified_at(sheet.persons, level)) == sheet.balance.by_level[level]
