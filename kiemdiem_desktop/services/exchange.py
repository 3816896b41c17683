"""Dossiers out of the book and into it: a whole period as one document."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import PinnedRegulation
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.exchange.dossier import Dossier, decode_dossier, encode_dossier
from kiemdiem_desktop.regulations.catalog import thaw
from kiemdiem_desktop.regulations.faults import invalid
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.verify import first_fault
from kiemdiem_desktop.services.concluded import marks_without_paper
from kiemdiem_desktop.services.counting import count, read_records
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

TABLES: tuple[tuple[str, str], ...] = (
    ("groups", "party_groups"),
    ("terms", "terms"),
    ("members", "members"),
    ("attachments", "attachments"),
    ("participants", "participants"),
    ("collectives", "collectives"),
    ("reviews", "reviews"),
    ("opinions", "opinions"),
    ("scores", "scores"),
    ("levels", "levels"),
    ("facts", "subject_facts"),
    ("answers", "fact_answers"),
    ("reasons", "rule_reasons"),
    ("shortcomings", "shortcomings"),
    ("responsibilities", "responsibilities"),
    ("states", "state_entries"),
    ("measures", "measures"),
    ("follow_ups", "follow_ups"),
    ("prompts", "prompts"),
    ("notes", "notes"),
    ("meetings", "meetings"),
    ("sessions", "meeting_sessions"),
    ("attendance", "attendances"),
    ("officers", "officers"),
    ("remarks", "remarks"),
    ("conclusions", "subject_conclusions"),
    ("ballots", "ballots"),
    ("tallies", "tallies"),
    ("decisions", "decisions"),
    ("appeals", "appeals"),
    ("closing_reasons", "closing_reasons"),
    ("corrections", "corrections"),
    ("numbers", "paper_numbers"),
    ("issued", "issued_papers"),
)
"""The records of a dossier and the tables they go to, those that others point to first."""

_KEPT_WHERE_KNOWN = frozenset({"groups", "terms", "members", "attachments", "notes"})
"""Records that belong to the cell, not to one period: a second period's dossier meets them again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPreview:
    """What a dossier holds, before anything is stored."""

    cell_name: str
    period_key: str
    regulation_title: str
    members: int
    classified: int
    meetings: int
    papers: int
    same_cell: bool
    adopts: bool
    period_known: bool


class ExchangeService:
    """What goes out of the book and comes in as documents."""

    def __init__(self, context: Context, sheets: SheetReader) -> None:
        self._book = context.book
        self._sheets = sheets

    def export_dossier(self, period_id: UUID) -> bytes:
        """Write the whole period as one JSON document (resources/schemas tells its shape)."""
        with self._book.read() as unit:
            return dossier_of(unit, period_id, self._book.book_id, self._book.revision)

    def check_dossier(self, data: bytes) -> DossierPreview:
        """Say what a dossier holds and whether it would be taken; refusals are those of the decoder."""
        return self._previewed(decode_dossier(data))

    def _previewed(self, dossier: Dossier) -> DossierPreview:
        regulation = _checked_law(dossier)
        marked = sorted(set(marks_without_paper(dossier.records, regulation)))
        if marked:
            raise KnownError("dossier_without_paper", names=", ".join(marked))
        sheet = count(dossier.records, regulation)
        same = dossier.records.cell.id == self._book.organisation_id
        with self._book.read() as unit:
            known = bool(unit.periods.find(key=dossier.records.period.key))
        return DossierPreview(
            cell_name=dossier.records.cell.name,
            period_key=dossier.records.period.key,
            regulation_title=regulation.title,
            members=len(dossier.records.members),
            classified=sheet.balance.classified,
            meetings=len(sheet.meetings),
            papers=sum(review.paper_received_on is not None for review in dossier.records.reviews),
            same_cell=same,
            adopts=not same and self._empty(),
            period_known=known,
        )

    def import_dossier(self, data: bytes) -> Outcome:
        """Store a dossier's period; one undo takes it back.

        An empty book adopts the dossier's cell and its ids. Refused: another cell's dossier (``dossier_other_cell``),
        a period that the book already has (``period_exists``), a law whose digest is another
        (``dossier_law_mismatch``), somebody marked with a concluded case without its paper
        (``dossier_without_paper``), and whatever the decoder refuses.
        """
        dossier = decode_dossier(data)
        preview = self._previewed(dossier)
        if preview.period_known:
            raise KnownError("period_exists", key=preview.period_key)
        if not preview.same_cell and not preview.adopts:
            raise KnownError("dossier_other_cell")
        self._book.back_up_before(Occasion.IMPORT)
        if preview.adopts:
            self._book.adopt(dossier.records.cell.id)
        with self._book.write("Nhập hồ sơ kỳ kiểm điểm") as unit:
            _store(unit, dossier, adopt=preview.adopts)
        return unit.outcome

    def _empty(self) -> bool:
        with self._book.read() as unit:
            return not unit.members.count() and not unit.periods.count()


def dossier_of(unit: Reader, period_id: UUID, book_id: UUID, revision: int) -> bytes:
    """Write a period as the dossier that it is at this moment, also within a change that is under way."""
    records = with_issued_files(unit, read_records(unit, period_id))
    law = unit.pinned_regulations.get(records.period.regulation_digest).content
    dossier = Dossier(book_id=book_id, revision=revision, records=without_versions(records), regulation=law)
    return encode_dossier(dossier)


def with_issued_files(unit: Reader, records: PeriodRecords) -> PeriodRecords:
    """The records with the papers as they were issued, which counting does not need."""
    kept = [each for paper in records.issued for each in (paper.pdf_id, paper.word_id) if each is not None]
    return replace(records, attachments=(*records.attachments, *unit.attachments.where_in("id", kept)))


def without_versions(records: PeriodRecords) -> PeriodRecords:
    """The records as they travel: how often each was saved is the book's own affair."""
    plain: dict[str, Any] = {name: unversioned(getattr(records, name)) for name, _ in TABLES}
    return replace(records, cell=replace(records.cell, version=0), period=replace(records.period, version=0), **plain)


def unversioned(values: Iterable[Any]) -> tuple[Any, ...]:
    """Values without the count of their saves, where they have one."""
    return tuple(replace(value, version=0) if hasattr(value, "version") else value for value in values)


def _store(unit: UnitOfWork, dossier: Dossier, *, adopt: bool) -> None:
    records, period = dossier.records, dossier.records.period
    if adopt:
        for term in unit.terms.all():
            unit.terms.remove(term.id)
        unit.cells.put(records.cell)
    unit.pinned_regulations.put(
        PinnedRegulation(
            digest=period.regulation_digest,
            regulation_id=period.regulation_id,
            regulation_version=period.regulation_version,
            content=dossier.regulation,
        )
    )
    parent_known = period.parent_id is not None and unit.periods.peek(period.parent_id) is not None
    unit.periods.add(period if parent_known else replace(period, parent_id=None))
    for name, table_name in TABLES:
        table = getattr(unit, table_name)
        for value in getattr(records, name):
            if name in _KEPT_WHERE_KNOWN and table.peek(value.id) is not None:
                continue
            table.add(value)


def _checked_law(dossier: Dossier) -> Regulation:
    """The dossier's law; its bytes are those that were pinned, also where today's packs know more fields."""
    if hashlib.sha256(dossier.regulation).hexdigest() != dossier.records.period.regulation_digest:
        raise KnownError("dossier_law_mismatch")
    regulation = thaw(dossier.regulation)
    fault = first_fault(regulation)
    if fault is not None:
        raise invalid("", fault.path, fault.problem)
    return regulation
