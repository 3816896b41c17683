"""Copies that a killed program left go when the book is opened next; nobody else's file does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.source import ROOT

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.store import backup
from kiemdiem_desktop.store.book import Book, open_book

DIES = """
import os, sys
from pathlib import Path
from kiemdiem_desktop.store import backup
target = Path(sys.argv[1])
with backup.spare_book(target) as spare:
    spare.write_bytes(b"half a copy")
    spare.with_name(spare.name + "-journal").write_bytes(b"its journal")
    os._exit(9)
"""


def die_beside(target: Path) -> None:
    """Let a program die while it writes a copy that would become ``target``."""
    target.parent.mkdir(exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", DIES, str(target)], env=environment, check=False)
    assert done.returncode == 9


def hidden(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.rglob(".~*"))


def test_half_written_copies_go_with_their_journals(book: Book, clock: FixedClock) -> None:
    book.close()
    die_beside(book.path)
    die_beside(backup.path_for(book.path, clock.now()))
    with backup.spare_book(book.path) as spare:
        die_beside(spare)
    assert len(hidden(book.path.parent)) == 6
    open_book(book.path, clock=clock).close()
    assert hidden(book.path.parent) == []


def test_what_is_not_surely_this_books_stays(book: Book, clock: FixedClock) -> None:
    book.close()
    folder = book.path.parent
    names = [
        ".~Chi bộ 11-0123abcd.kiemdiem",
        ".~Chi bộ 1-0123abcd.json",
        ".~Chi bộ 1.kiemdiem",
        ".~Chi bộ 1-x.kiemdiem",
    ]
    for name in names:
        (folder / name).write_bytes(b"another's")
    open_book(book.path, clock=clock).close()
    assert hidden(folder) == sorted(names)


def test_with_a_book_of_nearly_the_same_long_name_beside_it_nothing_is_touched(book: Book, clock: FixedClock) -> None:
    book.close()
    first, second = (book.path.with_name(f"{'Chi bộ ' * 6}{number}.kiemdiem") for number in (1, 2))
    book.path.rename(first)
    second.write_bytes(b"a book of the same forty letters")
    die_beside(second)
    left = hidden(first.parent)
    open_book(first, clock=clock).close()
    assert hidden(first.parent) == left
