from __future__ import annotations

import unicodedata
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from support.roster_files import (
    HEADER,
    TODAY,
    fill,
    open_document,
    person,
    preview,
    previewed,
    saved,
    sheet_of,
    tables,
    workbook,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.roster import Encoding, RosterPerson, RosterPreview, RosterReading, RowState
from kiemdiem_desktop.exchange.legacy_text import TCVN3, VNI
from kiemdiem_desktop.exchange.roster.preview import preview_tables

TO_VNI = {shown: sign for sign, shown in VNI.items()}
TO_TCVN3 = {shown: sign for sign, shown in TCVN3.items()}
days = st.dates(min_value=date(1930, 1, 1), max_value=date(1980, 12, 31)).map(PartialDate.from_date)
births = st.one_of(
    days,
    days.map(lambda day: PartialDate(day.year)),
    days.map(lambda day: PartialDate(day.year, day.month)),
)
names = st.lists(
    st.sampled_from(["Nguyễn", "Thị", "Văn", "Hòa", "Đức", "Ánh", "Ksor", "H'Nga", "Ý", "K'Brễu"]),
    min_size=1,
    max_size=4,
).map(" ".join)


@st.composite
def persons(draw: st.DrawFn) -> RosterPerson:
    return RosterPerson(
        name=draw(names),
        sex=draw(st.sampled_from(["nam", "nữ", None])),
        birth=draw(births),
        admitted=draw(st.none() | days),
        official=draw(st.none() | days),
        post=draw(st.sampled_from(["", "Bí thư", "Chi ủy viên, trưởng thôn"])),
        card=draw(st.just("") | st.integers(0, 10**12 - 1).map("{:012d}".format)),
    )


def as_row(number: int, told: RosterPerson, *, typed: bool) -> list[object]:
    """Write a person as a line, the wholly known dates as dates of the workbook or as text."""
    dates = (told.birth, told.admitted, told.official)
    cells = [None if day is None else day.exact() if typed and day.exact() else day.shown for day in dates]
    return [number, told.name, cells[0], told.sex, cells[1], cells[2], told.post or None, told.card or None]


@settings(max_examples=30)
@given(st.lists(persons(), min_size=1, max_size=8), st.booleans())
def test_any_roster_that_was_written_comes_back(told: list[RosterPerson], typed: bool) -> None:  # noqa: FBT001
    found = previewed(*(as_row(number, one, typed=typed) for number, one in enumerate(told, start=1)))
    assert [row.person for row in found.rows] == told


def columns_of(found: RosterPreview) -> list[str | None]:
    return [column.field for column in found.columns]


def test_years_stay_years_and_months_stay_months() -> None:
    found = previewed((1, "Lê Văn An", "1975"), (2, "Lê Văn Bình", "03/1975"), (3, "Lê Thị Cúc", 1976))
    assert [row.person and row.person.birth for row in found.rows] == [
        PartialDate(1975), PartialDate(1975, 3), PartialDate(1976),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "iso"), [("mm/yyyy", "1975-03"), ("mmm-yy", "1975-03"), ("yyyy", "1975"), ("dd/mm/yyyy", "1975-03-01")]
)
def test_a_date_is_cut_to_what_its_format_shows(shown: str, iso: str) -> None:
    book = openpyxl.Workbook()
    fill(sheet_of(book), [HEADER, (1, "Lê Văn An", date(1975, 3, 1), "nam")])
    sheet_of(book)["C2"].number_format = shown
    birth = person(preview(saved(book))).birth
    assert birth is not None
    assert birth.iso == iso


def test_serial_numbers_are_read_by_the_1900_count() -> None:
    found = previewed((1, "Lê Văn An", 25600, "nam"))
    assert person(found).birth == PartialDate(1970, 2, 1)
    assert found.rows[0].state is RowState.NEW
    assert "25600" in found.rows[0].reasons[0]


