"""Scans and pictures that come into the book: what is taken, and how large it may be."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.domain.viet import one_line

SCAN_LIMIT = 10_000_000
"""The largest scan kept in the book, in bytes."""

_MEDIA = {b"%PDF": "application/pdf", b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}
"""What a scan may be, by its first bytes; the name of the file is not believed."""


def read_scan(path: Path | None) -> tuple[str, bytes] | None:
    """Read a file that is to be kept, its name with its content; one that is too large is refused before it is read."""
    if path is None:
        return None
    _refuse_large(path.name, files.size(path))
    return path.name, files.read(path)


def scan_of(scan: tuple[str, bytes] | None, fresh_id: UUID) -> Attachment | None:
    """Make the attachment of a file's name and content; refused when too large, or neither PDF nor picture."""
    if scan is None:
        return None
    name, content = scan
    _refuse_large(name, len(content))
    media = next((kind for start, kind in _MEDIA.items() if content.startswith(start)), None)
    if media is None:
        raise KnownError("scan_not_a_picture", file=name)
    return Attachment(id=fresh_id, name=one_line(name), media_type=media, content=content)


def _refuse_large(name: str, size: int) -> None:
    if size > SCAN_LIMIT:
        raise KnownError("scan_too_large", file=name, limit=SCAN_LIMIT // 1_000_000)
