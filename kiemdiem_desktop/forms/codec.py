"""Drafts as bytes and back: canonical JSON that names its form, and the carrying over into a newer form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.forms.draft import ROW_KEY, Draft, Scalar, TableRow, Value, clean, new_draft
from kiemdiem_desktop.forms.schema import Field, FieldKind, Form

_KEYS = {"form", "version", "values"}


def encode(draft: Draft) -> bytes:
    """Write the draft as canonical JSON: sorted keys, no spaces, numbers and dates as text, UTF-8."""
    values = {key: _plain(value) for key, value in draft.values.items()}
    payload = {"form": draft.form_id, "version": draft.form_version, "values": values}
    return json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(data: bytes, form: Form) -> Draft:
    """Read a draft of exactly this form and version; KnownError ``form_payload_invalid`` for anything else.

    An empty object is a review not yet begun. To read a draft of an earlier form, decode it with that form and carry
    it over.
    """
    payload = _payload(data)
    if not payload:
        return new_draft(form)
    if payload["form"] != form.id or payload["version"] != form.version:
        raise _refused("form", f"{payload['form']} {payload['version']}")
    values = payload["values"]
    if not isinstance(values, dict):
        raise _refused("values", "not a table")
    places = {place.id: place for place in form.fields()}
    kept: dict[str, Value] = {}
    for key, raw in values.items():
        if key not in places:
            raise _refused(key, "unknown field")
        value = _read(places[key], raw)
        if value is not None:
            kept[key] = value
    return Draft(form_id=form.id, form_version=form.version, values=kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A value of the old form for which the new one has no place."""

    field_id: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """The draft of the new form and what could not come along; nothing is dropped unsaid."""

    draft: Draft
    lost: tuple[Lost, ...]


def carry_over(old_form: Form, old_draft: Draft, new_form: Form) -> CarriedOver:
    """Bring a draft into another form by field id, or by the ids that the new field formerly had.

    Bound values need no carrying: they stay in their tables under the binding's name.
    """
    homes = _homes(new_form)
    kept: dict[str, Value] = {}
    lost: list[Lost] = []
    for old in old_form.fields():
        value = old_draft.values.get(old.id)
        if value is None:
            continue
        home = homes.get(old.id)
        fitted = _fit(home, value) if home is not None and home.id not in kept else None
        if home is None or fitted is None:
            lost.append(Lost(field_id=old.id, label=old.label, value=value))
        else:
            kept[home.id] = fitted
    draft = Draft(form_id=new_form.id, form_version=new_form.version, values=kept)
    return CarriedOver(draft=draft, lost=tuple(lost))


def _homes(form: Form) -> dict[str, Field]:
    homes = {former: place for place in form.fields() for former in place.formerly}
    return homes | {place.id: place for place in form.fields()}


def _fit(place: Field, value: Value) -> Value | None:
    if place.kind is FieldKind.CHOICE and value not in {choice.id for choice in place.choices}:
        return None
    if place.kind is FieldKind.DECIMAL and type(value) is int:
        value = Decimal(value)
    try:
        return clean(place, value)
    except (TypeError, ValueError):
        return None


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return [{key: _plain(cell) for key, cell in row.items()} for row in value]
    if isinstance(value, Decimal):
        return str(value)
    return value.iso if isinstance(value, PartialDate) else value


def _payload(data: bytes) -> Mapping[str, object]:
    try:
        payload = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _refused("", "not JSON") from error
    if not isinstance(payload, dict) or set(payload) not in (set(), _KEYS):
        raise _refused("", "not a draft")
    return payload


def _read(place: Field, raw: object) -> Value | None:
    try:
        if place.kind is FieldKind.TABLE:
            return clean(place, _read_rows(place, raw))
        return clean(place, _read_scalar(place.kind, raw))
    except (TypeError, ValueError, InvalidOperation) as error:
        raise _refused(place.id, str(error) or type(error).__name__) from error


def _read_rows(place: Field, raw: object) -> tuple[TableRow, ...]:
    if not isinstance(raw, list):
        raise TypeError("rows expected")
    kinds = {column.id: column.kind for column in place.columns} | {ROW_KEY: FieldKind.LINE}
    return tuple(_read_row(kinds, row) for row in raw)


def _read_row(kinds: Mapping[str, FieldKind], raw: object) -> TableRow:
    if not isinstance(raw, dict) or not set(raw) <= set(kinds):
        raise TypeError("not a row of this table")
    return {key: _read_scalar(kinds[key], cell) for key, cell in raw.items()}


def _text(raw: object) -> Scalar:
    if not isinstance(raw, str):
        raise TypeError("text expected")
    return raw


def _same(raw: object) -> Scalar:
    if not isinstance(raw, bool | int):
        raise TypeError("number or tick expected")
    return raw


_READERS: dict[FieldKind, Callable[[object], Scalar]] = {
    FieldKind.INTEGER: _same,
    FieldKind.CHECK: _same,
    FieldKind.DECIMAL: lambda raw: Decimal(str(_text(raw))),
    FieldKind.DATE: lambda raw: PartialDate.from_iso(str(_text(raw))),
}


def _read_scalar(kind: FieldKind, raw: object) -> Scalar:
    return _READERS.get(kind, _text)(raw)


def _refused(field: str, problem: str) -> KnownError:
    return KnownError("form_payload_invalid", field=field, problem=problem)
