"""Text tables (CSV): which letters they are written with and which sign parts their columns."""

from __future__ import annotations

import csv
import io
import unicodedata

from kiemdiem_desktop.domain.roster import Encoding
from kiemdiem_desktop.exchange import legacy_text
from kiemdiem_desktop.exchange.roster.raw import Limits, RawSheet
from kiemdiem_desktop.exchange.roster.refusal import RefusedFile

_DELIMITERS = ";\t,"


def read_text(data: bytes, limits: Limits) -> RawSheet:
    """Read a text table; every cell is text."""
    text = decoded(data)
    csv.field_size_limit(1 << 20)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)))
    except csv.Error as error:
        raise RefusedFile("roster_unreadable") from error
    if len(lines) > limits.rows or max(map(len, lines), default=0) > limits.columns:
        raise RefusedFile("roster_too_large")
    return RawSheet(name="", rows=tuple(tuple(cell or None for cell in line) for line in lines))


def decoded(data: bytes) -> str:
    """Read bytes as UTF-16 or UTF-8 with their mark, then as UTF-8, then as one of the old one-byte codes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _one_byte(data)


def _one_byte(data: bytes) -> str:
    """Choose between the Windows code page, whose marks stand apart, and the old fonts, by the words they give."""
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    latin = data.decode("latin-1")
    readings = {windows: windows, latin: legacy_text.to_unicode(latin, _old_font(latin))}
    return max(readings, key=lambda reading: _merit(readings[reading]))


def _old_font(latin: str) -> Encoding:
    found = legacy_text.guess([latin]).encoding
    return Encoding.TCVN3 if found is Encoding.UNICODE else found


def _merit(text: str) -> int:
    good, bad = legacy_text.score(text)
    return good - bad


def delimiter_of(text: str) -> str:
    """Choose the sign that stands most often in the first lines; the semicolon wins a draw."""
    head = "\n".join(text.splitlines()[:60])
    return max(_DELIMITERS, key=head.count)
