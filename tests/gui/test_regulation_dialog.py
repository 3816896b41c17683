"""The window shows what a regulation says, installs others, and moves a period after showing the difference."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.ui.dialogs.move_period import MovePeriodDialog
from kiemdiem_desktop.ui.dialogs.period import PeriodForm
from kiemdiem_desktop.ui.dialogs.regulation import RegulationDialog

if TYPE_CHECKING:
    from pathlib import Path

    from support.desk import Desk

    from kiemdiem_desktop.base.clock import FixedClock
    from kiemdiem_desktop.base.ids import CountingIds

SHIPPED = resource("regulations")


@pytest.fixture
def env(clock: FixedClock, ids: CountingIds, tmp_path: Path) -> Environment:
    """The shipped regulations and a folder for those that are installed."""
    mine = tmp_path / "data" / "regulations"
    return Environment(clock=clock, ids=ids, catalog=Catalog((SHIPPED, mine)), regulations_folder=mine)


def opened(desk: Desk) -> RegulationDialog:
    desk.window.actions_by_key["regulation"].trigger()
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, RegulationDialog)
    return dialog


def show(desk: Desk, dialog: RegulationDialog, start: str) -> None:
    texts = [dialog.choice.itemText(row) for row in range(dialog.choice.count())]
    dialog.choice.setCurrentIndex(next(row for row, text in enumerate(texts) if text.startswith(start)))
    desk.settle()


def law_of_period(desk: Desk) -> tuple[str, str]:
    period_id = desk.window.period_id
    assert period_id is not None
    period = desk.read(lambda: desk.office.periods.period(period_id))
    return period.regulation_id, period.overlay_id


def test_the_menu_shows_the_regulation_of_the_period(desk: Desk) -> None:
    dialog = opened(desk)
    text = dialog.browser.toPlainText()
    assert "Điều 11, Quy định 366-QĐ/TW; theo nguyên văn được dẫn" in text
    assert not dialog.move_to.isEnabled()


def test_overlays_are_offered_with_their_own_lines_marked(desk: Desk) -> None:
    dialog = opened(desk)
    show(desk, dialog, "+ ")
    text = dialog.browser.toPlainText()
    assert "▸ Công văn 629-CV/TU" in text
    assert "▸ Quy định 132-QĐ/TW" not in text


def test_the_page_is_saved_as_a_pdf(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    target = tmp_path / "quy-dinh.pdf"
    desk.ask.answer(target)
    dialog.save.click()
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_regulation_is_installed_from_its_folder(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    shutil.copytree(SHIPPED / "quang-nam-2021", folder)
    head = folder / "overlay.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('id = "quang-nam-2021"', 'id = "xa"'), encoding="utf-8")
    dialog = opened(desk)
    before = dialog.choice.count()
    desk.ask.answer(head)
    dialog.install.click()
    desk.settle()
    assert dialog.choice.count() == before + 1
    assert len(desk.ask.messages) == 1


def test_a_broken_one_is_refused_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    shutil.copytree(SHIPPED / "quang-nam-2021", folder)
    (folder / "cap.toml").write_text('[cap]\nrounding = "up"\n', encoding="utf-8")
    dialog = opened(desk)
    before = dialog.choice.count()
    desk.ask.answer(folder / "overlay.toml")
    dialog.install.click()
    desk.settle()
    assert "cap.rounding" in dialog.panel.text
    assert dialog.choice.count() == before


def test_a_period_is_moved_only_after_the_difference_was_shown(desk: Desk) -> None:
    dialog = opened(desk)
    show(desk, dialog, "+ ")
    dialog.move_to.click()
    moving = desk.ask.dialogs[-1]
    assert isinstance(moving, MovePeriodDialog)
    assert not moving.accept_button.isEnabled()
    desk.settle()
    assert "Nhận xét mới" in moving.browser.toPlainText()
    assert law_of_period(desk) == ("qd366-2025", "")
    moving.accept_button.click()
    desk.settle()
    assert law_of_period(desk) == ("qd132-2019", "quang-nam-2021")
    assert "Quy định 328-QĐ/TU" in dialog.browser.toPlainText()


def test_the_period_dialog_offers_the_overlays_of_the_year(desk: Desk) -> None:
    form = PeriodForm(desk.window)
    form.start(desk.office, desk.window.operations)
    desk.settle()
    form.period.addItem("Năm 2021", "2021")
    form.period.setCurrentIndex(form.period.count() - 1)
    desk.settle()
    titles = [form.overlay.itemText(row) for row in range(form.overlay.count())]
    assert (form.regulation.currentData(), len(titles)) == ("qd132-2019", 2)
    form.overlay.setCurrentIndex(1)
    assert form.open(lambda _: None, lambda _: None)
    desk.settle()
    period = desk.read(lambda: desk.office.periods.find("2021"))
    assert period is not None
    assert period.overlay_id == "quang-nam-2021"
