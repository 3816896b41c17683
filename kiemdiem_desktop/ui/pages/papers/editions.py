"""What was issued of a paper: each edition to look at, print and save, and in which lines the paper differs today."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.papers import IssuedPaper, LineDifference
from kiemdiem_desktop.services.papers import PaperLine, RenderedPaper
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.pages.fields import shown_day
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.papers.dialog import PaperPane
from kiemdiem_desktop.ui.pages.parts import Sentence, button
from kiemdiem_desktop.ui.pages.room import Split
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.tables.rows import roomy

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class PaperEditions(QDialog):
    """The editions of one paper, the newest first, and the one chosen laid beside the paper of today."""

    def __init__(self, context: PageContext, period_id: UUID, line: PaperLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._period_id, self._ref = context, period_id, line.ref
        self._editions: tuple[IssuedPaper, ...] = ()
        self._chosen: IssuedPaper | None = None
        self.setWindowTitle(self.tr("Bản đã phát hành: {title}").format(title=line.title))
        self.panel = MessagePanel()
        self.list, self.told, self.differences = QListWidget(), Sentence(), QListWidget()
        self.list.setAccessibleName(self.tr("Các bản đã phát hành"))
        self.differences.setAccessibleName(self.tr("Chỗ khác nhau so với sổ hiện nay"))
        for each in (self.list, self.differences):
            each.setWordWrap(True)
            each.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            roomy(each)
        self.list.currentRowChanged.connect(self._choose)
        self.pane = PaperPane(context)
        self._word = button(self.tr("Lưu Word…"), self._ask_word, tip=self.tr("Tệp .docx như lúc phát hành"))
        left = QWidget()
        column = QVBoxLayout(left)
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addWidget(self.differences, 2)
        column.addWidget(flow(self._word))
        outer = QVBoxLayout(self)
        outer.addWidget(self.panel)
        outer.addWidget(Split(left, self.pane, (2, 3)), 1)
        outer.addWidget(flow(button(self.tr("Đóng"), self.reject)))
        fit(self, 130, 42)
        issuing, ref = context.office.issuing, line.ref
        context.operations.query(lambda: issuing.editions(period_id, ref), self._show, self.panel.show_error)

    def _show(self, editions: tuple[IssuedPaper, ...]) -> None:
        self._editions = editions
        for each in editions:
            text = self.tr("{number}, lần {edition}, ngày {day}").format(
                number=each.reference, edition=each.edition, day=shown_day(each.issued_on)
            )
            self.list.addItem(f"{text}\n{each.reason}" if each.reason else text)
        if editions:
            self.list.setCurrentRow(0)

    def _choose(self, row: int) -> None:
        if not 0 <= row < len(self._editions):
            return
        self._chosen = chosen = self._editions[row]
        self.panel.hide()
        self.differences.clear()
        self._word.setEnabled(chosen.word_id is not None)
        issuing, ask = self._context.office.issuing, self._context.operations.query
        ask(lambda: issuing.kept(chosen), partial(self._show_kept, chosen), self.panel.show_error)
        ask(
            lambda: issuing.compare(self._period_id, self._ref, chosen),
            partial(self._show_differences, chosen),
            self.panel.show_error,
        )

    def _show_kept(self, asked: IssuedPaper, made: RenderedPaper | None) -> None:
        if asked != self._chosen:
            return
        self.pane.show_paper(made)
        if made is None:
            gone = self.tr("Tệp đã bỏ khi xóa dữ liệu cá nhân; dấu kiểm (SHA-256): {digest}")
            self.pane.warnings.say(gone.format(digest=asked.pdf_digest))

    def _show_differences(self, asked: IssuedPaper, found: tuple[LineDifference, ...]) -> None:
        if asked != self._chosen:
            return
        if found:
            self.told.say(self.tr("Sổ hiện nay khác bản này ở {count} chỗ:").format(count=len(found)))
        else:
            self.told.say(self.tr("Sổ hiện nay vẫn đúng như bản này."))
        for each in found:
            self.differences.addItem(
                self.tr("Bản này: {before}\nHiện nay: {after}").format(
                    before=each.before or "—", after=each.after or "—"
                )
            )

    def _ask_word(self) -> None:
        chosen, issuing = self._chosen, self._context.office.issuing
        if chosen is not None:
            self._context.operations.query(lambda: issuing.file(chosen, "docx"), self._save_word, self.panel.show_error)

    def _save_word(self, made: RenderedPaper) -> None:
        self.pane.save(made, self.tr("Lưu Word"), self.tr("Tệp Word (*.docx)"))
