"""Papers for keeping: they say what they are, mean their colours, hold their fonts and do nothing by themselves."""

from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.papers import HEADER, SIGNATURE, TITLE, paper, sentences
from support.pdf_reading import fonts_of, read_pages

from kiemdiem_desktop.documents.pdf.archive import render_archived, to_archive
from kiemdiem_desktop.documents.pdf.render import render_pdf

PAPER = paper(HEADER, TITLE, sentences(30), SIGNATURE, number="Số 07-BC/CB", author="Chi bộ thôn B")

PLAIN = render_pdf(paper(HEADER)).data


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def restless() -> bytes:
    """A file that wants to act by itself."""
    pdf = opened(render_pdf(PAPER).data)
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = script
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", script]))
    pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def test_the_same_paper_is_the_same_bytes() -> None:
    assert render_archived(PAPER).data == render_archived(PAPER).data


def test_another_paper_has_another_identity() -> None:
    other = render_archived(paper(HEADER))
    assert opened(other.data).trailer.ID[0] != opened(render_archived(PAPER).data).trailer.ID[0]


def test_what_is_printed_stays_as_it_was() -> None:
    assert [page.text for page in read_pages(render_archived(PAPER).data)] == [
        page.text for page in read_pages(render_pdf(PAPER).data)
    ]


def test_every_font_is_inside() -> None:
    fonts = fonts_of(render_archived(PAPER).data)
    assert fonts
    assert all(fonts.values())


def test_a_font_that_is_not_inside_is_refused() -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
    out = io.BytesIO()
    pdf.save(out)
    with pytest.raises(ValueError, match="not embedded"):
        to_archive(out.getvalue(), "Văn bản")


def test_metadata_and_properties_say_the_same() -> None:
    pdf = opened(render_archived(PAPER).data)
    metadata = pdf.open_metadata()
    assert (str(pdf.docinfo.Title), str(pdf.docinfo.Subject), str(pdf.docinfo.Author)) == (
        metadata["dc:title"],
        metadata["dc:description"],
        metadata["dc:creator"][0],
    )
    assert metadata["dc:title"] == "Văn bản"


def test_no_standard_is_claimed() -> None:
    assert "pdfaid" not in str(opened(render_archived(PAPER).data).open_metadata())


def test_the_file_names_its_language_and_its_colours() -> None:
    with opened(render_archived(PAPER).data) as pdf:
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("vi-VN", False)
        [intent] = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes()[36:40] == b"acsp"


def test_the_outline_stays() -> None:
    with (
        opened(render_archived(PAPER).data) as pdf,
        opened(render_pdf(PAPER).data) as plain,
        pdf.open_outline() as kept,
    ):
        assert (
            len(kept.root) == int(plain.Root.Outlines.get("/Count", 0)) if "/Outlines" in plain.Root else not kept.root
        )


def test_nothing_acts_by_itself() -> None:
    pdf = opened(to_archive(restless(), "Văn bản"))
    assert "/OpenAction" not in pdf.Root
    assert "/JavaScript" not in pdf.Root.get("/Names", {})
    assert "/AA" not in pdf.pages[0].obj


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_whatever_the_title_the_file_opens_and_both_forms_say_it(title: str) -> None:
    pdf = opened(to_archive(PLAIN, title))
    assert str(pdf.docinfo.get("/Title", "")) == str(pdf.open_metadata().get("dc:title") or "")
