"""The regulations at hand: listed, shown, checked, and new ones taken into the user's folder whole or not at all."""

from __future__ import annotations

import io
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.regulation_page import regulation_document
from kiemdiem_desktop.documents.renderers import render_pdf
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.regulations.catalog import OVERLAY, PACK, LoadedPack, OverlayEntry
from kiemdiem_desktop.regulations.examples import failures, read_examples
from kiemdiem_desktop.regulations.faults import invalid
from kiemdiem_desktop.regulations.page import regulation_page
from kiemdiem_desktop.regulations.page_lines import Page, page_words
from kiemdiem_desktop.regulations.tree import EXAMPLES, read_toml
from kiemdiem_desktop.services.environment import Environment

MOST_BYTES = 5_000_000
MOST_FILES = 200
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,60}")
_SUFFIX = ".toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayInfo:
    """Something that an upper committee laid over a regulation."""

    id: str
    version: str
    title: str
    issuer: str
    extends: str
    years: str
    shipped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegulationInfo:
    """A regulation at hand; ``years`` reads ``2019–2022`` or ``2025–``."""

    id: str
    version: str
    title: str
    short_title: str
    years: str
    shipped: bool
    overlays: tuple[OverlayInfo, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRegulation:
    """A sound pack or overlay: it was decoded, held together and gave the findings of all its examples."""

    id: str
    version: str
    title: str
    extends: str
    examples: int
    replaces: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedAt:
    """A regulation in a file, found sound, with what it says."""

    checked: CheckedRegulation
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """A regulation's page as PDF, with the name that it is saved under."""

    data: bytes
    file_name: str


class RegulationLibrary:
    """Everything about regulations that needs no open book."""

    def __init__(self, env: Environment) -> None:
        self._env = env

    def list(self) -> tuple[RegulationInfo, ...]:
        """The regulations at hand with their overlays, the newest first."""
        return tuple(
            RegulationInfo(
                id=entry.id,
                version=entry.version,
                title=entry.title,
                short_title=entry.short_title,
                years=_years(entry.applies.year_from, entry.applies.year_to),
                shipped=_shipped(entry.folder),
                overlays=self.overlays(entry.id),
            )
            for entry in self._env.catalog.list()
        )

    def faults(self) -> tuple[KnownError, ...]:
        """What is wrong with folders that hold a pack or an overlay and cannot be offered."""
        return self._env.catalog.faults()

    def overlays(self, pack_id: str, key: PeriodKey | None = None) -> tuple[OverlayInfo, ...]:
        """The overlays of a regulation; with a period's key those that are about that period."""
        entries = self._env.catalog.overlays(pack_id)
        return tuple(_overlay(entry) for entry in entries if key is None or _is_about(entry, key))

    def show(self, pack_id: str, overlays: Sequence[str] = ()) -> Page:
        """What a regulation says, in words; KnownError ``pack_not_found`` or ``pack_invalid``."""
        loaded = self._env.catalog.load(pack_id, overlays)
        if not overlays:
            return regulation_page(loaded.regulation)
        below = [self._env.catalog.load(pack_id, overlays[:count]) for count in range(len(overlays))]
        return stacked_page(loaded, below)

    def show_any(self, wanted: str, overlays: Sequence[str] = ()) -> Page:
        """What the pack, or the overlay over its pack, of this id says, with more overlays laid on it."""
        extends = next((info.extends for info in self._all_overlays() if info.id == wanted), None)
        return self.show(wanted, overlays) if extends is None else self.show(extends, (wanted, *overlays))

    def paper(self, page: Page) -> PrintedPage:
        """Write a page as PDF."""
        name = files.safe_name(f"{page_words()['paper']['file']}-{'-'.join(page.layers)}.pdf")
        return PrintedPage(data=render_pdf(regulation_document(page)).data, file_name=name)

    def validate(self, path: Path) -> CheckedRegulation:
        """Check a folder or a zip; KnownError ``regulation_not_found`` or ``pack_invalid`` with file and field."""
        with _opened(path) as folder:
            return self._checked(folder)

    def look(self, path: Path) -> LookedAt:
        """Check a folder or a zip and say what it holds, installing nothing; refusals are those of ``install``."""
        with _opened(path) as folder:
            checked = self._checked(folder)
            self._refuse_shipped(checked)
            loaded = self._env.catalog.load_folder(folder)
            if not checked.extends:
                return LookedAt(checked=checked, page=regulation_page(loaded.regulation))
            base = self._env.catalog.load(checked.extends)
            return LookedAt(checked=checked, page=stacked_page(loaded, [base]))

    def install(self, path: Path) -> CheckedRegulation:
        """Check a folder or a zip and copy it among the user's regulations; a broken one changes nothing.

        Refused besides: a regulation of the program itself (``regulation_shipped``).
        """
        with _opened(path) as folder:
            checked = self._checked(folder)
            self._refuse_shipped(checked)
            _copy(folder, files.ensure_folder(self._env.regulations_folder) / checked.id)
        return checked

    def _refuse_shipped(self, checked: CheckedRegulation) -> None:
        shipped = {info.id for info in self.list() if info.shipped}
        shipped |= {info.id for info in self._all_overlays() if info.shipped}
        if checked.id in shipped:
            raise KnownError("regulation_shipped", id=checked.id)

    def _all_overlays(self) -> Iterator[OverlayInfo]:
        return (overlay for info in self.list() for overlay in info.overlays)

    def _checked(self, folder: Path) -> CheckedRegulation:
        loaded = self._env.catalog.load_folder(folder)
        examples = read_examples(folder)
        for failed in failures(loaded.regulation, examples):
            raise invalid(EXAMPLES, failed.example, failed.problem)
        head = _head(folder, loaded)
        if not _ID.fullmatch(head["id"]):
            raise invalid(head["file"], "id", head["id"])
        return CheckedRegulation(
            id=head["id"],
            version=head["version"],
            title=head["title"],
            extends=head["extends"],
            examples=len(examples),
            replaces=(self._env.regulations_folder / head["id"]).is_dir(),
        )


def stacked_page(loaded: LoadedPack, below: Sequence[LoadedPack]) -> Page:
    """Say what a law with overlays holds, over what it was under each of them, the pack first."""
    return regulation_page(loaded.regulation, loaded.layers, [(under.regulation, under.layers) for under in below])


def _head(folder: Path, loaded: LoadedPack) -> dict[str, str]:
    law = loaded.regulation
    if not (folder / OVERLAY).is_file():
        return {"file": PACK, "id": law.id, "version": law.version, "title": law.title, "extends": ""}
    told = read_toml(folder / OVERLAY)
    return {"file": OVERLAY, **{name: str(told[name]) for name in ("id", "version", "title", "extends")}}


def _overlay(entry: OverlayEntry) -> OverlayInfo:
    head = entry.overlay
    return OverlayInfo(
        id=head.id,
        version=head.version,
        title=head.title,
        issuer=head.issuer,
        extends=head.extends,
        years=_years(head.applies.year_from, head.applies.year_to) if head.applies else "",
        shipped=_shipped(entry.folder),
    )


def _is_about(entry: OverlayEntry, key: PeriodKey) -> bool:
    return entry.overlay.applies is None or entry.overlay.applies.governs(key.year, key.kind)


def _years(first: int, last: int | None) -> str:
    return f"{first}–{last or ''}"


def _shipped(folder: Path) -> bool:
    return folder.is_relative_to(resource("regulations"))


@contextmanager
def _opened(path: Path) -> Iterator[Path]:
    """Give the folder that holds the pack: the one named, that of the head named, or what a zip holds."""
    if path.is_dir() or path.name in {PACK, OVERLAY}:
        yield _with_head(path if path.is_dir() else path.parent, path)
        return
    with tempfile.TemporaryDirectory() as spare:
        _unpack(path, Path(spare))
        yield _with_head(Path(spare), path)


def _with_head(folder: Path, named: Path) -> Path:
    """The folder itself, or the only folder in it, whichever holds a pack or an overlay."""
    inner = tuple(entry for entry in folder.iterdir() if entry.is_dir())
    places = (folder, *inner) if len(inner) == 1 else (folder,)
    for place in places:
        if (place / PACK).is_file() or (place / OVERLAY).is_file():
            return place
    raise KnownError("regulation_not_found", path=named.name)


def _unpack(path: Path, folder: Path) -> None:
    """Take the texts out of a zip, and only them: never outside the folder, never more than a pack can be."""
    if files.size(path) > MOST_BYTES:
        raise KnownError("regulation_not_found", path=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(files.read(path))) as archive:
            wanted = [info for info in archive.infolist() if _is_text(info.filename)]
            if len(wanted) > MOST_FILES or sum(info.file_size for info in wanted) > MOST_BYTES:
                raise KnownError("regulation_not_found", path=path.name)
            for info in wanted:
                target = folder.joinpath(*PurePosixPath(info.filename).parts)
                files.write_atomic(files.ensure_folder(target.parent) / target.name, archive.read(info))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError) as error:
        raise KnownError("regulation_not_found", path=path.name) from error


def _is_text(name: str) -> bool:
    parts = PurePosixPath(name).parts
    unsafe = name.startswith("/") or any(part in {"..", "."} or ":" in part or "\\" in part for part in parts)
    return name.endswith(_SUFFIX) and not unsafe


def _copy(source: Path, target: Path) -> None:
    """Put a folder's texts under another name in one step; an older folder of that name gives way at the end."""
    shelf = target.parent.parent / target.parent.name
    with files.temporary_beside(shelf) as fresh, files.temporary_beside(shelf) as old:
        try:
            for path in sorted(source.glob(f"**/*{_SUFFIX}")):
                place = fresh / path.relative_to(source)
                files.write_atomic(files.ensure_folder(place.parent) / place.name, files.read(path))
            if target.is_dir():
                files.replace(target, old)
            files.replace(fresh, target)
        finally:
            if old.is_dir() and not target.is_dir():
                files.replace(old, target)
            for left in (fresh, old):
                shutil.rmtree(left, ignore_errors=True)
