"""Where things lie: the program's own files as they were installed, and the user's folder for settings and log."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

from kiemdiem_desktop.base.records import dataclass

APP = "kiemdiem"
DATA_VARIABLE = "KIEMDIEM_DATA_DIR"
PORTABLE_MARK = "portable.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How the program lies on this computer: a source tree, an installed wheel or a frozen bundle."""

    package: Path
    """The folder of the package ``kiemdiem_desktop``."""
    bundle: Path | None
    """The folder that a frozen program unpacks its data from; None when it is not frozen."""
    executable: Path

    @classmethod
    def current(cls) -> Layout:
        """Look at the running program."""
        frozen = getattr(sys, "frozen", False)
        bundle = Path(getattr(sys, "_MEIPASS", "")) if frozen else None
        return cls(package=Path(__file__).resolve().parents[1], bundle=bundle, executable=Path(sys.executable))

    def folder(self, name: str) -> Path:
        """Find ``resources`` or ``translations``: in the bundle, inside the installed package, or beside it."""
        if self.bundle is not None:
            return self.bundle / name
        installed = self.package / f"_{name}"
        return installed if installed.is_dir() else self.package.parent / name

    @property
    def portable_folder(self) -> Path | None:
        """Return the folder beside the frozen program that keeps everything when the portable mark lies there."""
        if self.bundle is None or not (self.executable.parent / PORTABLE_MARK).is_file():
            return None
        return self.executable.parent / "data"

    def data_folder(self) -> Path:
        """Return the user's folder: where the environment says, beside a portable program, or the system's place."""
        told = os.environ.get(DATA_VARIABLE)
        if told:
            return Path(told)
        return self.portable_folder or Path(platformdirs.user_data_dir(APP, appauthor=False))


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own files under ``resources``."""
    return Layout.current().folder("resources").joinpath(*parts)


def translations_dir() -> Path:
    """Return the folder of the translations."""
    return Layout.current().folder("translations")


def data_dir() -> Path:
    """Return the folder of the user's settings and of what the program keeps by itself; it may not exist yet."""
    return Layout.current().data_folder()


def log_dir() -> Path:
    """Return the folder of the log; it may not exist yet."""
    return data_dir() / "log"
