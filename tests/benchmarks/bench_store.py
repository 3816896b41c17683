"""What safety costs: a field saved durably through the book against a bare commit with the same pragmas."""

from __future__ import annotations

import dataclasses
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.clock import SystemClock
from kiemdiem_desktop.base.ids import SystemIds
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store import cipher, engine
from kiemdiem_desktop.store.book import create_book

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 60
PHRASE = "mật khẩu"


class Saving:
    """Saves one field of a member through the book: journaled, and a step of undo each time."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        ids = SystemIds()
        self.book = create_book(folder / "book.kiemdiem", passphrase=passphrase, clock=SystemClock(), ids=ids)
        members = [Member(id=ids.new(), name=f"Nguyễn Văn {number}") for number in range(200)]
        with self.book.write("Thêm") as unit:
            unit.members.add_all(members)
        self.member = members[0]

    def __call__(self) -> None:
        with self.book.write("Sửa") as unit:
            self.member = unit.members.update(dataclasses.replace(self.member, note=self.member.note + "x"))

    def close(self) -> None:
        """Close the book."""
        self.book.close()


class Committing:
    """Changes one row and commits, on a connection of the driver."""

    def __init__(self, folder: Path, passphrase: str | None) -> None:
        key = cipher.derive(passphrase, cipher.new_salt()) if passphrase else None
        self.raw = engine.open_raw(folder / "bare.db", key)
        self.raw.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, note TEXT) STRICT")
        self.raw.execute("INSERT INTO t VALUES (1, '')")

    def __call__(self) -> None:
        self.raw.execute("BEGIN IMMEDIATE")
        self.raw.execute("UPDATE t SET note = note || 'x' WHERE id = 1")
        self.raw.execute("COMMIT")

    def close(self) -> None:
        """Close the connection."""
        self.raw.close()


def measure(name: str, passphrase: str | None) -> tuple[str, float, float, float]:
    """Measure one kind of book."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(Saving(Path(folder), passphrase)) as ours,
        closing(Committing(Path(folder), passphrase)) as bare,
    ):
        mine, reference = alternate(ours, bare)
    return name, mine, reference, mine / reference


def alternate(*actions: Callable[[], object]) -> list[float]:
    """Return the median of each action; they take turns, so that a busy disk is shared."""
    runs: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for action, taken in zip(actions, runs, strict=True):
            began = time.perf_counter()
            action()
            taken.append(time.perf_counter() - began)
    return [statistics.median(taken) for taken in runs]
