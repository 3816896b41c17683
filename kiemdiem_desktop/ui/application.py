"""Starting the window: the Qt application, its settings, the crash watch and the shell."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.base import log, paths
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.ui.crash import CrashWatch
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.shell import Shell


def run(book: Path | None = None, arguments: Sequence[str] = ()) -> int:
    """Show the window until the user quits; returns the exit code."""
    log.setup(logging.INFO, paths.log_dir())
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("kiemdiem")
    app.setApplicationDisplayName("Kiểm điểm")
    app.setQuitOnLastWindowClosed(False)
    app.setWindowIcon(QIcon(str(paths.resource("icons", "kiemdiem.png"))))
    env = Environment.standard()
    watch = CrashWatch(paths.data_dir() / "crash", env.clock, app)
    watch.install()
    shell = Shell(app, env, Preferences(parent=app))
    shell.start(book)
    code = app.exec()
    watch.uninstall()
    return code