def test_a_workbook_of_1904_is_read_by_its_own_count() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    fill(sheet_of(book), [HEADER, (1, "Lê Văn An", date(1970, 2, 1)), (2, "Lê Văn Bình", 24138)])
    found = preview(saved(book))
    assert [row.person and row.person.birth for row in found.rows] == [PartialDate(1970, 2, 1)] * 2


def test_names_in_two_columns_become_one() -> None:
    found = previewed((1, "Nguyễn Văn", "An", 1970), header=("TT", "Họ và tên đệm", "Tên", "Năm sinh"))
    assert person(found).name == "Nguyễn Văn An"


@pytest.mark.parametrize("merged", [["B1:C1"], []], ids=["merged", "empty"])
def test_a_name_in_two_columns_under_one_header_becomes_one(merged: list[str]) -> None:
    rows = [("TT", "Họ và tên", None, "Năm sinh"), (1, "Nguyễn Văn", "An", 1970), (2, "Lê Thị", "Cúc", 1971)]
    found = preview(workbook(rows, merged=merged))
    assert [row.person.name for row in found.rows if row.person] == ["Nguyễn Văn An", "Lê Thị Cúc"]


def test_sex_and_year_come_from_the_column_that_is_filled() -> None:
    rows = [
        ("TT", "Họ và tên", "Năm sinh", None, "Ghi chú"),
        (None, None, "Nam", "Nữ", None),
        (1, "Lê Văn An", 1970, None, None),
        (2, "Lê Thị Cúc", None, "03/1971", None),
    ]
    found = preview(workbook(rows, merged=["C1:D1"]))
    assert [(row.person.sex, row.person.birth) for row in found.rows if row.person] == [
        ("nam", PartialDate(1970)), ("nữ", PartialDate(1971, 3)),
    ]  # fmt: skip


def test_crosses_under_male_and_female_tell_sex_alone() -> None:
    found = previewed(
        (1, "Lê Văn An", "x", None, 1970),
        (2, "Lê Thị Cúc", None, "x", 1971),
        header=("TT", "Họ và tên", "Nam", "Nữ", "Năm sinh"),
    )
    assert [(row.person.sex, row.person.birth) for row in found.rows if row.person] == [
        ("nam", PartialDate(1970)), ("nữ", PartialDate(1971)),
    ]  # fmt: skip


def test_a_line_with_both_sexes_is_asked_about() -> None:
    found = previewed((1, "Lê Văn An", 1970, 1971), header=("TT", "Họ và tên", "Nam", "Nữ"))
    assert found.rows[0].state is RowState.DOUBTFUL
    assert person(found).sex is None


def test_crosses_under_posts_tell_the_post() -> None:
    header = ("TT", "Họ và tên", "Năm sinh", "Bí thư", "Phó bí thư")
    found = previewed((1, "Lê Văn An", 1970, "x", None), (2, "Lê Thị Cúc", 1971, None, None), header=header)
    assert [row.person.post for row in found.rows if row.person] == ["Bí thư", ""]


def test_day_month_and_year_in_three_columns_become_one_date() -> None:
    rows = [
        ("TT", "Họ và tên", "Ngày sinh", None, None),
        (None, None, "Ngày", "Tháng", "Năm"),
        (1, "Lê Văn An", 7, 3, 1975),
        (2, "Lê Thị Cúc", None, None, 1976),
    ]
    found = preview(workbook(rows, merged=["C1:E1"]))
    assert [row.person.birth for row in found.rows if row.person] == [PartialDate(1975, 3, 7), PartialDate(1976)]


def test_two_dates_in_one_cell_are_parted() -> None:
    header = ("TT", "Họ và tên", "Năm sinh", "Ngày vào Đảng, chính thức")
    found = previewed(
        (1, "Lê Văn An", 1970, "03/02/1995\n03/02/1996"), header=("TT", "Họ và tên", "Năm sinh", "Ngày vào Đảng")
    )
    assert person(found).admitted == PartialDate(1995, 2, 3)
    assert person(found).official == PartialDate(1996, 2, 3)
    assert columns_of(previewed((1, "Lê Văn An", 1970, "03/02/1995"), header=header))[3] is not None


