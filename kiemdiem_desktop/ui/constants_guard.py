"""Keeps Python's constants alive under Qt bindings that give back one reference too many.

The bindings of Qt 6.12 are built for Pythons whose constants are immortal (3.12 and later). On 3.11 every call that
returns nothing takes one reference of ``None`` away, and after some tens of thousands of calls Python stops dead.
"""

from __future__ import annotations

import ctypes
import sys

_SPARE = 1 << 28
"""So many references to spare: more than calls in any working day, and small enough for a 32-bit count."""


def hold_constants() -> None:
    """Give None, True and False references to spare; later Pythons need nothing."""
    if sys.version_info < (3, 12):
        for constant in (None, True, False):
            if sys.getrefcount(constant) < _SPARE:
                ctypes.c_ssize_t.from_address(id(constant)).value += 2 * _SPARE
