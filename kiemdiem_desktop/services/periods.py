"""Periods: opening one under its regulation, the copies it makes, and how the roster has moved since."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.member import Member, MemberKind, Standing
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import (
    Collective,
    CollectiveKind,
    Participant,
    Period,
    PeriodKey,
    PeriodKind,
    PeriodState,
    PinnedRegulation,
)
from kiemdiem_desktop.domain.posts import is_head
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.regulations.catalog import LoadedPack, freeze, thaw
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.appraisal import proposed_collectives
from kiemdiem_desktop.services.carry import carry_over
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.quarters import chosen_members, is_proposed, refuse_quarter, staying
from kiemdiem_desktop.services.reopening import reopen_incomplete
from kiemdiem_desktop.services.roster import in_order
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

COPIED = (
    "name",
    "given_override",
    "sex",
    "birth",
    "admitted",
    "official",
    "party_post",
    "state_post",
    "union_post",
    "workplace",
    "standing",
    "standing_reason",
)
"""What a period copies from the roster as it stands there; the kind and the group's name come beside it."""

OVERLAY_SEPARATOR = ","

_ROSTER_NAMES = {"group_name": "group_id"}
_LINES = ("name", "party_post", "state_post", "union_post", "workplace", "group_name", "not_reviewed_reason")
_TEXTS = ("standing_reason",)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationChoice:
    """A regulation that a period may be opened under; ``proposed`` is the one in force in that year."""

    id: str
    title: str
    version: str
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterDifference:
    """One way in which the roster and the period's copy differ; a missing side is empty."""

    member_id: UUID
    participant_id: UUID | None
    name: str
    field: str
    in_period: str
    in_roster: str


