from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally, ballot_problems

EMPTY = Ballot(id=UUID(int=1), meeting_id=UUID(int=2), body=Body.CELL, round=1, kind=BallotKind.LEVELS)
NOBODY = Tally(id=UUID(int=3), ballot_id=EMPTY.id, subject_id=UUID(int=4))
COUNTS = st.one_of(st.none(), st.integers(0, 60))


@pytest.mark.parametrize(
    ("header", "votes", "problems"),
    [
        ({}, {}, []),
        ({"voters_present": 20, "issued": 20, "collected": 19, "valid": 18, "invalid": 1}, {"good": 18}, []),
        ({"voters_present": 20, "issued": 21}, {}, [("issued", "issued_over_voters", 21, 20)]),
        ({"issued": 20, "collected": 21}, {}, [("collected", "collected_over_issued", 21, 20)]),
        (
            {"collected": 19, "valid": 18, "invalid": 2},
            {},
            [("valid", "valid_invalid_not_collected", 20, 19)],
        ),
        ({"collected": 19, "valid": 18}, {}, []),
        ({"collected": 19, "valid": 20}, {}, [("valid", "valid_invalid_not_collected", 20, 19)]),
        ({"valid": 18}, {"excellent": 10, "good": 9}, [("votes", "votes_over_valid", 19, 18)]),
        ({"valid": 18}, {"excellent": 10, "good": 8}, []),
        ({"valid": 18}, {"excellent": 10}, []),
        ({"valid": 18}, {"agree": 12, "disagree": 7}, [("votes", "votes_over_valid", 19, 18)]),
        ({}, {"excellent": 99}, []),
        ({"invalid": -1}, {}, [("invalid", "negative", -1, 0)]),
        ({"valid": 18}, {"good": -1}, [("good", "negative", -1, 0)]),
        ({"valid": 18}, {"excellent": 20, "good": -2}, [("good", "negative", -2, 0)]),
        (
            {"voters_present": 3, "issued": 4, "collected": 5},
            {},
            [("issued", "issued_over_voters", 4, 3), ("collected", "collected_over_issued", 5, 4)],
        ),
    ],
)
def test_impossible_totals_are_named_with_their_numbers(
    header: dict[str, Any], votes: dict[str, Any], problems: list[tuple[str, str, int, int]]
) -> None:
    found = ballot_problems(replace(EMPTY, **header), (replace(NOBODY, **votes),))
    assert [(one.field, one.code, one.left, one.right) for one in found] == problems


def test_a_subjects_impossible_votes_name_the_subject() -> None:
    found = ballot_problems(replace(EMPTY, valid=1), (NOBODY, replace(NOBODY, subject_id=UUID(int=9), good=2)))
    assert [one.subject_id for one in found] == [UUID(int=9)]


@given(voters=st.integers(0, 60), data=st.data())
def test_what_a_room_can_really_count_is_never_impossible(voters: int, data: st.DataObject) -> None:
    issued = data.draw(st.integers(0, voters))
    collected = data.draw(st.integers(0, issued))
    valid = data.draw(st.integers(0, collected))
    excellent = data.draw(st.integers(0, valid))
    good = data.draw(st.integers(0, valid - excellent))
    ballot = replace(
        EMPTY, voters_present=voters, issued=issued, collected=collected, valid=valid, invalid=collected - valid
    )
    assert ballot_problems(ballot, (replace(NOBODY, excellent=excellent, good=good),)) == ()


@given(COUNTS, COUNTS, COUNTS, COUNTS, COUNTS)
def test_what_is_not_typed_yet_contradicts_nothing(
    voters: int | None, issued: int | None, collected: int | None, valid: int | None, invalid: int | None
) -> None:
    ballot = replace(EMPTY, voters_present=voters, issued=issued, collected=collected, valid=valid, invalid=invalid)
    for problem in ballot_problems(ballot, ()):
        assert problem.left != problem.right


def test_all_marks_of_a_subject_are_counted_together() -> None:
    assert replace(NOBODY, excellent=1, good=2, completed=3, not_completed=4, agree=5, disagree=6).votes == 21
    assert NOBODY.votes == 0
