"""The key of a book as digits for paper: whoever holds the sheet opens the book without its passphrase.

Only digits, because an input method turns letters into others. Each group is 16 bits of the key times eleven, so a
wrong digit, or two digits that changed places, is found in the very group where it stands.
"""

from __future__ import annotations

import re

from kiemdiem_desktop.base.errors import KnownError

GROUPS = 16
DIGITS = 6
_CHECK = 11
_SPACE = re.compile(r"[\s.,;:–-]+")
_HALF = GROUPS * DIGITS // 2


def code_of(secret: bytes) -> str:
    """Write a key of 32 bytes as sixteen groups of six digits."""
    values = (int.from_bytes(secret[place : place + 2], "big") for place in range(0, 2 * GROUPS, 2))
    return " ".join(f"{value * _CHECK:0{DIGITS}d}" for value in values)


def is_code(text: str) -> bool:
    """Say whether somebody means a recovery key by this text, right or not: digits only, too many for a passphrase."""
    digits = _SPACE.sub("", text)
    return digits.isascii() and digits.isdecimal() and len(digits) >= _HALF


def secret_of(text: str) -> bytes:
    """Read a key back; refuses with ``recovery_key_length`` and, naming the group, with ``recovery_key_mistyped``."""
    digits = _SPACE.sub("", text)
    if len(digits) != GROUPS * DIGITS:
        raise KnownError("recovery_key_length", found=len(digits), needed=GROUPS * DIGITS)
    return b"".join(_pair(digits, number) for number in range(GROUPS))


def _pair(digits: str, number: int) -> bytes:
    value, rest = divmod(int(digits[number * DIGITS : (number + 1) * DIGITS]), _CHECK)
    if rest or value > 0xFFFF:
        raise KnownError("recovery_key_mistyped", group=number + 1)
    return value.to_bytes(2, "big")
