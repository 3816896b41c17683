"""The page that says what a regulation holds, on paper: one ruled table for each of its sections."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Column, Document, Grid, HeaderCell, Heading, Para, Row, Title
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations.page_lines import Page, PageLine, PageSection, page_words, source_text, stack_lines

_WEIGHTS = (5.0, 3.0)
_NBSP = "\u00a0"


def regulation_document(page: Page) -> Document:
    """Lay the page out as a paper of its own, without the head of any organisation."""
    words = page_words()["paper"]
    blocks = [
        Title(
            kind=words["title"], abstract=(page.title,), subtitle=f"{page.short_title} ({page.version})", dashes=True
        ),
        *(Para(text=line) for line in (*stack_lines(page), *_key(page))),
        *(block for section in page.sections for block in _section(section, words["said"], words["source"])),
    ]
    return Document(title=page.title, blocks=tuple(blocks))


def _key(page: Page) -> Iterator[str]:
    """Say what the mark before a line means, where a line has it."""
    words = page_words()["paper"]
    if any(line.laid for section in page.sections for line in section.lines):
        yield fill(words["marked"], {"mark": words["mark"]})


def _said(line: PageLine) -> str:
    return f"{page_words()['paper']['mark']}{_NBSP}{line.said}" if line.laid else line.said


def _section(section: PageSection, said: str, source: str) -> Iterator[Block]:
    yield Heading(text=section.heading, level=1)
    yield Grid(
        columns=tuple(Column(weight=weight) for weight in _WEIGHTS),
        header=((HeaderCell(text=said), HeaderCell(text=source)),),
        rows=tuple(Row(cells=(_said(line), source_text(line))) for line in section.lines),
    )
