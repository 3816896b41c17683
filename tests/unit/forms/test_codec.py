"""Draft payloads survive the round trip and refuse what they do not know."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.forms import FIELDS, make_form

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.forms.codec import carry_over, decode, encode
from kiemdiem_desktop.forms.draft import Draft, Scalar, Value, new_draft, with_value
from kiemdiem_desktop.forms.schema import Field, FieldKind

FORM = make_form()
LETTERS = 'aăđơHx9 \n\t"\\{\u0300\u0301\u0302\u0323\u200b\u00a0\ufeff'
TEXTS = st.text(LETTERS, max_size=12)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-999, max_value=999)
DATES = st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12) | st.none())
CELLS: dict[str, st.SearchStrategy[Scalar]] = {
    "what": TEXTS,
    "count": st.integers(),
    "rate": NUMBERS,
    "due": DATES,
    "kept": st.booleans(),
}
ROWS: st.SearchStrategy[Value] = st.lists(st.fixed_dictionaries({}, optional=CELLS), max_size=3).map(tuple)
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "strengths": TEXTS,
    "count": st.integers(),
    "rate": NUMBERS,
    "since": DATES,
    "kind": st.sampled_from(["a", "b"]),
    "agreed": st.booleans(),
    "helper": TEXTS,
    "tasks": ROWS,
}


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    draft = new_draft(FORM)
    for field_id in draw(st.sets(st.sampled_from(sorted(VALUES)))):
        draft = with_value(FORM, draft, field_id, draw(VALUES[field_id]))
    return draft


@given(drafts())
def test_a_draft_survives_the_round_trip(draft: Draft) -> None:
    assert decode(encode(draft), FORM) == draft


@given(drafts())
def test_encoding_is_canonical(draft: Draft) -> None:
    turned = Draft(
        form_id=draft.form_id, form_version=draft.form_version, values=dict(reversed(list(draft.values.items())))
    )
    assert encode(turned) == encode(draft)


def test_an_empty_object_is_a_review_not_yet_begun() -> None:
    assert decode(b"{}", FORM) == new_draft(FORM)


@given(st.binary(max_size=60).filter(lambda data: data.strip() != b"{}"))
def test_strange_bytes_are_refused_as_a_known_fault(data: bytes) -> None:
    with pytest.raises(KnownError, match="form_payload_invalid"):
        decode(data, FORM)


@pytest.mark.parametrize(
    "change",
    [
        {"form": "other"},
        {"version": "2"},
        {"values": []},
        {"values": {"unknown": "x"}},
        {"values": {"count": "3"}},
        {"values": {"rate": 3}},
        {"values": {"rate": "three"}},
        {"values": {"since": "31/12/2026"}},
        {"values": {"level": "good"}},
        {"values": {"scores": "x"}},
        {"values": {"tasks": [{"colour": "red"}]}},
        {"extra": 1},
    ],
)
def test_a_payload_that_does_not_fit_is_refused(change: dict[str, object]) -> None:
    payload = {"form": "small", "version": "1", "values": {}} | change
    with pytest.raises(KnownError, match="form_payload_invalid"):
        decode(json.dumps(payload).encode(), FORM)


def _carry(
    old: tuple[Field, ...], values: dict[str, Value], new: tuple[Field, ...]
) -> tuple[dict[str, Value], list[str]]:
    old_form, new_form = make_form(old), make_form(new, "2")
    draft = new_draft(old_form)
    for field_id, value in values.items():
        draft = with_value(old_form, draft, field_id, value)
    result = carry_over(old_form, draft, new_form)
    return dict(result.draft.values), [lost.field_id for lost in result.lost]


def test_values_go_to_the_field_of_the_same_id() -> None:
    assert _carry(FIELDS, {"strengths": "x", "count": 2}, FIELDS) == ({"strengths": "x", "count": 2}, [])


def test_values_go_to_the_field_that_formerly_had_the_id() -> None:
    renamed = Field(id="merits", kind=FieldKind.TEXT, label="Ưu", formerly=("strengths",))
    assert _carry(FIELDS, {"strengths": "x"}, (renamed,)) == ({"merits": "x"}, [])


def test_a_value_without_a_place_is_named_as_lost() -> None:
    assert _carry(FIELDS, {"strengths": "x", "count": 2}, (FIELDS[1],)) == ({"strengths": "x"}, ["count"])


def test_a_value_whose_field_became_bound_is_named_as_lost() -> None:
    bound = Field(id="strengths", kind=FieldKind.TEXT, label="Ưu", binding="person.merits")
    assert _carry(FIELDS, {"strengths": "x"}, (bound,)) == ({}, ["strengths"])


def test_a_count_becomes_a_decimal_where_the_new_form_wants_one() -> None:
    decimal = Field(id="count", kind=FieldKind.DECIMAL, label="Số")
    assert _carry(FIELDS, {"count": 2}, (decimal,)) == ({"count": Decimal(2)}, [])


def test_a_choice_that_the_new_form_has_not_is_lost() -> None:
    fewer = Field(id="kind", kind=FieldKind.CHOICE, label="Loại", choices=FIELDS[5].choices[:1])
    assert _carry(FIELDS, {"kind": "b"}, (fewer,)) == ({}, ["kind"])
