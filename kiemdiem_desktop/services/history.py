"""Undo, redo, the list of what was done, and what each record was before, in plain words.

Votes have no history: the journal knows that they were entered, not what they were.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import FactAnswer
from kiemdiem_desktop.domain.member import IDENTITY_NUMBERS
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.review import Review
from kiemdiem_desktop.services.drafts import form_of, read_values
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import PeriodsService, refuse_closed
from kiemdiem_desktop.services.told import EMPTY, coded, field_label, plain, record_label, words
from kiemdiem_desktop.store.past import RecordStep
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.unit_of_work import Reader

PROPERTIES = {shape.name: name for name, shape in SHAPES.items()}
"""Tables and their names in the unit of work."""

TABLES = {name: table for table, name in PROPERTIES.items()}
"""The other way round."""

SECRET = frozenset({"ballot", "tally"})
FIXED = SECRET | {
    *("period", "pinned_regulation", "paper_number", "issued_paper", "issued_dossier", "closing_reason", "attachment")
}
"""What is not brought back: votes, and what closing, opening and numbering have made."""

_CHAINS = {
    "meeting_id": "meetings",
    "session_id": "meeting_sessions",
    "shortcoming_id": "shortcomings",
    "measure_id": "measures",
}
"""By which field a record belongs to a period through another one."""

_PEOPLE = ("participants", "members", "collectives", "party_groups", "terms", "periods")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One operation in plain words; nothing before a barrier can be undone."""

    id: int
    label: str
    at: datetime
    who: str = ""
    undone: bool
    barrier: bool = False
    kind: str = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedRecord:
    """A record that an operation touched; without an id it has no history of its own."""

    table: str
    record_id: UUID | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLine:
    """One field that an operation changed, as people read it."""

    label: str
    before: str
    after: str
    identity: bool = False
    """It is a number that tells a person apart, hidden on screen until it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A record as one operation left it; ``lines`` tell what that operation changed in it."""

    operation_id: int
    label: str
    at: datetime
    who: str
    lines: tuple[FieldLine, ...]
    removed: bool
    """The operation took the record out; there is nothing to bring back."""
    newest: bool
    """The record is so now."""


