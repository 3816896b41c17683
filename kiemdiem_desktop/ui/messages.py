"""What the world did wrong, said calmly: what happened, what is safe, what to do; never an exception's own text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import Message, describe
from kiemdiem_desktop.ui import theme


class MessagePanel(QFrame):
    """Three sentences above the page, until the user closes them or the next thing goes well."""

    closed = Signal()

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._what, self._rest = QLabel(), QLabel()
        for label in (self._what, self._rest):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = self._what.font()
        font.setBold(True)
        self._what.setFont(font)
        close = QPushButton(self.tr("Đã hiểu"))
        close.setToolTip(self.tr("Đóng lời nhắn này"))
        close.clicked.connect(self.dismiss)
        texts = QVBoxLayout()
        texts.addWidget(self._what)
        texts.addWidget(self._rest)
        layout = QHBoxLayout(self)
        layout.addLayout(texts, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._colour()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty while the panel is hidden."""
        return "" if self.isHidden() else f"{self._what.text()} {self._rest.text()}".strip()

    def show_error(self, error: KnownError) -> None:
        """Say a known fault."""
        self.show_message(describe(error, self._language))

    def show_message(self, message: Message) -> None:
        """Show three sentences."""
        self._what.setText(message.what)
        self._rest.setText(" ".join(part for part in (message.safe, message.do) if part))
        self.setAccessibleName(str(message))
        self.show()

    def dismiss(self) -> None:
        """Hide the panel."""
        self.hide()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour()

    def _colour(self) -> None:
        mine = QPalette(self.palette())
        mine.setColor(QPalette.ColorRole.Window, QColor(theme.shades().notice))
        self.setPalette(mine)
