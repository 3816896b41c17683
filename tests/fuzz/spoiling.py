"""Strategies that spoil sound files: their bytes, the parts of a package, the lines of a text, the nodes of JSON."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

PLACES = st.floats(0, 1, exclude_max=True)
"""Where in a file, whatever its length."""

_NUMBERS = st.one_of(st.integers(), st.sampled_from([2**63, -(2**63), 2**31, 10**400]), st.floats())
_ODD = ["", " ", "\x00", "\ufffe", "\u202e", "Á" * 500, "=1+1", "2026-02-30", "31/02/2026", "../../x", "0000-00-00"]
_TEXTS = st.one_of(st.text(max_size=40), st.sampled_from(_ODD))
LEAVES = st.one_of(st.none(), st.booleans(), _NUMBERS, _TEXTS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(_TEXTS, inner, max_size=4)),
    max_leaves=8,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a text of bytes: so many bytes at a place give way to others."""

    at: float
    length: int
    put: bytes

    def made(self, data: bytes) -> bytes:
        """Make the change."""
        place = int(self.at * len(data))
        return data[:place] + self.put + data[place + self.length :]


_MARKUP = [
    b"<",
    b">",
    b"&",
    b"&#0;",
    b"<!DOCTYPE a>",
    b"]]>",
    b"\xff\xfe",
    bytes(8),
    b"99999999999",
    b"-1",
    b'"',
    b"\n",
]
EDITS = st.lists(
    st.builds(Edit, PLACES, st.integers(0, 64), st.one_of(st.binary(max_size=64), st.sampled_from(_MARKUP))),
    min_size=1,
    max_size=6,
)


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Make all changes, one after the other."""
    for edit in edits:
        data = edit.made(data)
    return data


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Which of several files is spoiled, in which part of it where it is a package, and how."""

    which: float
    part: float | None
    edits: list[Edit]

    def made(self, files: Sequence[tuple[str, bytes]]) -> tuple[str, bytes]:
        """Return a name and the spoiled bytes."""
        name, data = files[int(self.which * len(files))]
        if self.part is not None and data.startswith(b"PK\x03\x04"):
            return name, _in_package(data, self.part, self.edits)
        return name, edited(data, self.edits)


SPOILED = st.builds(Spoiled, PLACES, st.one_of(st.none(), PLACES), EDITS)


def _in_package(data: bytes, part: float, edits: Sequence[Edit]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = names[int(part * len(names))]
        for name in names:
            content = old.read(name)
            new.writestr(name, edited(content, edits) if name == chosen else content)
    return stream.getvalue()


@dataclass(frozen=True, slots=True)
class Node:
    """One change of a JSON document: a node is replaced, taken out, doubled, or gets another's value."""

    at: float
    act: str
    value: Any
    other: float


NODES = st.lists(
    st.builds(Node, PLACES, st.sampled_from(["put", "drop", "double", "copy"]), VALUES, PLACES), min_size=1, max_size=4
)


def changed(document: Any, nodes: Sequence[Node]) -> Any:
    """Return a copy of a document with nodes changed; most places lie among the records, for there are most nodes."""
    made = json.loads(json.dumps(document))
    for node in nodes:
        holders = list(_holders(made))
        if not holders:
            return made
        holder, key = holders[int(node.at * len(holders))]
        if node.act == "put":
            holder[key] = node.value
        elif node.act == "drop":
            del holder[key]
        elif node.act == "double" and isinstance(holder, list):
            holder.append(holder[key])
        elif node.act == "copy":
            source, name = holders[int(node.other * len(holders))]
            holder[key] = json.loads(json.dumps(source[name]))
    return made


def _holders(node: Any) -> Any:
    pairs = list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
    for key, inner in pairs:
        yield node, key
        yield from _holders(inner)
