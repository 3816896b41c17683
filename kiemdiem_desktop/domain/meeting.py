"""Meetings of a period: sessions, attendance with reasons, officers, and remarks on each subject."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass


class MeetingKind(StrEnum):
    """Which body meets; a supplementary meeting reviews those who were absent."""

    COMMITTEE = "committee"
    GROUP = "group"
    CELL = "cell"
    SUPPLEMENTARY = "supplementary"
    RE_REVIEW = "re_review"


class Presence(StrEnum):
    """Whether a person was there."""

    PRESENT = "present"
    EXCUSED = "excused"
    UNEXCUSED = "unexcused"


class OfficerRole(StrEnum):
    """Who did what at a meeting."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    HEAD_TELLER = "head_teller"
    TELLER = "teller"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting of the period.

    ``group_name`` is set for a meeting of a tổ đảng; ``agreed`` of ``agreed_of`` approved the minutes.
    """

    id: UUID
    period_id: UUID
    kind: MeetingKind
    group_name: str = ""
    place: str = ""
    purpose: str = ""
    guests: str = ""
    recorder_note: str = ""
    conclusion: str = ""
    remedies: str = ""
    agreed: int | None = None
    agreed_of: int | None = None
    copies: int = 3
    secret_ballot: bool = True
    concluded: bool = False
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One sitting of a meeting; a cell meeting may have several."""

    id: UUID
    meeting_id: UUID
    day: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """A participant's presence at one session."""

    id: UUID
    session_id: UUID
    participant_id: UUID
    presence: Presence
    reason: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A participant in an office of a meeting."""

    id: UUID
    meeting_id: UUID
    participant_id: UUID
    role: OfficerRole
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What was said of a subject at a meeting, and the subject's answer."""

    id: UUID
    meeting_id: UUID
    subject_id: UUID
    speaker: str
    text: str
    reply: str = ""
    position: int = 0
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectConclusion:
    """The chair's conclusion on one subject at one meeting."""

    id: UUID
    meeting_id: UUID
    subject_id: UUID
    presented_by: str = ""
    text: str = ""
    version: int = 0
