"""Prints the recovery key of the open book through the system's print dialog; no file is written."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Failed, Operations
from kiemdiem_desktop.ui.pages.papers.printing import print_dialog, print_pages


class RecoverySheet(QObject):
    """Holds the sheet while it is printed, and no longer than its window lives."""

    def __init__(self, operations: Operations, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._operations, self._ask, self._window = operations, ask, window
        self._document, self._bytes = QPdfDocument(self), QBuffer(self)

    def print(self, office: Office, failed: Failed) -> None:
        """Make the sheet and ask for the printer."""
        self._operations.query(office.safety.recovery_sheet, self._print, failed)

    def _print(self, data: bytes) -> None:
        self._bytes.close()
        self._bytes.setData(QByteArray(data))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)

        def chosen(printer: QPrinter) -> None:
            print_pages(self._document, printer)

        self._ask.open_dialog(print_dialog(self._document, self.tr("Khóa khôi phục"), chosen, self._window))
