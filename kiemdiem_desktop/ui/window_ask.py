"""The window's answer to ``Ask``: Qt's dialogs, opened without blocking and deleted when they close."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.ui import a11y

_BESIDE, _WIDEST = 540, 940  # Qt's own limits of a box's width, less its margins: room beside it, and at most


class WindowAsk(QObject):
    """Asks over one window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)

    def message(self, text: str, detail: str = "") -> None:
        """Say something that needs no answer."""
        box = self._box(text, detail, QMessageBox.Icon.Information)
        box.addButton(self.tr("Đã hiểu"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def confirm(
        self, question: str, done: Callable[[bool], None], *, detail: str = "", yes: str = "", no: str = ""
    ) -> None:
        """Ask yes or no; the safe answer is the default and what Escape means."""
        box = self._box(question, detail, QMessageBox.Icon.Question)
        accept = box.addButton(yes or self.tr("Đồng ý"), QMessageBox.ButtonRole.AcceptRole)
        refuse = box.addButton(no or self.tr("Không"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(refuse)
        box.setEscapeButton(refuse)
        box.finished.connect(lambda _: done(box.clickedButton() is accept))
        box.open()

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], done: Callable[[str | None], None], *, detail: str = ""
    ) -> None:
        """Offer options as buttons, and a way back."""
        box = self._box(question, detail, QMessageBox.Icon.Question)
        keys = {box.addButton(label, QMessageBox.ButtonRole.ActionRole): key for key, label in options}
        back = box.addButton(self.tr("Quay lại"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.setEscapeButton(back)
        _stack_long(box)
        box.finished.connect(lambda _: done(next((key for b, key in keys.items() if b is box.clickedButton()), None)))
        box.open()

    def text(
        self, question: str, done: Callable[[str | None], None], *, initial: str = "", many_lines: bool = False
    ) -> None:
        """Ask for a text in a small dialog."""
        dialog = TextDialog(question, initial, many_lines=many_lines, parent=self._window)
        dialog.finished.connect(lambda code: done(dialog.text if code == QDialog.DialogCode.Accepted else None))
        self.open_dialog(dialog)

    def open_file(self, title: str, filters: str, done: Callable[[Path | None], None]) -> None:
        """Ask for an existing file."""
        self._files(title, QFileDialog.FileMode.ExistingFile, done, filters=filters)

    def save_file(self, title: str, proposed: str, filters: str, done: Callable[[Path | None], None]) -> None:
        """Ask where to write."""
        dialog = self._files(title, QFileDialog.FileMode.AnyFile, done, filters=filters, proposed=proposed)
        dialog.setDefaultSuffix(Path(proposed).suffix.removeprefix("."))

    def folder(self, title: str, done: Callable[[Path | None], None]) -> None:
        """Ask for a folder."""
        self._files(title, QFileDialog.FileMode.Directory, done)

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a dialog over the window."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        QDialog.open(dialog)  # the print dialog's own one wants a receiver

    def _box(self, text: str, detail: str, kind: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(kind, self.tr("Kiểm điểm"), text, QMessageBox.StandardButton.NoButton, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(detail)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    def _files(
        self,
        title: str,
        mode: QFileDialog.FileMode,
        done: Callable[[Path | None], None],
        *,
        filters: str = "",
        proposed: str = "",
    ) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        if filters:
            dialog.setNameFilter(filters)
        path = Path(proposed)
        dialog.setDirectory(str(path.parent) if path.is_absolute() else self._folder)
        if proposed:
            dialog.selectFile(path.name)

        def ended(code: int) -> None:
            chosen = dialog.selectedFiles() if code == QDialog.DialogCode.Accepted else []
            if chosen:
                self._folder = dialog.directory().absolutePath()  # the next file is looked for where this one was
            done(Path(chosen[0]) if chosen else None)

        dialog.finished.connect(ended)
        self.open_dialog(dialog)
        return dialog


def _stack_long(box: QMessageBox) -> None:
    """Put the buttons below each other where all in one row are wider than a box may get and would be cut off."""
    row = box.findChild(QDialogButtonBox)
    widths = [button.sizeHint().width() for button in box.buttons()]
    if row is not None and sum(widths) > min(box.screen().availableGeometry().width() - _BESIDE, _WIDEST):
        row.setOrientation(Qt.Orientation.Vertical)


class TextDialog(QDialog):
    """One question, one text field."""

    def __init__(self, question: str, initial: str, *, many_lines: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kiểm điểm"))
        self._field: QLineEdit | QPlainTextEdit
        if many_lines:
            area = QPlainTextEdit(initial)
            area.setTabChangesFocus(True)
            self._field = area
        else:
            self._field = QLineEdit(initial)
        row = a11y.stacked_row(question, self._field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(row.widget)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)

    @property
    def text(self) -> str:
        """What was typed, in normal form."""
        if isinstance(self._field, QPlainTextEdit):
            return nfc(self._field.toPlainText()).strip()
        return one_line(self._field.text())
