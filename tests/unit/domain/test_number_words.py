"""Numbers in words as reports write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.domain.number_words import number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (115, "một trăm mười lăm"),
        (194, "một trăm chín mươi tư"),
        (1000, "một nghìn"),
        (1004, "một nghìn không trăm linh bốn"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (1_000_000, "một triệu"),
        (999_999_999, "chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín"),
    ],
)
def test_a_number_is_written_as_it_is_said(number: int, words: str) -> None:
    assert number_words(number) == words


@given(st.lists(st.integers(0, 999_999), min_size=2, max_size=2, unique=True))
def test_no_two_numbers_are_said_alike(numbers: list[int]) -> None:
    assert number_words(numbers[0]) != number_words(numbers[1])


@pytest.mark.parametrize("number", [-1, 1_000_000_000])
def test_what_no_cell_counts_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        number_words(number)
