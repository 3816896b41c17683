"""Taking a book over from another secretary, from the stick to the open book."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel
from support.desk import on_thread, settle
from support.wizards import run_wizard, step_of

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.wizards.handover import HandoverWizard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.asking import QueuedAsk

    from kiemdiem_desktop.services.environment import Environment
    from kiemdiem_desktop.ui.tasks import BookThread

OLD, NEW = "cũ dễ nhớ lắm", "mới khó đoán hơn"
CELL = NewBook(name="Chi bộ thôn An Phú", parent="Đảng bộ xã Tân Lập", place="Tân Lập", passphrase=OLD)


@pytest.fixture
def stick(env: Environment, tmp_path: Path) -> Path:
    """The former secretary's book, closed, with a head, a deputy and an open period."""
    path = tmp_path / "the nho" / "an-phu.kiemdiem"
    path.parent.mkdir()
    office = Office.create(path, CELL, env)
    for name, post in (("Nguyễn Văn An", "Bí thư chi bộ"), ("Trần Thị Mỹ Hạnh", "Phó Bí thư")):
        office.roster.add_member(replace(office.roster.new_member(name), party_post=post))
    office.periods.open_period(PeriodKey.parse("2026"))
    office.close()
    return path


@pytest.fixture
def opened() -> list[Office]:
    return []


@pytest.fixture
def wizard(
    qapp: object, env: Environment, thread: BookThread, ask: QueuedAsk, opened: list[Office]
) -> Iterator[HandoverWizard]:
    yield from run_wizard(HandoverWizard(env, thread, ask), thread, opened)


def copied(wizard: HandoverWizard, thread: BookThread, stick: Path, words: str = OLD) -> Path:
    """Go through the first two steps."""
    wizard.source_step.path.setText(str(stick))
    wizard.source_step.words.setText(words)
    wizard.next.click()
    target = stick.parents[1] / "may nay" / stick.name
    wizard.place_step.path.setText(str(target))
    wizard.next.click()
    settle(thread)
    return target


def test_a_book_is_taken_over_with_a_new_secretary_and_a_new_passphrase(
    wizard: HandoverWizard, thread: BookThread, stick: Path, opened: list[Office], env: Environment
) -> None:
    before = stick.read_bytes()
    target = copied(wizard, thread, stick)
    step = wizard.secretary_step
    assert step_of(wizard) is step
    step.who.setCurrentIndex(step.who.findText("Trần Thị Mỹ Hạnh – Phó Bí thư"))
    assert step.post.text() == "Bí thư chi bộ"
    step.former.setText("Chi ủy viên")
    step.begins.setChecked(True)
    step.term.setText("2026-2031")
    step.end.setText("31/12/2031")
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.secret_step
    assert not wizard.next.isEnabled()
    for field in (wizard.secret_step.secret.first, wizard.secret_step.secret.second):
        field.setText(NEW)
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.recovery_step
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.left_step
    assert any("2026" in line for line in wizard.left_step.shown)
    wizard.next.click()
    settle(thread)
    (office,) = opened
    assert office.path == target
    posts = {one.name: one.party_post for one in on_thread(thread, office.roster.members)}
    assert posts == {"Nguyễn Văn An": "Chi ủy viên", "Trần Thị Mỹ Hạnh": "Bí thư chi bộ"}
    assert on_thread(thread, office.organisation.terms)[0].end == date(2031, 12, 31)
    on_thread(thread, office.close)
    opened.clear()
    assert stick.read_bytes() == before
    with pytest.raises(KnownError):
        Office.open(target, env, OLD)
    Office.open(target, env, NEW).close()


def test_a_wrong_passphrase_is_told_and_can_be_mended(wizard: HandoverWizard, thread: BookThread, stick: Path) -> None:
    target = copied(wizard, thread, stick, words="sai rồi")
    fault = KnownError("book_wrong_passphrase_or_damaged", path=stick.name)
    assert describe(fault).what in wizard.panel.text
    assert not target.exists()
    wizard.back.click()
    wizard.source_step.words.setText(OLD)
    wizard.next.click()
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.secretary_step


def test_a_copy_that_is_cancelled_can_be_made_again(
    wizard: HandoverWizard, thread: BookThread, stick: Path, opened: list[Office]
) -> None:
    wizard._operations.job_started.connect(lambda _, control: control.cancel(), Qt.ConnectionType.SingleShotConnection)
    target = copied(wizard, thread, stick)
    assert not target.exists()
    assert step_of(wizard) is wizard.place_step
    assert wizard.next.isEnabled()
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.secretary_step


def test_everything_may_stay_as_it_is(
    wizard: HandoverWizard, thread: BookThread, stick: Path, opened: list[Office], env: Environment
) -> None:
    target = copied(wizard, thread, stick)
    wizard.next.click()
    settle(thread)
    wizard.secret_step.keep.setChecked(True)
    for _ in range(3):
        wizard.next.click()
        settle(thread)
    (office,) = opened
    head = on_thread(thread, office.handover.head)
    assert head is not None
    assert head.name == "Nguyễn Văn An"
    on_thread(thread, office.close)
    opened.clear()
    Office.open(target, env, OLD).close()


def test_a_term_needs_both_its_days(wizard: HandoverWizard, thread: BookThread, stick: Path) -> None:
    copied(wizard, thread, stick)
    wizard.secretary_step.begins.setChecked(True)
    wizard.secretary_step.end.setText("2031")
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.secretary_step
    assert describe(KnownError("term_without_days")).what in wizard.panel.text


def test_cancelling_after_the_copy_opens_the_book_as_it_is(
    wizard: HandoverWizard, thread: BookThread, stick: Path, opened: list[Office]
) -> None:
    copied(wizard, thread, stick)
    wizard.reject()
    settle(thread)
    assert len(opened) == 1


def test_no_two_things_of_a_step_share_a_key(wizard: HandoverWizard) -> None:
    for step in wizard.steps:
        texts = [label.text() for label in step.findChildren(QLabel) if label.buddy() is not None]
        texts += [button.text() for button in (*step.findChildren(QAbstractButton), wizard.back, wizard.cancel)]
        keys = [QKeySequence.mnemonic(text).toString() for text in (*texts, step.next_text() or wizard.next.text())]
        shared = {key for key in keys if key and keys.count(key) > 1}
        assert not shared, (step.title(), shared)


def test_every_field_of_the_wizard_has_a_name(wizard: HandoverWizard, thread: BookThread, stick: Path) -> None:
    copied(wizard, thread, stick)
    assert a11y.nameless(wizard) == []
