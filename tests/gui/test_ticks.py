"""Boxes to tick are as large as the text beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QListWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from kiemdiem_desktop.ui.theme import TextSize
from kiemdiem_desktop.ui.ticks import Radio, Tick, grow_ticks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

INDICATORS = {
    Tick: QStyle.SubElement.SE_CheckBoxIndicator,
    Radio: QStyle.SubElement.SE_RadioButtonIndicator,
}


@pytest.fixture
def text_size(qapp: QApplication) -> Iterator[TextSize]:
    size = TextSize(qapp)
    yield size
    size.use(100)


def side(button: QAbstractButton) -> int:
    """The height of the box that the style draws now."""
    option = QStyleOptionButton()
    option.initFrom(button)
    return button.style().subElementRect(INDICATORS[type(button)], option, button).height()


@pytest.mark.parametrize("kind", [Tick, Radio])
def test_a_box_grows_with_its_text(kind: type[Tick | Radio], text_size: TextSize, qtbot: QtBot) -> None:
    button = kind("Chi bộ có chi ủy")
    qtbot.addWidget(button)
    button.ensurePolished()  # as showing it does: only then it follows the application's text
    text_size.use(100)
    usual = side(button)
    text_size.use(200)
    assert side(button) > 1.4 * usual
    assert button.sizeHint().height() >= side(button)
    text_size.use(100)
    assert side(button) == usual


def test_boxes_in_a_list_grow_with_its_text(text_size: TextSize, qtbot: QtBot) -> None:
    view = QListWidget()
    grow_ticks(view)
    qtbot.addWidget(view)
    view.ensurePolished()

    def height() -> int:
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        return view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, option, view)

    text_size.use(100)
    usual = height()
    text_size.use(200)
    assert height() > 1.4 * usual
