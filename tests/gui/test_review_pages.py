from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.domain.shortcoming import Part
from kiemdiem_desktop.services.reviews import PaperReview
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.panels import FactsPanel, NamedPanel, OpinionsPanel
from kiemdiem_desktop.ui.forms.paper_review import PaperReviewDialog
from kiemdiem_desktop.ui.forms.review_page import ReviewPage
from kiemdiem_desktop.ui.forms.scores import LevelEditor, ScoreSheet
from kiemdiem_desktop.ui.forms.shortcomings import ShortcomingList
from kiemdiem_desktop.ui.forms.simple import TextEditor
from kiemdiem_desktop.ui.forms.view import FormView

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot
    from support.asking import QueuedAsk
    from support.desk import Desk

    from kiemdiem_desktop.domain.sheets import SubjectSheet
    from kiemdiem_desktop.ui.forms.inputs import GrowingText


def page_of(desk: Desk, place: str) -> tuple[ReviewPage, FormView]:
    """Open a review place and return it with its form."""
    desk.go(place)
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    assert page.view is not None
    return page, page.view


def period_of(desk: Desk) -> UUID:
    """The period shown."""
    found = desk.window.period_id
    assert found is not None
    return found


def subject_of(desk: Desk, page: ReviewPage) -> SubjectSheet:
    """The subject shown, as the book has it."""
    subject_id = page.subject_id
    assert subject_id is not None
    return desk.read(lambda: desk.office.reviews.sheet(period_of(desk)).subject(subject_id))


def first_text(view: FormView) -> tuple[str, GrowingText]:
    """The first text field of a form."""
    for field_id, editor in view.editors.items():
        if isinstance(editor, TextEditor):
            return field_id, editor.area
    raise AssertionError("the form has no text")


