"""Another process with a book open: it writes until it is killed, holds the book, or meets the limit of a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from support.books import MORNING, PHRASE_VARIABLE, Maker

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store.book import Book, open_book


def say(text: object) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def write_on(book: Book, seed: str) -> None:
    """Add members one by one and acknowledge each, for ever."""
    make = Maker(CountingIds(int(seed)))
    number = 0
    while True:
        number += 1
        with book.write("Thêm") as unit:
            unit.members.add(make.member(f"{seed}/{number}", note="x" * 3000))
        say(number)


def hold(_book: Book) -> None:
    """Keep the book open until the parent says a word."""
    say("open")
    sys.stdin.readline()


TASKS: dict[str, Callable[..., None]] = {"write": write_on, "hold": hold}

if sys.platform != "win32":  # Windows knows no limit of a file's size
    import resource

    def fill(book: Book) -> None:
        """Write under a limit of the file's size until it is refused, then without the limit."""
        size = book.path.stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 65536, resource.RLIM_INFINITY))
        make = Maker(CountingIds(1))
        saved = 0
        try:
            while True:
                with book.write("Thêm") as unit:
                    unit.members.add(make.member(str(saved), note="x" * 9000))
                saved += 1
        except KnownError as error:
            say(error.code)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        with book.read() as reader:
            say(reader.members.count() == saved)
        with book.write("Thêm") as unit:
            unit.members.add(make.member("sau khi đầy"))
        say(saved + 1)

    TASKS["fill"] = fill


if __name__ == "__main__":
    task, path, *more = sys.argv[1:]
    with open_book(Path(path), passphrase=os.environ.get(PHRASE_VARIABLE), clock=FixedClock(MORNING)) as opened:
        TASKS[task](opened, *more)
