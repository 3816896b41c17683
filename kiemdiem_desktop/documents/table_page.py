"""A page that is one ruled table below its title: what the window shows as a list, to be printed or kept."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Block, Column, Document, Grid, HeaderCell, Para, Row, Title


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePage:
    """Its title, the lines above the table, and the table with the shares of its columns.

    ``file_name`` is what the page is called when it is saved.
    """

    title: str
    file_name: str
    lines: tuple[str, ...] = ()
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]


def table_document(page: TablePage) -> Document:
    """Lay the page out, across, without the head of any organisation."""
    blocks: Sequence[Block] = (
        Title(kind=page.title, abstract=(), dashes=True),
        *(Para(text=line, first_line_mm=0) for line in page.lines),
        Grid(
            columns=tuple(Column(weight=weight) for _, weight in page.columns),
            header=(tuple(HeaderCell(text=name) for name, _ in page.columns),),
            rows=tuple(Row(cells=cells) for cells in page.rows),
        ),
    )
    return Document(title=page.title, blocks=tuple(blocks), landscape=True)
