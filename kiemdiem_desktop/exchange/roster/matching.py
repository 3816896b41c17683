"""Who of the book a row is: the same by name and birth, perhaps the same by less; one member for one row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.roster import FieldChange
from kiemdiem_desktop.domain.viet import one_line, same_person_key, spelling_key
from kiemdiem_desktop.exchange.roster.checks import DATES, Remark
from kiemdiem_desktop.exchange.roster.vocabulary import reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from kiemdiem_desktop.domain.dates import PartialDate
    from kiemdiem_desktop.domain.member import Member
    from kiemdiem_desktop.domain.roster import RosterPerson

MEMBER_FIELDS = {
    "name": "name", "sex": "sex", "birth": "birth", "admitted": "admitted", "official": "official",
    "post": "party_post", "state_post": "state_post", "union_post": "union_post", "workplace": "workplace",
    "card": "card_number", "idno": "id_number", "phone": "phone", "ethnicity": "ethnicity",
}  # fmt: skip
"""Each field of RosterPerson that is compared, with the field of Member that it feeds."""


@dataclass(frozen=True, slots=True)
class Match:
    """The member that a row is, or may be, with the questions that remain."""

    member: Member | None = None
    remarks: tuple[Remark, ...] = ()


class MemberIndex:
    """The members of the book, found by name, by folded name and by number."""

    def __init__(self, members: Sequence[Member]) -> None:
        self.by_id = {member.id: member for member in members}
        self.spelled: dict[str, list[Member]] = defaultdict(list)
        self.folded: dict[str, list[Member]] = defaultdict(list)
        self.numbered: dict[tuple[str, str], Member] = {}
        for member in members:
            self.spelled[spelling_key(member.name)].append(member)
            self.folded[same_person_key(member.name)].append(member)
            for field in ("card", "idno"):
                number = getattr(member, MEMBER_FIELDS[field])
                if number:
                    self.numbered[field, number] = member

    def surely(self, person: RosterPerson) -> list[Member]:
        """Find the members whom the row surely names: same name with the same birth or number."""
        named = self.spelled.get(spelling_key(person.name), [])
        exact = [member for member in named if births_agree(person.birth, member.birth)]
        by_number = [member for _, member in self._numbered(person) if member in named]
        return by_number[:1] or _closest(exact, person.birth)

    def perhaps(self, person: RosterPerson, taken: set[UUID]) -> Match:
        """Find a member whom the row may name, among those that no row surely names."""
        for member in self._free(self.spelled.get(spelling_key(person.name), ()), taken):
            if not _surely_other(person, member):
                return Match(member, (Remark(_birth_question(person, member)),))
        for member in self._free(self.folded.get(same_person_key(person.name), ()), taken):
            if births_agree(person.birth, member.birth):
                return Match(member, (Remark(reason("maybe_same_spelling", name=member.name)),))
        for field, member in self._numbered(person):
            if member.id not in taken:
                return Match(member, (Remark(reason("maybe_same_number", name=member.name, field=field)),))
        return Match()

    @staticmethod
    def _free(members: Iterable[Member], taken: set[UUID]) -> list[Member]:
        return [member for member in members if member.id not in taken]

    def _numbered(self, person: RosterPerson) -> list[tuple[str, Member]]:
        numbers = [("card", person.card), ("idno", person.idno)]
        return [(field, self.numbered[field, text]) for field, text in numbers if (field, text) in self.numbered]


def _closest(members: list[Member], birth: PartialDate | None) -> list[Member]:
    """Keep those with the very same birth, if any, of those whose births agree."""
    return [member for member in members if member.birth == birth] or members


def births_agree(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Tell whether two births are known and may be the same day."""
    if one is None or other is None:
        return False
    return one.earliest() <= other.latest() and other.earliest() <= one.latest()


def _surely_other(person: RosterPerson, member: Member) -> bool:
    """Tell namesakes apart: births that differ, and numbers that differ too."""
    if person.birth is None or member.birth is None:
        return False
    numbers = ((person.card, member.card_number), (person.idno, member.id_number))
    return any(told and known and told != known for told, known in numbers)


def _birth_question(person: RosterPerson, member: Member) -> str:
    if person.birth is None or member.birth is None:
        return reason("maybe_same_unknown", name=member.name)
    return reason("maybe_same_birth", name=member.name, old=member.birth.shown, new=person.birth.shown)


def match_all(persons: Sequence[RosterPerson | None], members: Sequence[Member]) -> list[Match]:
    """Match each row; sure matches take their members first, so that a namesake is not asked about."""
    index = MemberIndex(members)
    sure = [index.surely(person) if person else [] for person in persons]
    taken: set[UUID] = {found[0].id for found in sure if len(found) == 1}
    matches = []
    for person, found in zip(persons, sure, strict=True):
        if person is None or len(found) == 1:
            matches.append(Match(found[0] if found else None, _left_remarks(found)))
        elif found:
            matches.append(Match(None, (Remark(reason("several_namesakes")),)))
        else:
            matches.append(index.perhaps(person, taken))
    return matches


def _left_remarks(found: list[Member]) -> tuple[Remark, ...]:
    left = found and found[0].standing is Standing.LEFT
    return (Remark(reason("has_left")),) if left else ()


def changes_of(person: RosterPerson, member: Member) -> tuple[FieldChange, ...]:
    """List what the row tells otherwise than the book; what the row does not tell changes nothing.

    A name that is only spelled otherwise is left as it is, and a vaguer date never replaces a closer one.
    """
    changes = []
    for field, known in MEMBER_FIELDS.items():
        new, old = getattr(person, field), getattr(member, known)
        if new and not _says_the_same(field, new, old):
            changes.append(FieldChange(field=field, old=_shown(old), new=_shown(new)))
    return tuple(changes)


def _says_the_same(field: str, new: object, old: object) -> bool:
    if field == "name":
        return spelling_key(str(new)) == spelling_key(str(old))
    if field in DATES:
        return new == old or _is_vaguer(new, old)
    return one_line(str(new)).casefold() == one_line(str(old or "")).casefold()


def _is_vaguer(new: object, old: object) -> bool:
    return bool(old) and _iso(old).startswith(_iso(new))


def _iso(value: object) -> str:
    return str(getattr(value, "iso", ""))


def _shown(value: object) -> str:
    return str(getattr(value, "shown", value or ""))
