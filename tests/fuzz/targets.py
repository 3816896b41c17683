"""Everything that comes in from outside, spoiled: it may be taken or refused with a sentence, nothing else.

Rosters and lists of results are opened by a child of the program; what dies there is told as unreadable, so only what
the child hands on can hurt. Here the reading is done in this process, and a fault of it counts as the child's end.
"""

from __future__ import annotations

import json
import math
import shutil
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from fuzz.spoiling import EDITS, LEAVES, NODES, SPOILED, Edit, Node, Spoiled, changed, edited
from hypothesis import strategies as st
from support.earlier_results import list_of_2021
from support.offices import environment, make_office, small_cell
from support.roster_files import open_document, workbook
from support.source import ROOT

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.exchange.results.preview import preview_result_tables
from kiemdiem_desktop.exchange.roster.child import read_tables
from kiemdiem_desktop.exchange.roster.preview import preview_tables
from kiemdiem_desktop.exchange.roster.raw import LIMITS, DateCell, RawSheet, RawTables, pack, unpack
from kiemdiem_desktop.exchange.roster.refusal import RefusedFile
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services.backups import Shelf
from kiemdiem_desktop.services.library import RegulationLibrary
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample
from kiemdiem_desktop.services.scans import scan_of
from kiemdiem_desktop.services.whole import book_from
from kiemdiem_desktop.store import backup, copies, opening

TAKEN, REFUSED, DIED = "taken", "refused", "died in the child"
TODAY = date(2026, 12, 31)
Case = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One door: the cases that are tried, and what is done with each; it says how the case ended."""

    cases: st.SearchStrategy[Case]
    meet: Callable[[Case], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A kind of file; ``open`` prepares what the cases need in a folder."""

    name: str
    open: Callable[[Path], Target]


@contextmanager
def _refusals(told: list[str]) -> Iterator[None]:
    try:
        yield
    except KnownError:
        told.append(REFUSED)


def _told(act: Callable[[], object]) -> str:
    told: list[str] = []
    with _refusals(told):
        act()
    return told[0] if told else TAKEN


# --- Rosters and lists of results ---


def _rosters() -> list[tuple[str, bytes]]:
    folder = ROOT / "tests" / "data" / "rosters"
    files = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.suffix != ".json"]
    rows = [("TT", "Họ và tên", "Ngày sinh"), ("1", "Nguyễn Văn An", "1970"), ("2", "Trần Thị Bé", "3/1981")]
    return [*files, ("ds.ods", open_document(rows))]


def _tables(name: str, data: bytes) -> RawTables | None:
    """What the child would hand on; ``None`` when it refuses or dies."""
    try:
        return unpack(pack(read_tables(data, name, Path(name).suffix.lower(), LIMITS)))
    except RefusedFile:
        return None


def _reading(files: list[tuple[str, bytes]], preview: Callable[[RawTables], object]) -> Target:
    def meet(case: Spoiled) -> str:
        try:
            tables = _tables(*case.made(files))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # noqa: BLE001 - a library's panic too is the end of the child and no more
            return DIED
        return REFUSED if tables is None else _told(lambda: preview(tables))

    return Target(cases=SPOILED, meet=meet)


def _roster_preview(tables: RawTables) -> object:
    return preview_tables(tables, (), TODAY)


def _result_preview(tables: RawTables) -> object:
    return preview_result_tables(tables, (), TODAY)


def _rosters_door(_: Path) -> Target:
    return _reading(_rosters(), _roster_preview)


def _results_door(_: Path) -> Target:
    return _reading([("2021.xlsx", workbook(list_of_2021()))], _result_preview)


_DATES = st.sampled_from(["1975-03-07", "1975-03", "0001-01-01", "9999-12-31"]).map(DateCell)
_HEADS = ["TT", "Họ và tên", "Ngày sinh", "Nam", "Nữ", "Ngày vào Đảng", "Chức vụ", "Số thẻ", "Mức xếp loại", "HTXSNV"]
_CELLS = st.one_of(
    LEAVES.filter(lambda cell: not isinstance(cell, float) or math.isfinite(cell)), _DATES, st.sampled_from(_HEADS)
)
"""What the child hands on: it writes no number that is none."""
_ROWS = st.lists(st.lists(_CELLS, max_size=8).map(tuple), max_size=12)
TABLES = _ROWS.map(lambda rows: RawTables(file_name="ds.xlsx", sheets=(RawSheet(name="DS", rows=((*_HEADS,), *rows)),)))


def _cells_door(_: Path) -> Target:
    def meet(tables: RawTables) -> str:
        return _told(lambda: (_roster_preview(tables), _result_preview(tables)))

    return Target(cases=TABLES, meet=meet)


# --- Dossiers ---


