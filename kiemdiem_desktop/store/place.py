"""Which file a book was opened as, to see whether it was renamed, replaced or taken away meanwhile.

An open file follows its new name and lives on when another takes its place, so what is written then would be found by
nobody under the name that the user knows.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from kiemdiem_desktop.base.errors import KnownError

File: TypeAlias = tuple[int, int] | None
"""The file's own number on its disk; ``None`` where the system tells none."""


def of(path: Path) -> File:
    """Return the file that stands at ``path``."""
    try:
        told = path.stat()
    except OSError:
        return (0, 0)
    return (told.st_dev, told.st_ino) if told.st_ino else None


def check(path: Path, opened: File) -> None:
    """Refuse with ``book_moved`` when another file, or none, stands at ``path`` now."""
    if opened is not None and of(path) != opened:
        raise KnownError("book_moved", path=path.name)
