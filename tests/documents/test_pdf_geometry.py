"""Where things stand on the sheet, measured in the finished file."""

from __future__ import annotations

import pytest
from support.papers import HEADER, SENTENCE, SIGNATURE, TITLE, printed, sentences, table

from kiemdiem_desktop.documents.content import OrganisationHeader, Para, SignatureRow

BODY_BASE = 20 + 4.84
"""The first baseline below the top margin: half of what an 18 pt line leaves over, and the height of the letters."""


def test_a_page_is_a4_with_margins_of_20_20_30_and_15() -> None:
    page = printed(sentences(60))[0]
    rights = [text.right for text in page.texts]
    assert (round(page.width), round(page.height)) == (210, 297)
    assert min(text.left for text in page.texts) == pytest.approx(30, abs=0.2)
    assert max(rights) == pytest.approx(195, abs=0.3)
    assert page.texts[0].base == pytest.approx(BODY_BASE, abs=0.3)
    assert max(text.base for text in page.texts) < 277


def test_body_text_is_14_on_18_points_with_a_first_line_indent_of_10_mm() -> None:
    first, second, *_ = printed(sentences(3))[0].texts
    assert first.size == 14
    assert first.left == pytest.approx(40, abs=0.1)
    assert second.left == pytest.approx(30, abs=0.1)
    assert (second.base - first.base) * 72 / 25.4 == pytest.approx(18, abs=0.02)


def test_paragraphs_stand_six_points_apart() -> None:
    first, second = printed(Para(text="Một"), Para(text="Hai"))[0].texts
    assert (second.base - first.base) * 72 / 25.4 == pytest.approx(24, abs=0.02)


def test_justified_lines_end_at_the_right_margin_and_the_last_does_not() -> None:
    *full, last = printed(sentences(3))[0].texts
    assert all(text.right == pytest.approx(195, abs=0.3) for text in full)
    assert last.right < 190


def test_the_rule_below_the_party_title_is_as_wide_as_the_title() -> None:
    [page] = printed(HEADER)
    title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    [rule] = page.rules
    assert [rule.left, rule.right] == pytest.approx([title.left, title.right], abs=0.5)
    assert 0.5 < rule.top - title.base < 3


def test_the_header_is_centred_in_cells_of_70_and_95_mm() -> None:
    [page] = printed(HEADER)
    left, right = page.find("CHI BỘ THÔN B"), page.find("ĐẢNG CỘNG SẢN")
    assert (left.left + left.right) / 2 == pytest.approx(30 + 35, abs=0.3)
    assert (right.left + right.right) / 2 == pytest.approx(100 + 47.5, abs=0.3)


def test_header_texts_have_their_sizes_and_cuts() -> None:
    [page] = printed(HEADER)
    looks = {text.text: (text.size, text.font.removeprefix("LiberationSerif")) for text in page.texts}
    assert looks == {
        "ĐẢNG BỘ XÃ A": (14, ""),
        "CHI BỘ THÔN B": (14, "-Bold"),
        "*": (14, ""),
        "Số 07-BC/CB": (14, ""),
        "ĐẢNG CỘNG SẢN VIỆT NAM": (15, "-Bold"),
        "A, ngày 05 tháng 12 năm 2026": (14, "-Italic"),
    }


def test_place_and_date_stand_level_with_the_number() -> None:
    [page] = printed(HEADER)
    assert page.find("tháng 12").base == pytest.approx(page.find("Số 07").base)


def test_a_long_organisation_name_breaks_between_groups_of_words_and_stays_readable() -> None:
    [page] = printed(OrganisationHeader(issuer="Chi bộ Trường Trung học cơ sở Nguyễn Trãi"))
    lines = [text for text in page.texts if text.left < 100]
    assert [text.text for text in lines] == ["CHI BỘ TRƯỜNG", "TRUNG HỌC CƠ SỞ", "NGUYỄN TRÃI"]
    assert min(text.size for text in lines) >= 13


def test_the_form_number_stands_in_the_top_right_corner() -> None:
    [page] = printed(OrganisationHeader(issuer="Chi bộ", form_number="Mẫu 02"))
    found = page.find("Mẫu 02")
    assert found.right == pytest.approx(195, abs=0.3)
    assert found.base < 15


def test_the_title_is_centred_on_the_text_and_bold() -> None:
    [page] = printed(TITLE)
    found = page.find("BÁO CÁO")
    assert (found.left + found.right) / 2 == pytest.approx(30 + 82.5, abs=0.3)
    assert (found.size, found.font) == (16, "LiberationSerif-Bold")


def test_pages_are_numbered_from_the_second_in_the_middle_10_mm_from_the_edge() -> None:
    first, second, *_ = printed(sentences(60))
    assert not [text for text in first.texts if text.text == "1"]
    number = second.find("2")
    assert (number.left + number.right) / 2 == pytest.approx(105, abs=0.3)
    assert 10 < number.base < 15


def test_one_signature_stands_in_the_right_column() -> None:
    [page] = printed(Para(text="Hết."), SIGNATURE)
    found = page.find("T/M CHI BỘ")
    assert (found.left + found.right) / 2 == pytest.approx(30 + 79 + 43, abs=0.5)


def test_four_blank_lines_leave_room_to_sign() -> None:
    [page] = printed(SIGNATURE)
    room = page.find("Nguyễn Văn An").base - page.find("BÍ THƯ").base
    assert room * 72 / 25.4 == pytest.approx(5 * 18, abs=0.1)


def test_a_landscape_sheet_and_an_a5_sheet_have_their_sizes() -> None:
    wide, small = printed(HEADER, landscape=True)[0], printed(HEADER, paper="A5")[0]
    assert (round(wide.width), round(wide.height)) == (297, 210)
    assert (round(small.width), round(small.height)) == (148, 210)


def test_the_rule_still_matches_the_title_on_a_small_sheet() -> None:
    [page] = printed(HEADER, paper="A5")
    title = page.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert page.rules[0].right - page.rules[0].left == pytest.approx(title.right - title.left, abs=0.5)


def test_a_table_fills_the_text_width() -> None:
    [page] = printed(table(("1", "a", "b")))
    assert min(rule.left for rule in page.rules) == pytest.approx(30, abs=0.1)
    assert max(rule.right for rule in page.rules) == pytest.approx(195, abs=0.1)


def test_a_row_has_at_least_the_height_asked_for() -> None:
    [page] = printed(table(("1", "m", ""), ("2", "w", ""), row_mm=12))
    assert page.find("w").base - page.find("m").base == pytest.approx(12, abs=0.05)


def test_nothing_is_printed_outside_the_sheet() -> None:
    pages = printed(HEADER, TITLE, sentences(40), table(*[(str(i), SENTENCE, "x") for i in range(40)]), SIGNATURE)
    texts = [text for page in pages for text in page.texts]
    assert min(text.left for text in texts) >= 29.9
    assert max(text.right for text in texts) <= 195.5
    assert max(text.base for text in texts) <= 278


def test_recipients_alone_need_no_signature() -> None:
    [page] = printed(SignatureRow(blocks=(), recipients=SIGNATURE.recipients))
    assert page.text.startswith("Nơi nhận:")
