"""The cell's members: adding, changing, leaving, ordering, and the import of the list that the cell keeps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.form_kind import needs_kind, propose_kind
from kiemdiem_desktop.domain.member import Member, Sex, Standing
from kiemdiem_desktop.domain.organisation import PartyGroup
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.viet import fold, nfc, one_line, person_key
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.roster import RosterPerson, RosterPreview, RosterReading, RosterRow

_LINES = (
    *("name", "party_post", "state_post", "union_post", "workplace"),
    *("card_number", "id_number", "phone", "ethnicity", "joined_from"),
)
_TEXTS = ("note", "standing_reason", "left_reason", "old_cell_comment")


def in_order(members: Collection[Member]) -> tuple[Member, ...]:
    """Sort by the manual order where one is set, else by given name, family and middle name."""
    return tuple(
        sorted(
            members,
            key=lambda m: (m.position is None, m.position or 0, person_key(m.name, m.given_override)),
        )
    )


class RosterService:
    """The list of members as it stands today."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._clock = context.env.clock
        self._ids = context.env.ids

    def members(self, *, with_left: bool = False) -> tuple[Member, ...]:
        """All members in their order; those who left only when asked for."""
        with self._book.read() as unit:
            everyone = unit.members.all()
        return in_order([member for member in everyone if with_left or member.standing is not Standing.LEFT])

    def member(self, member_id: UUID) -> Member:
        """One member."""
        with self._book.read() as unit:
            return unit.members.get(member_id)

    def search(self, text: str) -> tuple[Member, ...]:
        """Members whose name or post holds the text; accents and case do not matter."""
        wanted = fold(text)
        return tuple(
            m for m in self.members(with_left=True) if wanted in fold(f"{m.name} {m.party_post} {m.state_post}")
        )

    def new_member(self, name: str = "") -> Member:
        """A member not yet stored, with an id of his own."""
        return Member(id=self._ids.new(), name=one_line(name))

    def add_member(self, member: Member) -> Outcome:
        """Store a new member; refused without a name."""
        ready = self._named(member)
        with self._book.write("Thêm đảng viên") as unit:
            unit.members.add(ready)
        return unit.outcome

    def update_member(self, member: Member) -> Outcome:
        """Store a changed member; successive changes of the same person are one step to undo."""
        ready = self._named(member)
        with self._book.write("Sửa thông tin đảng viên", merge_key=f"member:{member.id}") as unit:
            unit.members.update(ready)
        return unit.outcome

    def remove_member(self, member_id: UUID) -> Outcome:
        """Take a member and the notes about him out of the book.

        Refused once a period holds him: then he can only leave.
        """
        with self._book.write("Xóa đảng viên") as unit:
            if unit.participants.find(member_id=member_id):
                raise KnownError("member_in_period")
            unit.notes.remove_where(member_id=member_id)
            unit.members.remove(member_id)
        return unit.outcome

    def leave(self, member_id: UUID, on: PartialDate, reason: str) -> Outcome:
        """Record that a member has left the cell; refused without a reason."""
        if not one_line(reason):
            raise KnownError("leaving_without_reason")
        with self._book.write("Ghi đảng viên chuyển đi") as unit:
            member = unit.members.get(member_id)
            unit.members.update(replace(member, standing=Standing.LEFT, left_on=on, left_reason=nfc(reason)))
        return unit.outcome

    def reorder(self, member_ids: Sequence[UUID]) -> Outcome:
        """Set the manual order; an empty list goes back to the Vietnamese order."""
        places = {member_id: place for place, member_id in enumerate(member_ids)}
        with self._book.write("Xếp thứ tự đảng viên") as unit:
            for member in unit.members.all():
                if member.position != places.get(member.id):
                    unit.members.update(replace(member, position=places.get(member.id)))
        return unit.outcome

    def take_proposed_kinds(self) -> Outcome:
        """Give everybody of the cell without a kind of form the one that the posts suggest; one step to undo."""
        with self._book.write("Chọn loại bản kiểm điểm theo gợi ý") as unit:
            for member in unit.members.all():
                if needs_kind(member):
                    unit.members.update(replace(member, kind=propose_kind(member)))
        return unit.outcome

    def preview_import(
        self, path: Path, control: Control | None = None, *, reading: RosterReading | None = None
    ) -> RosterPreview:
        """Say what a file is understood to hold, or holds as the user reads it; nothing is stored.

        Refuses with KnownError a file that cannot be read and one, or a reading of it, without a column of names.
        """
        from kiemdiem_desktop.exchange.roster.preview import AS_FOUND, preview_roster

        everyone = self.members(with_left=True)
        return preview_roster(path, everyone, self._clock.today(), control, reading=reading or AS_FOUND)

    def correct(self, preview: RosterPreview, row: int, field: str, text: str) -> RosterPreview:
        """Correct one field of one row before it is applied; every row is judged again."""
        from kiemdiem_desktop.exchange.roster.preview import with_correction

        return with_correction(preview, row, field, text)

    def decide(
        self, preview: RosterPreview, row: int, member_id: UUID | None = None, *, take: bool = True
    ) -> RosterPreview:
        """Settle a row: it is this member, or a new one, or it is left out."""
        from kiemdiem_desktop.exchange.roster.preview import with_decision

        return with_decision(preview, row, member_id, take=take)

    def undecide(self, preview: RosterPreview, row: int) -> RosterPreview:
        """Take a decision on a row back."""
        from kiemdiem_desktop.exchange.roster.preview import without_decision

        return without_decision(preview, row)

    def apply_import(self, preview: RosterPreview, accepted: Collection[int] | None = None) -> Outcome:
        """Store the rows that the preview takes, or only the accepted ones of them; one undo takes all of them back.

        A doubtful or refused row is stored only once the user has settled it.
        """
        chosen = [row for index, row in enumerate(preview.rows) if accepted is None or index in accepted]
        self._book.back_up_before(Occasion.IMPORT)
        with self._book.write("Nhập danh sách đảng viên") as unit:
            groups = {fold(group.name): group.id for group in unit.party_groups.all()}
            for row in chosen:
                if row.taken:
                    self._store_row(unit, row, groups)
        return unit.outcome

    def _store_row(self, unit: UnitOfWork, row: RosterRow, groups: dict[str, UUID]) -> None:
        if row.person is None:
            return
        member_id = row.decision.member_id if row.decision else row.member_id
        known = unit.members.get(member_id) if member_id is not None else None
        base = known or Member(id=self._ids.new(), name=row.person.name)
        member = merged(base, row.person, self._group(unit, row.person.group, groups))
        if known is None:
            unit.members.add(member)
        elif member != known:
            unit.members.update(member)

    def _group(self, unit: UnitOfWork, name: str, groups: dict[str, UUID]) -> UUID | None:
        if not name:
            return None
        key = fold(name)
        if key not in groups:
            group = PartyGroup(id=self._ids.new(), name=name, position=len(groups))
            unit.party_groups.add(group)
            groups[key] = group.id
        return groups[key]

    def _named(self, member: Member) -> Member:
        ready = cleaned(member, lines=_LINES, texts=_TEXTS)
        if not ready.name:
            raise KnownError("member_without_name")
        return ready


def merged(member: Member, person: RosterPerson, group_id: UUID | None) -> Member:
    """The member with everything that the row knows; what the row leaves empty is kept."""
    from kiemdiem_desktop.exchange.roster.matching import MEMBER_FIELDS

    changes: dict[str, Any] = {}
    for source, field in MEMBER_FIELDS.items():
        value = getattr(person, source)
        if value not in (None, ""):
            changes[field] = value
    if person.note and person.note not in member.note:
        changes["note"] = f"{member.note}\n{person.note}".strip()
    if person.sex is not None:
        changes["sex"] = Sex(person.sex)
    if group_id is not None:
        changes["group_id"] = group_id
    return cleaned(replace(member, **changes), lines=_LINES, texts=_TEXTS)
