from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.roster_files import TODAY

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.roster import Encoding, RosterPerson, RowState
from kiemdiem_desktop.exchange.roster.preview import preview_roster

FOLDER = Path(__file__).parents[2] / "data" / "rosters"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


def told(person: RosterPerson | None, fields: dict[str, Any]) -> dict[str, Any]:
    values = {field: getattr(person, field) for field in fields}
    return {field: value.iso if isinstance(value, PartialDate) else value for field, value in values.items()}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_gives_exactly_its_persons(name: str) -> None:
    rows = preview_roster(FOLDER / name, (), TODAY).rows
    assert [told(row.person, EXPECTED[name][0]) for row in rows] == EXPECTED[name]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_sample_raises_no_question(name: str) -> None:
    rows = preview_roster(FOLDER / name, (), TODAY).rows
    assert [row.reasons for row in rows if row.reasons] == []
    assert {row.state for row in rows} == {RowState.NEW}


def test_every_line_of_a_sample_is_accounted_for() -> None:
    found = preview_roster(FOLDER / "danh-sach-thon.xlsx", (), TODAY)
    lines = [*found.header_lines, *(row.line for row in found.rows), *(skipped.line for skipped in found.skipped)]
    assert sorted(lines) == [1, 2, 4, *range(6, 27), 28, 29, 30, 34]


def test_a_group_is_remembered_for_the_rows_below_it() -> None:
    found = preview_roster(FOLDER / "danh-sach-thon.xlsx", (), TODAY)
    assert [row.group for row in found.rows[:4]] == ["Chi ủy", "Chi ủy", "Chi ủy", "Đảng viên"]


def test_a_column_in_an_old_font_shows_old_and_new() -> None:
    columns = preview_roster(FOLDER / "danh-sach-vntime.xlsx", (), TODAY).columns
    name = next(column for column in columns if column.field == "name")
    assert name.encoding is Encoding.TCVN3
    assert (name.example_old, name.example_new) == ("Phan ThÞ Thanh Quyªn", "Phan Thị Thanh Quyên")
