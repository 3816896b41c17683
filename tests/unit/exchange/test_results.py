from __future__ import annotations

import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.earlier_results import TODAY, list_of_2021, preview_of
from support.roster_files import workbook

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.results import LeftOut, ResultDecision, ResultRow, ResultsPreview, ResultState
from kiemdiem_desktop.exchange.results.preview import preview_result_tables, preview_results, with_result_decision
from kiemdiem_desktop.exchange.results.words import words
from kiemdiem_desktop.exchange.roster.raw import RawSheet, RawTables

SIMPLE = ("TT", "Họ và tên", "Mức xếp loại")


def only(preview: ResultsPreview) -> ResultRow:
    assert len(preview.rows) == 1
    return preview.rows[0]


def levelled(text: Any) -> ResultRow:
    return only(preview_of([SIMPLE, (1, "Nguyễn Văn An", text)]))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("HTXSNV", Level.EXCELLENT),
        ("Hoàn thành xuất sắc nhiệm vụ", Level.EXCELLENT),
        ("HTTNV", Level.GOOD),
        ("hoàn thành  tốt nhiệm vụ.", Level.GOOD),
        ("HOAN THANH TOT NHIEM VU", Level.GOOD),
        ("HTNV", Level.COMPLETED),
        ("Hoàn thành nhiệm vụ", Level.COMPLETED),
        ("KHTNV", Level.NOT_COMPLETED),
        ("Không hoàn thành nhiệm vụ", Level.NOT_COMPLETED),
    ],
)
def test_a_level_is_known_by_its_name_and_its_abbreviation(text: str, level: Level) -> None:
    row = levelled(text)
    assert (row.level, row.state) == (level, ResultState.TAKEN)


@pytest.mark.parametrize("text", ["Đủ tư cách", "A", "Tốt", "85", "HTXSNV / HTTNV"])
def test_any_other_word_is_doubtful_with_its_reason(text: str) -> None:
    row = levelled(text)
    assert (row.level, row.state, row.taken) == (None, ResultState.DOUBTFUL, False)
    assert any(text in reason for reason in row.reasons)


def test_a_row_without_a_level_is_asked_about() -> None:
    row = only(preview_of([(*SIMPLE, "Kỷ luật"), (1, "Nguyễn Văn An", None, "Không")]))
    assert row.state is ResultState.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "why"), [("Miễn sinh hoạt", LeftOut.EXEMPT), ("Chưa xếp loại", LeftOut.NOT_CLASSIFIED)]
)
def test_those_without_a_level_by_the_lists_own_words_are_taken(text: str, why: LeftOut) -> None:
    row = levelled(text)
    assert (row.level, row.left_out, row.taken) == (None, why, True)


def test_marks_below_the_names_of_the_levels_are_read() -> None:
    rows = [
        ("TT", "Họ và tên", "Mức xếp loại", None, None, None),
        (None, None, "HTXS", "HTT", "HTNV", "KHTNV"),
        (1, "Nguyễn Văn An", None, "x", None, None),
        (2, "Trần Thị Bình", "X", None, "x", None),
    ]
    preview = preview_of(rows, merged=["C1:F1"])
    assert preview.rows[0].level is Level.GOOD
    assert (preview.rows[1].level, preview.rows[1].state) == (None, ResultState.DOUBTFUL)


def test_votes_stand_below_their_heading() -> None:
    rows = [
        ("TT", "Họ và tên", "Số phiếu", None, None, None, "Phiếu hợp lệ", "Xếp loại"),
        (None, None, "HTXS", "HTT", "HTNV", "KHTNV", None, None),
        (1, "Nguyễn Văn An", 3, 7, 0, 0, 10, "HTTNV"),
        (2, "Trần Thị Bình", 9, 7, 0, 0, 10, "HTTNV"),
    ]
    first, second = preview_of(rows, merged=["C1:F1"]).rows
    assert first.votes == {Level.EXCELLENT: 3, Level.GOOD: 7, Level.COMPLETED: 0, Level.NOT_COMPLETED: 0}
    assert first.counts == {"valid": 10}
    assert (second.votes, second.state) == ({}, ResultState.DOUBTFUL)


def test_task_counts_that_contradict_are_not_kept() -> None:
    header = (*SIMPLE, "Số nhiệm vụ được giao", "Số nhiệm vụ hoàn thành")
    row = only(preview_of([header, (1, "Nguyễn Văn An", "HTTNV", 5, 8)]))
    assert (row.counts, row.state) == ({}, ResultState.DOUBTFUL)


