"""The page profiles hold what the layout guidance prescribes."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem_desktop.documents.style import load_profile, load_workbook_style, profile_on


@pytest.mark.parametrize("profile_id", ["hd05-2026", "hd36-2018", "personal-form"])
def test_every_profile_loads_and_knows_its_name(profile_id: str) -> None:
    assert load_profile(profile_id).id == profile_id


def test_a_profile_changes_only_what_it_names() -> None:
    base, older = load_profile("hd05-2026"), load_profile("hd36-2018")
    assert (base.recipients.separator, older.recipients.separator) == (";", ",")
    assert (base.page_number.size, older.page_number.size) == (13, 14)
    assert older.recipients.item_size == base.recipients.item_size
    assert older.papers == base.papers


@pytest.mark.parametrize(
    ("number", "line"),
    [(7, "Số 07-BC/CB"), (12, "Số 12-BC/CB"), (127, "Số 127-BC/CB"), (None, "Số      -BC/CB")],
)
def test_the_number_line_has_a_leading_zero_or_room_to_write(number: int | None, line: str) -> None:
    assert load_profile("hd05-2026").number_line(number, "BC", "CB") == line


def test_deeper_headings_look_like_the_last_level() -> None:
    profile = load_profile("hd05-2026")
    assert profile.heading(9) == profile.headings[-1]


def test_workbooks_use_the_font_of_papers() -> None:
    assert load_workbook_style().font == load_profile("hd05-2026").font.family


@pytest.mark.parametrize(
    ("day", "profile_id"),
    [
        (date(2017, 1, 1), "hd36-2018"),
        (date(2018, 4, 3), "hd36-2018"),
        (date(2025, 12, 31), "hd36-2018"),
        (date(2026, 1, 1), "hd05-2026"),
        (date(2031, 6, 1), "hd05-2026"),
    ],
)
def test_the_day_of_a_paper_chooses_its_layout(day: date, profile_id: str) -> None:
    assert profile_on(day) == profile_id
