"""Overlays merge by key and id, remove only what is there, and remember which layer a value came from."""

from __future__ import annotations

import pytest

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.regulations.tree import Merged, Tree, merge, named_path

BASE: Tree = {
    "title": "Gốc",
    "cap": {"share": "1/5", "base": "good"},
    "rules": [{"id": "a", "weight": 1, "sub": [{"key": "x", "n": 1}]}, {"id": "b", "weight": 2}],
    "years": [1, 2],
}


def laid(overlay: Tree) -> Merged:
    return merge(Merged(tree=BASE), overlay, "tinh")


def test_an_empty_overlay_changes_nothing() -> None:
    assert laid({}) == Merged(tree=BASE)


def test_tables_merge_by_key() -> None:
    assert laid({"cap": {"share": "1/4"}}).tree["cap"] == {"share": "1/4", "base": "good"}


def test_lists_merge_by_id_and_new_entries_follow() -> None:
    merged = laid({"rules": [{"id": "c", "weight": 3}, {"id": "b", "weight": 9}]})
    assert merged.tree["rules"] == [
        {"id": "a", "weight": 1, "sub": [{"key": "x", "n": 1}]},
        {"id": "b", "weight": 9},
        {"id": "c", "weight": 3},
    ]


def test_lists_within_entries_merge_too() -> None:
    merged = laid({"rules": [{"id": "a", "sub": [{"key": "x", "n": 5}]}]})
    assert merged.tree["rules"] == [{"id": "a", "weight": 1, "sub": [{"key": "x", "n": 5}]}, {"id": "b", "weight": 2}]


def test_an_entry_is_removed_only_when_asked() -> None:
    merged = laid({"rules": [{"id": "a", "remove": True}]})
    assert merged.tree["rules"] == [{"id": "b", "weight": 2}]


def test_removing_what_is_not_there_is_a_fault_of_the_overlay() -> None:
    with pytest.raises(KnownError, match="removes what is not there"):
        laid({"rules": [{"id": "z", "remove": True}]})


def test_lists_without_ids_are_replaced() -> None:
    assert laid({"years": [3]}).tree["years"] == [3]


def test_the_base_is_left_alone() -> None:
    laid({"cap": {"share": "1/4"}, "rules": [{"id": "a", "weight": 7}]})
    assert BASE["cap"] == {"share": "1/5", "base": "good"}


@pytest.mark.parametrize(
    ("path", "layer"),
    [
        ("cap.share", "tinh"),
        ("cap.base", "goc"),
        ("rules[a].weight", "tinh"),
        ("rules[a].sub[x].n", "goc"),
        ("rules[c].weight", "tinh"),
        ("title", "goc"),
    ],
)
def test_a_value_knows_its_layer(path: str, layer: str) -> None:
    merged = laid({"cap": {"share": "1/4"}, "rules": [{"id": "a", "weight": 7}, {"id": "c", "weight": 1}]})
    assert merged.origin(path, "goc") == layer


def test_a_later_layer_takes_over() -> None:
    twice = merge(laid({"cap": {"share": "1/4"}}), {"cap": {"share": "1/3"}}, "xa")
    assert (twice.origin("cap.share", "goc"), twice.tree["cap"]) == ("xa", {"share": "1/3", "base": "good"})


def test_paths_are_told_by_id() -> None:
    assert named_path(BASE, "$.rules[0].sub[0].n") == "rules[a].sub[x].n"


def test_paths_without_ids_keep_their_number() -> None:
    assert named_path(BASE, "$.years[1]") == "years[1]"
