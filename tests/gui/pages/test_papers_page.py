from __future__ import annotations

import hashlib
import itertools
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from pytestqt.qtbot import QtBot
from support.page_desk import Desk

from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.services.look import ORGANISATION_TYPE
from kiemdiem_desktop.services.papers import PaperRef
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.papers.editions import PaperEditions
from kiemdiem_desktop.ui.pages.papers.look import PaperLookDialog
from kiemdiem_desktop.ui.pages.papers.page import PapersPage
from kiemdiem_desktop.ui.pages.papers.preview import PaperPreview
from kiemdiem_desktop.ui.pages.papers.printing import chosen_pages, in_order, print_pages
from kiemdiem_desktop.ui.pages.papers.register import NumberRegisterDialog
from kiemdiem_desktop.ui.pages.papers.view import PaperView
from kiemdiem_desktop.ui.tables.papers import state_word


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
    preview.search.setText("kiem diem")
    places = len(preview._find.places)
    assert places > 1
    assert preview.found.text() == f"{places} chỗ"
    preview.search.setText("KIỂM ĐIỂM")
    assert len(preview._find.places) == places
    preview.search.setText("không có chữ này")
    assert preview.found.text() == "Không thấy"


def test_zooming_leaves_the_width_of_the_page(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    preview = page._preview
    assert preview is not None
    preview.actual_size()
    preview.zoom(1.5)
    assert round(preview.view.zoom_factor(), 6) == 1.5


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
    desk.ask.queue = ["pdf", tmp_path / "tất cả"]
    page._all.click()
    desk.settle()
    written = {path.name for path in (tmp_path / "tất cả").iterdir()}
    assert {line.file_name for line in page.model.rows} <= written
    assert not any(name.endswith(".docx") for name in written)


def test_all_papers_are_saved_for_writing_on_too(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    desk.ask.queue = ["word", tmp_path / "tất cả"]
    page._all.click()
    desk.settle()
    written = {path.suffix for path in (tmp_path / "tất cả").iterdir()}
    assert written == {".pdf", ".docx", ".xlsx"}


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
    desk.ask.queue = ["issue", True, "05/12/2026"]
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
    desk.ask.queue = ["issue", True, "12/2026"]
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


@pytest.mark.parametrize(
    ("copies", "collated", "two_sided", "sent"),
    [
        (1, True, True, [0, 1, 2]),
        (2, True, False, [0, 1, 2, 0, 1, 2]),
        (2, False, False, [0, 0, 1, 1, 2, 2]),
        (2, True, True, [0, 1, 2, None, 0, 1, 2]),
        (2, False, True, [0, None, 0, None, 1, None, 1, None, 2, None, 2, None]),
    ],
)
def test_copies_begin_on_sheets_of_their_own(
    copies: int,
    collated: bool,  # noqa: FBT001 - a parameter
    two_sided: bool,  # noqa: FBT001 - as above
    sent: list[int | None],
) -> None:
    assert in_order([0, 1, 2], copies, collated=collated, two_sided=two_sided) == sent


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    assert [widget.metaObject().className() for widget in nameless(shown(desk, qtbot))] == []


def issued_and_changed(desk: Desk) -> PaperRef:
    """Minutes that were issued and then would say something else."""
    ref = next(line.ref for line in desk.office.papers.list(desk.period_id) if line.ref.key == "meeting_minutes")
    assert ref.meeting_id is not None
    desk.office.numbers.reserve(desk.period_id, ref)
    number = desk.office.numbers.of(desk.period_id, ref)
    assert number is not None
    desk.office.issuing.issue(number.id, date(2026, 12, 5))
    meeting = desk.office.reviews.sheet(desk.period_id).meeting(ref.meeting_id).meeting
    desk.office.meetings.update_meeting(replace(meeting, conclusion="Hội nghị bổ sung."))
    return ref


def test_a_paper_that_is_not_what_was_issued_says_so_and_shows_both(desk: Desk, qtbot: QtBot) -> None:
    ref = issued_and_changed(desk)
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    line = next(line for line in page.model.rows if line.ref == ref)
    assert state_word(line) == "≠ Khác bản phát hành"
    assert page._rendered is not None
    assert "Đang xem bản đã phát hành." in page.warnings.text()
    kept = page._rendered.data
    assert page.today.isVisibleTo(page)
    page.today.setChecked(True)
    desk.settle()
    assert page._rendered is not None
    assert page._rendered.data != kept
    assert "sổ hiện nay" in page.warnings.text()


def test_a_changed_paper_is_issued_again_under_its_number(desk: Desk, qtbot: QtBot) -> None:
    ref = issued_and_changed(desk)
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    desk.ask.queue = ["issue", "Đính chính", "06/12/2026"]
    page.numbers.button.click()
    desk.settle()
    assert [each.edition for each in desk.office.issuing.editions(desk.period_id, ref)] == [2, 1]
    assert state_word(next(line for line in page.model.rows if line.ref == ref)) == "✓ Đã phát hành"
    assert not page.today.isVisibleTo(page)


def test_a_paper_issued_before_it_was_kept_can_be_kept(desk: Desk, qtbot: QtBot) -> None:
    """A book of the first schema knows the day of issue and no more."""
    ref = next(line.ref for line in desk.office.papers.list(desk.period_id) if line.ref.key == "tally_minutes")
    desk.office.numbers.reserve(desk.period_id, ref)
    number = desk.office.numbers.of(desk.period_id, ref)
    assert number is not None
    with desk.office._book.write("như sổ cũ") as unit:
        unit.paper_numbers.update(replace(number, state=NumberState.ISSUED, issued_on=date(2026, 12, 5)))
    page = shown(desk, qtbot)
    choose(page, desk, "tally_minutes")
    assert state_word(next(line for line in page.model.rows if line.ref == ref)) == "✓ Phát hành, chưa giữ"
    line = page._line()
    assert line is not None
    desk.ask.queue = ["issue", *([True] if line.missing else []), "05/12/2026"]
    page.numbers.button.click()
    desk.settle()
    assert state_word(next(line for line in page.model.rows if line.ref == ref)) == "✓ Đã phát hành"


def test_what_was_issued_is_looked_at_beside_the_book(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    ref = issued_and_changed(desk)
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    desk.ask.queue = ["editions"]
    page.numbers.button.click()
    desk.settle()
    (dialog,) = desk.ask.dialogs
    assert isinstance(dialog, PaperEditions)
    assert dialog.pane.preview.document.pageCount() > 0
    assert "Hội nghị bổ sung." in dialog.differences.item(0).text()
    assert nameless(dialog) == []
    target = tmp_path / "ban.docx"
    desk.ask.queue = [target]
    dialog._word.click()
    desk.settle()
    (edition,) = desk.office.issuing.editions(desk.period_id, ref)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == edition.word_digest


def test_the_register_lists_every_number_and_the_next_ones(desk: Desk, qtbot: QtBot) -> None:
    issued_and_changed(desk)
    page = shown(desk, qtbot)
    page._register.click()
    desk.settle()
    (dialog,) = desk.ask.dialogs
    assert isinstance(dialog, NumberRegisterDialog)
    (line,) = dialog.model.rows
    assert [column.text(line) for column in dialog.model.columns][:4] == [
        "01-BB",
        line.title,
        desk.office.periods.period(desk.period_id).key,
        "Đã phát hành",
    ]
    assert "02-BB" in dialog.due.text()
    assert nameless(dialog) == []


def test_what_a_paper_lacks_is_named_before_it_is_printed(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    place = next(place for place, line in enumerate(page.model.rows) if line.missing)
    page.table.select_row(place)
    desk.settle()
    desk.ask.queue = [False]
    page._print.click()
    assert "còn thiếu" in desk.ask.asked[-1]
    assert desk.ask.dialogs == []
    page.blank.setChecked(True)
    desk.settle()
    page._print.click()
    assert isinstance(desk.ask.dialogs[-1], QPrintDialog)


def test_the_layout_of_the_paper_is_named(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    assert "05-HD/VPTW" in page.layout_name.text()


def with_preview(desk: Desk, qtbot: QtBot) -> PaperPreview:
    page = shown(desk, qtbot)
    choose(page, desk, "meeting_minutes")
    assert page._preview is not None
    return page._preview


def test_two_pages_stand_side_by_side(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    one, two = preview.view._spread.places[:2]
    assert (one.left(), one.bottom() < two.top()) == (two.left(), True)
    preview.two.click()
    one, two = preview.view._spread.places[:2]
    assert (one.top(), one.right() < two.left()) == (two.top(), True)
    assert two.right() <= preview.view.viewport().width()


def test_text_is_selected_with_the_mouse_and_copied_in_normal_form(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    view = preview.view
    place = view._spread.places[0]
    start, end = QPoint(round(place.left()) + 1, round(place.top()) + 1), QPoint(round(place.right()) - 1, 200)
    mouse(view, QEvent.Type.MouseButtonPress, start)
    mouse(view, QEvent.Type.MouseMove, end)
    mouse(view, QEvent.Type.MouseButtonRelease, end)
    view.copy_action.trigger()
    copied = QGuiApplication.clipboard().text()
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in copied
    assert unicodedata.is_normalized("NFC", copied)


def mouse(view: PaperView, kind: QEvent.Type, spot: QPoint) -> None:
    """Do something with the mouse's left button on the pages."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    place = QPointF(spot)
    QCoreApplication.sendEvent(
        view.viewport(), QMouseEvent(kind, place, view.viewport().mapToGlobal(place), left, left, none)
    )


def test_the_whole_text_is_selected_over_all_pages(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    preview.view.select_all()
    text = preview.view.selected_text()
    assert "BIÊN BẢN" in text
    assert preview.document.getAllText(preview.document.pageCount() - 1).text().split()[-1] in text


def test_places_found_are_gone_through_in_both_directions(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    preview.search.setText("chi bộ")
    preview._next(1)
    assert preview.found.text().startswith("1/")
    preview._next(-1)
    assert preview.found.text().split("/")[0] == preview.found.text().split("/")[1].split()[0]
    assert preview.view.current_page() > 0


def test_a_huge_zoom_draws_only_what_is_seen(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    preview.view.set_zoom(6.0)
    preview.view.grab()
    assert preview.view._images == {}
    preview.fit_page()
    preview.view.grab()
    assert len(preview.view._images) >= 1


def test_text_is_found_over_the_end_of_a_line(desk: Desk, qtbot: QtBot) -> None:
    preview = with_preview(desk, qtbot)
    lines = preview.document.getAllText(0).text().split("\r\n")
    ends = next(
        f"{upper.split()[-1]} {lower.split()[0]}"
        for upper, lower in itertools.pairwise(lines)
        if len(upper) > 60 and len(lower) > 20
    )
    preview.search.setText(ends)
    assert any(len(place.areas) > 1 for place in preview._find.places)


def test_the_blank_forms_are_listed_previewed_and_saved_in_place_of_the_papers(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page.forms.setChecked(True)
    desk.settle()
    assert [line.ref for line in page.model.rows] == [line.ref for line in desk.office.papers.blanks(desk.period_id)]
    assert page.blank.isHidden()
    page.table.select_row(1)
    desk.settle()
    assert page._rendered is not None
    assert "mau-trong" in page._rendered.file_name
    page.go_to(None, "member_review")
    desk.settle()
    assert not page.forms.isChecked()


def test_all_blank_forms_go_into_a_folder(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(desk, qtbot)
    page.forms.setChecked(True)
    desk.settle()
    folder = tmp_path / "mau"
    folder.mkdir()
    desk.ask.queue += ["pdf", folder]
    page._ask_folder()
    desk.settle()
    assert len(list(folder.iterdir())) == len(desk.office.papers.blanks(desk.period_id))


def test_what_the_look_must_say_leads_to_the_look(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page.focus_target(None, ORGANISATION_TYPE)
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, PaperLookDialog)
    assert dialog.type.findData("commune") > 0


def test_the_look_of_papers_is_asked_for_and_kept(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    page._ask_look()
    desk.settle()
    dialog = desk.ask.dialogs[-1]
    assert isinstance(dialog, PaperLookDialog)
    assert nameless(dialog) == []
    dialog.blocks["cell"].setChecked(False)
    dialog._take()
    desk.settle()
    assert desk.office.look.look().blocks == {"cell": False}
