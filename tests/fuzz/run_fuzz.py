"""Offer the program spoiled files of every kind for so many seconds; print how each kind was met, and every fault."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from fuzz.targets import DOORS, Door  # noqa: E402 - the paths first
from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings  # noqa: E402 - as above

ROUND = 100
MEMORY = 4 << 30
SETTINGS = settings(
    database=None,
    deadline=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    verbosity=Verbosity.quiet,
    print_blob=False,
)


@dataclass(slots=True)
class Met:
    """How the cases of one kind ended."""

    ends: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def fuzz(door: Door, folder: Path, start: int, go_on: Callable[[int], bool], count: int = ROUND) -> Met:
    """Try rounds of so many cases, each with a seed of its own, as long as ``go_on`` says so of the rounds done."""
    target, met, number = door.open(folder), Met(), 0
    while go_on(number):

        @seed(start + number)
        @settings(SETTINGS, max_examples=count)
        @given(target.cases)
        def cases(case: Any) -> None:
            met.ends[target.meet(case)] += 1

        try:
            cases()
        except Exception as error:  # noqa: BLE001 - whatever it is, it was found
            told = "".join(traceback.format_exception(error))
            met.faults.append(f"seed {start + number}: {told[-3000:]}\n{getattr(error, '__notes__', '')}")
        number += 1
    return met


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz the doors that were named, or all, sharing the time; the exit code says whether a fault was found."""
    parser = argparse.ArgumentParser(prog="run.py bench fuzz")
    parser.add_argument("words", nargs="*", help="only kinds of files whose name contains one of these")
    parser.add_argument("--seconds", type=float, default=3600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    logging.disable(logging.CRITICAL)
    os.environ["RUST_BACKTRACE"] = "0"  # a library that panics in the child says so, briefly
    _bound_memory()
    chosen = [door for door in DOORS if not options.words or any(word in door.name for word in options.words)]
    bad = 0
    say(f"{'file':<14}{'cases':>8}  how they were met")
    for door in chosen:
        end = time.monotonic() + options.seconds / len(chosen)
        with tempfile.TemporaryDirectory(prefix="fuzz-", ignore_cleanup_errors=True) as folder:
            met = fuzz(door, Path(folder), options.seed, _until(end))
        ends = ", ".join(f"{name} {count}" for name, count in sorted(met.ends.items()))
        say(f"{door.name:<14}{met.ends.total():>8}  {ends}; faults {len(met.faults)}")
        for fault in met.faults[:5]:
            say(fault)
        bad += len(met.faults)
    return 1 if bad else 0


def _until(end: float) -> Callable[[int], bool]:
    """One round at least, then as long as there is time."""
    return lambda number: not number or time.monotonic() < end


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
