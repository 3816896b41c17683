"""How long the ground floor takes: starting the interpreter with it, writing a file durably, saying a fault."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from support.benchmark import Benchmark
from support.source import ROOT

from kiemdiem_desktop.base import files, messages
from kiemdiem_desktop.base.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def start(module: str) -> Callable[[Path], Callable[[], object]]:
    """Time a new interpreter that imports a module."""
    command = [sys.executable, "-c", f"import {module}"]
    return lambda _folder: lambda: subprocess.run(command, cwd=ROOT, check=True)


def write_durably(folder: Path) -> Callable[[], object]:
    """Time a whole write of a megabyte."""
    data = bytes(1_000_000)
    return lambda: files.write_atomic(folder / "file", data)


def say_a_fault(_folder: Path) -> Callable[[], object]:
    """Time the three sentences of a fault."""
    fault = KnownError("disk_full", path="a.kiemdiem")
    return lambda: messages.describe(fault)


BENCHMARKS = (
    Benchmark(name="start an interpreter with the base floor", limit=0.5, make=start("kiemdiem_desktop.base.log")),
    Benchmark(name="write a megabyte durably", limit=0.5, make=write_durably),
    Benchmark(name="say a fault in three sentences", limit=0.001, make=say_a_fault),
)
