"""The inputs that editors are made of: they grow with their text and leave the wheel to the page."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from kiemdiem_desktop.ui import own_undo

UNSAVED = "unsaved"
_LEAST_LINES, _MOST_LINES = 3, 18


def mark(widget: QWidget, *, unsaved: bool) -> None:
    """Note on an input whether it holds something that is not saved yet; a save ends a step of its own undo."""
    if not unsaved and widget.property(UNSAVED):
        own_undo.end_step(widget)
    widget.setProperty(UNSAVED, unsaved)


class Line(QLineEdit):
    """One line; ``left`` says that the focus went away."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.returnPressed.connect(self.focusNextChild)

    def event(self, event: QEvent) -> bool:
        if own_undo.leaves_to_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.setProperty(own_undo.COMPOSING, bool(event.preeditString()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            own_undo.forget_steps(self)


class GrowingText(QPlainTextEdit):
    """Several lines that take the height they need, up to a limit; Tab goes to the next field."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = _LEAST_LINES) -> None:
        super().__init__(parent)
        self._least = least
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().lineSpacing()
        needed = self._text_height(_MOST_LINES * line)
        frame = 2 * (self.frameWidth() + math.ceil(self.document().documentMargin()))
        return QSize(super().sizeHint().width(), math.ceil(max(needed, self._least * line)) + frame)

    def _text_height(self, most: float) -> float:
        """Add up the lines as they are laid out, for some letters make a line higher than the font says."""
        height, block, layout = 0.0, self.document().firstBlock(), self.document().documentLayout()
        while block.isValid() and height < most:
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return min(height, most)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 12, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if own_undo.leaves_to_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the cursor is, as one line does; the style draws no sign around several lines."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() == 0:
            event.ignore()
        else:
            super().wheelEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            own_undo.forget_steps(self)


class CalmCombo(QComboBox):
    """A choice that the wheel never changes by accident and that shortens long texts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
