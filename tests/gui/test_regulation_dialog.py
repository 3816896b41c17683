"""The window shows what a regulation says, installs others, and moves a period after showing the difference."""

from __future__ import annotations

import shutil
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.dialogs.install_regulation import InstallRegulationDialog
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


def lay(desk: Desk, dialog: RegulationDialog, *overlays: str) -> None:
    dialog.overlays.choose(overlays)
    desk.settle()


def write_overlay(env: Environment, name: str, issuer: str, share: str) -> None:
    """Put an overlay of the newest regulation among the user's own."""
    folder = env.regulations_folder / name
    folder.mkdir(parents=True)
    title = f"Hướng dẫn của {issuer}"
    head = f'id = "{name}"\nversion = "1"\nextends = "qd366-2025"\ntitle = "{title}"\nissuer = "{issuer}"\n'
    (folder / "overlay.toml").write_text(head, encoding="utf-8")
    (folder / "cap.toml").write_text(f'[cap]\nshare = "{share}"\n', encoding="utf-8")


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
    show(desk, dialog, "Quy định 132")
    lay(desk, dialog, "quang-nam-2021")
    text = dialog.browser.toPlainText()
    assert "▸ Công văn 629-CV/TU" in text
    assert "▸ Quy định 132-QĐ/TW" not in text


def test_overlays_are_laid_one_on_another_in_the_order_of_the_list(desk: Desk, env: Environment) -> None:
    write_overlay(env, "tinh", "Tỉnh ủy A", "3/20")
    write_overlay(env, "xa", "Đảng ủy xã B", "1/10")
    dialog = opened(desk)
    show(desk, dialog, "Quy định 366")
    lay(desk, dialog, "tinh", "xa")
    assert "▸ Tỉ lệ thường: 10 % (thay cho Tỉ lệ thường: 15 %" in dialog.browser.toPlainText()
    dialog.overlays.list.setCurrentRow(1)
    dialog.overlays.up.click()
    desk.settle()
    assert dialog.overlays.chosen == ("xa", "tinh")
    assert [item.text() for item in dialog.overlays.list.selectedItems()] == ["Hướng dẫn của Đảng ủy xã B"]
    text = dialog.browser.toPlainText()
    assert "▸ Tỉ lệ thường: 15 % (thay cho Tỉ lệ thường: 10 %" in text
    assert "1. Quy định 366; 2. Đảng ủy xã B; 3. Tỉnh ủy A." in text
    assert "1. Quy định 366 → 2. Hướng dẫn của Đảng ủy xã B → 3. " in dialog.overlays.order.text()


def test_the_page_is_saved_as_a_pdf(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)
    target = tmp_path / "quy-dinh.pdf"
    desk.ask.answer(target)
    dialog.save.click()
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_regulation_is_installed_from_its_folder_after_it_was_shown(
    desk: Desk, tmp_path: Path, env: Environment
) -> None:
    folder = tmp_path / "xa"
    shutil.copytree(SHIPPED / "quang-nam-2021", folder)
    head = folder / "overlay.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('id = "quang-nam-2021"', 'id = "xa"'), encoding="utf-8")
    dialog = opened(desk)
    show(desk, dialog, "Quy định 132")
    before = dialog.overlays.list.count()
    desk.ask.answer(head)
    dialog.install.click()
    desk.settle()
    looking = desk.ask.dialogs[-1]
    assert isinstance(looking, InstallRegulationDialog)
    text = looking.browser.toPlainText()
    assert text.index("Điều được thêm hoặc thay") < text.index("▸ Công văn 629-CV/TU") < text.index("Áp dụng")
    assert "1 ví dụ kiểm tra đều ra đúng" in looking.state.text()
    assert (dialog.overlays.list.count(), env.regulations_folder.exists()) == (before, False)
    assert nameless(looking) == []
    looking.accept_button.click()
    desk.settle()
    assert dialog.overlays.list.count() == before + 1


def test_a_broken_one_is_refused_in_the_dialog(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "xa"
    shutil.copytree(SHIPPED / "quang-nam-2021", folder)
    (folder / "cap.toml").write_text('[cap]\nrounding = "up"\n', encoding="utf-8")
    dialog = opened(desk)
    show(desk, dialog, "Quy định 132")
    before = dialog.overlays.list.count()
    desk.ask.answer(folder / "overlay.toml")
    dialog.install.click()
    desk.settle()
    assert "cap.rounding" in dialog.panel.text
    assert dialog.overlays.list.count() == before


def test_a_period_is_moved_only_after_the_difference_was_shown(desk: Desk) -> None:
    dialog = opened(desk)
    show(desk, dialog, "Quy định 132")
    lay(desk, dialog, "quang-nam-2021")
    dialog.move_to.click()
    moving = desk.ask.dialogs[-1]
    assert isinstance(moving, MovePeriodDialog)
    assert not moving.accept_button.isEnabled()
    desk.settle()
    text = moving.browser.toPlainText()
    assert "Nhận xét mới" in text
    assert "Từ: Quy định 366-QĐ/TW" in text
    assert "hằng năm + Tỉnh ủy Quảng Nam (2019." in text
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
    assert (form.regulation.currentData(), form.overlays.list.count()) == ("qd132-2019", 1)
    assert form.overlays.chosen == ()
    form.overlays.choose(["quang-nam-2021"])
    assert form.open(lambda _: None, lambda _: None)
    desk.settle()
    period = desk.read(lambda: desk.office.periods.find("2021"))
    assert period is not None
    assert period.overlay_id == "quang-nam-2021"


def test_a_period_is_opened_under_several_overlays_in_their_order(desk: Desk, env: Environment) -> None:
    write_overlay(env, "tinh", "Tỉnh ủy A", "3/20")
    write_overlay(env, "xa", "Đảng ủy xã B", "1/10")
    form = PeriodForm(desk.window)
    form.start(desk.office, desk.window.operations)
    desk.settle()
    form.period.setCurrentIndex(form.period.findData("2025"))
    desk.settle()
    form.overlays.choose(["tinh", "xa"])
    form.overlays.list.setCurrentRow(0)
    form.overlays.down.click()
    assert form.open(lambda _: None, lambda _: None)
    desk.settle()
    period = desk.read(lambda: desk.office.periods.find("2025"))
    assert period is not None
    assert period.overlay_id == "xa,tinh"
    assert desk.read(lambda: desk.office.periods.regulation(period.id)).cap.share == Fraction(3, 20)
