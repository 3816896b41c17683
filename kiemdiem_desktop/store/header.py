"""What a file tells before anything is read from it: plain or encrypted, and with which key it opens."""

from __future__ import annotations

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
    try:
        engine.open_raw(path, key).close()
    except dbapi2.DatabaseError as error:
        if engine.is_not_a_database(error):
            return False
        raise
    return True
