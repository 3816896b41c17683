"""Long work shows itself in words and numbers after a moment, and can be cancelled."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from kiemdiem_desktop.ui.tasks import JobControl
from kiemdiem_desktop.ui.theme import Heading

DELAY_MS = 400


class ProgressWindow(QDialog):
    """Appears when a job lasts longer than a moment; closing it cancels the job."""

    def __init__(self, title: str, control: JobControl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._ended = False
        self.setModal(True)
        self.setWindowTitle(title)
        self._what, self._bar = QLabel(), QProgressBar()
        self._what.setWordWrap(True)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._cancel = QPushButton(self.tr("Hủy"))
        self._cancel.setToolTip(self.tr("Dừng việc này; những gì chưa xong không để lại dấu vết"))
        self._cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(Heading(title, 2))
        layout.addWidget(self._what)
        layout.addWidget(self._bar)
        layout.addWidget(self._cancel)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 55)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.open)
        self._timer.start(DELAY_MS)
        control.progressed.connect(self._step)

    def end(self) -> None:
        """Close after the job's end."""
        self._ended = True
        self._timer.stop()
        self.close()
        self.deleteLater()

    def reject(self) -> None:
        """Cancel the job; the window stays until the job has heard it."""
        self._control.cancel()
        self._cancel.setEnabled(False)
        self._what.setText(self.tr("Đang dừng…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._ended:
            super().closeEvent(event)
        else:
            event.ignore()
            self.reject()

    def _step(self, done: int, total: int, what: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        count = self.tr("{done} trên {total}").format(done=done, total=total) if total else ""
        self._what.setText(" – ".join(part for part in (count, what) if part))
