"""Frozen domain values as plain JSON data and back, with the JSON Schema that describes them; driven by the fields."""

from __future__ import annotations

import base64
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from kiemdiem_desktop.domain.dates import PartialDate

Plain: TypeAlias = Any
"""What ``json`` reads and writes."""

_PATTERNS: dict[type, str] = {
    UUID: r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
    date: r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    time: r"^[0-9]{2}:[0-9]{2}$",
    PartialDate: r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
    bytes: r"^[A-Za-z0-9+/]*={0,2}$",
}
_JSON_TYPES: dict[type, Plain] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": -(2**53), "maximum": 2**53},
    bool: {"type": "boolean"},
}
"""Whole numbers stay within what every reader of JSON keeps exact."""


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


def to_plain(value: object) -> Plain:
    """Write a value: dates as ISO text of the precision known, ids and enums as text, bytes as base64."""
    if isinstance(value, PartialDate):
        return value.iso
    if is_dataclass(value) and not isinstance(value, type):
        return {entry.name: to_plain(getattr(value, entry.name)) for entry in fields(value)}
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return _scalar_to_plain(value)


def _scalar_to_plain(value: object) -> Plain:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | StrEnum) else value


def from_plain(kind: Any, data: Plain) -> Any:
    """Read a value of this kind; ``ValueError`` where text is no such value (a schema has checked the shape before)."""
    options = get_args(kind) if get_origin(kind) in {Union, types.UnionType} else ()
    if options:
        return (
            None if data is None else from_plain(next(option for option in options if option is not type(None)), data)
        )
    if get_origin(kind) is tuple:
        return tuple(from_plain(get_args(kind)[0], item) for item in data)
    if is_dataclass(kind) and kind is not PartialDate:
        return _object(kind, data)
    return _scalar_from_plain(kind, data)


def _object(kind: Any, data: Mapping[str, Plain]) -> Any:
    hints = _hints(kind)
    return kind(**{name: from_plain(hints[name], value) for name, value in data.items()})


def _scalar_from_plain(kind: Any, data: Plain) -> Any:
    if kind is PartialDate:
        return PartialDate.from_iso(data)
    if kind is bytes:
        return base64.b64decode(data, validate=True)
    if kind in {date, time}:
        return kind.fromisoformat(data)
    return kind(data)


def schema_of(kind: Any, definitions: dict[str, Plain]) -> Plain:
    """The JSON Schema of a kind; dataclasses are added to ``definitions`` and referred to."""
    options = get_args(kind) if get_origin(kind) in {Union, types.UnionType} else ()
    if options:
        inner = next(option for option in options if option is not type(None))
        return {"anyOf": [schema_of(inner, definitions), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0], definitions)}
    if is_dataclass(kind) and kind is not PartialDate:
        return _object_schema(kind, definitions)
    return _scalar_schema(kind)


def _scalar_schema(kind: Any) -> Plain:
    if kind in _PATTERNS:
        return {"type": "string", "pattern": _PATTERNS[kind]}
    if kind in _JSON_TYPES:
        return dict(_JSON_TYPES[kind])
    return {"type": "string", "enum": [member.value for member in kind]}


def _object_schema(kind: Any, definitions: dict[str, Plain]) -> Plain:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = _hints(kind)
        definitions[name] = {
            "type": "object",
            "description": (kind.__doc__ or "").strip().splitlines()[0],
            "additionalProperties": False,
            "required": [entry.name for entry in fields(kind) if _needed(entry)],
            "properties": {entry.name: schema_of(hints[entry.name], definitions) for entry in fields(kind)},
        }
    return {"$ref": f"#/$defs/{name}"}


def _needed(entry: Field[Any]) -> bool:
    return entry.default is MISSING and entry.default_factory is MISSING
