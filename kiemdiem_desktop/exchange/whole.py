"""A whole book as one JSON document: every record of every table, the laws pinned and the settings, to go on with."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.exchange.dossier import FAULTS_SHOWN, invalid, read_document
from kiemdiem_desktop.exchange.plain import Plain, from_plain, schema_of, to_plain
from kiemdiem_desktop.exchange.references import SchemaFault

FORMAT = "kiemdiem-book"
VERSION = 2
_DIGESTS: Plain = {
    "type": "object",
    "additionalProperties": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}
Tables = Mapping[str, Sequence[Any]]
"""The values of each table, under the table's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything that stands in a book but its history, which stays with the book's own file."""

    tables: Tables
    settings: Mapping[str, Any]
    dropped: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The digests of contents that were dropped, by table and id: what was erased can still be recognised."""


def encode_whole(whole: Whole) -> bytes:
    """Write a book: UTF-8, two-space indent, keys in the order of the fields; equal books give equal bytes."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "settings": dict(sorted(whole.settings.items())),
        "dropped": {name: dict(sorted(told.items())) for name, told in whole.dropped.items() if told},
        "tables": {name: [to_plain(value) for value in values] for name, values in whole.tables.items()},
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def decode_whole(data: bytes, kinds: Mapping[str, type]) -> Whole:
    """Read a book; ``kinds`` says what the values of each table are. A table that is not told is empty.

    Refused as a dossier is: ``dossier_too_large``, ``dossier_unreadable``, ``dossier_too_new``, ``dossier_invalid``.
    """
    document = read_document(data, FORMAT, VERSION)
    faults = _faults(document, kinds)
    if faults:
        raise invalid(faults)
    told = document["tables"]
    try:
        tables = {name: tuple(from_plain(kind, row) for row in told.get(name, ())) for name, kind in kinds.items()}
    except (ValueError, TypeError) as error:
        raise invalid((SchemaFault(path="tables", problem=str(error)),)) from error
    return Whole(tables=tables, settings=document["settings"], dropped=document.get("dropped", {}))


def _faults(document: Plain, kinds: Mapping[str, type]) -> tuple[SchemaFault, ...]:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - heavy, and only whole books need it

    definitions: dict[str, Plain] = {}
    rows = {name: {"type": "array", "items": schema_of(kind, definitions)} for name, kind in kinds.items()}
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "settings", "tables"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer"},
            "settings": {"type": "object"},
            "dropped": {"type": "object", "additionalProperties": _DIGESTS},
            "tables": {"type": "object", "additionalProperties": False, "properties": rows},
        },
        "$defs": definitions,
    }
    found = []
    for error in Draft202012Validator(schema).iter_errors(document):
        found.append(SchemaFault(path=".".join(map(str, error.absolute_path)) or ".", problem=error.message[:160]))
        if len(found) == FAULTS_SHOWN:
            break
    return tuple(found)
