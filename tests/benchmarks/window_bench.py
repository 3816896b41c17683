"""How long until the window can be used, what memory it takes, and how long it ever stands still."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from functools import cache, partial
from pathlib import Path

from support import measured_window
from support.benchmark import Comparison, Pair
from support.large_cell import large_cell

from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.sample import make_sample

ROUNDS = 5
LARGE = 50
"""Members of a large cell."""
PATIENCE = 60
"""Seconds until a child counts as stuck."""


def child(folder: Path, *words: str) -> tuple[float, list[float]]:
    """Start a window in a process of its own; return the seconds until it was ready and the numbers that it told."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}  # as users have it
    environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "KIEMDIEM_DATA_DIR": str(folder / "data")}
    began = time.perf_counter()
    command = [sys.executable, measured_window.__file__, *words]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        patience = threading.Timer(PATIENCE, process.kill)  # a window that tells of a bug waits for somebody to read it
        patience.start()
        word = process.stdout.readline().strip()
        taken = time.perf_counter() - began
        told = [float(line) for line in process.stdout]
        patience.cancel()
    if word != "ready" or process.returncode:
        raise ChildProcessError(f"{words[0]}: {word} {process.returncode}")
    return taken, told


def sample(folder: Path) -> str:
    """Make the sample book."""
    return str(make_sample(folder, Environment.standard()))


def start(folder: Path, *words: str) -> Pair:
    """Take turns with a bare window, so that a busy computer is shared."""
    child(folder, *words)
    child(folder, "bare")
    runs = [(child(folder, *words)[0], child(folder, "bare")[0]) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(taken) * 1000 for taken in zip(*runs, strict=True))
    return Pair(ours=ours, reference=bare)


def welcome(folder: Path) -> Pair:
    """Time the first window of the first run."""
    return start(folder, "welcome")


def book(folder: Path) -> Pair:
    """Time the window of the sample book until it has loaded its first page."""
    return start(folder, "book", sample(folder))


def memory_open(folder: Path) -> Pair:
    """Return the memory of the open window."""
    made = sample(folder)
    return Pair(ours=statistics.median(child(folder, "book", made)[1][0] for _ in range(3)))


@cache
def _written(what: str, folder: Path) -> tuple[float, float]:
    """Return the longest pause of the window's loop while all papers are written, and the memory after it."""
    if what == "papers":
        book = sample(folder)
    else:
        large = large_cell(folder, Environment.standard(), LARGE)
        large.close()
        book = str(large.path)
    runs = [child(folder, what, book, str(folder / str(number)))[1] for number in range(3)]
    stalls, memories = zip(*runs, strict=True)
    return statistics.median(stalls), statistics.median(memories)


def stall(what: str, folder: Path) -> Pair:
    """Return the longest pause."""
    return Pair(ours=_written(what, folder)[0])


def memory_printed(what: str, folder: Path) -> Pair:
    """Return the memory."""
    return Pair(ours=_written(what, folder)[1])


_BARE = "bare Qt window"
COMPARISONS = (
    Comparison(name="start until the first window stands", unit="ms", limit=3, measure=welcome, reference=_BARE),
    Comparison(name="start until the sample book can be used", unit="ms", limit=4, measure=book, reference=_BARE),
    Comparison(name="memory with the sample book open", unit="MB", limit=180, measure=memory_open),
    *(
        line
        for what, told in (("papers", "all papers are"), ("dossier", "a dossier of 50 is"))
        for line in (
            Comparison(name=f"longest stall while {told} written", unit="ms", limit=25, measure=partial(stall, what)),
            Comparison(
                name=f"memory after {told} written", unit="MB", limit=260, measure=partial(memory_printed, what)
            ),
        )
    ),
)
BENCHMARKS = ()
