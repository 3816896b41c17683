"""The ceiling worked out for every setting, and shown as a formula."""

from __future__ import annotations

from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack

from kiemdiem_desktop.regulations.cap import allowed, cap_limit, formula
from kiemdiem_desktop.regulations.settings import CapBase, CapSettings, Rounding

DEFAULT = pack().regulation.cap


def settings(base: CapBase, rounding: Rounding) -> CapSettings:
    return msgspec.structs.replace(DEFAULT, base=base, rounding=rounding)


COLUMNS = (
    settings(CapBase.GOOD, Rounding.HALF_UP),
    settings(CapBase.GOOD, Rounding.FLOOR),
    settings(CapBase.GOOD_OR_BETTER, Rounding.HALF_UP),
    settings(CapBase.GOOD_OR_BETTER, Rounding.FLOOR),
    settings(CapBase.ALL_CLASSIFIED, Rounding.FLOOR),
)
SETTINGS = st.builds(
    msgspec.structs.replace, st.just(DEFAULT), base=st.sampled_from(CapBase), rounding=st.sampled_from(Rounding)
)


@pytest.mark.parametrize(
    ("classified", "pool", "limits"),
    [
        (12, 10, (2, 1, 2, 2, 2)),
        (21, 18, (3, 3, 4, 3, 4)),
        (8, 8, (1, 1, 2, 1, 1)),
        (4, 4, (1, 0, 1, 0, 0)),
        (30, 27, (4, 4, 5, 5, 6)),
    ],
)
def test_the_limit_of_every_setting(classified: int, pool: int, limits: tuple[int, ...]) -> None:
    assert tuple(cap_limit(column, classified=classified, pool=pool) for column in COLUMNS) == limits


def test_the_default_is_a_fifth_of_the_good_rounded_down() -> None:
    assert (DEFAULT.share, DEFAULT.raised_share, DEFAULT.base, DEFAULT.rounding) == (
        Fraction(1, 5),
        Fraction(1, 4),
        CapBase.GOOD,
        Rounding.FLOOR,
    )


def test_the_raised_share_allows_more() -> None:
    assert (cap_limit(DEFAULT, classified=25, pool=25), cap_limit(DEFAULT, classified=25, pool=25, raised=True)) == (
        4,
        5,
    )


@pytest.mark.parametrize(
    ("base", "shown"),
    [(15, "20 % × 15 = 3"), (14, "20 % × 14 = 2,8 → 2"), (0, "20 % × 0 = 0"), (4, "20 % × 4 = 0,8 → 0")],
)
def test_the_formula_shows_its_rounding(base: int, shown: str) -> None:
    assert formula(DEFAULT, base) == shown


@given(SETTINGS, st.integers(0, 60), st.integers(0, 20), st.booleans())
def test_the_limit_is_the_largest_number_that_the_rule_allows(
    chosen: CapSettings,
    pool: int,
    others: int,
    raised: bool,  # noqa: FBT001 - hypothesis passes it by position
) -> None:
    def fits(excellent: int) -> bool:
        bases = {
            CapBase.GOOD: pool - excellent,
            CapBase.GOOD_OR_BETTER: pool,
            CapBase.ALL_CLASSIFIED: pool + others,
        }
        return excellent <= allowed(chosen, bases[chosen.base], raised=raised)

    limit = cap_limit(chosen, classified=pool + others, pool=pool, raised=raised)
    assert 0 <= limit <= pool
    assert fits(limit)
    assert limit == pool or not fits(limit + 1)
