"""Drafts: typed edits, NFC text, bound fields kept out."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from support.forms import make_form

from kiemdiem_desktop.forms.draft import Value, new_draft, with_value

FORM = make_form()


def test_an_edit_makes_a_new_draft_and_leaves_the_old_one() -> None:
    old = new_draft(FORM)
    new = with_value(FORM, old, "strengths", "Gương mẫu")
    assert (dict(old.values), dict(new.values)) == ({}, {"strengths": "Gương mẫu"})


def test_text_becomes_nfc() -> None:
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Hoà")
    draft = with_value(FORM, new_draft(FORM), "strengths", typed)
    assert draft.values["strengths"] == "Nguyễn Thị Hoà"


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_value_removes_the_entry(empty: str | None) -> None:
    draft = with_value(FORM, new_draft(FORM), "strengths", "x")
    assert "strengths" not in with_value(FORM, draft, "strengths", empty).values


@pytest.mark.parametrize(
    ("field_id", "value"),
    [
        ("count", True),
        ("count", "3"),
        ("rate", 3),
        ("agreed", 1),
        ("strengths", Decimal(1)),
        ("strengths", ()),
        ("tasks", "x"),
        ("rate", Decimal("NaN")),
    ],
)
def test_a_value_of_another_kind_is_refused(field_id: str, value: Value) -> None:
    with pytest.raises(TypeError):
        with_value(FORM, new_draft(FORM), field_id, value)


@pytest.mark.parametrize("field_id", ["name", "scores", "own", "earlier", "level"])
def test_a_bound_field_never_enters_a_draft(field_id: str) -> None:
    with pytest.raises(ValueError, match="held in tables"):
        with_value(FORM, new_draft(FORM), field_id, "x")


def test_empty_rows_of_a_table_are_dropped() -> None:
    rows: Value = ({"what": "Việc"}, {"what": ""}, {})
    assert with_value(FORM, new_draft(FORM), "tasks", rows).values["tasks"] == ({"what": "Việc"},)


def test_a_fixed_row_without_content_is_dropped() -> None:
    rows: Value = ({"row": "r1"}, {"row": "r2", "count": 2})
    assert with_value(FORM, new_draft(FORM), "fixed", rows).values["fixed"] == ({"row": "r2", "count": 2},)


@pytest.mark.parametrize("row", [{"row": "r9", "count": 1}, {"count": 1}, {"row": "r1", "other": 1}])
def test_a_fixed_table_takes_only_its_rows_and_columns(row: dict[str, str | int]) -> None:
    with pytest.raises(ValueError, match="fixed"):
        with_value(FORM, new_draft(FORM), "fixed", (row,))
