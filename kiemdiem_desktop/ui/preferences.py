"""What the user chose for the window itself: text size, language, theme, place on the screen, recent books.

These stay on this computer, in one settings file of the user's data folder; a book never carries them.
"""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from kiemdiem_desktop.base import files, paths

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
THEMES = ("system", "light", "dark")
LOCK_MINUTES = (0, 5, 10, 30)
_RECENT = 8
REMEMBERED = timedelta(hours=1)
"""So long wrong tries count, also for a program that was started anew meanwhile."""

_TRIES = re.compile(r"(\d{1,6}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00)")


class Preferences(QObject):
    """The window's own settings; ``changed`` names the key."""

    changed = Signal(str)

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        target = path or files.ensure_folder(paths.data_dir()) / "window.ini"
        self._store = QSettings(str(target), QSettings.Format.IniFormat, self)

    @property
    def text_size(self) -> int:
        """The size of all texts in percent, 100 to 200."""
        stored = str(self._store.value("text_size", "100"))
        return min(max(int(stored), TEXT_SIZES[0]), TEXT_SIZES[-1]) if stored.isdecimal() else TEXT_SIZES[0]

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._put("text_size", str(percent))

    @property
    def language(self) -> str:
        """``vi`` or ``en``."""
        return self._text("language", "vi")

    @language.setter
    def language(self, code: str) -> None:
        self._put("language", code)

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        stored = self._text("theme", THEMES[0])
        return stored if stored in THEMES else THEMES[0]

    @theme.setter
    def theme(self, name: str) -> None:
        self._put("theme", name)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The books opened last, newest first."""
        size = self._store.beginReadArray("recent")
        found: list[Path] = []
        for index in range(size):
            self._store.setArrayIndex(index)
            found.append(Path(self._text("path", "")))
        self._store.endArray()
        return tuple(found)

    def remember(self, book: Path) -> None:
        """Put a book at the head of the recent ones."""
        self._write_recent((book, *(path for path in self.recent if path != book))[:_RECENT])

    def forget(self, book: Path) -> None:
        """Take a book off the recent ones; the book itself is not touched."""
        self._write_recent(tuple(path for path in self.recent if path != book))

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        stored = self._store.value("geometry")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def lock_minutes(self) -> int:
        """After how many untouched minutes a protected book is locked; 0 means never."""
        stored = self._text("lock_minutes", str(LOCK_MINUTES[2]))
        return int(stored) if stored.isdecimal() and int(stored) in LOCK_MINUTES else LOCK_MINUTES[2]

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._put("lock_minutes", str(minutes))

    def wrong_tries(self, book: Path, now: datetime) -> int:
        """How often a wrong passphrase was given for a book within the last hour, by whoever started the program.

        A moment that lies ahead, after the clock was set back, counts as now.
        """
        told = _TRIES.fullmatch(self._text(_tries_of(book), ""))
        if told is None or now - datetime.fromisoformat(told[2]) > REMEMBERED:
            return 0
        return int(told[1])

    def add_wrong_try(self, book: Path, now: datetime) -> None:
        """Count one more wrong passphrase."""
        count = self.wrong_tries(book, now) + 1
        self._store.setValue(_tries_of(book), f"{count} {now.astimezone(UTC).isoformat(timespec='seconds')}")
        self._store.sync()  # now, for whoever tries may end the program by force

    def forget_wrong_tries(self, book: Path) -> None:
        """Forget them, as the right passphrase was given."""
        self._store.remove(_tries_of(book))

    def flag(self, key: str) -> bool:
        """Say whether the user has ticked this; False before he did."""
        return self._text(key, "") == "yes"

    def set_flag(self, key: str, *, on: bool) -> None:
        """Remember a tick."""
        self._put(key, "yes" if on else "no")

    def _write_recent(self, books: tuple[Path, ...]) -> None:
        self._store.remove("recent")
        self._store.beginWriteArray("recent", len(books))
        for index, path in enumerate(books):
            self._store.setArrayIndex(index)
            self._store.setValue("path", str(path))
        self._store.endArray()
        self.changed.emit("recent")

    def _text(self, key: str, default: str) -> str:
        return str(self._store.value(key, default))

    def _put(self, key: str, value: str) -> None:
        self._store.setValue(key, value)
        self.changed.emit(key)


def _tries_of(book: Path) -> str:
    return f"tries/{hashlib.sha256(str(book.resolve()).encode()).hexdigest()[:16]}"
