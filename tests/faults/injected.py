"""The disk fails: an input/output error, or "read-only" from a moment on, at every call of an operation to the system.

``strace`` makes the calls fail, so the faults are real to SQLite and to the program: nothing of either is replaced. The
operation runs in a child, which is attached to only while it is under way.
"""

from __future__ import annotations

import json
import os
import shutil
import socket  # noqa: TID251 - a pair inside this machine; its calls are not among those that fail
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults import disk
from faults.children import forking
from faults.verdicts import Row, Verdict, judged

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from faults.verdicts import Fault

WRITES = ("pwrite64", "write", "ftruncate", "fsync", "fdatasync", "unlink", "rename")
READS = ("pread64", "read")
CHANGES = "pwrite64,write,ftruncate,unlink,rename"
"""What a disk that became read-only refuses."""

MOST = 60
"""So many blows of each kind are enough; each costs a process."""
_TALK = 65536


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """One way to let calls fail, as ``strace`` is told."""

    calls: str
    error: str
    first: int
    for_ever: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The arguments."""
        when = f"{self.first}{'+' if self.for_ever else ''}"
        return "-e", f"trace={self.calls}", "-e", f"inject={self.calls}:error={self.error}:when={when}"


Plan = Callable[[Counter[str]], list[Blow]]
"""Which blows to deal, by how often the operation makes each call."""


def failing(name: str) -> Fault:
    """Do an operation with an input/output error at each of its calls, once or from then on."""

    def fault(folder: Path, rounds: int, seed: int) -> Row:
        del seed
        row = Row(f"EIO during {name}")
        _all_blows(row, folder, name, rounds, _errors)
        return row

    return fault


def turning_read_only(name: str) -> Fault:
    """Do an operation on a disk that becomes read-only in the middle of it."""

    def fault(folder: Path, rounds: int, seed: int) -> Row:
        del seed
        row = Row(f"disk read-only during {name}")
        _all_blows(row, folder, name, rounds, _closures)
        return row

    return fault


def _errors(made: Counter[str]) -> list[Blow]:
    return [
        Blow(calls=call, error="EIO", first=number, for_ever=for_ever)
        for call in (*WRITES, *READS)
        for number in range(1, made[call] + 1)
        for for_ever in (False, True)
    ]


def _closures(made: Counter[str]) -> list[Blow]:
    most = max(made[call] for call in CHANGES.split(","))
    return [Blow(calls=CHANGES, error="EROFS", first=number, for_ever=True) for number in range(1, most + 1)]


def _all_blows(row: Row, folder: Path, name: str, rounds: int, plan: Plan) -> None:
    prepare, act = disk.OPERATIONS[name]
    pattern, place = folder / "mẫu sổ", folder / "nơi"
    pattern.mkdir()
    prepare(pattern)
    with disk.program(name, folder / "chương trình"):
        states = disk.states_of(pattern, place, act)
        blows = plan(_calls(folder, pattern, place, name))
        count = min(rounds, len(blows), MOST)
        for number in range(count):
            blow = blows[number * len(blows) // count]
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(pattern, place)
            done, told = Row(""), f"{name}, {blow.calls} {blow.error} {blow.first}{'+' * blow.for_ever}"
            with judged(done, told):
                heard = _run(name, place, folder, blow.words)
                done.add(Verdict(heard["verdict"]), heard["remark"])
                done.codes.update(heard["codes"])
            disk.judge(row, done, place, states, told)


def _calls(folder: Path, pattern: Path, place: Path, name: str) -> Counter[str]:
    """Count the operation's calls when nothing fails."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(pattern, place)
    log = folder / "calls.txt"
    told = _run(name, place, folder, ("-o", str(log), "-e", f"trace={','.join((*WRITES, *READS))}"))
    if told["verdict"] != Verdict.SOUND:
        raise AssertionError(told)
    made = Counter(line.partition("(")[0] for line in log.read_text(errors="replace").splitlines())
    if name != "a restore":
        del made["read"]  # SQLite reads pages otherwise; the program reads its own schema and revisions so
    return made


def _run(name: str, place: Path, folder: Path, words: tuple[str, ...]) -> dict[str, Any]:
    """Do the operation in a child, which is traced while it does; return how it went."""
    context = forking("faults.table")
    mine, its = context.Pipe(duplex=True)
    worker = context.Process(target=_child, args=(name, str(place), str(folder / "chương trình"), its), daemon=True)
    worker.start()
    its.close()
    with socket.socket(fileno=os.dup(mine.fileno())) as talk:
        talk.recv(_TALK)
        aside = () if "-o" in words else ("-o", os.devnull)
        tracer = subprocess.Popen(
            ["strace", "-p", str(worker.pid), *aside, *words],  # noqa: S607
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        with tracer:
            if tracer.stderr is None or "attached" not in tracer.stderr.readline():
                raise RuntimeError("strace cannot attach here")
            talk.send(b"go")
            told = talk.recv(_TALK)
            worker.join()
    mine.close()
    if not told:
        return {"verdict": Verdict.UNCLEAR, "remark": f"the child died: {worker.exitcode}", "codes": {}}
    heard: dict[str, Any] = json.loads(told)
    return heard


def _child(name: str, place: str, scripts: str, pipe: Connection) -> None:
    """Do the operation when told to, and say how it went; a socket's own calls are not among those that fail."""
    talk = socket.socket(fileno=os.dup(pipe.fileno()))

    @contextmanager
    def traced(_: int) -> Iterator[None]:
        talk.send(b"ready")
        talk.recv(_TALK)
        yield

    done = Row("")
    _, act = disk.OPERATIONS[name]
    with judged(done, name), disk.program(name, Path(scripts)):
        act(Path(place), traced, 0)
        done.add(Verdict.SOUND)
    told = {"verdict": next(iter(done.counts)), "remark": " ".join(done.remarks), "codes": dict(done.codes)}
    talk.send(json.dumps(told).encode())
    os._exit(0)


def possible() -> bool:
    """Say whether ``strace`` is here and may look into another process."""
    if shutil.which("strace") is None:  # Linux alone has it
        return False
    with subprocess.Popen(["sleep", "60"]) as idle:  # noqa: S607
        words = ["strace", "-o", os.devnull, "-p", str(idle.pid)]
        with subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8") as tracer:
            told = tracer.stderr.readline() if tracer.stderr else ""
            idle.kill()
    return "attached" in told