def test_the_header_is_found_below_a_letterhead_and_on_any_sheet() -> None:
    book = openpyxl.Workbook()
    fill(sheet_of(book), [("Hướng dẫn",), ("Điền vào trang sau",)])
    fill(
        book.create_sheet("Danh sách"),
        [("ĐẢNG BỘ XÃ A",), (), ("DANH SÁCH ĐẢNG VIÊN",), HEADER, (1, "Lê Văn An", 1970)],
    )
    found = preview(saved(book))
    assert (found.sheet, found.header_lines) == ("Danh sách", (4,))
    assert [(skipped.sheet, skipped.line) for skipped in found.skipped] == [
        ("Danh sách", 1),
        ("Danh sách", 3),
        ("Sheet", 1),
    ]


def test_a_second_roster_in_the_file_is_named_and_can_be_chosen() -> None:
    book = openpyxl.Workbook()
    fill(sheet_of(book), [HEADER, (1, "Lê Văn An", 1970), (2, "Lê Văn Bình", 1971)])
    fill(book.create_sheet("Năm trước"), [HEADER, (1, "Lê Thị Cúc", 1970)])
    found = preview(saved(book))
    assert found.sheets == ("Sheet", "Năm trước")
    assert [skipped.sheet for skipped in found.skipped] == ["Năm trước"]
    chosen = preview_tables(tables(saved(book)), (), TODAY, reading=RosterReading(sheet="Năm trước"))
    assert person(chosen).name == "Lê Thị Cúc"


def read_as(data: bytes, **columns: str) -> RosterPreview:
    """Preview a file whose columns mean what is said, by their letters."""
    return preview_tables(tables(data), (), TODAY, reading=RosterReading(columns=columns))


SWAPPED = workbook([("Họ và tên", "Ngày vào Đảng", "Ghi chú"), ("Lê Văn An", "01/02/1970", "03/04/1995")])


def test_the_user_says_what_a_column_means() -> None:
    told = person(read_as(SWAPPED, B="birth", C="admitted"))
    assert (told.birth, told.admitted, told.note) == (PartialDate(1970, 2, 1), PartialDate(1995, 4, 3), "")


def test_a_column_that_means_nothing_is_not_taken() -> None:
    found = read_as(SWAPPED, B="")
    assert [column.field for column in found.columns] == ["name", None, "note"]
    assert person(found).admitted is None


def test_two_columns_never_mean_the_same() -> None:
    found = read_as(SWAPPED, C="admitted")
    assert [column.field for column in found.columns] == ["name", None, "admitted"]
    assert person(found).admitted == PartialDate(1995, 4, 3)


def test_a_reading_without_names_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        read_as(SWAPPED, A="note")
    assert caught.value.code == "roster_without_names"


def test_the_user_says_how_a_column_is_written() -> None:
    old = "".join(TO_TCVN3.get(sign, sign) for sign in "Đặng Thị Thủy")
    data = workbook([("Họ và tên", "Ngày sinh"), (old, "01/02/1970"), (old, "02/03/1971")])
    found = preview_tables(tables(data), (), TODAY, reading=RosterReading(encodings={"A": Encoding.TCVN3}))
    assert [row.person.name for row in found.rows if row.person] == ["Đặng Thị Thủy"] * 2
    kept = preview_tables(tables(data), (), TODAY, reading=RosterReading(encodings={"A": Encoding.UNICODE}))
    assert [row.person.name for row in kept.rows if row.person] == [unicodedata.normalize("NFC", old)] * 2


def test_a_file_without_a_header_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        preview(workbook([("Lê Văn An", 1970), ("Lê Thị Cúc", 1971)]))
    assert caught.value.code == "roster_no_header"


def test_the_row_above_and_the_row_below_belong_to_the_header() -> None:
    rows = [
        (None, None, "Ngày vào Đảng", None),
        ("TT", "Họ và tên", "Dự bị", "Chính thức"),
        ("(1)", "(2)", "(3)", "(4)"),
        (1, "Lê Văn An", "03/02/1995", "03/02/1996"),
    ]
    found = preview(workbook(rows, merged=["C1:D1"]))
    assert found.header_lines == (1, 2)
    assert columns_of(found) == [None, "name", "admitted", "official"]
    assert [skipped.line for skipped in found.skipped] == [3]


