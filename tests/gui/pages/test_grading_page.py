from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot
from support.page_desk import Desk

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.viet import whole_percents
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.grading.dialogs import MajoritiesDialog
from kiemdiem_desktop.ui.pages.grading.page import WITHOUT_LEVEL, GradingPage
from kiemdiem_desktop.ui.tables.grading import GradingRow


def shown(desk: Desk, qtbot: QtBot) -> GradingPage:
    return desk.show(GradingPage(desk.context), qtbot)


def a_person(page: GradingPage) -> GradingRow:
    return next(row for row in page.model.rows if not row.subject.is_collective and row.level(Step.CELL))


def choose(page: GradingPage, row: GradingRow, step: Step, level: Level | None) -> None:
    page.model.setData(page.model.index(page.model.row_of(row.subject.id), page.model.column_of(step.value)), level)


def test_the_cell_stands_after_its_members_and_those_left_out_at_the_end(desk: Desk, qtbot: QtBot) -> None:
    rows = shown(desk, qtbot).model.rows
    kinds = [row.subject.collective.kind if row.subject.collective else None for row in rows]
    cell = kinds.index(CollectiveKind.CELL)
    graded = [place for place, row in enumerate(rows) if not row.subject.is_collective and not row.left_out]
    left_out = [place for place, row in enumerate(rows) if row.left_out]
    assert max(graded) < cell < min(left_out)


