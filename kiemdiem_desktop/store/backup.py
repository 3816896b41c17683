"""Copies of the book, made by SQLite itself while the book is open, and read again before they count.

A copy is encrypted as its book is, with the same key. The program's own copies lie in a folder beside the book and are
thinned; their names tell the book and the moment, nothing of its content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import engine, retention
from kiemdiem_desktop.store.cipher import Key

FOLDER = "{stem} - sao luu"
_STAMP = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(r".* (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(?P<upgrade> truoc khi nang cap)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFile:
    """A backup in the book's folder. Those made before an upgrade are not thinned."""

    path: Path
    made_at: datetime
    before_upgrade: bool


def folder_of(book: Path) -> Path:
    """Return the folder of a book's own backups; it may not exist yet."""
    return book.with_name(FOLDER.format(stem=book.stem))


def path_for(book: Path, moment: datetime, *, before_upgrade: bool = False) -> Path:
    """Return the name of a backup made at this moment."""
    tail = " truoc khi nang cap" if before_upgrade else ""
    return folder_of(book) / f"{book.stem} {moment.strftime(_STAMP)}{tail}{book.suffix}"


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
    return BackupFile(path=path, made_at=moment, before_upgrade=bool(told["upgrade"]))


def thin(book: Path, today: date) -> None:
    """Remove the backups whose place is taken by newer ones."""
    usual = [each for each in listed(book) if not each.before_upgrade]
    kept = retention.kept((each.made_at for each in usual), today)
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
        check_copy(spare, key, counts(source), target)
        files.replace(spare, target)


@contextmanager
def spare_book(target: Path) -> Iterator[Path]:
    """Give an unused name beside ``target``; a journal that SQLite left there goes too."""
    with files.temporary_beside(target) as spare:
        try:
            yield spare
        finally:
            spare.with_name(f"{spare.name}-journal").unlink(missing_ok=True)


def counts(raw: Any) -> dict[str, int]:
    """Count the rows of every table."""
    names = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608 - own names


def check_copy(path: Path, key: Key | None, expected: dict[str, int], told: Path) -> None:
    """Read a copy in full; refuses with ``backup_failed_check`` when it is not sound or holds other rows."""
    with closing(engine.open_raw(path, key)) as raw:
        sound = raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not sound or counts(raw) != expected:
            raise KnownError("backup_failed_check", path=told.name)
