"""The file is not what it was: cut off, a bit flipped on each page, another's file, renamed, two programs at once."""

from __future__ import annotations

import multiprocessing
import random
import shutil
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from faults.verdicts import CLOCK, Row, Verdict, digest, judged, state_of
from support.books import Maker

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds, SystemIds
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.store import header
from kiemdiem_desktop.store.book import Book, create_book, open_book
from kiemdiem_desktop.store.repair import repair

if TYPE_CHECKING:
    from faults.verdicts import Fault

    from kiemdiem_desktop.store.cipher import Secret

PAGE = 4096
PHRASE = "mật khẩu"
_START = multiprocessing.get_context("spawn")


def filled(path: Path, passphrase: str | None, seed: int = 1) -> str:
    """Make a closed book with members, a period and a scan, and say what stands in it."""
    make = Maker(CountingIds(seed))
    with create_book(path, passphrase=passphrase, clock=CLOCK, ids=SystemIds()) as book:
        period, people = make.period(), [make.member(f"Người {seed}/{n}", note="x" * 400) for n in range(40)]
        with book.write("Thêm") as unit:
            unit.periods.add(period)
            unit.members.add_all(people)
            unit.participants.add_all([make.participant(period, person) for person in people])
            unit.attachments.add(
                Attachment(id=make.ids.new(), name="a", media_type="image/png", content=bytes(range(256)) * 80)
            )
        return digest(book)


def spoiled(passphrase: str | None, name: str, spoil: Callable[[bytes, int, random.Random], bytes]) -> Fault:
    """Spoil a closed book at every page and open it; a spoiled one may be refused or whole, never another."""

    def fault(folder: Path, rounds: int, seed: int) -> Row:
        row = Row(f"{name}, {'encrypted' if passphrase else 'plain'}")
        chance = random.Random(seed)  # noqa: S311 - chance, no secret
        path, place = folder / "gốc.kiemdiem", folder / "nơi"
        before, data = filled(path, passphrase), path.read_bytes()
        secret: Secret = header.find_key(path, passphrase)
        pages = len(data) // PAGE
        turns = range(rounds) if rounds < pages else range(pages * max(rounds // pages, 1))
        for turn in turns:
            number = turn * pages // rounds if rounds < pages else turn % pages
            place.mkdir()
            victim = place / "sổ.kiemdiem"
            victim.write_bytes(spoil(data, number, chance))
            _open_spoiled(row, victim, secret, before, f"page {number}")
            shutil.rmtree(place)
        return row

    return fault


def _open_spoiled(row: Row, victim: Path, secret: Secret, before: str, told: str) -> None:
    with judged(row, told):
        found = state_of(victim, secret)
        row.add(Verdict.SOUND if found == before else Verdict.LOST, f"{told}: opened with other content")


def flipped(data: bytes, page: int, chance: random.Random) -> bytes:
    """Turn one bit of a page over."""
    place = page * PAGE + chance.randrange(PAGE)
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def cut(data: bytes, page: int, chance: random.Random) -> bytes:
    """Keep so many pages, and sometimes a part of the next."""
    return data[: page * PAGE + chance.choice((0, chance.randrange(PAGE)))]


def repaired(folder: Path, rounds: int, seed: int) -> Row:
    """Destroy a page and let the book be built anew; the new one is sound, or the repair says why it cannot be."""
    row = Row("repair after a destroyed page")
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    for number in range(min(rounds, 60)):
        passphrase = PHRASE if number % 2 else None
        place = folder / str(number)
        place.mkdir()
        path, target = place / "sổ.kiemdiem", place / "cứu.kiemdiem"
        filled(path, passphrase)
        secret = header.find_key(path, passphrase)
        data = bytearray(path.read_bytes())
        page = chance.randrange(1, len(data) // PAGE)
        data[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
        path.write_bytes(data)
        with judged(row, f"page {page}"):
            repair(path, target, secret)
            state_of(target, secret)
            row.add(Verdict.SOUND if path.read_bytes() == data else Verdict.LOST, "the damaged book was touched")
        shutil.rmtree(place)
    return row


def replaced(folder: Path, rounds: int, seed: int) -> Row:
    """Rename the open book, or lay another over it: the next write is refused, and all that was saved is at hand."""
    del seed
    row = Row("renamed or replaced while open")
    for number in range(min(rounds, 30)):
        place = folder / str(number)
        place.mkdir()
        path, other, away = place / "sổ.kiemdiem", place / "khác.kiemdiem", place / "cất.kiemdiem"
        filled(path, None)
        filled(other, None, seed=2)
        with open_book(path, passphrase=None, clock=CLOCK) as book:
            saved = _add(book)
            if number % 2:
                path.rename(away)
            else:
                other.replace(path)
            refused = Row("")
            with judged(refused, "a write"):
                _add(book)
                refused.add(Verdict.LOST, "written where nobody finds it")
            if not number % 2:
                book.back_up_to(away)  # the way out that the message names
        row.codes.update(refused.codes)
        found = state_of(away)
        verdict = Verdict.REFUSED if refused.codes and found == saved else Verdict.LOST
        row.add(verdict, f"{found} is not {saved}; {refused.remarks}")
    return row


def _add(book: Book) -> str:
    with book.write("Thêm") as unit:
        unit.settings.set("k", book.revision)
        unit.members.add_all([Maker(CountingIds(90 + book.revision)).member("Người mới")])
    return digest(book)


def raced(folder: Path, rounds: int, seed: int) -> Row:
    """Let several programs open one book at the same moment: one gets it, the others are told who has it."""
    del seed
    row = Row("several programs open one book")
    path = folder / "sổ.kiemdiem"
    before = filled(path, None)
    for _ in range(max(min(rounds // 10, 20), 1)):
        gate = _START.Barrier(3)
        ends = [_START.Pipe(duplex=True) for _ in range(3)]
        workers = [_START.Process(target=_contend, args=(str(path), its, gate), daemon=True) for _, its in ends]
        for worker in workers:
            worker.start()
        heard = [mine.recv() if mine.poll(60) else "silence" for mine, _ in ends]
        for mine, _ in ends:
            mine.send("go")
        for worker in workers:
            worker.join()
        busy = {"book_in_use", "book_in_use_unknown"}  # asked before the winner wrote who it is
        if heard.count("open") != 1 or not set(heard) <= busy | {"open"}:
            row.add(Verdict.UNCLEAR, str(heard))
        elif state_of(path) != before:
            row.add(Verdict.LOST, "the book is another")
        else:
            for code in heard:
                if code != "open":
                    row.codes[code] += 1
            row.add(Verdict.REFUSED)
    return row


def _contend(path: str, pipe: Connection, gate: object) -> None:
    """Open the book when the others do, say how it went, and keep it until told."""
    gate.wait()  # type: ignore[attr-defined] # a barrier, whose type the contexts do not share
    try:
        with open_book(Path(path), clock=CLOCK):
            pipe.send("open")
            pipe.recv()
    except KnownError as error:
        pipe.send(error.code)
        pipe.recv()
