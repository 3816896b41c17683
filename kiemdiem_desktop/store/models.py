"""The tables of the book, one class per domain value, typed as the values are.

Every row belongs to an organisation, and uniqueness holds within it, so that many books fit into one store. A
``subject_id`` means a collective or a participant of the period; SQL cannot say that in one foreign key, so removal is
checked by the repositories and the whole book by ``integrity``. Scores are hundredths, partial dates keep their
precision as text; there is no REAL column, and the tables are STRICT so that none can slip in.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing
from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKind, PeriodState
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, Part, RemedyState
from kiemdiem_desktop.domain.tally import BallotKind, Body
from kiemdiem_desktop.store.types import DAY, ID, PARTIAL_DATE, PAYLOAD, TIME, AsFlag, enum_text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

CHOICES: tuple[type[StrEnum], ...] = (
    BallotKind,
    Body,
    CauseKind,
    CellKind,
    Choice,
    CollectiveKind,
    CorrectionState,
    Gravity,
    Level,
    MeetingKind,
    MemberKind,
    NoteKind,
    NumberState,
    OfficerRole,
    Origin,
    Part,
    PeriodKind,
    PeriodState,
    Presence,
    RemedyState,
    ReviewState,
    Sex,
    Source,
    Standing,
    Step,
)


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bool: AsFlag(),
        bytes: LargeBinary(),
        UUID: ID,
        date: DAY,
        time: TIME,
        PartialDate: PARTIAL_DATE,
        **{choice: enum_text(choice) for choice in CHOICES},
    }


def table(*unique: str, with_rowid: bool = True) -> tuple[Any, ...]:
    """Give a table its uniqueness within the organisation, and its strictness."""
    options = {"sqlite_strict": True} | ({} if with_rowid else {"sqlite_with_rowid": False})
    return (UniqueConstraint(*unique, "organisation_id"), options) if unique else (options,)


def link(target: str, *, index: bool = True) -> Any:
    """Point to another row, which cannot be removed while it is pointed to."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="RESTRICT"), index=index)


class Owned:
    """A row of an organisation."""

    organisation_id: Mapped[UUID]


class Record(Owned):
    """A row that a value of the domain becomes; ``version`` refuses a save over a change that was not seen."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]


class CellRow(Record, Base):
    """The cell; its id is the organisation's."""

    __tablename__ = "cell"
    __table_args__ = table()
    name: Mapped[str]
    parent: Mapped[str]
    place: Mapped[str]
    upper_committee: Mapped[str]
    deciding_authority: Mapped[str]
    section_committee: Mapped[str]
    kind: Mapped[CellKind]
    has_committee: Mapped[bool]
    has_groups: Mapped[bool]
    has_seal: Mapped[bool]
    symbol: Mapped[str]
    code: Mapped[str]


class PartyGroupRow(Record, Base):
    """A group of the cell."""

    __tablename__ = "party_group"
    __table_args__ = table()
    name: Mapped[str]
    position: Mapped[int]


class TermRow(Record, Base):
    """A term of the committee."""

    __tablename__ = "term"
    __table_args__ = table()
    name: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]


class MemberRow(Record, Base):
    """A member; ``search`` is his folded text, for SQLite folds Vietnamese wrongly."""

    __tablename__ = "member"
    __table_args__ = table()
    name: Mapped[str]
    given_override: Mapped[str | None]
    sex: Mapped[Sex | None]
    birth: Mapped[PartialDate | None]
    admitted: Mapped[PartialDate | None]
    official: Mapped[PartialDate | None]
    party_post: Mapped[str]
    state_post: Mapped[str]
    union_post: Mapped[str]
    workplace: Mapped[str]
    kind: Mapped[MemberKind | None]
    group_id: Mapped[UUID | None] = link("party_group")
    standing: Mapped[Standing]
    standing_since: Mapped[PartialDate | None]
    standing_reason: Mapped[str]
    joined_on: Mapped[PartialDate | None]
    joined_from: Mapped[str]
    old_cell_comment: Mapped[str]
    left_on: Mapped[PartialDate | None]
    left_reason: Mapped[str]
    card_number: Mapped[str]
    id_number: Mapped[str]
    phone: Mapped[str]
    ethnicity: Mapped[str]
    note: Mapped[str]
    position: Mapped[int | None]
    search: Mapped[str]


