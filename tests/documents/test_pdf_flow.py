"""What stays together over pages, and what repeats."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.papers import HEADER, SENTENCE, SIGNATURE, TITLE, paper, printed, sentences, table

from kiemdiem_desktop.documents.content import Document, Heading, KeepTogether, Para, Spacer
from kiemdiem_desktop.documents.pdf.flow import paginate
from kiemdiem_desktop.documents.pdf.pieces import Frame, Piece, TextMark
from kiemdiem_desktop.documents.pdf.render import render_pdf

LINES_ON_A_PAGE = 40


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_signature_is_never_alone_on_a_page(lines: int) -> None:
    last = printed(*[Para(text=f"Dòng {number}") for number in range(lines)], Spacer(), SIGNATURE)[-1]
    assert "T/M CHI BỘ" in last.text
    assert f"Dòng {lines - 1}" in last.text
    assert "Nguyễn Văn An" in last.text


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_signature_within_a_group_takes_the_line_before_it_along(lines: int) -> None:
    group = KeepTogether(blocks=(SIGNATURE,))
    last = printed(*[Para(text=f"Dòng {number}") for number in range(lines)], group)[-1]
    assert f"Dòng {lines - 1}" in last.text
    assert "Nguyễn Văn An" in last.text


@pytest.mark.parametrize("extra", range(12))
def test_a_label_as_long_as_a_paragraph_may_turn_the_page_but_its_end_holds_on_to_the_answer(extra: int) -> None:
    before = [Para(text=f"Dòng {number}") for number in range(18 + extra)]
    pages = printed(*before, Heading(text=SENTENCE * 6, level=4), Para(text="Trả lời"))
    [page] = [page for page in pages if "Trả lời" in page.text]
    assert page.texts[0].text != "Trả lời"


@pytest.mark.parametrize("rows", range(25, 34))
def test_a_signature_after_a_table_takes_a_row_along(rows: int) -> None:
    last = printed(table(*[(str(number), f"Việc {number}", "") for number in range(rows)], row_mm=7), SIGNATURE)[-1]
    assert f"Việc {rows - 1}" in last.text
    assert "Nguyễn Văn An" in last.text


def test_a_table_of_one_long_row_begins_below_its_title_and_ends_with_the_signatures() -> None:
    words = [f"chữ{number}" for number in range(54)]
    row = ("1", " ".join(words), "xong")
    pages = printed(HEADER, TITLE, table(row), SIGNATURE, SIGNATURE, landscape=True)
    assert len(pages) == 2
    first, last = ([word for word in page.text.split() if word.startswith("chữ")] for page in pages)
    assert first + last == words
    assert min(len(first), len(last)) > 20
    assert "T/M CHI BỘ" not in pages[0].text
    assert ["Nội dung" in page.text for page in pages] == [True, True]


@pytest.mark.parametrize("lines", range(24, 32))
def test_a_heading_is_never_the_last_line_of_a_page(lines: int) -> None:
    pages = printed(*[Para(text=f"Dòng {number}") for number in range(lines)], Heading(text="MỤC"), sentences(4))
    [page] = [page for page in pages if "MỤC" in page.text]
    assert page.texts[-1].text != "MỤC"


@pytest.mark.parametrize("lines", range(24, 32))
def test_no_line_of_a_paragraph_stands_alone(lines: int) -> None:
    pages = printed(*[Para(text=f"Dòng {number}") for number in range(lines)], sentences(2))
    counts = [sum("Dòng" not in text.text and len(text.text) > 2 for text in page.texts) for page in pages]
    assert 1 not in counts


def test_a_table_header_repeats_on_every_page() -> None:
    pages = printed(table(*[(str(number), f"Việc {number}", "") for number in range(150)]))
    assert len(pages) > 2
    assert all("TT | Nội dung | Ghi chú" in page.text for page in pages)


def test_every_row_of_a_long_table_is_printed_once() -> None:
    pages = printed(table(*[(str(number), f"Việc {number}.", "") for number in range(150)]))
    text = "\n".join(page.text for page in pages)
    assert [text.count(f"Việc {number}.") for number in range(150)] == [1] * 150


def test_a_cell_of_three_pages_is_split_and_complete() -> None:
    words = " ".join(f"chữ{number}" for number in range(3000))
    pages = printed(table(("1", words, "x"), ("2", "cuối", "")))
    found = " ".join(text.text for page in pages for text in page.texts if "chữ" in text.text)
    assert len(pages) >= 3
    assert found.split() == words.split()
    assert all("Nội dung" in page.text for page in pages)


def test_kept_blocks_move_to_the_next_page_together() -> None:
    group = KeepTogether(blocks=tuple(Para(text=f"Nhóm {number}") for number in range(6)))
    pages = printed(*[Para(text=f"Dòng {number}") for number in range(27)], group)
    assert [("Nhóm 0" in page.text, "Nhóm 5" in page.text) for page in pages] == [(False, False), (True, True)]


def test_a_group_longer_than_a_page_is_printed_all_the_same() -> None:
    group = KeepTogether(blocks=tuple(Para(text=f"Nhóm {number}.") for number in range(80)))
    text = "\n".join(page.text for page in printed(group))
    assert all(f"Nhóm {number}." in text for number in range(80))


def test_parts_of_one_file_are_numbered_each_from_its_own_first_page() -> None:
    rendered = render_pdf([paper(sentences(40)), paper(Para(text="Một")), Document(title="x", blocks=(sentences(40),))])
    assert rendered.parts == (3, 1, 3)
    assert rendered.pages == 7


HEIGHTS = st.lists(st.tuples(st.floats(1, 900), st.floats(0, 30), st.booleans(), st.booleans()), max_size=40)


@settings(max_examples=60)
@given(HEIGHTS)
def test_no_text_is_lost_or_doubled_whatever_the_heights(shapes: list[tuple[float, float, bool, bool]]) -> None:
    frame = Frame(left=0, right=100, rule=0.5, header=Piece(height=20))
    pieces = [
        Piece(
            height=height, before=before, keep=keep, frame=frame if framed else None, uprights=(0.0,) if framed else ()
        )
        for height, before, keep, framed in shapes
    ]
    for number, piece in enumerate(pieces):
        piece.texts.append(TextMark(0, piece.height, 0, 14, str(number), 0))
    pages = paginate(pieces, 700)
    found = [mark.text for page in pages for _, piece in page.placed for mark in piece.texts]
    assert found == [str(number) for number in range(len(pieces))]


@given(HEIGHTS)
def test_what_is_placed_on_a_page_ends_on_it(shapes: list[tuple[float, float, bool, bool]]) -> None:
    pieces = [Piece(height=height, before=before, keep=keep) for height, before, keep, _ in shapes]
    for page in paginate(pieces, 700):
        assert all(top + piece.height <= 700.1 for top, piece in page.placed)


def test_a_sentence_repeats_without_a_change_in_its_words() -> None:
    text = " ".join(text.text for page in printed(sentences(50)) for text in page.texts if text.base > 20)
    assert text.split() == " ".join([SENTENCE] * 50).split()
