"""A paper as plain text: what it says, line by line, without how it looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from kiemdiem_desktop.documents.content import (
    BallotNote,
    Blank,
    CheckList,
    Document,
    Fields,
    Grid,
    Heading,
    KeepTogether,
    LongAnswer,
    OrganisationHeader,
    PageBreak,
    Para,
    Row,
    ScoreLines,
    SignatureBlock,
    SignatureRow,
    Title,
    box,
    inlines,
)

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.content import Text

OPEN = "____"


def lines_of(document: Document) -> tuple[str, ...]:
    """Everything a paper says, block by block, in its order; a place left open is shown as one."""
    return tuple(line for block in document.blocks for line in _lines(block))


def flat(text: Text) -> str:
    """Return a text with its open places shown."""
    return "".join(OPEN if isinstance(part, Blank) else part.text for part in inlines(text))


def _cell(cell: Any) -> Text:
    return cell if isinstance(cell, str) else cell.text


@singledispatch
def _lines(_block: Any) -> Iterable[str]:
    return []


@_lines.register
def _(block: OrganisationHeader) -> Iterator[str]:
    yield " / ".join((*block.parents, block.issuer)) + (" *" if block.star else "")
    yield from (text for text in (block.number, block.place_date, block.form_number) if text)


@_lines.register
def _(block: Title) -> Iterator[str]:
    yield from (f"# {text}" for text in (block.kind, *block.abstract, block.subtitle) if text)


@_lines.register
def _(block: Heading) -> Iterator[str]:
    yield "=" * block.level + f" {block.text}"


@_lines.register
def _(block: Para) -> Iterator[str]:
    yield flat(block.text)


@_lines.register
def _(block: Fields) -> Iterator[str]:
    yield " | ".join(f"{field.label} {field.value or OPEN}" for field in block.fields)


@_lines.register
def _(block: LongAnswer) -> Iterator[str]:
    yield from [block.text] if block.text else [OPEN] * block.lines


@_lines.register
def _(block: CheckList) -> Iterator[str]:
    yield from (f"{box(ticked=item.ticked)} {item.label}" for item in block.items)


@_lines.register
def _(block: ScoreLines) -> Iterator[str]:
    yield from (f"{line.label}: {line.score or OPEN}/{line.maximum}" for line in block.lines)


@_lines.register
def _(block: Grid) -> Iterator[str]:
    yield from (" | ".join(cell.text for cell in row) for row in block.header)
    yield from (_row(row) for row in block.rows)


def _row(row: Row) -> str:
    return " | ".join(flat(_cell(cell)) for cell in row.cells)


@_lines.register
def _(block: SignatureRow) -> Iterator[str]:
    yield from (f"<< {_signature(signature)}" for signature in block.blocks)
    if block.recipients:
        yield "-> " + "; ".join(block.recipients.items)


def _signature(block: SignatureBlock) -> str:
    parts = (block.date_line, *block.authority, block.post, block.hint, block.name)
    return " / ".join(part for part in parts if part)


@_lines.register
def _(block: BallotNote) -> Iterator[str]:
    yield f"({block.text})"


@_lines.register
def _(_block: PageBreak) -> Iterator[str]:
    yield "--- page"


@_lines.register
def _(block: KeepTogether) -> Iterator[str]:
    yield from (line for inner in block.blocks for line in _lines(inner))
