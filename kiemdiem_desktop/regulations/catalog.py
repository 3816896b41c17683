"""The packs on hand: found in folders, chosen by period, resolved with overlays, frozen for a book and thawed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import msgspec

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.regulations.faults import invalid
from kiemdiem_desktop.regulations.pack import Applies, Regulation
from kiemdiem_desktop.regulations.scores import with_score_items
from kiemdiem_desktop.regulations.settings import PackStruct
from kiemdiem_desktop.regulations.tree import (
    FolderTree,
    Merged,
    compared,
    merge,
    named_path,
    read_folder,
    read_toml,
)
from kiemdiem_desktop.regulations.verify import Fault, first_fault

_T = TypeVar("_T")

PACK = "pack.toml"
OVERLAY = "overlay.toml"
WORDING, WORDING_FROM = "wording", "wording_from"


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogEntry:
    """A pack in one of the folders."""

    id: str
    version: str
    title: str
    short_title: str
    applies: Applies
    folder: Path


class Overlay(PackStruct, frozen=True, kw_only=True):
    """The head of what an upper committee lays over a pack; no ``extends_version`` means any, no ``applies`` always."""

    id: str
    version: str
    extends: str
    extends_version: str = ""
    title: str
    issuer: str = ""
    applies: Applies | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayEntry:
    """An overlay in one of the folders."""

    overlay: Overlay
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedPack:
    """A resolved regulation, the digest of its canonical content, and which layer changed what.

    ``overlay_digest`` is that of the overlays as they were laid, in their order; empty without any.
    """

    regulation: Regulation
    digest: str
    merged: Merged
    overlay_digest: str = ""

    def origin(self, path: str) -> str:
        """Return the id of the layer that a path such as ``cap.share`` comes from."""
        return self.merged.origin(path, self.regulation.id)

    def layers(self, path: str) -> tuple[str, ...]:
        """Return the ids of all layers that an entry such as ``rules[cap]`` comes from, with what stands in it."""
        return self.merged.layers(path, self.regulation.id)


class Catalog:
    """The packs and overlays in some folders; each folder holds one subfolder per pack or overlay."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def list(self) -> tuple[CatalogEntry, ...]:
        """Return the packs, newest first; of several with one id the first folder's. Damaged ones are in ``faults``."""
        found: dict[str, CatalogEntry] = {}
        for entry in self._read(PACK, _entry)[0]:
            found.setdefault(entry.id, entry)
        return tuple(sorted(found.values(), key=lambda entry: (-entry.applies.year_from, entry.id)))

    def overlays(self, pack_id: str) -> tuple[OverlayEntry, ...]:
        """Return the overlays that extend a pack."""
        entries = self._read(OVERLAY, _overlay_entry)[0]
        return tuple(entry for entry in entries if entry.overlay.extends == pack_id)

    def faults(self) -> tuple[KnownError, ...]:
        """Return why some folders are not offered: one damaged pack must not hide the others."""
        return (*self._read(PACK, _entry)[1], *self._read(OVERLAY, _overlay_entry)[1])

    def choose(self, year: int, kind: PeriodKind = PeriodKind.YEAR) -> str:
        """Return the id of the pack in force; KnownError ``pack_none_in_force`` when none is."""
        for entry in self.list():
            if entry.applies.governs(year, kind):
                return entry.id
        raise KnownError("pack_none_in_force", year=year)

    def load(self, pack_id: str, overlays: Sequence[str] = ()) -> LoadedPack:
        """Resolve a pack with overlays in their order; KnownError ``pack_not_found`` or ``pack_invalid``."""
        entry = next((entry for entry in self.list() if entry.id == pack_id), None)
        if entry is None:
            raise KnownError("pack_not_found", id=pack_id)
        loaded = self.load_folder(entry.folder)
        for overlay_id in overlays:
            loaded = self._laid_over(loaded, overlay_id)
        return loaded

    def load_folder(self, folder: Path) -> LoadedPack:
        """Resolve the pack or the overlay of any folder, as if it lay among the others; refusals as of ``load``."""
        if (folder / OVERLAY).is_file():
            overlay = _overlay(folder)
            return lay_over(self.load(overlay.extends), overlay, read_folder(folder, without=(OVERLAY,)))
        source = self._with_wording(read_folder(folder))
        return _resolve(Merged(tree=source.tree), source)

    def _with_wording(self, source: FolderTree) -> FolderTree:
        """Lay the pack's own words over those of the pack that it borrows the papers' fixed words from."""
        tree = dict(source.tree)
        lender_id = tree.pop(WORDING_FROM, None)
        if lender_id is None:
            return source
        lender = next((entry for entry in self.list() if entry.id == lender_id), None)
        if lender is None:
            raise invalid(PACK, WORDING_FROM, f"unknown pack {lender_id}")
        lent = {WORDING: read_folder(lender.folder).tree.get(WORDING, {})}
        own = {WORDING: tree.get(WORDING, {})}
        words = merge(Merged(tree=lent), own, "").tree[WORDING]
        return FolderTree(tree=tree | {WORDING: words}, sources=source.sources)

    def _laid_over(self, base: LoadedPack, overlay_id: str) -> LoadedPack:
        entries = self.overlays(base.regulation.id)
        entry = next((entry for entry in entries if entry.overlay.id == overlay_id), None)
        if entry is None:
            raise KnownError("pack_not_found", id=overlay_id)
        return lay_over(base, entry.overlay, read_folder(entry.folder, without=(OVERLAY,)))

    def _read(self, marker: str, reader: Callable[[Path], _T]) -> tuple[tuple[_T, ...], tuple[KnownError, ...]]:
        found: tuple[_T, ...] = ()
        faults: tuple[KnownError, ...] = ()
        for folder in self._subfolders(marker):
            try:
                found += (reader(folder),)
            except KnownError as error:
                faults += (error,)
        return found, faults

    def _subfolders(self, marker: str) -> tuple[Path, ...]:
        return tuple(path.parent for folder in self._folders for path in sorted(folder.glob(f"*/{marker}")))


