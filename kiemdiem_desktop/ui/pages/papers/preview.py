"""The preview of a paper inside the window: all pages scrolling, zoom, two pages abreast, search, text to copy."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.ui.pages.fields import text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.papers.search import TextSearch
from kiemdiem_desktop.ui.pages.papers.view import STEP, Fit, PaperView
from kiemdiem_desktop.ui.pages.parts import button


class PaperPreview(QWidget):
    """Shows one PDF that was just rendered; nothing is written to disk for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self._find = TextSearch(self.document)
        self.view = PaperView(self.document, self._find)
        self.view.setAccessibleName(self.tr("Xem trước văn bản"))
        self.search, self.found, self.pages = QLineEdit(), QLabel(), QLabel()
        self._build()
        self.view.page_changed.connect(self._say_page)
        self.view.copied.connect(self._say_copied)

    def show_pdf(self, data: bytes) -> None:
        """Show a paper; the scroll position stays when the same paper is rendered anew."""
        bar = self.view.verticalScrollBar()
        before = bar.value()
        self._load(data)
        bar.setValue(min(before, bar.maximum()))
        self._say_page()

    def to_start(self) -> None:
        """Go to the first page."""
        self.view.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing."""
        self._load(None)
        self._say_page()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        self.view.set_zoom(self.view.zoom_factor() * factor)

    def fit_width(self) -> None:
        """Show each row of pages as wide as the view."""
        self.view.fit(Fit.WIDTH)

    def fit_page(self) -> None:
        """Show whole pages."""
        self.view.fit(Fit.PAGE)

    def actual_size(self) -> None:
        """Show the pages as large as they print."""
        self.view.set_zoom(1.0)

    def _show_two(self) -> None:
        """Show two pages side by side, or one."""
        self.view.set_abreast(2 if self.two.isChecked() else 1)

    def _load(self, data: bytes | None) -> None:
        self.document.close()
        if data is not None:
            self._buffer = QBuffer(self)
            self._buffer.setData(QByteArray(data))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self.document.load(self._buffer)
        self._find.renew()
        self.view.renew()

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Tìm trong văn bản (không cần dấu)"))
        self.search.setAccessibleName(self.tr("Tìm trong văn bản"))
        self.search.setMinimumWidth(text_width(self.search, 20))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._next(1))
        self.two = button(self.tr("Hai trang"), self._show_two, tip=self.tr("Xem hai trang cạnh nhau"))
        self.two.setCheckable(True)
        bar = flow(
            button(self.tr("Nhỏ hơn"), lambda: self.zoom(1 / STEP), tip=self.tr("Thu nhỏ trang (Ctrl+con lăn)")),
            button(self.tr("Lớn hơn"), lambda: self.zoom(STEP), tip=self.tr("Phóng to trang (Ctrl+con lăn)")),
            button(self.tr("Vừa bề rộng"), self.fit_width),
            button(self.tr("Cả trang"), self.fit_page),
            button(self.tr("100 %"), self.actual_size),
            self.two,
            button(self.tr("Chép chữ"), self._copy, tip=self.tr("Chép chữ đã chọn bằng chuột (Ctrl+C)")),
            self.pages,
            self.search,
            button(self.tr("Trước"), lambda: self._next(-1), tip=self.tr("Chỗ tìm thấy trước")),
            button(self.tr("Sau"), lambda: self._next(1), tip=self.tr("Chỗ tìm thấy sau (Enter)")),
            self.found,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        rows: tuple[tuple[Any, Any], ...] = (
            (QKeySequence("Ctrl+0"), self.fit_width),
            (QKeySequence("F3"), lambda: self._next(1)),
            (QKeySequence("Shift+F3"), lambda: self._next(-1)),
        )
        for keys, slot in rows:
            QShortcut(keys, self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _copy(self) -> None:
        """Copy what is selected, or the whole text when nothing is."""
        if not self.view.selected_text():
            self.view.select_all()
        self.view.copy()

    def _say_copied(self, letters: int) -> None:
        self.found.setText(self.tr("Đã chép {count} chữ cái.").format(count=letters))

    def _say_page(self) -> None:
        total = self.document.pageCount()
        now = self.view.current_page() + 1
        self.pages.setText(self.tr("Trang {now}/{total}").format(now=now, total=total) if total else "")

    def _search(self, text: str) -> None:
        self.view.forget_result()
        self._find.look_for(text)
        self._say_found()

    def _say_found(self) -> None:
        count, now = len(self._find.places), self.view.result() + 1
        if now and count:
            text = self.tr("{now}/{count} chỗ").format(now=now, count=count)
        else:
            text = self.tr("{count} chỗ").format(count=count) if count else self.tr("Không thấy")
        self.found.setText(text if self.search.text() else "")
        self.view.viewport().update()

    def _next(self, by: int) -> None:
        count = len(self._find.places)
        if not count:
            return
        now = self.view.result()
        self.view.show_result((now + by) % count if now >= 0 or by > 0 else count - 1)
        self._say_found()
        self._say_page()

    def sizeHint(self) -> Any:
        hint = super().sizeHint()
        hint.setWidth(max(hint.width(), text_width(self, 50)))
        return hint
