"""The tables of meetings and of ballots, which are totals only."""

from __future__ import annotations

from datetime import date, time
from uuid import UUID

from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.tally import BallotKind, Body
from kiemdiem_desktop.store.tables import Base, Mapped, Record, link, mapped_column, table


class MeetingRow(Record, Base):
    """A meeting of the period."""

    __tablename__ = "meeting"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    kind: Mapped[MeetingKind]
    group_name: Mapped[str]
    place: Mapped[str]
    purpose: Mapped[str]
    guests: Mapped[str]
    recorder_note: Mapped[str]
    conclusion: Mapped[str]
    remedies: Mapped[str]
    agreed: Mapped[int | None]
    agreed_of: Mapped[int | None]
    copies: Mapped[int]
    secret_ballot: Mapped[bool]
    concluded: Mapped[bool]
    position: Mapped[int]


class MeetingSessionRow(Record, Base):
    """A sitting of a meeting."""

    __tablename__ = "meeting_session"
    __table_args__ = table()
    meeting_id: Mapped[UUID] = link("meeting")
    day: Mapped[date]
    start: Mapped[time | None]
    end: Mapped[time | None]
    place: Mapped[str]
    position: Mapped[int]


class AttendanceRow(Record, Base):
    """A participant's presence at a sitting."""

    __tablename__ = "attendance"
    __table_args__ = table("session_id", "participant_id")
    session_id: Mapped[UUID] = link("meeting_session", index=False)
    participant_id: Mapped[UUID] = link("participant")
    presence: Mapped[Presence]
    reason: Mapped[str]


class OfficerRow(Record, Base):
    """A participant in an office of a meeting."""

    __tablename__ = "officer"
    __table_args__ = table()
    meeting_id: Mapped[UUID] = link("meeting")
    participant_id: Mapped[UUID] = link("participant")
    role: Mapped[OfficerRole]
    position: Mapped[int]


class RemarkRow(Record, Base):
    """What was said of a subject."""

    __tablename__ = "remark"
    __table_args__ = table()
    meeting_id: Mapped[UUID] = link("meeting")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    speaker: Mapped[str]
    text: Mapped[str]
    reply: Mapped[str]
    position: Mapped[int]


class SubjectConclusionRow(Record, Base):
    """The chair's conclusion on a subject."""

    __tablename__ = "subject_conclusion"
    __table_args__ = table("meeting_id", "subject_id")
    meeting_id: Mapped[UUID] = link("meeting", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    presented_by: Mapped[str]
    text: Mapped[str]


class BallotRow(Record, Base):
    """A round of voting; kept in the order of its random id, so that no order of entry is left."""

    __tablename__ = "ballot"
    __table_args__ = table("meeting_id", "body", "round", "kind", with_rowid=False)
    meeting_id: Mapped[UUID] = link("meeting", index=False)
    body: Mapped[Body]
    round: Mapped[int]
    kind: Mapped[BallotKind]
    voters_present: Mapped[int | None]
    issued: Mapped[int | None]
    collected: Mapped[int | None]
    valid: Mapped[int | None]
    invalid: Mapped[int | None]
    note: Mapped[str]


class TallyRow(Record, Base):
    """A subject's totals in a round; kept in the order of its random id, as ballots are."""

    __tablename__ = "tally"
    __table_args__ = table("ballot_id", "subject_id", with_rowid=False)
    ballot_id: Mapped[UUID] = link("ballot", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    excellent: Mapped[int | None]
    good: Mapped[int | None]
    completed: Mapped[int | None]
    not_completed: Mapped[int | None]
    agree: Mapped[int | None]
    disagree: Mapped[int | None]
