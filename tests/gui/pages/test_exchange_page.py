from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.earlier_results import FAULTS, earlier_environment, earlier_office, list_of_2021, preview_of, taken_over
from support.page_desk import Answers, Desk, Target
from support.roster_files import workbook

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState
from kiemdiem_desktop.domain.results import ResultDecision
from kiemdiem_desktop.domain.viet import whole_percents
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.context import PageContext
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.exchange.page import ExchangePage
from kiemdiem_desktop.ui.pages.exchange.recheck import RecheckTab
from kiemdiem_desktop.ui.pages.exchange.results import ResultsDialog
from kiemdiem_desktop.ui.pages.papers.dialog import PaperDialog
from kiemdiem_desktop.ui.tasks import BookThread


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A book with the results of 2021, and one that knows the persons alone; never opened, only copied."""
    made: dict[str, Path] = {}
    for name in ("full", "bare"):
        office = earlier_office(tmp_path_factory.mktemp(name))
        if name == "full":
            taken_over(office)
        office.close()
        made[name] = office.path
    return made


@pytest.fixture(params=["full"])
def desk(books: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    """The book that a test asks for, open in the autumn of 2022."""
    path = shutil.copyfile(books[request.param], tmp_path / "so.kiemdiem")
    thread = BookThread()
    office = Office.open(path, earlier_environment(seed=8))
    operations = Operations(thread)
    ask = Answers()
    went: list[Target] = []
    said: list[str] = []
    refused: list[KnownError] = []
    operations.failed.connect(refused.append)
    context = PageContext(
        office=office,
        period_id=lambda: None,
        operations=operations,
        ask=ask,
        navigate=lambda place, subject_id=None, field=None: went.append((place, subject_id, field)),
        status=said.append,
    )
    yield Desk(office, thread, operations, context, ask, went, said, refused)
    operations.close()
    for dialog in ask.dialogs:
        dialog.deleteLater()
    thread.close()
    office.close()


bare = pytest.mark.parametrize("desk", ["bare"], indirect=True)


def shown(desk: Desk, qtbot: QtBot) -> RecheckTab:
    page = desk.show(ExchangePage(desk.context), qtbot)
    tab = page.current
    assert isinstance(tab, RecheckTab)
    return tab


def period_of(desk: Desk) -> Period:
    found = desk.office.periods.find("2021")
    assert found is not None
    return found


def people(desk: Desk) -> list[tuple[UUID, str]]:
    return list(desk.office.recheck.recheck(period_of(desk).id).names.items())


def choose(tab: RecheckTab, rule: str) -> None:
    tab.go_to(None, rule)
    assert tab.model.rows[tab.table.currentIndex().row()].line.finding.rule == rule


def state(tab: RecheckTab, rule: str) -> tuple[Choice, CorrectionState | None]:
    line = next(row.line for row in tab.model.rows if row.line.finding.rule == rule)
    return line.choice, line.correction.state if line.correction else None


def press(tab: RecheckTab, text: str) -> None:
    found = [each for each in tab.findChildren(QPushButton) if each.text() == text]
    assert len(found) == 1, text
    assert found[0].isVisibleTo(tab), text
    found[0].click()


def propose(tab: RecheckTab, rule: str, level: Level) -> None:
    choose(tab, rule)
    tab.panel.reason.setPlainText("Xếp chưa đúng")
    tab.panel.level.show_value(level)
    press(tab, "Ghi đề nghị chấn chỉnh")


def test_findings_stand_before_what_is_only_unknown(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    unknown = [row.line.unknown for row in tab.model.rows]
    assert unknown == sorted(unknown)
    assert sorted(row.line.finding.rule for row in tab.model.rows if not row.line.unknown) == sorted(FAULTS)


def test_the_chosen_finding_is_said_with_its_numbers_and_clause(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    choose(tab, "below_half")
    finding = tab.model.rows[tab.table.currentIndex().row()].line.finding
    assert whole_percents(finding.sentence) in tab.panel._said.text()
    assert "40 %" in finding.sentence
    assert finding.citation in tab.panel._said.text()


def test_the_days_left_are_said(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    assert "còn 19 ngày" in tab.left.text()
    assert tab.deadline.text() == "29/10/2022"


def test_a_deadline_of_ones_own_is_stored_and_its_passing_is_said(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    tab.deadline.setText("05/10/2022")
    tab.deadline.commit()
    desk.settle()
    period = period_of(desk)
    assert desk.office.recheck.deadline(period.id) == date(2022, 10, 5)
    assert "quá hạn 5 ngày" in tab.over.text()
    assert tab.left.text() == ""


def test_a_result_is_kept_with_its_reason(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    choose(tab, "agency_completed")
    tab.panel.reason.setPlainText("Cơ quan đã xếp lại")
    press(tab, "Giữ nguyên kết quả")
    desk.settle()
    assert state(tab, "agency_completed")[0] is Choice.KEEP
    assert "Cơ quan đã xếp lại" in tab.panel._state.text()


def test_without_a_reason_nothing_is_sent(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    choose(tab, "agency_completed")
    press(tab, "Giữ nguyên kết quả")
    desk.settle()
    assert tab.panel.problem.text()
    assert state(tab, "agency_completed")[0] is Choice.OPEN
    assert desk.refused == []


def test_a_correction_goes_step_by_step_to_the_decided_level(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    propose(tab, "disciplined", Level.NOT_COMPLETED)
    desk.settle()
    assert tab.panel.level.value is Level.NOT_COMPLETED
    assert state(tab, "disciplined") == (Choice.CORRECT, CorrectionState.PROPOSED)
    tab.panel.sent_on.setText("05/10/2022")
    press(tab, "Ghi đã trình")
    desk.settle()
    assert state(tab, "disciplined") == (Choice.CORRECT, CorrectionState.SUBMITTED)
    tab.panel.paper.setText("Số 15-QĐ/ĐU")
    tab.panel.decided_on.setText("08/10/2022")
    press(tab, "Ghi quyết định")
    desk.settle()
    assert state(tab, "disciplined") == (Choice.CORRECT, CorrectionState.DECIDED)
    line = next(row.line for row in tab.model.rows if row.line.finding.rule == "disciplined")
    assert line.subject_id is not None
    sheet = desk.office.reviews.sheet(period_of(desk).id)
    assert sheet.subject(line.subject_id).levels[Step.DECIDED].level is Level.NOT_COMPLETED
    assert "→" in tab.model.rows[tab.table.currentIndex().row()].level
    assert desk.refused == []


def test_a_finding_about_all_asks_whose_level_changes(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    propose(tab, "cap", Level.GOOD)
    desk.settle()
    assert tab.panel.problem.text()
    row = next(row for row in tab.model.rows if row.line.finding.rule == "cap")
    deputy = next(line[0] for line in people(desk) if line[1] == "Lê Thị Phó")
    tab.panel.subject.show_value(deputy)
    press(tab, "Ghi đề nghị chấn chỉnh")
    desk.settle()
    assert row.line.subject_id is None
    assert {row.line.subject_id for row in tab.model.rows if row.line.finding.rule == "cap"} == {deputy}


def test_a_proposal_is_withdrawn(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    propose(tab, "disciplined", Level.NOT_COMPLETED)
    desk.settle()
    press(tab, "Rút lại")
    desk.settle()
    assert state(tab, "disciplined") == (Choice.OPEN, None)


def test_an_unknown_line_asks_for_data_and_nothing_else(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    choose(tab, "reviews")
    assert tab.panel._hint.text()
    assert not tab.panel._choosing.isVisibleTo(tab)


def test_the_report_is_shown_and_saved(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    tab = shown(desk, qtbot)
    press(tab, "Báo cáo rà soát…")
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, PaperDialog)
    assert dialog.pane.preview.document.pageCount() > 1
    desk.ask.queue = [tmp_path / "bao-cao.pdf"]
    dialog.pane._ask_save()
    desk.settle()
    assert (tmp_path / "bao-cao.pdf").read_bytes().startswith(b"%PDF")


def test_the_list_is_saved_as_a_workbook(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    tab = shown(desk, qtbot)
    desk.ask.queue = [tmp_path / "danh-sach.xlsx"]
    press(tab, "Lưu bảng tính…")
    desk.settle()
    assert (tmp_path / "danh-sach.xlsx").read_bytes().startswith(b"PK")


@bare
def test_a_book_without_results_says_how_to_get_some(desk: Desk, qtbot: QtBot) -> None:
    tab = shown(desk, qtbot)
    assert tab.empty.text()
    assert tab.model.rows == ()


@bare
def test_a_list_is_shown_before_it_is_stored(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua-2021.xlsx"
    path.write_bytes(workbook([(*row[:9], "Đủ tư cách") if row[:1] == (3,) else row for row in list_of_2021()]))
    tab = shown(desk, qtbot)
    desk.ask.queue = [path]
    press(tab, "Nhập kết quả năm trước…")
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, ResultsDialog)
    assert desk.office.periods.periods() == ()
    assert (dialog.year.count, dialog.regulation.value) == (2021, "qd132-2019")
    assert "10 / 11" in dialog.count.text()
    dialog.table.select_row(2)
    dialog.level.show_value(Level.GOOD)
    dialog._take()
    assert "11 / 11" in dialog.count.text()
    dialog.overlays.choose(["quang-nam-2021"])
    dialog.accept()
    desk.settle()
    period = period_of(desk)
    assert period.overlay_id == "quang-nam-2021"
    assert tab.period.value == period.id
    assert len([row for row in tab.model.rows if not row.line.unknown]) == len(FAULTS)


@bare
def test_a_quarter_is_chosen_where_a_regulation_knows_quarters(desk: Desk, qtbot: QtBot) -> None:
    rows = [("KẾT QUẢ QUÝ II/2026",), ("TT", "Họ và tên", "Xếp loại"), (1, "Trần Văn Bí", "HTTNV")]
    dialog = ResultsDialog(desk.context, preview_of(rows), lambda _: None)
    qtbot.addWidget(dialog)
    desk.settle()
    assert (dialog.year.count, dialog.quarter.currentText(), dialog.regulation.value) == (2026, "Quý 2", "qd366-2025")
    dialog.year.show_count(2021)
    dialog.year.changed.emit()
    desk.settle()
    assert dialog.regulation.currentText() == ""
    assert "2021" in dialog.panel.text
    dialog.quarter.setCurrentIndex(0)
    dialog.quarter.chosen.emit(None)
    desk.settle()
    assert (dialog.regulation.value, dialog.panel.text) == ("qd132-2019", "")
    dialog.accept()
    desk.settle()
    assert period_of(desk).key == "2021"


@bare
def test_a_row_can_be_left_out_and_taken_back(desk: Desk, qtbot: QtBot) -> None:
    preview = preview_of(list_of_2021(), desk.office.roster.members())
    dialog = ResultsDialog(desk.context, preview, lambda _: None)
    qtbot.addWidget(dialog)
    desk.settle()
    dialog.table.select_row(0)
    dialog._decide(ResultDecision(take=False))
    assert "10 / 11" in dialog.count.text()
    dialog._decide(None)
    assert dialog.preview == preview
    assert nameless(dialog) == []


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    assert [widget.metaObject().className() for widget in nameless(shown(desk, qtbot))] == []


@bare
def test_the_import_fits_a_small_screen_at_twice_the_text(desk: Desk, qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(larger)
    dialog = ResultsDialog(desk.context, preview_of(list_of_2021()), lambda _: None)
    qtbot.addWidget(dialog)
    desk.settle()
    least = dialog.minimumSizeHint()
    qapp.setFont(before)
    assert least.width() <= 1366
    assert least.height() <= 768


@bare
def test_year_and_law_are_in_sight_at_twice_the_text_on_a_small_screen(
    desk: Desk, qtbot: QtBot, qapp: QApplication
) -> None:
    before = qapp.font()
    larger = QFont(before)
    larger.setPointSizeF(before.pointSizeF() * 2)
    qapp.setFont(larger)
    dialog = ResultsDialog(desk.context, preview_of(list_of_2021()), lambda _: None)
    qtbot.addWidget(dialog)
    dialog.resize(1280, 700)
    dialog.show()
    desk.settle()
    qapp.processEvents()
    shown = [field.visibleRegion().boundingRect() == field.rect() for field in _essential(dialog)]
    order = [field.mapTo(dialog, field.rect().bottomLeft()).y() for field in _essential(dialog)]
    table = dialog.table.mapTo(dialog, dialog.table.rect().topLeft()).y()
    qapp.setFont(before)
    assert shown == [True, True, True]
    assert max(order) < table


def _essential(dialog: ResultsDialog) -> tuple[QWidget, ...]:
    return dialog.year, dialog.quarter, dialog.regulation
