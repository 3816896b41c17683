"""Small pieces that all pages are built of: fields that commit when they are left, sentences, counts, dates as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kiemdiem_desktop.domain.dates import PartialDate, parse_shown
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.pages.room import Area
from kiemdiem_desktop.ui.theme import Heading, paint_text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

translate = QCoreApplication.translate
AUTOSAVE_MS = 1500


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
        self.setText(text)
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


def text_width(widget: QWidget, characters: int) -> int:
    """Width of so many ordinary characters in the widget's own font."""
    return QFontMetrics(widget.font()).averageCharWidth() * characters


class LineField(QLineEdit):
    """One line of text; says ``committed`` when it was changed and left."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.textEdited.connect(lambda text: self.setProperty("unsaved", text != self._shown))
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a stored text, unless the user is in the middle of typing another one."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Say what was typed, in its normal form, when it differs from what was shown."""
        typed = one_line(self.text())
        self.setProperty("unsaved", False)  # noqa: FBT003 - Qt's own signature
        if typed != self._shown:
            self._shown = typed
            self.committed.emit(typed)


class TextField(QPlainTextEdit):
    """Several lines of text; says ``committed`` when it was changed and left, or a moment after typing stopped."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 3) -> None:
        super().__init__(parent)
        self._shown = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.commit)
        self.textChanged.connect(self._typing)
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """As high as the text, between the lines asked for and a good half screen."""
        least = self.minimumSizeHint()
        shown = int(self.document().size().height()) * self.fontMetrics().lineSpacing() + self._frame()
        return QSize(super().sizeHint().width(), min(max(shown, least.height()), 8 * least.height()))

    def minimumSizeHint(self) -> QSize:
        wide = self.fontMetrics().averageCharWidth() * 12
        return QSize(wide, self.fontMetrics().lineSpacing() * self._lines + self._frame())

    def _frame(self) -> int:
        return 2 * (self.frameWidth() + int(self.document().documentMargin()))

    def show_text(self, text: str) -> None:
        """Show a stored text, unless the user is in the middle of typing another one."""
        if self.hasFocus() and self.toPlainText() != self._shown:
            return
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.commit()

    def commit(self) -> None:
        """Say what was typed, in its normal form, when it differs from what was shown."""
        typed = nfc(self.toPlainText()).strip()
        self._timer.stop()
        self.setProperty("unsaved", False)  # noqa: FBT003 - Qt's own signature
        if typed != self._shown:
            self._shown = typed
            self.committed.emit(typed)

    def _typing(self) -> None:
        if self.hasFocus():
            self.setProperty("unsaved", True)  # noqa: FBT003 - Qt's own signature
            self._timer.start()


class CountField(QLineEdit):
    """A whole number or nothing; ``changed`` comes with every key so that sums can be checked as they are typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, digits: int = 4) -> None:
        super().__init__(parent)
        self.setMaxLength(digits)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._digits = digits
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(lambda _: self.changed.emit())

    def sizeHint(self) -> QSize:
        """As wide as its digits and a little air."""
        return QSize(text_width(self, self._digits + 5), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_count(self, count: int | None) -> None:
        """Show a stored number."""
        text = "" if count is None else str(count)
        if self.text() != text:
            self.setText(text)

    @property
    def valid(self) -> bool:
        """Say whether the text is a number or empty."""
        text = self.text().strip()
        return not text or (text.isascii() and text.isdecimal())

    @property
    def count(self) -> int | None:
        """The number typed; ``None`` when there is none."""
        text = self.text().strip()
        return int(text) if text and self.valid else None


class DateField(LineField):
    """A date typed as text: a day, a month or a year; what cannot be read is kept on screen and not committed."""

    dated = Signal(object)
    refused = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole = whole
        self._kept = False
        self.setPlaceholderText(translate("DateField", "dd/mm/yyyy"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.committed.connect(self._read)

    def sizeHint(self) -> QSize:
        """As wide as a whole date and a little air."""
        return QSize(text_width(self, 18), super().sizeHint().height())

    def show_date(self, value: PartialDate | date | None) -> None:
        """Show a stored date as people read it; a text that could not be read stays until ``forget``."""
        if self._kept:
            return
        partial = PartialDate.from_date(value) if isinstance(value, date) else value
        self.show_text("" if partial is None else partial.shown)

    def forget(self) -> None:
        """Let go of a text that could not be read, for another record is shown next."""
        if self._kept:
            self._kept = False
            self.refused.emit(False)  # noqa: FBT003 - Qt's own signature
            self.show_text("")

    def _read(self, text: str) -> None:
        value = read_date(text, whole=self._whole)
        refused = bool(text) and value is None
        self._kept = refused
        self.refused.emit(refused)
        if not refused:
            self.dated.emit(value)


def read_date(text: str, *, whole: bool = False) -> PartialDate | None:
    """Read a typed date; nothing when it is none, or when a whole day is asked for and only a part was typed."""
    try:
        value = parse_shown(text)
    except ValueError:
        return None
    return None if whole and value.exact() is None else value


def read_time(text: str) -> time | None:
    """Read ``8h30``, ``8:30``, ``8 giờ 30`` or ``8``; nothing when it is no time."""
    plain = one_line(text).lower().replace("giờ", ":").replace("h", ":").replace("phút", "").replace(" ", "")
    hours, _, minutes = plain.rstrip(":").partition(":")
    if not hours.isdecimal() or (minutes and not minutes.isdecimal()):
        return None
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        return None


def shown_time(value: time | None) -> str:
    """Write a time as minutes of meetings do."""
    return "" if value is None else f"{value.hour:02d}:{value.minute:02d}"


def shown_day(value: date | None) -> str:
    """Write a day as people read it."""
    return "" if value is None else PartialDate.from_date(value).shown


class ChoiceField(QComboBox):
    """A choice among values; says ``chosen`` when the user picked another one."""

    chosen = Signal(object)

    def __init__(
        self, choices: Iterable[tuple[object, str]] = (), parent: QWidget | None = None, *, least: int = 12
    ) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(least)
        self._values: list[object] = []
        self.offer(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a choice must not change it."""
        event.ignore()

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Replace what can be chosen."""
        kept = self.value
        rows: Sequence[tuple[object, str]] = tuple(choices)
        self._values = [value for value, _ in rows]
        self.clear()
        self.addItems([text for _, text in rows])
        self.show_value(kept)

    @property
    def value(self) -> object:
        """The chosen value; ``None`` while nothing is chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def show_value(self, value: object) -> None:
        """Show a stored value."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class FlowLayout(QLayout):
    """Lays widgets in lines like words, so that names and buttons wrap on a narrow or enlarged screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(6)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(hint.width(), rect.width()), hint.height())))
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return y + line - rect.y()


def flow(*widgets: QWidget) -> QWidget:
    """Put widgets in a line that wraps."""
    holder = QWidget()
    layout = FlowLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    return holder
