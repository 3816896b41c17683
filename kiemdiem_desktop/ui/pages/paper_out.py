"""What a dialog shows, on paper: saved as a PDF where the user says, or sent through the system's print dialog."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWidgets import QDialog

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.library import PrintedPage
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Operations

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter


class PaperOut(QObject):
    """Saves and prints for one dialog; faults are told in it."""

    def __init__(self, owner: QDialog, operations: Operations, ask: Ask, failed: Callable[[KnownError], None]) -> None:
        super().__init__(owner)
        self._owner, self._operations, self._ask, self._failed = owner, operations, ask, failed
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None

    def save(self, make: Callable[[], PrintedPage]) -> None:
        """Make the paper on the book's thread, then ask where it goes."""
        self._operations.query(make, self._ask_save, self._failed)

    def print(self, make: Callable[[], PrintedPage]) -> None:
        """Make the paper on the book's thread, then open the print dialog."""
        self._operations.query(make, self._ask_print, self._failed)

    def _ask_save(self, paper: PrintedPage) -> None:
        def chosen(path: Path | None) -> None:
            if path is not None:
                self._operations.query(lambda: files.write_atomic(path, paper.data), lambda _: None, self._failed)

        self._ask.save_file(self.tr("Lưu PDF"), paper.file_name, self.tr("Tệp PDF (*.pdf)"), chosen)

    def _ask_print(self, paper: PrintedPage) -> None:
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - QtPdf loads when needed

        from kiemdiem_desktop.ui.pages.papers.printing import print_dialog  # noqa: PLC0415 - as above

        self._buffer, self._document = QBuffer(self), QPdfDocument(self)
        self._buffer.setData(QByteArray(paper.data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._ask.open_dialog(print_dialog(self._document, paper.file_name, self._send, self._owner))

    def _send(self, printer: QPrinter) -> None:
        from kiemdiem_desktop.ui.pages.papers.printing import print_pages  # noqa: PLC0415 - as above

        if self._document is not None:
            print_pages(self._document, printer)
