"""The pages of a PDF on the screen: scrolling, zoom, one or two abreast, places found, text selected and copied."""

from __future__ import annotations

from collections import OrderedDict
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions, QPdfSelection
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from kiemdiem_desktop.ui.pages.papers.search import TextSearch
from kiemdiem_desktop.ui.pages.papers.spread import Spread, distance, fitting_scale, spread

STEP = 1.2
LEAST, MOST = 0.2, 6.0
KEPT_PAGES = 6
MOST_DOTS = 12_000_000
"""A page of more dots is drawn only where it is seen."""
POINTS = 72
_INSIDE = 0.5
"""So far inside of a line, in points, there is a letter."""


class Fit(Enum):
    """How the scale follows the window."""

    WIDTH = auto()
    PAGE = auto()
    FREE = auto()


class Spot(NamedTuple):
    """A point on a page, in points from its top left corner."""

    page: int
    at: QPointF


class PaperView(QAbstractScrollArea):
    """Shows a document. The mouse selects text, Ctrl+C copies it, Ctrl and the wheel zoom."""

    page_changed = Signal(int)
    copied = Signal(int)

    def __init__(self, document: QPdfDocument, found: TextSearch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._found = document, found
        self._fit, self._factor, self._abreast = Fit.WIDTH, 1.0, 1
        self._spread = Spread(places=(), scale=1.0, size=QSizeF())
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._lines: dict[int, list[QRectF]] = {}
        self._anchor: Spot | None = None
        self._cursor: Spot | None = None
        self._result = -1
        self._page = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Mid)
        self.viewport().setAutoFillBackground(True)
        self.copy_action = self._action(self.tr("Chép"), QKeySequence.StandardKey.Copy, self.copy)
        self.all_action = self._action(self.tr("Chọn cả văn bản"), QKeySequence.StandardKey.SelectAll, self.select_all)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    def _action(self, text: str, keys: QKeySequence.StandardKey, slot: object) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def renew(self) -> None:
        """Show what the document holds now; the place on it stays as far as it is there."""
        self._images.clear()
        self._lines.clear()
        self._anchor = self._cursor = None
        self._result = -1
        self._lay()

    def current_page(self) -> int:
        """The page in the upper part of the view, from zero."""
        middle = QPointF(self.viewport().width() / 4, self.viewport().height() / 3)
        return self._spread.at(middle + self._offset()) or 0

    def zoom_factor(self) -> float:
        """How large pages are shown; 1 is as large as they print."""
        return self._spread.scale * POINTS / self.logicalDpiX()

    def fit(self, how: Fit) -> None:
        """Let the scale follow the window."""
        self._fit = how
        self._lay()

    def set_zoom(self, factor: float) -> None:
        """Show pages at this size, within what is sensible."""
        self._fit, self._factor = Fit.FREE, min(max(factor, LEAST), MOST)
        self._lay()

    def set_abreast(self, pages: int) -> None:
        """Show so many pages side by side."""
        self._abreast = pages
        self._lay()

    def show_result(self, index: int) -> None:
        """Mark one of the places found and bring it into sight."""
        self._result = index
        place = self._found.places[index]
        if place.areas:
            self._reveal(self._spread.rect(place.page, place.areas[0]))
        self.viewport().update()

    def result(self) -> int:
        """Which of the places found is marked; -1 for none."""
        return self._result

    def forget_result(self) -> None:
        """Mark no place."""
        self._result = -1
        self.viewport().update()

    def selected_text(self) -> str:
        """The text that is selected, over all its pages."""
        return "\n".join(part.text() for _, part in self._selected())

    def select(self, start: Spot, end: Spot) -> None:
        """Select the text between two spots."""
        self._anchor, self._cursor = start, end
        self.viewport().update()

    def select_all(self) -> None:
        """Select the whole text."""
        last = self._document.pageCount() - 1
        if last >= 0:
            size = self._document.pagePointSize(last)
            self.select(Spot(0, QPointF(0, 0)), Spot(last, QPointF(size.width(), size.height())))

    def copy(self) -> None:
        """Put the selected text on the clipboard."""
        text = self.selected_text().replace("\r\n", "\n")
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(len(text))

    def _selected(self) -> list[tuple[int, QPdfSelection]]:
        """What is selected of each page: all of it between the first and the last one."""
        if self._anchor is None or self._cursor is None:
            return []
        first, last = sorted((self._anchor, self._cursor), key=lambda spot: (spot.page, spot.at.y(), spot.at.x()))
        parts = []
        for page in range(first.page, last.page + 1):
            lines = self._lines_of(page)
            if lines:
                start = _on_line(first.at, lines) if page == first.page else None
                end = _on_line(last.at, lines) if page == last.page else None
                parts.append((page, self._between(page, start, end)))
        return parts

    def _between(self, page: int, start: QPointF | None, end: QPointF | None) -> QPdfSelection:
        """The text of a page between two spots on its lines; without one, from its start or to its end."""
        whole = self._document.getAllText(page)
        if start is None and end is None:
            return whole
        lines = self._lines_of(page)
        low = start if start is not None else QPointF(lines[0].left() + _INSIDE, lines[0].center().y())
        high = end if end is not None else QPointF(lines[-1].right() - _INSIDE, lines[-1].center().y())
        return self._document.getSelection(page, low, high)

    def _lines_of(self, page: int) -> list[QRectF]:
        if page not in self._lines:
            bounds = self._document.getAllText(page).bounds()
            self._lines[page] = [QPolygonF(polygon).boundingRect() for polygon in bounds]
        return self._lines[page]

    def _lay(self) -> None:
        """Place the pages anew; what stood in the middle stays there."""
        room = QSizeF(self.viewport().size())
        sizes = [self._document.pagePointSize(page) for page in range(self._document.pageCount())]
        dots = self.logicalDpiX() / POINTS
        if self._fit is Fit.FREE:
            scale = self._factor * dots
        else:
            scale = fitting_scale(sizes, self._abreast, room, whole=self._fit is Fit.PAGE)
        before = self._spread
        middle = QPointF(room.width() / 2, room.height() / 2) + self._offset()
        page = before.at(middle)
        spot = before.point(page, middle) if page is not None else None
        self._spread = spread(sizes, self._abreast, scale, room)
        if before.scale != scale:
            self._images.clear()
        self._set_bars(room)
        if page is not None and spot is not None and page < len(sizes):
            new = self._spread.rect(page, QRectF(spot, QSizeF(0, 0))).topLeft()
            self.verticalScrollBar().setValue(round(new.y() - room.height() / 2))
            self.horizontalScrollBar().setValue(round(new.x() - room.width() / 2))
        self.viewport().update()
        self._tell_page()

    def _set_bars(self, room: QSizeF) -> None:
        for bar, whole, seen in (
            (self.horizontalScrollBar(), self._spread.size.width(), room.width()),
            (self.verticalScrollBar(), self._spread.size.height(), room.height()),
        ):
            bar.setPageStep(round(seen))
            bar.setSingleStep(max(round(seen / 12), 1))
            bar.setRange(0, max(round(whole - seen), 0))

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _reveal(self, area: QRectF) -> None:
        seen = QRectF(self._offset(), QSizeF(self.viewport().size()))
        if not seen.contains(area):
            self.verticalScrollBar().setValue(round(area.center().y() - seen.height() / 2))
            self.horizontalScrollBar().setValue(round(area.center().x() - seen.width() / 2))

    def _tell_page(self) -> None:
        page = self.current_page()
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _spot(self, event: QMouseEvent) -> Spot | None:
        place = event.position() + self._offset()
        page = self._spread.at(place)
        return None if page is None else Spot(page, self._spread.point(page, place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom_factor() * (STEP if event.angleDelta().y() > 0 else 1 / STEP))
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._anchor, self._cursor = self._spot(event), None
            self.viewport().update()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._anchor is not None:
            self._cursor = self._spot(event)
            spot = event.position() + self._offset()
            self._reveal(QRectF(spot, QSizeF(1, 1)))
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if event.key() in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.copy_action.setEnabled(bool(self._selected()))
        menu.addActions([self.copy_action, self.all_action])
        menu.aboutToHide.connect(lambda: self.copy_action.setEnabled(True))
        menu.popup(event.globalPos())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self._offset()
        seen = QRectF(event.rect()).translated(offset)
        painter.translate(-offset)
        for page, place in enumerate(self._spread.places):
            if place.intersects(seen):
                self._draw(painter, page, place, place.intersected(seen))
        painter.end()

    def _draw(self, painter: QPainter, page: int, place: QRectF, seen: QRectF) -> None:
        painter.fillRect(place, Qt.GlobalColor.white)
        ratio = self.devicePixelRatioF()
        dots = (place.size() * ratio).toSize()
        if dots.width() * dots.height() <= MOST_DOTS:
            painter.drawImage(place, self._image(page, dots))
        else:
            painter.drawImage(seen, self._part(page, dots, QRectF(seen).translated(-place.topLeft()), ratio))
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setPen(Qt.PenStyle.NoPen)
        self._mark_found(painter, page, colour)
        self._mark_selected(painter, page, colour)

    def _image(self, page: int, dots: QSize) -> QImage:
        image = self._images.pop(page, None)
        if image is None or image.size() != dots:
            image = self._document.render(page, dots)
        self._images[page] = image
        while len(self._images) > KEPT_PAGES:
            self._images.popitem(last=False)
        return image

    def _part(self, page: int, dots: QSize, seen: QRectF, ratio: float) -> QImage:
        part = QRect(
            round(seen.left() * ratio),
            round(seen.top() * ratio),
            round(seen.width() * ratio),
            round(seen.height() * ratio),
        )
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(dots)
        options.setScaledClipRect(part)
        return self._document.render(page, part.size(), options)

    def _mark_found(self, painter: QPainter, page: int, colour: QColor) -> None:
        for number, place in self._found.on_page(page):
            tint = QColor(colour)
            tint.setAlpha(140 if number == self._result else 60)
            painter.setBrush(tint)
            for area in place.areas:
                painter.drawRect(self._spread.rect(page, area))

    def _mark_selected(self, painter: QPainter, page: int, colour: QColor) -> None:
        tint = QColor(colour)
        tint.setAlpha(90)
        painter.setBrush(tint)
        for where, part in self._selected():
            if where == page:
                for polygon in part.bounds():
                    painter.drawRect(self._spread.rect(page, QPolygonF(polygon).boundingRect()))


def _on_line(spot: QPointF, lines: list[QRectF]) -> QPointF:
    """The place on the nearest line of text, for beside letters nothing can be selected."""
    line = min(lines, key=lambda each: distance(each, spot))
    x = min(max(spot.x(), line.left() + _INSIDE), line.right() - _INSIDE)
    return QPointF(x, line.center().y())
