"""Two editions of a period side by side: whose record, what was, what is, in the words of the forms and screens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.table_page import TablePage
from kiemdiem_desktop.domain.closing import IssuedDossier
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.review import Review
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.drafts import form_of, read_values
from kiemdiem_desktop.services.exchange import TABLES
from kiemdiem_desktop.services.history import TABLES as ROW_TABLES
from kiemdiem_desktop.services.table_pages import page_words
from kiemdiem_desktop.services.told import EMPTY, field_label, plain, record_label

_HIDDEN = frozenset({"id", "version", "organisation_id", "period_id", "content"})
_STATE = ("period", "state")
"""A period that was opened again is not closed: that is no difference of what was issued."""

_OWNERS = ("subject_id", "participant_id", "member_id")
_CHAINS = {"shortcoming_id": "shortcomings", "measure_id": "measures"}
_WEIGHTS = (("whose", 2.0), ("what", 1.8), ("field", 1.8), ("before", 3.0), ("after", 3.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChange:
    """One way in which two editions differ, as people read it; a side that is not there is a dash."""

    whose: str
    what: str
    field: str
    before: str
    after: str


def edition_changes(before: PeriodRecords, after: PeriodRecords, regulation: Regulation) -> tuple[EditionChange, ...]:
    """Say record by record in what two editions differ, in the order of the book's tables."""
    return tuple(_Teller(before, after, regulation).changes())


class _Teller:
    """Knows both editions, so that a record of either side can be named."""

    def __init__(self, before: PeriodRecords, after: PeriodRecords, regulation: Regulation) -> None:
        self._before, self._after, self._regulation = before, after, regulation
        self._levels = {level.key: level.name for level in regulation.levels}
        self._known: dict[UUID, Any] = {}
        for records in (before, after):
            for name, _ in TABLES:
                self._known |= {value.id: value for value in getattr(records, name)}

    def changes(self) -> Iterator[EditionChange]:
        for name in ("cell", "period"):
            yield from self._record(name, getattr(self._before, name), getattr(self._after, name))
        for name, table in TABLES:
            old = {value.id: value for value in getattr(self._before, name)}
            new = {value.id: value for value in getattr(self._after, name)}
            for key in dict.fromkeys((*old, *new)):
                yield from self._record(ROW_TABLES.get(table, table), old.get(key), new.get(key))

    def _record(self, table: str, old: Any, new: Any) -> Iterator[EditionChange]:
        if old == new:
            return
        value = new if new is not None else old
        whose, what = self._whose(value), record_label(table)
        if old is None or new is None:
            mark = page_words("comparison")["removed" if new is None else "added"]
            said = self._summary(value)
            sides = (said, EMPTY) if new is None else (EMPTY, said)
            yield EditionChange(whose=whose, what=what, field=mark, before=sides[0], after=sides[1])
            if isinstance(value, Review):
                yield from self._form(whose, what, old, new)
            return
        for part in fields(value):
            one, other = getattr(old, part.name), getattr(new, part.name)
            if one == other or part.name in _HIDDEN or (table, part.name) == _STATE:
                continue
            if isinstance(value, Review) and part.name == "payload":
                yield from self._form(whose, what, old, new)
            else:
                yield EditionChange(
                    whose=whose,
                    what=what,
                    field=field_label(part.name),
                    before=self._shown(one),
                    after=self._shown(other),
                )

    def _form(self, whose: str, what: str, old: Review | None, new: Review | None) -> Iterator[EditionChange]:
        """Tell a form field by field, in the words of the form."""
        sides = tuple({} if side is None else dict(read_values(side, self._regulation)) for side in (old, new))
        forms = [form_of(side, self._regulation) for side in (old, new) if side is not None]
        labels = {place.id: place.label for form in forms for place in form.fields()}
        one, other = sides
        for name in dict.fromkeys((*one, *other)):
            if one.get(name) != other.get(name):
                yield EditionChange(
                    whose=whose,
                    what=what,
                    field=labels.get(name, name),
                    before=plain(one.get(name)),
                    after=plain(other.get(name)),
                )

    def _whose(self, value: Any) -> str:
        for name in _OWNERS:
            owner = getattr(value, name, None)
            if owner in self._known:
                return self._name(owner)
        for name in _CHAINS:
            above = self._known.get(getattr(value, name, None))  # type: ignore[arg-type] # an id or nothing
            if above is not None:
                return self._whose(above)
        return str(getattr(value, "name", ""))

    def _summary(self, value: Any) -> str:
        told = [
            f"{field_label(part.name)}: {self._shown(held)}"
            for part in fields(value)
            if part.name not in {*_HIDDEN, *_OWNERS, "payload", "position"} and (held := getattr(value, part.name))
        ]
        return "; ".join(told) or EMPTY

    def _shown(self, value: Any) -> str:
        if isinstance(value, UUID):
            return self._name(value)
        if isinstance(value, Level):
            return self._levels[value]
        return plain(value)

    def _name(self, record_id: UUID) -> str:
        value = self._known.get(record_id)
        for name in ("name", "text", "number"):
            if getattr(value, name, ""):
                return str(getattr(value, name))
        return EMPTY


def edition_words(edition: IssuedDossier | None, today: date) -> str:
    """How one side is called: an edition with the day on which it was closed, or the book of today."""
    said = page_words("comparison")
    if edition is None:
        return said["now"].format(day=f"{today:%d/%m/%Y}")
    return said["edition"].format(number=edition.edition, day=f"{edition.closed_on:%d/%m/%Y}")


def comparison_page(
    key: str, sides: tuple[IssuedDossier, IssuedDossier | None], changes: tuple[EditionChange, ...], today: date
) -> TablePage:
    """Lay out a comparison: which editions, why the period was opened again between them, and every difference."""
    said, (one, other) = page_words("comparison"), sides
    lines = [said["between"].format(before=edition_words(one, today), after=edition_words(other, today))]
    if one.reopened_on is not None:
        lines.append(said["reopened"].format(day=f"{one.reopened_on:%d/%m/%Y}", reason=one.reopen_reason))
    return TablePage(
        title=said["title"].format(period=key),
        file_name=files.safe_name(f"{said['file']}-{key}.pdf"),
        lines=tuple(lines if changes else (*lines, said["nothing"])),
        columns=tuple((said[f"column_{name}"], weight) for name, weight in _WEIGHTS),
        rows=tuple((each.whose, each.what, each.field, each.before, each.after) for each in changes),
    )
