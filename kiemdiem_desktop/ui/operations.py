"""Every read and write of the book goes out from here, and what changed is told to all pages.

A page names the work and what follows; faults of the world become a message, bugs reach the crash window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from kiemdiem_desktop.base.errors import Cancelled, KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.ui.tasks import BookThread, JobControl

T = TypeVar("T")
Failed = Callable[[KnownError], None]


class Operations(QObject):
    """The work of one open book, in order, on the book's thread.

    ``changed`` carries the Outcome of a write to every page; ``started`` and ``saved`` feed the status line;
    ``refused`` says that a fault ended the work, ``failed`` carries one that the asker did not treat
    itself; ``job_started`` asks for a progress window.
    """

    changed = Signal(object)
    started = Signal(str)
    saved = Signal(str)
    failed = Signal(object)
    refused = Signal()
    cancelled = Signal()
    job_started = Signal(str, object)
    job_ended = Signal(object)

    def __init__(self, thread: BookThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._open = True

    @property
    def busy(self) -> bool:
        """Say whether work is still waiting."""
        return self._thread.busy

    def run(
        self,
        label: str,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do a write named ``label``; an Outcome is broadcast after ``done`` has been told."""
        self.started.emit(label)
        self._thread.submit(work, lambda result: self._ended(label, result, done), lambda e: self._fault(e, failed))

    def query(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> None:
        """Read from the book and hand the result to ``done``."""
        self._thread.submit(work, lambda result: self._tell(done, result), lambda e: self._fault(e, failed))

    def job(
        self,
        title: str,
        work: Callable[[Control], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do long work that tells its steps; a progress window with a cancel button appears after a moment."""
        control = JobControl(self)
        self.job_started.emit(title, control)

        def ended(result: T) -> None:
            self._leave(control)
            self._ended(title, result, done)

        def fault(error: BaseException) -> None:
            self._leave(control)
            self._fault(error, failed)

        self._thread.submit(lambda: work(control), ended, fault)

    def drain(self) -> None:
        """Wait for everything asked so far."""
        self._thread.drain()

    def close(self) -> None:
        """Finish the queue; answers that arrive later are dropped, for their pages are gone."""
        self._thread.drain()
        self._open = False

    def _leave(self, control: JobControl) -> None:
        self.job_ended.emit(control)
        control.deleteLater()

    def _tell(self, done: Callable[[T], None] | None, result: T) -> None:
        if self._open and done is not None:
            done(result)

    def _ended(self, label: str, result: T, done: Callable[[T], None] | None) -> None:
        self._tell(done, result)
        if self._open:
            self.saved.emit(label)
            if isinstance(result, Outcome):
                self.changed.emit(result)

    def _fault(self, error: BaseException, failed: Failed | None) -> None:
        if isinstance(error, KnownError):
            if self._open:
                self.refused.emit()
                (failed or self.failed.emit)(error)
        elif isinstance(error, Cancelled):
            self.refused.emit()
            self.cancelled.emit()
        else:
            raise error
