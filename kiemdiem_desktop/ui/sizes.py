"""How large a dialog opens: in characters and lines of its own text, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_SCREEN_SHARE = 0.94


def fit(dialog: QWidget, characters: int, lines: int) -> None:
    """Give a dialog room for so many average characters and lines, as far as the screen has it."""
    room = dialog.screen().availableGeometry()
    width = min(dialog.fontMetrics().averageCharWidth() * characters, round(room.width() * _SCREEN_SHARE))
    height = min(dialog.fontMetrics().height() * lines, round(room.height() * _SCREEN_SHARE))
    dialog.resize(width, height)
