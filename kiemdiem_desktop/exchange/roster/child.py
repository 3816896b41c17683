"""The process that opens a stranger's file: it may be killed, run out of memory or die, and takes nothing with it."""

from __future__ import annotations

import json
import os
import sys
from typing import Protocol

from kiemdiem_desktop.exchange.roster.container import Kind, kind_of
from kiemdiem_desktop.exchange.roster.raw import Limits, RawTables, pack
from kiemdiem_desktop.exchange.roster.refusal import RefusedFile
from kiemdiem_desktop.exchange.roster.textfile import read_text
from kiemdiem_desktop.exchange.roster.workbook import read_workbook

ANSWER = b"A"
REFUSAL = b"R"


class Pipe(Protocol):
    """One end of the pipe between the two processes; only bytes go through, never pickled objects."""

    def send_bytes(self, data: bytes, /) -> None:
        """Send a message."""

    def recv_bytes(self, limit: int | None = None, /) -> bytes:
        """Wait for a message; an OSError when it is longer than ``limit``."""
        ...

    def poll(self, seconds: float, /) -> bool:
        """Tell whether a message comes within this time."""
        ...

    def close(self) -> None:
        """Close this end."""


def serve(pipe: Pipe, name: str, suffix: str, limits: Limits) -> None:
    """Receive the file's bytes, read them, send the tables or the code of the refusal, and end."""
    _be_quiet()
    _be_small(limits)
    data = pipe.recv_bytes()
    try:
        answer = ANSWER + pack(read_tables(data, name, suffix, limits))
    except RefusedFile as refusal:
        answer = REFUSAL + json.dumps(refusal.code).encode()
    except MemoryError:
        answer = REFUSAL + json.dumps("roster_too_large").encode()
    pipe.send_bytes(answer)
    pipe.close()


def read_tables(data: bytes, name: str, suffix: str, limits: Limits) -> RawTables:
    """Read a file's bytes in this process; only for the child and for files that we wrote ourselves."""
    kind = kind_of(data, suffix, limits)
    if kind is Kind.TEXT:
        tables = RawTables(file_name=name, sheets=(read_text(data, limits),))
    else:
        tables = read_workbook(data, name, kind, limits)
    if not any(cell is not None for sheet in tables.sheets for row in sheet.rows for cell in row):
        raise RefusedFile("roster_empty")
    return tables


def _be_quiet() -> None:
    """Send what a dying library writes to nowhere: it may quote the file."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _be_small(limits: Limits) -> None:
    """Bound the memory where the system can, and leave no core file behind."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
