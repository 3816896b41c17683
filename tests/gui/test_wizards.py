from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyle, QTableWidgetItem, QWidget
from support.desk import on_thread, settle
from support.wizards import run_wizard, step_of

from kiemdiem_desktop.domain.roster import RowState
from kiemdiem_desktop.domain.strength import strength
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y
from kiemdiem_desktop.ui.wizards.first_run import FirstRunWizard
from kiemdiem_desktop.ui.wizards.roster_columns import ColumnsStep
from kiemdiem_desktop.ui.wizards.roster_import import ImportWizard, RowsStep
from kiemdiem_desktop.ui.wizards.roster_who import WhoDialog
from kiemdiem_desktop.ui.wizards.roster_words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot
    from support.asking import QueuedAsk
    from support.desk import Desk

    from kiemdiem_desktop.services.environment import Environment
    from kiemdiem_desktop.ui.tasks import BookThread

ROSTERS = Path(__file__).parents[1] / "data" / "rosters"
FILES = ("DS_DANGVIEN.xlsx", "danh-sach-cu.xls", "danh-sach-thon.xlsx", "danh-sach-vntime.xlsx", "danh-sach.csv")


@pytest.fixture
def opened() -> list[Office]:
    """The books that the wizard handed over."""
    return []


@pytest.fixture
def wizard(
    qapp: object, env: Environment, thread: BookThread, ask: QueuedAsk, opened: list[Office]
) -> Iterator[FirstRunWizard]:
    """The first-run wizard, open."""
    yield from run_wizard(FirstRunWizard(env, thread, ask), thread, opened)


def fill_cell(wizard: FirstRunWizard) -> None:
    """Fill what the first step requires and go on."""
    wizard.cell_step.form.name.setText("Chi bộ thôn An Phú")
    wizard.cell_step.form.parent_name.setText("Đảng bộ xã Tân Lập")
    wizard.cell_step.form.place.setText("Tân Lập")
    wizard.next.click()


def test_typing_goes_to_the_first_field_of_a_step_at_once(wizard: FirstRunWizard) -> None:
    assert wizard.focusWidget() is wizard.cell_step.form.name
    fill_cell(wizard)
    assert wizard.focusWidget() is wizard.book_step.path


def test_enter_goes_through_the_fields_and_then_presses_the_button(wizard: FirstRunWizard, qtbot: QtBot) -> None:
    wizard.activateWindow()
    form = wizard.cell_step.form
    qtbot.waitUntil(form.name.hasFocus)
    QTest.keyClicks(form.name, "Chi bo A")
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert form.parent_name.hasFocus()
    QTest.keyClicks(form.parent_name, "Dang bo B")
    QTest.keyClick(form.parent_name, Qt.Key.Key_Enter)
    assert form.place.hasFocus()
    assert step_of(wizard) is wizard.cell_step
    wizard.next.setFocus()
    QTest.keyClick(wizard.next, Qt.Key.Key_Return)
    assert step_of(wizard) is wizard.book_step


def test_the_first_run_makes_a_book_with_a_period(
    wizard: FirstRunWizard, opened: list[Office], thread: BookThread, tmp_path: Path
) -> None:
    fill_cell(wizard)
    wizard.book_step.path.setText(str(tmp_path / "an-phu"))
    wizard.next.click()
    settle(thread)
    wizard.file_step._skip()  # type: ignore[misc] # the button "later"
    settle(thread)
    wizard.next.click()
    settle(thread)
    (office,) = opened
    assert office.path == tmp_path / "an-phu.kiemdiem"
    assert [period.key for period in on_thread(thread, office.periods.periods)] == ["2026"]


def test_a_step_that_is_passed_over_is_not_counted(wizard: FirstRunWizard, thread: BookThread, tmp_path: Path) -> None:
    fill_cell(wizard)
    assert wizard._count.text() == "Bước 2 trên 6"
    wizard.book_step.protect.setChecked(True)
    assert wizard._count.text() == "Bước 2 trên 7"
    wizard.book_step.protect.setChecked(False)
    wizard.book_step.path.setText(str(tmp_path / "an-phu.kiemdiem"))
    wizard.next.click()
    settle(thread)
    assert wizard.step is wizard.file_step
    assert wizard._count.text() == "Bước 3 trên 6"


