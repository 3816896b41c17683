"""How long the book takes: opening, saving a field, reading the people of a cell."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from support.benchmark import Benchmark

from kiemdiem_desktop.base.clock import SystemClock
from kiemdiem_desktop.base.ids import SystemIds
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.store.book import Book, create_book, open_book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def filled(folder: Path) -> Book:
    """Make a book with 200 members."""
    ids = SystemIds()
    book = create_book(folder / "b.kiemdiem", clock=SystemClock(), ids=ids)
    with book.write("Thêm") as unit:
        unit.members.add_all([Member(id=ids.new(), name=f"Nguyễn Văn {number}") for number in range(200)])
    return book


def opening(folder: Path) -> Callable[[], object]:
    """Time opening and closing a book."""
    filled(folder).close()
    return lambda: open_book(folder / "b.kiemdiem", clock=SystemClock()).close()


def saving(folder: Path) -> Callable[[], object]:
    """Time saving one field."""
    book = filled(folder)

    def save() -> None:
        with book.write("Sửa") as unit:
            member = unit.members.all()[0]
            unit.members.update(dataclasses.replace(member, note=member.note + "x"))

    return save


def reading(folder: Path) -> Callable[[], object]:
    """Time reading every member."""
    book = filled(folder)

    def read() -> int:
        with book.read() as reader:
            return len(reader.members.all())

    return read


BENCHMARKS = (
    Benchmark(name="open and close a book", limit=0.2, make=opening),
    Benchmark(name="save a field durably", limit=0.1, make=saving),
    Benchmark(name="read 200 members", limit=0.05, make=reading),
)
