"""What the bindings of Qt 6.12 do to Python that a program has to put right before it begins.

They are built for Pythons whose constants are immortal (3.12 and later). On 3.11 every call that returns nothing takes
one reference of ``None`` away, and after some tens of thousands of calls Python stops dead.

They also read the source of every module that is imported after them, only to see whether it might switch on one of
their optional spellings (``__feature__``). This program uses none, and reading 400 files delays its start.
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


def read_no_sources() -> None:
    """Tell the bindings that no module switches on optional spellings; other versions of theirs are left alone."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _never)  # noqa: B010 - a module's own name, unknown to type checkers


def _never(_module: object) -> bool:
    return False