@pytest.mark.parametrize("text", ["80 %", "tám", "-3", "1.5", "9" * 30])
def test_a_number_that_is_none_is_not_kept(text: str) -> None:
    row = only(preview_of([(*SIMPLE, "Số nhiệm vụ được giao"), (1, "Nguyễn Văn An", "HTTNV", text)]))
    assert (row.counts, row.state) == ({}, ResultState.DOUBTFUL)


@pytest.mark.parametrize(
    ("text", "known"), [("Không", False), ("Khiển trách", None), (None, None), ("đang xem xét", None)]
)
def test_an_empty_cell_of_discipline_tells_nothing(
    text: str | None,
    known: bool | None,  # noqa: FBT001 - a case
) -> None:
    row = only(preview_of([(*SIMPLE, "Kỷ luật"), (1, "Nguyễn Văn An", "HTTNV", text)]))
    assert row.disciplined is known
    assert row.taken is (text != "đang xem xét")


@pytest.mark.parametrize("day", ["05/06/2021", "ngày 5 tháng 6 năm 2021", "2021-06-05", 44352])
def test_a_discipline_is_taken_with_the_paper_that_decided_it(day: str | int) -> None:
    header = [(*SIMPLE, "Kỷ luật", None, None, None), (None, None, None, "Hình thức", "Cơ quan", "Số QĐ", "Ngày QĐ")]
    line = (1, "Nguyễn Văn An", "HTTNV", "Cảnh cáo", "Đảng ủy xã", "12-QĐ/ĐU", day)
    row = only(preview_of([*header, line], merged=["D1:G1"]))
    assert (row.disciplined, row.discipline_form) == (True, "Cảnh cáo")
    paper = ConcludingPaper(authority="Đảng ủy xã", number="12-QĐ/ĐU", issued_on=date(2021, 6, 5))
    assert row.discipline_paper == paper


def test_collectives_are_told_from_persons() -> None:
    rows = [SIMPLE, (1, "Chi bộ thôn Đông", "HTTNV"), (2, "Chi ủy thôn Đông", "HTTNV"), (3, "Bùi Thị Chi", "HTTNV")]
    kinds = [row.collective for row in preview_of(rows).rows]
    assert kinds == [CollectiveKind.CELL, CollectiveKind.CELL_COMMITTEE, None]


def test_no_line_of_the_file_is_dropped_in_silence() -> None:
    preview = preview_of([*list_of_2021(), (), (None, "T/M CHI ỦY"), (None, "Bí thư")])
    written = len([line for line in list_of_2021() if line]) + 2
    assert len(preview.rows) + len(preview.skipped) + len(preview.header_lines) == written
    assert all(line.why for line in preview.skipped)
    assert preview.year == 2021


def test_a_list_without_levels_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        preview_of([("TT", "Họ và tên", "Ngày sinh"), (1, "Nguyễn Văn An", 1970)])
    assert caught.value.code == "results_no_header"


def test_a_repeated_person_is_doubtful() -> None:
    rows = [(*SIMPLE, "Năm sinh"), (1, "Nguyễn Văn An", "HTTNV", 1970), (2, "Nguyễn Văn An", "HTNV", 1970)]
    assert [row.state for row in preview_of(rows).rows] == [ResultState.TAKEN, ResultState.DOUBTFUL]


def test_the_users_word_settles_a_row_and_can_be_taken_back() -> None:
    preview = preview_of([SIMPLE, (1, "Nguyễn Văn An", "Đủ tư cách")])
    settled = with_result_decision(preview, 0, ResultDecision(level=Level.COMPLETED))
    assert (settled.rows[0].taken, settled.rows[0].settled_level) == (True, Level.COMPLETED)
    assert with_result_decision(settled, 0, None) == preview


def test_old_letters_are_read() -> None:
    old = [("TT", "Hä vµ tªn", "Møc xÕp lo¹i"), (1, "NguyÔn V¨n An", "Hoµn thµnh tèt nhiÖm vô")]
    row = only(preview_of(old, font=".VnTime"))
    assert (row.name, row.level) == ("Nguyễn Văn An", Level.GOOD)


