"""The open book: reading, writing in transactions, undo and redo.

A book has one connection. It may be made in one thread and used in another, by one at a time: a second thread waits.
Inside a ``write`` of the same thread a ``read`` sees what is not saved yet; a ``write`` in a ``write`` is a mistake.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import IdFactory
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.store import (
    adoption,
    backup,
    cipher,
    engine,
    header,
    housekeeping,
    integrity,
    journal,
    leftovers,
    opening,
    past,
    place,
    rekey,
    schema,
    seal,
)
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.cipher import Key, Secret
from kiemdiem_desktop.store.integrity import Problem
from kiemdiem_desktop.store.journal import Operation
from kiemdiem_desktop.store.ledger import Ledger, Step, outcome_of
from kiemdiem_desktop.store.lock import BookLock
from kiemdiem_desktop.store.past import RecordStep
from kiemdiem_desktop.store.repositories.table import ChangeLog
from kiemdiem_desktop.store.sql import Connection
from kiemdiem_desktop.store.types import Raw
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork


@dataclass(slots=True)
class Identity:
    """Who the book is and how often it was changed."""

    book_id: UUID
    organisation_id: UUID
    revision: int
    backed_up_revision: int


class Book:
    """An open book. ``notices`` tells what went wrong at opening without hindering it, such as a backup that failed."""

    def __init__(
        self, path: Path, connection: Connection, key: Key | None, lock: BookLock, clock: Clock, identity: Identity
    ) -> None:
        self.path = path
        self.notices: tuple[KnownError, ...] = ()
        self._connection = connection
        self._key = key
        self._lock = lock
        self._clock = clock
        self._identity = identity
        self._file = place.of(path)
        self._turn = threading.RLock()
        self._busy = False
        self._ledger = Ledger(identity.organisation_id.hex, clock)
        self._open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def organisation_id(self) -> UUID:
        """The organisation whose book this is; the cell's id."""
        return self._identity.organisation_id

    @property
    def book_id(self) -> UUID:
        """The book's own id, which a copy keeps."""
        return self._identity.book_id

    @property
    def revision(self) -> int:
        """How often the book was changed."""
        return self._identity.revision

    @property
    def encrypted(self) -> bool:
        """Say whether the book has a passphrase."""
        return self._key is not None

    @property
    def key(self) -> Key | None:
        """What opens this book and its copies without the passphrase; it never shows itself."""
        return self._key

    def compact(self) -> None:
        """Write the book anew inside its file, so that no page keeps what was removed."""
        with self._alone() as raw:
            raw.execute("VACUUM")

    @contextlib.contextmanager
    def read(self) -> Iterator[Reader]:
        """Give every table for reading, all of one moment."""
        with self._turn, engine.faults_of(self.path):
            if self._busy:
                yield Reader(self._connection)
                return
            with self._transaction():
                yield Reader(self._connection)

    @contextlib.contextmanager
    def write(self, label: str, *, merge_key: str | None = None, barrier: bool = False) -> Iterator[UnitOfWork]:
        """Give every table for one transaction that happens entirely or, after an exception, not at all.

        ``label`` names the operation in plain Vietnamese. Writes with one ``merge_key`` in direct succession are one
        step of undo; nothing before a ``barrier`` can be undone. ``outcome`` of the unit is known afterwards.
        """
        with self._turn, self._here():
            with self._transaction() as connection:
                log = ChangeLog(self.organisation_id, self.revision + 1)
                unit = UnitOfWork(connection, log, barrier=barrier)
                yield unit
                entry = self._ledger.enter(connection, label, log, merge_key, barrier=barrier)
                if entry is not None:
                    seal.break_open(connection, revision=log.revision)
            if entry is None:
                unit.finish(Outcome(label=label))
                return
            self._identity.revision = log.revision
            self._ledger.keep(entry)
            unit.finish(outcome_of(entry.operation.id, label, log.changes))

    def undo(self) -> Outcome:
        """Take the newest operation back.

        Refuses with ``undo_nothing``, ``undo_barrier``, ``undo_ballot_gone`` (votes of an earlier session) and
        ``undo_too_old``.
        """
        return self._step("undo")

    def redo(self) -> Outcome:
        """Do again what was undone last; refuses with ``redo_nothing``, or as ``undo`` does."""
        return self._step("redo")

    def can_undo(self) -> str | None:
        """Return the label of what undo would take back, or ``None`` while it would refuse."""
        return self._possible("undo")

    def can_redo(self) -> str | None:
        """Return the label of what redo would do again, or ``None`` while it would refuse."""
        return self._possible("redo")

    def history(self, limit: int = 200) -> tuple[Operation, ...]:
        """Return the newest operations, newest first."""
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            return journal.history(connection, limit)

    def history_of(self, table: str, record_id: UUID) -> tuple[RecordStep, ...]:
        """Return the states of one record that the journal still knows, newest first, the one of now among them.

        ``table`` is a table of values. Votes have no history. A step without ``after`` removed the record.
        """
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            return past.states(connection, table, record_id)

    def records_of(self, operation_id: int) -> tuple[tuple[str, UUID | None], ...]:
        """Return the records that an operation touched, as table and id; votes, settings and packs have no id here."""
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            return journal.records_of(connection, operation_id)

    def check(self) -> tuple[Problem, ...]:
        """Look through the whole book; empty when it is sound."""
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            return integrity.problems(connection, self.organisation_id.hex)

    def back_up_to(self, target: Path) -> None:
        """Copy the book to ``target``, under the same passphrase; refuses with ``backup_failed_check``."""
        with self._alone() as raw:
            backup.write(raw, self._key, target)

    def back_up_when_changed(self) -> Path | None:
        """Put a copy into the book's backup folder unless the newest one there is of this revision; thin the folder."""
        if self.revision == self._identity.backed_up_revision:
            return None
        return self.back_up()

    def back_up(self, why: Occasion = Occasion.USUAL) -> Path:
        """Put a copy into the book's backup folder, and say in its name what it was made before; thin the folder."""
        target = backup.path_for(self.path, self._clock.now(), why)
        self.back_up_to(target)
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            seal.break_open(connection, backed_up_revision=self.revision)
        self._identity.backed_up_revision = self.revision
        backup.thin(self.path, self._clock.today())
        return target

    def back_up_before(self, why: Occasion) -> None:
        """Back up before a step with much at stake, unless the newest backup is of this revision already.

        Refuses as the disk does; then the step is better not taken.
        """
        if self.revision != self._identity.backed_up_revision:
            self.back_up(why)

    def change_passphrase(self, passphrase: str | None) -> None:
        """Put the book under another passphrase, or under none; earlier backups keep the one they were made with.

        The book is written anew, read again, and only then takes the old one's place.
        """
        key = cipher.derive(passphrase, cipher.new_salt()) if passphrase else None
        with self._alone() as raw, backup.spare_book(self.path) as spare:
            rekey.export(raw, spare, key)
            self._connection.close()
            try:
                files.replace(spare, self.path)
                self._key = key
            finally:
                self._connection = engine.connect(self.path, self._key)
                self._file = place.of(self.path)

    def adopt(self, organisation_id: UUID, label: str = "Nhận sổ của tổ chức khác") -> None:
        """Make an empty book the book of another organisation, with its id on every row; nothing before it is undone.

        Refuses with ``book_not_empty`` once the book holds a member or a period.
        """
        with self._turn, engine.faults_of(self.path):
            ledger = Ledger(organisation_id.hex, self._clock)
            log = ChangeLog(organisation_id, self.revision + 1)
            with self._transaction() as connection:
                adoption.adopt(connection, organisation_id.hex)
                ledger.enter(connection, label, log, None, barrier=True)
                seal.break_open(connection, revision=log.revision)
            self._identity.organisation_id = organisation_id
            self._identity.revision = log.revision
            self._ledger = ledger

    def close(self) -> None:
        """Tidy up, mark the book as closed in order, and let it go; a second call does nothing.

        A disk that fails now takes nothing away: every change is saved already, and the next opening checks the book.
        """
        with self._turn:
            if not self._open:
                return
            self._open = False
            try:
                with contextlib.suppress(KnownError), engine.faults_of(self.path), self._transaction() as connection:
                    housekeeping.before_close(connection)
            finally:
                self._connection.close()
                self._lock.free()

    @contextlib.contextmanager
    def _alone(self) -> Iterator[Any]:
        """Give the driver's connection while no transaction is open."""
        with self._turn, engine.faults_of(self.path):
            if self._busy:
                raise RuntimeError("a transaction of the book is open")
            yield self._connection.raw

    @contextlib.contextmanager
    def _here(self) -> Iterator[None]:
        """Refuse a change with ``book_moved`` while another file, or none, stands where the book was opened."""
        with engine.faults_of(self.path):
            place.check(self.path, self._file)
            yield
            place.check(self.path, self._file)

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._busy:
            raise RuntimeError("a transaction of the book is open already")
        self._busy = True
        try:
            with self._connection.begin():
                yield self._connection
        finally:
            self._busy = False

    def _step(self, kind: Step) -> Outcome:
        with self._turn, self._here():
            with self._transaction() as connection:
                entry = self._ledger.step(connection, kind)
                seal.break_open(connection, revision=self.revision + 1)
            self._identity.revision += 1
            self._ledger.part()
            return outcome_of(entry.operation.id, entry.operation.label, entry.changes)

    def _possible(self, kind: Step) -> str | None:
        with self._turn, engine.faults_of(self.path), self._transaction() as connection:
            return self._ledger.possible(connection, kind)


