"""Packs and overlays as plain TOML trees: read from a folder and laid over one another, entry by entry."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.regulations.faults import invalid

Node: TypeAlias = object
Tree: TypeAlias = dict[str, Node]

EXAMPLES = "examples.toml"
REMOVE = "remove"
CITATION, CONFIDENCE, LEAST_SURE = "citation", "confidence", "unverified"
AS_LAID = "@"
"""Stands between a citation and the layer that changed what it is about without naming a source of its own."""

_IDENTITIES = ("id", "key")
_LIST_OF_FILES = "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTree:
    """What the files of a folder hold together, and which file each top-level table or form came from."""

    tree: Tree
    sources: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A merged tree and the layer that each changed path came from; other paths are the base's."""

    tree: Tree
    origins: Mapping[str, str] = field(default_factory=dict)

    def origin(self, path: str, base: str) -> str:
        """Return the layer of a path such as ``rules[cap].severity``: its own, else that of the nearest ancestor."""
        while path:
            if path in self.origins:
                return self.origins[path]
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return base

    def layers(self, path: str, base: str) -> tuple[str, ...]:
        """Return every layer that what stands at a path and below it comes from: that of the path, then the others."""
        inside = [layer for place, layer in self.origins.items() if place.startswith((f"{path}.", f"{path}["))]
        return tuple(dict.fromkeys((self.origin(path, base), *inside)))


def read_folder(folder: Path, *, without: tuple[str, ...] = ()) -> FolderTree:
    """Read every TOML file of a pack's folder into one tree; each file under ``forms`` is one form.

    KnownError ``pack_invalid`` for a file that is no TOML or a table that two files hold.
    """
    tree: Tree = {}
    sources: dict[str, str] = {}
    skipped = {EXAMPLES, *without}
    for path in sorted(folder.glob("*.toml")):
        if path.name in skipped:
            continue
        for key, node in read_toml(path).items():
            if key in tree:
                raise invalid(path.name, key, f"also in {sources[key]}")
            tree[key], sources[key] = node, path.name
    forms = [(f"{_LIST_OF_FILES}/{path.name}", read_toml(path)) for path in sorted(folder.glob("forms/*.toml"))]
    if forms:
        tree[_LIST_OF_FILES] = [form for _, form in forms]
        sources |= {f"{_LIST_OF_FILES}[{form.get('id', '')}]": name for name, form in forms}
    return FolderTree(tree=tree, sources=sources)


def read_toml(path: Path) -> Tree:
    """Read one TOML file; KnownError ``pack_invalid`` where it is none."""
    try:
        return tomllib.loads(files.read(path).decode("utf-8"))
    except ValueError as error:
        raise invalid(path.name, "", str(error)) from error


def merge(base: Merged, overlay: Tree, layer: str) -> Merged:
    """Lay an overlay's tree over a base: tables merge by key, lists of identified tables by id, the rest is replaced.

    An entry with ``remove = true`` takes its namesake out; KnownError ``pack_invalid`` where there is none. What is
    changed keeps its citation only with the layer named beside it, and is the least sure, where the overlay says
    nothing better.
    """
    origins = dict(base.origins)
    tree = _tables(base.tree, overlay, _Place(layer=layer, origins=origins))
    return Merged(tree=tree, origins=origins)


def compared(base: Merged, tree: Tree, layer: str) -> Merged:
    """Tell which layer each path of a tree comes from that was laid on ``base``, of which the layer itself is gone.

    Whatever is not as it was below, or is no more, is the layer's.
    """
    origins = dict(base.origins)
    _compare(base.tree, tree, _Place(layer=layer, origins=origins))
    return Merged(tree=tree, origins=origins)


