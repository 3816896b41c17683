from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.meeting import Presence
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.ui.pages.meetings.attendance import NameButton


def a_name(qtbot: QtBot) -> NameButton:
    ids = CountingIds(3)
    button = NameButton(Participant(id=ids.new(), period_id=ids.new(), member_id=ids.new(), name="Ksor H'Nga"))
    qtbot.addWidget(button)
    button.show_presence(Presence.PRESENT)
    return button


def test_tapping_a_name_goes_through_the_four_answers_and_back(qtbot: QtBot) -> None:
    button = a_name(qtbot)
    heard: list[Presence | None] = []
    button.tapped.connect(heard.append)
    for _ in range(4):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == [Presence.EXCUSED, Presence.UNEXCUSED, None, Presence.PRESENT]


def test_the_space_bar_taps_too(qtbot: QtBot) -> None:
    button = a_name(qtbot)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert button.presence is Presence.EXCUSED


def test_a_name_is_spoken_with_its_presence(qtbot: QtBot) -> None:
    button = a_name(qtbot)
    assert button.accessibleName() == "Ksor H'Nga: có mặt"
