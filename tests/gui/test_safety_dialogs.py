from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from support.desk import Desk, on_thread, settle

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.services import places
from kiemdiem_desktop.services.backups import Shelf
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.services.safety import PLAIN_DECIDED
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.dialogs.backups import BackupsDialog
from kiemdiem_desktop.ui.dialogs.erase import EraseDialog
from kiemdiem_desktop.ui.dialogs.history import HistoryDialog
from kiemdiem_desktop.ui.dialogs.passphrase import PassphraseDialog
from kiemdiem_desktop.ui.dialogs.protection import ProtectionDialog
from kiemdiem_desktop.ui.dialogs.rescue import RescueDialog
from kiemdiem_desktop.ui.idle import IdleWatch
from kiemdiem_desktop.ui.main_window import MainWindow
from kiemdiem_desktop.ui.personal import FLAG
from kiemdiem_desktop.ui.shell import Shell
from kiemdiem_desktop.ui.wizards.welcome import WelcomeWindow

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QDialog
    from support.asking import QueuedAsk

    from kiemdiem_desktop.services.environment import Environment
    from kiemdiem_desktop.ui.preferences import Preferences

WORDS = "bốn từ dễ nhớ"
PERSON = "Ksor H'Nga"


@pytest.fixture
def shell(qapp: QApplication, env: Environment, preferences: Preferences, ask: QueuedAsk) -> Iterator[Shell]:
    """The program without its event loop."""
    font, palette = qapp.font(), qapp.palette()
    made = Shell(qapp, lambda: env, preferences, lambda _: ask)
    yield made
    made.close()
    qapp.setFont(font)
    qapp.setPalette(palette)
    made.deleteLater()


def newest(desk: Desk) -> QDialog:
    """The dialog opened last, named for reading tools in all its inputs."""
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert a11y.nameless(dialog) == []
    return dialog


def remove(desk: Desk, name: str) -> None:
    def work() -> None:
        with desk.office._book.write("Bỏ") as unit:
            for copy in unit.participants.find(name=name):
                unit.participants.remove(copy.id)
            unit.members.remove(unit.members.find(name=name)[0].id)

    desk.read(work)


def test_a_plain_book_is_told_at_each_start_until_it_is_decided(desk: Desk) -> None:
    def forget() -> None:
        with desk.office._book.write("Quên") as unit:
            unit.settings.remove(PLAIN_DECIDED)

    desk.read(forget)
    desk.window.care.welcome()
    desk.settle()
    assert "không có mật khẩu" in desk.window.panel.text
    desk.window.actions_by_key["protection"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, ProtectionDialog)
    dialog.plain.click()
    desk.settle()
    desk.window.panel.dismiss()
    desk.window.care.welcome()
    desk.settle()
    assert desk.window.panel.text == ""


def test_a_bad_place_and_a_missing_passphrase_are_told_one_after_the_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget() -> None:
        with desk.office._book.write("Quên") as unit:
            unit.settings.remove(PLAIN_DECIDED)

    desk.read(forget)
    monkeypatch.setattr(places, "warnings", lambda _book: (KnownError("place_removable", path="USB"),))
    desk.window.care.welcome()
    desk.settle()
    assert "không có mật khẩu" in desk.window.panel.text
    desk.window.panel.dismiss()
    assert "USB" in desk.window.panel.text
    desk.window.panel.dismiss()
    assert desk.window.panel.text == ""


def test_a_member_is_brought_back_from_a_backup(desk: Desk) -> None:
    desk.window.actions_by_key["backups"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, BackupsDialog)
    dialog.back_up()
    desk.settle()
    remove(desk, PERSON)
    dialog.compare()
    desk.settle()
    lines = [dialog.differences.item(row).text() for row in range(dialog.differences.count())]
    assert lines == [f"Đảng viên: {PERSON} – chỉ có trong bản sao lưu"]
    dialog.differences.setCurrentRow(0)
    dialog.back.click()
    desk.settle()
    assert PERSON in [member.name for member in desk.read(desk.office.roster.members)]


def test_a_form_that_differs_is_named_with_its_period(desk: Desk) -> None:
    desk.window.actions_by_key["backups"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, BackupsDialog)
    dialog.back_up()
    desk.settle()

    def write() -> None:
        reviews, period = desk.office.reviews, desk.office.periods.periods()[0]
        who = next(person.id for person in reviews.sheet(period.id).persons if person.name == PERSON)
        form, draft = reviews.form(period.id, who), reviews.draft(period.id, who)
        reviews.save_draft(period.id, who, with_value(form, draft, "conduct", "Giữ vững"))

    desk.read(write)
    dialog.compare()
    desk.settle()
    lines = [dialog.differences.item(row).text() for row in range(dialog.differences.count())]
    assert lines == [f"Bản kiểm điểm: {PERSON} (Năm 2026) – chỉ có trong sổ hiện nay"]


