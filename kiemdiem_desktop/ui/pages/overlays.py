"""Choosing what upper committees laid over a regulation: which overlays, and in what order they lie on it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.pages.flow import flow
from kiemdiem_desktop.ui.theme import Note
from kiemdiem_desktop.ui.ticks import grow_ticks

_LINES = 6
_ID = Qt.ItemDataRole.UserRole


class OverlayList(QListWidget):
    """A list whose titles wrap, as high as its rows, within reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the titles need at this width; Qt's own row heights come a layout too late for that."""
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(self.width() - 4 * metrics.height(), 12 * metrics.averageCharWidth()), 10_000)
        wrapped = Qt.TextFlag.TextWordWrap
        rows = [metrics.boundingRect(room, wrapped, self.item(row).text()).height() for row in range(self.count())]
        high = min(sum(rows) + 8 * len(rows), _LINES * metrics.lineSpacing())
        return QSize(super().sizeHint().width(), high + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


class OverlayPicker(QWidget):
    """Ticks overlays and puts them in order; hidden where there are none. ``changed`` tells that others are chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = ""
        self.list, self.order = OverlayList(), Note()
        grow_ticks(self.list)
        self.up, self.down = QPushButton(self.tr("Đặt t&rước")), QPushButton(self.tr("Đặt &sau"))
        self._moving = flow(self.up, self.down)
        for button, tip, step in (
            (self.up, self.tr("Đặt phần đang chọn trước phần ở trên nó"), -1),
            (
                self.down,
                self.tr("Đặt phần đang chọn sau phần ở dưới nó; phần sau thay phần trước"),
                1,
            ),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, by=step: self._move(by))
        label = a11y.label_for(self.list, self.tr("Phần bổ sung của &cấp trên (đánh dấu phần áp dụng)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        column.addWidget(self.list)
        column.addWidget(self._moving)
        column.addWidget(self.order)
        self.list.itemChanged.connect(lambda _: self._say(tell=True))
        self.list.currentRowChanged.connect(lambda _: self._enable())
        self.hide()

    def offer(self, rows: Iterable[tuple[str, str]], base: str) -> None:
        """Offer overlays as (id, title) over the regulation of this name; what was chosen among them stays so."""
        offered = dict(rows)
        kept = [overlay for overlay in self.chosen if overlay in offered]
        self._base = base
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's own name
        self.list.clear()
        for overlay in (*kept, *(other for other in offered if other not in kept)):
            item = QListWidgetItem(offered[overlay], self.list)
            item.setData(_ID, overlay)
            item.setToolTip(offered[overlay])
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if overlay in kept else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        self.list.updateGeometry()
        self.setVisible(bool(offered))
        self._say(tell=False)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the overlays that are ticked, in the order in which they are laid."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(_ID)) for item in items if item.checkState() is Qt.CheckState.Checked)

    def choose(self, overlays: Iterable[str]) -> None:
        """Tick these overlays and no others."""
        wanted = set(overlays)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in wanted else Qt.CheckState.Unchecked)

    def _move(self, by: int) -> None:
        here = self.list.currentRow()
        there = here + by
        if here < 0 or not 0 <= there < self.list.count():
            return
        before = self.chosen
        self.list.blockSignals(True)  # noqa: FBT003 - as above
        self.list.insertItem(there, self.list.takeItem(here))
        self.list.setCurrentRow(there)
        self.list.blockSignals(False)  # noqa: FBT003 - as above
        self._say(tell=self.chosen != before)

    def _say(self, *, tell: bool) -> None:
        self._enable()
        chosen = set(self.chosen)
        items = [self.list.item(row) for row in range(self.list.count())]
        names = [self._base, *(item.text() for item in items if item.data(_ID) in chosen)]
        laid = " → ".join(f"{place}. {name}" for place, name in enumerate(names, start=1))
        text = self.tr("Thứ tự đặt: {layers}. Chỗ nào khác nhau thì phần sau thay phần trước.")
        self.order.setText(text.format(layers=laid) if chosen else self.tr("Không áp dụng phần bổ sung nào."))
        if tell:
            self.changed.emit()

    def _enable(self) -> None:
        here, last = self.list.currentRow(), self.list.count() - 1
        self.up.setEnabled(here > 0)
        self.down.setEnabled(0 <= here < last)
        self._moving.setVisible(last > 0)
        # one row alone is ticked, not chosen among others: marked as well, it would look as if it applied
        several = QListWidget.SelectionMode.SingleSelection if last > 0 else QListWidget.SelectionMode.NoSelection
        self.list.setSelectionMode(several)
        marked = self.list.currentItem()
        if last == 0:
            self.list.clearSelection()
        elif marked is not None:
            marked.setSelected(True)
