"""What a program that was killed left beside its book: copies under way, which hold all that the book holds."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from kiemdiem_desktop.base import files
from kiemdiem_desktop.store import backup


def clear(book: Path) -> None:
    """Remove them; for whoever holds the book's lock, so that nobody is at work on them.

    What cannot be removed stays for the next time.
    """
    with contextlib.suppress(OSError):
        for spare in (*_beside(book), *_among_backups(book)):
            spare.unlink(missing_ok=True)


def _beside(book: Path) -> Iterator[Path]:
    """Copies of the book, and copies that were to become such a copy."""
    beginning = _beginning(book)
    if all(_beginning(other) != beginning for other in book.parent.glob(f"*{book.suffix}") if other != book):
        nested = _beginning(book.with_name(f"{beginning}{book.suffix}")).removesuffix("-")
        yield from _named(book.parent, (beginning, nested), book.suffix)  # else they may be of that book, in use


def _beginning(book: Path) -> str:
    return files.spare_name(book, "").removesuffix(book.suffix)


def _among_backups(book: Path) -> Iterator[Path]:
    folder = backup.folder_of(book)
    if folder.is_dir():
        yield from _named(folder, (".~",), book.suffix)


def _named(folder: Path, begins: tuple[str, ...], suffix: str) -> Iterator[Path]:
    mark = re.compile(rf"({'|'.join(map(re.escape, begins))}).*[0-9a-f]{{8}}{re.escape(suffix)}(-journal)?")
    yield from (each for each in folder.iterdir() if mark.fullmatch(each.name) and each.is_file())
