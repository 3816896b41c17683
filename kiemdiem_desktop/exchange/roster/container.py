"""What kind of file it is, told by its content, and whether it may be opened at all: sizes and entities first."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum
from typing import TYPE_CHECKING

from kiemdiem_desktop.exchange.roster.refusal import RefusedFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiemdiem_desktop.exchange.roster.raw import Limits

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_CHUNK = 1 << 16
_MARKUP = tuple(text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be"))
_TEXT_SUFFIXES = frozenset({".csv", ".txt", ".tsv"})


class Kind(StrEnum):
    """The kinds of file that a roster comes in."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"


def kind_of(data: bytes, suffix: str, limits: Limits) -> Kind:
    """Tell the kind of a file; refuses what is empty, encrypted, a bomb or no table."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise RefusedFile("roster_empty")
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise RefusedFile("roster_encrypted")
        return Kind.XLS
    if data.startswith(_ZIP):
        return _zipped_kind(data, limits)
    if suffix in _TEXT_SUFFIXES and b"\x00\x00" not in data:
        return Kind.TEXT
    raise RefusedFile("roster_not_a_workbook")


def _zipped_kind(data: bytes, limits: Limits) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise RefusedFile("roster_unreadable") from error
    if any(entry.flag_bits & 1 for entry in entries):
        raise RefusedFile("roster_encrypted")
    names = {entry.filename for entry in entries}
    if not names & {"xl/workbook.xml", "xl/workbook.bin", "content.xml"}:
        raise RefusedFile("roster_not_a_workbook")
    _check_parts(data, entries, limits)
    return Kind.ODS if "content.xml" in names else Kind.XLSX


def _check_parts(data: bytes, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Inflate every part piece by piece and keep nothing: a header may lie about the size, the stream cannot."""
    total = sum(entry.file_size for entry in entries)
    if total > limits.inflated_bytes:
        raise RefusedFile("roster_too_large")
    left = limits.inflated_bytes
    for entry in entries:
        tail = b""
        for piece in _pieces(data, entry):
            left -= len(piece)
            if left < 0:
                raise RefusedFile("roster_too_large")
            seen = tail + piece
            if any(mark in seen for mark in _MARKUP) and entry.filename.endswith((".xml", ".rels")):
                raise RefusedFile("roster_unreadable")
            tail = piece[-32:]
        if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in part(data, entry.filename):
            raise RefusedFile("roster_encrypted")


def _pieces(data: bytes, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    head = data[entry.header_offset : entry.header_offset + 30]
    start = entry.header_offset + 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    packed = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise RefusedFile("roster_unreadable")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not stream.eof:
            yield stream.decompress(packed, _CHUNK)
            packed = stream.unconsumed_tail
    except zlib.error as error:
        raise RefusedFile("roster_unreadable") from error


def part(data: bytes, name: str) -> bytes:
    """Return one part of a zipped workbook whose sizes were checked; empty when there is none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            return archive.read(name)
        except KeyError:
            return b""
        except zipfile.BadZipFile as error:
            raise RefusedFile("roster_unreadable") from error