def test_a_review_that_nobody_began_says_so_without_a_count(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    told = desk.read(lambda: desk.office.reviews.sheet(period_of(desk)))
    begun = {subject.name: subject.begun for subject in told.persons}
    assert page._line_state(page._line()).startswith("Đang viết" if begun[page._line().subject.name] else "Chưa viết")
    field_id, box = first_text(view)
    del field_id
    QTest.keyClicks(box, "Tot")
    page.flush()
    desk.settle()
    assert page._line_state(page._line()).startswith("Đang viết – ")


@pytest.mark.parametrize("place", ["collective_review", "member_review"])
def test_a_review_place_shows_its_subjects_and_a_form(desk: Desk, place: str) -> None:
    page, view = page_of(desk, place)
    assert page.subjects.list.count() == (3 if place == "member_review" else 2)
    assert view.editors


@pytest.mark.parametrize("place", ["collective_review", "member_review"])
def test_every_input_of_a_review_place_has_a_name(desk: Desk, place: str) -> None:
    page, _ = page_of(desk, place)
    assert a11y.nameless(page) == []


@pytest.mark.parametrize("place", ["collective_review", "member_review"])
def test_tab_leads_through_a_new_shortcoming_and_out_of_it(desk: Desk, qtbot: QtBot, place: str) -> None:
    _, view = page_of(desk, place)
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    editor = next(each for each in view.editors.values() if type(each) is ShortcomingList)
    editor.add.click()
    desk.settle()
    editor.setFocus()
    first = at = QApplication.focusWidget()
    while at is not editor.add:
        assert at is not None
        QTest.keyClick(at, Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not first


def test_leaving_a_field_stores_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    page, view = page_of(desk, "member_review")
    field_id, area = first_text(view)
    desk.window.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, "Guong mau")
    page.subjects.list.setFocus()
    desk.settle()
    assert subject_of(desk, page).values[field_id] == "Guong mau"
    assert desk.window.status.state.text().startswith("Đã lưu")


def test_going_to_another_place_stores_what_was_typed(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    field_id, area = first_text(view)
    area.insertPlainText("Chưa rời ô")
    desk.go("overview")
    assert subject_of(desk, page).values[field_id] == "Chưa rời ô"


def test_going_to_another_member_stores_the_text_with_the_right_one(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    first = page.subject_id
    field_id, area = first_text(view)
    area.insertPlainText("Của người thứ nhất")
    page.subjects.list.setCurrentRow(1)
    desk.settle()
    sheet = desk.read(lambda: desk.office.reviews.sheet(period_of(desk)))
    assert page.subject_id != first
    assert [subject.values.get(field_id) for subject in sheet.persons][:2] == ["Của người thứ nhất", None]


def test_closing_the_window_stores_what_was_typed(desk: Desk) -> None:
    page, view = page_of(desk, "collective_review")
    field_id, area = first_text(view)
    area.insertPlainText("Trước khi đóng")
    desk.window.shut()
    assert subject_of(desk, page).values[field_id] == "Trước khi đóng"


def test_undo_takes_back_text_first_and_then_the_operation(desk: Desk, qtbot: QtBot) -> None:
    page, view = page_of(desk, "member_review")
    field_id, area = first_text(view)
    desk.window.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, "abc")
    desk.window.actions_by_key["undo"].trigger()
    assert area.toPlainText() == ""
    view.flush()
    desk.settle()
    assert field_id not in subject_of(desk, page).values
    QTest.keyClicks(area, "def")
    view.flush()
    desk.settle()
    assert subject_of(desk, page).values[field_id] == "def"
    desk.window.actions_by_key["undo"].trigger()
    view.flush()
    desk.settle()
    assert field_id not in subject_of(desk, page).values


def test_the_undo_key_takes_back_what_was_saved_while_the_field_is_not_left(desk: Desk, qtbot: QtBot) -> None:
    page, view = page_of(desk, "member_review")
    field_id, area = first_text(view)
    desk.window.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, "abc")
    view.flush()
    desk.settle()
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    view.flush()
    desk.settle()
    assert field_id not in subject_of(desk, page).values
    assert area.toPlainText() == ""


def test_points_and_level_reach_the_tables(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    for editor in view.editors.values():
        if isinstance(editor, ScoreSheet):
            for line in editor.lines.values():
                QTest.keyClicks(line, "27,5")
        if isinstance(editor, LevelEditor):
            editor.radios.group.buttons()[1].click()
    view.flush()
    desk.settle()
    subject = subject_of(desk, page)
    assert subject.levels[Step.SELF].level is Level.GOOD
    assert [totals.total for totals in subject.scores.values()] == [5500]


def test_a_review_that_lacks_something_cannot_be_marked_done(desk: Desk) -> None:
    page, _ = page_of(desk, "member_review")
    page.done_button.click()
    desk.settle()
    assert desk.window.panel.text
    assert not subject_of(desk, page).reviewed


def test_a_done_review_that_lacks_something_after_an_edit_says_so_and_undo_makes_it_done_again(
    desk: Desk, qtbot: QtBot
) -> None:
    page, view = page_of(desk, "member_review")
    _, area = first_text(view)
    area.insertPlainText("Giữ nếp")
    view.flush()
    desk.settle()
    review = subject_of(desk, page).review
    assert review is not None

    def call_done() -> None:  # nothing but this field is written, so no service would do it
        with desk.office._book.write("Đánh dấu") as unit:
            unit.reviews.update(replace(review, state=ReviewState.DONE))

    desk.read(call_done)
    desk.window.activateWindow()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    QTest.keyClicks(area, " them")
    view.flush()
    desk.settle()
    assert "đang viết" in desk.window.panel.text
    assert page.done_button.text().replace("&", "") == "Đánh dấu đã xong"
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert area.toPlainText() == "Giữ nếp"
    assert page.done_button.text() == "Mở lại để sửa"
    assert desk.window.panel.text == ""


def test_a_collective_shortcoming_is_answered_by_the_person_it_names(desk: Desk) -> None:
    page, view = page_of(desk, "collective_review")
    own = next(e for e in view.editors.values() if type(e) is ShortcomingList)
    own.add.click()
    desk.settle()
    entry = subject_of(desk, page).shortcomings[0]
    person = desk.read(lambda: desk.office.reviews.sheet(period_of(desk))).persons[0]
    own.boxes[entry.id].changed.emit(person.id, Part.HEAD)
    desk.settle()
    page, view = page_of(desk, "member_review")
    panel = view.findChild(NamedPanel)
    assert isinstance(panel, NamedPanel)
    (area, declined) = next(iter(panel.answers.values()))
    declined.click()
    desk.settle()
    assert not subject_of(desk, page).named_in[0].responsibility.declined  # a reason is missing
    area.insertPlainText("Không được phân công")
    view.flush()
    desk.settle()
    answer = subject_of(desk, page).named_in[0].responsibility
    assert (answer.answer, answer.declined) == ("Không được phân công", True)


def test_facts_are_stored_one_by_one(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    facts = view.findChild(FactsPanel)
    assert isinstance(facts, FactsPanel)
    for name, text in (("tasks_total", "10"), ("tasks_done", "9")):
        QTest.keyClicks(facts.parts[name].field, text)
    view.flush()
    desk.settle()
    stored = subject_of(desk, page).facts
    assert stored is not None
    assert (stored.tasks_total, stored.tasks_done, stored.disciplined) == (10, 9, None)


def test_contradicting_facts_are_refused_and_stay_on_screen(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    facts = view.findChild(FactsPanel)
    assert isinstance(facts, FactsPanel)
    for name, text in (("tasks_total", "3"), ("tasks_done", "9")):
        QTest.keyClicks(facts.parts[name].field, text)
    view.flush()
    desk.settle()
    assert desk.window.panel.text
    assert facts.parts["tasks_done"].read() == 9
    assert desk.window.status.state.text().startswith("Chưa thực hiện được")
    facts.parts["tasks_done"].put(2)
    facts.parts["tasks_done"].touch()
    view.flush()
    desk.settle()
    stored = subject_of(desk, page).facts
    assert stored is not None
    assert stored.tasks_done == 2


def test_an_opinion_is_added_written_and_removed(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    panel = view.findChild(OpinionsPanel)
    assert isinstance(panel, OpinionsPanel)
    panel.add.click()
    desk.settle()
    card = next(iter(panel.cards.values()))
    text = card.editors["text"]
    assert isinstance(text, TextEditor)
    text.area.insertPlainText("Nhất trí")
    view.flush()
    desk.settle()
    [stored] = subject_of(desk, page).opinions
    assert (stored.body, stored.text) == ("committee", "Nhất trí")
    subject_id, period_id = stored.subject_id, stored.period_id
    bound = desk.read(lambda: desk.office.reviews.bound(period_id, subject_id))
    assert bound.texts["opinion.committee"] == "Nhất trí"
    card.remove_asked.emit()
    desk.settle()
    assert subject_of(desk, page).opinions == ()


def test_a_received_paper_counts_as_a_review(desk: Desk, ask: QueuedAsk) -> None:
    page, _ = page_of(desk, "member_review")
    page.paper_button.click()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PaperReviewDialog)
    dialog.general.setText("28,5")
    dialog.tasks.setText("60")
    dialog.shortcomings.setPlainText("Chậm\nThiếu")
    with_signal: list[PaperReview] = []
    dialog.taken.connect(with_signal.append)
    dialog._take()
    desk.settle()
    subject = subject_of(desk, page)
    assert subject.reviewed
    assert [entry.text for entry in subject.shortcomings] == ["Chậm", "Thiếu"]
    assert with_signal[0].general == 2850
    assert "Bản giấy" in page.subjects.list.item(0).text()


def test_a_member_can_be_set_aside_with_a_reason(desk: Desk, ask: QueuedAsk) -> None:
    page, _ = page_of(desk, "member_review")
    ask.answer("Ốm dài ngày")
    desk.window.page._exclude()  # type: ignore[union-attr]
    desk.settle()
    person = subject_of(desk, page).participant
    assert person is not None
    assert person.not_reviewed_reason == "Ốm dài ngày"


def test_a_collective_is_added_and_removed(desk: Desk, ask: QueuedAsk) -> None:
    page, _ = page_of(desk, "collective_review")
    ask.answer("leadership_collective", "Ban điều hành thôn")
    page._add_collective()  # type: ignore[attr-defined]
    desk.settle()
    assert page.subjects.list.count() == 3
    page.subjects.list.setCurrentRow(2)
    desk.settle()
    ask.answer(True)  # noqa: FBT003 - an answer
    page._remove()  # type: ignore[attr-defined]
    desk.settle()
    assert page.subjects.list.count() == 2


def test_navigating_to_a_field_puts_the_cursor_there(desk: Desk, qtbot: QtBot) -> None:
    _, view = page_of(desk, "member_review")
    field_id, _ = first_text(view)
    people = desk.read(lambda: desk.office.reviews.sheet(period_of(desk))).persons
    desk.window.activateWindow()
    desk.window.navigate("member_review", people[1].id, field_id)
    desk.settle()
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    assert page.subject_id == people[1].id
    assert page.view is not None
    wanted = first_text(page.view)[1]
    qtbot.waitUntil(wanted.hasFocus)


def test_a_changed_kind_of_member_changes_the_form(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    participant = subject_of(desk, page).participant
    assert participant is not None
    other = type(participant.kind)("outside_system")
    desk.window.operations.run("Sửa", lambda: desk.office.periods.update_participant(replace(participant, kind=other)))
    desk.settle()
    assert page.view is not None
    assert page.view.form.id != view.form.id or page.view is not view


def test_large_text_leaves_room_for_the_form(desk: Desk) -> None:
    page, view = page_of(desk, "member_review")
    font = QApplication.font()
    large = QApplication.font()
    large.setPointSizeF(font.pointSizeF() * 2)
    desk.window.resize(1366, 700)
    QApplication.setFont(large)
    desk.settle()
    try:
        assert page.subjects.list.isHidden()
        assert view.area.height() > view.fontMetrics().height() * 4
        assert desk.window.minimumSizeHint().width() <= 1366
    finally:
        QApplication.setFont(font)
        desk.settle()
