"""How the window looks: Fusion with our own light and dark colours, one accent, icons in the text's colour."""

from __future__ import annotations

import functools
from typing import ClassVar

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QImage, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.base.records import dataclass

ACCENT = "#9d1c20"
_INK = "#444444"  # the colour that the icon files are drawn in
_DARK_BELOW = 128  # of 255: a window colour below it is a dark one
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shades:
    """The colours of one scheme; every text stands on its ground with a contrast of at least 4.5 to 1."""

    window: str
    base: str
    alternate: str
    text: str
    muted: str
    button: str
    line: str
    accent: str
    good: str
    warn: str
    bad: str
    notice: str
    link: str


LIGHT = Shades(
    window="#f5f4f2",
    base="#ffffff",
    alternate="#f3f1ee",
    text="#1d1c1a",
    muted="#5c5954",
    button="#eceae6",
    line="#c9c5be",
    accent=ACCENT,
    good="#1c6b35",
    warn="#7a4b00",
    bad="#9d1c20",
    notice="#fbf0dc",
    link="#9d1c20",
)
DARK = Shades(
    window="#1f1e1d",
    base="#2a2928",
    alternate="#31302e",
    text="#ecebe8",
    muted="#aeaaa3",
    button="#3b3937",
    line="#5d5a55",
    accent="#b8363a",
    good="#7cc892",
    warn="#e8b65c",
    bad="#f08d90",
    notice="#3a3222",
    link="#f08d90",
)


def is_dark() -> bool:
    """Say whether the window is shown dark now."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW


def shades() -> Shades:
    """Return the colours in use."""
    return DARK if is_dark() else LIGHT


def palette(colours: Shades) -> QPalette:
    """Make the palette of a scheme."""
    role = QPalette.ColorRole
    made = QPalette(QColor(colours.button), QColor(colours.window))
    rows = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.alternate,
        role.Text: colours.text,
        role.Button: colours.button,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.base,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Highlight: colours.accent,
        role.HighlightedText: "#ffffff",
        role.Accent: colours.accent,
        role.Link: colours.link,
        role.LinkVisited: colours.link,
        role.BrightText: colours.bad,
    }
    for key, colour in rows.items():
        made.setColor(key, QColor(colour))
    for key in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, QColor(colours.muted))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(colours.line))
    return made


class Theme(QObject):
    """Keeps the application's colours in step with the system and with the user's choice."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app, self._name = app, "system"
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def use(self, name: str) -> None:
        """Follow the system, or stay light or dark."""
        self._name = name
        self._app.styleHints().setColorScheme(_SCHEMES[name])
        self._apply()

    def _apply(self) -> None:
        system = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._name == "dark" or (self._name == "system" and system)
        self._app.setPalette(palette(DARK if dark else LIGHT))


class TextSize:
    """Scales the font of the whole application in percent of what the system proposes."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._normal = max(app.font().pointSizeF(), 10.0)

    def use(self, percent: int) -> None:
        """Set all texts to this size; open windows follow at once, headings with their own size in proportion."""
        font = QFont(self._app.font())
        before, after = font.pointSizeF(), self._normal * percent / 100
        sized = [widget for widget in self._app.allWidgets() if widget.font().pointSizeF() != before]
        font.setPointSizeF(after)
        self._app.setFont(font)
        for widget in sized:
            own = QFont(widget.font())
            own.setPointSizeF(own.pointSizeF() * after / before)
            widget.setFont(own)


class Heading(QLabel):
    """A title (1), a section's heading (2) or a group's (3); it follows the application's text size."""

    _SCALES: ClassVar[dict[int, float]] = {1: 1.45, 2: 1.18}

    def __init__(self, text: str = "", rank: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        font = QFont() if rank == 3 else QFont(QApplication.font())
        if rank < 3:  # a group's heading has the text's own size and follows it by itself
            font.setPointSizeF(font.pointSizeF() * self._SCALES[rank])
        font.setBold(True)
        self.setFont(font)


class Note(QLabel):
    """A wrapped line of help in the muted colour; its text can be selected by mouse and keyboard reading tools."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)


def paint_text(label: QWidget, colour: str) -> None:
    """Write a label in one of the scheme's colours, by its name among the shades."""
    changed = label.palette()
    changed.setColor(QPalette.ColorRole.WindowText, QColor(getattr(shades(), colour)))
    label.setPalette(changed)


def icon(name: str) -> QIcon:
    """Return the icon with this file name, drawn in the text's colour; an unknown name gives an empty icon."""
    return _icon(name, shades().text)


@functools.cache
def _icon(name: str, colour: str) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - the window starts without it where no icon is shown

    path = paths.resource("icons", name if name.endswith(".svg") else f"{name}.svg")
    if not path.is_file():
        return QIcon()
    drawn = path.read_bytes()
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Selected, "#ffffff")):
        renderer = QSvgRenderer(QByteArray(drawn.replace(_INK.encode(), ink.encode())))
        for side in (20, 32, 48, 64):
            image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            renderer.render(painter, QRectF(0, 0, side, side))
            painter.end()
            made.addPixmap(QPixmap.fromImage(image), mode)
    return made
