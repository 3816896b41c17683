"""The line at the foot of the window: whether what was typed is saved, and where the user is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.ui.operations import Operations


class ElidedLabel(QLabel):
    """A label that shortens its text instead of pushing its neighbours out; the tooltip has it whole."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()


class StatusLine(QWidget):
    """Never silent: saving, saved at, or why not; then where the user is."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.state, self.place = QLabel(), ElidedLabel()
        self.state.setAccessibleName(self.tr("Tình trạng lưu"))
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        margin = self.fontMetrics().height() // 3
        layout.setContentsMargins(margin * 2, margin, margin * 2, margin)
        layout.addWidget(self.state)
        layout.addWidget(self.place, 1)
        self.say(self.tr("Mọi thứ đã lưu"))

    def follow(self, work: Operations) -> None:
        """Tell of everything that is done to the book."""
        work.started.connect(lambda _: self.saving())
        work.saved.connect(lambda _: self.saved())
        work.refused.connect(self.not_saved)
        work.cancelled.connect(self.nothing_done)

    def nothing_done(self) -> None:
        """Say that the user has cancelled."""
        self.say(self.tr("Đã hủy, không có gì thay đổi"))

    def saving(self) -> None:
        """Say that a save is under way."""
        self.say(self.tr("Đang lưu…"))

    def saved(self) -> None:
        """Say when the last save ended."""
        self.say(self.tr("Đã lưu {time}").format(time=f"{self._clock.now():%H:%M:%S}"))

    def not_saved(self) -> None:
        """Say that the last work was refused; the message above the page says why and what is kept."""
        self.say(self.tr("Chưa thực hiện được – xem lời nhắn ở đầu trang"))

    def say(self, text: str) -> None:
        """Put a short sentence at the head of the line."""
        self.state.setText(text)

    def show_place(self, book: str, period: str, regulation: str) -> None:
        """Name the book, the period and its regulation; empty ones are left out."""
        parts = (
            self.tr("Sổ: {name}").format(name=book) if book else "",
            self.tr("Kỳ: {name}").format(name=period) if period else self.tr("Chưa mở kỳ nào"),
            regulation,
        )
        self.place.setText(" · ".join(part for part in parts if part))