@pytest.mark.parametrize(
    "name",
    ["A" * 5000, "HYPERLINK(1)9", "Lê \u202eVăn\u200b", "<b>Trần</b>", "Ngô'; DROP TABLE", "Trần\nThị\tBình", "🙂 An"],
)
def test_hostile_names_come_through_as_text_or_are_asked_about(name: str) -> None:
    row = only(preview_of([SIMPLE, (1, name, "HTTNV")]))
    assert "\n" not in row.name
    assert "\u202e" not in row.name
    assert row.taken is (len(name) < 100 and "9" not in name)


def test_a_damaged_file_is_refused_by_the_reading_child(tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    path.write_bytes(workbook([SIMPLE])[:400])
    with pytest.raises(KnownError) as caught:
        preview_results(path, (), TODAY)
    assert caught.value.code.startswith("roster_")


def test_a_list_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "ket-qua-2021.xlsx"
    path.write_bytes(workbook(list_of_2021()))
    preview = preview_results(path, (), TODAY)
    assert (preview.file_name, len(preview.rows)) == ("ket-qua-2021.xlsx", 11)
    assert preview.rows[0].birth == PartialDate(1970)


CELLS = st.one_of(
    st.none(),
    st.integers(-10, 10**6),
    st.text(string.printable + "ăâđêôơưẠ\u202e", max_size=12),
    st.sampled_from(["HTTNV", "x", "Miễn", "Nguyễn Văn An", "Chi bộ", "Cộng", "12/13/1999", "Không"]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=8))
def test_whatever_stands_in_a_list_it_is_read_to_the_end(rows: list[list[Any]]) -> None:
    header = ("Họ và tên", "Năm sinh", "Số nhiệm vụ được giao", "Kỷ luật", "Phiếu hợp lệ", "Mức xếp loại")
    raw = RawSheet(name="S", rows=(header, *(tuple(row) for row in rows)))
    preview = preview_result_tables(RawTables(file_name="a.xlsx", sheets=(raw,)), (), TODAY)
    assert all(row.taken is (row.state is ResultState.TAKEN) for row in preview.rows)
    assert all(row.level or row.left_out for row in preview.taken)


# Headings as people write them


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Họ và tên (đảng viên)", "name"),
        ("HỌ TÊN ĐV", "name"),
        ("Kết quả xếp loại năm 2021", "level"),
        ("KQ XL chất lượng năm 2021", "level"),
        ("Mức xếp loại (2021)", "level"),
        ("Số NV được giao", "tasks_total"),
        ("SL NV hoàn thành", "tasks_done"),
        ("Hình thức KL", "discipline"),
        ("Số QĐ kỷ luật", "discipline_number"),
        ("Quyết định KL (số)", "discipline_number"),
        ("Cơ quan ra QĐ kỷ luật", "discipline_authority"),
        ("Ngày QĐ kỷ luật", "discipline_on"),
        ("NGÀY KỶ LUẬT", "discipline_on"),
        ("Hình thức kỷ luật (nếu có)", "discipline"),
        ("Phiếu hợp lệ (tờ)", "valid"),
        ("Số phiếu HTTNV", "votes_good"),
        ("Ngày tháng năm sinh", "birth"),
    ],
)
def test_headings_are_known_with_brackets_years_and_abbreviations(heading: str, code: str) -> None:
    assert words().column(heading) == code


@pytest.mark.parametrize("heading", ["Năm 2021", "Quê quán", "NV", "2021", "Ghi chép"])
def test_a_heading_that_says_nothing_of_a_result_is_left_alone(heading: str) -> None:
    assert words().column(heading) is None


def headed(*titles: str) -> ResultsPreview:
    return preview_of([*((title,) for title in titles), SIMPLE, (1, "Nguyễn Văn An", "HTTNV")])


@pytest.mark.parametrize(
    ("title", "year", "quarter"),
    [
        ("KẾT QUẢ XẾP LOẠI NĂM 2021", 2021, None),
        ("Kết quả đánh giá Quý II năm 2026", 2026, 2),
        ("KẾT QUẢ QUÝ IV/2025", 2025, 4),
        ("Kết quả quý 3/2026", 2026, 3),
        ("Kết quả quý I và quý II năm 2026", 2026, None),
        ("So sánh năm 2020 và năm 2021", None, None),
        ("Kính gửi quý vị", None, None),
    ],
)
def test_the_lines_above_the_header_name_the_period(title: str, year: int | None, quarter: int | None) -> None:
    preview = headed("CHI BỘ THÔN ĐÔNG", title)
    assert (preview.year, preview.quarter) == (year, quarter)
