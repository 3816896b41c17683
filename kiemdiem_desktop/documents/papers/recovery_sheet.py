"""The sheet with a book's recovery key: groups of digits in a grid, and what they are good for."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from datetime import date

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Block, Cell, Column, Document, Grid, Para, Row, Spacer, Title
from kiemdiem_desktop.documents.content import field_line as field

_ACROSS = 4
PROFILE = "personal-form"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFacts:
    """What the sheet names: the book, whose it is, the day, and the key's groups of digits."""

    cell: str
    parent: str
    book: str
    day: date
    code: str


def build_recovery_sheet(facts: RecoveryFacts) -> Document:
    """Build the sheet."""
    words = _words()
    groups = facts.code.split()
    rows = [groups[start : start + _ACROSS] for start in range(0, len(groups), _ACROSS)]
    blocks: tuple[Block, ...] = (
        Title(kind=words["title"], subtitle=words["subtitle"]),
        field(words["cell"], facts.cell, bold=True),
        field(words["parent"], facts.parent),
        field(words["book"], facts.book),
        field(words["day"], f"{facts.day:%d/%m/%Y}"),
        Spacer(),
        Para(text=words["use"]),
        Spacer(),
        _grid(rows, words["group"]),
        Spacer(),
        Para(text=words["explain"]),
        Para(text=words["void"]),
    )
    return Document(title=words["title"], blocks=blocks, profile_id=PROFILE, page_numbers=False)


def _grid(rows: list[list[str]], word: str) -> Grid:
    """Each row: the number of its first group, then the groups."""
    lines = tuple(
        Row(
            cells=(
                word.format(first=number * _ACROSS + 1, last=number * _ACROSS + len(row)),
                *(_digits(group) for group in row),
            )
        )
        for number, row in enumerate(rows)
    )
    return Grid(columns=tuple(Column(weight=weight, align="center") for weight in (1.2, *(1.0,) * _ACROSS)), rows=lines)


def _digits(group: str) -> Cell:
    return Cell(text=group, bold=True)


@functools.cache
def _words() -> Mapping[str, str]:
    with resource("papers", "recovery_sheet.toml").open("rb") as file:
        return tomllib.load(file)
