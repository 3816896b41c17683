"""Boxes to tick are as large as the text beside them."""

from __future__ import annotations

from collections.abc import Callable
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

UseSize = Callable[[int], None]
INDICATORS = {
    Tick: QStyle.SubElement.SE_CheckBoxIndicator,
    Radio: QStyle.SubElement.SE_RadioButtonIndicator,
}


@pytest.fixture
def use_size(qapp: QApplication) -> Iterator[UseSize]:
    """Set the size of all texts and let the shown widgets hear of it."""
    size = TextSize(qapp)

    def use(percent: int) -> None:
        size.use(percent)
        qapp.processEvents()

    yield use
    use(100)


def side(button: QAbstractButton) -> int:
    """The height of the box that the style draws now."""
    option = QStyleOptionButton()
    option.initFrom(button)
    return button.style().subElementRect(INDICATORS[type(button)], option, button).height()


@pytest.mark.parametrize("kind", [Tick, Radio])
def test_a_box_grows_with_its_text(kind: type[Tick | Radio], use_size: UseSize, qtbot: QtBot) -> None:
    button = kind("Chi bộ có chi ủy")
    qtbot.addWidget(button)
    button.show()
    use_size(100)
    usual = side(button)
    use_size(200)
    assert side(button) > 1.4 * usual
    assert button.sizeHint().height() >= side(button)
    use_size(100)
    assert side(button) == usual


def test_boxes_in_a_list_grow_with_its_text(use_size: UseSize, qtbot: QtBot) -> None:
    view = QListWidget()
    grow_ticks(view)
    qtbot.addWidget(view)
    view.show()

    def height() -> int:
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        return view.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, option, view)

    use_size(100)
    usual = height()
    use_size(200)
    assert height() > 1.4 * usual
