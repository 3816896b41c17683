from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kiemdiem_desktop.ui.forms.autosave import LATEST_MS, QUIET_MS, Autosave

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_save_is_due_a_moment_after_the_last_key(qtbot: QtBot) -> None:
    saver = Autosave(quiet=10, latest=10_000)
    with qtbot.waitSignal(saver.due):
        saver.touch()
    assert not saver.waiting


def test_a_save_is_due_even_while_typing_goes_on(qtbot: QtBot) -> None:
    saver = Autosave(quiet=10_000, latest=30)
    keys = QTimer()
    keys.setInterval(5)
    keys.timeout.connect(saver.touch)
    with qtbot.waitSignal(saver.due):
        keys.start()
    keys.stop()
    saver.stop()


def test_nothing_is_due_before_a_key_was_pressed(qtbot: QtBot) -> None:
    assert not Autosave().waiting


def test_the_promised_times_are_a_second_and_a_half_and_ten_seconds() -> None:
    assert (QUIET_MS, LATEST_MS) == (1500, 10_000)