class PeriodRow(Record, Base):
    """A period and its pinned law."""

    __tablename__ = "period"
    __table_args__ = table("key")
    key: Mapped[str]
    kind: Mapped[PeriodKind]
    start: Mapped[date]
    end: Mapped[date]
    regulation_id: Mapped[str]
    regulation_version: Mapped[str]
    regulation_digest: Mapped[str]
    overlay_id: Mapped[str]
    overlay_digest: Mapped[str]
    parent_id: Mapped[UUID | None] = link("period")
    state: Mapped[PeriodState]
    review_date: Mapped[date | None]


class BlobRow(Owned, Base):
    """A large content under its digest; written once, never changed, never journaled."""

    __tablename__ = "blob"
    __table_args__ = table()
    digest: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class PinnedRegulationRow(Owned, Base):
    """A resolved pack that the book keeps."""

    __tablename__ = "pinned_regulation"
    __table_args__ = table()
    digest: Mapped[str] = mapped_column(primary_key=True)
    regulation_id: Mapped[str]
    regulation_version: Mapped[str]
    content_digest: Mapped[str] = mapped_column(ForeignKey("blob.digest", ondelete="RESTRICT"))


class ParticipantRow(Record, Base):
    """A period's copy of a member."""

    __tablename__ = "participant"
    __table_args__ = table("period_id", "member_id")
    period_id: Mapped[UUID] = link("period", index=False)
    member_id: Mapped[UUID] = link("member")
    name: Mapped[str]
    given_override: Mapped[str | None]
    sex: Mapped[Sex | None]
    birth: Mapped[PartialDate | None]
    admitted: Mapped[PartialDate | None]
    official: Mapped[PartialDate | None]
    party_post: Mapped[str]
    state_post: Mapped[str]
    union_post: Mapped[str]
    workplace: Mapped[str]
    kind: Mapped[MemberKind]
    group_name: Mapped[str]
    standing: Mapped[Standing]
    standing_reason: Mapped[str]
    not_reviewed_reason: Mapped[str]
    position: Mapped[int]


class CollectiveRow(Record, Base):
    """A collective reviewed in a period."""

    __tablename__ = "collective"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    kind: Mapped[CollectiveKind]
    name: Mapped[str]
    head_id: Mapped[UUID | None] = link("participant")
    position: Mapped[int]


class AttachmentRow(Record, Base):
    """A scan kept in the book; its content lies in ``blob``."""

    __tablename__ = "attachment"
    __table_args__ = table()
    name: Mapped[str]
    media_type: Mapped[str]
    content_digest: Mapped[str] = mapped_column(ForeignKey("blob.digest", ondelete="RESTRICT"), index=True)


class ReviewRow(Record, Base):
    """A subject's review."""

    __tablename__ = "review"
    __table_args__ = table("period_id", "subject_id")
    period_id: Mapped[UUID] = link("period", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    form_id: Mapped[str]
    form_version: Mapped[str]
    payload: Mapped[bytes] = mapped_column(PAYLOAD)
    state: Mapped[ReviewState]
    paper_received_on: Mapped[date | None]
    paper_text: Mapped[str]
    scan_id: Mapped[UUID | None] = link("attachment")


class OpinionRow(Record, Base):
    """Another body's written opinion."""

    __tablename__ = "opinion"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID] = mapped_column(index=True)
    body: Mapped[str]
    text: Mapped[str]
    given_on: Mapped[date | None]