def _dossier_door(folder: Path) -> Target:
    """Take a dossier into a book of the same cell, look at all that is shown of it, and take it back."""
    made = Office.open(make_sample(folder / "mẫu", environment()), environment(1))
    periods = made.periods.periods()
    documents = [made.exchange.export_dossier(period.id) for period in periods]
    made.close()
    office = make_office(folder, 2)
    office.exchange.import_dossier(documents[-1])
    newest = json.loads(documents[0])

    def taken(data: bytes) -> None:
        office.exchange.check_dossier(data)
        office.exchange.import_dossier(data)
        try:
            if problems := office._book.check():
                raise AssertionError(problems)
            for period in office.periods.periods():
                office.grading.judgement(period.id)
                office.papers.list(period.id)
                office.closing.items(period.id)
                office.remediation.whole_register()
        finally:
            office.history.undo()

    def meet(case: tuple[list[Node], list[Edit]]) -> str:
        nodes, edits = case
        data = json.dumps(changed(newest, nodes), ensure_ascii=False).encode("utf-8", "surrogatepass")
        return _told(lambda: taken(edited(data, edits)))

    return Target(cases=st.tuples(NODES, st.one_of(st.just([]), EDITS)), meet=meet)


def _whole_door(folder: Path) -> Target:
    """Make a book of a spoiled export, and look at all that is shown of it."""
    made = make_office(folder, 3)
    small_cell(made)
    document = json.loads(made.whole.export(folder / "ra")[0].read_bytes())
    made.close()
    source, target = folder / "so.json", folder / "lập lại.kiemdiem"

    def taken(data: bytes) -> None:
        target.unlink(missing_ok=True)
        source.write_bytes(data)
        office = Office.open(book_from(source, target, environment(4)), environment(5))
        try:
            for period in office.periods.periods():
                office.grading.judgement(period.id)
                office.papers.list(period.id)
        finally:
            office.close()

    def meet(case: tuple[list[Node], list[Edit]]) -> str:
        nodes, edits = case
        data = json.dumps(changed(document, nodes), ensure_ascii=False).encode("utf-8", "surrogatepass")
        return _told(lambda: taken(edited(data, edits)))

    return Target(cases=st.tuples(NODES, st.one_of(st.just([]), EDITS)), meet=meet)


# --- Regulations ---


def _pack_door(folder: Path) -> Target:
    source = resource("regulations") / "qd366-2025"
    texts = sorted(path for path in source.rglob("*.toml"))
    place = folder / "bộ"
    env = replace(environment(), catalog=Catalog((resource("regulations"),)), regulations_folder=folder / "của tôi")
    library = RegulationLibrary(env)
    zipped = folder / "bộ.zip"

    def meet(case: tuple[float, list[Edit], bool]) -> str:
        which, edits, packed = case
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(source, place)
        victim = place / texts[int(which * len(texts))].relative_to(source)
        victim.write_bytes(edited(victim.read_bytes(), edits))
        if not packed:
            return _told(lambda: library.validate(place))
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in place.rglob("*.toml"):
                archive.write(path, path.relative_to(place))
        zipped.write_bytes(edited(zipped.read_bytes(), edits[:1]))
        return _told(lambda: library.validate(zipped))

    return Target(cases=st.tuples(st.floats(0, 1, exclude_max=True), EDITS, st.booleans()), meet=meet)


# --- Scans and backups ---

_STARTS = st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b"%PD"])


def _scan_door(folder: Path) -> Target:
    """Keep a scan as a prompt's evidence, erase by it, and compare the backups that hold it."""
    office = make_office(folder)
    period = small_cell(office)
    subject = office.reviews.sheet(period.id).persons[0]
    member = office.roster.members()[-1]
    ids = CountingIds(50)

    def taken(name: str, data: bytes) -> None:
        scan = scan_of((name, data), ids.new())
        if scan is not None and subject.participant is not None:
            with office._book.write("Tệp") as unit:
                unit.attachments.add(scan)
            office.erasing.plan(member.id)
            office.history.undo()

    def meet(case: tuple[str, bytes, bytes]) -> str:
        name, start, rest = case
        return _told(lambda: taken(name, start + rest))

    streams = st.binary(max_size=200).map(lambda body: b"1 0 obj\nstream\n" + body + b"\nendstream")
    bodies = st.one_of(st.binary(max_size=400), streams)
    return Target(cases=st.tuples(st.text(max_size=30), _STARTS, bodies), meet=meet)


def _backup_door(folder: Path) -> Target:
    """Check, read, compare and rebuild a spoiled copy of a book; what is opened must be sound."""
    office = make_office(folder)
    small_cell(office)
    copy = office.backups.now()
    data = copy.read_bytes()
    spoiled, target = folder / "hỏng.kiemdiem", folder / "cứu.kiemdiem"
    shelf = Shelf(spoiled, office.env)

    def read() -> None:
        opening.check_file(spoiled, None)
        with copies.reading(spoiled, None) as unit:
            unit.members.all()
        office.backups.compare(spoiled)

    def rebuilt() -> None:
        shelf.repair(target)
        opening.check_file(target, None)

    def meet(edits: list[Edit]) -> str:
        for old in (spoiled, target, *backup.folder_of(spoiled).glob("*")):
            old.unlink(missing_ok=True)
        spoiled.write_bytes(edited(data, edits))
        found = _told(read)
        _told(rebuilt)
        return found

    return Target(cases=EDITS, meet=meet)


DOORS: tuple[Door, ...] = (
    Door(name="roster", open=_rosters_door),
    Door(name="results", open=_results_door),
    Door(name="cells", open=_cells_door),
    Door(name="dossier", open=_dossier_door),
    Door(name="whole", open=_whole_door),
    Door(name="regulation", open=_pack_door),
    Door(name="scan", open=_scan_door),
    Door(name="backup", open=_backup_door),
)
