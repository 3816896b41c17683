"""Whatever a user typed is printed as typed; the file stands alone and is the same every time."""

from __future__ import annotations

import io
import unicodedata

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.high_level import extract_text
from support.papers import HEADER, SIGNATURE, TITLE, paper, printed, sentences, table
from support.pdf_reading import fonts_of, read_pages

from kiemdiem_desktop.documents.content import (
    Check,
    CheckList,
    Heading,
    LongAnswer,
    Para,
    SignatureBlock,
    SignatureRow,
    Title,
    field_line,
)
from kiemdiem_desktop.documents.pdf.render import render_pdf

HOSTILE = ["<b>đậm</b>", "A & B &amp; C", "{tên} %s \\(x\\)", "=1+1", "@x", "</para>", "((", "\\", "'\"`", "%PDF"]
ALPHABET = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"


@pytest.mark.parametrize("text", HOSTILE)
def test_marks_of_other_languages_are_printed_as_typed(text: str) -> None:
    [page] = printed(Para(text=text))
    assert page.text == text


def test_tabs_become_room_and_control_characters_vanish() -> None:
    [page] = printed(Para(text="a\tb\x00\x07c\u200bd\ufeff"))
    assert page.text == "a    bcd"


def test_characters_that_the_font_lacks_become_squares_and_are_reported() -> None:
    rendered = render_pdf(paper(Para(text="a😀 中 مر b"), Para(text="😀\ud800")))
    [page] = read_pages(rendered.data)
    assert page.text == "a□ □ □□ b\n□□"
    assert rendered.warnings == ("😀 (U+1F600)", "中 (U+4E2D)", "م (U+0645)", "ر (U+0631)", "U+D800")


def test_plain_vietnamese_raises_no_warning() -> None:
    assert render_pdf(paper(Para(text=ALPHABET + ALPHABET.upper() + "–—“”…‘’•°½"))).warnings == ()


def test_text_comes_out_composed_even_when_it_went_in_decomposed() -> None:
    data = render_pdf(paper(Para(text=unicodedata.normalize("NFD", ALPHABET)))).data
    assert ALPHABET in extract_text(io.BytesIO(data)).replace("\n", "")


def test_every_vietnamese_letter_fits_with_all_other_letters_of_the_font() -> None:
    letters = "".join(chr(code) for code in range(0xC0, 0x17F)) + "".join(chr(code) for code in range(0x1EA0, 0x1EFA))
    pages = printed(Para(text=letters))
    assert "".join(text.text for page in pages for text in page.texts) == unicodedata.normalize("NFC", letters)


def test_a_name_of_300_letters_without_a_space_is_cut_into_lines() -> None:
    pages = printed(Para(text="x" * 300), table(("1", "y" * 300, "z" * 300)), field_line("Tên:", "w" * 300))
    text = "".join(text.text for page in pages for text in page.texts)
    assert [text.count(letter) for letter in "xyzw"] == [300] * 4


def test_a_title_and_a_signer_of_300_letters_stay_on_the_sheet() -> None:
    name = "N" * 300
    pages = printed(
        Title(kind=name, abstract=(name,)), SignatureRow(blocks=(SignatureBlock(authority=(name,), name=name),))
    )
    assert max(text.right for page in pages for text in page.texts) <= 195.5


def test_an_answer_of_20000_characters_is_printed_whole() -> None:
    words = ("chữ " * 5000).split()
    pages = printed(LongAnswer(text=" ".join(words)))
    assert sum(text.text.split().count("chữ") for page in pages for text in page.texts) == len(words)


def test_20000_characters_without_a_space_are_printed_whole() -> None:
    pages = printed(LongAnswer(text="m" * 20_000), SIGNATURE)
    assert sum(text.text.count("m") for page in pages for text in page.texts if set(text.text) == {"m"}) == 20_000


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_no_text_whatsoever_breaks_the_printing(text: str) -> None:
    blocks = (Title(kind=text, subtitle=text), Heading(text=text), LongAnswer(text=text), table((text, text, text)))
    assert render_pdf(paper(*blocks, CheckList(items=(Check(label=text),)))).pages >= 1


def test_all_fonts_are_embedded_subsets() -> None:
    fonts = fonts_of(render_pdf(paper(HEADER, TITLE, sentences(3), SIGNATURE)).data)
    assert len(fonts) == 3
    assert all(fonts.values())
    assert all("+LiberationSerif" in name for name in fonts)


def test_an_empty_page_brings_no_foreign_font() -> None:
    data = render_pdf(paper()).data
    assert fonts_of(data) == {}
    assert b"Helvetica" not in data


def test_the_same_paper_gives_the_same_bytes() -> None:
    first, second = (
        render_pdf(paper(HEADER, TITLE, sentences(9), table(("1", "a", "b")), SIGNATURE)).data for _ in "ab"
    )
    assert first == second


def test_a_paper_does_not_depend_on_what_was_printed_before() -> None:
    alone = render_pdf(paper(HEADER)).data
    render_pdf(paper(Para(text="zyxwđĐẰ", bold=True)))
    assert render_pdf(paper(HEADER)).data == alone


def test_the_file_says_its_language_title_and_number() -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(paper(HEADER, number="Số 07-BC/CB", author="Chi bộ B")).data))
    metadata = reader.metadata
    assert metadata is not None
    assert (metadata.title, metadata.subject, metadata.author) == ("Văn bản", "Số 07-BC/CB", "Chi bộ B")
    assert str(reader.root_object["/Lang"]) == "vi-VN"


def test_headings_of_the_first_level_make_the_outline() -> None:
    document = paper(Heading(text="I. MỘT"), Heading(text="1. Con", level=2), Heading(text="II. HAI"))
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(document).data))
    titles = [entry.title for entry in reader.outline if isinstance(entry, pypdf.generic.Destination)]
    assert titles == ["I. MỘT", "II. HAI"]


def test_in_a_file_of_several_papers_the_outline_begins_with_their_titles() -> None:
    data = render_pdf([paper(Heading(text="I. MỘT")), paper(Heading(text="I. MỘT"))]).data
    outline = pypdf.PdfReader(io.BytesIO(data)).outline
    assert [getattr(entry, "title", None) for entry in outline] == ["Văn bản", None, "Văn bản", None]
