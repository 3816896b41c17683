"""Closing a period: handed in once its list is clean or answered, closed with the results, reopened with a reason.

What was closed is kept as issued: the dossier's bytes lie in the book, and every edition can be laid beside another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.closing import ClosingItem, ClosingReason, IssuedDossier, ItemKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.domain.period import Period, PeriodState
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.regulations.catalog import thaw
from kiemdiem_desktop.services.checklist import closing_items
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

if TYPE_CHECKING:
    from kiemdiem_desktop.documents.table_page import TablePage
    from kiemdiem_desktop.services.editions import EditionChange
    from kiemdiem_desktop.services.papers import PaperLine

_STATE_CODES = {
    PeriodState.OPEN: "period_not_open",
    PeriodState.SUBMITTED: "period_not_submitted",
    PeriodState.CLOSED: "period_not_closed",
}
"""What is said of a period that is not in the state from which a step begins."""


class ClosingService:
    """The check list of a period, its states, and the dossiers as they were issued."""

    def __init__(self, context: Context, sheets: SheetReader, papers: Callable[[UUID], tuple[PaperLine, ...]]) -> None:
        self._book = context.book
        self._ids = context.env.ids
        self._clock = context.env.clock
        self._sheets = sheets
        self._papers = papers

    def items(self, period_id: UUID) -> tuple[ClosingItem, ...]:
        """The check list as it stands, answered items with their reasons."""
        return closing_items(self._sheets.sheet(period_id), tuple(self._open_papers(period_id)))

    def open_items(self, period_id: UUID, *, handing_in: bool = False) -> tuple[ClosingItem, ...]:
        """What still keeps the period from closing, or from being handed in."""
        return tuple(
            item for item in self.items(period_id) if not item.answered and not (handing_in and item.only_closing)
        )

    def waiting(self, period_id: UUID) -> int:
        """How many items of the register, the persons and the results wait; papers are left out, for speed."""
        return sum(not item.answered for item in closing_items(self._sheets.sheet(period_id), ()))

    def answer(self, period_id: UUID, item_key: str, reason: str) -> Outcome:
        """Answer an item with a reason; an empty one takes that back. Refused for what is not on the list."""
        text = nfc(reason).strip()
        if text and item_key not in {item.key for item in self.items(period_id)}:
            raise KnownError("closing_item_gone")
        with self._book.write("Ghi lý do khi khóa kỳ", merge_key=f"closing:{item_key}") as unit:
            refuse_closed(unit, period_id)
            known = unit.closing_reasons.one(period_id=period_id, item=item_key)
            if known is not None and not text:
                unit.closing_reasons.remove(known.id)
            elif known is not None:
                unit.closing_reasons.update(replace(known, reason=text))
            elif text:
                entry = ClosingReason(id=self._ids.new(), period_id=period_id, item=item_key, reason=text)
                unit.closing_reasons.add(entry)
        return unit.outcome

    def hand_in(self, period_id: UUID) -> Outcome:
        """Say that the dossier went up (*đã nộp, chờ kết quả*): the next period may open, levels may still be decided.

        Refused while something but the results is open, and unless the period is open.
        """
        self._refuse_open_items(period_id, handing_in=True)
        with self._book.write("Nộp hồ sơ, chờ kết quả") as unit:
            _move(unit, period_id, PeriodState.OPEN, PeriodState.SUBMITTED)
        return unit.outcome

    def take_back(self, period_id: UUID) -> Outcome:
        """Say that the dossier was not handed in after all; refused unless it was."""
        with self._book.write("Rút lại hồ sơ đã nộp") as unit:
            _move(unit, period_id, PeriodState.SUBMITTED, PeriodState.OPEN)
        return unit.outcome

    def close(self, period_id: UUID) -> Outcome:
        """Lock the period and keep its dossier as issued; nothing before this step can be undone afterwards.

        Refused while an item of the list is open, and unless the dossier was handed in.
        """
        self._refuse_open_items(period_id, handing_in=False)
        self._book.back_up_before(Occasion.CLOSING)
        with self._book.write("Khóa kỳ kiểm điểm", barrier=True) as unit:
            _move(unit, period_id, PeriodState.SUBMITTED, PeriodState.CLOSED)
            unit.issued_dossiers.add(
                IssuedDossier(
                    id=self._ids.new(),
                    period_id=period_id,
                    edition=unit.issued_dossiers.count(period_id=period_id) + 1,
                    closed_on=self._clock.today(),
                    content=self._dossier(unit, period_id),
                )
            )
        return unit.outcome

    def reopen(self, period_id: UUID, reason: str) -> Outcome:
        """Open a closed period again, as handed in; the closed edition stays. Refused without a reason."""
        text = nfc(reason).strip()
        if not text:
            raise KnownError("reopen_without_reason")
        with self._book.write("Mở lại kỳ đã khóa", barrier=True) as unit:
            _move(unit, period_id, PeriodState.CLOSED, PeriodState.SUBMITTED)
            editions = unit.issued_dossiers.find(period_id=period_id)
            if editions:
                last = max(editions, key=lambda each: each.edition)
                unit.issued_dossiers.update(replace(last, reopened_on=self._clock.today(), reopen_reason=text))
        return unit.outcome

    def editions(self, period_id: UUID) -> tuple[IssuedDossier, ...]:
        """The dossiers of the period as they were issued, the first closing first."""
        with self._book.read() as unit:
            return tuple(sorted(unit.issued_dossiers.find(period_id=period_id), key=lambda each: each.edition))

    def compare(self, period_id: UUID, edition: int, other: int | None = None) -> tuple[EditionChange, ...]:
        """Tell in words in what two editions differ, or an edition and the period as it stands today.

        ``LookupError`` for an edition that there is none of.
        """
        from kiemdiem_desktop.exchange.dossier import decode_dossier
        from kiemdiem_desktop.services.editions import edition_changes

        one, later = (decode_dossier(data) for data in self._sides(period_id, edition, other))
        return edition_changes(one.records, later.records, thaw(later.regulation))

    def comparison(self, period_id: UUID, edition: int, other: int | None = None) -> TablePage:
        """The same comparison as a page to be shown and printed."""
        from kiemdiem_desktop.services.editions import comparison_page

        editions = {each.edition: each for each in self.editions(period_id)}
        sides = (editions[edition], None if other is None else editions[other])
        with self._book.read() as unit:
            key = unit.periods.get(period_id).key
        return comparison_page(key, sides, self.compare(period_id, edition, other), self._clock.today())

    def _sides(self, period_id: UUID, edition: int, other: int | None) -> tuple[bytes, bytes]:
        editions = {each.edition: each.content for each in self.editions(period_id)}
        if other is not None:
            return editions[edition], editions[other]
        with self._book.read() as unit:
            return editions[edition], self._dossier(unit, period_id)

    def _dossier(self, unit: Reader, period_id: UUID) -> bytes:
        from kiemdiem_desktop.services.exchange import dossier_of

        return dossier_of(unit, period_id, self._book.book_id, self._book.revision)

    def _open_papers(self, period_id: UUID) -> Iterator[tuple[ItemKind, str, str]]:
        from kiemdiem_desktop.documents.papers.remediation import PROGRESS  # the papers load when they are asked for

        for line in self._papers(period_id):
            issued = line.number is not None and line.number.state is NumberState.ISSUED
            if line.takes_number and line.ref.key != PROGRESS and (line.differs or not issued):
                kind = ItemKind.PAPER_DIFFERS if line.differs else ItemKind.PAPER_OPEN
                yield kind, line.ref.register_key, line.title

    def _refuse_open_items(self, period_id: UUID, *, handing_in: bool) -> None:
        waiting = self.open_items(period_id, handing_in=handing_in)
        if waiting:
            raise KnownError("closing_items_open", count=len(waiting), first=waiting[0].text)


def _move(unit: UnitOfWork, period_id: UUID, before: PeriodState, after: PeriodState) -> Period:
    period = unit.periods.get(period_id)
    if period.state is not before:
        raise KnownError(_STATE_CODES[before], key=period.key)
    return unit.periods.update(replace(period, state=after))
