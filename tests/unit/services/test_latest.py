from __future__ import annotations

from itertools import count

from kiemdiem_desktop.services.latest import Latest


def test_the_same_question_is_answered_once_and_another_one_anew() -> None:
    numbers = count()
    latest: Latest[int] = Latest()
    asked = ("a", "a", "b", "a")
    assert [latest.of(question, lambda: next(numbers)) for question in asked] == [0, 0, 1, 2]
