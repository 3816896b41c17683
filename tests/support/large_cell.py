"""A cell of any size: the sample's last period with its members' papers over and over, under other names."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiemdiem_desktop.exchange.dossier import decode_dossier, encode_dossier
from kiemdiem_desktop.services.office import NewBook, Office
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kiemdiem_desktop.domain.records import PeriodRecords
    from kiemdiem_desktop.services.environment import Environment

OWN = ("reviews", "scores", "levels", "facts", "answers", "opinions", "conclusions")
"""What a person has of his own."""


def large_cell(folder: Path, env: Environment, members: int) -> Office:
    """A book with a period of so many members who all handed in their review."""
    sample = Office.open(make_sample(folder, env), env)
    dossier = decode_dossier(sample.exchange.export_dossier(sample.periods.periods()[0].id))
    sample.close()
    made = Office.create(folder / "lon.kiemdiem", NewBook(name="Chi bộ lớn", parent="Đảng bộ xã", place="Xã"), env)
    made.exchange.import_dossier(encode_dossier(replace(dossier, records=grown(dossier.records, members))))
    return made


def grown(records: PeriodRecords, members: int) -> PeriodRecords:
    """The records with so many members; those who are reviewed are taken in turn."""
    reviewed = [p for p in records.participants if any(r.subject_id == p.id for r in records.reviews)]
    for number in range(members - len(records.members)):
        records = _with_twin(records, reviewed[number % len(reviewed)].id, number)
    return records


def _with_twin(records: PeriodRecords, participant_id: UUID, number: int) -> PeriodRecords:
    person = next(each for each in records.participants if each.id == participant_id)
    member = next(each for each in records.members if each.id == person.member_id)
    name = f"{person.name} {chr(ord('A') + number % 26)}"
    new_member, new_person = _id(member.id, number), _id(person.id, number)
    own: dict[str, Any] = {
        name_of: (
            *getattr(records, name_of),
            *(
                replace(each, id=_id(each.id, number), subject_id=new_person)
                for each in getattr(records, name_of)
                if each.subject_id == participant_id
            ),
        )
        for name_of in OWN
    }
    return replace(
        records,
        members=(*records.members, replace(member, id=new_member, name=name, card_number="", id_number="")),
        participants=(
            *records.participants,
            replace(person, id=new_person, member_id=new_member, name=name, position=len(records.participants)),
        ),
        **own,
    )


def _id(old: UUID, number: int) -> UUID:
    return uuid.uuid5(old, str(number))