def test_the_first_run_takes_a_roster_over(
    wizard: FirstRunWizard, opened: list[Office], thread: BookThread, tmp_path: Path
) -> None:
    fill_cell(wizard)
    wizard.book_step.path.setText(str(tmp_path / "an-phu.kiemdiem"))
    wizard.next.click()
    settle(thread)
    wizard.file_step.use(ROSTERS / "danh-sach.csv")
    for _ in range(4):
        wizard.next.click()
        settle(thread)
    (office,) = opened
    members = on_thread(thread, office.roster.members)
    assert members
    (period,) = on_thread(thread, office.periods.periods)
    sheet = on_thread(thread, lambda: office.reviews.sheet(period.id))
    assert len(sheet.persons) == len(members)


def test_a_passphrase_is_asked_twice(
    wizard: FirstRunWizard, opened: list[Office], thread: BookThread, tmp_path: Path
) -> None:
    fill_cell(wizard)
    step = wizard.book_step
    step.path.setText(str(tmp_path / "mat.kiemdiem"))
    step.protect.setChecked(True)
    step.first.setText("bốn từ dễ nhớ")
    step.second.setText("bốn từ dễ nhỡ")
    assert not wizard.next.isEnabled()
    step.second.setText("bốn từ dễ nhớ")
    assert wizard.next.isEnabled()
    wizard.next.click()
    settle(thread)
    wizard.reject()
    settle(thread)
    (office,) = opened
    assert office.encrypted


def test_the_recovery_sheet_is_offered_where_there_is_a_passphrase(
    wizard: FirstRunWizard, ask: QueuedAsk, thread: BookThread, tmp_path: Path
) -> None:
    fill_cell(wizard)
    wizard.book_step.path.setText(str(tmp_path / "mat.kiemdiem"))
    wizard.book_step.protect.setChecked(True)
    for field in (wizard.book_step.first, wizard.book_step.second):
        field.setText("bốn từ dễ nhớ")
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.recovery_step
    wizard.recovery_step.button.click()
    settle(thread)
    assert ask.dialogs  # the print dialog
    wizard.next.click()
    assert step_of(wizard) is wizard.file_step


def test_a_book_that_is_there_already_is_not_overwritten(
    wizard: FirstRunWizard, thread: BookThread, tmp_path: Path
) -> None:
    there = tmp_path / "so.kiemdiem"
    there.write_bytes(b"x")
    fill_cell(wizard)
    wizard.book_step.path.setText(str(there))
    wizard.next.click()
    settle(thread)
    assert step_of(wizard) is wizard.book_step
    assert wizard.panel.text
    assert there.read_bytes() == b"x"


def test_the_header_is_shown_as_it_will_print(wizard: FirstRunWizard) -> None:
    fill_cell(wizard)
    labels = {label.text() for label in wizard.cell_step.form.findChildren(type(wizard.cell_step.form._left))}
    assert any("ĐẢNG BỘ XÃ TÂN LẬP\nCHI BỘ THÔN AN PHÚ" in text for text in labels)


def test_every_input_of_the_wizard_has_a_name(wizard: FirstRunWizard) -> None:
    assert a11y.nameless(wizard) == []


def test_cancelling_before_the_book_is_made_leaves_nothing(
    wizard: FirstRunWizard, opened: list[Office], tmp_path: Path
) -> None:
    wizard.reject()
    assert opened == []
    assert list(tmp_path.glob("*.kiemdiem")) == []


@pytest.mark.parametrize(("weak", "strong"), [("abc", "abc def ghi jkl"), ("aaaaaaaa", "abcdefgh"), ("", "a1")])
def test_longer_and_more_varied_passphrases_are_stronger(weak: str, strong: str) -> None:
    assert strength(weak) < strength(strong) <= 1


