"""What a file tells before anything is read from it: plain or encrypted, and with which key it opens."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import cipher, engine, recovery
from kiemdiem_desktop.store.cipher import Key, Secret

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


def find_key(path: Path, secret: Secret) -> Key | None:
    """Find the key of a file; ``None`` for a plain one. Sixteen groups of digits are read as a recovery key.

    Refuses with ``book_not_ours``, ``book_passphrase_needed`` and ``book_wrong_passphrase_or_damaged``.
    """
    with files.faults_of(path), path.open("rb") as file:
        header = file.read(cipher.SALT_BYTES)
    if cipher.is_plain(header):
        return None
    if path.stat().st_size < PAGE or header.startswith(STRANGERS):
        raise KnownError("book_not_ours", path=path.name)
    if not secret or (isinstance(secret, Key) and not secret.fits(header)):
        raise KnownError("book_passphrase_needed", path=path.name)
    for key in _keys(secret, header):
        if _opens(path, key):
            return key
    raise KnownError("book_wrong_passphrase_or_damaged", path=path.name)


def _keys(secret: str | Key, salt: bytes) -> Iterator[Key]:
    """Give the keys to try; deriving one takes its time."""
    if isinstance(secret, Key):
        yield secret
    elif recovery.is_code(secret):
        yield cipher.from_code(secret, salt)
    else:
        for profile in sorted(cipher.PROFILES, reverse=True):
            yield cipher.derive(secret, salt, profile)


def _opens(path: Path, key: Key) -> bool:
    """Try a key, on a copy where a fallen program left a journal: with a wrong key it would destroy the book."""
    with contextlib.ExitStack() as left:
        if has_journal(path):
            path = left.enter_context(copied(path))
        try:
            engine.open_raw(path, key).close()
        except dbapi2.DatabaseError as error:
            if engine.is_not_a_database(error):
                return False
            raise
    return True


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what it needs to take a half-written change back."""
    return path.with_name(f"{path.name}-journal")


def has_journal(path: Path) -> bool:
    """Say whether a write was not finished, or is under way."""
    journal = journal_of(path)
    return journal.is_file() and journal.stat().st_size > 0


@contextlib.contextmanager
def copied(path: Path) -> Iterator[Path]:
    """Give a copy of a book and its journal beside it while it is needed."""
    with files.temporary_beside(path) as spare:
        try:
            files.copy_durable(path, spare)
            files.copy_durable(journal_of(path), journal_of(spare))
            yield spare
        finally:
            with contextlib.suppress(OSError):
                journal_of(spare).unlink(missing_ok=True)
