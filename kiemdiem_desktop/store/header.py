"""What a file tells before anything is read from it: plain or encrypted, and with which key it opens."""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import cipher, engine
from kiemdiem_desktop.store.cipher import Key

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
