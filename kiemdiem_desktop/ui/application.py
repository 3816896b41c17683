"""Starting the window: the Qt application, its settings, the crash watch and the shell."""

from __future__ import annotations

import functools
import gc
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.base import log, paths
from kiemdiem_desktop.base.clock import SystemClock
from kiemdiem_desktop.ui.bindings import hold_constants, read_no_sources
from kiemdiem_desktop.ui.crash import CrashWatch
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from kiemdiem_desktop.services.environment import Environment

STARTED_AFTER = 5_000
"""Milliseconds until the program counts as started and its waste is collected."""
TURN = 0.001
"""Seconds after which a thread at work lets the window have its turn; Python's own 0.005 can be felt."""


def run(book: Path | None = None, arguments: Sequence[str] = ()) -> int:
    """Show the window until the user quits; returns the exit code."""
    hold_constants()
    read_no_sources()
    sys.setswitchinterval(TURN)
    log.setup(logging.INFO, paths.log_dir())
    app = QApplication([sys.argv[0], "-style", "Fusion", *arguments])
    app.setApplicationName("kiemdiem")
    app.setApplicationDisplayName("Kiểm điểm")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(paths.resource("icons", "kiemdiem.png"))))
    watch = CrashWatch(paths.data_dir() / "crash", SystemClock(), app)
    watch.install()
    shell = Shell(app, _environment, Preferences(parent=app))
    shell.start(book)
    QTimer.singleShot(STARTED_AFTER, app, _collect_waste)
    code = app.exec()
    watch.uninstall()
    return code


def _collect_waste() -> None:
    """Let the collector work from now on, but not look through what starting made: that stays for good."""
    gc.freeze()
    gc.enable()


@functools.cache
def _environment() -> Environment:
    from kiemdiem_desktop.services.environment import Environment as World  # noqa: PLC0415 - after the first window

    return World.standard()