@pytest.mark.parametrize("name", FILES)
def test_every_sample_roster_passes_through_the_import(desk: Desk, ask: QueuedAsk, name: str) -> None:
    desk.window.import_roster()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, ImportWizard)
    wizard.file_step.use(ROSTERS / name)
    wizard.next.click()
    desk.settle()
    assert isinstance(wizard.step, ColumnsStep)
    told = wizard.step._where.text()
    assert ("trang tính" in told) is not name.endswith(".csv")  # a text file has no sheets to name
    assert wizard.step.table.rowCount()
    wizard.next.click()
    assert isinstance(wizard.step, RowsStep)
    accepted = len(wizard.run_of_import.accepted)
    wizard.next.click()
    desk.settle()
    assert len(desk.read(desk.office.roster.members)) == 3 + accepted


def test_one_undo_takes_the_whole_import_back(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.import_roster()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, ImportWizard)
    wizard.file_step.use(ROSTERS / "danh-sach.csv")
    for _ in range(3):
        wizard.next.click()
        desk.settle()
    assert len(desk.read(desk.office.roster.members)) > 3
    desk.window.actions_by_key["undo"].trigger()
    desk.settle()
    assert len(desk.read(desk.office.roster.members)) == 3


def reach_rows(desk: Desk, ask: QueuedAsk, file: Path) -> RowsStep:
    """Go as far as the rows of a roster."""
    desk.window.import_roster()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, ImportWizard)
    wizard.file_step.use(file)
    for _ in range(2):
        wizard.next.click()
        desk.settle()
    assert isinstance(wizard.step, RowsStep)
    return wizard.step


@pytest.fixture
def rows(desk: Desk, ask: QueuedAsk) -> RowsStep:
    """The rows of a roster, before anything is applied."""
    return reach_rows(desk, ask, ROSTERS / "danh-sach.csv")


def cell(rows: RowsStep, row: int, column: int) -> QTableWidgetItem:
    """One cell of the rows."""
    found = rows.table.item(row, column)
    assert found is not None
    return found


def test_the_boxes_of_the_rows_follow_the_size_of_the_text(rows: RowsStep) -> None:
    def height(points: int) -> int:
        font = rows.table.font()
        font.setPointSize(points)
        rows.table.setFont(font)
        return rows.table.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, None, rows.table)

    assert height(40) > height(20)


def test_a_row_without_its_tick_is_not_imported(desk: Desk, rows: RowsStep) -> None:
    before = len(rows._run.accepted)
    index = min(rows._run.accepted)
    cell(rows, index, 0).setCheckState(Qt.CheckState.Unchecked)
    assert len(rows._run.accepted) == before - 1


def test_a_cell_is_corrected_in_place(desk: Desk, rows: RowsStep) -> None:
    cell(rows, 0, 3).setText("Hoàng Văn Mới")
    desk.settle()
    preview = rows._run.preview
    assert preview is not None
    person = preview.rows[0].person
    assert person is not None
    assert person.name == "Hoàng Văn Mới"


def test_numbers_are_masked_until_asked_for_and_corrected_all_the_same(
    desk: Desk, ask: QueuedAsk, tmp_path: Path
) -> None:
    file = tmp_path / "ds.csv"
    lines = ["STT;Họ và tên;Ngày sinh;Số thẻ đảng viên;Số định danh", "1;Hoàng Văn Mới;1/2/1970;01.234567;038075004790"]
    file.write_text("\n".join(lines), encoding="utf-8")
    rows = reach_rows(desk, ask, file)
    card, number = (3 + rows._fields.index(name) for name in ("card", "idno"))
    assert cell(rows, 0, number).text() == "•••• 4790"
    assert not [text for text in texts_of(rows) if "01234567" in text or "01.234567" in text or "038075004790" in text]
    rows.table.setCurrentCell(0, number)
    rows.table.editItem(cell(rows, 0, number))
    (editor,) = rows.table.findChildren(QLineEdit)
    assert editor.text() == "038075004790"
    editor.setText("038075004791")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    desk.settle()
    preview = rows._run.preview
    assert preview is not None
    person = preview.rows[0].person
    assert person is not None
    assert person.idno == "038075004791"
    assert cell(rows, 0, number).text() == "•••• 4791"
    rows.reveal.click()
    assert cell(rows, 0, number).text() == "038075004791"
    assert "•" not in cell(rows, 0, card).text()
    assert rows.table.currentColumn() == number


