"""One paper shown, printed and saved without leaving the place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kiemdiem_desktop.services.papers import RenderedPaper
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.papers.preview import PaperPreview
from kiemdiem_desktop.ui.pages.papers.printing import print_dialog, print_pages
from kiemdiem_desktop.ui.pages.parts import Sentence, button
from kiemdiem_desktop.ui.sizes import fit

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kiemdiem_desktop.ui.context import PageContext


class PaperPane(QWidget):
    """The preview of a finished paper; it is printed and saved as the bytes that it is."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._made: RenderedPaper | None = None
        self.preview, self.warnings = PaperPreview(), Sentence(tone="warn")
        self._print = button(self.tr("In…"), self._ask_print, tip=self.tr("In văn bản đang xem"))
        self._save = button(self.tr("Lưu PDF…"), self._ask_save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(self._print, self._save))
        column.addWidget(self.warnings)
        column.addWidget(self.preview, 1)

    def show_paper(self, made: RenderedPaper | None) -> None:
        """Show a paper, or none."""
        self._made = made
        for each in (self._print, self._save):
            each.setEnabled(made is not None)
        self.warnings.say("\n".join(made.warnings) if made is not None else "")
        if made is None:
            self.preview.forget()
        else:
            self.preview.show_pdf(made.data)

    def save(self, made: RenderedPaper, title: str, filters: str) -> None:
        """Ask where a finished file goes, and write it there."""
        papers = self._context.office.papers

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._context.operations.query(lambda: papers.save_as(made, path), self._saved)

        self._context.ask.save_file(title, made.file_name, filters, chosen)

    def _ask_print(self) -> None:
        if self._made is not None:
            dialog = print_dialog(self.preview.document, self._made.file_name, self._send, self.window())
            self._context.ask.open_dialog(dialog)

    def _send(self, printer: QPrinter) -> None:
        sheets = print_pages(self.preview.document, printer)
        sent = self.tr("Đã gửi {count} trang tới máy in.").format(count=sheets)
        self._context.status(sent if sheets else self.tr("Máy in chưa nhận; chưa in trang nào."))

    def _ask_save(self) -> None:
        if self._made is not None:
            self.save(self._made, self.tr("Lưu PDF"), self.tr("Tệp PDF (*.pdf)"))

    def _saved(self, path: Path) -> None:
        self._context.status(self.tr("Đã lưu {file}").format(file=path.name))


class PaperDialog(QDialog):
    """Shows a rendered paper."""

    def __init__(self, context: PageContext, made: RenderedPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Xem văn bản: {file}").format(file=made.file_name))
        self.pane = PaperPane(context)
        self.pane.show_paper(made)
        column = QVBoxLayout(self)
        column.addWidget(self.pane, 1)
        column.addWidget(flow(button(self.tr("Đóng"), self.reject)))
        fit(self, 110, 40)
