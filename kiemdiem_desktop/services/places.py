"""Places that betray a book: another computer's disk, a stick, a folder that is copied to the net, a nearly full disk.

``recognise`` is pure and knows every system's ways; only ``look`` asks the computer on which the program runs.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path, PurePath

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import fold

SCARCE = 100 * 1024 * 1024
"""Less room than this on the book's disk is said, in bytes."""

_NETWORK_KINDS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "webdav", "davfs"})
_SYNCED = ("onedrive", "google drive", "googledrive", "my drive", "dropbox", "icloud", "box sync", "mega", "nextcloud")
_SYNCED_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_PASSING = ("/tmp/", "/var/tmp/", "\\temp\\", "\\tmp\\", "temporary internet files", "\\downloads\\", "/downloads/")  # noqa: S108 - names to recognise


class Drive(StrEnum):
    """What kind of disk a path lies on."""

    FIXED = "fixed"
    REMOVABLE = "removable"
    NETWORK = "network"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the computer tells about the place of a file."""

    drive: Drive = Drive.UNKNOWN
    free: int | None = None
    variables: Mapping[str, str] = field(default_factory=dict)


def recognise(path: PurePath, around: Surroundings) -> tuple[KnownError, ...]:
    """Say what speaks against a place for a book, the worst first; empty for a good one."""
    found = (
        ("place_network", around.drive is Drive.NETWORK or str(path).startswith(("\\\\", "//"))),
        ("place_synced", _is_synced(path, around.variables)),
        ("place_removable", around.drive is Drive.REMOVABLE),
        ("place_passing", any(part in str(path).lower() for part in _PASSING)),
        ("place_scarce", around.free is not None and around.free < SCARCE),
    )
    return tuple(KnownError(code, path=path.parent.name or str(path.parent)) for code, holds in found if holds)


def warnings(book: Path) -> tuple[KnownError, ...]:
    """Look at the place of a book on this computer."""
    return recognise(book.absolute(), look(book))


def look(book: Path) -> Surroundings:
    """Ask this computer about a place."""
    try:
        free: int | None = shutil.disk_usage(book.parent).free
    except OSError:
        free = None
    return Surroundings(drive=_drive(book.absolute()), free=free, variables=os.environ)


def _is_synced(path: PurePath, variables: Mapping[str, str]) -> bool:
    folders = [fold(part) for part in path.parts[:-1]]
    if any(part == name or part.startswith(f"{name} -") for part in folders for name in _SYNCED):
        return True
    roots = [type(path)(variables[name]) for name in _SYNCED_VARIABLES if variables.get(name)]
    return any(path.is_relative_to(root) for root in roots)


def mounted_kind(path: str, mounts: str) -> Drive:
    """Read from a list of mounts what a path lies on."""
    lines = [line.split(" ") for line in mounts.splitlines() if line.count(" ") >= 2]
    told = [(_spelt(line[1]), line[2]) for line in lines]
    under = [(place, kind) for place, kind in told if path == place or path.startswith(place.rstrip("/") + "/")]
    place, kind = max(under, key=lambda each: len(each[0]), default=("", ""))
    if kind in _NETWORK_KINDS:
        return Drive.NETWORK
    return Drive.REMOVABLE if place.startswith(("/media/", "/run/media/")) else Drive.FIXED if place else Drive.UNKNOWN


def _spelt(place: str) -> str:
    return place.replace("\\040", " ")


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


if sys.platform == "win32":
    import ctypes

    _KINDS = {2: Drive.REMOVABLE, 3: Drive.FIXED, 4: Drive.NETWORK}

    def _drive(path: Path) -> Drive:
        return _KINDS.get(ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\"), Drive.UNKNOWN)
else:

    def _drive(path: Path) -> Drive:
        return mounted_kind(str(path), _mounts())