def texts_of(rows: RowsStep) -> list[str]:
    """What stands in the cells, and what their tips say."""
    places = itertools.product(range(rows.table.rowCount()), range(rows.table.columnCount()))
    found = [cell(rows, row, column) for row, column in places]
    return [text for each in found for text in (each.text(), each.toolTip())]


def test_a_number_that_is_asked_about_is_masked_in_the_question(desk: Desk, ask: QueuedAsk, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    lines = ["STT;Họ và tên;Ngày sinh;Số định danh", "1;Hoàng Văn Mới;1/2/1970;3.8075E+11"]
    file.write_text("\n".join(lines), encoding="utf-8")
    rows = reach_rows(desk, ask, file)
    assert [text for text in texts_of(rows) if "mất chữ số" in text]
    assert not [text for text in texts_of(rows) if "3.8075E+11" in text]


def test_a_row_emptied_of_its_name_is_refused_with_a_reason(desk: Desk, rows: RowsStep) -> None:
    cell(rows, 0, 3).setText("")
    desk.settle()
    preview = rows._run.preview
    assert preview is not None
    assert preview.rows[0].state in {RowState.REFUSED, RowState.DOUBTFUL}
    assert preview.rows[0].reasons


def line_of(step: ColumnsStep, header: str) -> int:
    """Find the line of a column by its header."""
    (item,) = step.table.findItems(header, Qt.MatchFlag.MatchExactly)[:1]
    return item.row()


def choose(combo: QWidget | None, text: str, desk: Desk) -> None:
    """Choose in a drop-down as a user does."""
    assert isinstance(combo, QComboBox)
    combo.setCurrentText(text)
    combo.activated.emit(combo.currentIndex())
    desk.settle()


def test_a_column_is_given_another_meaning_in_the_window(desk: Desk, rows: RowsStep, ask: QueuedAsk) -> None:
    (wizard,) = ask.dialogs
    assert isinstance(wizard, ImportWizard)
    wizard.back.click()
    step = wizard.step
    assert isinstance(step, ColumnsStep)
    line = line_of(step, "Số thẻ")
    choose(step.table.cellWidget(line, 2), "Ghi chú", desk)
    assert isinstance(combo := step.table.cellWidget(line, 2), QComboBox)
    assert combo.currentText() == "Ghi chú"
    wizard.next.click()
    desk.settle()
    preview = rows._run.preview
    assert preview is not None
    people = [row.person for row in preview.rows if row.person is not None]
    assert {person.card for person in people} == {""}
    assert people[0].note == "000072494814"


def test_a_reading_without_names_is_refused_and_the_old_one_stands(desk: Desk, rows: RowsStep, ask: QueuedAsk) -> None:
    (wizard,) = ask.dialogs
    assert isinstance(wizard, ImportWizard)
    wizard.back.click()
    step = wizard.step
    assert isinstance(step, ColumnsStep)
    line = line_of(step, "Họ và tên")
    choose(step.table.cellWidget(line, 2), "Ghi chú", desk)
    assert wizard.panel.text
    assert isinstance(combo := step.table.cellWidget(line, 2), QComboBox)
    assert combo.currentText() == "Họ và tên"


@pytest.fixture
def doubtful(desk: Desk, ask: QueuedAsk, tmp_path: Path) -> RowsStep:
    """The step of the rows over a list of one person who may be somebody of the book."""
    roster = desk.office.roster
    desk.read(lambda: roster.add_member(roster.new_member("Lê Thị Hòa")))
    file = tmp_path / "ds.csv"
    file.write_text("Họ và tên;Ngày sinh\nLê Thị Hòa;01/02/1970\n", encoding="utf-8-sig")
    return reach_rows(desk, ask, file)


def names(desk: Desk) -> list[str]:
    """The members of the book by name."""
    return [member.name for member in desk.read(desk.office.roster.members)]


def test_a_doubtful_row_that_is_ticked_is_taken_as_it_is_understood(desk: Desk, doubtful: RowsStep) -> None:
    before = names(desk)
    assert "0" in doubtful.next_text()
    cell(doubtful, 0, 0).setCheckState(Qt.CheckState.Checked)
    desk.settle()
    assert "1" in doubtful.next_text()
    doubtful.leave(lambda: None)
    desk.settle()
    assert names(desk) == before
    (member,) = [m for m in desk.read(desk.office.roster.members) if m.name == "Lê Thị Hòa"]
    assert member.birth is not None


def test_a_doubtful_row_is_said_to_be_a_new_member(desk: Desk, doubtful: RowsStep, ask: QueuedAsk) -> None:
    before = names(desk)
    doubtful.table.setCurrentCell(0, 1)
    doubtful.who.click()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, WhoDialog)
    dialog.list.setCurrentRow(0)
    dialog.accept()
    desk.settle()
    doubtful.leave(lambda: None)
    desk.settle()
    assert sorted(names(desk)) == sorted([*before, "Lê Thị Hòa"])


