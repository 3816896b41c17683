"""How long until the window can be used, what memory it takes, and how long it ever stands still."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import threading
import time
from functools import cache
from pathlib import Path

from support import measured_window
from support.benchmark import Comparison, Pair

from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.sample import make_sample

ROUNDS = 5
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
def _papers(folder: Path) -> tuple[list[float], list[float]]:
    made = sample(folder)
    runs = [child(folder, "papers", made, str(folder / str(number)))[1] for number in range(3)]
    return [told[1] for told in runs], [told[2] for told in runs]


def stall(folder: Path) -> Pair:
    """Return the longest pause of the window's loop while all papers are written."""
    return Pair(ours=statistics.median(_papers(folder)[0]))


def memory_printed(folder: Path) -> Pair:
    """Return the memory after all papers were written."""
    return Pair(ours=statistics.median(_papers(folder)[1]))


_BARE = "bare Qt window"
COMPARISONS = (
    Comparison(name="start until the first window stands", unit="ms", limit=3, measure=welcome, reference=_BARE),
    Comparison(name="start until the sample book can be used", unit="ms", limit=4, measure=book, reference=_BARE),
    Comparison(name="memory with the sample book open", unit="MB", limit=180, measure=memory_open),
    Comparison(name="longest stall while all papers are written", unit="ms", limit=25, measure=stall),
    Comparison(name="memory after all papers were written", unit="MB", limit=260, measure=memory_printed),
)
BENCHMARKS = ()
