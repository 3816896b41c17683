from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot
from support.page_desk import Desk

from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.papers.page import PapersPage
from kiemdiem_desktop.ui.pages.papers.printing import chosen_pages, print_pages


def shown(desk: Desk, qtbot: QtBot) -> PapersPage:
    page = desk.show(PapersPage(desk.context), qtbot)
    desk.settle()
    return page


def test_all_papers_of_the_period_are_listed(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    assert [line.ref for line in page.model.rows] == [line.ref for line in desk.office.papers.list(desk.period_id)]


def test_the_chosen_paper_is_previewed(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    assert page._preview is not None
    assert page._rendered is not None
    assert page._preview.document.pageCount() == page._rendered.pages


def test_text_is_found_in_the_preview(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    preview = page._preview
    assert preview is not None
    preview.search.setText("KIỂM ĐIỂM")
    qtbot.waitUntil(lambda: "chỗ" in preview.found.text())


def test_zooming_leaves_the_width_of_the_page(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    preview = page._preview
    assert preview is not None
    preview.actual_size()
    preview.zoom(1.5)
    assert preview.view.zoomFactor() == 1.5


def test_a_subject_leads_to_its_paper(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    wanted = next(line.ref for line in reversed(page.model.rows) if line.ref.subject_id)
    page.focus_target(wanted.subject_id, wanted.key)
    assert page.printable() == wanted


def test_what_is_missing_leads_to_its_place(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    place = next(place for place, line in enumerate(page.model.rows) if line.missing)
    page.table.select_row(place)
    page.missing.itemActivated.emit(page.missing.item(0))
    missing = page.model.rows[place].missing[0]
    assert desk.went == [(missing.place, missing.subject_id, missing.field)]


def test_a_blank_paper_is_another_one(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    assert page._rendered is not None
    filled = page._rendered.data
    page.blank.setChecked(True)
    desk.settle()
    assert page._rendered is not None
    assert page._rendered.data != filled


def test_a_paper_is_saved_where_the_user_says(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    target = tmp_path / "ban.pdf"
    desk.ask.queue = [target]
    page._save.click()
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")
    assert desk.said


def test_all_papers_are_saved_into_a_folder(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    desk.ask.queue = [tmp_path / "tất cả"]
    page._all.click()
    desk.settle()
    written = {path.name for path in (tmp_path / "tất cả").iterdir()}
    assert {line.file_name for line in page.model.rows} <= written


def choose(page: PapersPage, desk: Desk, key: str) -> None:
    page.table.select_row(next(place for place, line in enumerate(page.model.rows) if line.ref.key == key))
    desk.settle()


def test_a_paper_is_saved_for_writing_on(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    target = tmp_path / "ban.docx"
    desk.ask.queue = [target]
    page._word.click()
    desk.settle()
    assert target.read_bytes().startswith(b"PK")


def test_the_whole_dossier_is_saved_as_one_file(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    target = tmp_path / "ca-ho-so.pdf"
    desk.ask.queue = [target]
    page._one.click()
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")


def test_only_kinds_with_numbers_offer_one(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    assert page.numbers.button.isVisibleTo(page)
    choose(page, desk, "member_review")
    assert not page.numbers.button.isVisibleTo(page)


def test_a_paper_takes_the_next_number_is_issued_and_voided(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    ref = page.printable()
    assert ref is not None
    assert page.numbers.button.text() == "Lấy số…"
    desk.ask.queue = ["1"]
    page.numbers.button.click()
    desk.settle()
    assert page.numbers.button.text() == "Số 01-BB…"
    desk.ask.queue = ["issue", "05/12/2026"]
    page.numbers.button.click()
    desk.settle()
    number = desk.office.numbers.of(desk.period_id, ref)
    assert number is not None
    assert number.issued_on == date(2026, 12, 5)
    desk.ask.queue = ["void", "Ghi nhầm"]
    page.numbers.button.click()
    desk.settle()
    assert page.numbers.button.text() == "Lấy số…"


def test_a_number_of_letters_and_half_a_day_are_not_taken(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    desk.ask.queue = ["một"]
    page.numbers.button.click()
    desk.settle()
    assert "chữ số" in desk.ask.asked[-1]
    desk.ask.queue = ["1"]
    page.numbers.button.click()
    desk.settle()
    desk.ask.queue = ["issue", "12/2026"]
    page.numbers.button.click()
    desk.settle()
    assert "05/12/2026" in desk.ask.asked[-1]


def test_all_pages_are_printed_unless_a_range_is_chosen(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    assert page._preview is not None
    document = page._preview.document
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "in.pdf"))
    assert chosen_pages(printer, document.pageCount()) == list(range(document.pageCount()))
    assert print_pages(document, printer) == document.pageCount()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    assert chosen_pages(printer, document.pageCount()) == [1]


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    assert [widget.metaObject().className() for widget in nameless(shown(desk, qtbot))] == []
