"""When typing is saved: a moment after the last key, and at the latest some seconds after the first unsaved one."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

QUIET_MS = 1500
LATEST_MS = 10_000


class Autosave(QObject):
    """Says ``due`` when what was typed is to be stored."""

    due = Signal()

    def __init__(self, parent: QObject | None = None, *, quiet: int = QUIET_MS, latest: int = LATEST_MS) -> None:
        super().__init__(parent)
        self._quiet, self._latest = self._timer(quiet), self._timer(latest)

    @property
    def waiting(self) -> bool:
        """Say whether a save is due later."""
        return self._latest.isActive()

    def touch(self) -> None:
        """Hear a key: the quiet time begins anew, the latest moment stays."""
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def now(self) -> None:
        """Save at once."""
        self.stop()
        self.due.emit()

    def stop(self) -> None:
        """Nothing is left to save."""
        self._quiet.stop()
        self._latest.stop()

    def _timer(self, span: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(span)
        timer.timeout.connect(self.now)
        return timer
