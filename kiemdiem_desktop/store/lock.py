"""One program at a time has a book open: a lock of the operating system beside it, and a note that says who holds it.

The system frees the lock when its holder dies, so a lock that can be taken is free, whatever the note says; the note is
only for people. Both files go when the book is closed.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import time
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.clock import Clock
from kiemdiem_desktop.base.errors import KnownError

SUFFIX = ".khoa"
NOTE_SUFFIX = ".khoa-ghi"
_LOOKS, _PAUSE = 21, 0.05
"""How often the holder's note is looked for, who writes it right after he took the lock, and the seconds between."""


def user_name() -> str:
    """Return the name under which the user has signed in to this computer."""
    return os.environ.get("USERNAME") or os.environ.get("USER") or "?"


class BookLock:
    """The lock of one book."""

    def __init__(self, book: Path, clock: Clock) -> None:
        self._book = book
        self._clock = clock
        self._file = book.with_name(book.name + SUFFIX)
        self._note = book.with_name(book.name + NOTE_SUFFIX)
        self._lock = FileLock(self._file, timeout=0, thread_local=False)  # taken in one thread, freed in another

    def take(self) -> None:
        """Take the lock and write the note.

        Refuses with ``book_in_use`` (who, host, since) when another program has the book open, with
        ``book_in_use_unknown`` when that program left no note that can be read, and with ``folder_read_only`` when
        no file may be made beside it.
        """
        try:
            self._lock.acquire()
        except Timeout as error:
            raise self._held() from error
        except OSError as error:
            raise _as_folder(files.trouble(error, self._file), self._book) from error
        try:
            files.write_atomic(self._note, json.dumps(self._me(), ensure_ascii=False).encode())
        except KnownError as error:
            self._lock.release()
            raise _as_folder(error, self._book) from error

    def free(self) -> None:
        """Give the lock back and take its files away; where they cannot be removed they do no harm."""
        self._remove(self._note)
        if sys.platform == "win32":  # a file in use cannot be removed there
            self._lock.release()
            self._remove(self._file)
        else:  # removed while it is held, so that nobody locks a name that then goes away
            self._remove(self._file)
            self._lock.release()

    def _remove(self, file: Path) -> None:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)

    def _me(self) -> dict[str, str]:
        return {
            "who": user_name(),
            "host": platform.node() or "?",
            "pid": str(os.getpid()),
            "since": self._clock.now().isoformat(timespec="seconds"),
        }

    def _held(self) -> KnownError:
        """Say who holds the book; who has only just taken it gets a moment to write that down."""
        for look in range(_LOOKS):
            if look:
                time.sleep(_PAUSE)
            told = self._told()
            if told is not None:
                return told
        return KnownError("book_in_use_unknown", path=self._book.name)

    def _told(self) -> KnownError | None:
        try:
            note = json.loads(self._note.read_bytes())
            who, host, since = (note[name] for name in ("who", "host", "since"))
            moment = datetime.fromisoformat(since)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return KnownError("book_in_use", path=self._book.name, who=str(who), host=str(host), since=moment)


def _as_folder(error: KnownError, book: Path) -> KnownError:
    return KnownError("folder_read_only", path=book.parent.name) if error.code == "file_read_only" else error
