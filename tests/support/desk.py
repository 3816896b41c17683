"""A window over a real book, with the short words a test needs: settle, read, go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog
    from support.asking import QueuedAsk

    from kiemdiem_desktop.services.office import Office
    from kiemdiem_desktop.ui.main_window import MainWindow
    from kiemdiem_desktop.ui.tasks import BookThread

T = TypeVar("T")


def settle(thread: BookThread) -> None:
    """Let all work and all that follows from it happen."""
    for _ in range(6):
        QApplication.processEvents()
        thread.drain()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def on_thread(thread: BookThread, work: Callable[[], T]) -> T:
    """Do something with the book on its thread and return the result."""
    found: list[T] = []
    faults: list[BaseException] = []
    thread.submit(work, found.append, faults.append)
    thread.drain()
    if faults:
        raise faults[0]
    return found[0]


@dataclass(slots=True)
class Desk:
    """A window, its book and its thread, with the short words a test needs."""

    window: MainWindow
    office: Office
    thread: BookThread
    ask: QueuedAsk

    def settle(self) -> None:
        """Let everything happen."""
        settle(self.thread)

    def read(self, work: Callable[[], T]) -> T:
        """Ask the book."""
        return on_thread(self.thread, work)

    def go(self, place: str) -> None:
        """Open a place and let it load."""
        self.window.navigate(place)
        self.settle()


def close_quietly(dialog: QDialog) -> None:
    """Close a dialog that may be gone already."""
    if isValid(dialog):
        dialog.close()
