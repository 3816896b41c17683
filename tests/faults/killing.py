"""A child works at random on a book and is killed at a random moment; what it was told is saved must be there.

Before each operation ends the child tells what the book will hold, and afterwards that it does. The book that is found
must hold what was told last as done, or what the operation under way would have made of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults.children import forking
from faults.verdicts import CLOCK, Row, Verdict, digest, digest_inside, digest_of, strays
from support.books import Maker, content

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds, SystemIds
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.store.book import Book, create_book, open_book

if TYPE_CHECKING:
    from kiemdiem_desktop.store.unit_of_work import UnitOfWork

PHRASES = ("một", "hai ba bốn")
LONGEST = 0.35


@dataclass(slots=True)
class Worker:
    """Works on an open book and tells its parent."""

    book: Book
    pipe: Connection
    chance: random.Random
    make: Maker
    done: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    now: str = ""

    def work(self) -> None:
        """Do something at random, for ever."""
        self.now = digest(self.book)
        self.pipe.send(("done", self.now))
        while True:
            act = self.chance.choices(list(ACTS), weights=list(ACTS.values()))[0]
            act(self)

    def write(self, change: Callable[[UnitOfWork], None], merge_key: str | None = None) -> None:
        """Change the book in one transaction."""
        before = self.now
        with self.book.write("Sửa", merge_key=merge_key) as unit:
            change(unit)
            self.now = digest_inside(unit)
            self.pipe.send(("will", self.now))
        self.pipe.send(("done", self.now))
        if unit.outcome.operation_id is not None:
            self.undone.clear()
            if merge_key is None:
                self.done.append(before)

    def step(self, there: list[str], back: list[str], act: Callable[[], object]) -> None:
        """Undo or redo, where it is known what must come of it."""
        if not there:
            return
        back.append(self.now)
        self.now = there.pop()
        self.pipe.send(("will", self.now))
        act()
        self.pipe.send(("done", self.now))
        found = digest(self.book)
        if found != self.now:
            self.pipe.send(("wrong", found))

    def keep(self, act: Callable[[], object]) -> None:
        """Do what changes nothing that stands in the book."""
        act()
        if digest(self.book) != self.now:
            self.pipe.send(("wrong", "kept"))


def add(worker: Worker) -> None:
    """Add some members."""
    count = worker.chance.choice((1, 1, 1, 12))
    people = [worker.make.member(f"Người {worker.chance.random()}", note="x" * 1500) for _ in range(count)]
    worker.write(lambda unit: unit.members.add_all(people))


def change(worker: Worker) -> None:
    """Change one."""

    def one(unit: UnitOfWork) -> None:
        people = unit.members.all()
        if people:
            person = worker.chance.choice(people)
            unit.members.update(replace(person, note=str(worker.chance.random()) * 40))

    worker.write(one)


def remove(worker: Worker) -> None:
    """Remove most of them, so that the book stays small."""

    def some(unit: UnitOfWork) -> None:
        for person in unit.members.all()[8:]:
            unit.members.remove(person.id)

    worker.write(some)


def scan(worker: Worker) -> None:
    """Keep a scan."""
    data = worker.chance.randbytes(60_000)
    value = Attachment(id=worker.make.ids.new(), name="a.pdf", media_type="application/pdf", content=data)
    worker.write(lambda unit: unit.attachments.add_all([value]))


def setting(worker: Worker) -> None:
    """Change a setting of the book."""
    worker.write(lambda unit: unit.settings.set("k", worker.chance.random()))
    worker.done.clear()  # settings are no part of what is compared
    worker.undone.clear()


def undo(worker: Worker) -> None:
    """Take a step back."""
    worker.step(worker.done, worker.undone, worker.book.undo)


def redo(worker: Worker) -> None:
    """Take it again."""
    worker.step(worker.undone, worker.done, worker.book.redo)


def back_up(worker: Worker) -> None:
    """Make a backup."""
    worker.keep(worker.book.back_up_when_changed)


def rekey(worker: Worker) -> None:
    """Put the book under another passphrase."""
    if worker.book.encrypted:
        worker.keep(lambda: worker.book.change_passphrase(worker.chance.choice(PHRASES)))


ACTS: dict[Callable[[Worker], None], int] = {
    add: 10,
    change: 12,
    remove: 3,
    scan: 2,
    setting: 2,
    undo: 6,
    redo: 4,
    back_up: 2,
    rekey: 1,
}


def child(path: str, phrases: tuple[str | None, ...], seed: int, pipe: Connection) -> None:
    """Open the book and work on it until killed."""
    book = opened(Path(path), phrases)
    Worker(book, pipe, random.Random(seed), Maker(CountingIds(seed))).work()  # noqa: S311 - chance, no secret


def opened(path: Path, phrases: tuple[str | None, ...]) -> Book:
    """Open with whichever passphrase it has now."""
    for phrase in phrases[:-1]:
        try:
            return open_book(path, passphrase=phrase, clock=CLOCK)
        except KnownError as error:
            if error.code != "book_wrong_passphrase_or_damaged":
                raise
    return open_book(path, passphrase=phrases[-1], clock=CLOCK)


def told(pipe: Connection) -> list[tuple[str, Any]]:
    """Everything that the child still said."""
    heard: list[tuple[str, Any]] = []
    try:
        while pipe.poll(0):
            heard.append(pipe.recv())
    except (EOFError, OSError):
        pass
    return heard


def killed(folder: Path, rounds: int, seed: int) -> Row:
    """Kill a writer at random moments, on plain and on encrypted books."""
    row = Row("killed at a random moment")
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    context = forking("faults.table")
    path, phrases, known = folder / "không.kiemdiem", tuple[str | None, ...](), ""
    for number in range(rounds):
        if number % 20 == 0:
            phrases = (None,) if number % 40 == 0 else PHRASES
            path = folder / f"giết {number}.kiemdiem"
            create_book(path, passphrase=phrases[0], clock=CLOCK, ids=SystemIds()).close()
            with opened(path, phrases) as book:
                known = digest_of(content(book))
        known = _round(row, context, path, phrases, known, chance)
    return row


def _round(
    row: Row, context: Any, path: Path, phrases: tuple[str | None, ...], known: str, chance: random.Random
) -> str:
    mine, its = context.Pipe(duplex=False)
    worker = context.Process(target=child, args=(str(path), phrases, chance.getrandbits(30), its), daemon=True)
    worker.start()
    its.close()
    if chance.random() > 0.15:  # else it may die while it opens the book
        mine.poll(60)
    worker.join(chance.uniform(0, LONGEST))
    worker.kill()
    worker.join()
    heard = told(mine)
    mine.close()
    done = [state for kind, state in heard if kind == "done"]
    last = done[-1] if done else known
    pending = {state for kind, state in heard[-1:] if kind == "will"}
    wrong = [state for kind, state in heard if kind == "wrong"]
    try:
        with opened(path, phrases) as book:
            found, problems = digest(book), book.check()
    except Exception as error:  # noqa: BLE001 - a book that does not open after a kill is lost, however it is said
        row.add(Verdict.LOST, f"{path.name}: {type(error).__name__} {error}")
        return known
    if found not in {last, *pending} or wrong:
        row.add(Verdict.LOST, f"{path.name}: {found} is none of {last} {pending} {wrong}")
    elif problems or _left(path):
        row.add(Verdict.UNCLEAR, f"{path.name}: {problems} {_left(path)}")
    else:
        row.add(Verdict.SOUND)
    return found


def _left(path: Path) -> list[str]:
    """Journals beside a book that was opened and closed again; copies under way may be left by a kill."""
    return [name for name in strays(path.parent) if name.startswith(path.name)]
