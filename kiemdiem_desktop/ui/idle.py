"""Notices that nobody touches keyboard or mouse, so that a protected book does not stay open on an empty chair."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
        QEvent.Type.TouchBegin,
    }
)
_MINUTE = 60_000


class IdleWatch(QObject):
    """Sends ``idle`` once nothing was touched for so many minutes; it rests until it is started again."""

    idle = Signal()

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)

    def start(self, minutes: int) -> None:
        """Watch from now on; zero minutes mean not at all."""
        self.stop()
        if minutes > 0:
            self._app.installEventFilter(self)
            self.timer.start(minutes * _MINUTE)

    def stop(self) -> None:
        """Watch no longer."""
        self._app.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES and self.timer.isActive():
            self.timer.start()
        return super().eventFilter(watched, event)
