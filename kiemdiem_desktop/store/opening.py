"""What is asked of a file before it counts as a book, in the order in which it can be known.

The header tells plain from encrypted; only with the key can the file say whether it is a book and of which version, so
a wrong passphrase, damage and a stranger's file look alike until then.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import backup, engine, header, migrate, schema, seal
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.cipher import Key, Secret
from kiemdiem_desktop.store.sql import Connection


def check_mark(raw: Any, path: Path) -> int:
    """Return the schema of the book; refuses with ``book_not_ours`` and ``book_too_new``."""
    found = int(engine.pragma(raw, "user_version"))
    if engine.pragma(raw, "application_id") != engine.APPLICATION_ID or found < 1:
        raise KnownError("book_not_ours", path=path.name)
    if found > schema.HEAD:
        raise KnownError("book_too_new", path=path.name)
    return found


def check_content(raw: Any, path: Path) -> None:
    """Check the pages and, when the last run closed the book in order, its seal; refuses with ``book_damaged``."""
    if seal.is_broken(raw):
        raise KnownError("book_damaged", path=path.name)


def bring_up_to_date(connection: Connection, key: Key | None, path: Path, clock: Clock) -> None:
    """Check the book and, when an earlier version of the program wrote it, back it up and migrate it."""
    raw = connection.raw
    found = check_mark(raw, path)
    check_content(raw, path)
    if found < schema.HEAD:
        backup.write(raw, key, backup.path_for(path, clock.now(), Occasion.UPGRADE))
        migrate.upgrade(connection)


def check_file(path: Path, secret: Secret) -> int:
    """Read a backup or another closed book in full without changing it, and return its schema.

    Refuses as ``open_book`` does.
    """
    if not path.is_file():
        raise KnownError("book_not_found", path=path.name)
    with engine.faults_of(path):
        key = header.find_key(path, secret)
        with closing(engine.open_raw(path, key)) as raw:
            found = check_mark(raw, path)
            check_content(raw, path)
            return found
