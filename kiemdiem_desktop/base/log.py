"""A small rotating log without personal data: digits and addresses are masked, exceptions lose their text."""

from __future__ import annotations

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError

if TYPE_CHECKING:
    from types import TracebackType

PACKAGE = "kiemdiem_desktop"
FILE = "kiemdiem.log"
_SIZE = 512 * 1024
_KEPT = 3
_MASKS = (
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "<e-mail>"),
    (re.compile(r"\d(?:[ .-]?\d){5,}"), "<digits>"),
)


def redact(text: str) -> str:
    """Mask e-mail addresses and runs of six or more digits (identity, card and telephone numbers)."""
    for pattern, mask in _MASKS:
        text = pattern.sub(mask, text)
    return text


class PrivateFormatter(logging.Formatter):
    """One redacted line per record; a traceback gives places and types, for an exception's text may name a person."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's line and, below it, where its exception came from."""
        when = self.formatTime(record)
        text = f"{when} {record.levelname} {record.name}: {redact(record.getMessage())}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{text}\n{describe_exception(error)}" if error else text


def describe_exception(error: BaseException) -> str:
    """Say what kind of exception came from where, with its causes, and without its text."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines += [*_frames(seen.__traceback__), f"  {_kind(seen)}"]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
        if seen is not None:
            lines.append("  from")
    return "\n".join(lines)


def setup(level: int, folder: Path) -> logging.Handler:
    """Send this program's records from ``level`` on, and other libraries' warnings, to the log in ``folder``.

    A second call moves the log. Refuses with a KnownError when the folder cannot be made.
    """
    files.ensure_folder(folder)
    root = logging.getLogger()
    for old in [handler for handler in root.handlers if handler.get_name() == FILE]:
        root.removeHandler(old)
        old.close()
    handler = RotatingFileHandler(folder / FILE, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.set_name(FILE)
    handler.setFormatter(PrivateFormatter())
    root.addHandler(handler)
    logging.getLogger(PACKAGE).setLevel(level)
    return handler


def _kind(error: BaseException) -> str:
    name = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{name}: {error.code}" if isinstance(error, KnownError) else name


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
