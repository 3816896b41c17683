"""The dossier: one whole period with its cell, its people and its law as one documented JSON document."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.exchange.plain import Plain, from_plain, schema_of, to_plain
from kiemdiem_desktop.exchange.references import SchemaFault, record_faults

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

FORMAT = "kiemdiem-dossier"
VERSION = 1
SIZE_LIMIT = 200_000_000
DEPTH_LIMIT = 40
FAULTS_SHOWN = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A period's records and the resolved pack that they were made under, as the book pinned it."""

    book_id: UUID
    revision: int
    records: PeriodRecords
    regulation: bytes


def encode_dossier(dossier: Dossier) -> bytes:
    """Write a dossier: UTF-8, two-space indent, keys in the order of the fields; equal dossiers give equal bytes."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "book_id": str(dossier.book_id),
        "revision": dossier.revision,
        "regulation": json.loads(dossier.regulation),
        "records": _open_payloads(to_plain(dossier.records)),
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def read_dossier(path: Path) -> bytes:
    """Read a dossier's file; refused with ``dossier_too_large`` before it is read, and as the disk does."""
    _refuse_large(files.size(path))
    return files.read(path)


def decode_dossier(data: bytes) -> Dossier:
    """Read a dossier.

    Refused: ``dossier_too_large``, ``dossier_unreadable`` (no JSON, or none of ours), ``dossier_too_new``,
    ``dossier_invalid`` with the path of each fault.
    """
    document = read_document(data)
    faults = dossier_faults(document)
    if faults:
        raise invalid(faults)
    try:
        records = from_plain(PeriodRecords, _close_payloads(document["records"]))
    except (ValueError, TypeError) as error:
        raise invalid((SchemaFault(path="records", problem=str(error)),)) from error
    faults = tuple(islice(record_faults(records), FAULTS_SHOWN))
    if faults:
        raise invalid(faults)
    law = json.dumps(document["regulation"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return Dossier(book_id=UUID(document["book_id"]), revision=document["revision"], records=records, regulation=law)


def dossier_faults(document: Plain) -> tuple[SchemaFault, ...]:
    """Every place where a document breaks the schema, in the order of the document; at most fifty."""
    errors = sorted(_validator().iter_errors(document), key=lambda error: [str(part) for part in error.absolute_path])
    return tuple(
        SchemaFault(path=_path(error.absolute_path), problem=_short(error.message)) for error in errors[:FAULTS_SHOWN]
    )


def dossier_schema() -> Plain:
    """The JSON Schema of a dossier, as ``resources/schemas`` ships it."""
    definitions: dict[str, Plain] = {}
    records = schema_of(PeriodRecords, definitions)
    definitions["Review"]["properties"]["payload"] = {"type": "object"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Hồ sơ kỳ kiểm điểm",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "book_id", "revision", "regulation", "records"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "book_id": schema_of(UUID, definitions),
            "revision": {"type": "integer", "minimum": 0},
            "regulation": {"type": "object"},
            "records": records,
        },
        "$defs": definitions,
    }


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator as Validator  # noqa: PLC0415 - heavy, and only dossiers need it

    text = resource("schemas", "dossier-1.json").read_text(encoding="utf-8")
    return Validator(json.loads(text))


def read_document(data: bytes, format_name: str = FORMAT, newest: int = VERSION) -> dict[str, Any]:
    """Read a JSON document of ours that is neither too large, too deep nor too new; what it holds is not looked at."""
    _refuse_large(len(data))
    if _depth(data) > DEPTH_LIMIT:
        raise KnownError("dossier_unreadable")
    try:
        document = json.loads(data)
        if b"\\u" in data:
            json.dumps(document, ensure_ascii=False).encode()  # half a letter, which no book can keep
    except ValueError as error:
        raise KnownError("dossier_unreadable") from error
    if not isinstance(document, dict) or document.get("format") != format_name:
        raise KnownError("dossier_unreadable")
    version = document.get("version")
    if isinstance(version, int) and version > newest:
        raise KnownError("dossier_too_new", version=version)
    return document


def _refuse_large(size: int) -> None:
    if size > SIZE_LIMIT:
        raise KnownError("dossier_too_large", limit=SIZE_LIMIT // 1_000_000)


def _depth(data: bytes) -> int:
    """The deepest nesting, brackets inside of texts left out, so that no hostile file exhausts the parser."""
    depth = deepest = 0
    quoted = escaped = False
    for byte in data:
        if quoted:
            quoted = escaped or byte != 0x22
            escaped = byte == 0x5C and not escaped
        elif byte == 0x22:
            quoted = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _open_payloads(records: Plain) -> Plain:
    reviews = [{**review, "payload": json.loads(_bytes(review["payload"]))} for review in records["reviews"]]
    return {**records, "reviews": reviews}


def _bytes(text: str) -> bytes:
    content: bytes = from_plain(bytes, text)
    return content


def _close_payloads(records: Plain) -> Plain:
    return {**records, "reviews": [_closed(review) for review in records.get("reviews", ())]}


def _closed(review: Plain) -> Plain:
    payload = review.get("payload", {})
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {**review, "payload": to_plain(text.encode())}


def _path(parts: Any) -> str:
    path = ""
    for part in parts:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else str(part)
    return path or "."


def _short(message: str) -> str:
    return message if len(message) <= 160 else f"{message[:157]}…"


def invalid(faults: tuple[SchemaFault, ...]) -> KnownError:
    """Say that a document is refused, with the path of each fault."""
    listed = "\n".join(f"{fault.path}: {fault.problem}" for fault in faults)
    return KnownError("dossier_invalid", count=len(faults), faults=listed)
