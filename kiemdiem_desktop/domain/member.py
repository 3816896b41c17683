"""A member of the cell as the roster knows him, and the kinds and standings that decide how he is reviewed."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate

IDENTITY_NUMBERS = frozenset({"card_number", "id_number"})
"""The fields whose numbers tell a person apart; screens hide them until they are asked for."""


class Sex(StrEnum):
    """As rosters write it."""

    MALE = "nam"
    FEMALE = "nữ"


class MemberKind(StrEnum):
    """Which individual form a member fills; the user chooses it, a party post alone never does."""

    LEADER = "leader"
    NON_LEADER = "non_leader"
    OUTSIDE_SYSTEM = "outside_system"


class Standing(StrEnum):
    """How a member stands to the cell's activity today."""

    ACTIVE = "active"
    EXEMPT = "exempt"
    """Miễn công tác và sinh hoạt đảng."""
    SUSPENDED = "suspended"
    """Bị đình chỉ sinh hoạt đảng."""
    TEMPORARY_HERE = "temporary_here"
    """Sinh hoạt tạm thời ở đây, reviewed by the official cell."""
    TEMPORARY_AWAY = "temporary_away"
    """Of this cell, living for a time in another one."""
    LEFT = "left"
    """No longer of this cell; kept for the papers of earlier years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person of the roster. Only the name is always known; dates keep the precision they came with."""

    id: UUID
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
    kind: MemberKind | None = None
    group_id: UUID | None = None
    standing: Standing = Standing.ACTIVE
    standing_since: PartialDate | None = None
    standing_reason: str = ""
    joined_on: PartialDate | None = None
    joined_from: str = ""
    old_cell_comment: str = ""
    left_on: PartialDate | None = None
    left_reason: str = ""
    card_number: str = ""
    id_number: str = ""
    phone: str = ""
    ethnicity: str = ""
    note: str = ""
    position: int | None = None
    version: int = 0

    def is_full(self, on: date) -> bool:
        """Say whether he is a full member on that day: his official date is known and not after it."""
        return self.official is not None and self.official.earliest() <= on