class ScoreRow(Record, Base):
    """Points in hundredths."""

    __tablename__ = "score"
    __table_args__ = table("period_id", "subject_id", "source", "criterion")
    period_id: Mapped[UUID] = link("period", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    source: Mapped[Source]
    criterion: Mapped[str]
    hundredths: Mapped[int]


class LevelRow(Record, Base):
    """One body's word on a level."""

    __tablename__ = "level"
    __table_args__ = table("period_id", "subject_id", "step")
    period_id: Mapped[UUID] = link("period", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    step: Mapped[Step]
    level: Mapped[Level]
    reason: Mapped[str]
    paper_number: Mapped[str]
    given_on: Mapped[date | None]


class SubjectFactsRow(Record, Base):
    """What the rules read about a subject."""

    __tablename__ = "subject_facts"
    __table_args__ = table("period_id", "subject_id")
    period_id: Mapped[UUID] = link("period", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    tasks_total: Mapped[int | None]
    tasks_done: Mapped[int | None]
    tasks_late: Mapped[int | None]
    tasks_above: Mapped[int | None]
    disciplined: Mapped[bool | None]
    discipline_form: Mapped[str]
    discipline_on: Mapped[date | None]
    concluded_case: Mapped[str]
    concluding_paper: Mapped[str]
    long_sick: Mapped[bool | None]
    agency_required: Mapped[bool | None]
    residence_comment_on: Mapped[date | None]
    residence_comment: Mapped[str]
    discretion: Mapped[str]


class FactAnswerRow(Record, Base):
    """A yes or no to one of the regulation's questions about a subject."""

    __tablename__ = "fact_answer"
    __table_args__ = table("period_id", "subject_id", "fact")
    period_id: Mapped[UUID] = link("period", index=False)
    subject_id: Mapped[UUID] = mapped_column(index=True)
    fact: Mapped[str]
    yes: Mapped[bool]
    note: Mapped[str]


class RuleReasonRow(Record, Base):
    """Why a person keeps what a rule warns of."""

    __tablename__ = "rule_reason"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    rule: Mapped[str]
    reason: Mapped[str]


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
    content_digest: Mapped[str] = mapped_column(ForeignKey("blob.digest", ondelete="RESTRICT"), index=True)
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


class DecisionRow(Record, Base):
    """A decision received."""

    __tablename__ = "decision"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    number: Mapped[str]
    issued_on: Mapped[date | None]
    authority: Mapped[str]
    subject_matter: Mapped[str]


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


class PaperNumberRow(Record, Base):
    """A number given to a paper."""

    __tablename__ = "paper_number"
    __table_args__ = table("term_id", "type_code", "number")
    term_id: Mapped[UUID] = link("term", index=False)
    type_code: Mapped[str]
    number: Mapped[int]
    paper_key: Mapped[str]
    period_id: Mapped[UUID | None] = link("period")
    issued_on: Mapped[date | None]
    state: Mapped[NumberState]
    void_reason: Mapped[str]


class BookSettingRow(Owned, Base):
    """A setting that travels with the book; ``value`` is JSON."""

    __tablename__ = "book_setting"
    __table_args__ = table()
    key: Mapped[str] = mapped_column(primary_key=True)
    organisation_id: Mapped[UUID] = mapped_column(primary_key=True)
    value: Mapped[str]


class BookRow(Owned, Base):
    """The book itself, one row: who it is, how often it was changed, and whether it was closed in order."""

    __tablename__ = "book"
    __table_args__ = table()
    id: Mapped[UUID] = mapped_column(primary_key=True)
    made_at: Mapped[str]
    revision: Mapped[int]
    backed_up_revision: Mapped[int]
    closed_in_order: Mapped[bool]
    seal: Mapped[str | None]


class OperationRow(Owned, Base):
    """One step of the journal: what was done, when, by whom, and whether it still stands. Ids are never reused."""

    __tablename__ = "operation"
    __table_args__ = ({"sqlite_strict": True, "sqlite_autoincrement": True},)
    id: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[str]
    at: Mapped[str]
    who: Mapped[str]
    kind: Mapped[str]
    state: Mapped[str] = mapped_column(index=True)
    barrier: Mapped[bool]
    target_id: Mapped[int | None]


class OperationChangeRow(Owned, Base):
    """One changed row of an operation: its plain values before and after as JSON, in the order of the changes.

    A change of votes tells its table only: neither the row nor any number.
    """

    __tablename__ = "operation_change"
    __table_args__ = table()
    operation_id: Mapped[int] = mapped_column(ForeignKey("operation.id", ondelete="RESTRICT"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]
    schema_revision: Mapped[int]
