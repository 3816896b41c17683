"""Small pieces that all pages are built of: headings, sentences, rows, buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.viet import whole_percents
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.pages.room import Area
from kiemdiem_desktop.ui.theme import Heading, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

translate = QCoreApplication.translate


def heading(text: str = "", *, rank: int = 2) -> Heading:
    """Make a heading that follows the text size."""
    return Heading(text, rank)


class Sentence(QLabel):
    """A sentence that wraps, can be copied, and hides itself while it is empty."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, tone: str = "") -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tone = tone
        self.say(text)

    def say(self, text: str) -> None:
        """Show the text; an empty one takes no room."""
        self.setText(whole_percents(text))
        self._paint()
        if not text or self.parentWidget() is not None:  # shown without a parent it would be a window of its own
            self.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._paint()

    def _paint(self) -> None:
        if self._tone:
            paint_text(self, self._tone)


def warning_text() -> Sentence:
    """Make the line that stands below a field with a problem."""
    label = Sentence("", tone="bad")
    label.setAccessibleName(translate("Parts", "Điều cần sửa"))
    return label


def add_row(form: QFormLayout, label: str, field: QWidget, *, tip: str = "") -> QLabel:
    """Add a field with its label through the one row factory; ``tip`` is a short help."""
    caption = a11y.add_row(form, label, field)
    if tip:
        field.setToolTip(tip)
        field.setAccessibleDescription(tip)
    return caption


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """Make a form whose long rows wrap instead of being cut."""
    return a11y.form_layout(parent)


def button(text: str, clicked: Callable[[], object], *, tip: str = "", icon: str = "") -> QPushButton:
    """Make a push button with its tooltip and accessible name."""
    made = QPushButton(text)
    made.setObjectName(icon)
    made.setAutoDefault(False)
    made.setAccessibleName(text)
    made.setToolTip(tip or text)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def dialog_buttons(dialog: QDialog, accept: str) -> tuple[QDialogButtonBox, QPushButton]:
    """Make the two buttons of a dialog; the first one names what will happen."""
    buttons = QDialogButtonBox()
    yes = buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    buttons.addButton(translate("Parts", "Thôi"), QDialogButtonBox.ButtonRole.RejectRole)
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons, yes


def tool_button(action: QAction) -> QToolButton:
    """Make a tool button of an action; its text is always readable, never an icon alone."""
    made = QToolButton()
    made.setDefaultAction(action)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setAccessibleName(action.text())
    return made


def scrolled(content: QWidget) -> Area:
    """Wrap a widget so that large text never clips it."""
    return Area(content)


def clear(layout: QLayout) -> None:
    """Remove and delete everything that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def box(*widgets: QWidget) -> QWidget:
    """Stack widgets in a plain column."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        column.addWidget(widget)
    return holder
