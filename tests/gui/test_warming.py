from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from kiemdiem_desktop.ui.pages.members.page import MembersPage
from kiemdiem_desktop.ui.places import PAGES
from kiemdiem_desktop.ui.theme import TextSize
from kiemdiem_desktop.ui.warming import Warming

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot
    from support.desk import Desk

    from kiemdiem_desktop.ui.tasks import BookThread


def test_pieces_are_loaded_in_order_away_from_the_window(thread: BookThread, qtbot: QtBot) -> None:
    loaded: list[tuple[str, bool]] = []

    def loader(name: str) -> None:
        loaded.append((name, threading.current_thread() is threading.main_thread()))

    warming = Warming(thread, (lambda name=name: loader(name) for name in "abc"))  # type: ignore[misc]
    with qtbot.waitSignal(warming.done):
        pass
    assert loaded == [("a", False), ("b", False), ("c", False)]


def test_what_the_user_asked_for_comes_first(thread: BookThread) -> None:
    order: list[str] = []
    warming = Warming(thread, [lambda: order.append("piece")])
    thread.submit(lambda: order.append("asked"), lambda _: None, lambda _: None)
    warming.go_on()
    thread.drain()
    assert order == ["asked"]
    warming.go_on()
    thread.drain()
    assert order == ["asked", "piece"]


def test_nothing_is_loaded_after_the_window_was_shut(thread: BookThread) -> None:
    warming = Warming(thread, [])
    warming.stop()
    assert not warming._timer.isActive()


def test_a_page_built_late_is_the_one_of_its_place(desk: Desk) -> None:
    assert list(desk.window._shown.pages) == ["overview"]
    for each in PAGES:
        desk.go(each.place)
        assert type(desk.window.page) is each.page()


def test_a_page_built_late_shows_what_was_done_before_and_hears_of_its_undo(desk: Desk) -> None:
    roster = desk.office.roster
    member = desk.read(roster.members)[0]
    desk.window.operations.run("Sửa", lambda: roster.update_member(replace(member, name="Trần Thị Mới")))
    desk.settle()
    assert "members" not in desk.window._shown.pages
    desk.go("members")
    page = desk.window.page
    assert isinstance(page, MembersPage)
    assert "Trần Thị Mới" in [each.name for each in page.model.rows]
    desk.window.actions_by_key["undo"].trigger()
    desk.settle()
    assert member.name in [each.name for each in page.model.rows]


def test_a_page_built_late_has_the_text_size_chosen_before(desk: Desk, qapp: QApplication) -> None:
    font = qapp.font()
    sizes = TextSize(qapp)
    sizes.use(150)
    desk.go("members")
    page = desk.window.page
    try:
        assert page is not None
        assert page.font().pointSizeF() == qapp.font().pointSizeF()
        assert page.font().pointSizeF() > font.pointSizeF()
    finally:
        sizes.use(100)
        qapp.setFont(font)
