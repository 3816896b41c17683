"""Documents to .docx: a pure function of its content and the page profile; each document is a section of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kiemdiem_desktop.documents.content import Document, OrganisationHeader, Run
from kiemdiem_desktop.documents.docx.blocks import block_items
from kiemdiem_desktop.documents.docx.elements import Element, add_to, node, relation, text_node, twips
from kiemdiem_desktop.documents.docx.flow import Item, Paragraph, gap, paragraph
from kiemdiem_desktop.documents.docx.looks import StyleBook
from kiemdiem_desktop.documents.docx.package import add_header, describe, finished, new_package, set_up
from kiemdiem_desktop.documents.docx.text import written
from kiemdiem_desktop.documents.pdf.setting import MM, Setting, setting_of

if TYPE_CHECKING:
    from docx.document import Document as Package


def render_docx(documents: Document | Sequence[Document]) -> bytes:
    """Return one .docx with the documents in order, each numbered from its own first page; there must be one."""
    parts = [documents] if isinstance(documents, Document) else list(documents)
    package, styles = new_package(), StyleBook()
    body = package.element.body
    for part in parts:
        setting = setting_of(part)
        items = block_items(part.blocks, setting)
        section = _section(part, setting, package, styles)
        ending = _ended(items, setting)
        if part is parts[-1]:
            add_to(body, [*(item.element(styles) for item in items), section])
        else:
            ending.section = section
            add_to(body, [item.element(styles) for item in items])
    set_up(package, styles, setting_of(parts[0]), parts[0].language)
    describe(package, parts[0])
    return finished(package)


def _ended(items: list[Item], setting: Setting) -> Paragraph:
    """Return the last paragraph; after a table there has to be one."""
    last = items[-1] if items else None
    if isinstance(last, Paragraph):
        return last
    tail = gap(0.0, setting)
    items.append(tail)
    return tail


def _section(document: Document, setting: Setting, package: Package, styles: StyleBook) -> Element:
    """Return the sheet of a document, its margins, and what stands in the top margin of its pages."""
    area, page = setting.area, setting.profile.page_number
    right, bottom = area.width - area.left - area.text_width, area.height - area.top - area.text_height
    first, later = _first(document, setting), _later(document, setting)
    size = {"w": twips(area.width), "h": twips(area.height)}
    turned = {"orient": "landscape"} if document.landscape else {}
    return node(
        "sectPr",
        relation("headerReference", add_header(package, [later], styles), type="default"),
        relation("headerReference", add_header(package, [first], styles), type="first"),
        node("type", val="nextPage"),
        node("pgSz", **size, **turned),
        node(
            "pgMar",
            top=twips(area.top),
            right=twips(right),
            bottom=twips(bottom),
            left=twips(area.left),
            header=twips(page.from_edge_mm * MM),
            footer=0,
            gutter=0,
        ),
        node("pgNumType", start=1),
        node("titlePg"),
    )


def _first(document: Document, setting: Setting) -> Paragraph:
    """The top margin of the first page: the form's number, or the page's where the profile wants it there."""
    for block in document.blocks:
        if isinstance(block, OrganisationHeader) and block.form_number:
            bold = setting.profile.form_number.bold
            return written("form_number", (Run(text=block.form_number, bold=bold),), setting)
    if setting.profile.page_number.first_page:
        return _later(document, setting)
    return gap(0.0, setting)


def _later(document: Document, setting: Setting) -> Paragraph:
    """The top margin of the other pages: a page number that office programs count."""
    if not document.page_numbers:
        return gap(0.0, setting)
    made = paragraph("page_number", setting)
    made.runs.extend(
        [
            _field_part("begin"),
            node("r", node("rPr"), text_node(" PAGE ", "instrText")),
            _field_part("separate"),
            node("r", node("rPr"), text_node("2")),
            _field_part("end"),
        ]
    )
    return made


def _field_part(kind: str) -> Element:
    return node("r", node("rPr"), node("fldChar", fldCharType=kind))
