"""The words of WordprocessingML: elements, their measures, and text that XML accepts."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REFUSED = frozenset({"Cc", "Cf", "Cs"})
_STEP = 12
"""An element with more children than this is filled one by one."""
_WRAP = f"<w:body {nsdecls('w', 'r')}>", "</w:body>"
_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class Element:
    """An element in the making; its attributes are written already, its children can still be added to.

    A paper has thousands of these. They become the library's own all at once, for making each of those by itself takes
    longer than everything else about a file.
    """

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: str, children: list[Element], text: str = "") -> None:
        self.tag = tag
        self.attributes = attributes
        self.children = children
        self.text = text

    def written(self) -> str:
        """Write the element with all that it holds."""
        inside = "".join([child.written() for child in self.children])
        return f"<w:{self.tag}{self.attributes}>{self.text.translate(_ESCAPES)}{inside}</w:{self.tag}>"


def node(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return an element of the main vocabulary; children that are ``None`` are left out."""
    return Element(tag, _told(attributes), [child for child in children if child is not None])


def _told(attributes: dict[str, object]) -> str:
    return "".join([f' w:{name}="{_escaped(str(value))}"' for name, value in attributes.items()])


@functools.lru_cache(maxsize=1000)
def _escaped(value: str) -> str:
    return value.translate(_ESCAPES)


def relation(tag: str, id_: str, **attributes: object) -> Element:
    """Return an element that points to another part of the package."""
    return Element(tag, f'{_told(attributes)} r:id="{_escaped(id_)}"', [])


def text_node(text: str, tag: str = "t") -> Element:
    """Return text whose spaces count."""
    return Element(tag, ' xml:space="preserve"', [], text)


def add_to(parent: BaseOxmlElement, elements: Iterable[Element]) -> None:
    """Add elements to one of the library's, which then holds them as its own; in small steps, for the window waits."""
    before, after = _WRAP
    for element in elements:
        long = len(element.children) > _STEP
        first = Element(element.tag, element.attributes, [], element.text) if long else element
        parent.extend(list(parse_xml(f"{before}{first.written()}{after}")))
        if long:
            add_to(parent[-1], element.children)


def clean(text: str) -> str:
    """Return text as XML accepts it: composed, its lines ended by line feeds, without invisible characters."""
    text = _BREAKS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", "    ")
    if text.replace("\n", "").isprintable():
        return text
    return "".join([char for char in text if char == "\n" or _accepted(char)])


def _accepted(char: str) -> bool:
    return unicodedata.category(char) not in _REFUSED and ord(char) & 0xFFFE != 0xFFFE


def twips(points: float) -> int:
    """Return a length in twentieths of a point."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return a text size in half points."""
    return round(points * 2)


def eighths(points: float) -> int:
    """Return the width of a rule in eighths of a point."""
    return max(round(points * 8), 2)
