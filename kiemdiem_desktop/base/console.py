"""What the commands say: a listener who has gone (``| head``) never stops the work, nor changes how it ends."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TextIO

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError

_GONE = {errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE}


def say(text: object) -> None:
    """Write a line to the standard output.

    Refuses as writing a file does (a full disk where the output goes to a file), and then writes no more.
    """
    _write(sys.stdout, f"{text}\n")


def complain(text: str) -> None:
    """Write a line to the standard error; what hinders that can be told to nobody."""
    try:
        _write(sys.stderr, f"{text}\n")
    except KnownError:
        return


def flush() -> KnownError | None:
    """Let out what still waits; return why it could not be written, where somebody was there to read it."""
    try:
        _write(sys.stdout, "")
    except KnownError as error:
        return error
    return None


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # the program was started with this stream closed
        return
    try:
        stream.write(text)
        if not text or stream is sys.stderr:
            stream.flush()
    except OSError as error:
        _silence(stream)
        if error.errno not in _GONE:
            raise files.trouble(error, Path(stream.name)) from error


def _silence(stream: TextIO) -> None:
    """Send the rest nowhere: it would be tried again at the program's end, and fail again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
