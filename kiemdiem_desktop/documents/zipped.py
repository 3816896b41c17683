"""The last step of every office file: its archive written anew with fixed times, for equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

_EPOCH = (1980, 1, 1, 0, 0, 0)


def _same(_: str, content: bytes) -> bytes:
    return content


def rezipped(raw: bytes, change: Callable[[str, bytes], bytes] = _same) -> bytes:
    """Return the archive with fixed times and rights; ``change`` gets each entry's name and content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_entry(name), change(name, source.read(name)))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry
