"""The finishing pass over a written .xlsx: fixed times, fixed order, and the values of formulas.

openpyxl writes the hour into the file and leaves formulas without a value; both are put right in the finished archive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kiemdiem_desktop.documents.zipped import rezipped

_CORE = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CREATED = re.compile(rb"<dcterms:created[^>]*>([^<]*)</dcterms:created>")
_FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')


def finished(raw: bytes, values: Mapping[str, Mapping[str, str]]) -> bytes:
    """Return the archive with fixed times; ``values`` gives, per sheet file, the value of each formula's cell."""
    return rezipped(raw, lambda name, content: _content(name, content, values))


def _content(name: str, content: bytes, values: Mapping[str, Mapping[str, str]]) -> bytes:
    if name == _CORE:
        created = _CREATED.search(content)
        return _MODIFIED.sub(rb"\g<1>" + (created.group(1) if created else b"") + rb"\g<2>", content)
    known = values.get(name)
    return _FORMULA.sub(lambda found: _with_value(found, known), content) if known else content


def _with_value(found: re.Match[bytes], values: Mapping[str, str]) -> bytes:
    return found.group(1) + f"<v>{values[found.group(2).decode('ascii')]}</v>".encode("ascii")
