"""Questions with several answers stay readable at large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from kiemdiem_desktop.ui.window_ask import WindowAsk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[None]:
    """Letters twice as large."""
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("large_text")
def test_long_answers_are_not_cut_off(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    options = (("pdf", "PDF để in và bảng tính"), ("docx", "PDF, Word để sửa tiếp và bảng tính"))
    WindowAsk(window).choose("Lưu tất cả văn bản của kỳ dưới dạng nào?", options, lambda _: None)
    box = window.findChild(QMessageBox)
    assert box is not None
    qtbot.waitUntil(box.isVisible)
    buttons = box.findChildren(QPushButton)
    assert len(buttons) == 3
    for button in buttons:
        assert button.width() >= button.sizeHint().width()
    box.close()
