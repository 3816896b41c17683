"""The disk refuses: it is full at every write, a file may not grow, a folder lets nobody write into it any more.

Each operation is done with a little more room every time, until it goes through. Afterwards the book must hold what it
held before or what the operation makes of it, nothing may lie about, and with room again it must go on.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults.verdicts import CLOCK, Row, Verdict, digest, judged, strays
from support.books import Maker
from support.offices import environment

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds, SystemIds
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample
from kiemdiem_desktop.store import backup, copies, migrate, opening, schema
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.book import Book, create_book, open_book

if TYPE_CHECKING:
    from faults.verdicts import Fault

POSIX: Any = os
"""These faults are made on POSIX, where ``os`` knows more than on Windows."""
NAME = "sổ.kiemdiem"
SIZE = 12 * 1024 * 1024
PHRASE = "mật khẩu"
MOST_TRIES = 400
Room = Callable[[int], AbstractContextManager[None]]
"""Leaves so many bytes of room while it lasts."""

_NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{down}"


def upgrade() -> None:
    op.add_column("member", sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
"""


def some_members(folder: Path) -> None:
    """A small book."""
    with (
        create_book(folder / NAME, passphrase=PHRASE, clock=CLOCK, ids=SystemIds()) as book,
        book.write("Thêm") as unit,
    ):
        maker = Maker(CountingIds(7))
        unit.members.add_all([maker.member(f"Người {n}", note="x" * 500) for n in range(40)])


def with_backup(folder: Path) -> None:
    """A small book with a backup from before its last change."""
    some_members(folder)
    with opened(folder) as book:
        book.back_up(Occasion.UPGRADE)  # of a kind that stays
        with book.write("Thêm") as unit:
            maker = Maker(CountingIds(8))
            unit.members.add_all([maker.member(f"Sau {n}", note="x" * 900) for n in range(9)])


def empty_book(folder: Path) -> None:
    """An empty book, and a dossier to take over."""
    env = environment(3)
    sample = Office.open(make_sample(folder / "mẫu", env), environment(4))
    (folder / "hồ sơ.json").write_bytes(sample.exchange.export_dossier(sample.periods.periods()[0].id))
    sample.close()
    shutil.rmtree(folder / "mẫu")
    create_book(folder / NAME, passphrase=PHRASE, clock=CLOCK, ids=SystemIds()).close()


def opened(folder: Path) -> Book:
    """The book of a folder."""
    return open_book(folder / NAME, passphrase=PHRASE, clock=CLOCK)


def save(folder: Path, room: Room, free: int) -> None:
    """Change many rows at once, and once more with room again."""
    with opened(folder) as book, room(free), book.write("Thêm") as unit:
        maker = Maker(CountingIds(9))
        unit.members.add_all([maker.member(str(n), note="y" * 3000) for n in range(20)])
        unit.settings.set("k", "z" * 90_000)


def take_over(folder: Path, room: Room, free: int) -> None:
    """Take a dossier over."""
    data = (folder / "hồ sơ.json").read_bytes()
    office = Office.open(folder / NAME, environment(5), PHRASE)
    try:
        with room(free):
            office.exchange.import_dossier(data)
    finally:
        office.close()


def copy_away(folder: Path, room: Room, free: int) -> None:
    """Make a backup."""
    with opened(folder) as book, room(free):
        book.back_up()


def put_back(folder: Path, room: Room, free: int) -> None:
    """Restore a backup."""
    copy = next((folder / "sổ - sao luu").glob("*nang cap*"))
    with room(free):
        copies.restore(folder / NAME, copy, PHRASE, CLOCK)


def rekey(folder: Path, room: Room, free: int) -> None:
    """Change the passphrase, to the same one, so that the check can open the book either way."""
    with opened(folder) as book, room(free):
        book.change_passphrase(PHRASE)


def upgrade(folder: Path, room: Room, free: int) -> None:
    """Open the book with a program that has one more revision."""
    with room(free):
        opened(folder).close()