def _compare(base: Node, node: Node, place: _Place) -> None:
    if base == node:
        return
    if isinstance(base, dict) and isinstance(node, dict):
        for key in base.keys() | node.keys():
            _compare(base.get(key), node.get(key), place.at(f".{key}"))
    elif isinstance(base, list) and isinstance(node, list) and all(map(_identity, [*base, *node])):
        below, above = ({_identity(entry): entry for entry in entries} for entries in (base, node))
        for name in below.keys() | above.keys():
            _compare(below.get(name), above.get(name), place.at(f"[{name}]"))
    else:
        place.note()


def named_path(tree: Tree, path: str) -> str:
    """Turn ``$.rules[3].sentences`` into ``rules[cap].sentences``: ids tell a reader more than positions."""
    shown: list[str] = []
    node: Node = tree
    for step in _steps(path):
        node = _child(node, step)
        name = _identity(node) if isinstance(step, int) else None
        shown.append(f"[{name or step}]" if isinstance(step, int) else f".{step}")
    return "".join(shown).lstrip(".")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where in the merge we are, and where origins are noted."""

    layer: str
    origins: dict[str, str]
    path: str = ""

    def at(self, step: str) -> _Place:
        return _Place(layer=self.layer, origins=self.origins, path=f"{self.path}{step}".lstrip("."))

    def note(self) -> None:
        """The whole node is this layer's; what lay below it before no longer is."""
        for path in [path for path in self.origins if path.startswith((f"{self.path}.", f"{self.path}["))]:
            del self.origins[path]
        self.origins[self.path] = self.layer


def _tables(base: Mapping[str, Node], overlay: Mapping[str, Node], place: _Place) -> Tree:
    merged = dict(base)
    for key, node in overlay.items():
        merged[key] = _node(merged.get(key), node, place.at(f".{key}"))
    return merged | _sourced(base, overlay, place.layer)


def _sourced(base: Mapping[str, Node], overlay: Mapping[str, Node], layer: str) -> Tree:
    """What a changed entry rests on: its base's clause as that layer has it, unless the overlay names its own."""
    citation = base.get(CITATION)
    if not isinstance(citation, str) or CITATION in overlay or not overlay.keys() - set(_IDENTITIES):
        return {}
    whole = _identity(base) is not None  # of a table of settings only some may have changed
    sure = {CONFIDENCE: LEAST_SURE} if whole and CONFIDENCE in base and CONFIDENCE not in overlay else {}
    return {CITATION: f"{citation.partition(AS_LAID)[0]}{AS_LAID}{layer}", **sure}


def _node(base: Node, overlay: Node, place: _Place) -> Node:
    if isinstance(base, dict) and isinstance(overlay, dict):
        return _tables(base, overlay, place)
    if isinstance(overlay, list) and overlay and all(_identity(entry) for entry in overlay):
        known = base if isinstance(base, list) else []
        if all(_identity(entry) for entry in known):
            return _lists(known, overlay, place)
    place.note()
    return overlay


def _lists(base: list[Node], overlay: list[Node], place: _Place) -> list[Node]:
    merged = {_identity(entry): entry for entry in base}
    for entry in overlay:
        name = _identity(entry)
        here = place.at(f"[{name}]")
        if not isinstance(entry, dict):
            continue
        if entry.get(REMOVE) is True:
            if merged.pop(name, None) is None:
                raise invalid(place.layer, here.path, "removes what is not there")
            here.note()
        elif name in merged:
            merged[name] = _node(merged[name], entry, here)
        else:
            here.note()
            merged[name] = entry
    return list(merged.values())


def _identity(node: Node) -> str | None:
    if not isinstance(node, dict):
        return None
    found = next((node[key] for key in _IDENTITIES if key in node), None)
    return found if isinstance(found, str) else None


def _steps(path: str) -> Iterator[str | int]:
    for part in path.removeprefix("$").replace("[", ".[").split("."):
        if part.startswith("[") and part.strip("[]").isdigit():
            yield int(part.strip("[]"))
        elif part:
            yield part


def _child(node: Node, step: str | int) -> Node:
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return node.get(step) if isinstance(node, dict) and isinstance(step, str) else None
