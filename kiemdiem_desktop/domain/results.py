"""What the import of a list of earlier results shows before it does anything: each row, why, and whom it names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.concluding import NO_PAPER, ConcludingPaper
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.roster import ColumnUse, SkippedLine


class ResultState(StrEnum):
    """What the import would do with a row."""

    TAKEN = "taken"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class LeftOut(StrEnum):
    """Why a row has no level where the list says so."""

    EXEMPT = "exempt"
    NOT_CLASSIFIED = "not_classified"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultDecision:
    """The user's word on a row: leave it out, or take it with this level, as this member or as one who left (None)."""

    take: bool = True
    level: Level | None = None
    member_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One subject of the list. What the list does not tell is None; ``reasons`` are Vietnamese sentences.

    ``left_out`` goes with a row that has no level because nobody was to give one; ``told`` are the list's own words
    for the level. A discipline is true only with its whole paper; told without it, its form alone is kept and whether
    there was one stays unknown. ``member_id`` is the member of the book that the row names, if any.
    """

    sheet: str
    line: int
    name: str
    collective: CollectiveKind | None = None
    birth: PartialDate | None = None
    admitted: PartialDate | None = None
    official: PartialDate | None = None
    post: str = ""
    level: Level | None = None
    left_out: LeftOut | None = None
    told: str = ""
    agency_level: Level | None = None
    disciplined: bool | None = None
    discipline_form: str = ""
    discipline_paper: ConcludingPaper = NO_PAPER
    counts: Mapping[str, int] = field(default_factory=dict)
    votes: Mapping[Level, int] = field(default_factory=dict)
    paper_number: str = ""
    note: str = ""
    state: ResultState = ResultState.TAKEN
    reasons: tuple[str, ...] = ()
    member_id: UUID | None = None
    decision: ResultDecision | None = None

    @property
    def taken(self) -> bool:
        """Say whether the import takes the row: only the user's word admits a doubtful one."""
        if self.decision is not None:
            return self.decision.take and self.state is not ResultState.REFUSED
        return self.state is ResultState.TAKEN

    @property
    def settled_level(self) -> Level | None:
        """The level to be stored: the user's where he decided."""
        return self.decision.level if self.decision else self.level

    @property
    def settled_member(self) -> UUID | None:
        """The member to be named: the user's where he decided."""
        return self.decision.member_id if self.decision else self.member_id

    @property
    def unmatched(self) -> bool:
        """Say whether the row would add a person who is no longer of the cell."""
        return self.taken and self.collective is None and self.settled_member is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsPreview:
    """Everything that the user sees before a list is taken over; ``year`` and ``quarter`` are those its head names."""

    file_name: str
    sheet: str
    header_lines: tuple[int, ...]
    columns: tuple[ColumnUse, ...]
    rows: tuple[ResultRow, ...]
    skipped: tuple[SkippedLine, ...]
    members: tuple[Member, ...] = ()
    year: int | None = None
    quarter: int | None = None

    @property
    def taken(self) -> tuple[ResultRow, ...]:
        """The rows that would be stored."""
        return tuple(row for row in self.rows if row.taken)

    @property
    def unmatched(self) -> tuple[ResultRow, ...]:
        """The rows that would add persons who are no longer of the cell."""
        return tuple(row for row in self.rows if row.unmatched)