def create_book(path: Path, *, passphrase: str | None = None, clock: Clock, ids: IdFactory) -> Book:
    """Make a new book and open it; it appears under its name only when it is whole. Its folder is made when missing.

    Refuses with ``book_exists``, and as the disk does.
    """
    if path.exists():
        raise KnownError("book_exists", path=path.name)
    key = cipher.derive(passphrase, cipher.new_salt()) if passphrase else None
    files.ensure_folder(path.parent)
    with files.temporary_beside(path) as spare:
        with engine.faults_of(path):
            _lay(spare, key, clock, ids)
        files.replace(spare, path)
    return _locked(path, clock, lambda: key)


def open_book(path: Path, *, passphrase: Secret = None, clock: Clock) -> Book:
    """Open a book; a plain one needs no passphrase and ignores one. The digits of its recovery key open it too.

    Refuses with ``book_not_found``, ``book_in_use`` (or ``_unknown``), ``book_not_ours``, ``book_passphrase_needed``,
    ``book_wrong_passphrase_or_damaged``, ``book_damaged``, ``book_too_new``, ``folder_read_only`` and as the disk does.
    """
    if not path.is_file():
        raise KnownError("book_not_found", path=path.name)
    book = _locked(path, clock, lambda: header.find_key(path, passphrase))
    book.notices = (*journal.clock_notices(book.history(1), clock), *_backup_notices(book))
    return book