class HistoryService:
    """What was done to the book, and the way back."""

    def __init__(self, context: Context, periods: PeriodsService | None = None) -> None:
        self._book = context.book
        self._periods = periods

    def undo(self) -> Outcome:
        """Take the latest step back; refused at a barrier."""
        return self._book.undo()

    def redo(self) -> Outcome:
        """Do the latest undone step again."""
        return self._book.redo()

    def can_undo(self) -> str | None:
        """The label of the step that undo would take back."""
        return self._book.can_undo()

    def can_redo(self) -> str | None:
        """The label of the step that redo would do again."""
        return self._book.can_redo()

    def entries(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The latest operations, newest first."""
        return tuple(
            HistoryEntry(
                id=entry.id,
                label=entry.label,
                at=datetime.fromisoformat(entry.at),
                who=entry.who,
                undone=entry.state == "undone",
                barrier=entry.barrier,
                kind=entry.kind,
            )
            for entry in self._book.history(limit)
        )

    def touched(self, operation_id: int) -> tuple[TouchedRecord, ...]:
        """The records that an operation touched, named as people know them; of votes only that there were some."""
        found = self._book.records_of(operation_id)
        with self._book.read() as unit:
            return tuple(
                TouchedRecord(table=table, record_id=record_id, title=_title(unit, table, record_id))
                for table, record_id in found
            )

    def versions(self, table: str, record_id: UUID) -> tuple[Version, ...]:
        """What one record was, newest first, as far as the journal reaches; votes have none."""
        if table in SECRET:
            return ()
        steps = self._book.history_of(table, record_id)
        with self._book.read() as unit:
            return tuple(self._version(unit, step, newest=place == 0) for place, step in enumerate(steps))

    def bring_back(self, table: str, record_id: UUID, operation_id: int) -> Outcome:
        """Make a record what it was after an operation; one undo takes that back.

        Refuses with ``version_gone`` what the journal cannot tell, with ``period_closed``, and votes.
        """
        step = next((s for s in self._book.history_of(table, record_id) if s.operation.id == operation_id), None)
        if step is None or step.after is None or table in FIXED:
            raise KnownError("version_gone")
        with self._book.write("Lấy lại nội dung trước đây") as unit:
            period_id = _period_of(unit, step.after)
            if period_id is not None:
                refuse_closed(unit, period_id)
            getattr(unit, PROPERTIES[table]).put(step.after)
        return unit.outcome

    def _version(self, unit: Reader, step: RecordStep, *, newest: bool) -> Version:
        operation = step.operation
        return Version(
            operation_id=operation.id,
            label=operation.label,
            at=datetime.fromisoformat(operation.at),
            who=operation.who,
            lines=tuple(self._lines(unit, step.before, step.after)),
            removed=step.after is None,
            newest=newest,
        )

    def _lines(self, unit: Reader, before: Any, after: Any) -> Iterator[FieldLine]:
        value = after if after is not None else before
        for part in fields(value):
            old, new = (self._said(part.name, side) for side in (before, after))
            if part.name in {"id", "version", "organisation_id"} or old == new:
                continue
            if isinstance(value, Review) and part.name == "payload":
                yield from self._payload(before, after)
            else:
                told = _shown(unit, old), _shown(unit, new)
                if told != (EMPTY, EMPTY):  # a new record tells what it has
                    secret = part.name in IDENTITY_NUMBERS
                    yield FieldLine(label=field_label(part.name), before=told[0], after=told[1], identity=secret)

    def _said(self, name: str, side: Any) -> Any:
        """What a field holds, a code by its words: a question's are those of the period's regulation."""
        held = getattr(side, name, None)
        if not isinstance(side, FactAnswer) or name != "fact" or self._periods is None:
            return coded(name, held)
        try:
            facts = self._periods.regulation(side.period_id).facts
        except KnownError:
            return held
        return next((fact.name for fact in facts if fact.id == held), held)

    def _payload(self, before: Review | None, after: Review | None) -> Iterator[FieldLine]:
        """Tell a form field by field, in the words of the form."""
        known = after or before
        if known is None or self._periods is None:
            return
        try:
            regulation = self._periods.regulation(known.period_id)
            labels = {field.id: field.label for field in form_of(known, regulation).fields()}
            old, new = ({} if side is None else dict(read_values(side, regulation)) for side in (before, after))
        except KnownError:
            yield FieldLine(label=field_label("payload"), before="…", after="…")
            return
        for name in dict.fromkeys((*old, *new)):
            if old.get(name) != new.get(name):
                label = labels.get(name) or name
                yield FieldLine(label=label, before=plain(old.get(name)), after=plain(new.get(name)))


def _title(unit: Reader, table: str, record_id: UUID | None) -> str:
    kind = record_label(table) if table in PROPERTIES else words()["records"]["other"]
    if table in SECRET:
        return words()["records"]["votes"]
    value = getattr(unit, PROPERTIES[table]).peek(record_id) if record_id is not None and table in PROPERTIES else None
    name = "" if value is None else _name_of(unit, value)
    return f"{kind}: {name}" if name else kind


def _name_of(unit: Reader, value: Any) -> str:
    if getattr(value, "name", ""):
        return str(value.name)
    for field in ("subject_id", "participant_id", "member_id", "owner_id"):
        known = getattr(value, field, None)
        if known is not None and (name := _person(unit, known)):
            return name
    text = str(getattr(value, "text", "") or getattr(value, "key", ""))
    return text[:60]


def _person(unit: Reader, record_id: UUID) -> str:
    for table in _PEOPLE:
        found: Any = getattr(unit, table).peek(record_id)
        if found is not None:
            return str(getattr(found, "name", "") or found.key)
    return ""


def _period_of(unit: Reader, value: Any) -> UUID | None:
    period_id: UUID | None = getattr(value, "period_id", None)
    if period_id is not None:
        return period_id
    for field, table in _CHAINS.items():
        above = getattr(value, field, None)
        found = None if above is None else getattr(unit, table).peek(above)
        if found is not None:
            return _period_of(unit, found)
    return None


def _shown(unit: Reader, value: Any) -> str:
    if isinstance(value, UUID):
        return _person(unit, value) or EMPTY
    return plain(value)
