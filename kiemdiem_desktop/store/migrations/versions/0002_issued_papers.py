"""Papers are kept as they were issued; answers about concluded cases name the paper by authority, number and day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ISSUED_TEXT = "period_id number_id reference title issued_on file_name text pdf_digest word_digest reason id"
ISSUED_LINKS = (
    ("period_id", "period"),
    ("number_id", "paper_number"),
    ("pdf_id", "attachment"),
    ("word_id", "attachment"),
)


def upgrade() -> None:
    issued_papers()
    concluding_papers()


def issued_papers() -> None:
    op.create_table(
        "issued_paper",
        *(sa.Column(name, sa.Text(), nullable=False) for name in f"{ISSUED_TEXT} organisation_id".split()),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("pdf_id", "word_id")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("edition", "pages", "version")),
        sa.PrimaryKeyConstraint("id", name="pk_issued_paper"),
        sa.UniqueConstraint(
            "number_id", "edition", "organisation_id", name="uq_issued_paper_number_id_edition_organisation_id"
        ),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=f"fk_issued_paper_{column}_{target}", ondelete="RESTRICT"
            )
            for column, target in ISSUED_LINKS
        ),
        sqlite_strict=True,
    )
    for column in ("period_id", "pdf_id", "word_id"):
        op.create_index(f"ix_issued_paper_{column}", "issued_paper", [column])


def concluding_papers() -> None:
    for name in ("concluding_authority", "concluding_number"):
        op.add_column("fact_answer", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column("fact_answer", sa.Column("concluded_on", sa.Text(), nullable=True))
