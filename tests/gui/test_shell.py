from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from support.desk import on_thread, settle

from kiemdiem_desktop import __main__ as start
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.ui import a11y, theme
from kiemdiem_desktop.ui.dialogs.help import HelpWindow
from kiemdiem_desktop.ui.dialogs.passphrase import PassphraseDialog, wait_seconds
from kiemdiem_desktop.ui.main_window import MainWindow
from kiemdiem_desktop.ui.preferences import Preferences
from kiemdiem_desktop.ui.shell import Shell
from kiemdiem_desktop.ui.wizards.first_run import FirstRunWizard
from kiemdiem_desktop.ui.wizards.welcome import WelcomeWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from support.asking import QueuedAsk

    from kiemdiem_desktop.base.clock import FixedClock
    from kiemdiem_desktop.services.environment import Environment

WORDS = "bốn từ dễ nhớ"


@pytest.fixture
def shell(qapp: QApplication, env: Environment, preferences: Preferences, ask: QueuedAsk) -> Iterator[Shell]:
    """The program without its event loop; the application looks as before afterwards."""
    font, palette = qapp.font(), qapp.palette()
    made = Shell(qapp, lambda: env, preferences, lambda _: ask)
    yield made
    made.close()
    qapp.setFont(font)
    qapp.setPalette(palette)
    made.deleteLater()


def book(tmp_path: Path, env: Environment, shell: Shell, passphrase: str | None = None) -> Path:
    """Make a closed book."""
    path = tmp_path / "so.kiemdiem"

    def make() -> None:
        new = NewBook(name="Chi bộ thôn An Phú", parent="Đảng bộ xã A", place="A", passphrase=passphrase)
        Office.create(path, new, env).close()

    on_thread(shell.thread_of_book, make)
    return path


def test_without_a_book_the_welcome_is_shown(shell: Shell) -> None:
    shell.start(None)
    assert isinstance(shell.window, WelcomeWindow)
    assert a11y.nameless(shell.window) == []


def test_the_welcome_opens_the_guide_to_the_first_steps(shell: Shell) -> None:
    shell.start(None)
    assert isinstance(shell.window, WelcomeWindow)
    keys = [action.shortcut() for menu in shell.window.menuBar().actions() for action in menu.menu().actions()]  # type: ignore[attr-defined]
    assert QKeySequence("F1") in keys
    shell.window.show_guide()
    help_window = shell.window.findChild(HelpWindow)
    assert isinstance(help_window, HelpWindow)
    assert help_window.browser.source().fileName() == "first_run.md"


def test_a_book_that_was_asked_for_is_opened(shell: Shell, env: Environment, tmp_path: Path) -> None:
    shell.start(book(tmp_path, env, shell))
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)


def test_quitting_while_a_book_is_being_opened_leaves_it_closed(shell: Shell, env: Environment, tmp_path: Path) -> None:
    path = book(tmp_path, env, shell)
    shell.start(path)
    shell.close()
    assert shell.window is None
    Office.open(path, env).close()


def test_the_book_opened_last_is_opened_again(
    shell: Shell, env: Environment, tmp_path: Path, preferences: Preferences
) -> None:
    preferences.remember(book(tmp_path, env, shell))
    shell.start(None)
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)


def test_closing_the_book_frees_it_and_goes_back_to_the_welcome(shell: Shell, env: Environment, tmp_path: Path) -> None:
    path = book(tmp_path, env, shell)
    shell.start(path)
    settle(shell.thread_of_book)
    shell.close_book()
    settle(shell.thread_of_book)
    assert isinstance(shell.window, WelcomeWindow)
    on_thread(shell.thread_of_book, lambda: Office.open(path, env).close())


def test_a_protected_book_asks_for_its_passphrase(
    shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk
) -> None:
    shell.start(book(tmp_path, env, shell, WORDS))
    settle(shell.thread_of_book)
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PassphraseDialog)
    assert a11y.nameless(dialog) == []
    dialog.field.setText(WORDS)
    dialog._give()
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)


def test_a_wrong_passphrase_is_asked_again(shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk) -> None:
    shell.start(book(tmp_path, env, shell, WORDS))
    settle(shell.thread_of_book)
    for number in (1, 2):
        dialog = ask.dialogs[-1]
        assert isinstance(dialog, PassphraseDialog)
        dialog.field.setText("sai")
        dialog._give()
        settle(shell.thread_of_book)
        assert len(ask.dialogs) == number + 1
    ask.dialogs[-1].close()
    assert isinstance(shell.window, WelcomeWindow)


