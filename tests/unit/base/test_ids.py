from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.base.ids import CountingIds, SystemIds


def test_new_ids_are_version_7_and_sort_as_they_were_made() -> None:
    factory = SystemIds()
    made = [factory.new() for _ in range(2000)]
    assert made == sorted(made)
    assert {one.version for one in made} == {7}


def test_unordered_ids_are_version_4() -> None:
    assert SystemIds().unordered().version == 4


@given(st.integers(min_value=0, max_value=1 << 30), st.integers(min_value=2, max_value=60))
def test_counting_ids_repeat_in_every_run(seed: int, count: int) -> None:
    one, other = CountingIds(seed), CountingIds(seed)
    assert [one.new() for _ in range(count)] == [other.new() for _ in range(count)]
    assert [one.unordered() for _ in range(count)] == [other.unordered() for _ in range(count)]


def test_counting_ids_keep_the_shape_and_order_of_real_ones() -> None:
    factory = CountingIds()
    made = [factory.new() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert {one.version for one in made} == {7}
    assert {one.variant for one in made} == {"specified in RFC 4122"}


def test_counting_unordered_ids_are_version_4_and_differ(ids: CountingIds) -> None:
    made = [ids.unordered() for _ in range(1000)]
    assert len(set(made)) == len(made)
    assert {one.version for one in made} == {4}


def test_factories_with_different_seeds_never_meet() -> None:
    one, other = CountingIds(1), CountingIds(2)
    assert not {one.new() for _ in range(500)} & {other.new() for _ in range(500)}