class PeriodsService:
    """The periods of the book."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._env = context.env
        self._laws: dict[tuple[str, PeriodKind], Regulation] = {}

    def periods(self) -> tuple[Period, ...]:
        """All periods, the latest first."""
        with self._book.read() as unit:
            return tuple(sorted(unit.periods.all(), key=lambda p: (p.start, p.key), reverse=True))

    def period(self, period_id: UUID) -> Period:
        """One period."""
        with self._book.read() as unit:
            return unit.periods.get(period_id)

    def find(self, key: str) -> Period | None:
        """The period with this key."""
        with self._book.read() as unit:
            return next(iter(unit.periods.find(key=key)), None)

    def regulations(self, key: PeriodKey) -> tuple[RegulationChoice, ...]:
        """The regulations at hand that know such a period; the one in force for it is proposed.

        KnownError ``pack_none_in_force`` where none is.
        """
        proposed = self._env.catalog.choose(key.year, key.kind)
        return tuple(
            RegulationChoice(id=item.id, title=item.title, version=item.version, proposed=item.id == proposed)
            for item in self._env.catalog.list()
            if key.kind in item.applies.period_kinds
        )

    def regulation(self, period_id: UUID) -> Regulation:
        """The period's own law, as the book keeps it and as a period of this kind reads it."""
        period = self.period(period_id)
        known = (period.regulation_digest, period.kind)
        if known not in self._laws:
            with self._book.read() as unit:
                law = thaw(unit.pinned_regulations.get(period.regulation_digest).content)
            self._laws[known] = law.for_kind(period.kind)
        return self._laws[known]

    def open_period(
        self,
        key: PeriodKey,
        *,
        regulation_id: str | None = None,
        overlays: Sequence[str] = (),
        review_date: date | None = None,
        members: Collection[UUID] | None = None,
        collectives: Collection[CollectiveKind] | None = None,
    ) -> Outcome:
        """Open a period: pin its regulation, copy the members, set up the collectives, carry open shortcomings over.

        Of the proposed collectives those of the given kinds are set up; all of them where nothing is said.
        A quarter is of the ``members`` chosen alone, by default of those whom the regulation proposes, and reviews no
        collective. Refused when the period is already open in this book; a quarter also as ``refuse_quarter`` and
        ``chosen_members`` do.
        """
        chosen = regulation_id or self._env.catalog.choose(key.year, key.kind)
        loaded = self._env.catalog.load(chosen, overlays)
        if key.kind is PeriodKind.QUARTER:
            refuse_quarter(key, loaded.regulation)
        period = Period(
            id=self._env.ids.new(),
            key=str(key),
            kind=key.kind,
            start=key.start,
            end=key.end,
            review_date=review_date,
            **law_of(loaded),
        )
        with self._book.write(f"Mở kỳ {key}") as unit:
            if unit.periods.find(key=str(key)):
                raise KnownError("period_exists", key=str(key))
            unit.periods.add(period)
            pin(unit, loaded)
            cell = unit.cells.all()[0]
            people = self._copy_members(unit, period, chosen_members(unit, period, loaded.regulation, members))
            if key.kind is not PeriodKind.QUARTER:
                self._add_collectives(unit, cell, period, people, collectives)
            carry_over(unit, self._env.ids, period)
        return unit.outcome

    def proposed_members(self, key: PeriodKey, regulation_id: str) -> tuple[tuple[Member, bool], ...]:
        """Who may be chosen for a quarter, and whom the regulation proposes; nobody for another period."""
        if key.kind is not PeriodKind.QUARTER:
            return ()
        law = self._env.catalog.load(regulation_id).regulation
        with self._book.read() as unit:
            return tuple((member, is_proposed(member, law)) for member in staying(unit))

    def update_period(self, period: Period) -> Outcome:
        """Store a period's changed particulars; its regulation and digest cannot be changed this way.

        Its state moves by handing in, closing and reopening alone, and a closed period stays as it is.
        """
        with self._book.write("Sửa kỳ kiểm điểm", merge_key=f"period:{period.id}") as unit:
            stored = unit.periods.get(period.id)
            if _law(stored) != _law(period):
                raise KnownError("period_law_is_pinned", key=stored.key)
            if period.state is not stored.state:
                raise KnownError("period_state_moves", key=stored.key)
            if stored.state is PeriodState.CLOSED and period != stored:
                raise KnownError("period_closed", key=stored.key)
            unit.periods.update(period)
        return unit.outcome

    def update_participant(self, participant: Participant) -> Outcome:
        """Store what the period holds of a person; refused without a name."""
        if not one_line(participant.name):
            raise KnownError("member_without_name")
        with self._book.write("Sửa đảng viên trong kỳ", merge_key=f"participant:{participant.id}") as unit:
            refuse_closed(unit, participant.period_id)
            unit.participants.update(cleaned(participant, lines=_LINES, texts=_TEXTS))
            self._reopen(unit, participant.period_id, (participant.id,))
        return unit.outcome

    def remove_participant(self, participant_id: UUID) -> Outcome:
        """Take a person out of the period, for one who was not of the cell then; refused once anything is written."""
        with self._book.write("Đưa đảng viên ra khỏi kỳ") as unit:
            person = unit.participants.get(participant_id)
            refuse_closed(unit, person.period_id)
            unit.participants.remove(participant_id)
        return unit.outcome

    def update_collective(self, collective: Collective) -> Outcome:
        """Store a changed collective; refused without a name."""
        if not one_line(collective.name):
            raise KnownError("collective_without_name")
        with self._book.write("Sửa tập thể", merge_key=f"collective:{collective.id}") as unit:
            refuse_closed(unit, collective.period_id)
            unit.collectives.update(replace(collective, name=one_line(collective.name)))
        return unit.outcome

    def add_collective(self, period_id: UUID, kind: CollectiveKind, name: str) -> Outcome:
        """Add a collective to be reviewed in the period."""
        if not one_line(name):
            raise KnownError("collective_without_name")
        with self._book.write("Thêm tập thể") as unit:
            refuse_closed(unit, period_id)
            place = len(unit.collectives.find(period_id=period_id))
            unit.collectives.add(
                Collective(id=self._env.ids.new(), period_id=period_id, kind=kind, name=one_line(name), position=place)
            )
        return unit.outcome

    def remove_collective(self, collective_id: UUID) -> Outcome:
        """Remove a collective; refused (``record_in_use``) once something is written about it."""
        with self._book.write("Bỏ tập thể") as unit:
            collective = unit.collectives.get(collective_id)
            refuse_closed(unit, collective.period_id)
            unit.collectives.remove(collective_id)
        return unit.outcome

    def roster_differences(self, period_id: UUID) -> tuple[RosterDifference, ...]:
        """How the roster has moved since the period copied it; in a quarter only whom its law proposes may be new."""
        law = self.regulation(period_id)
        with self._book.read() as unit:
            quarter = unit.periods.get(period_id).kind is PeriodKind.QUARTER
            copies = {copy.member_id: copy for copy in unit.participants.find(period_id=period_id)}
            members = {member.id: member for member in unit.members.all()}
            groups = _group_names(unit)
        found: list[RosterDifference] = []
        for member in in_order(members.values()):
            copy = copies.get(member.id)
            if copy is None:
                if member.standing is not Standing.LEFT and (not quarter or is_proposed(member, law)):
                    found.append(_difference(member, None, "", "", member.name))
                continue
            for field, new in _copied(member, groups).items():
                old = getattr(copy, field)
                if old != new:
                    found.append(_difference(member, copy, _ROSTER_NAMES.get(field, field), _shown(old), _shown(new)))
        return tuple(found)

    def take_over(self, period_id: UUID, member_ids: Collection[UUID]) -> Outcome:
        """Bring the period's copies of these members up to the roster; new ones are added at the end."""
        with self._book.write("Cập nhật kỳ theo danh sách") as unit:
            period = refuse_closed(unit, period_id)
            copies = {copy.member_id: copy for copy in unit.participants.find(period_id=period_id)}
            groups = _group_names(unit)
            for member in in_order([unit.members.get(member_id) for member_id in member_ids]):
                copy = copies.get(member.id)
                if copy is None:
                    place = len(unit.participants.find(period_id=period_id))
                    added = unit.participants.add(self._copy(member, period_id, place, groups))
                    carry_over(unit, self._env.ids, period, only=(added.id,))
                else:
                    unit.participants.update(replace(copy, **_copied(member, groups)))
            self._reopen(unit, period_id, [copies[member_id].id for member_id in member_ids if member_id in copies])
        return unit.outcome

    def _reopen(self, unit: UnitOfWork, period_id: UUID, participant_ids: Collection[UUID]) -> None:
        """Another kind has another form, in which something may be missing."""
        reopen_incomplete(unit, self.regulation(period_id), period_id, participant_ids)

    def _copy_members(self, unit: UnitOfWork, period: Period, members: Collection[Member]) -> tuple[Participant, ...]:
        groups = _group_names(unit)
        people = tuple(self._copy(member, period.id, place, groups) for place, member in enumerate(members))
        for person in people:
            unit.participants.add(person)
        return people

    def _copy(self, member: Member, period_id: UUID, place: int, groups: dict[UUID, str]) -> Participant:
        return Participant(
            id=self._env.ids.new(),
            period_id=period_id,
            member_id=member.id,
            position=place,
            **_copied(member, groups),
        )

    def _add_collectives(
        self,
        unit: UnitOfWork,
        cell: Cell,
        period: Period,
        people: tuple[Participant, ...],
        wanted: Collection[CollectiveKind] | None,
    ) -> None:
        head = next((person.id for person in people if is_head(person.party_post)), None)
        rows = [each for each in proposed_collectives(cell) if wanted is None or each.kind in wanted]
        for place, row in enumerate(rows):
            unit.collectives.add(
                Collective(
                    id=self._env.ids.new(),
                    period_id=period.id,
                    kind=row.kind,
                    name=row.name,
                    head_id=head,
                    position=place,
                )
            )


