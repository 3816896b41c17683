"""Numbers are shown with a comma and rounded half up, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kiemdiem_desktop.regulations.numbers import rounded, show_number, show_percent


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(3), "3"),
        (Fraction(5, 2), "2,5"),
        (Fraction(2, 3), "0,67"),
        (Fraction(1, 200), "0,01"),
        (Fraction(-5, 2), "-2,5"),
        (Fraction(-1, 1000), "0"),
        (100, "100"),
    ],
)
def test_numbers_have_a_comma(value: Fraction | int, shown: str) -> None:
    assert show_number(value) == shown


def test_shares_are_per_cent() -> None:
    assert [show_percent(share) for share in (Fraction(1, 5), Fraction(3, 7))] == ["20 %", "42,86 %"]


@pytest.mark.parametrize(("value", "floor", "half_up"), [("2.5", 2, 3), ("2.49", 2, 2), ("2", 2, 2), ("0", 0, 0)])
def test_rounding(value: str, floor: int, half_up: int) -> None:
    assert (rounded(Fraction(value), half_up=False), rounded(Fraction(value), half_up=True)) == (floor, half_up)
