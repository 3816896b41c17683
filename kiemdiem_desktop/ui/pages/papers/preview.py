"""The preview of a paper inside the window: all pages scrolling, zoom, page width, two pages, search."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.ui.pages.fields import text_width
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.pages.parts import button

STEP = 1.2
LEAST, MOST = 0.2, 6.0


class PaperView(QPdfView):
    """The pages; Ctrl and the wheel zoom."""

    zoomed = Signal(float)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)


class PaperPreview(QWidget):
    """Shows one PDF that was just rendered; nothing is written to disk for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.view = PaperView()
        self.view.setAccessibleName(self.tr("Xem trước văn bản"))
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setDocument(self.document)
        self.view.zoomed.connect(self.zoom)
        self._buffer: QBuffer | None = None
        self._find = QPdfSearchModel(self)
        self._find.setDocument(self.document)
        self.view.setSearchModel(self._find)
        self.search, self.found, self.pages = QLineEdit(), QLabel(), QLabel()
        self._build()
        self.view.pageNavigator().currentPageChanged.connect(self._say_page)

    def show_pdf(self, data: bytes) -> None:
        """Show a paper; the scroll position stays when the same paper is rendered anew."""
        bar = self.view.verticalScrollBar()
        before = bar.value()
        self.document.close()
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        bar.setValue(min(before, bar.maximum()))
        self._say_page()

    def to_start(self) -> None:
        """Go to the first page."""
        self.view.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing."""
        self.document.close()
        self._say_page()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        shown = self._shown_factor()
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(shown * factor, LEAST), MOST))

    def fit_width(self) -> None:
        """Show each page as wide as the view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """Show whole pages."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)

    def actual_size(self) -> None:
        """Show the pages as large as they print."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(1.0)

    def _shown_factor(self) -> float:
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        size = self.document.pagePointSize(0)
        points = self.view.logicalDpiX() / 72
        wide = self.view.viewport().width() / (size.width() * points)
        if self.view.zoomMode() is QPdfView.ZoomMode.FitInView:
            return min(wide, self.view.viewport().height() / (size.height() * points))
        return wide

    def _build(self) -> None:
        self.search.setPlaceholderText(self.tr("Tìm trong văn bản"))
        self.search.setAccessibleName(self.tr("Tìm trong văn bản"))
        self.search.setMinimumWidth(text_width(self.search, 20))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._next(1))
        self._find.countChanged.connect(self._say_found)
        bar = flow(
            button(self.tr("Nhỏ hơn"), lambda: self.zoom(1 / STEP), tip=self.tr("Thu nhỏ trang (Ctrl+con lăn)")),
            button(self.tr("Lớn hơn"), lambda: self.zoom(STEP), tip=self.tr("Phóng to trang (Ctrl+con lăn)")),
            button(self.tr("Vừa bề rộng"), self.fit_width),
            button(self.tr("Cả trang"), self.fit_page),
            button(self.tr("100 %"), self.actual_size),
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

    def _say_page(self) -> None:
        total = self.document.pageCount()
        now = self.view.pageNavigator().currentPage() + 1
        self.pages.setText(self.tr("Trang {now}/{total}").format(now=now, total=total) if total else "")

    def _search(self, text: str) -> None:
        self._find.setSearchString(text)
        self._say_found()

    def _say_found(self) -> None:
        count = self._find.rowCount(QModelIndex())
        text = self.tr("{count} chỗ").format(count=count) if count else self.tr("Không thấy")
        self.found.setText(text if self.search.text() else "")

    def _next(self, by: int) -> None:
        count = self._find.rowCount(QModelIndex())
        if not count:
            return
        place = (self.view.currentSearchResultIndex() + by) % count
        self.view.setCurrentSearchResultIndex(place)
        link = self._find.resultAtIndex(place)
        self.view.pageNavigator().jump(link.page(), QPointF(link.location()), self.view.zoomFactor())
        self._say_page()

    def sizeHint(self) -> Any:
        hint = super().sizeHint()
        hint.setWidth(max(hint.width(), text_width(self, 50)))
        return hint
