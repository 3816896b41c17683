"""Gaps in official sentences are filled by name and never interpreted."""

from __future__ import annotations

import pytest

from kiemdiem_desktop.forms.wording import fill, fill_blank, gaps


def test_gaps_are_filled_by_name() -> None:
    assert fill("Năm {year}: {count}", {"year": "2026", "count": "3"}) == "Năm 2026: 3"


def test_a_missing_value_is_a_fault_of_the_caller() -> None:
    with pytest.raises(KeyError):
        fill("Năm {year}", {})


def test_braces_in_values_are_text() -> None:
    assert fill("{name}", {"name": "{year}"}) == "{year}"


def test_attributes_are_never_reached() -> None:
    assert gaps("{x.__class__} {0} {X}") == frozenset()


def test_blank_papers_get_dots() -> None:
    assert fill_blank("Năm {year}, {place}", {"year": "2026"}) == "Năm 2026, ……"
