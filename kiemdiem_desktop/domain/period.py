"""A review period, pinned to a regulation, with the copies of everyone and everything that it reviews."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing


class PeriodKind(StrEnum):
    """What a period covers."""

    YEAR = "year"
    QUARTER = "quarter"
    TERM = "term"


class PeriodState(StrEnum):
    """How far a period has come."""

    OPEN = "open"
    SUBMITTED = "submitted"
    CLOSED = "closed"


_YEAR = "(?:19|20|21)[0-9]{2}"
_KEY = re.compile(rf"(?P<year>{_YEAR})(?:-Q(?P<quarter>[1-4]))?|NK(?P<start>{_YEAR})-(?P<end>{_YEAR})")


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodKey:
    """A period's short name: ``2026``, ``2026-Q1`` or ``NK2025-2030``."""

    kind: PeriodKind
    year: int
    quarter: int | None = None
    end_year: int | None = None

    @classmethod
    def parse(cls, text: str) -> PeriodKey:
        """Read a key; ``ValueError`` where the text is none."""
        match = _KEY.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        if match["start"]:
            start, end = int(match["start"]), int(match["end"])
            if end < start:
                raise ValueError(text)
            return cls(kind=PeriodKind.TERM, year=start, end_year=end)
        if match["quarter"]:
            return cls(kind=PeriodKind.QUARTER, year=int(match["year"]), quarter=int(match["quarter"]))
        return cls(kind=PeriodKind.YEAR, year=int(match["year"]))

    def __str__(self) -> str:
        if self.kind is PeriodKind.TERM:
            return f"NK{self.year}-{self.end_year}"
        return f"{self.year}-Q{self.quarter}" if self.quarter else str(self.year)

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, 3 * (self.quarter or 1) - 2, 1)

    @property
    def end(self) -> date:
        """The last day."""
        if self.kind is PeriodKind.QUARTER:
            following = 3 * (self.quarter or 1) + 1
            after = date(self.year + following // 13, (following - 1) % 12 + 1, 1)
            return date.fromordinal(after.toordinal() - 1)
        return date(self.end_year or self.year, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A year, quarter or term opened in the book. Its law is pinned: pack, version, overlay and the digest stored."""

    id: UUID
    key: str
    kind: PeriodKind
    start: date
    end: date
    regulation_id: str
    regulation_version: str
    regulation_digest: str
    overlay_id: str = ""
    overlay_digest: str = ""
    parent_id: UUID | None = None
    state: PeriodState = PeriodState.OPEN
    review_date: date | None = None
    version: int = 0


class CollectiveKind(StrEnum):
    """What kind of collective is reviewed."""

    CELL = "cell"
    """The cell as a party organisation."""
    CELL_COMMITTEE = "cell_committee"
    LEADERSHIP = "leadership_collective"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """A collective reviewed in a period; ``head_id`` is the participant who leads it."""

    id: UUID
    period_id: UUID
    kind: CollectiveKind
    name: str
    head_id: UUID | None = None
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A period's own copy of a member: a later change of the roster reaches it only after a shown difference."""

    id: UUID
    period_id: UUID
    member_id: UUID
    name: str
    given_override: str | None = None
    sex: Sex | None = None
    birth: PartialDate | None = None
    admitted: PartialDate | None = None
    official: PartialDate | None = None
    party_post: str = ""
    state_post: str = ""
    union_post: str = ""
    workplace: str = ""
    kind: MemberKind = MemberKind.NON_LEADER
    group_name: str = ""
    standing: Standing = Standing.ACTIVE
    standing_reason: str = ""
    not_reviewed_reason: str = ""
    position: int = 0
    version: int = 0

    def is_full(self, on: date) -> bool:
        """Say whether he is a full member on that day."""
        return self.official is not None and self.official.earliest() <= on

    def may_vote(self, on: date) -> bool:
        """Full members vote; not the suspended nor those here on temporary activity."""
        return self.is_full(on) and self.standing not in {Standing.SUSPENDED, Standing.TEMPORARY_HERE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedRegulation:
    """The resolved pack that a book keeps, so that it opens with its own law anywhere."""

    digest: str
    regulation_id: str
    regulation_version: str
    content: bytes
