"""A titled panel that opens and closes, for what is looked at only now and then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """Shows its title always, and its content while it is open."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.content = title, content
        self._head = QToolButton()
        self._head.setText(title)
        self._head.setCheckable(True)
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setAutoRaise(True)
        self._head.setToolTip(self.tr("Mở hoặc gập phần này"))
        self._head.toggled.connect(self._turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._head)
        column.addWidget(content)
        self._turn(False)  # noqa: FBT003 - as the button's signal says it

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.title = title
        self._head.setText(title)

    def open(self) -> None:
        """Show the content."""
        self._head.setChecked(True)

    def _turn(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._head.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.content.setVisible(on)
