"""Much of everything, and a clock that nobody can trust."""

from __future__ import annotations

import random
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from faults.verdicts import CLOCK, Row, Verdict, digest, judged, state_of
from support.books import Maker
from support.offices import id_of, make_office, small_cell

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.ids import CountingIds, SystemIds
from kiemdiem_desktop.services.reviews import PaperReview
from kiemdiem_desktop.store import backup, copies
from kiemdiem_desktop.store.book import create_book, open_book

_STEPS = 20  # of undo and redo for each round asked for
_LOOKED = 25  # every so many steps everything is compared
PEOPLE = 5000


def to_and_fro(folder: Path, rounds: int, seed: int) -> Row:
    """Go back and forth through a book's operations and compare it with what it was there before."""
    row = Row("undo and redo, thousands of steps")
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    path, make = folder / "sổ.kiemdiem", Maker(CountingIds(1))
    with create_book(path, clock=CLOCK, ids=SystemIds()) as book:
        states = [digest(book)]
        for number in range(60):
            with book.write(str(number)) as unit:
                people = unit.members.all()
                unit.members.add(make.member(f"Người {number}"))
                for person in chance.sample(people, min(len(people), 3)):
                    unit.members.update(replace(person, note=str(number)))
            states.append(digest(book))
        at = len(states) - 1
        for number in range(rounds * _STEPS):
            back = at == len(states) - 1 or (at > 0 and chance.random() < 0.5)
            with judged(row, f"step {number}"):
                (book.undo if back else book.redo)()
                at += -1 if back else 1
                same = number % _LOOKED or digest(book) == states[at]
                row.add(Verdict.SOUND if same else Verdict.LOST, f"step {number}: not what it was")
    with judged(row, "opened again"):
        row.add(Verdict.SOUND if state_of(path) == states[at] else Verdict.LOST, "opened again: another")
    return row


def clock_back(folder: Path, rounds: int, seed: int) -> Row:
    """Open, write and close under a clock that jumps years to and fro: nothing is lost, no backup is overwritten."""
    row = Row("a clock that jumps to and fro")
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    clock, path = FixedClock(datetime(2026, 12, 1, tzinfo=UTC)), folder / "sổ.kiemdiem"
    make = Maker(CountingIds(1))
    with create_book(path, clock=clock, ids=SystemIds()) as book:
        known = digest(book)
    for number in range(min(rounds, 100)):
        jump = chance.choice((-1, 1)) * timedelta(days=chance.choice((0, 1, 40, 400)))
        clock.advance(jump if datetime(2000, 1, 1, tzinfo=UTC) < clock.now() + jump else -jump)
        with judged(row, f"round {number}"), open_book(path, clock=clock) as book:
            row.codes.update(error.code for error in book.notices)
            same = digest(book) == known
            with book.write("Thêm") as unit:
                unit.members.add(make.member(str(number)))
            known = digest(book)
            newest = book.back_up()
            row.add(Verdict.SOUND if same and newest.exists() else Verdict.LOST, "not what was saved, or no backup")
    return row


def huge_scan(folder: Path, rounds: int, seed: int) -> Row:
    """Offer a scan of 200 MB."""
    del rounds, seed
    row = Row("a scan of 200 MB")
    office = make_office(folder)
    period = small_cell(office)
    with judged(row, "200 MB"):
        paper = PaperReview(received_on=CLOCK.today(), scan=("a.pdf", b"%PDF" + bytes(200_000_000)))
        office.reviews.receive_paper(period.id, id_of(office, period, "Vũ Thị Hai"), paper)
        row.add(Verdict.UNCLEAR, "taken")
    office.close()
    return row


def crowd(folder: Path, rounds: int, seed: int) -> Row:
    """Keep a book of 5,000 members: open, save, undo, back up, restore."""
    del seed
    row = Row("a book of 5,000 members")
    people = PEOPLE if rounds >= 100 else PEOPLE // 10
    path, make = folder / "sổ.kiemdiem", Maker(CountingIds(1))
    with judged(row, "5,000 members"):
        began = time.monotonic()
        with create_book(path, clock=CLOCK, ids=SystemIds()) as book:
            with book.write("Thêm") as unit:
                unit.members.add_all([make.member(f"Người {n}", note="x" * 300) for n in range(people)])
            made = time.monotonic()
            copy = book.back_up()
            backed = time.monotonic()
            with book.write("Sửa") as unit:
                unit.members.update(replace(unit.members.find(name="Người 7")[0], note="mới"))
            saved = time.monotonic()
            book.undo()
            undone = time.monotonic()
            known = digest(book)
        closed = time.monotonic()
        found = state_of(path)
        opened = time.monotonic()
        copies.restore(path, copy, None, CLOCK)
        restored = time.monotonic()
        sound = found == state_of(path) == known and backup.listed(path)
        row.add(Verdict.SOUND if sound else Verdict.LOST, "not what it was")
    steps = {
        "add": made - began,
        "backup": backed - made,
        "save": saved - backed,
        "undo": undone - saved,
        "close": closed - undone,
        "open and check": opened - closed,
        "restore": restored - opened,
    }
    sys.stdout.write("    " + ", ".join(f"{name} {spent:.2f} s" for name, spent in steps.items()) + "\n")
    return row
