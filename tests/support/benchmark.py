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
