"""An editable paper as a stranger reads it: what it says line by line, and what its parts hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

OPEN = "____"


def opened(data: bytes) -> Any:
    """Open a file with python-docx."""
    return docx.Document(io.BytesIO(data))


def part(data: bytes, name: str) -> str:
    """One part of the package as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode("utf-8")


def parts(data: bytes) -> list[str]:
    """The names of all parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.namelist()


def text_of(data: bytes) -> str:
    """Everything the file says: a line for each paragraph behind its style, a table row with bars."""
    return "\n".join(_blocks(opened(data))) + "\n"


def _blocks(holder: Any) -> Iterator[str]:
    for block in holder.iter_inner_content():
        if isinstance(block, Paragraph):
            yield f"{block.style.name if block.style else ''}: {shown(block)}"
        else:
            yield from _rows(block)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        cells = [" / ".join(shown(each) for each in cell.paragraphs if each.text) for cell in row.cells]
        yield "| " + " | ".join(cells)


def shown(paragraph: Paragraph) -> str:
    """A paragraph's text; forced lines and tabs are shown."""
    return paragraph.text.replace("\n", " // ").replace("\t", OPEN)


def all_of(data: bytes, tag: str) -> list[Any]:
    """Every element of a kind in the text."""
    return list(opened(data).element.body.iter(qn(f"w:{tag}")))


def values(element: Any, tag: str, attribute: str = "val") -> list[str]:
    """An attribute of every element of a kind inside another."""
    return [each.get(qn(f"w:{attribute}")) for each in element.iter(qn(f"w:{tag}"))]
