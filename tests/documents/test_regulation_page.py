"""The page of a regulation in print marks what an overlay says, as the window does."""

from __future__ import annotations

from support.paper_text import grids_of, text_of
from support.pdf_reading import read_pages

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.documents.pdf.render import render_pdf
from kiemdiem_desktop.documents.regulation_page import regulation_document
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.page import regulation_page
from kiemdiem_desktop.regulations.page_lines import Page, page_words

CATALOG = Catalog((resource("regulations"),))
MARK = page_words()["paper"]["mark"]


def page_of(*overlays: str) -> Page:
    loaded, base = CATALOG.load("qd132-2019", overlays), CATALOG.load("qd132-2019")
    return regulation_page(loaded.regulation, loaded.layers, [(base.regulation, base.layers)])


def test_the_lines_of_an_overlay_are_marked_and_no_others() -> None:
    page = page_of("quang-nam-2021")
    rows = [row for grid in grids_of(regulation_document(page)) for row in grid]
    lines = [line for section in page.sections for line in section.lines]
    assert [row[0].startswith(MARK) for row in rows] == [line.laid for line in lines]
    assert {line.laid for line in lines} == {True, False}


def test_the_printed_page_says_what_the_mark_means_and_has_a_letter_for_it() -> None:
    rendered = render_pdf(regulation_document(page_of("quang-nam-2021")))
    assert rendered.warnings == ()
    text = "\n".join(page.text for page in read_pages(rendered.data))
    assert f"Dòng đánh dấu {MARK} là của phần bổ sung" in text
    assert f"{MARK} Công văn 629-CV/TU" in text


def test_a_page_without_overlays_has_no_mark() -> None:
    loaded = CATALOG.load("qd132-2019")
    assert MARK not in text_of(regulation_document(regulation_page(loaded.regulation)))
