"""The paper that concludes a case: nobody is marked with one before it names its authority, its number and its day."""

from __future__ import annotations

from datetime import date

from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludingPaper:
    """Who concluded, by which number, on which day."""

    authority: str = ""
    number: str = ""
    issued_on: date | None = None

    @property
    def whole(self) -> bool:
        """Say whether it is named in full."""
        return bool(self.authority.strip() and self.number.strip() and self.issued_on)


NO_PAPER = ConcludingPaper()
"""Nothing is named."""
