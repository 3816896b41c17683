"""What scrolls inside something that scrolls is shown where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.ui.pages.room import Area

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def column(*parts: QWidget) -> QWidget:
    """A widget with these parts below each other."""
    made = QWidget()
    layout = QVBoxLayout(made)
    for part in parts:
        layout.addWidget(part)
    return made


class Painted(QObject):
    """What was painted of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def covers(self, place: QRect) -> bool:
        """Say whether all of the place was painted."""
        return (QRegion(place) - self.region).isEmpty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return super().eventFilter(watched, event)


def test_an_area_that_scrolls_is_painted_anew_so_that_an_inner_one_leaves_no_remains(qtbot: QtBot) -> None:
    content = column(*(QLineEdit(f"Dòng {number}") for number in range(30)))
    area = Area(content)
    qtbot.addWidget(area)
    area.resize(300, 350)
    with qtbot.waitExposed(area):
        area.show()
    painted = Painted(content)
    area.verticalScrollBar().setValue(200)
    shown = QRect(0, 200, content.width(), area.viewport().height())
    qtbot.waitUntil(lambda: painted.covers(shown))
