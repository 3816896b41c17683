"""The tables of what has left the house: papers as they were issued."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from kiemdiem_desktop.store.tables import Base, Mapped, Record, link, table


class IssuedPaperRow(Record, Base):
    """One edition of a numbered paper; its files lie among the attachments and may be dropped, their digests stay."""

    __tablename__ = "issued_paper"
    __table_args__ = table("number_id", "edition")
    period_id: Mapped[UUID] = link("period")
    number_id: Mapped[UUID] = link("paper_number", index=False)
    edition: Mapped[int]
    reference: Mapped[str]
    title: Mapped[str]
    issued_on: Mapped[date]
    file_name: Mapped[str]
    pages: Mapped[int]
    text: Mapped[str]
    pdf_id: Mapped[UUID | None] = link("attachment")
    pdf_digest: Mapped[str]
    word_id: Mapped[UUID | None] = link("attachment")
    word_digest: Mapped[str]
    reason: Mapped[str]
