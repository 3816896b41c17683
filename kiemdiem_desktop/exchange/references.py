"""Whether the records of a dossier hold together: what they point to is there, and nothing stands twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, TypeAlias
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.domain.records import PeriodRecords

_Known: TypeAlias = "set[UUID | None]"

_NATURAL_KEYS: dict[str, tuple[str, ...]] = {
    "participants": ("member_id",),
    "reviews": ("subject_id",),
    "scores": ("subject_id", "source", "criterion"),
    "levels": ("subject_id", "step"),
    "facts": ("subject_id",),
    "answers": ("subject_id", "fact"),
    "attendance": ("session_id", "participant_id"),
    "conclusions": ("meeting_id", "subject_id"),
    "ballots": ("meeting_id", "body", "kind", "round"),
    "tallies": ("ballot_id", "subject_id"),
    "closing_reasons": ("item",),
    "numbers": ("term_id", "type_code", "number"),
    "issued": ("number_id", "edition"),
}
"""What names a record besides its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaFault:
    """One place where a document breaks the dossier's schema."""

    path: str
    problem: str


def record_faults(records: PeriodRecords) -> Iterator[SchemaFault]:
    """Say every place where the records do not hold together."""
    yield from _key(records)
    yield from _loose(records)
    yield from _foreign(records)
    yield from _twins(records)


def _key(records: PeriodRecords) -> Iterator[SchemaFault]:
    try:
        kind = PeriodKey.parse(records.period.key).kind
    except ValueError:
        kind = None
    if kind is not records.period.kind:
        yield SchemaFault(path="records.period.key", problem=f"{records.period.key} ?")


def _loose(records: PeriodRecords) -> Iterator[SchemaFault]:
    """Records that point to nothing: a review of nobody, a mark at no session."""
    for name, field, known in _links(records):
        for index, value in enumerate(getattr(records, name)):
            if getattr(value, field) not in known:
                yield SchemaFault(path=f"records.{name}[{index}].{field}", problem=f"{getattr(value, field)} ?")


def _links(records: PeriodRecords) -> tuple[tuple[str, str, _Known], ...]:
    """Each field that points to other records, with the ids that it may bear."""
    people = _ids(records.participants)
    subjects = people | _ids(records.collectives)
    meetings, sessions = _ids(records.meetings), _ids(records.sessions)
    faults, scans, decisions = _ids(records.shortcomings), _ids(records.attachments), _ids(records.decisions)
    nothing: _Known = {None}
    return (
        ("members", "group_id", nothing | _ids(records.groups)),
        ("participants", "member_id", _ids(records.members)),
        ("collectives", "head_id", nothing | people),
        ("reviews", "subject_id", subjects),
        ("reviews", "scan_id", nothing | scans),
        ("opinions", "subject_id", subjects),
        ("scores", "subject_id", subjects),
        ("levels", "subject_id", subjects),
        ("facts", "subject_id", subjects),
        ("answers", "subject_id", subjects | {records.period.id}),
        ("reasons", "subject_id", nothing | subjects),
        ("shortcomings", "subject_id", subjects),
        ("responsibilities", "shortcoming_id", faults),
        ("responsibilities", "participant_id", people),
        ("states", "shortcoming_id", faults),
        ("states", "attachment_id", nothing | scans),
        ("measures", "shortcoming_id", faults),
        ("measures", "owner_id", nothing | people),
        ("measures", "supervisor_id", nothing | people),
        ("follow_ups", "measure_id", _ids(records.measures)),
        ("follow_ups", "attachment_id", nothing | scans),
        ("prompts", "subject_id", subjects),
        ("prompts", "attachment_id", nothing | scans),
        ("notes", "member_id", nothing | _ids(records.members)),
        ("appeals", "subject_id", subjects),
        ("appeals", "decision_id", nothing | decisions),
        ("appeals", "new_decision_id", nothing | decisions),
        ("sessions", "meeting_id", meetings),
        ("attendance", "session_id", sessions),
        ("attendance", "participant_id", people),
        ("officers", "meeting_id", meetings),
        ("officers", "participant_id", people),
        ("remarks", "meeting_id", meetings),
        ("remarks", "subject_id", subjects),
        ("conclusions", "meeting_id", meetings),
        ("conclusions", "subject_id", subjects),
        ("ballots", "meeting_id", meetings),
        ("tallies", "ballot_id", _ids(records.ballots)),
        ("tallies", "subject_id", subjects),
        ("numbers", "term_id", _ids(records.terms)),
        ("issued", "number_id", _ids(records.numbers)),
        ("issued", "pdf_id", nothing | scans),
        ("issued", "word_id", nothing | scans),
        ("corrections", "subject_id", nothing | subjects),
        ("corrections", "responsible_id", nothing | people),
    )


def _ids(values: tuple[Any, ...]) -> _Known:
    return {value.id for value in values}


def _lists(records: PeriodRecords) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for entry in fields(records):
        values = getattr(records, entry.name)
        if isinstance(values, tuple):
            yield entry.name, values


def _foreign(records: PeriodRecords) -> Iterator[SchemaFault]:
    """Records that say they are of another period than the dossier's."""
    own = {records.period.id, None}
    for name, values in _lists(records):
        for index, value in enumerate(values):
            if getattr(value, "period_id", None) not in own:
                yield SchemaFault(path=f"records.{name}[{index}].period_id", problem=f"{value.period_id} ?")


def _twins(records: PeriodRecords) -> Iterator[SchemaFault]:
    """Records that bear the id, or say the same thing, of one before them; votes bear ids without a time."""
    for name, values in _lists(records):
        for key in (("id",), *([_NATURAL_KEYS[name]] if name in _NATURAL_KEYS else [])):
            seen: set[tuple[object, ...]] = set()
            for index, value in enumerate(values):
                told = tuple(getattr(value, field) for field in key)
                if told in seen:
                    yield SchemaFault(path=f"records.{name}[{index}].{key[-1]}", problem="=")
                seen.add(told)
        if name in {"ballots", "tallies"}:
            for index, value in enumerate(values):
                if value.id.version != 4:
                    yield SchemaFault(path=f"records.{name}[{index}].id", problem=f"{value.id} ?")
