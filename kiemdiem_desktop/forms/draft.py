"""A draft is what a form's unbound fields hold; every edit makes a new one and wrong types never enter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from decimal import Decimal
from typing import TypeAlias

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.viet import nfc
from kiemdiem_desktop.forms.schema import Column, Field, FieldKind, Form

Scalar: TypeAlias = str | bool | int | Decimal | PartialDate
TableRow: TypeAlias = Mapping[str, Scalar]
Value: TypeAlias = Scalar | tuple[TableRow, ...]

ROW_KEY = "row"
"""In a table with fixed rows, the entry of a row that names which one it is."""

_SCALARS: dict[FieldKind, type] = {
    FieldKind.LINE: str,
    FieldKind.TEXT: str,
    FieldKind.CHOICE: str,
    FieldKind.PERSON: str,
    FieldKind.INTEGER: int,
    FieldKind.DECIMAL: Decimal,
    FieldKind.DATE: PartialDate,
    FieldKind.CHECK: bool,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The unbound values of one form by field id; an unfilled field has no entry."""

    form_id: str
    form_version: str
    values: Mapping[str, Value] = field(default_factory=dict)


def new_draft(form: Form) -> Draft:
    """Make an empty draft of this form."""
    return Draft(form_id=form.id, form_version=form.version)


def with_value(form: Form, draft: Draft, field_id: str, value: Value | None) -> Draft:
    """Return the draft with one field set; empty values remove the entry, text becomes NFC.

    Refuses (TypeError) a value of another kind, (ValueError) a bound field, (KeyError) a field the form has not.
    """
    place = form.field(field_id)
    values = dict(draft.values)
    values.pop(field_id, None)
    cleaned = None if value is None else clean(place, value)
    if cleaned is not None:
        values[field_id] = cleaned
    return replace(draft, values=values)


def clean(place: Field, value: Value) -> Value | None:
    """Return the value as a draft keeps it, or None when it is empty; refusals as in with_value."""
    if place.bound or (place.kind not in _SCALARS and place.kind is not FieldKind.TABLE):
        raise ValueError(f"{place.id} is held in tables, not in drafts")
    if place.kind is FieldKind.TABLE:
        return _clean_table(place, value)
    if isinstance(value, tuple):
        raise TypeError(f"{place.id} holds one value")
    return _clean_scalar(place.kind, value, place.id)


def _clean_scalar(kind: FieldKind, value: Scalar, name: str) -> Scalar | None:
    # bool is an int to Python; exact types keep a tick from passing for a count.
    if kind not in _SCALARS or type(value) is not _SCALARS[kind]:
        raise TypeError(f"{name} ({kind.value}) cannot hold {type(value).__name__}")
    if isinstance(value, str):
        return nfc(value) or None
    if isinstance(value, Decimal) and not value.is_finite():
        raise TypeError(f"{name} needs a finite number")
    return None if value is False else value


def _clean_table(place: Field, value: Value) -> tuple[TableRow, ...] | None:
    if not isinstance(value, tuple):
        raise TypeError(f"{place.id} holds rows")
    rows = tuple(_clean_row(place, row) for row in value)
    least = 1 if place.rows else 0  # a fixed row's own name is no content
    return tuple(row for row in rows if len(row) > least) or None


def _clean_row(place: Field, row: TableRow) -> dict[str, Scalar]:
    columns = {column.id: column for column in place.columns}
    kept: dict[str, Scalar] = {}
    for key, value in row.items():
        if key == ROW_KEY and place.rows:
            if value not in {fixed.id for fixed in place.rows}:
                raise ValueError(f"{place.id} has no row {value!r}")
            kept[key] = value
            continue
        cell = _clean_scalar(_column(columns, key, place).kind, value, f"{place.id}.{key}")
        if cell is not None:
            kept[key] = cell
    if place.rows and ROW_KEY not in kept:
        raise ValueError(f"{place.id} has fixed rows; an entry must name its own")
    return kept


def _column(columns: Mapping[str, Column], key: str, place: Field) -> Column:
    if key not in columns:
        raise ValueError(f"{place.id} has no column {key!r}")
    return columns[key]