def test_a_backup_goes_to_a_stick(desk: Desk, tmp_path: Path) -> None:
    desk.window.actions_by_key["backups"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, BackupsDialog)
    target = tmp_path / "thẻ" / "sổ.kiemdiem"
    desk.ask.answer(target)
    dialog.back_up_elsewhere()
    desk.settle()
    assert target.is_file()
    assert target.name in desk.ask.messages[-1]


def test_the_history_tells_a_change_and_takes_it_back(desk: Desk) -> None:
    def change() -> None:
        for note in ("trước", "sau"):
            with desk.office._book.write("Sửa ghi chú") as unit:
                unit.members.update(replace(unit.members.find(name=PERSON)[0], note=note))

    desk.read(change)
    desk.window.actions_by_key["history"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, HistoryDialog)
    desk.settle()
    assert "Ghi chú: trước → sau" in dialog.detail.toPlainText()
    assert not dialog.back.isEnabled()
    dialog.versions.setCurrentRow(1)
    dialog.back.click()
    desk.settle()
    assert [m.note for m in desk.read(desk.office.roster.members) if m.name == PERSON] == ["trước"]


def test_a_member_is_erased_only_after_everything_was_said(desk: Desk) -> None:
    desk.window.actions_by_key["erase"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, EraseDialog)
    desk.settle()
    assert not dialog.erase_button.isEnabled()
    dialog.member.setCurrentText(PERSON)
    desk.settle()
    assert "2026" in dialog.told.toPlainText()
    desk.ask.answer(*[True])
    dialog.erase_button.click()
    desk.settle()
    assert PERSON not in [member.name for member in desk.read(desk.office.roster.members)]


def test_the_data_are_checked_and_found_whole(desk: Desk) -> None:
    desk.window.actions_by_key["check"].trigger()
    desk.settle()
    assert "nguyên vẹn" in desk.ask.messages[-1]


def test_a_new_passphrase_is_typed_twice_and_its_sheet_is_printed(desk: Desk) -> None:
    desk.window.actions_by_key["protection"].trigger()
    dialog = newest(desk)
    assert isinstance(dialog, ProtectionDialog)
    dialog.first.setText(WORDS)
    dialog.second.setText("khác")
    assert not dialog.change.isEnabled()
    dialog.second.setText(WORDS)
    dialog.change.click()
    desk.settle()
    assert desk.office.encrypted
    assert len(desk.ask.dialogs) == 2  # the system's print dialog
    assert dialog._sheet._document.pageCount() == 1
    assert dialog.first.text() == ""


def test_a_plain_book_cannot_be_locked_and_says_why(desk: Desk) -> None:
    desk.window.panel.dismiss()
    desk.window.actions_by_key["lock"].trigger()
    assert "không có mật khẩu" in desk.window.panel.text


def closed_book(tmp_path: Path, env: Environment, shell: Shell, passphrase: str | None = None) -> Path:
    path = tmp_path / "so.kiemdiem"

    def make() -> None:
        new = NewBook(name="Chi bộ thôn An Phú", parent="Đảng bộ xã A", place="A", passphrase=passphrase)
        made = Office.create(path, new, env)
        made.roster.add_member(made.roster.new_member("Nguyễn Văn An"))
        made.backups.now()
        made.close()

    on_thread(shell.thread_of_book, make)
    return path


def test_a_locked_book_clears_the_screen_and_comes_back_to_its_place(
    shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk
) -> None:
    shell.open_book(closed_book(tmp_path, env, shell, WORDS), WORDS)
    settle(shell.thread_of_book)
    window = shell.window
    assert isinstance(window, MainWindow)
    window.navigate("members")
    settle(shell.thread_of_book)
    shell._idle.idle.emit()
    settle(shell.thread_of_book)
    assert isinstance(shell.window, WelcomeWindow)
    assert shell.office is None
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PassphraseDialog)
    dialog.field.setText(WORDS)
    dialog._give()
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)
    assert shell.window.place == "members"


def test_the_recovery_key_opens_a_book_in_the_passphrases_place(
    shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk
) -> None:
    path = closed_book(tmp_path, env, shell, WORDS)

    def code() -> str:
        opened = Office.open(path, env, WORDS)
        found = opened.safety.recovery_code()
        opened.close()
        return found

    shell.open_book(path, on_thread(shell.thread_of_book, code))
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)


