"""How long the whole dossier of a period takes: every paper of the sample and its workbook, written to disk."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from support.benchmark import Benchmark

from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def everything(folder: Path) -> Callable[[], object]:
    """Time writing all papers of the sample's last period and the workbook."""
    world = Environment.standard()
    office = Office.open(make_sample(folder, world), world)
    period = office.periods.periods()[0]
    numbers = itertools.count()
    return lambda: office.papers.write(period.id, folder / str(next(numbers)))


def judging(folder: Path) -> Callable[[], object]:
    """Time opening the sample, reading, counting and judging its last period, and closing it."""
    world = Environment.standard()
    book = make_sample(folder, world)

    def judge() -> None:
        office = Office.open(book, world)
        office.grading.overview(office.periods.periods()[0].id)
        office.close()

    return judge


BENCHMARKS = (
    Benchmark(name="write all papers of the sample and the workbook", limit=3, make=everything),
    Benchmark(name="open the sample, judge its period, close it", limit=0.5, make=judging),
)