def test_wrong_tries_count_on_when_the_program_is_started_anew(
    preferences: Preferences, qapp: QApplication, tmp_path: Path, clock: FixedClock
) -> None:
    path, other = tmp_path / "so.kiemdiem", tmp_path / "khac.kiemdiem"
    for _ in range(4):
        preferences.add_wrong_try(path, clock.now())
    again = Preferences(tmp_path / "window.ini", qapp)
    assert again.wrong_tries(path, clock.now()) == 4
    assert again.wrong_tries(other, clock.now()) == 0
    assert path.name not in (tmp_path / "window.ini").read_text(encoding="utf-8")
    clock.advance(-timedelta(days=400))
    assert again.wrong_tries(path, clock.now()) == 4
    clock.advance(timedelta(days=400, hours=2))
    assert again.wrong_tries(path, clock.now()) == 0


def test_the_right_passphrase_forgets_the_wrong_ones(
    shell: Shell, env: Environment, tmp_path: Path, preferences: Preferences, ask: QueuedAsk
) -> None:
    path = book(tmp_path, env, shell, WORDS)
    shell.open_book(path, "sai rồi")
    settle(shell.thread_of_book)
    assert preferences.wrong_tries(path, env.clock.now()) == 1
    shell.open_book(path, WORDS)
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)
    assert preferences.wrong_tries(path, env.clock.now()) == 0


@pytest.mark.parametrize(("wrong", "seconds"), [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (5, 8), (9, 60), (50, 60)])
def test_wrong_tries_wait_longer_and_longer(wrong: int, seconds: int) -> None:
    assert wait_seconds(wrong) == seconds


def test_while_waiting_no_try_is_possible(qapp: QApplication, tmp_path: Path) -> None:
    dialog = PassphraseDialog(tmp_path / "so.kiemdiem", wrong_before=4)
    heard: list[str] = []
    dialog.given.connect(heard.append)
    dialog.field.setText("x")
    dialog._give()
    assert heard == []
    for _ in range(4):
        dialog.tick()
    dialog._give()
    assert heard == ["x"]


def test_a_book_that_is_gone_is_said_kindly(shell: Shell, tmp_path: Path, ask: QueuedAsk) -> None:
    shell.start(tmp_path / "mat-roi.kiemdiem")
    settle(shell.thread_of_book)
    assert isinstance(shell.window, WelcomeWindow)
    assert "mat-roi.kiemdiem" in ask.messages[0]


def test_a_new_book_starts_the_wizard(shell: Shell, ask: QueuedAsk) -> None:
    shell.start(None)
    shell.new_book()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, FirstRunWizard)
    wizard.close()
    settle(shell.thread_of_book)


def test_another_language_builds_the_window_anew_with_the_book_open(
    shell: Shell, env: Environment, tmp_path: Path, preferences: Preferences
) -> None:
    shell.start(book(tmp_path, env, shell))
    settle(shell.thread_of_book)
    before = shell.window
    preferences.language = "en"
    settle(shell.thread_of_book)
    assert shell.window is not before
    assert isinstance(shell.window, MainWindow)
    assert shell.window.actions_by_key["help"].text() != "&Hướng dẫn trang này"


def test_a_larger_text_reaches_every_label_at_once(shell: Shell, preferences: Preferences, qapp: QApplication) -> None:
    shell.start(None)
    assert shell.window is not None
    heading = shell.window.findChild(theme.Heading)
    assert isinstance(heading, theme.Heading)
    before, normal = heading.font().pointSizeF(), qapp.font().pointSizeF()
    preferences.text_size = 200
    assert qapp.font().pointSizeF() == pytest.approx(normal * 2)
    assert heading.font().pointSizeF() == pytest.approx(before * 2)


def test_the_dark_theme_is_dark_and_the_light_one_light(shell: Shell, preferences: Preferences) -> None:
    preferences.theme = "dark"
    assert theme.is_dark()
    preferences.theme = "light"
    assert not theme.is_dark()


def test_recent_books_are_newest_first_and_can_be_forgotten(preferences: Preferences, tmp_path: Path) -> None:
    first, second = tmp_path / "a.kiemdiem", tmp_path / "b.kiemdiem"
    for path in (first, second, first):
        preferences.remember(path)
    assert list(preferences.recent) == [first, second]
    preferences.forget(first)
    assert list(preferences.recent) == [second]


@pytest.mark.parametrize(
    ("arguments", "window"), [([], True), (["so.kiemdiem"], True), (["export", "so.kiemdiem"], False), (["-h"], False)]
)
def test_no_arguments_or_one_book_mean_the_window(arguments: list[str], *, window: bool) -> None:
    assert start.wants_window(arguments) is window
