"""What a workbook holds when a spreadsheet program opens it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem_desktop.documents.content import HeaderCell, SignatureBlock
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow, Value, Workbook, total
from kiemdiem_desktop.documents.workbook.write import render_workbook

COLUMNS = (
    SheetColumn(header="Họ và tên", width=28),
    SheetColumn(header="Số định danh", width=16, kind="identifier"),
    SheetColumn(header="Ngày sinh", kind="date"),
    SheetColumn(header="Phiếu", kind="integer"),
    SheetColumn(header="Điểm", kind="decimal"),
)


def sheet(*rows: tuple[Value, ...], **more: Any) -> Sheet:
    return Sheet(
        name="Danh sách", title="DANH SÁCH", columns=COLUMNS, rows=tuple(SheetRow(values=row) for row in rows), **more
    )


def opened(*sheets: Sheet, values: bool = True) -> Any:
    data = render_workbook(Workbook(title="Sổ", sheets=sheets))
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def below_header(page: Any) -> list[tuple[object, ...]]:
    rows = list(page.iter_rows(values_only=True))
    return rows[next(index for index, row in enumerate(rows) if row[0] == "Họ và tên") + 1 :]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("x")', "<b>&</b>", "0012", "  x  "])
def test_typed_text_stays_text(text: str) -> None:
    page = opened(sheet((text, text)), values=False).active
    for cell in page["A4"], page["B4"]:
        assert (cell.value, cell.data_type) == (text, "s")


def test_identifiers_keep_their_zeros_and_are_formatted_as_text() -> None:
    cell = opened(sheet(("A", "001200000123"))).active["B4"]
    assert (cell.value, cell.number_format) == ("001200000123", "@")


def test_dates_are_real_and_partial_dates_are_text() -> None:
    page = opened(sheet(("A", "", date(1970, 2, 5)), ("B", "", "1970"), ("C", "", date(1890, 1, 2)))).active
    assert (page["C4"].value, page["C4"].number_format) == (datetime(1970, 2, 5), "dd/mm/yyyy")  # noqa: DTZ001 - as read
    assert (page["C5"].value, page["C6"].value) == ("1970", "02/01/1890")


def test_numbers_carry_their_formats() -> None:
    page = opened(sheet(("A", "", None, 1200, Decimal("87.5")))).active
    assert (page["D4"].value, page["D4"].number_format) == (1200, "#,##0")
    assert (page["E4"].value, page["E4"].number_format) == (87.5, "0.0")


def test_totals_are_formulas_over_the_data_rows_with_their_value() -> None:
    book = sheet(
        ("A", "", None, 1, Decimal(80)),
        ("B", "", None, 2, Decimal(90)),
        totals=(SheetRow(values=("Cộng", None, None, total(3), total(Decimal(170)))),),
    )
    assert opened(book, values=False).active["D6"].value == "=SUM(D4:D5)"
    assert [opened(book).active[cell].value for cell in ("D6", "E6")] == [3, 170]


def test_a_formula_can_name_other_columns_and_its_row() -> None:
    share = Formula(text="{columns[3]}{row}/{columns[4]}{row}", value=Decimal("0.5"))
    book = sheet((share, "", None, 1, Decimal(2)))
    assert opened(book, values=False).active["A4"].value == "=D4/E4"
    assert opened(book).active["A4"].value == 0.5


def test_a_formula_can_name_other_rows() -> None:
    sums = Formula(text="SUM({column}{rows[1]}:{column}{rows[2]})", value=5)
    book = sheet(("A", "", None, sums, None), ("B", "", None, 2, None), ("C", "", None, 3, None))
    assert opened(book, values=False).active["D4"].value == "=SUM(D5:D6)"
    assert opened(book).active["D4"].value == 5


def test_each_table_has_a_name_for_formulas() -> None:
    book = opened(sheet(("A",), ("B",), totals=(SheetRow(values=("Cộng",)),), unit=("CHI BỘ",)))
    assert {name: area.attr_text for name, area in book.defined_names.items()} == {"Danh_sach": "'Danh sách'!$A$5:$E$7"}


@pytest.mark.parametrize(
    ("sheet_name", "name"),
    [("Biểu 6F", "Bieu_6F"), ("A1", "_A1"), ("2026", "_2026"), ("R1C1", "_R1C1"), ("<&'…", "khong_ten"), ("Q", "_Q")],
)
def test_the_name_of_a_table_is_never_a_cells_place(sheet_name: str, name: str) -> None:
    assert list(opened(replace(sheet(("A",)), name=sheet_name)).defined_names) == [name]


def test_header_rows_are_as_high_as_their_words_need() -> None:
    header = (
        (HeaderCell(text="Họ và tên", rows=2), HeaderCell(text="Cơ quan Đảng, Mặt trận Tổ quốc", rows=2),
         HeaderCell(text="Ngày", rows=2), HeaderCell(text="Kết quả bỏ phiếu", columns=2)),
        (HeaderCell(text="Phiếu"), HeaderCell(text="Hoàn thành xuất sắc nhiệm vụ")),
    )  # fmt: skip
    page = opened(sheet(("A",), header=header)).active
    line = page.row_dimensions[3].height
    assert line == opened(sheet(("A",))).active.row_dimensions[3].height
    assert page.row_dimensions[4].height == 3 * line


def test_a_note_as_long_as_the_table_has_room_for_a_second_line() -> None:
    room = int(sum(column.width for column in COLUMNS))
    note = "chữ nhỏ " * (room * 3 // 4 // len("chữ nhỏ "))
    page = opened(sheet(("A",), notes=(note,))).active
    [row] = [cell.row for cells in page.iter_rows() for cell in cells if cell.value == note]
    assert page.row_dimensions[row].height == 2 * page.row_dimensions[3].height


def test_nothing_is_protected() -> None:
    book = opened(sheet(("A",)))
    assert not book.active.protection.sheet
    assert book.security is None or not book.security.lockStructure


def test_a_table_without_rows_still_has_its_total() -> None:
    page = opened(sheet(totals=(SheetRow(values=("Cộng", None, None, total(0))),))).active
    assert page["D4"].value == 0


def test_header_rows_span_repeat_and_stay_in_sight() -> None:
    header = (
        (
            HeaderCell(text="Họ và tên", rows=2),
            HeaderCell(text="Lý lịch", columns=2),
            HeaderCell(text="Kết quả", columns=2),
        ),
        tuple(HeaderCell(text=text) for text in ("Số", "Ngày", "Phiếu", "Điểm")),
    )
    page = opened(sheet(("A",), header=header, frozen_columns=1)).active
    assert {"A3:A4", "B3:C3", "D3:E3"} <= {str(area) for area in page.merged_cells.ranges}
    assert (page.freeze_panes, page.print_title_rows) == ("B5", "$3:$4")
    assert [cell.value for cell in page[4]] == [None, "Số", "Ngày", "Phiếu", "Điểm"]


def test_sheets_print_on_a4_across_and_as_wide_as_the_page() -> None:
    page = opened(sheet(("A",))).active
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)


def test_every_cell_is_in_the_font_of_papers() -> None:
    page = opened(sheet(("A", "", None, 1, Decimal(1)), unit=("CHI BỘ",), notes=("Ghi chú",))).active
    assert {cell.font.name for row in page.iter_rows() for cell in row if cell.value is not None} == {"Times New Roman"}


def test_unit_form_number_notes_and_signatures_stand_around_the_table() -> None:
    pair = (
        SignatureBlock(authority=("NGƯỜI LẬP BIỂU",), name="Lê Chi"),
        SignatureBlock(authority=("T/M CHI BỘ",), post="BÍ THƯ", name="Trần Bình"),
    )
    page = opened(
        sheet(("A",), unit=("ĐẢNG BỘ", "CHI BỘ"), form_number="Biểu 1", notes=("Chú",), signatures=pair)
    ).active
    values = {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value}
    assert (values["A1"], values["A2"], values["E1"], values["A3"]) == ("ĐẢNG BỘ", "CHI BỘ", "Biểu 1", "DANH SÁCH")
    assert [list(values.values()).count(text) for text in ("Chú", "NGƯỜI LẬP BIỂU", "BÍ THƯ", "Trần Bình")] == [1] * 4


def test_sheet_names_are_made_fit_and_different() -> None:
    names = opened(*[Sheet(name="Chi bộ: thôn [A]/B " + "x" * 30, title="T", columns=COLUMNS)] * 2).sheetnames
    assert len(set(names)) == 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_content_gives_the_same_bytes_without_the_hour() -> None:
    book = Workbook(title="Sổ", sheets=(sheet(("A", "1", date(2026, 1, 1), 1, Decimal(1))),), made=date(2026, 12, 31))
    first, second = render_workbook(book), render_workbook(book)
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"2026-12-31T00:00:00Z") == 2


def test_control_characters_vanish_and_text_is_composed() -> None:
    page = opened(sheet(("a\x00\x07b\ud800c\ufffe", "e\u0323\u0302"))).active
    assert (page["A4"].value, page["B4"].value) == ("abc", "ệ")


@settings(max_examples=25)
@given(st.text(max_size=80))
def test_no_text_whatsoever_breaks_the_writing(text: str) -> None:
    page = opened(Sheet(name=text, title=text, columns=COLUMNS, rows=(SheetRow(values=(text,)),), notes=(text,)))
    assert page.sheetnames


def test_an_answer_of_20000_characters_is_kept_whole() -> None:
    assert below_header(opened(sheet(("x" * 20_000,))).active)[0][0] == "x" * 20_000
