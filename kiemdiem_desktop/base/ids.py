"""Ids come from a factory that is handed in: ordered by time, or without time where a time would betray a vote."""

from __future__ import annotations

import hashlib
import itertools
import uuid
from typing import Protocol
from uuid import UUID

import uuid_utils

_SAMPLE_TIME = 0x0190_0000_0000  # milliseconds, in 2024


class IdFactory(Protocol):
    """Who makes new ids."""

    def new(self) -> UUID:
        """Return an id that sorts after the earlier ones (version 7)."""
        ...

    def unordered(self) -> UUID:
        """Return an id that tells neither time nor order (version 4); tallies use these."""
        ...


class SystemIds:
    """Real ids."""

    def new(self) -> UUID:
        """Return a version 7 id of this moment."""
        return UUID(int=uuid_utils.uuid7().int)

    def unordered(self) -> UUID:
        """Return a random version 4 id."""
        return uuid.uuid4()


class CountingIds:
    """The same ids in every run, for tests and samples; two factories with different seeds never meet."""

    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._ordered = itertools.count(1)
        self._shuffled = itertools.count(1)

    def new(self) -> UUID:
        """Return the next id of version 7's shape: a fixed time, the seed and a counter."""
        count = next(self._ordered)
        time = _SAMPLE_TIME + (count >> 12)
        low = hashlib.sha256(f"{self._seed}".encode()).digest()
        rest = int.from_bytes(low[:8], "big") & ((1 << 62) - 1)
        return UUID(int=time << 80 | 0x7 << 76 | (count & 0xFFF) << 64 | 0b10 << 62 | rest)

    def unordered(self) -> UUID:
        """Return the next id of version 4's shape."""
        digest = hashlib.sha256(f"{self._seed}/{next(self._shuffled)}".encode()).digest()
        return UUID(bytes=digest[:16], version=4)