def test_a_chosen_level_is_stored(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    choose(page, row, Step.DECIDED, Level.COMPLETED)
    desk.settle()
    levels = desk.office.reviews.sheet(desk.period_id).subject(row.subject.id).levels
    assert levels[Step.DECIDED].level is Level.COMPLETED


def test_taking_a_level_away_leaves_none(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    choose(page, row, Step.CELL, None)
    desk.settle()
    assert Step.CELL not in desk.office.reviews.sheet(desk.period_id).subject(row.subject.id).levels


@pytest.mark.qt_log_ignore("does not support", extend=True)  # the offscreen platform raises no window
def test_an_open_list_of_levels_is_left_alone_when_the_grid_is_read_anew(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    cell = page.model.index(page.model.row_of(row.subject.id), page.model.column_of(Step.DECIDED.value))
    page.table.setCurrentIndex(cell)
    page.table.edit(cell)
    (editor,) = page.table.viewport().findChildren(QComboBox)
    editor.setCurrentIndex(3)
    page.model.dataChanged.emit(cell, cell)
    assert editor.currentIndex() == 3
    assert editor.view().isVisible()
    editor.hidePopup()


def test_a_reason_is_kept_when_the_level_changes(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    page.focus_target(row.subject.id, "cell")
    page.panel.reason.setPlainText("Có sáng kiến được công nhận")
    page.flush()
    choose(page, row, Step.CELL, Level.COMPLETED)
    desk.settle()
    entry = desk.office.reviews.sheet(desk.period_id).subject(row.subject.id).levels[Step.CELL]
    assert (entry.level, entry.reason) == (Level.COMPLETED, "Có sáng kiến được công nhận")


def test_those_left_out_are_not_editable(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    place = next(place for place, row in enumerate(page.model.rows) if row.left_out)
    index = page.model.index(place, page.model.column_of("cell"))
    assert not page.model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_the_filter_shows_who_has_no_level(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    choose(page, row, Step.CELL, None)
    desk.settle()
    page.filter.setCurrentIndex(WITHOUT_LEVEL)
    assert [shown.subject.id for shown in page.model.rows] == [row.subject.id]


def test_what_the_ballots_say_is_shown_before_it_is_taken(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    proposed = desk.office.grading.ballot_majorities(desk.period_id)[row.subject.id]
    choose(page, row, Step.CELL, None)
    desk.settle()
    page._majorities.click()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, MajoritiesDialog)
    sheet = desk.office.reviews.sheet(desk.period_id)
    assert Step.CELL not in sheet.subject(row.subject.id).levels
    dialog.accept()
    desk.settle()
    sheet = desk.office.reviews.sheet(desk.period_id)
    assert sheet.subject(row.subject.id).levels[Step.CELL].level is proposed


def test_the_cap_is_said_with_its_formula(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    line = desk.office.grading.judgement(desk.period_id).cap[0]
    assert whole_percents(line.sentence) in page.cap_text.text()
    assert line.citation in page.cap_text.text()


def test_findings_stand_beside_the_chosen_row_with_their_clause(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    choose(page, row, Step.CELL, Level.EXCELLENT)
    desk.settle()
    page.focus_target(row.subject.id, None)
    found = desk.office.grading.judgement(desk.period_id).of(row.subject.id)
    assert len(page.panel.findings.boxes) == len(found)
    said = " ".join(box.said.text() for box in page.panel.findings.boxes)
    assert all(finding.citation in said for finding in found)


def test_someone_is_left_out_with_a_reason(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = a_person(page)
    desk.ask.queue = ["Đang điều trị dài ngày"]
    page.panel.excluded.emit(row.subject.id)
    desk.settle()
    sheet = desk.office.reviews.sheet(desk.period_id)
    assert sheet.subject(row.subject.id).duty.not_yet
    assert page.model.rows[page.table.currentIndex().row()].subject.id is not None


def test_selection_survives_an_operation(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page.table.select_row(5, page.model.column_of("cell"))
    chosen = page.model.rows[5].subject.id
    choose(page, page.model.rows[8], Step.DECIDED, Level.GOOD)
    desk.settle()
    index = page.table.currentIndex()
    assert (page.model.rows[index.row()].subject.id, index.column()) == (chosen, page.model.column_of("cell"))


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    assert [widget.metaObject().className() for widget in nameless(shown(desk, qtbot))] == []


def test_the_cap_is_raised_with_the_paper_that_allows_it_and_put_back(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    before = page.cap_text.text()
    desk.ask.queue = ["Công văn số 12-CV/ĐU"]
    page._raise.click()
    desk.settle()
    assert page.cap_text.text() != before
    page._raise.click()
    desk.settle()
    assert page.cap_text.text() == before


def test_the_reason_for_keeping_a_level_is_stored_with_its_rule(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    row = next(row for row in page.model.rows if row.level(Step.CELL) is Level.GOOD and not row.subject.is_collective)
    choose(page, row, Step.CELL, Level.EXCELLENT)
    desk.settle()
    page.focus_target(row.subject.id, "cell")
    asking = next(box for box in page.panel.findings.boxes if not box.reason.isHidden())
    asking.reason.setText("Có thành tích đột xuất")
    page.flush()
    desk.settle()
    reasons = desk.office.reviews.sheet(desk.period_id).records.reasons
    assert [(entry.subject_id, entry.reason) for entry in reasons] == [(row.subject.id, "Có thành tích đột xuất")]


def test_a_ground_that_the_text_names_is_chosen_and_stands_before_the_reason(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    page = shown(desk, qtbot)
    row = next(row for row in page.model.rows if row.level(Step.CELL) is Level.GOOD and not row.subject.is_collective)
    facts = office.reviews.facts(desk.period_id, row.subject.id)
    office.reviews.save_facts(replace(facts, disciplined=True, concluding_paper="Số 5-QĐ/UBKT, 3/6/2026"))
    page.reload()
    desk.settle()
    page.focus_target(row.subject.id, "cell")
    box = next(box for box in page.panel.findings.boxes if not box.ground.isHidden())
    grounds = [box.ground.itemText(place) for place in range(1, box.ground.count())]
    assert grounds == ["Tự nhận và đã khắc phục", "Vi phạm ở nơi công tác cũ"]
    assert nameless(box) == []
    for place in (2, 1):
        box.ground.setCurrentIndex(place)
        box.ground.activated.emit(place)
    assert box.reason.text() == "Tự nhận và đã khắc phục: "
    box.reason.setText(box.reason.text() + "đã nộp lại đủ tiền")
    page.flush()
    desk.settle()
    reasons = {entry.rule: entry.reason for entry in office.reviews.sheet(desk.period_id).records.reasons}
    assert reasons == {"disciplined": "Tự nhận và đã khắc phục: đã nộp lại đủ tiền"}
    page.focus_target(row.subject.id, "cell")
    again = next(box for box in page.panel.findings.boxes if not box.ground.isHidden())
    assert again.ground.value == "Tự nhận và đã khắc phục"
    weights = {item.rule: str(item.severity) for item in office.grading.judgement(desk.period_id).of(row.subject.id)}
    assert weights["disciplined"] == "note"


def test_who_gets_no_level_is_not_refused_each_level(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    place = next(n for n, row in enumerate(page.model.rows) if row.subject.duty.exempt)
    page.table.select_row(place, page.model.column_of("cell"))
    desk.settle()
    assert page.panel._row is not None
    assert page.panel._row.subject.duty.exempt
    assert page.panel._refusals.text() == ""
