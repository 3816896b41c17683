"""Notes and prompts are offered below the fields that may take them; only the user's own step puts one in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.forms.review_page import ReviewPage
from kiemdiem_desktop.ui.forms.view import FormView

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot
    from support.desk import Desk

    from kiemdiem_desktop.domain.sheets import SubjectSheet

MERIT, FAULT, PROMPTED = "Vận động làm đường xóm Hai", "Vắng họp không báo", "Làm rõ việc thu quỹ"


def period_of(desk: Desk) -> UUID:
    found = desk.window.period_id
    assert found is not None
    return found


def first(desk: Desk) -> SubjectSheet:
    return desk.read(lambda: desk.office.reviews.sheet(period_of(desk)).persons[0])


def tell(desk: Desk, text: str, kind: NoteKind, day: date) -> None:
    person = first(desk).participant
    assert person is not None
    member_id = person.member_id
    desk.read(lambda: desk.office.notes.add(member_id, kind, day, text, "Mặt trận"))


def prompt(desk: Desk) -> None:
    period_id, who = period_of(desk), first(desk).id
    new = desk.read(lambda: desk.office.prompts.new(period_id, who, PROMPTED))
    desk.read(lambda: desk.office.prompts.add(new))


def opened(desk: Desk) -> FormView:
    """The first member's form, read anew."""
    desk.go("overview")
    desk.go("member_review")
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    page.reload()
    desk.settle()
    assert page.view is not None
    return page.view


def year_of(desk: Desk) -> int:
    period_id = period_of(desk)
    return desk.read(lambda: desk.office.periods.period(period_id)).start.year


def offers(view: FormView) -> dict[str, int]:
    return {key: len(box.buttons) for key, box in view.offers.items() if not box.isHidden()}


def test_each_kind_is_offered_where_it_belongs_and_nothing_is_written(desk: Desk) -> None:
    day = date(year_of(desk), 3, 12)
    tell(desk, MERIT, NoteKind.MERIT, day)
    tell(desk, FAULT, NoteKind.FAULT, day)
    tell(desk, "Ghi chép của năm khác", NoteKind.MERIT, date(day.year - 1, 3, 12))
    prompt(desk)
    view = opened(desk)
    merits = {
        field.id
        for part in view.form.parts
        for section in part.sections
        for field in section.fields
        if section.id == "merits" and field.kind == "text"
    }
    assert offers(view) == {**dict.fromkeys(merits, 1), "shortcomings": 1, "explanation": 1}
    assert first(desk).values == {}
    assert first(desk).shortcomings == ()
    assert a11y.nameless(view) == []


def test_a_note_goes_behind_what_stands_there_by_keyboard_and_is_one_step_to_undo(desk: Desk, qtbot: QtBot) -> None:
    tell(desk, MERIT, NoteKind.MERIT, date(year_of(desk), 3, 12))
    view = opened(desk)
    editor = view.editors["duties"]
    view.focus_field("duties")
    QTest.keyClicks(editor.area, "Da lam tot.")  # type: ignore[attr-defined] # a text's editor
    view.flush()
    desk.settle()
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        desk.settle()
    desk.settle()
    assert first(desk).values["duties"] == f"Da lam tot.\n{MERIT}"
    assert offers(view) == {}
    desk.read(desk.office.history.undo)
    assert first(desk).values["duties"] == "Da lam tot."
    assert set(offers(opened(desk))) >= {"duties"}


def test_a_fault_becomes_a_shortcoming_of_its_own(desk: Desk) -> None:
    tell(desk, FAULT, NoteKind.FAULT, date(year_of(desk), 3, 12))
    view = opened(desk)
    box = view.offers["shortcomings"]
    box.fold.open()
    box.buttons[0].click()
    desk.settle()
    assert [fault.text for fault in first(desk).shortcomings] == [FAULT]
    assert offers(view) == {}


def test_a_prompt_fills_the_section_on_explanation(desk: Desk) -> None:
    prompt(desk)
    view = opened(desk)
    view.offers["explanation"].fold.open()
    view.offers["explanation"].buttons[0].click()
    desk.settle()
    assert first(desk).values["explanation"] == PROMPTED
