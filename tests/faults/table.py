"""Every fault that is tried, under a short name."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from faults import damage, disk, injected, volume
from faults.killing import killed

if TYPE_CHECKING:
    from faults.verdicts import Fault

FAULTS: dict[str, Fault] = {
    "kill": killed,
    "race": damage.raced,
    "flip-plain": damage.spoiled(None, "a bit flipped on each page", damage.flipped),
    "flip-encrypted": damage.spoiled(damage.PHRASE, "a bit flipped on each page", damage.flipped),
    "cut-plain": damage.spoiled(None, "cut off at each page", damage.cut),
    "cut-encrypted": damage.spoiled(damage.PHRASE, "cut off at each page", damage.cut),
    "repair": damage.repaired,
    "clock": volume.clock_back,
    "undo": volume.to_and_fro,
    "scan": volume.huge_scan,
    "crowd": volume.crowd,
}

if sys.platform != "win32":  # Windows lets nobody rename an open book, and knows no limit of a file's size
    FAULTS["replaced"] = damage.replaced
    FAULTS |= {f"limit-{name.split()[-1]}": disk.limited_file(name) for name in disk.OPERATIONS}
if disk.possible():
    FAULTS |= {f"full-{name.split()[-1]}": disk.full_disk(name) for name in disk.OPERATIONS}
    FAULTS["closed-folder"] = disk.closed_folder
if injected.possible():
    FAULTS |= {f"eio-{name.split()[-1]}": injected.failing(name) for name in disk.OPERATIONS}
    FAULTS |= {f"read-only-{name.split()[-1]}": injected.turning_read_only(name) for name in disk.OPERATIONS}
