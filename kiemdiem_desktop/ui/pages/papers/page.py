"""The page Văn bản: choose a paper, see what it lacks, look at it, print it, save it, or save all at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.services.papers import PaperLine, PaperRef, RenderedPaper
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.papers.numbers import PaperNumbers
from kiemdiem_desktop.ui.pages.parts import Sentence, button
from kiemdiem_desktop.ui.pages.room import PART_LINES, Split
from kiemdiem_desktop.ui.tables.papers import COLUMNS, PapersModel
from kiemdiem_desktop.ui.tables.rows import RowsView, roomy
from kiemdiem_desktop.ui.ticks import Tick

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from kiemdiem_desktop.ui.context import PageContext
    from kiemdiem_desktop.ui.pages.papers.preview import PaperPreview


class PapersPage(LoadingPage):
    """The papers of the period."""

    place: ClassVar[str] = "papers"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("PapersPage", "Văn bản")
    scrolls: ClassVar[bool] = True
    icon: ClassVar[str] = "papers.svg"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._lines: tuple[PaperLine, ...] = ()
        self._rendered: RenderedPaper | None = None
        self._shown_ref: PaperRef | None = None
        self._preview: PaperPreview | None = None
        self._asked_paper = 0
        self._printing = False
        self.model = PapersModel(self)
        self.table = RowsView(self.model, self.tr("Văn bản của kỳ"))
        self.filter = QLineEdit()
        self.missing = QListWidget()
        self.missing_title = Sentence(self.tr("Còn thiếu (bấm để đến chỗ ghi):"))
        self.blank = Tick(self.tr("Bản trống để viết tay"))
        self.warnings = Sentence(tone="warn")
        self.holder = QWidget()
        self.numbers = PaperNumbers(context, self)
        self._build()

    def load(self, period_id: UUID | None) -> tuple[PaperLine, ...]:
        assert period_id is not None  # noqa: S101 - the page asks only with a period
        return self.context.office.papers.list(period_id)

    def show_loaded(self, data: Any) -> None:
        self._lines = data
        self._show_rows()
        self._show_paper()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        """Choose the paper of this subject, meeting or ballot; the field may name the paper."""
        for line in self._lines:
            ref = line.ref
            ids = {ref.subject_id, ref.meeting_id, ref.ballot_id}
            named = field is None or field in ref.key
            if named and (subject_id is None or subject_id in ids):
                self.filter.clear()
                self.table.select_row(self.model.row_of(ref))
                return
        if field is not None and subject_id is not None:
            self.go_to(subject_id, None)

    def printable(self) -> PaperRef | None:
        line = self._line()
        return line.ref if line else None

    def _build(self) -> None:
        self.table.fit_columns(COLUMNS)
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.filter.setPlaceholderText(self.tr("Lọc văn bản (không cần dấu)"))
        self.filter.setAccessibleName(self.tr("Lọc văn bản"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(text_width(self.filter, 24))
        self.filter.textChanged.connect(self._show_rows)
        self.missing.setAccessibleName(self.tr("Còn thiếu"))
        self.missing.setWordWrap(True)
        self.missing.itemActivated.connect(self._go_missing)
        self.missing.itemClicked.connect(self._go_missing)
        self.blank.toggled.connect(self._show_paper)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._print = button(self.tr("In…"), self.print_paper, tip=self.tr("In văn bản đang xem"))
        self._save = button(self.tr("Lưu…"), self._ask_save)
        self._word = button(self.tr("Lưu Word…"), self._ask_word, tip=self.tr("Tệp .docx để sửa tiếp"))
        self._all = button(self.tr("Lưu tất cả vào thư mục…"), self._ask_folder)
        self._book = button(self.tr("Lưu bảng tính…"), self._ask_workbook, tip=self.tr("Bảng tổng hợp Excel của kỳ"))
        self._one = button(
            self.tr("Cả hồ sơ thành một tệp PDF…"), self._ask_merged, tip=self.tr("Mọi văn bản của kỳ, có dấu trang")
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(flow(self.filter, self._all, self._one, self._book))
        column.addWidget(self.table, 3)
        column.addWidget(self.missing_title)
        column.addWidget(self.missing, 1)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.addWidget(flow(self._print, self._save, self._word, self.numbers.button, self.blank))
        inner.addWidget(self.warnings)
        inner.addWidget(self.holder, 1)
        holder = QVBoxLayout(self.holder)
        holder.setContentsMargins(0, 0, 0, 0)
        roomy(self.missing)
        splitter = Split(left, right, (2, 3), lines=(PART_LINES, 26))
        outer = QVBoxLayout(self.body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)

    def _line(self) -> PaperLine | None:
        place = self.table.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def _show_rows(self) -> None:
        kept = self.printable()
        wanted = fold(self.filter.text())
        self.model.set_rows([line for line in self._lines if wanted in fold(line.title)])
        place = self.model.row_of(kept)
        self.table.select_row(max(place, 0))
        self._show_missing()

    def _chosen(self) -> None:
        self._show_missing()
        if self.printable() != self._shown_ref:
            self._show_paper()

    def _show_missing(self) -> None:
        line = self._line()
        self.numbers.show_line(line)
        self.missing.clear()
        for item in line.missing if line else ():
            row = QListWidgetItem(item.text_vi)
            row.setData(Qt.ItemDataRole.UserRole, (item.place, item.subject_id, item.field))
            self.missing.addItem(row)
        there = self.missing.count() > 0
        self.missing.setVisible(there)
        self.missing_title.setVisible(there)

    def _go_missing(self, row: QListWidgetItem) -> None:
        place, subject_id, field = row.data(Qt.ItemDataRole.UserRole)
        self.context.navigate(place, subject_id, field)

    def _show_paper(self) -> None:
        line, period_id = self._line(), self.context.period_id()
        for widget in (self._print, self._save, self._word):
            widget.setEnabled(False)
        self._rendered = None
        if line is None or period_id is None:
            self._forget()
            return
        self._asked_paper += 1
        asked, blank, papers = self._asked_paper, self.blank.isChecked(), self.context.office.papers
        self.context.operations.query(
            lambda: papers.render(period_id, line.ref, blank=blank),
            lambda rendered: self._came_paper(asked, line.ref, rendered),
            lambda error: self._no_paper(asked, error),
        )

    def _came_paper(self, asked: int, ref: PaperRef, rendered: RenderedPaper) -> None:
        if asked != self._asked_paper:
            return
        same = ref == self._shown_ref
        self._rendered, self._shown_ref = rendered, ref
        is_pdf = rendered.pages > 0
        self.warnings.say("\n".join(rendered.warnings) if is_pdf else self._no_preview())
        self._save.setEnabled(True)
        self._print.setEnabled(is_pdf)
        self._word.setEnabled(is_pdf)
        if not is_pdf:
            self._forget_pages()
            return
        preview = self._ready_preview()
        preview.show_pdf(rendered.data)
        if not same:
            preview.to_start()

    def _no_paper(self, asked: int, error: Any) -> None:
        if asked == self._asked_paper:
            self._forget()
            self.context.operations.failed.emit(error)

    def _forget(self) -> None:
        self._shown_ref = None
        self.warnings.say("")
        self._forget_pages()

    def _no_preview(self) -> str:
        return self.tr("Bảng tính không xem trước ở đây: lưu rồi mở bằng Excel.")

    def _forget_pages(self) -> None:
        if self._preview is not None:
            self._preview.forget()

    def _ready_preview(self) -> PaperPreview:
        if self._preview is None:
            from kiemdiem_desktop.ui.pages.papers.preview import PaperPreview  # noqa: PLC0415 - QtPdf loads when needed

            self._preview = PaperPreview()
            layout = self.holder.layout()
            if layout is not None:
                layout.addWidget(self._preview)
        return self._preview

    def print_paper(self) -> None:
        """Open the system's print dialog for the paper shown."""
        if self._rendered is None or self._preview is None:
            return
        from kiemdiem_desktop.ui.pages.papers.printing import print_dialog  # noqa: PLC0415 - QtPrintSupport loads late

        title = self._rendered.file_name
        self.context.ask.open_dialog(print_dialog(self._preview.document, title, self._send, self))

    def _send(self, printer: QPrinter) -> None:
        from kiemdiem_desktop.ui.pages.papers.printing import print_pages  # noqa: PLC0415 - as above

        if self._preview is not None:
            sheets = print_pages(self._preview.document, printer)
            sent = self.tr("Đã gửi {count} trang tới máy in.").format(count=sheets)
            self.context.status(sent if sheets else self.tr("Máy in chưa nhận; chưa in trang nào."))

    def _ask_save(self) -> None:
        made = self._rendered
        if made is not None and made.pages:
            self._save_rendered(made, self.tr("Lưu PDF"), self.tr("Tệp PDF (*.pdf)"))
        elif made is not None:
            self._save_rendered(made, self.tr("Lưu bảng tính"), self.tr("Bảng tính (*.xlsx)"))

    def _ask_word(self) -> None:
        ref, period_id, papers = self._shown_ref, self.context.period_id(), self.context.office.papers
        blank = self.blank.isChecked()
        if ref is not None and period_id is not None:
            self.context.operations.query(
                lambda: papers.docx(period_id, ref, blank=blank),
                lambda made: self._save_rendered(made, self.tr("Lưu Word"), self.tr("Tệp Word (*.docx)")),
            )

    def _ask_merged(self) -> None:
        period_id, papers = self.context.period_id(), self.context.office.papers
        if period_id is not None:
            self.context.operations.job(
                self.tr("Cả hồ sơ thành một tệp PDF"),
                lambda control: papers.merged(period_id, control),
                lambda made: self._save_rendered(made, self.tr("Lưu PDF"), self.tr("Tệp PDF (*.pdf)")),
            )

    def _ask_workbook(self) -> None:
        period_id, papers = self.context.period_id(), self.context.office.papers
        if period_id is not None:
            self.context.operations.query(
                lambda: papers.workbook(period_id),
                lambda made: self._save_rendered(made, self.tr("Lưu bảng tính"), self.tr("Bảng tính (*.xlsx)")),
            )

    def _save_rendered(self, rendered: RenderedPaper, title: str, filters: str) -> None:
        papers = self.context.office.papers

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.context.operations.query(lambda: papers.save_as(rendered, path), self._saved)

        self.context.ask.save_file(title, rendered.file_name, filters, chosen)

    def _saved(self, path: Path) -> None:
        self.context.status(self.tr("Đã lưu {file}").format(file=path.name))

    def _ask_folder(self) -> None:
        self.context.ask.folder(self.tr("Lưu tất cả văn bản vào thư mục"), self._write_all)

    def _write_all(self, folder: Path | None) -> None:
        period_id, papers = self.context.period_id(), self.context.office.papers
        if folder is None or period_id is None:
            return

        def done(paths: tuple[Path, ...]) -> None:
            self.context.status(self.tr("Đã lưu {count} tệp vào thư mục đã chọn.").format(count=len(paths)))

        self.context.operations.job(
            self.tr("Lưu tất cả văn bản"), lambda control: papers.write(period_id, folder, None, control), done
        )
