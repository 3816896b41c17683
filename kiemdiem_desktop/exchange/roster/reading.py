"""Reading a roster: a child process does the work, this side keeps the time and turns its end into words."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import time
from typing import TYPE_CHECKING

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.exchange.roster.child import ANSWER, Pipe, serve
from kiemdiem_desktop.exchange.roster.raw import LIMITS, Limits, RawTables, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_STEP = 0.05


def read_roster(path: Path, limits: Limits = LIMITS, control: Control | None = None) -> RawTables:
    """Read a workbook (xlsx, xls, ods) or a text table in a child process, which is killed at the time limit.

    Refuses with KnownError what is too large, empty, locked, damaged, slow, or no table. The file is only read.
    """
    with files.faults_of(path):
        size = path.stat().st_size
    if size > limits.file_bytes:
        raise KnownError("roster_too_large", file=path.name)
    answer = _ask_child(files.read(path), path, limits, control or NullControl())
    if not answer:
        raise KnownError("roster_unreadable", file=path.name)
    if not answer.startswith(ANSWER):
        raise KnownError(json.loads(answer[1:]), file=path.name)
    return unpack(answer[1:])


def _ask_child(data: bytes, path: Path, limits: Limits, control: Control) -> bytes:
    """Return the child's answer; nothing when it died without one."""
    with _child(path, limits) as pipe:
        try:
            pipe.send_bytes(data)
            _wait(pipe, path, limits, control)
            return pipe.recv_bytes(limits.answer_bytes)
        except (EOFError, OSError):
            return b""


@contextlib.contextmanager
def _child(path: Path, limits: Limits) -> Iterator[Pipe]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve, args=(theirs, path.name, path.suffix.lower(), limits), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.kill()
        process.join()
        process.close()


def _wait(pipe: Pipe, path: Path, limits: Limits, control: Control) -> None:
    end = time.monotonic() + limits.seconds
    while not pipe.poll(_STEP):
        control.step(0, 0, path.name)
        if time.monotonic() > end:
            raise KnownError("roster_timeout", file=path.name)
