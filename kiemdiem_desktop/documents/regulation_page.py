"""The page that says what a regulation holds, on paper: one ruled table for each of its sections."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Column, Document, Grid, HeaderCell, Heading, Para, Row, Title
from kiemdiem_desktop.regulations.page_lines import Page, PageSection, page_words, source_text, stack_lines

_WEIGHTS = (5.0, 3.0)


def regulation_document(page: Page) -> Document:
    """Lay the page out as a paper of its own, without the head of any organisation."""
    words = page_words()["paper"]
    blocks = [
        Title(
            kind=words["title"], abstract=(page.title,), subtitle=f"{page.short_title} ({page.version})", dashes=True
        ),
        *(Para(text=line) for line in stack_lines(page)),
        *(block for section in page.sections for block in _section(section, words["said"], words["source"])),
    ]
    return Document(title=page.title, blocks=tuple(blocks))


def _section(section: PageSection, said: str, source: str) -> Iterator[Block]:
    yield Heading(text=section.heading, level=1)
    yield Grid(
        columns=tuple(Column(weight=weight) for weight in _WEIGHTS),
        header=((HeaderCell(text=said), HeaderCell(text=source)),),
        rows=tuple(Row(cells=(line.said, source_text(line))) for line in section.lines),
    )
