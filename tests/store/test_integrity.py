from __future__ import annotations

from pathlib import Path

import pytest
from support.books import Maker

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store import engine
from kiemdiem_desktop.store.book import Book, open_book
from kiemdiem_desktop.store.integrity import Problem, ProblemKind


def break_rule(path: Path, statement: str) -> None:
    """Do to a closed book what the program never does."""
    raw = engine.open_raw(path, None)
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute(statement)
    raw.execute("UPDATE book SET seal = NULL")  # as if it were sealed so
    raw.close()


def problems_after(book: Book, path: Path, clock: FixedClock, make: Maker, statement: str) -> tuple[Problem, ...]:
    period, member = make.period(), make.member()
    participant = make.participant(period, member)
    with book.write("Thêm") as unit:
        unit.periods.add(period)
        unit.members.add(member)
        unit.participants.add(participant)
        unit.shortcomings.add(make.shortcoming(period, participant.id))
    assert book.check() == ()
    book.close()
    break_rule(path, statement)
    with open_book(path, clock=clock) as again:
        return again.check()


def test_a_record_about_nobody_is_found(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    found = problems_after(book, path, clock, make, "DELETE FROM participant")
    assert found == (Problem(kind=ProblemKind.SUBJECT, table="shortcoming", rows=1),)


def test_a_link_to_nothing_is_found(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    found = problems_after(book, path, clock, make, "DELETE FROM member")
    assert found == (Problem(kind=ProblemKind.LINK, table="participant", rows=1),)


def test_a_row_of_another_organisation_is_found(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    found = problems_after(book, path, clock, make, "UPDATE member SET organisation_id = 'f'")
    assert found == (Problem(kind=ProblemKind.OWNER, table="member", rows=1),)


def test_an_index_that_lies_is_found(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    lie = (
        "UPDATE sqlite_master SET sql = replace(sql, '(subject_id)', '(text)') WHERE name = 'ix_shortcoming_subject_id'"
    )
    raw_lie = f"PRAGMA writable_schema = ON; {lie}"
    period = make.period()
    member = make.member()
    participant = make.participant(period, member)
    with book.write("Thêm") as unit:
        unit.periods.add(period)
        unit.members.add(member)
        unit.participants.add(participant)
        unit.shortcomings.add(make.shortcoming(period, participant.id))
    book.close()
    raw = engine.open_raw(path, None)
    raw.executescript(raw_lie)
    raw.close()
    with pytest.raises(KnownError) as caught:
        open_book(path, clock=clock)
    assert caught.value.code == "book_damaged"
