"""From a passphrase to the key of a book: numbered Argon2id profiles over the salt that begins the file.

A plain book begins with SQLite's own header, an encrypted one with its 16 bytes of salt; nothing else is readable
without the key, so the profile's number cannot stand in the file: an old book is tried with each profile in turn.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import field
from typing import TypeAlias

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store import recovery

PLAIN_HEADER = b"SQLite format 3\0"
SALT_BYTES = 16
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What deriving a key costs; a profile, once used, never changes."""

    passes: int
    kibibytes: int
    lanes: int


PROFILES = {1: Profile(passes=3, kibibytes=64 * 1024, lanes=1)}
NEWEST = max(PROFILES)


@dataclass(frozen=True, slots=True)
class Key:
    """A raw SQLCipher key with the salt of its file; it never shows itself."""

    secret: str = field(repr=False)

    @property
    def pragma(self) -> str:
        """The statement that gives the key to a connection."""
        return f"PRAGMA key = \"x'{self.secret}'\""

    @property
    def literal(self) -> str:
        """The key as SQL text, for ``ATTACH``."""
        return f"x'{self.secret}'"

    @property
    def recovery_code(self) -> str:
        """The key as digits for paper."""
        return recovery.code_of(bytes.fromhex(self.secret)[:_KEY_BYTES])

    def fits(self, salt: bytes) -> bool:
        """Say whether this is a key of the file that begins with ``salt``."""
        return self.secret.endswith(salt.hex())


Secret: TypeAlias = "str | Key | None"  # noqa: S105 - a type
"""What opens a book: its passphrase, the digits of its recovery key, or the key of another copy of it."""


def from_code(digits: str, salt: bytes) -> Key:
    """Make the key of the file that begins with ``salt`` from a recovery key; refuses what was mistyped."""
    return Key(recovery.secret_of(digits).hex() + salt.hex())


def new_salt() -> bytes:
    """Make the salt of a new file."""
    return secrets.token_bytes(SALT_BYTES)


def derive(passphrase: str, salt: bytes, profile: int = NEWEST) -> Key:
    """Derive the key of the file that begins with ``salt``; the passphrase counts in its composed form (NFC)."""
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - a book without a passphrase needs none of it

    cost = PROFILES[profile]
    text = unicodedata.normalize("NFC", passphrase).encode()
    raw = hash_secret_raw(text, salt, cost.passes, cost.kibibytes, cost.lanes, _KEY_BYTES, Type.ID)
    return Key(raw.hex() + salt.hex())


def is_plain(header: bytes) -> bool:
    """Say whether a file that begins so is a SQLite file without a key."""
    return header[: len(PLAIN_HEADER)] == PLAIN_HEADER
