"""Papers of a period and the register of their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class NumberState(StrEnum):
    """What became of a number: it is never given twice."""

    RESERVED = "reserved"
    ISSUED = "issued"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperNumber:
    """One number of one type of paper within a term of the committee (forms and layout, B4)."""

    id: UUID
    term_id: UUID
    type_code: str
    number: int
    paper_key: str
    period_id: UUID | None = None
    issued_on: date | None = None
    state: NumberState = NumberState.RESERVED
    void_reason: str = ""
    version: int = 0

    def shown(self, symbol: str) -> str:
        """Write the number as papers carry it, such as ``Số 07-BC/CB``."""
        return f"Số {self.number:02d}-{self.type_code}/{symbol}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedPaper:
    """A numbered paper as it went out, the first time being edition 1; ``reason`` says why a later one followed.

    ``pdf_id`` and ``word_id`` are the files kept; where they were dropped for a person's sake their digests (SHA-256)
    still prove what they were. ``text`` is what the paper said, line by line, to lay beside what it would say today.
    """

    id: UUID
    period_id: UUID
    number_id: UUID
    edition: int
    reference: str
    title: str
    issued_on: date
    file_name: str
    pages: int
    text: str
    pdf_digest: str
    word_digest: str
    pdf_id: UUID | None = None
    word_id: UUID | None = None
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDifference:
    """Lines in which two texts of a paper differ; a side that has nothing there is empty."""

    before: str
    after: str


def newest_edition(issued: Iterable[IssuedPaper], number_id: UUID) -> IssuedPaper | None:
    """Return the last edition that went out under a number."""
    found = [each for each in issued if each.number_id == number_id]
    return max(found, key=lambda each: each.edition, default=None)
