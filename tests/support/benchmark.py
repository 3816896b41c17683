"""What the files beside ``tests/benchmarks/bench.py`` list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """One thing to measure: ``make`` prepares in an empty folder and returns what is timed."""

    name: str
    limit: float
    """Seconds."""
    make: Callable[[Path], Callable[[], object]]
    repeat: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The middle of our runs and, where there is a reference, the middle of its runs beside them."""

    ours: float
    reference: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Something measured in a unit, beside a named reference of the same run or against a fixed limit.

    ``measure`` gets an empty folder; ``limit`` is the highest ratio where there is a reference, else the highest value.
    """

    name: str
    unit: str
    limit: float
    measure: Callable[[Path], Pair]
    reference: str = ""
