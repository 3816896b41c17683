"""The first schema."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


class Made(NamedTuple):
    """A table: its columns by kind, each kind's names in one text; each has its ``organisation_id`` besides.

    A link is a column and what it points to.
    """

    name: str
    text: str = ""
    maybe_text: str = ""
    number: str = ""
    maybe_number: str = ""
    blob: str = ""
    key: str = "id"
    unique: str = ""
    indexes: str = ""
    links: tuple[tuple[str, str], ...] = ()
    rowid: bool = True
    counted: bool = False


TABLES = (
    Made(name="blob", text="digest", blob="content", key="digest"),
    Made(
        name="book",
        text="id made_at",
        maybe_text="seal",
        number="revision backed_up_revision closed_in_order",
    ),
    Made(name="book_setting", text="key value", key="key organisation_id"),
    Made(
        name="cell",
        text=("name parent place upper_committee deciding_authority section_committee kind symbol code id"),
        number="has_committee has_groups has_seal version",
    ),
    Made(
        name="operation",
        text="label at who kind state",
        number="id barrier",
        maybe_number="target_id",
        indexes="state",
        counted=True,
    ),
    Made(name="party_group", text="name id", number="position version"),
    Made(
        name="period",
        text=(
            "key kind start end regulation_id regulation_version regulation_digest overlay_id overlay_digest state id"
        ),
        maybe_text="parent_id review_date",
        number="version",
        unique="key organisation_id",
        indexes="parent_id",
        links=(("parent_id", "period.id"),),
    ),
    Made(name="term", text="name start end id", number="version"),
    Made(
        name="attachment",
        text="name media_type content_digest id",
        number="version",
        indexes="content_digest",
        links=(("content_digest", "blob.digest"),),
    ),
    Made(
        name="decision",
        text="period_id number authority subject_matter id",
        maybe_text="issued_on",
        number="version",
        indexes="period_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="fact_answer",
        text="period_id subject_id fact note id",
        number="yes version",
        unique="period_id subject_id fact organisation_id",
        indexes="subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="level",
        text="period_id subject_id step level reason paper_number id",
        maybe_text="given_on",
        number="version",
        unique="period_id subject_id step organisation_id",
        indexes="subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="meeting",
        text=("period_id kind group_name place purpose guests recorder_note conclusion remedies id"),
        number="copies secret_ballot concluded position version",
        maybe_number="agreed agreed_of",
        indexes="period_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="member",
        text=(
            "name party_post state_post union_post workplace standing standing_reason "
            "joined_from old_cell_comment left_reason card_number id_number phone ethnicity "
            "note search id"
        ),
        maybe_text=("given_override sex birth admitted official kind group_id standing_since joined_on left_on"),
        number="version",
        maybe_number="position",
        indexes="group_id",
        links=(("group_id", "party_group.id"),),
    ),
    Made(
        name="operation_change",
        text="table_name",
        maybe_text="row_id before after",
        number="operation_id place schema_revision",
        key="operation_id place",
        indexes="row_id",
        links=(("operation_id", "operation.id"),),
    ),
    Made(
        name="opinion",
        text="period_id subject_id body text id",
        maybe_text="given_on",
        number="version",
        indexes="period_id subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="paper_number",
        text="term_id type_code paper_key state void_reason id",
        maybe_text="period_id issued_on",
        number="number version",
        unique="term_id type_code number organisation_id",
        indexes="period_id",
        links=(
            ("term_id", "term.id"),
            ("period_id", "period.id"),
        ),
    ),
    Made(
        name="pinned_regulation",
        text="digest regulation_id regulation_version content_digest",
        key="digest",
        links=(("content_digest", "blob.digest"),),
    ),
    Made(
        name="rule_reason",
        text="period_id rule reason id",
        maybe_text="subject_id",
        number="version",
        indexes="period_id subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="score",
        text="period_id subject_id source criterion id",
        number="hundredths version",
        unique="period_id subject_id source criterion organisation_id",
        indexes="subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="shortcoming",
        text=(
            "period_id subject_id text first_seen cause area remedy degree difficulty "
            "responsibility_note no_person_reason origin recurrence_by concluding_authority concluding_number id"
        ),
        maybe_text="state cause_kind earlier_id gravity concluded_on",
        number="earlier times watch position version",
        indexes="earlier_id period_id subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="subject_facts",
        text=("period_id subject_id discipline_form concluded_case concluding_paper residence_comment discretion id"),
        maybe_text="discipline_on residence_comment_on",
        number="version",
        maybe_number=("tasks_total tasks_done tasks_late tasks_above disciplined long_sick agency_required"),
        unique="period_id subject_id organisation_id",
        indexes="subject_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="ballot",
        text="meeting_id body kind note id",
        number="round version",
        maybe_number="voters_present issued collected valid invalid",
        unique="meeting_id body round kind organisation_id",
        links=(("meeting_id", "meeting.id"),),
        rowid=False,
    ),
    Made(
        name="meeting_session",
        text="meeting_id day place id",
        maybe_text="start end",
        number="position version",
        indexes="meeting_id",
        links=(("meeting_id", "meeting.id"),),
    ),
    Made(
        name="participant",
        text=(
            "period_id member_id name party_post state_post union_post workplace kind "
            "group_name standing standing_reason not_reviewed_reason id"
        ),
        maybe_text="given_override sex birth admitted official",
        number="position version",
        unique="period_id member_id organisation_id",
        indexes="member_id",
        links=(
            ("period_id", "period.id"),
            ("member_id", "member.id"),
        ),
    ),
    Made(
        name="remark",
        text="meeting_id subject_id speaker text reply id",
        number="position version",
        indexes="meeting_id subject_id",
        links=(("meeting_id", "meeting.id"),),
    ),
    Made(
        name="review",
        text="period_id subject_id form_id form_version payload state paper_text id",
        maybe_text="paper_received_on scan_id",
        number="version",
        unique="period_id subject_id organisation_id",
        indexes="scan_id subject_id",
        links=(
            ("period_id", "period.id"),
            ("scan_id", "attachment.id"),
        ),
    ),
    Made(
        name="subject_conclusion",
        text="meeting_id subject_id presented_by text id",
        number="version",
        unique="meeting_id subject_id organisation_id",
        indexes="subject_id",
        links=(("meeting_id", "meeting.id"),),
    ),
    Made(
        name="attendance",
        text="session_id participant_id presence reason id",
        number="version",
        unique="session_id participant_id organisation_id",
        indexes="participant_id",
        links=(
            ("session_id", "meeting_session.id"),
            ("participant_id", "participant.id"),
        ),
    ),
    Made(
        name="collective",
        text="period_id kind name id",
        maybe_text="head_id",
        number="position version",
        indexes="head_id period_id",
        links=(
            ("period_id", "period.id"),
            ("head_id", "participant.id"),
        ),
    ),
    Made(
        name="officer",
        text="meeting_id participant_id role id",
        number="position version",
        indexes="meeting_id participant_id",
        links=(
            ("meeting_id", "meeting.id"),
            ("participant_id", "participant.id"),
        ),
    ),
    Made(
        name="appeal",
        text="period_id subject_id received_on received_by text answer id",
        maybe_text="old_level decision_id answered_on new_level new_decision_id",
        number="version",
        indexes="decision_id new_decision_id period_id subject_id",
        links=(
            ("period_id", "period.id"),
            ("decision_id", "decision.id"),
            ("new_decision_id", "decision.id"),
        ),
    ),
    Made(
        name="closing_reason",
        text="period_id item reason id",
        number="version",
        unique="period_id item organisation_id",
        links=(("period_id", "period.id"),),
    ),
    Made(
        name="issued_dossier",
        text="period_id closed_on content_digest reopen_reason id",
        maybe_text="reopened_on",
        number="edition version",
        unique="period_id edition organisation_id",
        indexes="content_digest",
        links=(
            ("period_id", "period.id"),
            ("content_digest", "blob.digest"),
        ),
    ),
    Made(
        name="note",
        text="kind day text source id",
        maybe_text="member_id",
        number="version",
        indexes="member_id",
        links=(("member_id", "member.id"),),
    ),
    Made(
        name="prompt",
        text="period_id subject_id text issuer paper_number explanation id",
        maybe_text="issued_on due explained_on attachment_id",
        number="position version",
        indexes="attachment_id period_id subject_id",
        links=(
            ("period_id", "period.id"),
            ("attachment_id", "attachment.id"),
        ),
    ),
    Made(
        name="state_entry",
        text="shortcoming_id day state degree evidence id",
        maybe_text="attachment_id",
        number="position version",
        indexes="attachment_id shortcoming_id",
        links=(
            ("shortcoming_id", "shortcoming.id"),
            ("attachment_id", "attachment.id"),
        ),
    ),
    Made(
        name="measure",
        text="shortcoming_id text coworkers expected id",
        maybe_text="owner_id supervisor_id due finished_on",
        number="position version",
        indexes="owner_id shortcoming_id supervisor_id",
        links=(
            ("shortcoming_id", "shortcoming.id"),
            ("owner_id", "participant.id"),
            ("supervisor_id", "participant.id"),
        ),
    ),
    Made(
        name="follow_up",
        text="measure_id day by checked found next_step id",
        maybe_text="attachment_id",
        number="position version",
        indexes="attachment_id measure_id",
        links=(
            ("measure_id", "measure.id"),
            ("attachment_id", "attachment.id"),
        ),
    ),
    Made(
        name="correction",
        text="period_id rule variant sentence citation choice reason state deciding_paper id",
        maybe_text="subject_id old_level new_level submitted_on decided_on responsible_id",
        number="version",
        indexes="period_id subject_id responsible_id",
        links=(
            ("period_id", "period.id"),
            ("responsible_id", "participant.id"),
        ),
    ),
    Made(
        name="responsibility",
        text="shortcoming_id participant_id part answer id",
        number="declined version",
        indexes="participant_id shortcoming_id",
        links=(
            ("shortcoming_id", "shortcoming.id"),
            ("participant_id", "participant.id"),
        ),
    ),
    Made(
        name="tally",
        text="ballot_id subject_id id",
        number="version",
        maybe_number="excellent good completed not_completed agree disagree",
        unique="ballot_id subject_id organisation_id",
        indexes="subject_id",
        links=(("ballot_id", "ballot.id"),),
        rowid=False,
    ),
)


def upgrade() -> None:
    for table in TABLES:
        make(table)


def make(table: Made) -> None:
    kinds = (
        (f"{table.text} organisation_id", sa.Text(), False),
        (table.maybe_text, sa.Text(), True),
        (table.number, sa.Integer(), False),
        (table.maybe_number, sa.Integer(), True),
        (table.blob, sa.LargeBinary(), False),
    )
    columns = [sa.Column(name, kind, nullable=null) for names, kind, null in kinds for name in names.split()]
    options = {"sqlite_strict": True, "sqlite_autoincrement": table.counted}
    options |= {} if table.rowid else {"sqlite_with_rowid": False}
    op.create_table(table.name, *columns, *rules(table), **options)
    for name in table.indexes.split():
        op.create_index(f"ix_{table.name}_{name}", table.name, [name])


def rules(table: Made) -> list[sa.Constraint]:
    found: list[sa.Constraint] = [sa.PrimaryKeyConstraint(*table.key.split(), name=f"pk_{table.name}")]
    if table.unique:
        parts = table.unique.split()
        found.append(sa.UniqueConstraint(*parts, name=f"uq_{table.name}_{'_'.join(parts)}"))
    for column, target in table.links:
        name = f"fk_{table.name}_{column}_{target.split('.')[0]}"
        found.append(sa.ForeignKeyConstraint([column], [target], name=name, ondelete="RESTRICT"))
    return found
