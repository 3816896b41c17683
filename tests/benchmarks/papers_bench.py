"""How long the whole dossier of a period takes, of the sample and of a large cell, and what memory is left behind."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import psutil
from support.benchmark import Benchmark, Comparison, Pair
from support.large_cell import large_cell

from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.papers import FORMATS
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGE = 50
"""Members of a large cell."""


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


def dossier(folder: Path) -> Callable[[], object]:
    """Time writing every paper of a cell of fifty as PDF and as Word, and its workbook."""
    office = large_cell(folder, Environment.standard(), LARGE)
    period = office.periods.periods()[0]
    numbers = itertools.count()
    return lambda: office.papers.write(period.id, folder / str(next(numbers)), formats=FORMATS)


def growth(folder: Path) -> Pair:
    """Return by how many MB memory grows from the two hundredth to the thousandth paper, each as PDF and as Word."""
    office = large_cell(folder, Environment.standard(), LARGE)
    period = office.periods.periods()[0].id
    chosen = itertools.cycle([line.ref for line in office.papers.list(period)])
    memory = psutil.Process().memory_info

    def make(count: int) -> float:
        for ref in itertools.islice(chosen, count):
            office.papers.pdf(period, ref)
            office.papers.docx(period, ref)
        return float(memory().rss) / 1e6

    settled = make(200)
    return Pair(ours=make(800) - settled)


BENCHMARKS = (
    Benchmark(name="write the dossier of 50 members: PDF, Word, Excel", limit=8, make=dossier, repeat=3),
    Benchmark(name="write all papers of the sample and the workbook", limit=3, make=everything),
    Benchmark(name="open the sample, judge its period, close it", limit=0.5, make=judging),
)
COMPARISONS = (Comparison(name="growth of memory over 800 papers more", unit="MB", limit=15, measure=growth),)
