"""What is asked of a file before it counts as a book, in the order in which it can be known.

The header tells plain from encrypted; only with the key can the file say whether it is a book and of which version, so
a wrong passphrase, damage and a stranger's file look alike until then.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, select, update
from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import cipher, engine
from kiemdiem_desktop.store.cipher import Key
from kiemdiem_desktop.store.rows import RAW
from kiemdiem_desktop.store.schema import HEAD

BOOK = RAW["book"]
PAGE = 4096
STRANGERS = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"MZ",
    b"Rar!",
    b"7z\xbc",
)
"""How files begin that people pick by mistake."""


def find_key(path: Path, passphrase: str | None) -> Key | None:
    """Find the key of a file; ``None`` for a plain one.

    Refuses with ``book_not_ours``, ``book_passphrase_needed`` and ``book_wrong_passphrase_or_damaged``.
    """
    with files.faults_of(path), path.open("rb") as file:
        header = file.read(cipher.SALT_BYTES)
    if cipher.is_plain(header):
        return None
    if path.stat().st_size < PAGE or header.startswith(STRANGERS):
        raise KnownError("book_not_ours", path=path.name)
    if not passphrase:
        raise KnownError("book_passphrase_needed", path=path.name)
    for profile in sorted(cipher.PROFILES, reverse=True):
        key = cipher.derive(passphrase, header, profile)
        if _opens(path, key):
            return key
    raise KnownError("book_wrong_passphrase_or_damaged", path=path.name)


def _opens(path: Path, key: Key) -> bool:
    try:
        engine.open_raw(path, key).close()
    except dbapi2.DatabaseError as error:
        if engine.is_not_a_database(error):
            return False
        raise
    return True


def check_mark(connection: Connection, path: Path) -> int:
    """Return the schema of the book; refuses with ``book_not_ours`` and ``book_too_new``."""
    found = int(engine.pragma(connection, "user_version"))
    if engine.pragma(connection, "application_id") != engine.APPLICATION_ID or found < 1:
        raise KnownError("book_not_ours", path=path.name)
    if found > HEAD:
        raise KnownError("book_too_new", path=path.name)
    return found


def check_after_a_fall(connection: Connection, path: Path) -> None:
    """Check the pages when the last run did not close the book in order; refuses with ``book_damaged``."""
    closed = connection.execute(select(BOOK.c.closed_in_order)).scalar_one_or_none()
    if closed != 1 and engine.pragma(connection, "quick_check(1)") != "ok":
        raise KnownError("book_damaged", path=path.name)


def mark_open(connection: Connection) -> None:
    """Note in the book that it is open, until it is closed in order."""
    connection.execute(update(BOOK).values(closed_in_order=0))
