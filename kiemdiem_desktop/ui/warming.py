"""Loads what the window will soon need, a piece at a time, while the book's thread has nothing else to do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from kiemdiem_desktop.ui.tasks import BookThread

REST, PAUSE = 1_000, 50
"""Milliseconds before the first piece and between two, so that whatever the user asks meanwhile comes first."""


class Warming(QObject):
    """Calls the loaders in their order, each on the book's thread; ``done`` is sent after the last."""

    done = Signal()

    def __init__(
        self, thread: BookThread, loaders: Iterable[Callable[[], object]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._thread, self._left = thread, deque(loaders)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.go_on)
        self._timer.start(REST)

    def stop(self) -> None:
        """Load nothing more; the thread may end."""
        self._timer.stop()

    def go_on(self) -> None:
        """Load the next piece unless the thread is at work."""
        if self._thread.busy:
            return
        self._timer.setInterval(PAUSE)
        if self._left:
            self._thread.submit(self._left.popleft(), lambda _: None, _fail)
            return
        self.stop()
        self.done.emit()


def _fail(error: BaseException) -> None:
    raise error