def test_a_damaged_book_is_restored_from_the_start_screen(
    shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk
) -> None:
    path = closed_book(tmp_path, env, shell)
    path.write_bytes(path.read_bytes()[:20000])
    shell.start(path)
    settle(shell.thread_of_book)
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, RescueDialog)
    assert a11y.nameless(dialog) == []
    settle(shell.thread_of_book)
    dialog.restore_button.click()
    settle(shell.thread_of_book)
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)
    assert shell.office is not None
    assert [m.name for m in on_thread(shell.thread_of_book, shell.office.roster.members)] == ["Nguyễn Văn An"]


def test_a_damaged_book_is_built_anew(shell: Shell, env: Environment, tmp_path: Path, ask: QueuedAsk) -> None:
    path = closed_book(tmp_path, env, shell)
    shell.start(None)
    ask.answer(path)
    shell.ask_rescue()
    settle(shell.thread_of_book)
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, RescueDialog)
    ask.answer(tmp_path / "moi.kiemdiem")
    dialog.repair()
    settle(shell.thread_of_book)
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)
    assert (tmp_path / "moi.kiemdiem").is_file()


def test_a_whole_book_is_restored_from_the_menu(shell: Shell, env: Environment, tmp_path: Path) -> None:
    path = closed_book(tmp_path, env, shell)
    shell.open_book(path)
    settle(shell.thread_of_book)
    office = shell.office
    assert office is not None
    copy = Shelf(path, env).list()[0].path
    on_thread(shell.thread_of_book, lambda: office.roster.add_member(office.roster.new_member("Người Sau")))
    shell.restore(copy, "")
    settle(shell.thread_of_book)
    again = shell.office
    assert again is not None
    assert [m.name for m in on_thread(shell.thread_of_book, again.roster.members)] == ["Nguyễn Văn An"]


def test_a_touch_puts_the_lock_off(qapp: QApplication) -> None:
    watch = IdleWatch(qapp)
    watch.start(1)
    watch.timer.setInterval(100_000)
    spot = QPointF(QPoint(1, 1))
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        spot,
        spot,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    assert watch.eventFilter(qapp, event) is False
    assert watch.timer.remainingTime() > 90_000
    watch.start(0)
    assert not watch.timer.isActive()
    watch.deleteLater()


def test_the_whole_book_is_exported_and_made_anew_on_the_start_screen(
    desk: Desk, tmp_path: Path, shell: Shell, ask: QueuedAsk
) -> None:
    out, made = tmp_path / "ra", tmp_path / "lap-lai.kiemdiem"
    desk.ask.answer(out)
    desk.window.care.export_whole()
    desk.settle()
    assert (out / "so.json").is_file()
    assert str(len(list(out.iterdir()))) in desk.ask.messages[-1]
    shell.start(None)
    ask.answer(out / "so.json", made)
    shell.ask_rescue()
    settle(shell.thread_of_book)
    settle(shell.thread_of_book)
    assert isinstance(shell.window, MainWindow)
    assert shell.office is not None
    assert PERSON in [m.name for m in on_thread(shell.thread_of_book, shell.office.roster.members)]


def test_before_the_first_export_a_warning_is_said_and_only_then(
    desk: Desk, tmp_path: Path, preferences: Preferences
) -> None:
    preferences.set_flag(FLAG, on=False)
    desk.ask.answer(False)  # noqa: FBT003 - turned away
    desk.window.care.export_whole()
    assert not preferences.flag(FLAG)
    desk.ask.answer(True, None)  # noqa: FBT003 - understood, then no folder
    desk.window.care.export_whole()
    assert preferences.flag(FLAG)
    desk.ask.answer(None)
    desk.window.care.export_whole()
    assert not desk.ask.answers


def test_identity_numbers_in_the_history_are_hidden_until_asked_for(desk: Desk) -> None:
    def give_number() -> None:
        member = next(each for each in desk.office.roster.members() if each.name == PERSON)
        desk.office.roster.update_member(replace(member, id_number="012345678901", note="mới"))

    desk.read(give_number)
    desk.window.care.show_history()
    dialog = newest(desk)
    assert isinstance(dialog, HistoryDialog)
    desk.settle()
    desk.settle()
    told = dialog.detail.toPlainText()
    assert "8901" in told
    assert "mới" in told
    assert "01234567" not in told
    dialog.reveal.click()
    assert "012345678901" in dialog.detail.toPlainText()
