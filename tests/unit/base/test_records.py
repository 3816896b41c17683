from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import TYPE_CHECKING, Any

import pytest

from kiemdiem_desktop.base.records import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Ours:
    """A record."""

    name: str
    number: int = 0
    secret: str = field(default="", repr=False)
    noted: str = field(default="", compare=False)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """The same, made by the standard library."""

    name: str
    number: int = 0
    secret: str = field(default="", repr=False)
    noted: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Has no field."""


@dataclass(frozen=True, slots=True)
class Longer(Nothing):
    """Adds a field, and a way to show itself."""

    size: int = 1

    def __repr__(self) -> str:
        return "long"


@dataclass(frozen=True, slots=True)
class Node:
    """May hold itself."""

    held: Mapping[str, Any]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "An"}, {"name": "An"}),
        ({"name": "An"}, {"name": "Ba"}),
        ({"name": "An", "noted": "x"}, {"name": "An"}),
        ({"name": "An", "secret": "x"}, {"name": "An"}),
    ],
)
def test_records_compare_and_hash_as_the_standard_ones_do(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (Ours(**one) == Ours(**other)) is (Standard(**one) == Standard(**other))
    assert (hash(Ours(**one)) == hash(Ours(**other))) is (hash(Standard(**one)) == hash(Standard(**other)))


def test_records_show_themselves_as_the_standard_ones_do() -> None:
    told: dict[str, Any] = {"name": "An", "number": 3, "secret": "x", "noted": "y"}
    assert repr(Ours(**told)) == repr(Standard(**told)).replace("Standard", "Ours")
    assert [part.name for part in fields(Ours)] == [part.name for part in fields(Standard)]


def test_records_of_other_classes_are_others() -> None:
    standard: object = Standard(name="An")
    assert Ours(name="An") != standard
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert Nothing() != Longer()
    assert Longer(1) != Longer(2)


def test_what_a_class_says_itself_stays() -> None:
    assert repr(Longer()) == "long"
    assert repr(Nothing()) == "Nothing()"


def test_a_record_that_holds_itself_can_be_shown() -> None:
    held: dict[str, Any] = {}
    held["again"] = Node(held)
    assert "..." in repr(held["again"])


def test_records_are_frozen_replaced_copied_and_sent() -> None:
    record = Ours(name="An", number=2)
    with pytest.raises(FrozenInstanceError):
        record.name = "Ba"  # type: ignore[misc] # what must fail
    assert replace(record, name="Ba") == Ours(name="Ba", number=2)
    assert copy.deepcopy(record) == record
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own
