"""Every construct of the content tree, as it reads on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.papers import HEADER, SIGNATURE, TITLE, printed, table

from kiemdiem_desktop.documents.content import (
    BallotNote,
    Blank,
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
    PageBreak,
    Para,
    Recipients,
    Row,
    Run,
    ScoreLine,
    ScoreLines,
    SignatureBlock,
    SignatureRow,
    Spacer,
    box,
    field_line,
)

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.content import Block

GRADES = tuple(Check(label=label, ticked=label == "Tốt") for label in ("Xuất sắc", "Tốt", "Kém"))
TALLY = Grid(
    columns=(Column(align="center"), Column(weight=4), Column(align="center"), Column(align="center")),
    header=(
        (HeaderCell(text="TT", rows=2), HeaderCell(text="Họ và tên", rows=2), HeaderCell(text="Tốt", columns=2)),
        (HeaderCell(text="Phiếu"), HeaderCell(text="%")),
    ),
    rows=(
        Row(cells=("1", "Trần Bình", "12", "80,0")),
        Row(cells=(Cell(text="Cộng", columns=2, align="center"), "12", "80,0"), bold=True),
    ),
)
PAIR = SignatureRow(
    blocks=(
        SignatureBlock(authority=("NGƯỜI GHI BIÊN BẢN",), name="Lê Chi"),
        SignatureBlock(date_line="Ngày … tháng …", authority=("CHỦ TRÌ",), post="Bí thư", name="Trần Bình"),
    )
)

GOLDEN: dict[str, tuple[tuple[Block, ...], str]] = {
    "header": (
        (HEADER,),
        "ĐẢNG BỘ XÃ A\nĐẢNG CỘNG SẢN VIỆT NAM\nCHI BỘ THÔN B\n*\nSố 07-BC/CB | A, ngày 05 tháng 12 năm 2026",
    ),
    "title": ((TITLE,), "BÁO CÁO\nkết quả kiểm điểm năm 2026\n-----"),
    "heading": ((Heading(text="I. ƯU ĐIỂM"),), "I. ƯU ĐIỂM"),
    "paragraph": ((Para(text=(Run(text="Tên: ", bold=True), Run(text="An"))),), "Tên: An"),
    "forced line": ((Para(text="một\nhai"),), "một\nhai"),
    "blank": ((Para(text=(Run(text="Điểm "), Blank(width_mm=20), Run(text=" /30"))),), "Điểm  |  /30"),
    "field": ((field_line("Chi bộ:", "Thôn B"),), "Chi bộ: Thôn B"),
    "fields": (
        (Fields(fields=(Field(label="Họ và tên:", value="Trần Bình"), Field(label="Ngày sinh:"))),),
        "Họ và tên: Trần Bình | Ngày sinh: ",
    ),
    "answer": ((LongAnswer(text="Một.\n\nHai.\r\nBa."),), "Một.\nHai.\nBa."),
    "checks": (
        (CheckList(items=GRADES),),
        "\u00a0\u00a0Xuất sắc\n\u00a0\u00a0Tốt\n\u00a0\u00a0Kém".replace("\u00a0", " "),
    ),
    "checks in a row": ((CheckList(items=GRADES, in_row=True),), "  Xuất sắc |   Tốt |   Kém"),
    "scores": (
        (
            ScoreLines(
                lines=(ScoreLine(label="Chung", score="27,5", maximum="30"), ScoreLine(label="Tổng", maximum="100"))
            ),
        ),
        "Chung: 27,5/30\nTổng:  | /100",
    ),
    "grid": ((table(("1", "Một việc", "")),), "TT | Nội dung | Ghi chú\n1 | Một việc"),
    "spanning grid": ((TALLY,), "Tốt\nTT | Họ và tên\nPhiếu | %\n1 | Trần Bình | 12 | 80,0\nCộng | 12 | 80,0"),
    "signature": (
        (Para(text="Hết."), SIGNATURE),
        "Hết.\nNơi nhận: | T/M CHI BỘ\n- Đảng ủy xã A (báo cáo);\nBÍ THƯ\n- Lưu Chi bộ.\nNguyễn Văn An",
    ),
    "pair of signatures": ((PAIR,), "Ngày … tháng …\nNGƯỜI GHI BIÊN BẢN | CHỦ TRÌ\nBÍ THƯ\nLê Chi | Trần Bình"),
    "note": ((BallotNote(text="Đánh một dấu X"),), "Đánh một dấu X"),
    "spacer": ((Para(text="Một"), Spacer(mm=10), Para(text="Hai")), "Một\nHai"),
    "kept": ((KeepTogether(blocks=(Para(text="Một"), Para(text="Hai"))),), "Một\nHai"),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_block_reads_as_written(name: str) -> None:
    blocks, expected = GOLDEN[name]
    [page] = printed(*blocks)
    assert page.text == expected


def test_each_box_is_a_drawn_square() -> None:
    [page] = printed(CheckList(items=GRADES), Para(text=f"{box(ticked=True)} có {box(ticked=False)} không"))
    assert page.boxes == 5


def test_a_ticked_box_has_two_strokes() -> None:
    [page] = printed(CheckList(items=GRADES))
    assert len(page.rules) == 2


def test_an_empty_answer_is_dotted_lines_over_the_whole_width() -> None:
    [page] = printed(LongAnswer(lines=4))
    assert [round(rule.right - rule.left) for rule in page.rules] == [165] * 4


def test_an_answer_of_blanks_only_counts_as_empty() -> None:
    [page] = printed(LongAnswer(text=" \n ", lines=2))
    assert len(page.rules) == 2


def test_fields_too_long_for_their_share_go_below_each_other() -> None:
    long = "Trường Trung học cơ sở Nguyễn Trãi, phường Hoàng Hoa Thám"
    [page] = printed(Fields(fields=(Field(label="Đơn vị:", value=long), Field(label="Chi bộ:", value="B"))))
    assert page.text == f"Đơn vị: {long}\nChi bộ: B"


def test_names_of_signers_stand_level() -> None:
    [page] = printed(PAIR)
    assert page.find("Lê Chi").base == pytest.approx(page.find("Trần Bình").base)


def test_a_page_break_begins_a_new_page() -> None:
    assert [page.text for page in printed(Para(text="Một"), PageBreak(), Para(text="Hai"))] == ["Một", "2\nHai"]


def test_a_page_break_at_the_end_makes_no_empty_page() -> None:
    assert len(printed(Para(text="Một"), PageBreak())) == 1


def test_a_personal_form_has_no_star_number_or_recipients() -> None:
    [page] = printed(HEADER, Para(text="Hết."), SIGNATURE, profile_id="personal-form")
    assert not [text for text in page.texts if text.text in {"*", "Số 07-BC/CB", "Nơi nhận:"}]


def test_the_older_layout_separates_recipients_with_commas() -> None:
    [page] = printed(SignatureRow(blocks=(), recipients=Recipients(items=("A", "B"))), profile_id="hd36-2018")
    assert page.text == "Nơi nhận:\n- A,\n- B."


def test_an_empty_paper_is_one_empty_page() -> None:
    assert [page.text for page in printed()] == [""]
