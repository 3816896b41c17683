"""Measure the program: every ``*_bench.py`` beside this file lists its benchmarks; they are run and put in a table.

A limit is what a slow office computer should still feel; the table marks what is over it, and ``--strict`` fails then.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import ModuleType

    from support.benchmark import Benchmark, Comparison, Pair

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How long the runs of one benchmark took, in seconds."""

    name: str
    limit: float
    runs: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the runs, which one hiccup does not move."""
        return statistics.median(self.runs)

    @property
    def over(self) -> bool:
        """Whether the middle run took longer than it should."""
        return self.median > self.limit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks whose names contain the given words, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("words", nargs="*", help="only benchmarks whose name contains one of these")
    parser.add_argument("--strict", action="store_true", help="fail when one is over its limit")
    options = parser.parse_args(arguments)
    sys.path[:0] = [str(ROOT), str(HERE.parent)]
    chosen = [one for one in find() if not options.words or any(word in one.name for word in options.words)]
    write(f"{'benchmark':<52}{'median':>10}{'worst':>10}{'limit':>10}")
    results = []
    for one in chosen:
        results.append(measure(one))
        write(line(results[-1]))
    over = any(result.over for result in results)
    compared = [one for one in comparisons() if not options.words or any(word in one.name for word in options.words)]
    if compared:
        write(f"\n{'compared':<52}{'ours':>10}{'reference':>12}{'limit':>10}")
    for comparison in compared:
        with tempfile.TemporaryDirectory() as folder:
            pair = comparison.measure(Path(folder))
        write(compared_line(comparison, pair))
        over = over or figure(pair) > comparison.limit
    return 1 if options.strict and over else 0


def modules() -> Iterator[ModuleType]:
    """Load every file of benchmarks beside this one, in the order of their names."""
    for path in sorted(HERE.glob("*_bench.py")):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise ImportError(path.name)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        yield module


def find() -> Iterator[Benchmark]:
    """Give the benchmarks of every file."""
    for module in modules():
        yield from getattr(module, "BENCHMARKS", ())


def comparisons() -> Iterator[Comparison]:
    """Give what every file compares with a reference."""
    for module in modules():
        yield from getattr(module, "COMPARISONS", ())


def measure(benchmark: Benchmark) -> Measured:
    """Prepare once, warm up once, then time the runs."""
    with tempfile.TemporaryDirectory() as folder:
        run = benchmark.make(Path(folder))
        run()
        runs = tuple(timed(run) for _ in range(benchmark.repeat))
    return Measured(name=benchmark.name, limit=benchmark.limit, runs=runs)


def timed(run: Callable[[], object]) -> float:
    """Return how many seconds one run takes."""
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


def line(result: Measured) -> str:
    """Show one result as a row of the table."""
    mark = "  OVER" if result.over else ""
    shown = "".join(f"{seconds * 1000:>7.1f} ms" for seconds in (result.median, max(result.runs), result.limit))
    return f"{result.name:<52}{shown}{mark}"


def figure(pair: Pair) -> float:
    """Return what is held against the limit: the ratio, or the value where there is no reference."""
    return pair.ours if pair.reference is None else pair.ours / pair.reference


def compared_line(comparison: Comparison, pair: Pair) -> str:
    """Show one comparison as a row, with the ratio and the name of its reference."""
    mark = "  OVER" if figure(pair) > comparison.limit else ""
    ours = f"{comparison.name:<52}{pair.ours:>7.1f} {comparison.unit}"
    if pair.reference is None:
        return f"{ours}{'':>12}{comparison.limit:>7.0f} {comparison.unit}{mark}"
    reference = f"{pair.reference:>9.1f} {comparison.unit}{comparison.limit:>8.1f} ×"
    return f"{ours}{reference}{mark}  = {figure(pair):.2f} × {comparison.reference}"


def write(text: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
