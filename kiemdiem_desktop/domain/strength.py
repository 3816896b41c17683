"""How hard a passphrase is to guess: advice for people, never a rule."""

from __future__ import annotations

import math
import string

_STRONG_BITS = 60.0


def strength(passphrase: str) -> float:
    """Estimate a passphrase from 0 to 1 by its length and kinds of characters; it advises and forces nothing."""
    kinds = (string.ascii_lowercase, string.ascii_uppercase, string.digits)
    pool = sum(26 if kind != string.digits else 10 for kind in kinds if any(char in kind for char in passphrase))
    pool += 32 if any(not char.isalnum() for char in passphrase) else 0
    pool += 60 if any(ord(char) > 127 for char in passphrase) else 0
    varied = min(len(passphrase), 2 * len(set(passphrase)))
    return min(varied * math.log2(pool) / _STRONG_BITS, 1.0) if pool > 1 else 0.0
