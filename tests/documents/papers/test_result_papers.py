"""The papers that go up with the results: what they say, where their numbers come from, what they lack and survive."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from support.counted_cells import law
from support.docx_reading import text_of as docx_text
from support.packs import law as pack_law
from support.paper_text import grids_of, text_of
from support.pdf_reading import read_pages
from support.period_sheets import PAPER_DAY, CellYear, add_people, empty_year, group_names, regulation, sample_year

from kiemdiem_desktop.documents.papers.request import PaperOptions, PaperRequest
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.papers.statistics_frame import header_rows, statistics_frame
from kiemdiem_desktop.documents.pdf.render import render_pdf
from kiemdiem_desktop.documents.registry import build_paper, build_workbook, missing, refs
from kiemdiem_desktop.documents.renderers import render_docx
from kiemdiem_desktop.documents.results import RESULT_PAPERS
from kiemdiem_desktop.documents.workbook.write import render_workbook
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.domain.prompt import Prompt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiemdiem_desktop.domain.sheets import PeriodSheet

KEYS = [kind.key for kind in RESULT_PAPERS]
SHEETS = ("Thống kê đảng viên", "Thống kê tập thể", "Biểu 6F")


@cache
def sample() -> PeriodSheet:
    return sample_year().sheet()


def asked(sheet: PeriodSheet | None = None, **more: Any) -> PaperRequest:
    return PaperRequest(sheet=sheet or sample(), regulation=law(), **{"paper_date": PAPER_DAY, **more})


def in_cell(**cell: Any) -> PeriodSheet:
    year = sample_year()
    year.records = replace(year.records, cell=replace(year.records.cell, **cell))
    return year.sheet()


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_says_what_it_said(key: str, golden: Callable[[str, str], None]) -> None:
    golden(key, text_of(build_paper(key, asked())))


@pytest.mark.parametrize("key", KEYS)
def test_a_blank_paper_says_what_it_said(key: str, golden: Callable[[str, str], None]) -> None:
    text = text_of(build_paper(key, asked(blank=True, paper_date=None)))
    assert "None" not in text
    assert "{" not in text
    assert not any(each.name in text for each in sample().persons)
    golden(f"{key}-blank", text)


@pytest.mark.parametrize("key", KEYS)
def test_an_editable_paper_says_what_it_said(key: str, golden: Callable[[str, str], None]) -> None:
    golden(f"docx-{key}", docx_text(render_docx(build_paper(key, asked()))))


def test_the_papers_are_in_the_dossier_and_the_list_only_where_it_names_somebody() -> None:
    assert [key for ref in refs(sample(), law()) if (key := ref.key) in KEYS] == KEYS
    year = empty_year()
    add_people(year, group_names(3))
    for person in year.records.participants:
        year.level(person.id, Step.CELL, Level.GOOD)
    assert "not_reviewed_list" not in {ref.key for ref in refs(year.sheet(), law())}
    assert "Không có đảng viên nào" in text_of(build_paper("not_reviewed_list", asked(year.sheet())))


def test_the_sample_lacks_nothing() -> None:
    assert {key: missing(key, asked()) for key in KEYS} == dict.fromkeys(KEYS, ())


def test_what_is_missing_is_named_with_its_place() -> None:
    year = empty_year(parent="", place="", upper_committee="")
    add_people(year, group_names(3))
    sheet = year.sheet()
    lacks = {key: [(lack.field, lack.place) for lack in missing(key, asked(sheet))] for key in KEYS}
    assert all({("cell_parent", "overview"), ("cell_place", "overview")} <= set(found) for found in lacks.values())
    assert ("result_meeting", "meetings") in lacks["result_report"]
    assert ("level_none", "grading") in lacks["result_report"]
    assert ("organisation_type", "papers") in lacks["member_statistics"]
    assert lacks["not_reviewed_list"].count(("not_reviewed_reason", "members")) == 3
    for key in KEYS:
        assert all("{" not in lack.text_vi and "……" not in lack.text_vi for lack in missing(key, asked(sheet)))


def test_a_period_of_which_only_names_are_known_can_be_printed() -> None:
    year = empty_year(parent="", place="", upper_committee="", deciding_authority="")
    add_people(year, group_names(3))
    bare = (replace(each, admitted=None, official=None, party_post="") for each in year.records.participants)
    year.records = replace(year.records, participants=tuple(bare))
    for key in KEYS:
        text = text_of(build_paper(key, asked(year.sheet(), paper_date=None)))
        assert "None" not in text
        assert "{" not in text
    report = text_of(build_paper("result_report", asked(year.sheet(), paper_date=None)))
    assert "được triệu tập …… đồng chí, có mặt ……, vắng mặt ……." in report
    assert report.count("____") == 6


def test_the_report_writes_numbers_in_words_too() -> None:
    text = text_of(build_paper("result_report", asked()))
    assert "Tổng số đảng viên của chi bộ: 24 (hai mươi tư) đồng chí." in text
    assert "được triệu tập 23 (hai mươi ba) đồng chí, có mặt 21 (hai mươi mốt), vắng mặt 02 (hai)." in text


def test_a_share_of_nobody_is_not_told() -> None:
    year = empty_year()
    add_people(year, group_names(3))
    year.level(year.person(0).id, Step.CELL, Level.EXCELLENT)
    assert "bằng …… %" not in report_of(year)
    year.level(year.person(1).id, Step.CELL, Level.GOOD)
    assert "nhiệm vụ bằng 100 % số đảng viên" in report_of(year)


def test_the_report_names_the_documents_that_it_rests_on_as_papers_do() -> None:
    lines = text_of(build_paper("result_report", asked())).splitlines()
    basis = [line for line in lines if line.startswith("- Căn cứ")]
    assert basis[0] == "- Căn cứ Quy định số 366-QĐ/TW, ngày 30/8/2025 của Bộ Chính trị;"
    assert [line[-1] for line in basis] == [*";" * (len(basis) - 1), ","]


def test_a_document_whose_day_is_not_known_is_named_with_its_number_and_issuer() -> None:
    year = sample_year()
    request = replace(asked(year.sheet()), regulation=with_all_shared(pack_law("qd132-2019")))
    assert "- Căn cứ Quy định số 89-QĐ/TW của Bộ Chính trị;" in text_of(build_paper("result_report", request))


def test_the_report_tells_why_somebody_did_not_complete_the_years_work() -> None:
    year = sample_year()
    lowest = next(e for e in year.records.levels if e.step is Step.CELL and e.level is Level.NOT_COMPLETED)
    told = "1) Đồng chí Tô Thị Vân. Lý do: "
    assert f"{told}____" in text_of(build_paper("result_report", asked(year.sheet())))
    year.level(lowest.subject_id, Step.AGENCY, Level.NOT_COMPLETED)
    ground = "Đảng viên là công chức, viên chức xếp loại không hoàn thành nhiệm vụ"
    assert f"{told}{ground}" in text_of(build_paper("result_report", asked(year.sheet())))
    year.level(lowest.subject_id, Step.DECIDED, Level.NOT_COMPLETED, "Vắng sinh hoạt nhiều kỳ")
    assert f"{told}Vắng sinh hoạt nhiều kỳ" in text_of(build_paper("result_report", asked(year.sheet())))


def test_the_report_asks_for_decisions_only_while_they_are_open() -> None:
    year = sample_year()
    asks = "xem xét, quyết định mức xếp loại chất lượng của "
    assert f"{asks}02 (hai) tập thể và 22 (hai mươi hai) đảng viên theo" in report_of(year)
    proposed = [entry for entry in year.records.levels if entry.step is Step.CELL]
    collectives = {collective.id for collective in year.records.collectives}
    for entry in sorted(proposed, key=lambda each: each.subject_id not in collectives):
        year.level(entry.subject_id, Step.DECIDED, entry.level)
        if entry.subject_id in collectives:
            collectives.remove(entry.subject_id)
            if not collectives:
                assert f"{asks}22 (hai mươi hai) đảng viên theo" in report_of(year)
    assert "Chi bộ không có kiến nghị, đề xuất khác." in report_of(year)


def report_of(year: CellYear) -> str:
    return text_of(build_paper("result_report", asked(year.sheet())))


@pytest.mark.parametrize(
    ("key", "start", "named"),
    [("2026", date(2026, 1, 1), "năm 2026"), ("2026-Q2", date(2026, 4, 1), "quý II năm 2026")],
)
def test_the_papers_name_their_period(key: str, start: date, named: str) -> None:
    year = sample_year()
    kind = PeriodKind.QUARTER if "Q" in key else PeriodKind.YEAR
    year.records = replace(year.records, period=replace(year.records.period, key=key, kind=kind, start=start))
    for paper in KEYS:
        assert named in text_of(build_paper(paper, asked(year.sheet())))


@pytest.mark.parametrize("pack", ["qd132-2019", "qd124-2023"])
def test_earlier_regulations_have_the_same_papers_without_points(pack: str) -> None:
    request = replace(asked(), regulation=with_all_shared(pack_law(pack)))
    for key in KEYS:
        assert "None" not in text_of(build_paper(key, request))
    assert "/30" not in text_of(build_paper("organisation_statistics", request))
    [rows] = grids_of(build_paper("organisation_statistics", request))
    assert [row[-6:] for row in rows] == [["", "1", "", "", "", ""]] * 2 + [["0", "2", "0", "0", "0", ""]]


CELLS = (
    ("Đảng bộ xã Tam Sơn", "", "commune"),
    ("Đảng ủy phường An Khê", "", "ward"),
    ("Đảng bộ thị trấn Núi Thành", "", "town"),
    ("Đảng bộ Công an xã Tam Sơn", "", "police"),
    ("Đảng bộ Quân sự huyện", "", "army"),
    ("Đảng bộ Trường Đại học Quảng Nam", "", "public_unit"),
    ("Đảng bộ Công ty cổ phần Chu Lai", "", "joint_stock"),
    ("Đảng bộ Công ty TNHH Một thành viên", "", "limited"),
    ("Đảng bộ Hợp tác xã Nông nghiệp", "", "cooperative"),
    ("Đảng bộ cơ sở Hòa Bình", "", None),
    ("Đảng bộ xã Tam Sơn", "Chi bộ Trường THCS Tam Sơn", "public_unit"),
)


@pytest.mark.parametrize(("parent", "own", "kind"), CELLS)
def test_the_type_of_organisation_is_read_from_its_name(parent: str, own: str, kind: str | None) -> None:
    stands = CellKind.GRASSROOTS if own else CellKind.UNDER_GRASSROOTS
    cell = Cell(id=asked().sheet.cell.id, name=own or "Chi bộ 1", parent=parent, place="", kind=stands)
    found = statistics_frame().type_of(cell)
    assert (found.id if found else None) == kind


def test_a_cell_fills_one_column_of_types_and_the_sums_that_it_is_part_of() -> None:
    sheet = in_cell(parent="Đảng bộ Công ty cổ phần Chu Lai")
    first, second = grids_of(build_paper("member_statistics", asked(sheet)))
    assert [row[3:] for row in first[:1]] == [["", "", "", "", "", "0", "", "", "", ""]]
    assert second[0][1:] == ["24", "0", "", "", "", "24", "24", "", "", "", "", "", "", "", ""]


def test_without_a_type_the_columns_of_types_stay_empty_and_the_totals_stand() -> None:
    sheet = in_cell(parent="Đảng bộ cơ sở Hòa Bình")
    first, _ = grids_of(build_paper("member_statistics", asked(sheet)))
    assert first[0][1:4] == ["24", "100", ""]
    chosen = asked(sheet, options=PaperOptions(organisation_type="police"))
    assert grids_of(build_paper("member_statistics", chosen))[0][0][-1] == "24"
    assert missing("member_statistics", chosen) == ()
    assert [lack.field for lack in missing("member_statistics", asked(sheet))] == ["organisation_type"]


def test_the_columns_are_those_of_the_table_in_their_order() -> None:
    frame = statistics_frame()
    assert [column.order for column in frame.columns] == list(range(4, 29))
    assert {column.of for column in frame.types} - {""} <= {column.id for column in frame.types}
    numbers = [
        int(cell.text[1:-1])
        for block in build_paper("member_statistics", asked()).blocks
        for row in getattr(block, "header", ())[-1:]
        for cell in row
    ]
    assert numbers == [*range(1, 14), 1, *range(14, 29)]


def test_equal_headings_beside_each_other_become_one_cell() -> None:
    rows = header_rows((("A",), ("B", "b1"), ("B", "b2"), ("C", "c", "x"), ("C", "c", "y"), ("C", "z")))
    told = [[(cell.text, cell.columns, cell.rows) for cell in row] for row in rows]
    assert told == [
        [("A", 1, 3), ("B", 2, 1), ("C", 3, 1)],
        [("b1", 1, 2), ("b2", 1, 2), ("c", 2, 1), ("z", 1, 2)],
        [("x", 1, 1), ("y", 1, 1)],
    ]


def test_the_prompted_are_told_apart_by_who_prompted_them_highest_first() -> None:
    year = sample_year()
    issuers = (("Huyện ủy Núi Thành", "Ban Thường vụ Tỉnh ủy"), ("Quận ủy",), ("Đảng ủy xã Tam Sơn",), ("",))
    for person, asking in zip(year.records.participants, issuers, strict=False):
        made = (
            Prompt(id=year.new_id(), period_id=year.period_id, subject_id=person.id, text="?", issuer=issuer)
            for issuer in asking
        )
        year.add(prompts=tuple(made))
    [rows] = grids_of(build_paper("review_statistics", asked(year.sheet())))
    assert [row[3] for row in rows[7:]] == ["4", "1", "1", "2"]


def test_the_list_names_the_reason_and_identity_numbers_only_when_asked() -> None:
    [rows] = grids_of(build_paper("not_reviewed_list", asked()))
    assert [row[-1] for row in rows[:2]] == ["Miễn công tác và sinh hoạt đảng", "Mới kết nạp dưới 6 tháng"]
    options = PaperOptions(with_id_numbers=True)
    [more] = grids_of(build_paper("not_reviewed_list", asked(options=options)))
    assert more[0][2] == "001000000004"
    assert "001000000004" not in text_of(build_paper("not_reviewed_list", asked()))


HOSTILE = (
    "<b>Nguyễn</b> & {year} %s </para>",
    "=SUM(A1)\tTrần\nThị \u202e",
    "A" * 300,
    "Lê " * 100,
    "🙂👩‍👩‍👧 محمد 習近平",
    "Việc đã làm. " * 1600,
)


PLAIN_FORMULA = re.compile(r'=(?:SUM|IF|ROUND|COUNTIF|[A-Z]{1,2}[0-9]{1,3}|[-0-9+*/:=(),]|"X")+')


def hostile(text: str) -> PeriodSheet:
    """The sample year in which everything that anyone can type is this text; names no longer than names may be."""
    year = sample_year()
    records, name = year.records, text[:300]
    lowest = next(e for e in records.levels if e.step is Step.CELL and e.level is Level.NOT_COMPLETED)
    year.records = replace(
        records,
        cell=replace(records.cell, name=name, parent=name, upper_committee=name, deciding_authority=name, place=name),
        participants=tuple(
            replace(each, name=name, party_post=name, not_reviewed_reason=text) if place % 2 else each
            for place, each in enumerate(records.participants)
        ),
        collectives=tuple(replace(each, name=name) for each in records.collectives),
        shortcomings=tuple(replace(each, text=text, cause=text) for each in records.shortcomings),
        meetings=tuple(replace(each, place=name, conclusion=text) for each in records.meetings),
        levels=tuple(replace(e, reason=text) if e.id == lowest.id else e for e in records.levels),
    )
    return year.sheet()


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_was_typed_is_printed_and_breaks_no_page(text: str) -> None:
    sheet = hostile(text)
    for key in KEYS:
        document = build_paper(key, asked(sheet))
        pages = read_pages(render_pdf(document).data)
        assert all(page.text.strip() for page in pages)
        assert render_docx(document).startswith(b"PK")
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(build_workbook(asked(sheet)))))
    formulas = [str(c.value) for page in book.worksheets for row in page.iter_rows() for c in row if c.data_type == "f"]
    assert formulas
    assert [formula for formula in formulas if not PLAIN_FORMULA.fullmatch(formula)] == []


def sheets() -> Iterator[tuple[Any, Any]]:
    """The sheets of the statistics with their formulas, and with the values that they have."""
    data = render_workbook(build_workbook(asked()))
    formulas, values = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    for name in SHEETS:
        yield formulas[name], values[name]


def test_the_statistics_are_sheets_of_the_workbook_too() -> None:
    for page, _ in sheets():
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert not page.protection.sheet
        assert page.print_title_rows
        told = [cell.value for row in page.iter_rows() for cell in row if cell.value]
        assert {"NGƯỜI LẬP BIỂU", "T/M CHI BỘ", "BÍ THƯ"} <= set(told)
    assert set(build_workbook(replace(asked(), regulation=regulation())).sheets) != set()
    plain = {sheet.name for sheet in build_workbook(replace(asked(), regulation=regulation())).sheets}
    assert not plain & set(SHEETS)


def test_numbers_that_a_clerk_adds_up_are_formulas_with_their_values() -> None:
    (members, known), (groups, counted), (reviews, asked_for) = sheets()
    assert members["B10"].value == "=D10+E10+F10+G10+H10+I10+L10+M10+N10+AA10+AB10"
    assert members["D10"].value == "=SUM(D11:D13)"
    assert members["D13"].value == "=SUM(D14:D17)"
    assert members["D17"].value == "=SUM(D18:D22)"
    assert members["C11"].value == "=IF(B10=0,0,ROUND(B11/B10*100,1))"
    assert members["N10"].value == "=O10+S10+X10+Z10"
    assert [known[cell].value for cell in ("B10", "C11", "D17", "N10")] == [24, 4.2, 1, 0]
    assert (members["B10"].number_format, members["C11"].number_format) == ("#,##0", "0.0")
    assert (groups["N10"].value, counted["N10"].value) == ("=SUM(N8:N9)", 2)
    assert (reviews["D14"].value, asked_for["D14"].value) == ("=SUM(D15:D17)", 0)
