"""Exact numbers as sentences show them: decimal comma, per cent, never a binary fraction."""

from __future__ import annotations

from fractions import Fraction


def show_number(value: Fraction | int) -> str:
    """Write a number with a comma and at most two decimals, half away from zero: 5/2 is ``2,5``."""
    hundredths = _half_up(abs(Fraction(value)) * 100)
    whole, rest = divmod(hundredths, 100)
    sign = "-" if value < 0 and hundredths else ""
    decimals = f"{rest:02d}".rstrip("0")
    return f"{sign}{whole},{decimals}" if decimals else f"{sign}{whole}"


def show_percent(share: Fraction) -> str:
    """Write a share as per cent: 1/5 is ``20 %``."""
    return f"{show_number(share * 100)} %"


def rounded(value: Fraction, *, half_up: bool) -> int:
    """Round to a whole number: down, or to the nearest with halves up. Never negative here."""
    return _half_up(value) if half_up else value.numerator // value.denominator


def _half_up(value: Fraction) -> int:
    doubled = value * 2 + 1
    return doubled.numerator // (doubled.denominator * 2)