def test_sums_groups_signatures_and_repeated_headers_are_listed_with_the_reason() -> None:
    found = previewed(
        ("I", "Tổ đảng 1"), (1, "Lê Văn An", 1970), HEADER, ("II", "Tổ đảng 2"), (2, "Lê Thị Cúc", 1971), (3,),
        (None, "Cộng: 2 đồng chí"), (None, None, None, None, "Ngày 5 tháng 1 năm 2026"),
        (None, None, None, None, "BÍ THƯ"),
        (None, None, None, None, "Lê Văn An"),
    )  # fmt: skip
    assert [row.person.group for row in found.rows if row.person] == ["Tổ đảng 1", "Tổ đảng 2"]
    assert [skipped.line for skipped in found.skipped] == [2, 4, 5, 7, 8, 9, 10, 11]
    assert all(skipped.why for skipped in found.skipped)


def test_a_remark_below_the_list_is_no_person() -> None:
    found = previewed((1, "Lê Văn An", 1970), (None, "Ghi chú: đồng chí số 1 đi công tác"))
    assert [skipped.line for skipped in found.skipped] == [3]


def test_a_person_below_the_signatures_is_still_read() -> None:
    found = previewed((1, "Lê Văn An", 1970), (None, "T/M CHI BỘ"), (2, "Lê Thị Cúc", 1971))
    assert [row.line for row in found.rows] == [2, 4]


def test_a_secretary_in_the_list_is_no_signature() -> None:
    found = previewed((None, "Lê Văn An", 1970, "nam", None, None, "Bí thư"))
    assert person(found).post == "Bí thư"


def test_a_surname_that_begins_like_a_sum_is_a_person() -> None:
    found = previewed((1, "Tổng Văn Minh", 1970), (2, "Ban Văn Tổ", 1971))
    assert [row.person.name for row in found.rows if row.person] == ["Tổng Văn Minh", "Ban Văn Tổ"]


def test_a_merged_cell_serves_the_lines_that_it_spans() -> None:
    rows = [("TT", "Họ và tên", "Năm sinh", "Tổ đảng"), (1, "Lê Văn An", 1970, "Tổ 1"), (2, "Lê Thị Cúc", 1971, None)]
    found = preview(workbook(rows, merged=["D2:D3"]))
    assert [row.person.group for row in found.rows if row.person] == ["Tổ 1", "Tổ 1"]


def test_the_same_meaning_twice_is_taken_once() -> None:
    found = previewed((1, "Lê Văn An", 1970, "Lê B"), header=("TT", "Họ và tên", "Năm sinh", "Họ và tên cha"))
    assert columns_of(found) == [None, "name", "birth", None]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Ngày, tháng, năm sinh", "birth"),
        ("NGÀY SINH (dd/mm/yyyy)", "birth"),
        ("Ngay sinh", "birth"),
        ("Chức vụ chính quyền", "state_post"),
        ("Chức vụ\nđoàn thể", "union_post"),
        ("Số CCCD/CMND", "idno"),
        ("Dân tộc", "ethnicity"),
        ("Số ĐT", "phone"),
        ("Đơn vị công tác", "workplace"),
        ("Ngày công nhận chính thức", "official"),
        ("Ngày cấp thẻ Đảng", None),
    ],
)
def test_headers_are_known_by_their_meaning(header: str, field: str | None) -> None:
    assert columns_of(previewed((1, "Lê Văn An"), header=("TT", "Họ và tên", header)))[2] == field


def test_a_column_in_vni_is_converted() -> None:
    rows = [[vni(str(cell)) if isinstance(cell, str) else cell for cell in row] for row in OLD_ROWS]
    found = preview(workbook(rows, font="VNI-Times"))
    assert [row.person.name for row in found.rows if row.person] == ["Nguyễn Thị Bích Tuyết", "Phạm Đức Phượng"]
    assert found.columns[1].encoding is Encoding.VNI


