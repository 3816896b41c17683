"""Backups and other closed books: read without changing them, put back in a book's place, or kept beside it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.store import backup, engine, header, migrate, opening, schema
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.cipher import Key, Secret
from kiemdiem_desktop.store.lock import BookLock
from kiemdiem_desktop.store.unit_of_work import Reader


@contextlib.contextmanager
def reading(path: Path, secret: Secret) -> Iterator[Reader]:
    """Give every table of a closed book; a copy that an older program wrote is brought up to date beside itself first.

    Refuses as ``open_book`` does, and with ``book_damaged`` when the copy is not what it was.
    """
    found = opening.check_file(path, secret)
    with engine.faults_of(path), contextlib.ExitStack() as left:
        key = header.find_key(path, secret)
        if found < schema.HEAD:
            path = left.enter_context(_brought_up(path, key))
        connection = left.enter_context(engine.connect(path, key, reading=True))
        with connection.begin():
            yield Reader(connection)


def restore(book: Path, copy: Path, secret: Secret, clock: Clock) -> Path | None:
    """Put a copy in the place of a closed book; return where the book of now was kept, ``None`` when there was none.

    The copy is read in full first. What a program that fell left beside the book is kept with it, and taken away: it
    would be played into the restored book. Refuses as ``open_book`` does; then the book stands as it was.
    """
    opening.check_file(copy, secret)
    lock = BookLock(book, clock)
    lock.take()
    try:
        kept = _keep(book, clock)
        with backup.spare_book(book) as spare:
            files.copy_durable(copy, spare)
            with files.faults_of(book):
                header.journal_of(book).unlink(missing_ok=True)
                files.sync_folder(book.parent)
            files.replace(spare, book)
    finally:
        lock.free()
    return kept


def bring(source: Path, target: Path, secret: Secret, clock: Clock, control: Control | None = None) -> None:
    """Copy a closed book from a stick or another folder; the copy is compared with it byte by byte and read in full.

    The source is only read; what a program that fell left beside it comes along and is settled in the copy. Refuses
    with ``book_exists`` where the target stands, with ``copy_differs`` where the disk gave back something else, with
    ``book_in_use`` where another program has the source open, and as ``open_book`` does; then, and when ``control``
    cancels, there is no copy.
    """
    if target.exists():
        raise KnownError("book_exists", path=target.name)
    if not source.is_file():
        raise KnownError("book_not_found", path=source.name)
    files.ensure_folder(target.parent)
    watch = control or NullControl()
    with _held_still(source, clock), backup.spare_book(target) as spare:
        watch.step(0, 3, source.name)
        files.copy_durable(source, spare)
        watch.step(1, 3, source.name)
        _compare(source, spare)
        if header.journal_of(source).is_file():
            files.copy_durable(header.journal_of(source), header.journal_of(spare))
            _compare(header.journal_of(source), header.journal_of(spare))
        watch.step(2, 3, target.name)
        try:
            opening.check_file(spare, secret)
        except KnownError as error:
            raise KnownError(error.code, **{**error.params, "path": source.name}) from error
        watch.step(3, 3, target.name)
        files.replace(spare, target)


@contextlib.contextmanager
def _held_still(source: Path, clock: Clock) -> Iterator[None]:
    """Keep other programs from writing a book meanwhile; where its folder takes no lock, nobody can write it."""
    lock = BookLock(source, clock)
    try:
        lock.take()
    except KnownError as error:
        if error.code != "folder_read_only":
            raise
        yield
        return
    try:
        yield
    finally:
        lock.free()


def _compare(source: Path, copy: Path) -> None:
    if files.digest(source) != files.digest(copy):
        raise KnownError("copy_differs", path=source.name)


def _keep(book: Path, clock: Clock) -> Path | None:
    if not book.is_file():
        return None
    target = backup.path_for(book, clock.now(), Occasion.RESTORE)
    files.ensure_folder(target.parent)
    if header.journal_of(book).is_file():
        files.copy_durable(header.journal_of(book), header.journal_of(target))
    files.copy_durable(book, target)
    return target


@contextlib.contextmanager
def _brought_up(path: Path, key: Key | None) -> Iterator[Path]:
    with backup.spare_book(path) as spare:
        try:
            files.copy_durable(path, spare)
        except KnownError as error:
            raise KnownError("copy_needs_room", path=path.name) from error
        with engine.connect(spare, key) as connection:
            migrate.upgrade(connection)
        yield spare
