"""The finishing pass over a written .xlsx: fixed times, fixed order, and the values of formulas.

openpyxl writes the hour into the file and leaves formulas without a value; both are put right in the finished archive.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)</dcterms:created>")
_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def finished(raw: bytes, values: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return the archive with fixed times; ``values`` gives, per sheet file, the value of each formula's cell."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(_entry(name), _content(name, source.read(name), values))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o600 << 16
    return entry


def _content(name: str, content: bytes, values: Mapping[str, Mapping[str, str]]) -> bytes:
    if name == _CORE:
        created = _CREATED.search(content)
        return _MODIFIED.sub(rb"\g<1>" + (created.group(1) if created else b"") + rb"\g<2>", content)
    known = values.get(name)
    return _FORMULA.sub(lambda found: _with_value(found, known), content) if known else content


def _with_value(found: re.Match[bytes], values: Mapping[str, str]) -> bytes:
    return found.group(1) + f"<v>{values[found.group(2).decode('ascii')]}</v>".encode("ascii")
