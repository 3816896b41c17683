"""What may come of a fault: the book is as it must be, the fault was said, something was lost, or nobody knows."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.books import content

from kiemdiem_desktop.base.clock import SystemClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store.book import Book, open_book
from kiemdiem_desktop.store.lock import NOTE_SUFFIX
from kiemdiem_desktop.store.repositories.shapes import SHAPES

if TYPE_CHECKING:
    from kiemdiem_desktop.store.cipher import Secret

CLOCK = SystemClock()


class Verdict(StrEnum):
    """How one round ended."""

    SOUND = "sound"
    REFUSED = "refused"
    LOST = "lost"
    UNCLEAR = "unclear"


@dataclass(slots=True)
class Row:
    """One line of the table: a fault, and how its rounds ended."""

    fault: str
    counts: Counter[Verdict] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    @property
    def rounds(self) -> int:
        """How often the fault was tried."""
        return self.counts.total()

    @property
    def bad(self) -> int:
        """How many rounds must not be."""
        return self.counts[Verdict.LOST] + self.counts[Verdict.UNCLEAR]

    def add(self, verdict: Verdict, remark: str = "") -> None:
        """Count one round."""
        self.counts[verdict] += 1
        if remark and verdict in {Verdict.LOST, Verdict.UNCLEAR}:
            self.remarks.append(remark)

    def refuse(self, error: KnownError) -> None:
        """Count one round that ended with a message."""
        self.codes[error.code] += 1
        self.add(Verdict.REFUSED)


def digest_of(rows: object) -> str:
    """Say everything that stands in the tables in a few letters."""
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def digest(book: Book) -> str:
    """The same for a book."""
    return digest_of(content(book))


def digest_inside(unit: Any) -> str:
    """The same inside a transaction, for what will stand there once it has ended."""
    return digest_of({name: getattr(unit, name).all() for name in SHAPES})


def state_of(path: Path, secret: Secret = None) -> str:
    """Open a book, look through it and say what stands in it; refuses as opening does, or is wrong."""
    with open_book(path, passphrase=secret, clock=CLOCK) as book:
        found = digest(book)
        problems = book.check()
    if problems:
        raise AssertionError(f"{path.name}: {problems}")
    return found


@contextmanager
def judged(row: Row, what: str) -> Iterator[None]:
    """Count a round as refused when a known fault ends it, and as unclear when anything else does."""
    try:
        yield
    except KnownError as error:
        row.refuse(error)
    except Exception as error:  # noqa: BLE001 - whatever it is, nobody told the user
        row.add(Verdict.UNCLEAR, f"{what}: {type(error).__name__} {error}"[:300])


def strays(folder: Path) -> list[str]:
    """Files that a round left behind and nobody would clear away."""
    return [
        each.name
        for each in folder.rglob("*")
        if each.is_file() and (each.name.startswith(".~") or each.name.endswith("-journal"))
        if not each.name.endswith(NOTE_SUFFIX)  # says who had the book open, nothing of what is in it
    ]


Fault = Callable[[Path, int, int], Row]
"""A fault: its folder, how many rounds, and the seed of its chance."""
