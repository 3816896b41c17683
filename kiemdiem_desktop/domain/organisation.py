"""The cell that keeps the book, its party groups, and the committee's terms that number the papers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class CellKind(StrEnum):
    """Where the cell stands in the organisation; it proposes who appraises and who decides."""

    GRASSROOTS = "grassroots"
    """Chi bộ cơ sở."""
    UNDER_GRASSROOTS = "under_grassroots"
    """Chi bộ trực thuộc đảng ủy cơ sở."""
    UNDER_SECTION = "under_section"
    """Chi bộ trực thuộc đảng ủy bộ phận."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The party cell of a book, as its papers name it.

    ``parent`` is the upper organisation of the header ("Đảng bộ xã A"); ``upper_committee`` receives the reports
    ("Đảng ủy xã A"); ``deciding_authority`` decides the levels. ``issuing_name`` is the cell in the header.
    """

    id: UUID
    name: str
    parent: str
    place: str
    upper_committee: str = ""
    deciding_authority: str = ""
    section_committee: str = ""
    kind: CellKind = CellKind.UNDER_GRASSROOTS
    has_committee: bool = True
    has_groups: bool = False
    has_seal: bool = False
    symbol: str = "CB"
    code: str = ""
    version: int = 0


def committee_of(parent: str) -> str:
    """Propose the committee of the upper organisation: Đảng bộ xã A has Đảng ủy xã A."""
    head = "Đảng bộ "
    return f"Đảng ủy {parent[len(head) :]}" if parent.casefold().startswith(head.casefold()) else parent


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyGroup:
    """A tổ đảng of the cell."""

    id: UUID
    name: str
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the committee: papers are numbered per type within it (forms and layout, B4)."""

    id: UUID
    name: str
    start: date
    end: date
    version: int = 0
