"""The cell's particulars, its party groups and its committee's terms."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.organisation import Cell, PartyGroup, Term
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.viet import one_line, sort_key
from kiemdiem_desktop.services.environment import Context

_LINES = (
    *("name", "parent", "place", "upper_committee"),
    *("deciding_authority", "section_committee", "symbol", "code"),
)


class OrganisationService:
    """What the cell is, and how its papers name it."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._ids = context.env.ids

    def cell(self) -> Cell:
        """The cell of this book."""
        with self._book.read() as unit:
            return unit.cells.all()[0]

    def update_cell(self, cell: Cell) -> Outcome:
        """Store changed particulars; refused without a name."""
        ready = cleaned(cell, lines=_LINES)
        if not ready.name:
            raise KnownError("cell_without_name")
        with self._book.write("Sửa thông tin chi bộ") as unit:
            unit.cells.update(ready)
        return unit.outcome

    def groups(self) -> tuple[PartyGroup, ...]:
        """The party groups in their order."""
        with self._book.read() as unit:
            return tuple(sorted(unit.party_groups.all(), key=lambda group: (group.position, sort_key(group.name))))

    def add_group(self, name: str) -> Outcome:
        """Add a tổ đảng; refused without a name."""
        ready = _group_name(name)
        with self._book.write("Thêm tổ đảng") as unit:
            position = len(unit.party_groups.all())
            unit.party_groups.add(PartyGroup(id=self._ids.new(), name=ready, position=position))
        return unit.outcome

    def update_group(self, group: PartyGroup) -> Outcome:
        """Rename or move a tổ đảng; refused without a name."""
        ready = replace(group, name=_group_name(group.name))
        with self._book.write("Sửa tổ đảng") as unit:
            unit.party_groups.update(ready)
        return unit.outcome

    def remove_group(self, group_id: UUID) -> Outcome:
        """Remove a tổ đảng; its members stay, without a group."""
        with self._book.write("Bỏ tổ đảng") as unit:
            for member in unit.members.find(group_id=group_id):
                unit.members.update(replace(member, group_id=None))
            unit.party_groups.remove(group_id)
        return unit.outcome

    def terms(self) -> tuple[Term, ...]:
        """The committee's terms, the latest first."""
        with self._book.read() as unit:
            return tuple(sorted(unit.terms.all(), key=lambda term: term.start, reverse=True))

    def save_term(self, term: Term) -> Outcome:
        """Add or change a term; refused when it ends before it starts."""
        if term.end < term.start:
            raise KnownError("term_backwards", name=term.name)
        with self._book.write("Lưu nhiệm kỳ") as unit:
            unit.terms.put(cleaned(term, lines=("name",)))
        return unit.outcome


def _group_name(name: str) -> str:
    ready = one_line(name)
    if not ready:
        raise KnownError("group_without_name")
    return ready
