from __future__ import annotations

import dataclasses
import importlib
import json
import pkgutil
from datetime import date, time
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from kiemdiem_desktop import domain
from kiemdiem_desktop.domain.closing import IssuedDossier
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.exchange.plain import from_plain, schema_of, to_plain

WHOLE = st.integers(-(2**53), 2**53)
PARTIAL = st.one_of(
    st.builds(PartialDate, st.integers(1000, 9999)),
    st.builds(PartialDate, st.integers(1000, 9999), st.integers(1, 12)),
    st.dates(date(1000, 1, 1)).map(PartialDate.from_date),
)
SCALARS: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(codec="utf-8"), max_size=20),
    int: WHOLE,
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    UUID: st.uuids(),
    date: st.dates(date(1000, 1, 1)),
    time: st.builds(time, st.integers(0, 23), st.integers(0, 59)),
    PartialDate: PARTIAL,
}


def any_of(kind: Any) -> st.SearchStrategy[Any]:
    """Values of any kind that a record has a field of."""
    if kind in SCALARS:
        return SCALARS[kind]
    if get_origin(kind) is tuple:
        return st.lists(any_of(get_args(kind)[0]), max_size=2).map(tuple)
    options = get_args(kind)
    if options:
        return st.one_of(*(st.none() if option is type(None) else any_of(option) for option in options))
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    hints = get_type_hints(kind)
    return st.builds(kind, **{entry.name: any_of(hints[entry.name]) for entry in dataclasses.fields(kind)})


def record_kinds() -> list[type]:
    hints = get_type_hints(PeriodRecords)
    return [get_args(kind)[0] if get_origin(kind) is tuple else kind for kind in hints.values()]


KINDS = record_kinds()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_record_survives_being_written_as_json_and_read(kind: type, data: st.DataObject) -> None:
    value = data.draw(any_of(kind))
    text = json.dumps(to_plain(value), ensure_ascii=False)
    assert from_plain(kind, json.loads(text)) == value


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@given(data=st.data())
def test_every_record_fits_its_schema(kind: type, data: st.DataObject) -> None:
    definitions: dict[str, Any] = {}
    schema = {**schema_of(kind, definitions), "$defs": definitions}
    Draft202012Validator(schema).validate(to_plain(data.draw(any_of(kind))))


def test_every_kind_of_value_with_a_version_is_among_those_tried() -> None:
    modules = [
        importlib.import_module(f"{domain.__name__}.{entry.name}") for entry in pkgutil.iter_modules(domain.__path__)
    ]
    stored = {
        value
        for module in modules
        for value in vars(module).values()
        if isinstance(value, type) and dataclasses.is_dataclass(value) and "version" in value.__dataclass_fields__
    }
    assert stored - {IssuedDossier} <= set(KINDS)  # a dossier does not carry the dossiers made of it


def test_an_absent_field_reads_as_the_fields_default() -> None:
    kind = next(kind for kind in KINDS if kind.__name__ == "Remark")
    plain = {name: str(UUID(int=1)) for name in ("id", "meeting_id", "subject_id")}
    assert from_plain(kind, {**plain, "speaker": "A", "text": "b"}).reply == ""


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (date, "2026-02-30"),
        (PartialDate, "2026-13"),
        (time, "24:00"),
        (UUID, "x"),
        (bytes, "a"),
        (int, "x"),
        (next(kind for kind in KINDS if kind.__name__ == "Member"), {"id": "x"}),
    ],
)
def test_what_is_no_such_value_is_a_value_or_type_error(kind: Any, text: Any) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_plain(kind, text)


def test_a_whole_number_written_with_a_point_is_read_whole() -> None:
    assert type(from_plain(int, 3.0)) is int
