"""Saving papers: one as PDF, Word or workbook, all of them into a folder, or the whole dossier as one PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kiemdiem_desktop.services.papers import FORMATS, Format, PaperRef, RenderedPaper

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

PRINT, WRITE = "pdf", "word"
"""What is saved into a folder: for printing only, or for writing on as well."""


class PaperSaving(QObject):
    """Asks where papers go and writes them; long runs show their progress and can be cancelled."""

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._chosen: tuple[PaperRef, ...] | None = None

    def save(self, made: RenderedPaper) -> None:
        """Save a paper as it is shown: a PDF, or the workbook."""
        if made.pages:
            self._save(made, self.tr("Lưu PDF"), self.tr("Tệp PDF (*.pdf)"))
        else:
            self._save(made, self.tr("Lưu bảng tính"), self.tr("Bảng tính (*.xlsx)"))

    def word(self, ref: PaperRef, *, blank: bool, today: bool) -> None:
        """Save a paper to go on writing in."""
        period_id, papers = self.context.period_id(), self.context.office.papers
        if period_id is not None:
            self.context.operations.query(
                lambda: papers.docx(period_id, ref, blank=blank, today=today),
                lambda made: self._save(made, self.tr("Lưu Word"), self.tr("Tệp Word (*.docx)")),
            )

    def workbook(self) -> None:
        """Save the workbook of the period."""
        period_id, papers = self.context.period_id(), self.context.office.papers
        if period_id is not None:
            self.context.operations.query(lambda: papers.workbook(period_id), self.save)

    def merged(self) -> None:
        """Save the whole dossier as one PDF."""
        period_id, papers = self.context.period_id(), self.context.office.papers
        if period_id is not None:
            self.context.operations.job(
                self.tr("Cả hồ sơ thành một tệp PDF"), lambda control: papers.merged(period_id, control), self.save
            )

    def folder(self, chosen: Sequence[PaperRef] | None = None) -> None:
        """Save the papers chosen, else every paper and the workbook, into a folder."""
        self._chosen = None if chosen is None else tuple(chosen)
        options = [
            (PRINT, self.tr("PDF để in và bảng tính")),
            (WRITE, self.tr("PDF, Word để sửa tiếp và bảng tính")),
        ]
        question = self.tr("Lưu tất cả văn bản của kỳ dưới dạng nào?")
        self.context.before_export(lambda: self.context.ask.choose(question, options, self._ask_folder))

    def _ask_folder(self, chosen: str | None) -> None:
        if chosen is None:
            return
        formats: tuple[Format, ...] = FORMATS if chosen == WRITE else ("pdf",)
        self.context.ask.folder(
            self.tr("Lưu tất cả văn bản vào thư mục"), lambda folder: self._write_all(folder, formats)
        )

    def _write_all(self, folder: Path | None, formats: tuple[Format, ...]) -> None:
        period_id, papers, chosen = self.context.period_id(), self.context.office.papers, self._chosen
        if folder is None or period_id is None:
            return

        def done(paths: tuple[Path, ...]) -> None:
            self.context.status(self.tr("Đã lưu {count} tệp vào thư mục đã chọn.").format(count=len(paths)))

        self.context.operations.job(
            self.tr("Lưu tất cả văn bản"),
            lambda control: papers.write(period_id, folder, chosen, control, formats=formats),
            done,
        )

    def _save(self, rendered: RenderedPaper, title: str, filters: str) -> None:
        papers = self.context.office.papers

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.context.operations.query(lambda: papers.save_as(rendered, path), self._saved)

        self.context.before_export(lambda: self.context.ask.save_file(title, rendered.file_name, filters, chosen))

    def _saved(self, path: Path) -> None:
        self.context.status(self.tr("Đã lưu {file}").format(file=path.name))