@pytest.mark.parametrize("font", [None, "VNI-Times"])
def test_a_text_file_in_vni_needs_no_font(font: str | None) -> None:
    rows = [[vni(str(cell)) if isinstance(cell, str) else cell for cell in row] for row in OLD_ROWS]
    found = preview(workbook(rows, font=font))
    assert person(found).post == "Bí thư chi bộ"
    assert found.rows[0].state is RowState.NEW


def test_tcvn3_without_its_font_is_known_by_its_letters() -> None:
    rows = [[tcvn3(str(cell)) if isinstance(cell, str) else cell for cell in row] for row in OLD_ROWS]
    found = preview(workbook(rows))
    assert person(found).name == "Nguyễn Thị Bích Tuyết"
    assert found.rows[0].state is RowState.NEW


def test_the_font_of_capitals_gives_a_name_as_people_write_it() -> None:
    rows = [HEADER, (1, tcvn3("phạm đức ánh"), 1970)]
    assert person(preview(workbook(rows, font=".VnTimeH"))).name == "Phạm Đức Ánh"


def test_unicode_in_an_old_font_is_left_alone() -> None:
    found = preview(workbook([HEADER, (1, "Nguyễn Thị Báo", 1970), (2, "Hà Bá", 1971)], font=".VnTime"))
    assert [row.person.name for row in found.rows if row.person] == ["Nguyễn Thị Báo", "Hà Bá"]


def test_letters_of_no_known_encoding_are_asked_about() -> None:
    found = previewed((1, "Müller Ångström", 1970))
    assert found.rows[0].state is RowState.DOUBTFUL


def test_an_open_document_is_read() -> None:
    lines = [("TT", "Họ và tên", "Năm sinh"), ("1", "Nguyễn Thị Bưởi", "1970")]
    assert person(preview(open_document(lines), name="ds.ods")).name == "Nguyễn Thị Bưởi"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_tables_are_read_in_each_code(delimiter: str, code: str) -> None:
    lines = [("TT", "Họ và tên", "Năm sinh"), ("1", "Nguyễn Thị Bưởi", "1970")]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(code)
    assert person(preview(data, name="ds.csv")).name == "Nguyễn Thị Bưởi"


def test_a_text_table_in_the_windows_code_page_is_read() -> None:
    text = "TT;Họ và tên;Năm sinh;Chức vụ\r\n1;Nguyễn Thị Bưởi;1970;Bí thư, trưởng thôn\r\n"
    data = cp1258(text)
    found = preview(data, name="ds.csv")
    assert person(found).name == "Nguyễn Thị Bưởi"
    assert person(found).post == "Bí thư, trưởng thôn"


def test_a_text_table_in_tcvn3_is_read() -> None:
    rows = [";".join(str(cell) for cell in row) for row in OLD_ROWS]
    data = tcvn3("\r\n".join(rows)).encode("latin-1")
    assert person(preview(data, name="ds.csv")).name == "Nguyễn Thị Bích Tuyết"


OLD_ROWS: list[tuple[object, ...]] = [
    ("TT", "Họ và tên", "Năm sinh", "Chức vụ"),
    (1, "Nguyễn Thị Bích Tuyết", 1970, "Bí thư chi bộ"),
    (2, "Phạm Đức Phượng", 1971, "Đảng viên"),
]


def vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def tcvn3(text: str) -> str:
    return "".join(TO_TCVN3.get(letter, letter) for letter in text)


def cp1258(text: str) -> bytes:
    """Encode as Windows does: tones as marks of their own where a letter with its tone has no code."""
    out = b""
    for letter in text:
        out += letter.encode("cp1258") if _fits(letter) else _parted(letter)
    return out


def _fits(letter: str) -> bool:
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        return False
    return True


def _parted(letter: str) -> bytes:
    marks = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
    shape = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
    return (shape + tones).encode("cp1258")
