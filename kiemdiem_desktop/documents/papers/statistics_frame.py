"""The frame of the statistics, as data: types of party organisation, grounds for the lowest level, who prompted."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator
from fractions import Fraction

import msgspec

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.documents.content import HeaderCell
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.domain.statistics import LowReason
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.regulations.settings import PackStruct


class TypeColumn(PackStruct, frozen=True, kw_only=True):
    """A type of party organisation: its column's number and headings, whose part it is, and the words that tell it."""

    id: str
    order: int
    path: tuple[str, ...]
    of: str = ""
    sum: bool = False
    words: tuple[str, ...] = ()


class ReasonRow(PackStruct, frozen=True, kw_only=True):
    """A ground for the lowest level; ``done_below`` is a share such as 1/2."""

    id: str
    facts: tuple[str, ...] = ()
    done_below: str = ""
    agency_level: Level | None = None


class Prompter(PackStruct, frozen=True, kw_only=True):
    """A level of committees that prompts, with the words that tell it."""

    id: str
    words: tuple[str, ...] = ()


class Frame(PackStruct, frozen=True, kw_only=True):
    """The whole frame; types in the order in which their words are looked for.

    ``second_part`` is the first column that goes onto a second page when the table is printed.
    """

    confidence: str
    second_part: str
    types: tuple[TypeColumn, ...]
    reasons: tuple[ReasonRow, ...]
    prompters: tuple[Prompter, ...]

    @property
    def columns(self) -> tuple[TypeColumn, ...]:
        """The types in the order of their columns."""
        return tuple(sorted(self.types, key=lambda column: column.order))

    @property
    def grounds(self) -> tuple[LowReason, ...]:
        """The grounds as the domain reads them."""
        return tuple(
            LowReason(
                id=row.id,
                facts=row.facts,
                done_below=Fraction(row.done_below) if row.done_below else None,
                agency_level=row.agency_level,
            )
            for row in self.reasons
        )

    @property
    def choices(self) -> tuple[TypeColumn, ...]:
        """The types that a cell may be of, in the order of their columns; sums are none."""
        return tuple(column for column in self.columns if not column.sum)

    def type_of(self, cell: Cell, chosen: str = "") -> TypeColumn | None:
        """The type of the party organisation that a cell belongs to: the one chosen, else what its name tells."""
        for column in self.choices:
            if column.id == chosen:
                return column
        name = cell.name if cell.kind is CellKind.GRASSROOTS else cell.parent
        known = f" {' '.join(fold(name).split())} "
        return next((column for column in self.types if any(f" {word} " in known for word in column.words)), None)

    def within(self, own: TypeColumn | None) -> frozenset[str]:
        """The columns that a cell of this type fills: its own and those that it is part of."""
        by_id = {column.id: column for column in self.types}
        found: set[str] = set()
        while own is not None:
            found.add(own.id)
            own = by_id.get(own.of)
        return frozenset(found)

    def prompter_of(self, issuers: Iterable[str]) -> str:
        """The highest level of those that prompted; the last one where their words tell none."""
        told = [f" {' '.join(fold(issuer).split())} " for issuer in issuers]
        for level in self.prompters:
            if not level.words or any(f" {word} " in issuer for word in level.words for issuer in told):
                return level.id
        return self.prompters[-1].id


@functools.cache
def statistics_frame() -> Frame:
    """Load the frame once. A missing or malformed file is a packing fault and raises."""
    plain = tomllib.loads(paths.resource("papers", "statistics_frame.toml").read_text(encoding="utf-8"))
    return msgspec.convert(plain, Frame)


def header_rows(headings: tuple[tuple[str, ...], ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The header rows of columns with headings above each other: equal neighbours become one cell."""
    depth = max(len(path) for path in headings)
    return tuple(tuple(_header_row(headings, level, depth)) for level in range(depth))


def _header_row(headings: tuple[tuple[str, ...], ...], level: int, depth: int) -> Iterator[HeaderCell]:
    at = 0
    while at < len(headings):
        path = headings[at]
        if level >= len(path):
            at += 1
            continue
        width = 1
        if level < len(path) - 1:
            beside = (other[: level + 1] == path[: level + 1] for other in headings[at + 1 :])
            width += sum(1 for _ in _while_true(beside))
        yield HeaderCell(text=path[level], columns=width, rows=depth - level if level == len(path) - 1 else 1)
        at += width


def _while_true(answers: Iterable[bool]) -> Iterator[bool]:
    for answer in answers:
        if not answer:
            return
        yield answer
