from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from support.offices import close_period
from support.page_desk import Desk

from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.sheets import MeetingSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.meetings.ballot_dialog import AddBallotDialog
from kiemdiem_desktop.ui.pages.meetings.page import AddMeetingDialog, MeetingsPage


def shown(desk: Desk, qtbot: QtBot) -> tuple[MeetingsPage, MeetingSheet]:
    """The page on the cell's meeting."""
    page = desk.show(MeetingsPage(desk.context), qtbot)
    meeting = stored(desk)
    page.focus_target(meeting.meeting.id, None)
    return page, meeting


def stored(desk: Desk) -> MeetingSheet:
    meetings = desk.office.reviews.sheet(desk.period_id).meetings
    return next(sheet for sheet in meetings if sheet.meeting.kind is MeetingKind.CELL)


def test_tapping_a_name_stores_the_absence_and_counts_it(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    someone = next(name for name in page.attendance._names.values() if name.presence is Presence.PRESENT)
    QTest.mouseClick(someone, Qt.MouseButton.LeftButton)
    desk.settle()
    after = stored(desk)
    assert after.headcount.excused == before.headcount.excused + 1
    assert f"Có mặt {after.headcount.present} " in page.attendance.counts.text()


def test_the_reason_of_an_absence_is_stored(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    someone = next(name for name in page.attendance._names.values() if name.presence is Presence.PRESENT)
    QTest.mouseClick(someone, Qt.MouseButton.LeftButton)
    desk.settle()
    page.attendance._reasons[someone.person.id].setText("Đi công tác")
    page.flush()
    desk.settle()
    marks = stored(desk).presence[before.sessions[0].id]
    assert marks[someone.person.id].reason == "Đi công tác"


def test_the_quorum_is_said(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    assert page.attendance.quorum.text()


def test_an_hour_that_cannot_be_read_is_not_stored(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    page.attendance.start.setText("sáng sớm")
    page.attendance.start.commit()
    desk.settle()
    assert stored(desk).sessions[0].start == before.sessions[0].start
    assert page.attendance._problem.text()


def test_the_chair_is_chosen_among_those_present(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    someone = next(p for p in page.officers._eligible(page.officers._state) if p != before.chair)  # type: ignore[arg-type]
    page.officers.choices[OfficerRole.CHAIR].chosen.emit(someone.id)
    desk.settle()
    chair = stored(desk).chair
    assert chair is not None
    assert chair.id == someone.id


def test_collectives_come_before_persons_and_the_head_before_the_others(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    sheet = desk.office.reviews.sheet(desk.period_id)
    order = [page.agenda.list.item(place).data(Qt.ItemDataRole.UserRole) for place in range(page.agenda.list.count())]
    heads = {c.collective.head_id for c in sheet.collectives if c.collective is not None}
    assert order[: len(sheet.collectives)] == [subject.id for subject in sheet.collectives]
    assert order[len(sheet.collectives)] in heads


def test_a_remark_is_added_written_and_stored(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    subject_id = page.agenda._subject_id
    assert subject_id is not None
    known = len(before.remarks.get(subject_id, ()))
    page.agenda.add.click()
    desk.settle()
    newest = list(page.agenda._boxes.values())[-1]
    newest.speaker.setText("Đồng chí Bình")
    newest.text.setPlainText("Cần quan tâm hơn đến việc chung.")
    page.flush()
    desk.settle()
    remarks = stored(desk).remarks[subject_id]
    assert len(remarks) == known + 1
    assert (remarks[-1].speaker, remarks[-1].text) == ("Đồng chí Bình", "Cần quan tâm hơn đến việc chung.")


def test_the_conclusion_keeps_who_presented(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    subject_id = page.agenda._subject_id
    assert subject_id is not None
    page.agenda.presenter.setText("Đồng chí Bí thư")
    page.agenda.conclusion.setPlainText("Nhất trí với báo cáo.")
    page.flush()
    desk.settle()
    conclusion = stored(desk).conclusions[subject_id]
    assert (conclusion.presented_by, conclusion.text) == ("Đồng chí Bí thư", "Nhất trí với báo cáo.")


def test_totals_are_stored_when_they_agree(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    ballot = before.ballots[-1].ballot
    header = page.ballots.form.header
    for key, text in (("valid", str(ballot.collected or 0)), ("invalid", "0")):
        header[key].clear()
        QTest.keyClicks(header[key], text)
    page.flush()
    desk.settle()
    after = stored(desk).ballots[-1].ballot
    assert (after.valid, after.invalid) == (ballot.collected, 0)


def test_impossible_totals_are_never_stored(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    header = page.ballots.form.header
    header["collected"].clear()
    QTest.keyClicks(header["collected"], "999")
    page.flush()
    desk.settle()
    assert stored(desk).ballots[-1].ballot == before.ballots[-1].ballot
    assert header["collected"].text() == "999"
    assert not desk.refused


def test_what_was_read_before_the_newest_save_takes_no_number_away(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    form, names = (
        page.ballots.form,
        {subject.id: subject.name for subject in desk.office.reviews.sheet(desk.period_id).subjects},
    )
    old = before.ballots[-1]
    for field in form.header.values():
        field.clear()
    QTest.keyClicks(form.header["issued"], "3")
    form.offer()
    QTest.keyClicks(form.header["collected"], "2")
    form.offer()
    form.show_round(old, names, {})
    assert (form.header["issued"].text(), form.header["collected"].text()) == ("3", "2")
    desk.settle()
    after = stored(desk).ballots[-1].ballot
    assert (after.issued, after.collected) == (3, 2)


def test_a_new_session_is_shown_at_once(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    page.attendance._add.click()
    desk.settle()
    sessions = stored(desk).sessions
    assert len(sessions) == len(before.sessions) + 1
    assert page.attendance.sessions.value == sessions[-1].id


def test_no_more_papers_are_issued_than_the_attendance_has_voters(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    form, voters = page.ballots.form, before.headcount.voters_present
    for field in form.header.values():
        field.clear()
    QTest.keyClicks(form.header["issued"], str(voters + 1))
    assert not form.check()
    assert f"{voters + 1}" in form._problems["issued"].text()
    assert not any(line.text() for key, line in form._problems.items() if key != "issued")
    form.header["issued"].clear()
    QTest.keyClicks(form.header["issued"], str(voters))
    assert form._problems["issued"].text() == ""


def test_only_those_who_get_a_level_are_offered_for_a_round(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    page.ballots._add.click()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, AddBallotDialog)
    graded = {subject.id: subject.duty.graded for subject in desk.office.reviews.sheet(desk.period_id).subjects}
    assert not all(graded.values())
    dialog._tick(Qt.CheckState.Unchecked)
    dialog._tick_graded()
    for place in range(dialog.subjects.count()):
        item = dialog.subjects.item(place)
        ticked = item.checkState() is Qt.CheckState.Checked
        assert ticked == graded[item.data(Qt.ItemDataRole.UserRole)]


def test_a_round_is_added_for_the_ticked_subjects(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    page.ballots._add.click()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, AddBallotDialog)
    dialog.kind.show_value(BallotKind.EXCELLENT)
    dialog._tick(Qt.CheckState.Unchecked)
    dialog.subjects.item(0).setCheckState(Qt.CheckState.Checked)
    dialog.accept()
    desk.settle()
    rounds = stored(desk).ballots
    assert len(rounds) == len(before.ballots) + 1
    assert (rounds[-1].ballot.kind, len(rounds[-1].tallies)) == (BallotKind.EXCELLENT, 1)


def test_more_people_than_there_were_cannot_agree(desk: Desk, qtbot: QtBot) -> None:
    page, before = shown(desk, qtbot)
    for key, text in (("agreed", "30"), ("agreed_of", "22")):
        page.minutes.counts[key].clear()
        QTest.keyClicks(page.minutes.counts[key], text)
    page.flush()
    desk.settle()
    assert stored(desk).meeting.agreed == before.meeting.agreed
    assert page.minutes._problem.text()


def test_a_meeting_is_added_and_shown(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    page._add.click()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, AddMeetingDialog)
    dialog.kind.show_value(MeetingKind.RE_REVIEW)
    dialog.day.setText("20/12/2026")
    dialog.accept()
    desk.settle()
    newest = desk.office.reviews.sheet(desk.period_id).meetings[-1]
    assert (newest.meeting.kind, newest.day) == (MeetingKind.RE_REVIEW, date(2026, 12, 20))
    assert page._meeting_id == newest.meeting.id


def test_the_next_meeting_of_the_procedure_is_proposed(desk: Desk, qtbot: QtBot) -> None:
    for each in desk.office.reviews.sheet(desk.period_id).meetings:
        desk.office.meetings.remove_meeting(each.meeting.id)
    page = desk.show(MeetingsPage(desk.context), qtbot)
    page._add.click()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, AddMeetingDialog)
    assert dialog.kind.value is MeetingKind.COMMITTEE
    assert "Họp chi ủy" in dialog.order.text()
    assert nameless(dialog) == []


def test_a_meeting_is_removed_after_a_question(desk: Desk, qtbot: QtBot) -> None:
    page, meeting = shown(desk, qtbot)
    desk.ask.queue = [True]
    page._remove.click()
    desk.settle()
    left = desk.office.reviews.sheet(desk.period_id).meetings
    assert meeting.meeting.id not in {sheet.meeting.id for sheet in left}


def test_the_blank_ballots_and_the_minutes_open_among_the_papers(desk: Desk, qtbot: QtBot) -> None:
    page, meeting = shown(desk, qtbot)
    page.ballots._print.click()
    assert desk.went[-1] == ("papers", meeting.ballots[-1].ballot.id, "ballot")
    ref = page.printable()
    assert ref is not None
    assert ref.meeting_id == meeting.meeting.id


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    assert [widget.metaObject().className() for widget in nameless(page)] == []


def test_a_refused_mark_is_taken_back_on_screen(desk: Desk, qtbot: QtBot) -> None:
    page, _ = shown(desk, qtbot)
    someone = next(name for name in page.attendance._names.values() if name.presence is Presence.PRESENT)
    close_period(desk.office, desk.office.periods.period(desk.period_id))
    QTest.mouseClick(someone, Qt.MouseButton.LeftButton)
    desk.settle()
    assert someone.presence is Presence.PRESENT
    assert [error.code for error in desk.refused] == ["period_closed"]
