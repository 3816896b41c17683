from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from support.page_desk import Desk
from support.remedies import plan

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.register import RegisterLine
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, Part, RemedyState
from kiemdiem_desktop.ui.a11y import nameless, reading_order
from kiemdiem_desktop.ui.pages.overview import OverviewPage
from kiemdiem_desktop.ui.pages.remediation.appeals import AppealsTab
from kiemdiem_desktop.ui.pages.remediation.closing import ClosingTab
from kiemdiem_desktop.ui.pages.remediation.editions import EditionsDialog
from kiemdiem_desktop.ui.pages.remediation.entry import EntryDialog
from kiemdiem_desktop.ui.pages.remediation.filters import FILTERS, chosen_lines
from kiemdiem_desktop.ui.pages.remediation.lists import NotesTab, PromptsTab
from kiemdiem_desktop.ui.pages.remediation.page import TABS, RemediationPage
from kiemdiem_desktop.ui.pages.remediation.register import RegisterTab
from kiemdiem_desktop.ui.pages.table_page import TablePageDialog
from kiemdiem_desktop.ui.pages.verdicts import level_names


def today(desk: Desk) -> date:
    return desk.office.env.clock.today()


def lines(desk: Desk) -> tuple[RegisterLine, ...]:
    return desk.office.remediation.register(desk.period_id)


def fill(dialog: Any, **values: object) -> None:
    """Type values into an entry dialog and accept it."""
    assert isinstance(dialog, EntryDialog)
    for name, value in values.items():
        widget: Any = dialog.widgets[name]
        if hasattr(widget, "show_value"):
            widget.show_value(value)
        elif hasattr(widget, "setChecked"):
            widget.setChecked(value)
        elif hasattr(widget, "setPlainText"):
            widget.setPlainText(value)
        elif hasattr(widget, "path"):
            widget.path = value
        else:
            widget.setText(value)
    dialog.accept()


def register(desk: Desk, qtbot: QtBot) -> RegisterTab:
    return desk.show(RegisterTab(desk.context), qtbot)


def planned(desk: Desk, qtbot: QtBot) -> RegisterTab:
    """The register with one late measure against the first open fault."""
    office, period = desk.office, desk.office.periods.period(desk.period_id)
    fault = next(line for line in lines(desk) if line.open and line.collective).shortcoming
    people = office.reviews.sheet(period.id).persons
    plan(office, period, fault, today(desk) - timedelta(days=3), people[0].name, people[1].name)
    page = register(desk, qtbot)
    page.go_to(fault.subject_id, str(fault.id))
    return page


def test_every_input_of_every_tab_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    for kind in TABS:
        assert [widget.metaObject().className() for widget in nameless(desk.show(kind(desk.context), qtbot))] == []


