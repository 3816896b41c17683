"""A small drawing: how many stand at each level, and how near that is to a cap; always said in words too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.ui.theme import shades


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it counts, how many, and the most that are allowed."""

    name: str
    count: int
    limit: int | None = None


class BarChart(QWidget):
    """Horizontal bars with their names and numbers; a limit is a line across its bar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bars: tuple[Bar, ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Draw other bars; the same is said to reading tools and in the tooltip."""
        self._bars = tuple(bars)
        text = self.words()
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Say what is drawn."""
        limited = self.tr("{name}: {count} (trần {limit})")
        plain = self.tr("{name}: {count}")
        return "; ".join(
            (plain if bar.limit is None else limited).format(name=bar.name, count=bar.count, limit=bar.limit)
            for bar in self._bars
        )

    def sizeHint(self) -> QSize:
        line = self._line()
        widest = max((self.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars), default=0)
        return QSize(widest + 12 * self.fontMetrics().averageCharWidth(), line * max(len(self._bars), 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(20 * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        widest = max((self.fontMetrics().horizontalAdvance(bar.name) for bar in self._bars), default=0)
        names = min(widest, int(self.width() * 0.5)) + self.fontMetrics().averageCharWidth()
        most = max((max(bar.count, bar.limit or 0) for bar in self._bars), default=0) or 1
        for place, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, QRectF(0, place * line, self.width(), line), names, most)
        painter.end()

    def _line(self) -> int:
        return int(self.fontMetrics().height() * 1.7)

    def _paint_bar(self, painter: QPainter, bar: Bar, row: QRectF, names: int, most: int) -> None:
        colours = shades()
        name = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, names)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(row.x(), row.y(), names, row.height()), int(middle | Qt.AlignmentFlag.AlignLeft), name)
        number = self._number(bar)
        space = self.fontMetrics().horizontalAdvance(number) + self.fontMetrics().averageCharWidth()
        room = max(row.width() - names - space, 1.0)
        length = room * bar.count / most
        high = row.height() * 0.55
        top = row.y() + (row.height() - high) / 2
        over = bar.limit is not None and bar.count > bar.limit
        painter.fillRect(QRectF(names, top, room, high), QColor(colours.alternate))
        painter.fillRect(QRectF(names, top, length, high), QColor(colours.bad if over else colours.muted))
        if bar.limit is not None:
            x = names + room * bar.limit / most
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawLine(int(x), int(row.y() + 2), int(x), int(row.y() + row.height() - 2))
        painter.setPen(QColor(colours.bad if over else colours.text))
        where = QRectF(names + room, row.y(), space, row.height())
        painter.drawText(where, int(middle | Qt.AlignmentFlag.AlignRight), number)

    def _number(self, bar: Bar) -> str:
        return str(bar.count) if bar.limit is None else f"{bar.count} / {bar.limit}"
