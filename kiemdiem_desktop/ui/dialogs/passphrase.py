"""The passphrase of a protected book; each wrong try makes the next one wait longer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.theme import Heading, Note
from kiemdiem_desktop.ui.ticks import Tick

FREE_TRIES = 2
LONGEST_WAIT = 60


def wait_seconds(wrong_before: int) -> int:
    """Return how long to wait after so many wrong tries: nothing for the first ones, then doubling up to a minute."""
    over = wrong_before - FREE_TRIES
    return 0 if over <= 0 else min(2**over, LONGEST_WAIT)


class PassphraseDialog(QDialog):
    """Asks for the passphrase of one book; ``given`` carries it."""

    given = Signal(str)

    def __init__(self, book: Path, *, wrong_before: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mở sổ có mật khẩu"))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        shown = Tick(self.tr("Hiện mật khẩu"))
        shown.toggled.connect(self._reveal)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._give)
        self._buttons.rejected.connect(self.reject)
        self._note = Note()
        layout = QVBoxLayout(self)
        layout.addWidget(Heading(self.tr("Sổ “{name}” có mật khẩu.").format(name=book.stem), 2))
        layout.addWidget(a11y.stacked_row(self.tr("&Mật khẩu"), self.field).widget)
        layout.addWidget(shown)
        layout.addWidget(self._note)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 55)
        self._left = wait_seconds(wrong_before)
        self._wrong = wrong_before
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.tick)
        self._tell()
        if self._left:
            self._timer.start()

    def tick(self) -> None:
        """Let one second pass."""
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        self._tell()

    def _tell(self) -> None:
        waiting = self._left > 0
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not waiting)
        if waiting:
            self._note.setText(
                self.tr("Đã sai {count} lần. Chờ {left} giây rồi thử lại.").format(count=self._wrong, left=self._left)
            )
        elif self._wrong:
            self._note.setText(
                self.tr("Mật khẩu chưa đúng, hoặc tệp sổ bị hỏng. Chú ý phím chữ hoa và bộ gõ tiếng Việt.")
            )
        else:
            self._note.setText(self.tr("Mật khẩu do người lập sổ đặt. Không có mật khẩu thì không ai mở được sổ."))

    def _reveal(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    def _give(self) -> None:
        if self._left <= 0 and self.field.text():
            words = self.field.text()
            self.field.clear()
            self.accept()
            self.given.emit(words)
