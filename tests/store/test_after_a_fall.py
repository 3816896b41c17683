"""A program that fell in the middle of a write leaves a journal beside the book, which the next opening plays back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from support.books import Maker, content

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import engine, header, opening
from kiemdiem_desktop.store.book import create_book, open_book
from kiemdiem_desktop.store.repair import repair

PHRASE = "mật khẩu"


def fallen(path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None) -> dict[str, object]:
    """Leave a book as a kill in the middle of a large write does, and say what was saved before."""
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book:
        with book.write("Thêm") as unit:
            unit.members.add_all([make.member(f"Người {number}", note="x" * 600) for number in range(80)])
        before = content(book)
    held = path.with_name("giữ.kiemdiem")
    shutil.copyfile(path, held)
    raw = engine.open_raw(held, header.find_key(held, passphrase))
    raw.execute("PRAGMA cache_size = 3")  # so that pages reach the file before the end
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE member SET note = note || 'mất'")
    raw.execute("CREATE TABLE half (a)")
    shutil.copyfile(held, path)
    shutil.copyfile(f"{held}-journal", f"{path}-journal")
    raw.execute("ROLLBACK")
    raw.close()
    held.unlink()
    assert path.with_name(f"{path.name}-journal").stat().st_size
    return dict(before)


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_what_was_half_written_is_taken_back(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    before = fallen(path, clock, ids, make, passphrase)
    with open_book(path, passphrase=passphrase, clock=clock) as book:
        assert content(book) == before
        assert book.check() == ()


def test_a_wrong_passphrase_after_a_fall_hurts_nothing(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    before = fallen(path, clock, ids, make, PHRASE)
    files = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    for wrong in ("sai", None):
        with pytest.raises(KnownError):
            open_book(path, passphrase=wrong, clock=clock)
        with pytest.raises(KnownError):
            opening.check_file(path, wrong)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == files
    with open_book(path, passphrase=PHRASE, clock=clock) as book:
        assert content(book) == before
        assert book.check() == ()


def test_a_torn_first_page_is_mended_by_the_journal(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    before = fallen(path, clock, ids, make, PHRASE)
    with path.open("r+b") as file:
        file.seek(512)
        file.write(bytes(2048))  # as when the power went in the middle of the page
    with open_book(path, passphrase=PHRASE, clock=clock) as book:
        assert content(book) == before
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_repair_takes_the_half_written_back_first(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    before = fallen(path, clock, ids, make, passphrase)
    target = path.with_name("cứu.kiemdiem")
    assert repair(path, target, passphrase).holes == ()
    with open_book(target, passphrase=passphrase, clock=clock) as book:
        assert content(book) == before
