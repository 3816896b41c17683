"""The one door for files: written whole or not at all, on disk before it counts, faults said in the user's terms."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import secrets
import shutil
import sys
import time
import unicodedata
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

ERRNO_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "file_read_only",
    errno.EACCES: "file_read_only",
    errno.EPERM: "file_read_only",
    errno.EBUSY: "file_open_elsewhere",
    errno.ETXTBSY: "file_open_elsewhere",
    errno.ENOTDIR: "folder_missing",
}
"""What the system's error numbers mean to the user; any other number reads as an unreadable file."""

WINDOWS_CODES = {32: "file_open_elsewhere", 33: "file_open_elsewhere", 39: "disk_full", 112: "disk_full"}
"""Windows' own numbers, which say more than the error number they are mapped to."""

_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()
_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF}
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)
_CHUNK = 1 << 20


def trouble(error: OSError, path: Path) -> KnownError:
    """Say a system error about ``path`` in the user's terms; only the file's name is carried along."""
    code = WINDOWS_CODES.get(getattr(error, "winerror", None) or 0) or ERRNO_CODES.get(error.errno or 0)
    if code is None:
        missing = isinstance(error, FileNotFoundError) and not path.parent.is_dir()
        code = "folder_missing" if missing else "file_unreadable"
    if code == "file_read_only" and sys.platform == "win32" and path.is_file() and os.access(path, os.W_OK):
        code = "file_open_elsewhere"  # Windows says "access denied" for a file that another program holds
    return KnownError(code, path=path.name)


@contextlib.contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turn every OSError of the block into the KnownError that it means for ``path``."""
    try:
        yield
    except OSError as error:
        raise trouble(error, path) from error


def read(path: Path) -> bytes:
    """Read a whole file; refuses with a KnownError when it cannot."""
    with faults_of(path):
        return path.read_bytes()


def size(path: Path) -> int:
    """How many bytes a file has, to be asked before it is read; refuses with a KnownError when it cannot be told."""
    with faults_of(path):
        return path.stat().st_size


def read_text(path: Path) -> str:
    """Read a whole UTF-8 text, with or without a byte order mark; refuses what is no such text."""
    try:
        return read(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError("file_not_text", path=path.name) from error


@contextlib.contextmanager
def temporary_beside(path: Path) -> Iterator[Path]:
    """Give an unused name in the folder of ``path``, with the same suffix.

    Whoever wants the file kept moves it with ``replace``; what is still there at the end is removed.
    """
    spare = path.with_name(spare_name(path, secrets.token_hex(4)))
    try:
        yield spare
    finally:
        with contextlib.suppress(OSError):
            spare.unlink(missing_ok=True)


def spare_name(path: Path, mark: str) -> str:
    """Name a temporary file beside ``path``; ``mark`` makes it unused."""
    return f".~{path.stem[:40]}-{mark}{path.suffix}"


def replace(src: Path, dst: Path, *, waits: Sequence[float] = _WAITS) -> None:
    """Move ``src`` over ``dst`` in one step and make the move durable.

    Windows refuses while a virus scanner looks at the file, so the move is tried again after each of ``waits`` seconds.
    """
    with faults_of(dst):
        _move(src, dst, waits)
        sync_folder(dst.parent)


def replace_all(source: Path, target: Path, names: Sequence[str], *, waits: Sequence[float] = _WAITS) -> None:
    """Move files from one folder to another over what is there, all of them or none; ``source`` is ours alone.

    Where one refuses, because it is open elsewhere or may not be written, those moved before are put back.
    """
    aside = source / "aside"
    moved: list[str] = []
    try:
        for name in names:
            with faults_of(target / name):
                if (target / name).is_dir():
                    raise IsADirectoryError(errno.EISDIR, name)
                if (target / name).exists():
                    aside.mkdir(exist_ok=True)
                    _move(target / name, aside / name, waits)
                moved.append(name)
                _move(source / name, target / name, waits)
        sync_folder(target)
    except KnownError:
        for name in reversed(moved):
            with contextlib.suppress(OSError):
                if (aside / name).exists():
                    _move(aside / name, target / name, waits)
                else:
                    (target / name).unlink()
        raise


def _move(src: Path, dst: Path, waits: Sequence[float]) -> None:
    for wait in waits:
        try:
            src.replace(dst)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    src.replace(dst)


def write_atomic(path: Path, data: bytes) -> None:
    """Write a whole file: readers see the old content or the new, never a part."""
    target = _real(path)
    with faults_of(path), temporary_beside(target) as spare:
        _write(spare, data)
        _keep_mode(target, spare)
        replace(spare, target)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that nobody looks at yet, to its last byte; refuses as the disk does."""
    with faults_of(path):
        _write(path, data)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def copy_durable(src: Path, dst: Path) -> None:
    """Copy a file that nobody is writing; ``dst`` appears only when its last byte is on the disk."""
    target = _real(dst)
    with faults_of(src):
        source = src.open("rb")
    with source, faults_of(dst), temporary_beside(target) as spare:
        with spare.open("xb") as file:
            shutil.copyfileobj(source, file, _CHUNK)
            file.flush()
            os.fsync(file.fileno())
        replace(spare, target)


def digest(path: Path) -> str:
    """Read a whole file from the disk and return the SHA-256 of its bytes."""
    with faults_of(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does so by itself, and some file systems know no such thing."""
    if sys.platform != "win32":
        try:
            handle = os.open(folder, os.O_RDONLY)
        except PermissionError:
            return
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _UNSYNCABLE:
                raise
        finally:
            os.close(handle)


def ensure_folder(folder: Path) -> Path:
    """Make a folder and its parents when they are not there yet, and return it."""
    with faults_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def safe_name(text: str, limit: int = 80) -> str:
    """Turn any text into a file name of plain letters, digits, ``-``, ``_`` and dots, which every system accepts.

    A short suffix survives the cut to ``limit`` characters; device names such as ``con`` get an underscore in front.
    """
    parts = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", bare)
    name = _cut(re.sub(r"-*(?:\.-*)+", ".", name).strip("-."), limit)
    if _DEVICES.match(name):
        name = _cut(f"_{name}", limit)
    return name or "khong-ten"[:limit]


def _cut(name: str, limit: int) -> str:
    if len(name) <= limit:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > 10 or len(suffix) + 2 > limit:
        return name[:limit].rstrip("-.")
    return stem[: limit - len(suffix) - 1].rstrip("-.") + dot + suffix


def _real(path: Path) -> Path:
    """Follow a link, so that the file is replaced and not the link."""
    return path.resolve() if path.is_symlink() else path


def _keep_mode(old: Path, new: Path) -> None:
    if old.exists():
        shutil.copymode(old, new)
