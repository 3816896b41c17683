"""The rail on the left: the places in the order of the work, each with its icon and its Ctrl+number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.ui import theme
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

TITLES: dict[str, str] = {
    "overview": QT_TRANSLATE_NOOP("Places", "Tổng quan"),
    "members": QT_TRANSLATE_NOOP("Places", "Đảng viên"),
    "collective_review": QT_TRANSLATE_NOOP("Places", "Kiểm điểm tập thể"),
    "member_review": QT_TRANSLATE_NOOP("Places", "Kiểm điểm cá nhân"),
    "meetings": QT_TRANSLATE_NOOP("Places", "Hội nghị"),
    "grading": QT_TRANSLATE_NOOP("Places", "Xếp loại"),
    "papers": QT_TRANSLATE_NOOP("Places", "Văn bản"),
    "remediation": QT_TRANSLATE_NOOP("Places", "Khắc phục"),
    "exchange": QT_TRANSLATE_NOOP("Places", "Nộp & nhận"),
}


def title(place: str) -> str:
    """Return a place's title in the user's language."""
    return QCoreApplication.translate("Places", TITLES[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One place on the rail."""

    place: str
    title: str
    icon: str


class Rail(QListWidget):
    """A list of the places that is as wide as its longest title; ``chosen`` names the place."""

    chosen = Signal(str)

    def __init__(self, stops: Sequence[Stop], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops = tuple(stops)
        self.setAccessibleName(self.tr("Các phần của chương trình"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        for number, stop in enumerate(self._stops, start=1):
            item = QListWidgetItem(stop.title, self)
            item.setToolTip(self.tr("{title} (Ctrl+{number})").format(title=stop.title, number=number))
        self._dress()
        self.currentRowChanged.connect(self._tell)

    def show_place(self, place: str) -> None:
        """Mark a place without announcing it."""
        row = next((index for index, stop in enumerate(self._stops) if stop.place == place), -1)
        with QSignalBlocker(self):
            self.setCurrentRow(row)

    def sizeHint(self) -> QSize:
        return QSize(self.sizeHintForColumn(0) + self.fontMetrics().height(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), self.fontMetrics().height() * 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self._dress()

    def _dress(self) -> None:
        side = round(self.fontMetrics().height() * 1.2)
        self.setIconSize(QSize(side, side))
        for row, stop in enumerate(self._stops):
            item = self.item(row)
            item.setIcon(theme.icon(stop.icon))
            width = side * 2 + self.fontMetrics().horizontalAdvance(stop.title)
            item.setSizeHint(QSize(width, round(side * 1.9)))
        self.updateGeometry()

    def _tell(self, row: int) -> None:
        if 0 <= row < len(self._stops):
            self.chosen.emit(self._stops[row].place)
