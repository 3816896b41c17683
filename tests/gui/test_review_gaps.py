"""What a review still lacks is found: the cursor goes there, the count tells, and a handwritten one lacks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.ui.forms.inputs import GrowingText
from kiemdiem_desktop.ui.forms.paper_review import PaperReviewDialog
from kiemdiem_desktop.ui.forms.review_page import ReviewPage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from support.asking import QueuedAsk
    from support.desk import Desk


def page_of(desk: Desk, place: str) -> ReviewPage:
    """Open a review place."""
    desk.go(place)
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    return page


def test_a_refused_review_leads_to_the_first_gap(desk: Desk) -> None:
    page = page_of(desk, "member_review")
    assert page.view is not None
    page.done_button.setFocus()
    page.done_button.click()
    desk.settle()
    focus = QApplication.focusWidget()
    first = next(editor for key, editor in page.view.editors.items() if isinstance(editor.focusProxy(), GrowingText))
    assert focus is not None
    assert focus is first.focusProxy()


def test_a_handwritten_review_shows_no_gaps_and_needs_no_mark(desk: Desk, ask: QueuedAsk) -> None:
    page = page_of(desk, "member_review")
    assert page.view is not None
    titles = [page.view.sections.list.item(row).text() for row in range(page.view.sections.list.count())]
    assert any("còn" in title for title in titles)
    page.paper_button.click()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PaperReviewDialog)
    dialog._take()
    desk.settle()
    titles = [page.view.sections.list.item(row).text() for row in range(page.view.sections.list.count())]
    assert not any("còn" in title for title in titles)
    assert not page.done_button.isEnabled()
    page.paper_button.click()
    desk.settle()
    assert page.done_button.isEnabled()


def test_a_text_of_several_lines_shows_that_the_cursor_is_in_it(qtbot: QtBot) -> None:
    area = GrowingText()
    area.setPalette(_red(area.palette()))
    qtbot.addWidget(area)
    area.resize(200, 80)
    area.show()
    area.activateWindow()

    def edge() -> QColor:
        return area.viewport().grab().toImage().pixelColor(50, 0)

    area.clearFocus()
    assert edge() != QColor("red")
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    assert edge() == QColor("red")


def _red(palette: QPalette) -> QPalette:
    palette.setColor(QPalette.ColorRole.Highlight, QColor("red"))
    return palette