def law_of(loaded: LoadedPack) -> dict[str, Any]:
    """What a period keeps of its law: pack and version, the digest of the resolved law, the overlays and theirs."""
    return {
        "regulation_id": loaded.regulation.id,
        "regulation_version": loaded.regulation.version,
        "regulation_digest": loaded.digest,
        "overlay_id": OVERLAY_SEPARATOR.join(layer.id for layer in loaded.regulation.layers),
        "overlay_digest": loaded.overlay_digest,
    }


def overlays_of(period: Period) -> tuple[str, ...]:
    """The overlays that a period is pinned to, in their order."""
    return tuple(period.overlay_id.split(OVERLAY_SEPARATOR)) if period.overlay_id else ()


def pin(unit: UnitOfWork, loaded: LoadedPack) -> None:
    """Store a resolved law, so that the book opens with it anywhere."""
    unit.pinned_regulations.put(
        PinnedRegulation(
            digest=loaded.digest,
            regulation_id=loaded.regulation.id,
            regulation_version=loaded.regulation.version,
            content=freeze(loaded.regulation),
        )
    )


def refuse_closed(unit: Reader, period_id: UUID) -> Period:
    """Return the period; refuse when it is closed, for what was closed equals what was printed."""
    period = unit.periods.get(period_id)
    if period.state is PeriodState.CLOSED:
        raise KnownError("period_closed", key=period.key)
    return period


def _law(period: Period) -> tuple[str, ...]:
    overlay = (period.overlay_id, period.overlay_digest)
    return period.key, period.regulation_id, period.regulation_version, period.regulation_digest, *overlay


def _copied(member: Member, groups: dict[UUID, str]) -> dict[str, Any]:
    """What the period takes from a member, under the names of a participant's fields."""
    return {
        **{field: getattr(member, field) for field in COPIED},
        "kind": member.kind or MemberKind.NON_LEADER,
        "group_name": groups.get(member.group_id, "") if member.group_id else "",
    }


def _group_names(unit: Reader) -> dict[UUID, str]:
    return {group.id: group.name for group in unit.party_groups.all()}


def _shown(value: object) -> str:
    return "" if value is None else str(getattr(value, "shown", value))


def _difference(member: Member, copy: Participant | None, field: str, old: str, new: str) -> RosterDifference:
    return RosterDifference(
        member_id=member.id,
        participant_id=copy.id if copy else None,
        name=member.name,
        field=field,
        in_period=old,
        in_roster=new,
    )
