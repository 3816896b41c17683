"""The whole book out of the program and back: one JSON document of everything, and each period as dossier and workbook.

What comes back becomes a new book, which appears only when all of it was read, checked and found to hold together.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.exchange.dossier import invalid, read_dossier
from kiemdiem_desktop.exchange.references import SchemaFault, record_faults
from kiemdiem_desktop.exchange.whole import Tables, Whole, decode_whole, encode_whole
from kiemdiem_desktop.regulations.catalog import thaw
from kiemdiem_desktop.regulations.verify import first_fault
from kiemdiem_desktop.services.counting import read_records
from kiemdiem_desktop.services.environment import Context, Environment
from kiemdiem_desktop.services.exchange import ExchangeService, unversioned
from kiemdiem_desktop.services.papers import PapersService
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.store.book import Book, create_book
from kiemdiem_desktop.store.links import LINKS
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

FILE = "so.json"
KINDS: Mapping[str, type] = {name: shape.value for name, shape in SHAPES.items()}


class WholeService:
    """The way out of the open book."""

    def __init__(
        self, context: Context, periods: PeriodsService, exchange: ExchangeService, papers: PapersService
    ) -> None:
        self._book, self._periods, self._exchange, self._papers = context.book, periods, exchange, papers

    def export(self, folder: Path, control: Control | None = None) -> tuple[Path, ...]:
        """Write the whole book into a folder: ``so.json``, and for each period its dossier and its workbook.

        Refused as the disk does.
        """
        watch = control or NullControl()
        with self._book.read() as unit:
            data = encode_whole(_everything(unit))
        written = [_write(folder / FILE, data)]
        periods = self._periods.periods()
        for step, period in enumerate(periods):
            watch.step(step, len(periods), period.key)
            written.append(_write(folder / f"ho-so-{period.key}.json", self._exchange.export_dossier(period.id)))
            workbook = self._papers.workbook(period.id)
            written.append(_write(folder / workbook.file_name, workbook.data))
        return tuple(written)


def book_from(source: Path, target: Path, env: Environment, passphrase: str | None = None) -> Path:
    """Make a new book of a ``so.json``.

    Refused: what the decoder refuses, ``book_exists``, and with ``dossier_invalid`` what does not hold together.
    """
    whole = decode_whole(read_dossier(source), KINDS)
    faults = (*_loose(whole.tables), *_nobodys(whole))
    if faults:
        raise invalid(faults)
    if target.exists():
        raise KnownError("book_exists", path=target.name)
    files.ensure_folder(target.parent)
    with files.temporary_beside(target) as spare:
        book = create_book(spare, passphrase=passphrase, clock=env.clock, ids=env.ids)
        try:
            _fill(book, whole)
            _check(book)
        finally:
            book.close()
        files.replace(spare, target)
    return target


def _everything(unit: Reader) -> Whole:
    tables = {name: unversioned(getattr(unit, name).all()) for name in SHAPES}
    dropped = {name: getattr(unit, name).dropped() for name in SHAPES}
    return Whole(tables=tables, settings=unit.settings.all(), dropped=dropped)


def _write(path: Path, data: bytes) -> Path:
    files.ensure_folder(path.parent)
    files.write_atomic(path, data)
    return path


def _fill(book: Book, whole: Whole) -> None:
    book.adopt(whole.tables["cells"][0].id)
    try:
        with book.write("Lập sổ từ bản xuất", barrier=True) as unit:
            unit.defer_links()
            for name, values in whole.tables.items():
                digests = whole.dropped.get(name, {})
                for value in unversioned(values):
                    getattr(unit, name).add(value, dropped=digests.get(str(getattr(value, SHAPES[name].key)), ""))
            _put_settings(unit, whole.settings)
    except (ValueError, KnownError) as error:  # an id that votes must not have, or two of one
        raise invalid((SchemaFault(path="tables", problem=str(error)),)) from error


def _put_settings(unit: UnitOfWork, settings: Mapping[str, Any]) -> None:
    for key, value in settings.items():
        unit.settings.set(one_line(key), value)


def _check(book: Book) -> None:
    faults = [SchemaFault(path=f"tables.{each.table}", problem=each.kind.value) for each in book.check()]
    with book.read() as unit:
        for period in unit.periods.all():
            faults += record_faults(read_records(unit, period.id))
        faults += _lawless(unit)
    if faults:
        raise invalid(tuple(faults[:50]))


def _lawless(unit: Reader) -> Iterator[SchemaFault]:
    for law in unit.pinned_regulations.all():
        sound = hashlib.sha256(law.content).hexdigest() == law.digest and first_fault(thaw(law.content)) is None
        if not sound:
            yield SchemaFault(path="tables.pinned_regulations", problem=law.digest)


def _nobodys(whole: Whole) -> Iterator[SchemaFault]:
    """Digests of contents that no record had."""
    for name, told in whole.dropped.items():
        known = {str(getattr(value, SHAPES[name].key)) for value in whole.tables.get(name, ())}
        for key in sorted(told.keys() - known):
            yield SchemaFault(path=f"dropped.{name}", problem=key)


def _loose(tables: Tables) -> Iterator[SchemaFault]:
    """A book of one cell, of which every record points to one that is there."""
    if len(tables["cells"]) != 1:
        yield SchemaFault(path="tables.cells", problem=str(len(tables["cells"])))
    for target, links in LINKS.items():
        known = {getattr(value, SHAPES[target].key) for value in tables[target]}
        for link in links:
            for place, value in enumerate(tables[link.table]):
                pointed = getattr(value, link.field)
                if pointed is not None and pointed not in known:
                    yield SchemaFault(path=f"tables.{link.table}.{place}.{link.field}", problem=str(pointed))
