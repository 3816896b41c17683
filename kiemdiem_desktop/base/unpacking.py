"""What a file holds once its compressed parts are opened, to search it; no part can grow without bound."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

LIMIT = 50_000_000
"""So many bytes of one part are looked at."""

_PDF_STREAM = re.compile(rb"stream\r?\n")
_ZIP = b"PK\x03\x04"


def unpacked(content: bytes) -> Iterator[bytes]:
    """Give the content as it is, then the streams of a PDF and the parts of a zip package that can be opened."""
    yield content
    if content.startswith(_ZIP):
        yield from _parts(content)
    elif content.startswith(b"%PDF"):
        for start in _PDF_STREAM.finditer(content):
            try:
                yield zlib.decompressobj().decompress(content[start.end() :], LIMIT)
            except zlib.error:
                continue  # not compressed in this way, or a picture


def _parts(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            for info in package.infolist():
                with package.open(info) as part:
                    yield part.read(LIMIT)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        return  # broken or locked: nothing more can be read
