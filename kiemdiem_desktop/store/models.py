"""The tables of the book, one class per domain value, typed as the values are.

Every row belongs to an organisation, and uniqueness holds within it, so that many books fit into one store. A
``subject_id`` means a collective or a participant of the period; SQL cannot say that in one foreign key, so removal is
checked by the repositories and the whole book by ``integrity``. Scores are hundredths, partial dates keep their
precision as text; there is no REAL column, and the tables are STRICT so that none can slip in.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKind, PeriodState
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.store import models_meeting, models_papers, models_remedy, tables
from kiemdiem_desktop.store.tables import Base, Mapped, Owned, Record, link, mapped_column, table
from kiemdiem_desktop.store.types import PAYLOAD

MODULES = (models_meeting, models_papers, models_remedy)
"""The other modules of tables; loading them registers what they declare."""

TABLES = tables.TABLES
"""All tables, once this module is loaded."""


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
    content_digest: Mapped[str] = link("blob", "digest", index=False)


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
    content_digest: Mapped[str] = link("blob", "digest")


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
    concluding_authority: Mapped[str] = mapped_column(server_default="")
    concluding_number: Mapped[str] = mapped_column(server_default="")
    concluded_on: Mapped[date | None]


class RuleReasonRow(Record, Base):
    """Why a person keeps what a rule warns of."""

    __tablename__ = "rule_reason"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    rule: Mapped[str]
    reason: Mapped[str]


class DecisionRow(Record, Base):
    """A decision received."""

    __tablename__ = "decision"
    __table_args__ = table()
    period_id: Mapped[UUID] = link("period")
    number: Mapped[str]
    issued_on: Mapped[date | None]
    authority: Mapped[str]
    subject_matter: Mapped[str]


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
    __table_args__ = table(counted=True)
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
    operation_id: Mapped[int] = link("operation", index=False, primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[str | None] = mapped_column(index=True)
    before: Mapped[str | None]
    after: Mapped[str | None]
    schema_revision: Mapped[int]
