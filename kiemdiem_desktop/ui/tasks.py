"""The book has one thread: calls run there in the order they came, and answers arrive on the window's thread.

Everything that touches an open book goes through here, so no two calls ever meet and the window never waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from kiemdiem_desktop.base.errors import Cancelled
from kiemdiem_desktop.base.records import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    """A finished call on its way back to the window."""

    future: Future[T]
    done: Callable[[T], None]
    failed: Callable[[BaseException], None]

    def deliver(self) -> None:
        """Hand the result or the fault to whoever asked."""
        error = self.future.exception()
        if error is not None:
            self.failed(error)
        else:
            self.done(self.future.result())


class BookThread(QObject):
    """The one thread of the open book; ``busy_changed`` is sent when work begins and when the queue is empty."""

    busy_changed = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="book")
        self._waiting = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Say whether a call is running or waiting."""
        return self._waiting > 0

    def submit(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
        """Run ``work`` after everything asked before; ``done`` or ``failed`` is called on this object's thread."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit()
        future = self._pool.submit(work)
        future.add_done_callback(lambda ended: self._finished.emit(_Answer(ended, done, failed)))

    def drain(self) -> None:
        """Wait until every call asked so far has ended and its answer was delivered, as closing a book needs."""
        while self._waiting:
            self._pool.submit(lambda: None).result()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def close(self) -> None:
        """Finish the queue and end the thread."""
        self.drain()
        self._pool.shutdown(wait=True)

    def _deliver(self, answer: _Answer[Any]) -> None:
        self._waiting -= 1
        if not self._waiting:
            self.busy_changed.emit()
        answer.deliver()


class JobControl(QObject):
    """A long job's way to tell its steps and to hear that the user cancelled; it obeys the base floor's Control."""

    progressed = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._cancelled.set()

    def step(self, done: int, total: int, what: str) -> None:
        """Tell the window how far the job is; raises Cancelled once the user has cancelled."""
        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(done, total, what)
