"""Room for large text: parts stand beside each other where it is wide enough, else below, and then the page scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QScrollArea, QSplitter, QWidget

NARROW_PAGE = 100  # average characters beside each other, below which two parts stand below each other
NARROW_FORM = 52  # below this a label stands above its field
PART_LINES = 14  # the least height of a part where one stands below the other


def characters(widget: QWidget) -> float:
    """How many average characters fit beside each other in the widget."""
    return widget.width() / max(widget.fontMetrics().averageCharWidth(), 1)


class Area(QScrollArea):
    """Scrolls what does not fit; its forms put labels above the fields when they are narrow."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(content)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Ask for little: what does not fit scrolls."""
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * PART_LINES // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_forms()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint anew: Qt moves what was painted, and leaves remains where one area inside another scrolls with it."""
        super().scrollContentsBy(dx, dy)
        content = self.widget()
        if content is not None:
            content.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit_forms()
        return super().eventFilter(watched, event)

    def _fit_forms(self) -> None:
        content = self.widget()
        if content is None:
            return
        narrow = characters(self.viewport()) < NARROW_FORM
        wanted = QFormLayout.RowWrapPolicy.WrapAllRows if narrow else QFormLayout.RowWrapPolicy.WrapLongRows
        for form in content.findChildren(QFormLayout):
            if form.rowWrapPolicy() != wanted:
                form.setRowWrapPolicy(wanted)


class Split(QSplitter):
    """Two parts with a handle between them: side by side, or one below the other where there is no room for both.

    ``shares`` are their shares of the width, ``lines`` their least heights when one stands below the other.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        shares: tuple[int, int],
        *,
        lines: tuple[int, int] = (PART_LINES, PART_LINES),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shares = shares
        self._lines = lines
        self._parts = (first, second)
        self.setChildrenCollapsible(False)
        for place, part in enumerate(self._parts):
            self.addWidget(part)
            self.setStretchFactor(place, shares[place])
        self.setSizes([1000 * share for share in shares])

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    def _turn(self) -> None:
        below = characters(self) < NARROW_PAGE
        for part, lines in zip(self._parts, self._lines, strict=True):
            least = self.fontMetrics().lineSpacing() * lines if below else 0
            if part.minimumHeight() != least:
                part.setMinimumHeight(least)
        wanted = Qt.Orientation.Vertical if below else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)
            self.setSizes([1000 * share for share in self._shares])
