from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from support.page_desk import Desk

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.fields import ChoiceField, DateField, LineField
from kiemdiem_desktop.ui.pages.members.card import SecretField
from kiemdiem_desktop.ui.pages.members.dialogs import DifferencesDialog, LeaveDialog
from kiemdiem_desktop.ui.pages.members.page import MembersPage
from kiemdiem_desktop.ui.tables.words import KINDS, STANDINGS, word
from kiemdiem_desktop.ui.theme import TextSize


def names(page: MembersPage) -> list[str]:
    return [member.name for member in page.model.rows]


def line(page: MembersPage, key: str) -> LineField:
    found = page.card.fields[key]
    assert isinstance(found, LineField)
    return found


def test_the_roster_stands_in_its_order(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    assert names(page) == [member.name for member in desk.office.roster.members()]


def test_the_filter_needs_no_accents(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    QTest.keyClicks(page.filter, "nguyen van an")
    assert names(page) == ["Nguyễn Văn An"]


def test_a_changed_field_is_stored_when_it_is_left(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member_id = page.model.rows[0].id
    line(page, "workplace").setText("Ủy ban nhân dân xã")
    page.flush()
    desk.settle()
    assert desk.office.roster.member(member_id).workplace == "Ủy ban nhân dân xã"


def test_the_suggested_kinds_are_shown_and_then_taken_for_those_without_one(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    first, second, *_ = desk.office.roster.members()
    desk.office.roster.update_member(replace(first, kind=None, state_post="", union_post="", workplace=""))
    desk.office.roster.update_member(replace(second, kind=MemberKind.LEADER))
    page.refresh(None)
    desk.settle()
    open_ones = sum(member.kind is None for member in desk.office.roster.members())
    action = page.actions_by_key["kinds"]
    assert f"({open_ones})" in action.text()
    desk.ask.queue.append(False)
    action.trigger()
    desk.settle()
    assert desk.office.roster.member(first.id).kind is None
    desk.ask.queue.append(True)
    action.trigger()
    desk.settle()
    assert desk.office.roster.member(first.id).kind is MemberKind.OUTSIDE_SYSTEM
    assert desk.office.roster.member(second.id).kind is MemberKind.LEADER
    assert not action.isEnabled()
    desk.office.history.undo()
    assert sum(member.kind is None for member in desk.office.roster.members()) == open_ones


def test_two_fields_changed_at_once_are_both_stored(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member_id = page.model.rows[0].id
    line(page, "workplace").setText("Trạm y tế")
    line(page, "union_post").setText("Chi hội trưởng")
    page.flush()
    desk.settle()
    member = desk.office.roster.member(member_id)
    assert (member.workplace, member.union_post) == ("Trạm y tế", "Chi hội trưởng")
    assert not desk.refused


def test_a_partial_date_stays_partial(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member_id = page.model.rows[0].id
    birth = page.card.fields["birth"]
    assert isinstance(birth, DateField)
    birth.setText("3/1975")
    birth.commit()
    desk.settle()
    assert desk.office.roster.member(member_id).birth == PartialDate(1975, 3)


def test_numbers_are_masked_until_asked_for(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member = page.model.rows[0]
    page._edited(member.id, "id_number", "038075004790")
    desk.settle()
    secret = page.card.fields["id_number"]
    assert isinstance(secret, SecretField)
    assert secret.line.text() == "•••• 4790"
    assert secret.line.isReadOnly()
    secret.toggle.click()
    assert secret.line.text() == "038075004790"


def test_the_proposed_form_is_said_and_never_taken_by_itself(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member = desk.office.roster.new_member("Hà Văn Thử")
    desk.operations.run("", lambda: desk.office.roster.add_member(member))
    desk.settle()
    page.focus_target(member.id, None)
    desk.settle()
    assert desk.office.roster.member(member.id).kind is None
    kind = page.card.fields["kind"]
    assert isinstance(kind, ChoiceField)
    kind.chosen.emit(MemberKind.NON_LEADER)
    desk.settle()
    assert desk.office.roster.member(member.id).kind is MemberKind.NON_LEADER


def test_a_new_person_is_asked_for_by_name_and_then_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    desk.ask.queue = ["Đoàn Thị Mới"]
    page.actions_by_key["add"].trigger()
    desk.settle()
    chosen = page.model.rows[page.table.currentIndex().row()]
    assert chosen.name == "Đoàn Thị Mới"


def test_a_second_person_of_the_same_name_is_asked_about(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    before = len(page.model.rows)
    desk.ask.queue = ["nguyễn văn an", False]
    page.actions_by_key["add"].trigger()
    desk.settle()
    assert len(page.model.rows) == before


def test_moving_a_person_up_keeps_him_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    page.table.select_row(2)
    moved = page.model.rows[2].id
    page.actions_by_key["up"].trigger()
    desk.settle()
    assert page.model.rows[1].id == moved
    assert page.table.currentIndex().row() == 1


def test_leaving_needs_a_day_and_a_reason(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    member_id = page.model.rows[0].id
    page.actions_by_key["leave"].trigger()
    dialog = desk.ask.dialogs[0]
    assert isinstance(dialog, LeaveDialog)
    dialog.day.setText("11/2026")
    dialog.accept()
    desk.settle()
    assert desk.office.roster.member(member_id).standing is not Standing.LEFT
    dialog.reason.setText("Chuyển về chi bộ khác")
    dialog.accept()
    desk.settle()
    assert desk.office.roster.member(member_id).standing is Standing.LEFT


def test_a_changed_roster_is_offered_to_the_period(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    line(page, "party_post").setText("Chi ủy viên")
    page.flush()
    desk.settle()
    assert page.actions_by_key["differences"].isEnabled()


def test_what_differs_from_the_period_is_said_in_the_window_s_words(desk: Desk, qtbot: QtBot) -> None:
    member = desk.office.roster.members()[0]
    kinds = [kind for kind in MemberKind if kind is not member.kind]
    desk.office.roster.update_member(
        replace(member, kind=kinds[0], standing=Standing.TEMPORARY_AWAY, sex=Sex.FEMALE, birth=PartialDate(1975, 3))
    )
    page = desk.show(MembersPage(desk.context), qtbot)
    page.actions_by_key["differences"].trigger()
    dialog = desk.ask.dialogs[0]
    assert isinstance(dialog, DifferencesDialog)
    person = dialog.tree.topLevelItem(0)
    assert person is not None
    shown = {line.text(0): line.text(2) for line in map(person.child, range(person.childCount())) if line is not None}
    assert shown["Loại bản kiểm điểm"] == word(KINDS, kinds[0])
    assert shown["Trạng thái"] == word(STANDINGS, Standing.TEMPORARY_AWAY)
    assert shown.get("Giới tính", "Nữ") == "Nữ"
    assert shown["Ngày sinh"] == "03/1975"


def test_everybody_who_differs_is_taken_over_at_once(desk: Desk, qtbot: QtBot) -> None:
    roster = desk.office.roster
    for member in roster.members()[:3]:
        roster.update_member(replace(member, workplace="Ủy ban nhân dân xã mới"))
    page = desk.show(MembersPage(desk.context), qtbot)
    page.actions_by_key["differences"].trigger()
    dialog = desk.ask.dialogs[0]
    assert isinstance(dialog, DifferencesDialog)
    dialog.everybody.setChecked(True)
    dialog.accept()
    desk.settle()
    period_id = desk.context.period_id()
    assert period_id is not None
    assert desk.office.periods.roster_differences(period_id) == ()


def test_the_differences_fit_the_screen_at_the_largest_text(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    size = TextSize(qapp)
    size.use(200)
    try:
        dialog = DifferencesDialog((), lambda _: None)
        qtbot.addWidget(dialog)
        room = dialog.screen().availableGeometry()
        assert dialog.height() <= room.height()
        assert dialog.width() <= room.width()
    finally:
        size.use(100)


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(MembersPage(desk.context), qtbot)
    assert [widget.metaObject().className() for widget in nameless(page)] == []
    assert page.findChildren(QLineEdit)