def test_a_row_is_said_to_be_nobody(desk: Desk, rows: RowsStep, ask: QueuedAsk) -> None:
    count = len(rows._run.accepted)
    rows.table.setCurrentCell(0, 1)
    rows.who.click()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, WhoDialog)
    dialog.list.setCurrentRow(1)
    dialog.accept()
    desk.settle()
    assert len(rows._run.accepted) == count - 1
    assert cell(rows, 0, 0).checkState() == Qt.CheckState.Unchecked


def test_members_that_the_file_lacks_are_named(rows: RowsStep) -> None:
    assert "Nguyễn Văn An" in rows._missing.text()


def test_a_file_that_is_no_roster_is_refused_in_the_wizard(desk: Desk, ask: QueuedAsk, tmp_path: Path) -> None:
    other = tmp_path / "thu.csv"
    other.write_text("a;b\n1;2\n", encoding="utf-8")
    desk.window.import_roster()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, ImportWizard)
    wizard.file_step.use(other)
    wizard.next.click()
    desk.settle()
    assert step_of(wizard) is wizard.file_step
    assert wizard.panel.text


def test_the_fields_of_a_roster_are_those_of_its_persons() -> None:
    from dataclasses import fields  # noqa: PLC0415 - only here

    from kiemdiem_desktop.domain.roster import RosterPerson  # noqa: PLC0415 - only here

    assert set(FIELDS) == {field.name for field in fields(RosterPerson)}


def test_a_column_of_birth_years_by_sex_is_said_to_be_used(desk: Desk, ask: QueuedAsk) -> None:
    desk.window.import_roster()
    wizard = ask.dialogs[-1]
    assert isinstance(wizard, ImportWizard)
    wizard.file_step.use(ROSTERS / "danh-sach-vntime.xlsx")
    wizard.next.click()
    desk.settle()
    assert isinstance(wizard.step, ColumnsStep)
    table = wizard.step.table
    said = {
        header.text(): meaning.currentText()
        for row in range(table.rowCount())
        if (header := table.item(row, 1)) and isinstance(meaning := table.cellWidget(row, 2), QComboBox)
    }
    assert said["Năm sinh – Nam"] == "Ngày sinh, giới tính nam"
    assert said["Năm sinh – Nữ"] == "Ngày sinh, giới tính nữ"
    assert not table.isColumnHidden(4)


def test_no_letters_are_compared_where_none_were_converted(rows: RowsStep, ask: QueuedAsk) -> None:
    (wizard,) = ask.dialogs
    assert isinstance(wizard, ImportWizard)
    wizard.back.click()
    step = wizard.step
    assert isinstance(step, ColumnsStep)
    assert step.table.isColumnHidden(4)
    assert rows._run.preview is not None


def test_who_looks_for_a_person_of_the_book_means_that_person(desk: Desk, rows: RowsStep, ask: QueuedAsk) -> None:
    rows.table.setCurrentCell(0, 1)
    rows.who.click()
    dialog = ask.dialogs[-1]
    assert isinstance(dialog, WhoDialog)
    heard: list[object] = []
    dialog.chosen.connect(heard.append)
    dialog.filter.setText("nguyen van an")
    dialog.accept()
    desk.settle()
    (member,) = [each for each in desk.read(desk.office.roster.members) if each.name == "Nguyễn Văn An"]
    assert heard == [member.id]
