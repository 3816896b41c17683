"""Fields that commit when they are left, and the texts of dates, times and counts that they read and show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from kiemdiem_desktop.domain.dates import PartialDate, parse_shown
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.ui import own_undo

translate = QCoreApplication.translate
AUTOSAVE_MS = 1500


def text_width(widget: QWidget, characters: int) -> int:
    """Width of so many ordinary characters in the widget's own font."""
    return QFontMetrics(widget.font()).averageCharWidth() * characters


class LineField(QLineEdit):
    """One line of text; says ``committed`` when it was changed and left."""

    committed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """Show a stored text, unless the user is in the middle of typing another one."""
        if self.hasFocus() and self.text() != self._shown:
            return
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def event(self, event: QEvent) -> bool:
        if own_undo.leaves_to_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def commit(self) -> None:
        """Say what was typed, in its normal form, when it differs from what was shown."""
        typed = one_line(self.text())
        if typed != self._shown:
            self._shown = typed
            own_undo.forget_steps(self)
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
        own_undo.forget_steps(self)

    def event(self, event: QEvent) -> bool:
        if own_undo.leaves_to_window(self, event):
            event.ignore()
            return False
        return super().event(event)

    def commit(self) -> None:
        """Say what was typed, in its normal form, when it differs from what was shown."""
        typed = nfc(self.toPlainText()).strip()
        self._timer.stop()
        own_undo.end_step(self)
        if typed != self._shown:
            self._shown = typed
            self.committed.emit(typed)

    def _typing(self) -> None:
        if self.hasFocus():
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
