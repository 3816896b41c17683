"""The page Văn bản: choose a paper, see what it lacks, look at it, print it, save it, or save all at once."""

from __future__ import annotations

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
from kiemdiem_desktop.services.look import ORGANISATION_TYPE
from kiemdiem_desktop.services.papers import PaperLine, PaperRef, RenderedPaper
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.fields import text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.papers.numbers import PaperNumbers
from kiemdiem_desktop.ui.pages.papers.saving import PaperSaving
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
        self._forms: tuple[PaperLine, ...] = ()
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
        self.forms = Tick(self.tr("In mẫu trống"))
        self.today = Tick(self.tr("Theo sổ hiện nay"))
        self.warnings, self.layout_name = Sentence(tone="warn"), Sentence()
        self.holder = QWidget()
        self.numbers, self.saving = PaperNumbers(context, self), PaperSaving(context, self)
        self._build()

    def load(self, period_id: UUID | None) -> tuple[tuple[PaperLine, ...], tuple[PaperLine, ...]]:
        assert period_id is not None  # noqa: S101 - the page asks only with a period
        papers = self.context.office.papers
        return papers.list(period_id), papers.blanks(period_id)

    def show_loaded(self, data: Any) -> None:
        self._lines, self._forms = data
        self._show_rows()
        self._show_paper()

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        """Choose the paper of this subject, meeting or ballot; the field may name the paper or a choice of the look."""
        if field == ORGANISATION_TYPE:
            self._ask_look()
            return
        for line in self._lines:
            ref = line.ref
            ids = {ref.subject_id, ref.meeting_id, ref.ballot_id}
            named = field is None or field in ref.key
            if named and (subject_id is None or subject_id in ids):
                self.filter.clear()
                self.forms.setChecked(False)
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
        self.forms.setToolTip(self.tr("Danh sách mẫu trống để phát cho đảng viên viết tay, không có tên ai"))
        self.forms.toggled.connect(self._show_forms)
        self.today.setToolTip(self.tr("Xem văn bản sẽ như thế nào nếu phát hành hôm nay"))
        self.today.toggled.connect(self._show_paper)
        self.table.selectionModel().currentRowChanged.connect(self._chosen)
        self._print = button(self.tr("In…"), self.print_paper, tip=self.tr("In văn bản đang xem"))
        self._save = button(self.tr("Lưu…"), self._ask_save)
        self._word = button(self.tr("Lưu Word…"), self._ask_word, tip=self.tr("Tệp .docx để sửa tiếp"))
        self._all = button(self.tr("Lưu tất cả vào thư mục…"), self._ask_folder)
        self._book = button(self.tr("Lưu bảng tính…"), self.saving.workbook, tip=self.tr("Bảng tổng hợp Excel của kỳ"))
        self._one = button(
            self.tr("Cả hồ sơ thành một tệp PDF…"), self.saving.merged, tip=self.tr("Mọi văn bản của kỳ, có dấu trang")
        )
        self._register = button(
            self.tr("Sổ số văn bản…"), self._ask_register, tip=self.tr("Mọi số đã lấy trong nhiệm kỳ và số tiếp theo")
        )
        self._look = button(
            self.tr("Trình bày…"), self._ask_look, tip=self.tr("Dấu thanh, phần ký cuối bản của đảng viên, khổ phiếu")
        )
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(flow(self.filter, self._all, self._one, self._book, self._register, self._look, self.forms))
        column.addWidget(self.table, 3)
        column.addWidget(self.missing_title)
        column.addWidget(self.missing, 1)
        right = QWidget()
        inner = QVBoxLayout(right)
        inner.addWidget(flow(self._print, self._save, self._word, self.numbers.button, self.blank, self.today))
        inner.addWidget(self.warnings)
        inner.addWidget(self.layout_name)
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

    def _show_forms(self, on: bool) -> None:  # noqa: FBT001 - the signal's own shape
        self.blank.setVisible(not on)
        self._show_rows()
        self._show_paper()

    def _show_rows(self) -> None:
        kept = self.printable()
        wanted = fold(self.filter.text())
        lines = self._forms if self.forms.isChecked() else self._lines
        self.model.set_rows([line for line in lines if wanted in fold(line.title)])
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
        self.today.setVisible(line is not None and line.differs)
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
        today = line.differs and self.today.isChecked()
        self.context.operations.query(
            lambda: papers.render(period_id, line.ref, blank=blank, today=today),
            lambda rendered: self._came_paper(asked, line.ref, rendered),
            lambda error: self._no_paper(asked, error),
        )

    def _came_paper(self, asked: int, ref: PaperRef, rendered: RenderedPaper) -> None:
        if asked != self._asked_paper:
            return
        same = ref == self._shown_ref
        self._rendered, self._shown_ref = rendered, ref
        is_pdf = rendered.pages > 0
        self.warnings.say(self._told(rendered))
        self.layout_name.say(rendered.layout)
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
        self.layout_name.say("")
        self._forget_pages()

    def _told(self, rendered: RenderedPaper) -> str:
        """Say what letters the font lacks, and how the paper shown stands to the one that was issued."""
        line = self._line()
        if rendered.pages == 0:
            return self.tr("Bảng tính không xem trước ở đây: lưu rồi mở bằng Excel.")
        told = list(rendered.warnings)
        if line is not None and line.differs and line.number is not None and not self.blank.isChecked():
            shown = (
                self.tr("Đang xem bản đã phát hành.") if rendered.kept else self.tr("Đang xem bản theo sổ hiện nay.")
            )
            more = self.tr("Sổ đã khác bản đã phát hành: bấm nút số để xem chỗ khác hoặc phát hành lại.")
            told.append(f"{shown} {more}")
        return "\n".join(told)

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
        """Open the system's print dialog for the paper shown; what it lacks is named before."""
        line = self._line()
        if self._rendered is None or self._preview is None or line is None:
            return
        if not line.missing or self.blank.isChecked() or self._rendered.kept:
            self._open_print()
            return

        def answered(yes: bool) -> None:  # noqa: FBT001 - the answer's own shape
            if yes:
                self._open_print()

        self.context.ask.confirm(
            self.tr("Văn bản còn thiếu {count} mục. Vẫn in?").format(count=len(line.missing)),
            answered,
            detail="\n".join(item.text_vi for item in line.missing),
            yes=self.tr("Vẫn in"),
        )

    def _open_print(self) -> None:
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
        if self._rendered is not None:
            self.saving.save(self._rendered)

    def _ask_word(self) -> None:
        if self._shown_ref is not None:
            self.saving.word(self._shown_ref, blank=self.blank.isChecked(), today=self.today.isChecked())

    def _ask_folder(self) -> None:
        self.saving.folder([line.ref for line in self._forms] if self.forms.isChecked() else None)

    def _ask_look(self) -> None:
        period_id, office = self.context.period_id(), self.context.office
        if period_id is not None:
            look = office.look
            self.context.operations.query(
                lambda: (look.look(), look.blocks(period_id), look.organisation_types()), self._show_look
            )

    def _show_look(self, told: Any) -> None:
        from kiemdiem_desktop.ui.pages.papers.look import PaperLookDialog  # noqa: PLC0415 - seldom asked for

        before, blocks, types = told
        dialog, look = PaperLookDialog(before, blocks, self.window(), types=types), self.context.office.look
        dialog.taken.connect(
            lambda chosen: self.context.operations.run(self.tr("Trình bày văn bản"), lambda: look.choose(chosen))
        )
        self.context.ask.open_dialog(dialog)

    def _ask_register(self) -> None:
        from kiemdiem_desktop.ui.pages.papers.register import NumberRegisterDialog  # noqa: PLC0415 - seldom asked for

        self.context.ask.open_dialog(NumberRegisterDialog(self.context, self.window()))
