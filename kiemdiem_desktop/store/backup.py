"""Copies of the book, made by SQLite itself while the book is open, and read again before they count.

A copy is encrypted as its book is, with the same key. The program's own copies lie in a folder beside the book and are
thinned; their names tell the book and the moment, nothing of its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store import engine, rekey, retention, seal
from kiemdiem_desktop.store.cipher import SALT_BYTES, Key, is_plain

FOLDER = "{stem} - sao luu"
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r".* (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?P<why> truoc khi [a-z -]+)?")


class Occasion(StrEnum):
    """What a backup was made before, as its name tells."""

    USUAL = ""
    UPGRADE = " truoc khi nang cap"
    RESTORE = " truoc khi khoi phuc"
    IMPORT = " truoc khi nhap"
    CLOSING = " truoc khi dong ky"
    ERASING = " truoc khi xoa"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in the book's folder. Those made before an upgrade or a restore are not thinned."""

    path: Path
    made_at: datetime
    size: int
    why: Occasion = Occasion.USUAL

    @property
    def before_upgrade(self) -> bool:
        """An older version of the program wrote it."""
        return self.why is Occasion.UPGRADE

    @property
    def stays(self) -> bool:
        """It is never thinned."""
        return self.why in {Occasion.UPGRADE, Occasion.RESTORE}


def folder_of(book: Path) -> Path:
    """Return the folder of a book's own backups; it may not exist yet."""
    return book.with_name(FOLDER.format(stem=book.stem))


def path_for(book: Path, moment: datetime, why: Occasion = Occasion.USUAL) -> Path:
    """Return the name of a backup made at this moment, or in the first second after it that has none yet.

    A clock that was set back would otherwise lay the new copy over an old one.
    """
    while True:
        path = folder_of(book) / f"{book.stem} {moment.strftime(_STAMP)}{why}{book.suffix}"
        if not path.exists():
            return path
        moment += timedelta(seconds=1)


def listed(book: Path) -> tuple[BackupFile, ...]:
    """Return a book's own backups, newest first."""
    folder = folder_of(book)
    with files.faults_of(folder):
        found = (_read_name(path) for path in folder.glob(f"*{book.suffix}")) if folder.is_dir() else ()
        return tuple(sorted((each for each in found if each), key=lambda each: each.made_at, reverse=True))


def _read_name(path: Path) -> BackupFile | None:
    told = _NAME.fullmatch(path.stem)
    if told is None or path.name.startswith("."):
        return None
    moment = datetime.strptime(told[1], _STAMP)  # noqa: DTZ007 - a file name tells local time
    known = {why.value: why for why in Occasion}
    return BackupFile(
        path=path, made_at=moment, size=path.stat().st_size, why=known.get(told["why"] or "", Occasion.USUAL)
    )


def thin(book: Path, today: date) -> None:
    """Remove the backups whose place is taken by newer ones."""
    usual = [each for each in listed(book) if not each.stays]
    moments = [each.made_at for each in usual]
    if not retention.is_time_to_thin(moments, today):
        return
    kept = retention.kept(moments, today)
    for each in usual:
        if each.made_at not in kept:
            with files.faults_of(each.path):
                each.path.unlink(missing_ok=True)


def write(source: Any, key: Key | None, target: Path) -> None:
    """Copy the book of a driver's connection to ``target``, which appears only when the copy was read again in full.

    Refuses with ``backup_failed_check``, and as the disk does.
    """
    files.ensure_folder(target.parent)
    with spare_book(target) as spare, engine.faults_of(target):
        with closing(dbapi2.connect(str(spare), isolation_level=None)) as copy:
            engine.prepare(copy, key)
            source.backup(copy)
        seal.check_copy(spare, key, seal.of(source), target)
        files.replace(spare, target)


def remake(book: Path, before: Key | None, after: Key | None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Put a book's own backups under its new key; return those made anew and those that the old key did not open.

    A backup that cannot be written now stays as it is, and is told among the latter.
    """
    remade, left = [], []
    for each in listed(book):
        try:
            _rewrite(each.path, before, after)
        except (KnownError, dbapi2.Error):
            left.append(each.path)
        else:
            remade.append(each.path)
    return tuple(remade), tuple(left)


def plain_copies(book: Path) -> tuple[Path, ...]:
    """Return the copies beside a book, and among its backups, that lie there without a passphrase.

    They may be copies made by hand, or books that were rebuilt; the program's own backups are not among them.
    """
    own = {each.path for each in listed(book)} | {book}
    folders = (folder for folder in (book.parent, folder_of(book)) if folder.is_dir())
    found = (path for folder in folders for path in sorted(folder.glob(f"*{book.suffix}")) if path not in own)
    return tuple(path for path in found if not path.name.startswith(".") and _is_plain(path))


def _is_plain(path: Path) -> bool:
    with files.faults_of(path), path.open("rb") as file:
        return is_plain(file.read(SALT_BYTES))


def _rewrite(path: Path, before: Key | None, after: Key | None) -> None:
    with spare_book(path) as spare, closing(engine.open_raw(path, before)) as raw:
        rekey.export(raw, spare, after)
        raw.close()
        files.replace(spare, path)


@contextmanager
def spare_book(target: Path) -> Iterator[Path]:
    """Give an unused name beside ``target``; a journal that SQLite left there goes too."""
    with files.temporary_beside(target) as spare:
        try:
            yield spare
        finally:
            with suppress(OSError):  # what cannot be removed now goes when the book is opened next
                spare.with_name(f"{spare.name}-journal").unlink(missing_ok=True)