def lay_over(base: LoadedPack, overlay: Overlay, changes: FolderTree) -> LoadedPack:
    """Resolve a pack with one more layer; KnownError ``pack_invalid`` where the layer does not fit."""
    if overlay.extends_version not in {"", base.regulation.version}:
        raise invalid(OVERLAY, "extends_version", f"{overlay.extends_version} ≠ {base.regulation.version}")
    merged = merge(base.merged, changes.tree, overlay.id)
    layer = {name: getattr(overlay, name) for name in ("id", "version", "title", "issuer")}
    known = merged.tree.get("layers", [])
    layers = [*known, layer] if isinstance(known, list) else [layer]
    resolved = _resolve(Merged(tree=merged.tree | {"layers": layers}, origins=merged.origins), changes)
    content = base.overlay_digest.encode() + msgspec.json.encode([layer, changes.tree], order="sorted")
    return replace(resolved, overlay_digest=hashlib.sha256(content).hexdigest())


def last_layer_told(base: LoadedPack, law: Regulation) -> LoadedPack:
    """Tell what its last layer, no longer at hand, brought to a thawed law, by what the layer was laid on."""
    below, tree = (msgspec.json.decode(freeze(each)) for each in (base.regulation, law))
    merged = compared(Merged(tree=below, origins=base.merged.origins), tree, law.layers[-1].id)
    return LoadedPack(regulation=law, digest=digest(law), merged=merged)


def freeze(regulation: Regulation) -> bytes:
    """Write the resolved regulation as canonical JSON: what a book stores and the digest is taken of."""
    return msgspec.json.encode(regulation, enc_hook=_encode, order="sorted")


def digest(regulation: Regulation) -> str:
    """Return the SHA-256 of the canonical content, in hexadecimal."""
    return hashlib.sha256(freeze(regulation)).hexdigest()


def thaw(data: bytes) -> Regulation:
    """Read what ``freeze`` wrote; KnownError ``pack_invalid`` for anything else."""
    try:
        return msgspec.json.decode(data, type=Regulation, dec_hook=_decode)
    except msgspec.MsgspecError as error:
        raise invalid("", "", str(error)) from error


def _entry(folder: Path) -> CatalogEntry:
    head = read_toml(folder / PACK)
    names = ("id", "version", "title", "short_title")
    texts = {name: head.get(name) for name in names}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise invalid(PACK, name, "missing")
    applies = _convert(head.get("applies"), Applies, PACK, "applies")
    return CatalogEntry(applies=applies, folder=folder, **{name: str(text) for name, text in texts.items()})


def _overlay_entry(folder: Path) -> OverlayEntry:
    return OverlayEntry(overlay=_overlay(folder), folder=folder)


def _overlay(folder: Path) -> Overlay:
    return _convert(read_toml(folder / OVERLAY), Overlay, OVERLAY, "")


def _convert(node: object, kind: type[_T], file: str, place: str) -> _T:
    try:
        return msgspec.convert(node, kind, dec_hook=_decode)
    except msgspec.ValidationError as error:
        raise invalid(file, place, str(error)) from error


def _resolve(merged: Merged, source: FolderTree) -> LoadedPack:
    try:
        regulation = msgspec.convert(merged.tree, Regulation, dec_hook=_decode)
    except msgspec.ValidationError as error:
        problem, _, path = str(error).partition(" - at `")
        raise _at(source, named_path(merged.tree, path.rstrip("`")), problem) from error
    fault = first_fault(regulation)
    if fault is not None:
        raise _at(source, fault.path, fault.problem)
    resolved = with_score_items(regulation)
    if isinstance(resolved, Fault):
        raise _at(source, resolved.path, resolved.problem)
    return LoadedPack(regulation=resolved, digest=digest(resolved), merged=merged)


def _at(source: FolderTree, path: str, problem: str) -> KnownError:
    heads = (path.partition("]")[0] + "]", path.partition("[")[0].partition(".")[0])
    file = next((source.sources[head] for head in heads if head in source.sources), PACK)
    return invalid(file, path, problem)


def _encode(value: object) -> str:
    if isinstance(value, Fraction):
        return str(value)
    raise TypeError(type(value).__name__)


def _decode(kind: type, node: object) -> object:
    if kind is Fraction and isinstance(node, str | int) and not isinstance(node, bool):
        try:
            return Fraction(node)
        except ZeroDivisionError as error:
            raise ValueError(f"not a share: {node}") from error
    raise ValueError("a share is written as text, such as 1/5")
