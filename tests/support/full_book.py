"""A book in which every table has rows and every text that people write is filled, made from the shapes themselves.

A new table or field is filled without a word here, so the tests that walk the whole book meet it.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.forms.draft import new_draft
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.rows import SCHEMA, SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office
    from kiemdiem_desktop.store.unit_of_work import UnitOfWork

GIVEN = frozenset({"cells", "periods", "pinned_regulations", "collectives", "participants", "members", "terms"})
"""Tables of which the book has the rows that it can have."""

CODES = frozenset({"form_id", "form_version", "criterion", "fact", "rule", "variant", "paper_key", "type_code", "item"})
DIGESTS = frozenset({"pdf_digest", "word_digest", "media_type"})
_ROSTER = ("name", "given_override", "card_number", "id_number", "phone")
NAMES = frozenset({("participants", "name"), *(("members", name) for name in _ROSTER)})
"""What the program or the roster names, and nobody writes freely."""

_NAME_OF = {shape.name: name for name, shape in SHAPES.items()}
Say = Callable[[str, str], str]
"""Gives the text for a field of a table."""


def fill(office: Office, period: Period, subject: UUID, say: Say, content: Callable[[str], bytes]) -> None:
    """Give every table a row about this participant, and every free text of the participant's rows what ``say`` says.

    Rows that are there already keep their ids; the texts of reviews on screen stay, for they belong to a form.
    """
    form = office.reviews.form(period.id, subject)
    if office.reviews.sheet(period.id).subject(subject).review is None:
        office.reviews.save_draft(period.id, subject, new_draft(form))
    with office._book.write("Điền mọi bảng") as unit:
        filler = _Filler(office, unit, period, subject, say, content)
        for name in SHAPES:
            filler.row(name)


@dataclass(slots=True)
class _Filler:
    office: Office
    unit: UnitOfWork
    period: Period
    subject: UUID
    say: Say
    content: Callable[[str], bytes]
    made: dict[str, UUID] = field(default_factory=dict)

    def row(self, name: str) -> UUID:
        """Make sure of the row and return its id."""
        if name in self.made:
            return self.made[name]
        known = self._given(name)
        if known is not None:
            self.made[name] = known.id if hasattr(known, "id") else known.digest
            self._tell(name, known)
            return self.made[name]
        made = SHAPES[name].value(**dict(self._values(name)))
        table = getattr(self.unit, name)
        known = next((found for key in self._keys(name, made) for found in table.find(**key)), None)
        if known is None:
            table.add(made)
        else:
            self._tell(name, known)
        self.made[name] = (known or made).id
        return self.made[name]

    def _given(self, name: str) -> Any:
        table = getattr(self.unit, name)
        if name == "participants":
            return table.get(self.subject)
        if name == "members":
            return table.get(self.unit.participants.get(self.subject).member_id)
        if name == "periods":
            return table.get(self.period.id)
        if name in GIVEN:
            return table.all()[0]
        return table.one(period_id=self.period.id, subject_id=self.subject) if name == "reviews" else None

    def _tell(self, name: str, known: Any) -> None:
        if name in {"periods", "pinned_regulations", "cells", "terms", "collectives"}:
            return
        told = {part.name: self.say(name, part.name) for part in fields(known) if self._kind(name, part.name) is str}
        told = {each: text for each, text in told.items() if not _is_code(name, each)}
        getattr(self.unit, name).update(replace(known, **told))

    def _keys(self, name: str, made: Any) -> Iterator[dict[str, Any]]:
        for key in SCHEMA[SHAPES[name].name].unique:
            columns = [column for column in key if column != "organisation_id"]
            if columns != ["id"]:
                yield {column: getattr(made, column) for column in columns}

    def _values(self, name: str) -> Iterator[tuple[str, Any]]:
        links = {link.column: link.table for link in SCHEMA[SHAPES[name].name].links}
        for part in fields(SHAPES[name].value):
            if part.name in {"version", "position"}:
                continue
            if part.name == "id":
                secret = SHAPES[name].name in SECRET
                yield "id", self.office.env.ids.unordered() if secret else self.office.env.ids.new()
            elif part.name in links:
                yield part.name, self.row(_NAME_OF[links[part.name]])
            else:
                yield part.name, self._value(name, part.name)

    def _value(self, name: str, of: str) -> Any:
        kind = self._kind(name, of)
        if kind is str:
            return f"{of}-{len(self.made)}" if _is_code(name, of) else self.say(name, of)
        if issubclass(kind, StrEnum):
            return next(iter(kind))
        plain = {
            UUID: self.subject,
            bool: True,
            int: 1 + len(self.made) + self.subject.int % 1000,
            date: date(2026, 11, 3),
            time: time(8, 30),
            PartialDate: PartialDate(2001, 2),
        }
        return self.content(name) if kind is bytes else plain[kind]

    def _kind(self, name: str, of: str) -> Any:
        kind = get_type_hints(SHAPES[name].value)[of]
        if get_origin(kind) in {Union, types.UnionType}:
            return next(each for each in get_args(kind) if each is not type(None))
        return kind


def _is_code(name: str, of: str) -> bool:
    return of in CODES | DIGESTS or (name, of) in NAMES