def _backup_notices(book: Book) -> Iterator[KnownError]:
    try:
        book.back_up_when_changed()
    except KnownError as error:
        yield error


def _locked(path: Path, clock: Clock, find_key: Callable[[], Key | None]) -> Book:
    """Open the book under its lock, which is given back when the opening fails."""
    lock = BookLock(path, clock)
    lock.take()
    with contextlib.ExitStack() as undo:
        undo.callback(lock.free)
        leftovers.clear(path)
        with engine.faults_of(path):
            key = find_key()
            connection = engine.connect(path, key)
            undo.callback(connection.close)
            book = Book(path, connection, key, lock, clock, _checked(connection, key, path, clock))
        undo.pop_all()
    return book


def _lay(path: Path, key: Key | None, clock: Clock, ids: IdFactory) -> None:
    row: dict[str, Raw] = {
        "id": ids.new().hex,
        "organisation_id": ids.new().hex,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "revision": 0,
        "backed_up_revision": 0,
        "closed_in_order": 1,
    }
    with engine.connect(path, key) as connection, connection.begin():
        schema.lay(connection)
        connection.add("book", row)


def _checked(connection: Connection, key: Key | None, path: Path, clock: Clock) -> Identity:
    """Ask everything of the file that must be true before it is used, and mark it as open until it is closed."""
    opening.bring_up_to_date(connection, key, path, clock)
    with connection.begin():
        seal.break_open(connection)
        [row] = connection.named("SELECT * FROM book")
    return Identity(UUID(hex=row["id"]), UUID(hex=row["organisation_id"]), row["revision"], row["backed_up_revision"])
