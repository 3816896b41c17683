"""The ceiling on the best level: one rule with many settings, worked out exactly."""

from __future__ import annotations

from fractions import Fraction

from kiemdiem_desktop.regulations.numbers import rounded, show_number, show_percent
from kiemdiem_desktop.regulations.settings import CapBase, CapSettings, Rounding


def cap_limit(settings: CapSettings, *, classified: int, pool: int, raised: bool = False) -> int:
    """Return the largest number of excellent when ``pool`` subjects reach good or better.

    The excellent count in the pool. Of those good, it is the largest X with X ≤ round(share × (pool − X)); of the
    other bases the share is rounded, and never more than the pool.
    """
    if settings.base is CapBase.GOOD:
        return max((x for x in range(pool + 1) if x <= allowed(settings, pool - x, raised=raised)), default=0)
    base = pool if settings.base is CapBase.GOOD_OR_BETTER else classified
    return min(allowed(settings, base, raised=raised), pool)


def allowed(settings: CapSettings, base: int, *, raised: bool = False) -> int:
    """Return the share of a number of persons, rounded as the settings say."""
    return rounded(share(settings, raised=raised) * base, half_up=settings.rounding is Rounding.HALF_UP)


def share(settings: CapSettings, *, raised: bool) -> Fraction:
    """Return the share in use: the usual one, or the raised one where the regulation knows one."""
    return settings.raised_share if raised and settings.raised_share is not None else settings.share


def formula(settings: CapSettings, base: int, *, raised: bool = False) -> str:
    """Write the calculation: ``20 % × 15 = 3``, or ``20 % × 14 = 2,8 → 2`` where it is rounded."""
    used = share(settings, raised=raised)
    exact, whole = used * base, allowed(settings, base, raised=raised)
    shown = f"{show_percent(used)} × {base} = {show_number(exact)}"
    return shown if exact == whole else f"{shown} → {whole}"
