"""A paper as the golden files keep it: a line about the file, and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiemdiem_desktop.documents.content import Document, Grid
from kiemdiem_desktop.documents.plain import flat, lines_of

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.content import Cell, Text


def text_of(document: Document) -> str:
    """Everything a paper says, one line each, in its order."""
    head = f"[{document.title} | {document.profile_id} | {document.paper} | {document.number or '-'}]"
    return "\n".join([head, *lines_of(document)]) + "\n"


def grids_of(document: Document) -> list[list[list[str]]]:
    """The bodies of all tables as text."""
    return [
        [[flat(_cell(cell)) for cell in row.cells] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Grid)
    ]


def _cell(cell: Cell | str) -> Text:
    return cell if isinstance(cell, str) else cell.text
