from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.documents.header_text import header_text
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.ui import a11y, actions
from kiemdiem_desktop.ui.dialogs.cell import CellDialog
from kiemdiem_desktop.ui.dialogs.find import FindDialog
from kiemdiem_desktop.ui.dialogs.groups import GroupsEditor
from kiemdiem_desktop.ui.dialogs.help import page_of
from kiemdiem_desktop.ui.dialogs.period import PeriodDialog
from kiemdiem_desktop.ui.places import PAGES
from kiemdiem_desktop.ui.wizards.roster_import import ImportWizard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from support.asking import QueuedAsk
    from support.desk import Desk


@pytest.mark.parametrize("place", [page.place for page in PAGES])
def test_every_place_opens_and_names_its_inputs(desk: Desk, place: str) -> None:
    desk.go(place)
    page = desk.window.page
    assert page is not None
    assert page.place == place
    assert a11y.nameless(page) == []
    assert desk.window.panel.text == ""


class _Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.mark.parametrize("place", [page.place for page in PAGES])
def test_no_part_of_a_place_flashes_as_a_window(desk: Desk, qapp: QApplication, place: str) -> None:
    watch = _Windows()
    qapp.installEventFilter(watch)
    desk.go(place)
    qapp.removeEventFilter(watch)
    assert watch.shown == []


@pytest.mark.parametrize("place", [page.place for page in PAGES])
def test_every_place_has_its_own_help(place: str) -> None:
    assert page_of(place).stem == place


def test_every_menu_entry_has_a_tooltip_and_no_shortcut_twice(desk: Desk) -> None:
    every = list(desk.window.actions_by_key.values())
    keys = [key.toString() for action in every for key in action.shortcuts()]
    keys += [f"Ctrl+{number}" for number in range(1, len(PAGES) + 1)]
    assert all(action.toolTip() for action in every)
    assert len(keys) == len(set(keys))


def test_every_row_of_the_menus_has_its_verb(desk: Desk) -> None:
    assert {row.key for row in actions.ROWS} == set(desk.window.actions_by_key)


def test_the_status_line_names_book_period_and_regulation(desk: Desk) -> None:
    told = desk.window.status.place.text()
    assert "Chi bộ thôn An Phú" in told
    assert "Năm 2026" in told
    assert told.endswith("Quy định 366")


def test_a_fault_of_the_world_is_shown_above_the_page(desk: Desk) -> None:
    desk.window.show_error(KnownError("disk_full", path="so.kiemdiem"))
    assert "so.kiemdiem" in desk.window.panel.text
    desk.window.panel.dismiss()
    assert desk.window.panel.text == ""


def test_every_entry_of_the_menus_has_a_key_of_its_own_and_a_tip(desk: Desk) -> None:
    for page in PAGES:
        desk.go(page.place)
    rows = [action for action in desk.window.findChildren(QAction) if action.shortcuts()]
    keys = [key.toString() for action in rows for key in action.shortcuts()]
    assert sorted(keys) == sorted(set(keys))
    assert {row.key for row in actions.ROWS if not row.shortcut} == set()
    assert all(row.tip for row in actions.ROWS)


