"""A bug is shown once per place, calmly, and leaves a report without personal data; the book stays as last saved."""

from __future__ import annotations

import logging
import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

import kiemdiem_desktop
from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.log import describe_exception, redact
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note

_LOG = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashWatch(QObject):
    """Hears of every exception that nobody caught, on any thread, and of Qt's own warnings."""

    caught = Signal(object)

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._clock = folder, clock
        self._seen: set[str] = set()
        self._shown: list[CrashDialog] = []  # without a window above them nobody else would keep them
        self._before: tuple[Callable[..., object], Callable[..., object]] | None = None
        self.caught.connect(self._show)

    def install(self) -> None:
        """Start to listen."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = lambda told: self._on_thread(told.exc_value)
        qInstallMessageHandler(_to_log)

    def uninstall(self) -> None:
        """Give the hooks back."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            qInstallMessageHandler(None)
            self._before = None

    def report(self, error: BaseException) -> str:
        """Return the report of a bug: versions and places, no exception text and no personal data."""
        head = (
            f"Kiểm điểm {kiemdiem_desktop.__version__}",
            f"{self._clock.now():%Y-%m-%d %H:%M}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}",
        )
        return redact("\n".join((*head, "", describe_exception(error), "")))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del trace
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.caught.emit(error)

    def _on_thread(self, error: BaseException | None) -> None:
        if error is not None:
            self.caught.emit(error)

    def _show(self, error: BaseException) -> None:
        place = describe_exception(error)
        _LOG.error("a bug", exc_info=error)
        if place in self._seen:
            return
        self._seen.add(place)
        text = self.report(error)
        target = files.ensure_folder(self._folder) / f"bao-loi-{self._clock.now():%Y%m%d-%H%M%S}.txt"
        files.write_atomic(target, text.encode())
        dialog = CrashDialog(text, target, QApplication.activeWindow())
        self._shown.append(dialog)
        dialog.finished.connect(lambda _: self._shown.remove(dialog))
        dialog.open()


class CrashDialog(QDialog):
    """Says that the program erred, that what was saved is safe, and shows the report."""

    def __init__(self, report: str, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Chương trình gặp lỗi"))
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        a11y.name(shown, self.tr("Nội dung báo lỗi"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        copy = buttons.addButton(self.tr("Chép nội dung"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.setToolTip(self.tr("Chép báo lỗi để gửi cho người hỗ trợ"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        layout = QVBoxLayout(self)
        layout.addWidget(Heading(self.tr("Chương trình gặp lỗi ngoài dự kiến."), 2))
        layout.addWidget(
            Note(self.tr("Những gì đã lưu vẫn còn nguyên. Có thể làm tiếp; nếu lỗi lặp lại, hãy đóng rồi mở lại."))
        )
        layout.addWidget(
            Note(self.tr("Báo lỗi không có tên người hay nội dung đã nhập, được ghi ở: {path}").format(path=path))
        )
        layout.addWidget(shown, 1)
        layout.addWidget(buttons)
        fit(self, 90, 24)


def _to_log(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    del context
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", text)
