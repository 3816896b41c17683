"""The file around the text: styles, settings and properties of our own instead of the template's, and fixed bytes."""

from __future__ import annotations

import functools
import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, cast

import docx

from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.docx.elements import Element, add_to, clean, half_points, node, twips
from kiemdiem_desktop.documents.docx.flow import Item
from kiemdiem_desktop.documents.docx.looks import NORMAL, StyleBook
from kiemdiem_desktop.documents.pdf.setting import MM, Setting
from kiemdiem_desktop.documents.zipped import rezipped

if TYPE_CHECKING:
    from docx.document import Document as Package
    from docx.opc.rel import Relationships
    from docx.oxml.xmlchemy import BaseOxmlElement

_KEPT = frozenset({"styles", "settings", "officeDocument", "core-properties", "header"})
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - the file format has no zone
_MODE = "http://schemas.microsoft.com/office/word"
_MODERN = 15
_TAB_MM = 10


def new_package() -> Package:
    """Return an empty file with nothing of the template left but its skeleton."""
    return docx.Document(io.BytesIO(_skeleton()))


@functools.cache
def _skeleton() -> bytes:
    """The template's skeleton, taken out of it once: to read all that it holds takes longer than most papers."""
    package = docx.Document()
    _keep_only(package.part.rels)
    _keep_only(cast("Relationships", package.part.package.rels))
    for part in (package.element.body, package.part._styles_part.element, package.settings.element):  # noqa: SLF001 - the library offers no other way to a part
        _empty(part)
    raw = io.BytesIO()
    package.save(raw)
    return raw.getvalue()


def _keep_only(relations: Relationships) -> None:
    for name, relation in list(relations.items()):
        if relation.reltype.rpartition("/")[2] not in _KEPT:
            del relations[name]


def _empty(element: BaseOxmlElement) -> None:
    for child in list(element):
        element.remove(child)


def add_header(package: Package, items: Sequence[Item], styles: StyleBook) -> str:
    """Add what stands in the top margin; return how a section names it."""
    part, name = package.part.add_header_part()  # type: ignore[no-untyped-call]  # the library does not say
    _empty(part.element)
    add_to(part.element, [item.element(styles) for item in items])
    return str(name)


def describe(package: Package, document: Document) -> None:
    """Fill in the properties: what the paper is, never when and by whom it was written on a machine."""
    properties = package.core_properties
    properties.title = _short(document.title)
    properties.author = properties.last_modified_by = _short(document.author or "")
    properties.subject = _short(document.number or "")
    properties.language = document.language
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = _FIXED
    properties.revision = 1


def _short(text: str) -> str:
    return " ".join(clean(text).split())[:255]


def set_up(package: Package, styles: StyleBook, setting: Setting, language: str) -> None:
    """Write the styles that were used and the settings that make office programs break lines as print does."""
    part = package.part._styles_part.element  # noqa: SLF001 - as above
    add_to(part, [_defaults(setting, language), *_basic(), *styles.elements()])
    add_to(
        package.settings.element,
        [
            node("zoom", percent=100),
            node("defaultTabStop", val=twips(_TAB_MM * MM)),
            node("characterSpacingControl", val="doNotCompress"),
            node(
                "compat",
                node("doNotExpandShiftReturn"),
                node("compatSetting", name="compatibilityMode", uri=_MODE, val=_MODERN),
            ),
            node("themeFontLang", val=language),
            node("decimalSymbol", val=","),
            node("listSeparator", val=";"),
        ],
    )


def _defaults(setting: Setting, language: str) -> Element:
    family, size = setting.profile.font.family, half_points(setting.profile.body.size)
    return node(
        "docDefaults",
        node(
            "rPrDefault",
            node(
                "rPr",
                node("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family),
                node("sz", val=size),
                node("szCs", val=size),
                node("lang", val=language, eastAsia=language, bidi="ar-SA"),
            ),
        ),
        node("pPrDefault", node("pPr", node("widowControl"))),
    )


def _basic() -> Sequence[Element]:
    """The styles that every file must have."""
    margins = [node(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    table = node("tblPr", node("tblInd", w=0, type="dxa"), node("tblCellMar", *margins))
    return (
        _style("paragraph", NORMAL, "Normal", node("qFormat")),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _style("table", "TableNormal", "Normal Table", table),
    )


def _style(kind: str, id_: str, name: str, *more: Element) -> Element:
    return node("style", node("name", val=name), *more, type=kind, default=1, styleId=id_)


def finished(package: Package) -> bytes:
    """Return the file's bytes, the same for the same content."""
    raw = io.BytesIO()
    package.save(raw)
    return rezipped(raw.getvalue())