def test_the_key_of_the_import_works_on_the_roster_s_own_page(desk: Desk, ask: QueuedAsk, qtbot: QtBot) -> None:
    desk.go("members")
    page = desk.window.page
    assert page is not None
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    desk.window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    QTest.keyClick(table, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.settle()
    assert isinstance(ask.dialogs[-1], ImportWizard)


def test_undo_names_what_it_would_take_back(desk: Desk) -> None:
    assert "Mở kỳ" in desk.window.actions_by_key["undo"].text()


@pytest.mark.parametrize("place", [each.place for each in PAGES])
def test_taking_back_the_only_period_leaves_every_place_calm(desk: Desk, place: str) -> None:
    desk.window.navigate(place)
    desk.settle()
    desk.window.actions_by_key["undo"].trigger()
    desk.settle()
    assert desk.read(desk.office.periods.periods) == ()
    assert desk.window.period_id is None
    assert desk.window.panel.text == ""
    assert desk.window.status.state.text().startswith("Đã lưu")


def test_an_undo_that_is_refused_says_so_and_does_not_speak_of_saving(desk: Desk) -> None:
    while not desk.window.panel.text:
        desk.window.actions_by_key["undo"].trigger()
        desk.settle()
    assert desk.window.status.state.text().startswith("Đã lưu")


def test_saving_on_request_always_answers(desk: Desk) -> None:
    desk.window.actions_by_key["save"].trigger()
    assert desk.window.status.state.text().startswith("Đã lưu")


def test_the_cell_s_particulars_are_changed_in_a_dialog(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["edit_cell"].trigger()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, CellDialog)
    assert a11y.nameless(dialog) == []
    dialog.form.place.setText("Tân Bình")
    dialog._take()
    desk.settle()
    assert desk.read(desk.office.organisation.cell).place == "Tân Bình"


def test_the_cell_s_dialog_shows_the_top_of_its_papers(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["edit_cell"].trigger()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, CellDialog)
    dialog.form.place.setText("Tân Bình")
    printed = header_text(dialog.form.parent_name.text(), dialog.form.name.text(), "Tân Bình")
    shown = {label.text() for label in dialog.form.findChildren(QLabel)}
    assert {printed.left, printed.right} <= shown


def test_the_kind_of_cell_proposes_who_decides_and_nothing_typed_is_changed(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["edit_cell"].trigger()
    desk.settle()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, CellDialog)
    form = dialog.form
    form.parent_name.setText("Đảng bộ xã A")
    form.upper.clear()
    form.authority.clear()
    form.kind.setCurrentIndex(form.kind.findData(CellKind.GRASSROOTS))
    assert form.authority.placeholderText() == "Ban Thường vụ Đảng ủy xã A"
    assert "Ban thường vụ đảng ủy cấp trên trực tiếp" in form.proposal.text()
    form.committee.setChecked(False)
    assert "Kiểm điểm tập thể khi mở kỳ: Chi bộ" in form.proposal.text()
    assert not form.section.isVisibleTo(form)
    form.kind.setCurrentIndex(form.kind.findData(CellKind.UNDER_SECTION))
    assert form.section.isVisibleTo(form)
    assert "Đảng ủy bộ phận" in form.proposal.text()
    form.section.setText("Đảng ủy bộ phận B")
    form.authority.setText("Đảng ủy xã A")
    form.kind.setCurrentIndex(form.kind.findData(CellKind.UNDER_GRASSROOTS))
    form.kind.setCurrentIndex(form.kind.findData(CellKind.UNDER_SECTION))
    assert form.authority.text() == "Đảng ủy xã A"
    dialog._take()
    desk.settle()
    cell = desk.read(desk.office.organisation.cell)
    assert (cell.upper_committee, cell.section_committee) == ("Đảng ủy xã A", "Đảng ủy bộ phận B")


def test_party_groups_are_added_renamed_and_removed_beside_the_cell(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["edit_cell"].trigger()
    desk.settle()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, CellDialog)
    editor = dialog.form.findChild(GroupsEditor)
    assert isinstance(editor, GroupsEditor)
    assert not editor.isVisibleTo(dialog.form)
    dialog.form.groups.setChecked(True)
    assert editor.isVisibleTo(dialog.form)
    assert not editor.remove.isEnabled()
    for answer in ("Tổ đảng số 1", "Tổ đảng xóm Đông", True):
        ask.answer(answer)
    shown = []
    for button in (editor.add, editor.rename, editor.remove):
        button.click()
        desk.settle()
        shown.append([group.name for group in desk.read(desk.office.organisation.groups)])
        assert [editor.list.item(row).text() for row in range(editor.list.count())] == shown[-1]
    assert shown == [["Tổ đảng số 1"], ["Tổ đảng xóm Đông"], []]


def test_a_cell_without_a_name_cannot_be_saved(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["edit_cell"].trigger()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, CellDialog)
    dialog.form.name.setText("  ")
    assert not dialog.form.complete


def test_find_needs_no_accents_and_goes_there(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["find"].trigger()
    desk.settle()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, FindDialog)
    dialog.field.setText("my hanh")
    dialog.search()
    assert "Trần Thị Mỹ Hạnh" in dialog.results.item(0).text()
    dialog.field.returnPressed.emit()
    desk.settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "members"


def test_a_new_period_is_opened_and_shown(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.open_new_period()
    desk.settle()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PeriodDialog)
    assert a11y.nameless(dialog) == []
    dialog.form.period.setCurrentIndex(dialog.form.period.findData("2027"))
    desk.settle()
    dialog.form.day.setText("5/12/2027")
    dialog._try()
    desk.settle()
    found = desk.read(lambda: desk.office.periods.find(str(PeriodKey.parse("2027"))))
    assert found is not None
    assert desk.window.period_id == found.id


def test_a_day_that_cannot_be_read_opens_no_period(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.open_new_period()
    desk.settle()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, PeriodDialog)
    dialog.form.day.setText("31/02/2027")
    dialog._try()
    desk.settle()
    assert len(desk.read(desk.office.periods.periods)) == 1


def test_the_import_wizard_opens_from_the_menu(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.actions_by_key["import_roster"].trigger()
    assert isinstance(ask.dialogs[-1], ImportWizard)


def test_help_opens_at_the_place_shown_and_follows_links(desk: Desk) -> None:
    desk.go("member_review")
    desk.window.show_help("member_review")
    help_window = desk.window._help
    assert help_window is not None
    browser = help_window.browser  # type: ignore[attr-defined] # the help window
    assert "Kiểm điểm cá nhân" in browser.toPlainText()
    help_window.show_page("index")  # type: ignore[attr-defined]
    assert "Tổng quan" in browser.toPlainText()
    help_window.close()


def test_printing_where_nothing_is_printed_says_so(desk: Desk) -> None:
    desk.go("overview")
    desk.window.actions_by_key["print"].trigger()
    desk.settle()
    shown = desk.window.page
    assert shown is not None
    assert desk.window.panel.text or shown.place == "papers"


def test_printing_a_review_opens_its_paper(desk: Desk) -> None:
    desk.go("member_review")
    desk.window.actions_by_key["print"].trigger()
    desk.settle()
    assert desk.window.page is not None
    assert desk.window.page.place == "papers"


def test_the_text_size_goes_up_and_down_in_steps(desk: Desk) -> None:
    desk.window.actions_by_key["larger"].trigger()
    assert desk.window.preferences.text_size == 110
    for _ in range(9):
        desk.window.actions_by_key["larger"].trigger()
    assert desk.window.preferences.text_size == 200
    desk.window.actions_by_key["smaller"].trigger()
    assert desk.window.preferences.text_size == 175


def test_closing_the_window_asks_the_shell_to_quit(desk: Desk) -> None:
    asked: list[bool] = []
    desk.window.quit_asked.connect(lambda: asked.append(True))
    desk.window.close()
    assert asked == [True]
    assert desk.window.isVisible()


def test_larger_has_a_key_on_every_keyboard(desk: Desk) -> None:
    assert QKeySequence("Ctrl+=") in desk.window.actions_by_key["larger"].shortcuts()
