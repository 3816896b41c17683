"""The one place that speaks to SQLite as SQLite: the driver, its pragmas, its transactions and its error numbers.

The driver is always ``sqlcipher3`` (a plain book has no key), so there is one SQLite in the process. A book has one
connection; transactions begin with BEGIN IMMEDIATE and end on the disk.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store.cipher import Key
from kiemdiem_desktop.store.sql import Connection

APPLICATION_ID = 0x4B446935  # "KDi5"; fits the signed 32 bits of SQLite's header
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA secure_delete = ON",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 2000",
)
CODES = {
    5: "book_busy",
    6: "book_busy",
    8: "file_read_only",
    10: "book_disk_trouble",
    11: "book_damaged",
    13: "disk_full",
    14: "folder_read_only",
    26: "book_damaged",
}
"""SQLite's primary result codes (the driver tells no finer ones) that are the world's fault; any other one is a bug."""

PASSING = frozenset({5, 6, 10, 13, 14})
"""Result codes that tell of the disk or of another program, not of what stands in the file."""

_CUT_OFF = 522  # a page beyond the end of the file
_FAILED_PAGE = re.compile(r"error code=(\d+)")
_SAYINGS = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""SQLite's own sentences for the same codes: faults of a copy or an export come without their number."""

_GENERIC = 1

_NOT_A_DATABASE = 26
_LITTLE = 1 << 20


def open_raw(path: Path, key: Key | None) -> Any:
    """Open a connection of the driver with every pragma set; what is wrong with the file shows here."""
    raw = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        prepare(raw, key)
        _read_schema(raw)
        for pragma in PRAGMAS:
            raw.execute(pragma).fetchall()
    except dbapi2.Error:
        raw.close()
        raise
    return raw


def _read_schema(raw: Any) -> None:
    """Let SQLite read the schema; what it says of a damaged one holds the damage itself, which may be no text."""
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UnicodeDecodeError as error:
        raise dbapi2.DatabaseError("database disk image is malformed") from error


def prepare(raw: Any, key: Key | None) -> None:
    """Silence SQLCipher's log and give a fresh connection its key."""
    raw.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        raw.execute(key.pragma)


def connect(path: Path, key: Key | None, *, reading: bool = False) -> Connection:
    """Open the one connection of a book; for ``reading`` alone the book may lie where nothing can be written."""
    return Connection(open_raw(path, key), reading=reading)


def pragma(raw: Any, name: str) -> Any:
    """Read a pragma's first value from a connection of the driver."""
    return raw.execute(f"PRAGMA {name}").fetchone()[0]


def pages_sound(raw: Any, limit: str = "1") -> bool:
    """Let SQLite look through the pages, of one table where ``limit`` names it.

    A page that the disk would not give is told as the disk's fault, not as damage.
    """
    told = str(pragma(raw, f"integrity_check({limit})"))
    failed = _FAILED_PAGE.search(told)
    code = int(failed[1]) if failed else 0
    if code & 0xFF in PASSING and code != _CUT_OFF:
        raise dbapi2.OperationalError("disk I/O error")
    return told == "ok"


def set_mark(connection: Connection, revision: int) -> None:
    """Write into the header that this is a book, and which schema it has."""
    connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.run(f"PRAGMA user_version = {revision}")


def defer_foreign_keys(connection: Connection) -> None:
    """Check foreign keys at the end of this transaction instead of at each statement."""
    connection.run("PRAGMA defer_foreign_keys = ON")


@contextlib.contextmanager
def foreign_keys_resting(connection: Connection) -> Iterator[None]:
    """Let foreign keys rest; around a transaction, for SQLite ignores the wish inside one."""
    connection.run("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.run("PRAGMA foreign_keys = ON")


@contextlib.contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn what SQLite says about the book into the KnownError that it means; a bug passes through."""
    try:
        yield
    except dbapi2.Error as error:
        known = trouble(error, path)
        if known is None:
            raise
        raise known from error


def trouble(error: BaseException, path: Path) -> KnownError | None:
    """Say an error of the database in the user's terms; ``None`` when it is a bug."""
    code = CODES.get(result_code(error))
    if code is None:
        return None
    if code == "book_disk_trouble" and _is_full(path):
        code = "disk_full"
    return KnownError(code, path=path.parent.name if code == "folder_read_only" else path.name)


def result_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error; 0 when it carries none."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return code if code > _GENERIC else _SAYINGS.get(str(error), code)


def is_not_a_database(error: BaseException) -> bool:
    """Say whether the file's pages cannot be read with this key."""
    return result_code(error) == _NOT_A_DATABASE


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _LITTLE
    except OSError:
        return False
