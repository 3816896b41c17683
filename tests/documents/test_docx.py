"""Editable papers: real tables and page numbers, the lines of print, text as it was typed, and the same bytes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.docx_reading import all_of, opened, part, parts, text_of, values
from support.papers import HEADER, SIGNATURE, TITLE, paper, sentences, table

from kiemdiem_desktop.documents.content import (
    BallotNote,
    Blank,
    Block,
    Cell,
    Check,
    CheckList,
    Column,
    Field,
    Fields,
    Grid,
    HeaderCell,
    Heading,
    KeepTogether,
    LongAnswer,
    OrganisationHeader,
    PageBreak,
    Para,
    Row,
    Run,
    ScoreLine,
    ScoreLines,
    SignatureBlock,
    SignatureRow,
    Spacer,
    field_line,
)
from kiemdiem_desktop.documents.docx.elements import clean
from kiemdiem_desktop.documents.docx.render import render_docx


def made(*blocks: Block, **more: Any) -> bytes:
    return render_docx(paper(*blocks, **more))


def headers(data: bytes) -> dict[str, str]:
    """What stands in the top margin of the first and of the other pages."""
    section = opened(data).sections[0]
    return {
        "first": section.first_page_header._element.xml,
        "default": section.header._element.xml,
    }


def test_the_same_paper_is_the_same_bytes() -> None:
    blocks = (HEADER, TITLE, sentences(3), table(("1", "a", "b")), SIGNATURE)
    assert made(*blocks) == made(*blocks)


def test_nothing_of_the_template_and_no_time_is_left() -> None:
    data = made(HEADER)
    assert {name for name in parts(data) if "thumbnail" in name or "customXml" in name or "theme" in name} == set()
    assert part(data, "docProps/core.xml").count("2000-01-01T00:00:00Z") == 2
    assert "python-docx" not in part(data, "docProps/core.xml")


def test_properties_name_the_paper_and_its_language() -> None:
    properties = opened(made(HEADER, number="Số 07-BC/CB", author="Chi bộ thôn B")).core_properties
    assert (properties.title, properties.subject, properties.author, properties.language) == (
        "Văn bản",
        "Số 07-BC/CB",
        "Chi bộ thôn B",
        "vi-VN",
    )
    assert 'w:val="vi-VN"' in part(made(HEADER), "word/styles.xml")


def test_styles_have_vietnamese_names_and_the_font_of_party_papers() -> None:
    styles = opened(made(HEADER, TITLE, sentences(1), SIGNATURE)).styles
    names = {style.name for style in styles}
    assert {"Nội dung", "Tên loại văn bản", "Trích yếu", "Nơi nhận", "Họ tên người ký"} <= names
    assert 'w:ascii="Times New Roman"' in part(made(HEADER), "word/styles.xml")


def test_body_text_stands_on_lines_of_exactly_eighteen_points() -> None:
    spacing = opened(made(sentences(1))).styles["Nội dung"].paragraph_format
    assert (spacing.line_spacing.pt, spacing.space_before.pt, round(spacing.first_line_indent.mm)) == (18, 6, 10)
    assert 'w:lineRule="exact"' in part(made(sentences(1)), "word/styles.xml")


def test_the_sheet_has_the_margins_of_the_profile() -> None:
    section = opened(made(HEADER)).sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


@pytest.mark.parametrize(
    ("paper_size", "landscape", "size"),
    [("A5", False, (148, 210)), ("A4", True, (297, 210)), ("A5", True, (210, 148))],
)
def test_sheets_may_be_small_or_turned(paper_size: str, *, landscape: bool, size: tuple[int, int]) -> None:
    section = opened(made(HEADER, paper=paper_size, landscape=landscape)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == size
    assert (section.orientation == 1) is landscape


def test_pages_are_counted_from_the_second_on() -> None:
    data = made(HEADER, sentences(60))
    tops = headers(data)
    assert ("PAGE" in tops["default"], "PAGE" in tops["first"]) == (True, False)
    assert opened(data).sections[0].different_first_page_header_footer


def test_a_paper_without_page_numbers_has_none() -> None:
    assert "PAGE" not in "".join(headers(made(HEADER, page_numbers=False)).values())


def test_the_form_number_stands_above_the_first_page() -> None:
    tops = headers(made(OrganisationHeader(issuer="Chi bộ B", form_number="Mẫu 01")))
    assert ("Mẫu 01" in tops["first"], "Mẫu 01" in tops["default"]) == (True, False)


def test_each_document_is_a_section_that_counts_its_own_pages() -> None:
    data = render_docx([paper(HEADER), paper(TITLE, paper="A5"), paper(SIGNATURE, landscape=True)])
    sections = opened(data).sections
    assert [round(section.page_width.mm) for section in sections] == [210, 148, 297]
    assert values(opened(data).element.body, "pgNumType", "start") == ["1", "1", "1"]


def test_the_rule_below_the_party_title_is_as_wide_as_the_title() -> None:
    [border] = all_of(made(HEADER), "pBdr")
    indent = border.getparent().find("{*}ind")
    cell = int(values(opened(made(HEADER)).element.body, "gridCol", "w")[1])
    inset = sum(int(indent.get(key)) for key in indent.keys() if key.endswith(("left", "right")))  # noqa: SIM118
    assert 190 < (cell - inset - 2 * 85) / 20 < 225


def test_number_and_date_stand_level() -> None:
    assert "| Số 07-BC/CB | A, ngày 05 tháng 12 năm 2026" in text_of(made(HEADER))


def test_a_table_is_real_and_repeats_its_header() -> None:
    data = made(table(("1", "Nội dung một", "x"), ("2", "Nội dung hai", "y")))
    [grid] = opened(data).tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["TT", "Nội dung", "Ghi chú"],
        ["1", "Nội dung một", "x"],
        ["2", "Nội dung hai", "y"],
    ]
    assert len(all_of(data, "tblHeader")) == 1
    assert len(all_of(data, "cantSplit")) == 3


def test_a_row_longer_than_its_share_of_a_page_may_split() -> None:
    assert len(all_of(made(table(("1", "dài " * 400, ""))), "cantSplit")) == 1


def test_header_cells_span_columns_and_rows() -> None:
    header = (
        (HeaderCell(text="TT", rows=2), HeaderCell(text="Phiếu", columns=2)),
        (HeaderCell(text="SL"), HeaderCell(text="%")),
    )
    rows = (Row(cells=("1", "2", "3")), Row(cells=(Cell(text="Cộng", columns=2), "5"), bold=True))
    data = made(Grid(columns=(Column(), Column(), Column()), header=header, rows=rows))
    [grid] = opened(data).tables
    assert [[cell.text for cell in row.cells] for row in grid.rows][:2] == [["TT", "Phiếu", "Phiếu"], ["TT", "SL", "%"]]
    assert grid.rows[3].cells[0].text == grid.rows[3].cells[1].text == "Cộng"


def test_rows_of_a_header_are_as_high_as_in_print_so_that_a_repeated_one_is_not_cut_off() -> None:
    header = (
        (HeaderCell(text="Chức vụ đảng, chính quyền, đoàn thể " * 2, rows=2), HeaderCell(text="Phiếu", columns=2)),
        (HeaderCell(text="SL"), HeaderCell(text="%")),
    )
    grid = Grid(columns=(Column(), Column(), Column()), header=header, rows=(Row(cells=("1", "2", "3")),))
    [table] = opened(made(grid)).tables
    first, second = (row.height.pt for row in table.rows[:2] if row.height is not None)
    assert second > 1.4 * first


def test_the_rule_above_a_row_does_not_make_it_higher_than_in_print() -> None:
    data = made(table(("1", "a", "b")))
    [margins] = all_of(data, "tblCellMar")
    room = {side: int(values(margins, side, "w")[0]) for side in ("top", "bottom")}
    rule = int(values(opened(data).element.body, "insideH", "sz")[0]) / 8 * 20
    assert room["bottom"] - room["top"] == pytest.approx(rule, abs=1)


def test_columns_are_as_wide_as_the_text_of_the_sheet() -> None:
    widths = [int(width) for width in values(opened(made(table(("1", "a", "b")))).element.body, "gridCol", "w")]
    assert sum(widths) == pytest.approx(165 / 25.4 * 1440, abs=2)


def test_an_empty_answer_has_dotted_lines_to_write_on() -> None:
    assert values(opened(made(LongAnswer(lines=3))).element.body, "tab", "leader") == ["dot", None] * 3


def test_what_was_answered_stands_in_paragraphs() -> None:
    assert text_of(made(LongAnswer(text="Một\n\nHai\r\nBa"))) == "Nội dung: Một\nNội dung: Hai\nNội dung: Ba\n"


def test_fields_that_fit_share_a_line() -> None:
    fields = Fields(fields=(Field(label="Họ và tên:", value="An"), Field(label="Ngày sinh:")))
    assert text_of(made(fields)) == "Dòng khai: Họ và tên: An____Ngày sinh: ____\n"


def test_fields_that_do_not_fit_stand_below_each_other() -> None:
    fields = Fields(fields=(Field(label="Họ và tên:", value="An " * 30), Field(label="Ngày sinh:")))
    assert text_of(made(fields)).count("Dòng khai") == 2


def test_a_blank_in_a_line_ends_where_it_ends_in_print() -> None:
    data = made(ScoreLines(lines=(ScoreLine(label="Tổng điểm", maximum="100"),)))
    assert text_of(data) == "Dòng điểm: Tổng điểm: ____/100\n"
    assert all_of(data, "tabs")


def test_blanks_that_would_catch_each_others_tab_become_dots() -> None:
    text = (*(part for _ in range(12) for part in (Run(text="Bầu đồng chí "), Blank(width_mm=33))), Run(text="hết."))
    data = made(Para(text=text))
    assert ("...." in text_of(data), all_of(data, "tabs")) == (True, [])


def test_boxes_are_characters_in_a_font_that_has_them() -> None:
    data = made(CheckList(items=(Check(label="Tốt", ticked=True), Check(label="Khá"))))
    assert [text.text for text in all_of(data, "t") if text.text in "☐☒"] == ["☒", "☐"]
    fonts = {font for run in all_of(data, "r") for font in values(run, "rFonts", "ascii")}
    assert fonts == {"Segoe UI Symbol"}


def test_boxes_in_a_row_share_it() -> None:
    assert text_of(made(CheckList(items=(Check(label="A"), Check(label="B")), in_row=True))).count("\n") == 1


def test_signatures_stay_with_the_last_lines_and_stand_level() -> None:
    blocks = (
        SignatureBlock(authority=("THƯ KÝ",), name="Trần B"),
        SignatureBlock(authority=("T/M CHI BỘ",), post="Bí thư", name="Nguyễn A"),
    )
    data = made(sentences(1), SignatureRow(blocks=blocks))
    text, gap = opened(data).paragraphs[:2]
    assert (text.paragraph_format.keep_with_next, gap.paragraph_format.keep_with_next) == (True, True)
    [signatures] = opened(data).tables
    assert len({len(cell.paragraphs) for cell in signatures.rows[0].cells}) == 1
    assert [cell.paragraphs[-1].text for cell in signatures.rows[0].cells] == ["Trần B", "Nguyễn A"]


def test_recipients_stand_beside_a_lone_signature() -> None:
    left, right = opened(made(SIGNATURE)).tables[0].rows[0].cells
    assert [each.text for each in left.paragraphs] == ["Nơi nhận:", "- Đảng ủy xã A (báo cáo);", "- Lưu Chi bộ."]
    assert right.paragraphs[0].text == "T/M CHI BỘ"


def test_what_belongs_together_is_kept_together() -> None:
    data = made(KeepTogether(blocks=(Para(text="a"), Para(text="b"), Para(text="c"))))
    assert [bool(each.paragraph_format.keep_with_next) for each in opened(data).paragraphs] == [True, True, False]


def test_a_page_break_is_a_property_of_what_follows() -> None:
    data = made(Para(text="a"), PageBreak(), HEADER)
    assert len(all_of(data, "pageBreakBefore")) == 1


def test_room_below_the_title_is_not_joined_with_the_room_above_the_text() -> None:
    """Office programs take the larger of the two; print has both, and its pages would end on other lines."""
    data = made(HEADER, TITLE, Para(text="a"))
    file = opened(data)
    assert set(values(file.element.body, "spacing", "after")) <= {"0"}
    assert set(values(file.styles.element, "spacing", "after")) == {"0"}


def test_headings_make_an_outline() -> None:
    data = made(Heading(text="I. Ưu điểm"), Para(text="a"))
    assert opened(data).paragraphs[0].style.name == "Đề mục 1"
    assert values(opened(data).styles["Đề mục 1"].element, "outlineLvl") == ["0"]


def test_a_heading_in_the_middle_leaves_no_word_alone_on_its_last_line() -> None:
    text = "ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC"
    [heading, _] = opened(made(Heading(text=text, level=2, align="center"), Para(text="a"))).paragraphs
    first, second = heading.text.split("\n")
    assert len(second) > len(first) / 2


def test_long_organisation_names_break_as_in_print() -> None:
    name = "Chi bộ Trường Trung học phổ thông chuyên Nguyễn Bỉnh Khiêm"
    assert "CHI BỘ TRƯỜNG // TRUNG HỌC // PHỔ THÔNG CHUYÊN // NGUYỄN BỈNH KHIÊM" in text_of(
        made(OrganisationHeader(issuer=name))
    )


def test_forced_lines_of_justified_text_are_not_stretched() -> None:
    assert "doNotExpandShiftReturn" in part(made(Para(text="a\nb")), "word/settings.xml")


@pytest.mark.parametrize(
    "hostile",
    [
        "<w:p/>",
        "a & b",
        "]]>",
        "&#0;",
        "{ MERGEFIELD x }",
        "\x00\x01\x0b\x1f",
        "\ud800",
        "\ufffe\uffff",
        "=1+1",
        "  hai  ",
    ],
)
def test_hostile_text_is_text(hostile: str) -> None:
    data = made(
        OrganisationHeader(parents=(hostile,), issuer=hostile, number=hostile, place_date=hostile, form_number=hostile),
        Para(text=hostile),
        field_line(hostile, hostile),
        LongAnswer(text=f"x{hostile}"),
        table((hostile, hostile, hostile)),
        BallotNote(text=hostile),
        Spacer(mm=3),
        SignatureRow(blocks=(SignatureBlock(authority=(hostile,), post=hostile, name=hostile),)),
        number=hostile,
        author=hostile,
    )
    assert clean(hostile) in "".join(each.text for each in opened(data).paragraphs)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_file_that_opens(text: str) -> None:
    assert clean(text) == opened(made(Para(text=text), table((text, text, text)))).paragraphs[0].text