def test_the_page_shows_its_tabs_and_goes_to_the_list_of_the_closing(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(RemediationPage(desk.context), qtbot)
    assert page.tabs.count() == len(TABS)
    assert page.printable() is None
    page.focus_target(None, "closing")
    desk.settle()
    assert page.tabs.currentIndex() == TABS.index(ClosingTab)
    line = lines(desk)[0]
    page.focus_target(line.shortcoming.subject_id, str(line.shortcoming.id))
    desk.settle()
    assert page.tabs.currentIndex() == TABS.index(RegisterTab)


def test_filters_leave_what_they_say_with_the_overdue_first(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    everything = lines(desk)
    (supervisor,) = next(line.supervisors for line in everything if line.measures)
    assert chosen_lines(everything, "overdue") == chosen_lines(everything, "mine", me=supervisor)
    assert len(chosen_lines(everything, "overdue")) == 1
    assert chosen_lines(everything, "all")[0].overdue == 1
    assert all(line.repeated for line in chosen_lines(everything, "repeated"))
    desk.ask.queue.append(str(supervisor))
    for key in FILTERS:
        page.filter.show_value(key)
        page.filter.chosen.emit(key)
        desk.settle()
        assert len(page.model.rows) == len(chosen_lines(everything, key, me=supervisor))
    assert desk.ask.asked == ["Đồng chí là ai?"]


def test_the_person_filter_leaves_what_names_a_member(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    (supervisor,) = next(line.supervisors for line in lines(desk) if line.measures)
    page.person.show_value(supervisor)
    page.person.chosen.emit(supervisor)
    assert [row.line for row in page.model.rows] == list(chosen_lines(lines(desk), "all", supervisor))


def test_all_periods_are_shown_with_their_period_and_still_followed(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    office = desk.office
    assert page.table.isColumnHidden(page.model.column_of("period"))
    page.scope.show_value("every")
    page.scope.chosen.emit("every")
    desk.settle()
    assert not page.table.isColumnHidden(page.model.column_of("period"))
    page.filter.show_value("all")
    page.filter.chosen.emit("all")
    whole = office.remediation.whole_register()
    assert [row.line for row in page.model.rows] == list(chosen_lines(whole, "all"))
    page.go_to(None, "overdue")
    desk.settle()
    assert [row.line.overdue for row in page.model.rows] == [1]


def test_a_whole_life_is_shown_on_a_page_and_saved(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = planned(desk, qtbot)
    page._ask("life")
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, TablePageDialog)
    text = dialog.browser.toPlainText()
    line = page.panel.line
    assert line is not None
    for said in (line.shortcoming.text, line.subject_name, "Hạn của biện pháp", "Được chỉ ra"):
        assert said in text
    desk.ask.queue.append(tmp_path / "qua-trinh.pdf")
    dialog.save.click()
    desk.settle()
    assert (tmp_path / "qua-trinh.pdf").read_bytes().startswith(b"%PDF")


def test_editions_are_compared_in_the_window(desk: Desk, qtbot: QtBot) -> None:
    office, period_id = desk.office, desk.period_id
    for step in (office.closing.hand_in, office.closing.close):
        for item in office.closing.open_items(period_id):
            office.closing.answer(period_id, item.key, "Sẽ bổ sung")
        step(period_id)
    office.closing.reopen(period_id, "Sửa lời văn")
    fault = lines(desk)[0].shortcoming
    office.reviews.update_shortcoming(replace(fault, text="Lời văn đã sửa"))
    page = desk.show(ClosingTab(desk.context), qtbot)
    page._ask_compare()
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, EditionsDialog)
    text = dialog.browser.toPlainText()
    for said in (fault.text, "Lời văn đã sửa", "Hạn chế, khuyết điểm", lines(desk)[0].subject_name, "Sửa lời văn"):
        assert said in text
    assert nameless(dialog) == []


def test_a_carried_fault_is_given_its_persons_in_the_register(desk: Desk, qtbot: QtBot) -> None:
    fault = next(line for line in lines(desk) if line.collective and line.shortcoming.earlier).shortcoming
    page = register(desk, qtbot)
    page.go_to(fault.subject_id, str(fault.id))
    who = subject_id(desk)
    page._ask("responsible")
    fill(desk.ask.dialogs[-1], person=who, part=Part.DEPUTY)
    desk.settle()

    def stored() -> RegisterLine:
        return next(line for line in lines(desk) if line.shortcoming.id == fault.id)

    assert [(entry.participant_id, entry.part) for entry in stored().responsible] == [(who, Part.DEPUTY)]
    assert fault.id in {
        named.shortcoming.id for named in desk.office.reviews.sheet(desk.period_id).subject(who).named_in
    }
    page._ask("responsible")
    fill(desk.ask.dialogs[-1], person=who, part=None)
    desk.settle()
    page._ask("responsible")
    fill(desk.ask.dialogs[-1], reason="Do thiên tai")
    desk.settle()
    assert (stored().responsible, stored().shortcoming.no_person_reason) == ((), "Do thiên tai")


def test_who_is_asked_stands_with_his_own_answer(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    fault = next(line for line in lines(desk) if line.collective).shortcoming
    who = subject_id(desk)
    office.reviews.set_responsible(fault.id, who, Part.HEAD)
    page = register(desk, qtbot)
    page.go_to(fault.subject_id, str(fault.id))
    name = office.reviews.sheet(desk.period_id).subject(who).name
    assert f"{name} (người đứng đầu): chưa trả lời" in page.panel.people.text()
    entry = next(each for line in lines(desk) for each in line.responsible if each.participant_id == who)
    office.reviews.answer_responsibility(entry.id, "Tôi đi học", declined=True)
    page.reload()
    desk.settle()
    assert f"{name} (người đứng đầu): không nhận – Tôi đi học" in page.panel.people.text()


def test_a_fault_pointed_out_at_the_meeting_is_added_with_where(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    page._ask_found()
    who = subject_id(desk)
    fill(desk.ask.dialogs[-1], subject=who, text="Vắng sinh hoạt hai kỳ", origin=Origin.INSPECTION, area="Nền nếp")
    desk.settle()
    found = next(line.shortcoming for line in lines(desk) if line.shortcoming.text == "Vắng sinh hoạt hai kỳ")
    assert (found.subject_id, found.origin, found.area) == (who, Origin.INSPECTION, "Nền nếp")
    desk.office.history.undo()
    assert all(line.shortcoming.id != found.id for line in lines(desk))


def test_the_plan_is_made_from_the_register(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    page._create_plan()
    desk.settle()
    assert all(line.measures for line in lines(desk) if line.open)


def test_a_measure_is_typed_by_keyboard_alone(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    page.activateWindow()
    page.panel.text.setFocus()
    qtbot.waitUntil(page.panel.text.hasFocus)
    page.panel.text.selectAll()
    QTest.keyClicks(page.panel.text, "Thu ngay")
    QTest.keyClick(page.panel.text, Qt.Key.Key_Tab)
    desk.settle()
    page.panel.due.setFocus()
    page.panel.due.selectAll()
    QTest.keyClicks(page.panel.due, "30/06/2027")
    QTest.keyClick(page.panel.due, Qt.Key.Key_Return)
    desk.settle()
    (measure,) = next(line.measures for line in lines(desk) if line.measures)
    assert (measure.text, measure.due) == ("Thu ngay", date(2027, 6, 30))


def test_tab_goes_through_the_panel_as_it_is_read(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    order = list(reading_order(page.panel))
    fields = (
        page.panel.text,
        page.panel.owner,
        page.panel.supervisor,
        page.panel.due,
        page.panel.life,
        page.panel.area,
    )
    places = [order.index(field) for field in fields]
    assert places == sorted(places)
    for before, after in pairwise(order):
        widget = before.nextInFocusChain()
        while widget is not None and widget not in order:
            widget = widget.nextInFocusChain()
        assert widget is after


def test_the_papers_of_the_plan_are_one_step_away(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    next(each for each in page.findChildren(QPushButton) if each.text().startswith("In kế hoạch")).click()
    assert desk.went == [("papers", None, "remed")]


def test_who_supervises_himself_is_refused_and_the_screen_shows_what_is_stored(desk: Desk, qtbot: QtBot) -> None:
    page = planned(desk, qtbot)
    owner = page.panel.owner.value
    page.panel.supervisor.show_value(owner)
    page.panel.supervisor.chosen.emit(owner)
    desk.settle()
    assert [error.code for error in desk.refused] == ["supervisor_is_owner"]


def test_particulars_are_stored_as_they_are_chosen(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    shown = page.panel.line
    assert shown is not None
    page.panel.cause_kind.chosen.emit(CauseKind.OBJECTIVE)
    desk.settle()
    page.panel.watch.setChecked(True)
    desk.settle()
    stored = next(line.shortcoming for line in lines(desk) if line.shortcoming.id == shown.shortcoming.id)
    assert (stored.cause_kind, stored.watch) == (CauseKind.OBJECTIVE, True)


def test_a_check_is_recorded_with_its_evidence_and_shown_in_the_life(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = planned(desk, qtbot)
    scan = tmp_path / "bien-ban.pdf"
    scan.write_bytes(b"%PDF-1.7")
    page._ask("follow_up")
    dialog = desk.ask.dialogs[-1]
    fill(dialog, found="Đã thu nửa số nợ", state=RemedyState.IN_PROGRESS, degree="một nửa", file=scan)
    desk.settle()
    life = [page.panel.life.item(row).text() for row in range(page.panel.life.count())]
    assert any("Đã thu nửa số nợ" in text and "tài liệu kèm theo" in text for text in life)
    assert any("Đang khắc phục" in text for text in life)
    target = tmp_path / "luu.pdf"
    desk.ask.queue.append(target)
    kept = next(
        item
        for item in (page.panel.life.item(row) for row in range(page.panel.life.count()))
        if "tài liệu kèm theo" in item.text()
    )
    page.panel.life.itemActivated.emit(kept)
    desk.settle()
    assert target.read_bytes() == b"%PDF-1.7"


def test_an_entry_says_what_it_lacks_and_stays_open(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    page._ask("state")
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, EntryDialog)
    fill(dialog)
    assert "Kết quả" in dialog.problem.text()
    fill(dialog, state=RemedyState.REMEDIED, day="31/02")
    assert "không đọc được" in dialog.problem.text()
    before = page.panel.line
    assert before is not None
    fill(dialog, day=f"{today(desk):%d/%m/%Y}")
    desk.settle()
    stored = next(line for line in lines(desk) if line.shortcoming.id == before.shortcoming.id)
    assert stored.state is RemedyState.REMEDIED


def test_a_grave_mark_keeps_its_form_open_until_the_paper_is_named(desk: Desk, qtbot: QtBot) -> None:
    page = register(desk, qtbot)
    page._ask("gravity")
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, EntryDialog)
    fill(dialog, gravity=Gravity.CORRUPTION, concluding_authority="UBKT", concluding_number="05-KL/UBKT")
    assert "văn bản kết luận" in dialog.problem.text()
    fill(dialog, concluded_on="01/09/2026")
    desk.settle()
    assert [line.shortcoming.gravity for line in lines(desk) if line.shortcoming.gravity] == [Gravity.CORRUPTION]
    page._ask("state")
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, EntryDialog)
    fill(dialog, state=RemedyState.IN_PROGRESS)
    assert "mức độ" in dialog.problem.text()
    dialog.reject()
    assert desk.refused == []


def test_the_calendar_is_saved_where_the_user_says(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = planned(desk, qtbot)
    desk.ask.queue.append(tmp_path / "lich.ics")
    page._ask_calendar()
    desk.settle()
    assert (tmp_path / "lich.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def subject_id(desk: Desk) -> UUID:
    return desk.office.reviews.sheet(desk.period_id).persons[0].id


def test_prompts_are_added_explained_and_removed(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(PromptsTab(desk.context), qtbot)
    page._add()
    fill(desk.ask.dialogs[-1], subject=subject_id(desk), text="Làm rõ việc chậm", due="30/11/2026")
    desk.settle()
    page._explain()
    fill(desk.ask.dialogs[-1], text="Do tôi chưa đôn đốc")
    desk.settle()
    (prompt,) = desk.office.prompts.prompts(desk.period_id)
    assert (prompt.explanation, prompt.due) == ("Do tôi chưa đôn đốc", date(2026, 11, 30))
    page._edit()
    fill(desk.ask.dialogs[-1], issuer="Đảng ủy xã")
    desk.settle()
    assert page.model.rows[0].prompt.issuer == "Đảng ủy xã"
    page._remove()
    desk.settle()
    assert page.model.rows == ()


def test_the_scan_of_a_prompting_paper_is_saved_again(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = desk.show(PromptsTab(desk.context), qtbot)
    scan = tmp_path / "goi-y.pdf"
    scan.write_bytes(b"%PDF-1.7")
    for name, file in (("Làm rõ việc chậm", scan), ("Làm rõ việc thu quỹ", None)):
        page._add()
        fill(desk.ask.dialogs[-1], subject=subject_id(desk), text=name, file=file)
        desk.settle()
    target = tmp_path / "luu.pdf"
    desk.ask.queue.append(target)
    for place, row in enumerate(page.model.rows):
        page.table.select_row(place)
        page._save_scan()
        desk.settle()
        assert row.prompt.text in {"Làm rõ việc chậm", "Làm rõ việc thu quỹ"}
    assert target.read_bytes() == b"%PDF-1.7"
    assert "Gợi ý này không kèm bản chụp văn bản." in desk.ask.asked


def test_notes_are_added_changed_and_removed(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(NotesTab(desk.context), qtbot)
    page._add()
    fill(desk.ask.dialogs[-1], text="Làm đường xóm Hai", kind=NoteKind.MERIT)
    desk.settle()
    page._edit()
    fill(desk.ask.dialogs[-1], source="Mặt trận")
    desk.settle()
    (note,) = desk.office.notes.all()
    assert (note.text, note.kind, note.source) == ("Làm đường xóm Hai", NoteKind.MERIT, "Mặt trận")
    page._remove()
    desk.settle()
    assert desk.office.notes.all() == ()


def test_appeals_are_received_and_answered(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(AppealsTab(desk.context), qtbot)
    page._receive()
    fill(desk.ask.dialogs[-1], subject=subject_id(desk), by="Lê Thị Phó", text="Đề nghị xem lại")
    desk.settle()
    page._answer()
    fill(desk.ask.dialogs[-1], answer="Giữ nguyên")
    desk.settle()
    (appeal,) = desk.office.appeals.appeals(desk.period_id)
    assert appeal.answered
    page._remove()
    desk.settle()
    assert [error.code for error in desk.refused] == ["appeal_answered"]


def test_an_appeal_shows_the_decision_that_was_reopened_and_the_one_after_it(desk: Desk, qtbot: QtBot) -> None:
    office, period_id, who = desk.office, desk.period_id, subject_id(desk)
    office.reviews.save_level(period_id, who, Step.DECIDED, Level.GOOD, paper_number="15-QĐ/ĐU")
    page = desk.show(AppealsTab(desk.context), qtbot)
    page._receive()
    fill(desk.ask.dialogs[-1], subject=who, by="Lê Thị Phó", text="Đề nghị xem lại")
    desk.settle()
    page._answer()
    fill(
        desk.ask.dialogs[-1],
        answer="Chấp nhận",
        level=Level.EXCELLENT,
        number="22-QĐ/ĐU",
        authority="Đảng ủy xã",
    )
    desk.settle()
    names = level_names(office.periods.regulation(period_id))
    told = f"{names[Level.GOOD]} (15-QĐ/ĐU) → {names[Level.EXCELLENT]} (22-QĐ/ĐU)"
    assert [row.result for row in page.model.rows] == [told]


def test_the_period_is_closed_only_once_every_item_is_answered(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(ClosingTab(desk.context), qtbot)
    page._ask_hand_in()
    desk.settle()
    assert [error.code for error in desk.refused] == ["closing_items_open"]
    while waiting := [row for row in page.model.rows if not row.item.answered]:
        page.table.select_row(page.model.rows.index(waiting[0]))
        page.reason.setPlainText("Sẽ bổ sung")
        page.flush()
        desk.settle()
    page._ask_hand_in()
    desk.settle()
    desk.ask.queue.append(True)
    page._ask_close()
    desk.settle()
    assert desk.office.periods.period(desk.period_id).state is PeriodState.CLOSED
    assert page.editions.count() == 1
    desk.ask.queue.append("Giải quyết khiếu nại")
    page._ask_reopen()
    desk.settle()
    assert desk.office.periods.period(desk.period_id).state is PeriodState.SUBMITTED
    assert "Giải quyết khiếu nại" in page.editions.item(0).text()


def test_an_item_leads_to_where_it_is_mended(desk: Desk, qtbot: QtBot) -> None:
    page = desk.show(ClosingTab(desk.context), qtbot)
    item = page.model.rows[0].item
    page.table.select_row(0)
    page._go()
    place, subject, _ = desk.went[-1]
    assert (place, subject) == (item.place, item.subject_id)


def test_the_overview_counts_what_is_overdue_and_names_nobody(desk: Desk, qtbot: QtBot) -> None:
    planned(desk, qtbot)
    page = desk.show(OverviewPage(desk.context), qtbot)
    assert page.overdue.text().startswith("1 ")
    assert page.waiting.text()
    page.to_overdue.click()
    page.to_closing.click()
    assert [(place, field) for place, _, field in desk.went[-2:]] == [
        ("remediation", "overdue"),
        ("remediation", "closing"),
    ]