Act = Callable[[Path, Room, int], None]
OPERATIONS: dict[str, tuple[Callable[[Path], None], Act]] = {
    "a save": (some_members, save),
    "an import": (empty_book, take_over),
    "a backup": (some_members, copy_away),
    "a restore": (with_backup, put_back),
    "a new passphrase": (some_members, rekey),
    "a migration": (some_members, upgrade),
}


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk of its own in memory."""
    mounted = folder / "đĩa"
    mounted.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(mounted)], check=True)  # noqa: S607
    try:
        yield mounted
    finally:
        subprocess.run(["umount", "-l", str(mounted)], check=True)  # noqa: S607


def filling(disk: Path) -> Room:
    """Fill a disk but for some bytes."""

    @contextmanager
    def room(free: int) -> Iterator[None]:
        filler = disk / "đầy"
        left = POSIX.statvfs(disk).f_bavail * 4096 - free
        filler.write_bytes(bytes(max(left, 0)))
        try:
            yield
        finally:
            filler.unlink()

    return room


def limiting() -> Room:
    """Let no file grow beyond some bytes."""
    resource: Any = importlib.import_module("resource")

    @contextmanager
    def room(free: int) -> Iterator[None]:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (free + 4096, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    return room


def full_disk(name: str) -> Fault:
    """Do an operation with the disk full at each of its writes."""

    def fault(folder: Path, rounds: int, seed: int) -> Row:
        del seed
        row = Row(f"disk full during {name}")
        with small_disk(folder) as disk:
            _all_rooms(row, disk, name, filling(disk), rounds)
        return row

    return fault


def limited_file(name: str) -> Fault:
    """Do an operation while files may not grow: SQLite meets an input/output error at each of its writes."""

    def fault(folder: Path, rounds: int, seed: int) -> Row:
        del seed
        row = Row(f"write error during {name}")
        _all_rooms(row, folder, name, limiting(), rounds)
        return row

    return fault


def _all_rooms(row: Row, disk: Path, name: str, room: Room, rounds: int) -> None:
    prepare, _ = OPERATIONS[name]
    pattern, place = disk / "mẫu sổ", disk / "nơi"
    pattern.mkdir()
    prepare(pattern)
    with program(name, disk.parent / "migrations"):
        _with_room(row, pattern, place, name, room, min(rounds, MOST_TRIES))


def _with_room(row: Row, pattern: Path, place: Path, name: str, room: Room, steps: int) -> None:
    _, act = OPERATIONS[name]
    states = states_of(pattern, place, act)
    most = _needed(pattern, place, act, room)
    for number in range(steps):
        free = most * number // max(steps - 1, 1) // 4096 * 4096
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(pattern, place)
        refused = Row("")
        with judged(refused, f"{name}, {free} bytes left"):
            act(place, room, free)
            refused.add(Verdict.SOUND)
        judge(row, refused, place, states, f"{name}, {free} bytes left")


@dataclass(frozen=True, slots=True, kw_only=True)
class States:
    """What a book may hold once an operation was tried: what it held before, or what the operation makes of it."""

    before: str
    after: str


def judge(row: Row, done: Row, place: Path, states: States, told: str) -> None:
    """Look at what the round left, whatever was said; what was said to be done must be there."""
    with judged(row, f"{told}, afterwards"):
        try:
            found = _state(place)
            for copy in backup.listed(place / NAME):
                opening.check_file(copy.path, PHRASE)
        except KnownError as error:
            row.add(Verdict.LOST, f"{told}: {error}")
            return
        left = strays(place)
        if found not in ({states.after} if done.counts[Verdict.SOUND] else {states.before, states.after}):
            row.add(Verdict.LOST, f"{told}: neither before nor after, or not what was said to be done")
        elif left or done.bad:
            row.add(Verdict.UNCLEAR, f"{told}: {left} {done.remarks}")
        else:
            row.codes.update(done.codes)
            row.add(next(iter(done.counts)))


def states_of(pattern: Path, place: Path, act: Act) -> States:
    """Try the operation where nothing fails."""
    shutil.copytree(pattern, place)
    before = _state(place)
    act(place, lambda _: contextlib.nullcontext(), 0)
    after = _state(place)
    shutil.rmtree(place)
    return States(before=before, after=after)


def _needed(pattern: Path, place: Path, act: Act, room: Room) -> int:
    """How much room the operation needs, by doubling."""
    free = 64 * 1024
    while free < SIZE // 2:
        shutil.copytree(pattern, place)
        try:
            act(place, room, free)
        except KnownError:
            free *= 2
        else:
            return free
        finally:
            shutil.rmtree(place)
    return free


def _state(place: Path) -> str:
    """What stands in the book; an empty book is one state, whoever's it is."""
    with opened(place) as book:
        if problems := book.check():
            raise AssertionError(problems)
        with book.read() as reader:
            empty = not (reader.members.count() or reader.periods.count())
        return "empty" if empty else digest(book)


@contextmanager
def program(name: str, scripts: Path) -> Iterator[None]:
    """For a migration, pretend that the program has one more revision; ``scripts`` is where it lies then."""
    if name != "a migration":
        yield
        return
    head, before = schema.HEAD, migrate.SCRIPTS
    shutil.copytree(before, scripts, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    (scripts / "versions" / "9999_next.py").write_text(_NEXT.format(down=schema.revision_name(head)), encoding="utf-8")
    schema.HEAD, migrate.SCRIPTS = 9999, scripts
    try:
        yield
    finally:
        schema.HEAD, migrate.SCRIPTS = head, before


def closed_folder(folder: Path, rounds: int, seed: int) -> Row:
    """Take the right to write from the folder while the book is open, for a user who is no administrator."""
    del seed
    row = Row("folder read-only while open")
    some_members(folder)
    for above in (folder, *folder.parents[:1]):
        above.chmod(0o755)
    before = _state(folder)
    for _ in range(min(rounds, 20)):
        refused = Row("")
        with opened(folder) as book:
            with judged(refused, "a write"), _nobody(folder), book.write("Thêm") as unit:
                unit.members.add(Maker(CountingIds(6)).member("Người sau"))
            row.codes.update(refused.codes)
            kept = digest(book) == before
        row.add(Verdict.REFUSED if refused.codes and kept else Verdict.UNCLEAR, f"{refused.remarks}")
    if _state(folder) != before:
        row.add(Verdict.LOST, "the book is another")
    return row


@contextmanager
def _nobody(folder: Path) -> Iterator[None]:
    folder.chmod(0o555)
    POSIX.seteuid(65534)
    try:
        yield
    finally:
        POSIX.seteuid(0)
        folder.chmod(0o755)


def possible() -> bool:
    """Say whether a disk of its own can be made here."""
    return sys.platform == "linux" and os.geteuid() == 0
