"""The tables of shortcomings and of what follows a review: measures, prompts, notes, appeals, corrections."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, Part, RemedyState
from kiemdiem_desktop.store.tables import Base, Mapped, Record, link, mapped_column, table


class ShortcomingRow(Record, Base):
    """A fault of a subject."""

    __tablename__ = "shortcoming"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    text: Mapped[str]
    earlier: Mapped[bool]
    first_seen: Mapped[str]
    cause: Mapped[str]
    area: Mapped[str]
    remedy: Mapped[str]
    state: Mapped[RemedyState | None]
    degree: Mapped[str]
    difficulty: Mapped[str]
    responsibility_note: Mapped[str]
    no_person_reason: Mapped[str]
    cause_kind: Mapped[CauseKind | None]
    origin: Mapped[Origin]
    earlier_id: Mapped[UUID | None] = mapped_column(index=True)
    times: Mapped[int]
    watch: Mapped[bool]
    recurrence_by: Mapped[str]
    gravity: Mapped[Gravity | None]
    concluding_authority: Mapped[str]
    concluding_number: Mapped[str]
    concluded_on: Mapped[date | None]
    position: Mapped[int]


class StateEntryRow(Record, Base):
    """How far a shortcoming was remedied on a day."""

    __tablename__ = "state_entry"
    __table_args__ = table()
    shortcoming_id: Mapped[UUID] = link("shortcoming")
    day: Mapped[date]
    state: Mapped[RemedyState]
    degree: Mapped[str]
    evidence: Mapped[str]
    attachment_id: Mapped[UUID | None] = link("attachment")
    position: Mapped[int]


class MeasureRow(Record, Base):
    """A measure of the plan."""

    __tablename__ = "measure"
    __table_args__ = table()
    shortcoming_id: Mapped[UUID] = link("shortcoming")
    text: Mapped[str]
    owner_id: Mapped[UUID | None] = link("participant")
    coworkers: Mapped[str]
    supervisor_id: Mapped[UUID | None] = link("participant")
    due: Mapped[date | None]
    expected: Mapped[str]
    finished_on: Mapped[date | None]
    position: Mapped[int]


class FollowUpRow(Record, Base):
    """One time that a measure was looked at."""

    __tablename__ = "follow_up"
    __table_args__ = table()
    measure_id: Mapped[UUID] = link("measure")
    day: Mapped[date]
    by: Mapped[str]
    checked: Mapped[str]
    found: Mapped[str]
    next_step: Mapped[str]
    attachment_id: Mapped[UUID | None] = link("attachment")
    position: Mapped[int]


class PromptRow(Record, Base):
    """A question of the upper committee with its explanation."""

    __tablename__ = "prompt"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    text: Mapped[str]
    issuer: Mapped[str]
    paper_number: Mapped[str]
    issued_on: Mapped[date | None]
    due: Mapped[date | None]
    explanation: Mapped[str]
    explained_on: Mapped[date | None]
    attachment_id: Mapped[UUID | None] = link("attachment")
    position: Mapped[int]


class NoteRow(Record, Base):
    """A note through the year."""

    __tablename__ = "note"
    __table_args__ = table()
    member_id: Mapped[UUID | None] = link("member")
    kind: Mapped[NoteKind]
    day: Mapped[date]
    text: Mapped[str]
    source: Mapped[str]


class ClosingReasonRow(Record, Base):
    """The reason that answers one item of a period's check list."""

    __tablename__ = "closing_reason"
    __table_args__ = table("period_id", "item")
    period_id: Mapped[UUID] = link("period", index=False)
    item: Mapped[str]
    reason: Mapped[str]


class IssuedDossierRow(Record, Base):
    """A dossier as it was issued when its period was closed."""

    __tablename__ = "issued_dossier"
    __table_args__ = table("period_id", "edition")
    period_id: Mapped[UUID] = link("period", index=False)
    edition: Mapped[int]
    closed_on: Mapped[date]
    content_digest: Mapped[str] = link("blob", "digest")
    reopened_on: Mapped[date | None]
    reopen_reason: Mapped[str]


class AppealRow(Record, Base):
    """An appeal about a result."""

    __tablename__ = "appeal"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    received_on: Mapped[date]
    received_by: Mapped[str]
    text: Mapped[str]
    old_level: Mapped[Level | None]
    decision_id: Mapped[UUID | None] = link("decision")
    answer: Mapped[str]
    answered_on: Mapped[date | None]
    new_level: Mapped[Level | None]
    new_decision_id: Mapped[UUID | None] = link("decision")


class ResponsibilityRow(Record, Base):
    """A person's part in a shortcoming."""

    __tablename__ = "responsibility"
    __table_args__ = table()
    shortcoming_id: Mapped[UUID] = link("shortcoming")
    participant_id: Mapped[UUID] = link("participant")
    part: Mapped[Part]
    answer: Mapped[str]
    declined: Mapped[bool]


class CorrectionRow(Record, Base):
    """What became of a finding about an earlier result."""

    __tablename__ = "correction"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    rule: Mapped[str]
    variant: Mapped[str]
    sentence: Mapped[str]
    citation: Mapped[str]
    choice: Mapped[Choice]
    reason: Mapped[str]
    state: Mapped[CorrectionState]
    old_level: Mapped[Level | None]
    new_level: Mapped[Level | None]
    submitted_on: Mapped[date | None]
    deciding_paper: Mapped[str]
    decided_on: Mapped[date | None]
    responsible_id: Mapped[UUID | None] = link("participant")
