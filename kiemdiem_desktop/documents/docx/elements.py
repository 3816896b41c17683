"""The words of WordprocessingML: elements, their measures, and text that XML accepts."""

from __future__ import annotations

import functools
import re
import unicodedata

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement as Element

__all__ = ["Element", "clean", "eighths", "half_points", "node", "relation", "text_node", "twips"]

_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_REFUSED = frozenset({"Cc", "Cf", "Cs"})
_MAIN = {"w": nsmap["w"]}


def node(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return an element of the main vocabulary; children that are ``None`` are left out."""
    given = {_named(name): str(value) for name, value in attributes.items()}
    element: Element = oxml_parser.makeelement(_named(tag), given, nsmap=_MAIN)
    element.extend([child for child in children if child is not None])
    return element


@functools.cache
def _named(tag: str) -> str:
    return str(qn(f"w:{tag}"))


def relation(tag: str, id_: str, **attributes: object) -> Element:
    """Return an element that points to another part of the package."""
    element = node(tag, **attributes)
    element.set(qn("r:id"), id_)
    return element


def text_node(text: str) -> Element:
    """Return text whose spaces count."""
    element = node("t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


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
