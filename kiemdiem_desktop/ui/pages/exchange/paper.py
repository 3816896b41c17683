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


class PaperDialog(QDialog):
    """Shows a rendered paper."""

    def __init__(self, context: PageContext, made: RenderedPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._made = context, made
        self.setWindowTitle(self.tr("Xem văn bản: {file}").format(file=made.file_name))
        self.preview = PaperPreview()
        self.preview.show_pdf(made.data)
        bar = flow(
            button(self.tr("In…"), self._print, tip=self.tr("In văn bản đang xem")),
            button(self.tr("Lưu PDF…"), self._ask_save),
            button(self.tr("Đóng"), self.reject),
        )
        column = QVBoxLayout(self)
        column.addWidget(bar)
        column.addWidget(Sentence("\n".join(made.warnings), tone="warn"))
        column.addWidget(self.preview, 1)
        fit(self, 110, 40)

    def _print(self) -> None:
        self._context.ask.open_dialog(print_dialog(self.preview.document, self._made.file_name, self._send, self))

    def _send(self, printer: QPrinter) -> None:
        sheets = print_pages(self.preview.document, printer)
        sent = self.tr("Đã gửi {count} trang tới máy in.").format(count=sheets)
        self._context.status(sent if sheets else self.tr("Máy in chưa nhận; chưa in trang nào."))

    def _ask_save(self) -> None:
        papers, made = self._context.office.papers, self._made

        def chosen(path: Path | None) -> None:
            if path is not None:
                self._context.operations.query(lambda: papers.save_as(made, path), self._saved)

        self._context.ask.save_file(self.tr("Lưu PDF"), made.file_name, self.tr("Tệp PDF (*.pdf)"), chosen)

    def _saved(self, path: Path) -> None:
        self._context.status(self.tr("Đã lưu {file}").format(file=path.name))
