"""Ctrl+Z by keyboard: what was typed since the last save, then what was typed before it, then the book's operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from kiemdiem_desktop.ui import own_undo
from kiemdiem_desktop.ui.forms.inputs import GrowingText, Line, mark
from kiemdiem_desktop.ui.forms.review_page import ReviewPage
from kiemdiem_desktop.ui.forms.simple import LineEditor, TextEditor
from kiemdiem_desktop.ui.pages.fields import LineField, TextField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from support.desk import Desk

CONTROL, CONTROL_SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def undo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)


def redo(field: QWidget) -> None:
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL_SHIFT)


def go_on(field: QWidget) -> None:
    """Leave by keyboard, as one goes to the next field."""
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()


def save(field: QWidget) -> None:
    """What every editor does when its text was handed over."""
    mark(field, unsaved=True)
    mark(field, unsaved=False)


@pytest.fixture(params=[Line, GrowingText])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Iterator[Line | GrowingText]:
    """An input in a window, with the keyboard in it, and another beside it."""
    window = QWidget()
    qtbot.addWidget(window)
    made: Line | GrowingText = request.param()
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def test_each_save_is_where_undo_stops(field: Line | GrowingText) -> None:
    for part in ("mot", " hai", " ba"):
        QTest.keyClicks(field, part)
        save(field)
    seen = []
    for _ in range(3):
        undo(field)
        seen.append(text_of(field))
    assert seen == ["mot hai", "mot", ""]
    redo(field)
    redo(field)
    assert text_of(field) == "mot hai"


def test_a_save_leaves_the_cursor_and_the_selection(field: Line | GrowingText) -> None:
    QTest.keyClicks(field, "abcdef")
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Right)
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    save(field)
    QTest.keyClick(field, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_X)
    assert text_of(field) == "abx"


def test_a_selection_made_backwards_goes_on_backwards_after_a_save(field: Line | GrowingText) -> None:
    QTest.keyClicks(field, "abcdef")
    QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    save(field)
    QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_X)
    assert text_of(field) == "abcdx"


def test_a_letter_that_is_being_composed_is_not_disturbed_by_a_save(field: Line | GrowingText) -> None:
    QTest.keyClicks(field, "vi")
    QApplication.sendEvent(field, QInputMethodEvent("ê", []))
    save(field)
    assert text_of(field) == "vi"
    ended = QInputMethodEvent()
    ended.setCommitString("ệt")
    QApplication.sendEvent(field, ended)
    assert text_of(field) == "việt"


def test_leaving_an_input_gives_its_steps_to_the_book(field: Line | GrowingText) -> None:
    QTest.keyClicks(field, "abc")
    assert own_undo.can_undo(field)
    go_on(field)
    assert not own_undo.can_undo(field)
    assert text_of(field) == "abc"


def test_a_page_s_fields_give_their_steps_up_when_they_are_committed(qtbot: QtBot) -> None:
    for made in (LineField(), TextField()):
        window = QWidget()
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(made)
        column.addWidget(QLineEdit())
        window.show()
        window.activateWindow()
        made.setFocus()
        qtbot.waitUntil(made.hasFocus)
        QTest.keyClicks(made, "abc")
        assert own_undo.can_undo(made)
        go_on(made)
        assert not own_undo.can_undo(made)


def writing(desk: Desk, qtbot: QtBot, kind: type[TextEditor | LineEditor]) -> tuple[ReviewPage, str, QWidget]:
    """The first member's form with the keyboard in its first input of a kind."""
    desk.go("member_review")
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    assert page.view is not None
    desk.window.activateWindow()
    for field_id, editor in page.view.editors.items():
        if type(editor) is kind and not page.view.rows[field_id].widget.isHidden():
            editor.setFocus()
            qtbot.waitUntil(editor.field.hasFocus)
            return page, field_id, editor.field
    raise AssertionError(kind)


def stored(desk: Desk, page: ReviewPage, field_id: str) -> object:
    period_id, subject_id = desk.window.period_id, page.subject_id
    assert period_id is not None
    assert subject_id is not None
    return desk.read(lambda: desk.office.reviews.draft(period_id, subject_id)).values.get(field_id)


def test_ctrl_z_goes_back_save_by_save_and_then_through_the_book(desk: Desk, qtbot: QtBot) -> None:
    page, field_id, area = writing(desk, qtbot, TextEditor)
    assert page.view is not None
    for part in ("Giu nep", " sinh hoat"):
        QTest.keyClicks(area, part)
        page.view.flush()
        desk.settle()
    undo(area)
    page.view.flush()
    desk.settle()
    assert stored(desk, page, field_id) == "Giu nep"
    page.subjects.list.setFocus()
    desk.settle()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    undo(area)
    desk.settle()
    assert stored(desk, page, field_id) is None
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == ""
    redo(area)
    desk.settle()
    assert stored(desk, page, field_id) == "Giu nep"
