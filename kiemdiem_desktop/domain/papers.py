"""Papers of a period and the register of their numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


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
