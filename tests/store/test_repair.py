from __future__ import annotations

from pathlib import Path

import pytest
from support.books import Maker, content

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import engine, header
from kiemdiem_desktop.store.book import create_book, open_book
from kiemdiem_desktop.store.repair import repair

PHRASE = "mật khẩu"
PEOPLE = 120


def closed_book(path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None) -> None:
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book, book.write("Thêm") as unit:
        period = make.period()
        unit.periods.add(period)
        people = [make.member(f"Người {number}", note="x" * 700) for number in range(PEOPLE)]
        unit.members.add_all(people)
        unit.participants.add_all([make.participant(period, member) for member in people])


def spoil(path: Path, passphrase: str | None, table: str) -> None:
    """Destroy the first page of a table."""
    raw = engine.open_raw(path, header.find_key(path, passphrase))
    root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    raw.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_sound_book_is_rebuilt_whole(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    closed_book(path, clock, ids, make, passphrase)
    target = path.with_name("cuu.kiemdiem")
    done = repair(path, target, passphrase)
    assert (done.holes, done.dropped, done.rows["member"]) == ((), 0, PEOPLE)
    with (
        open_book(path, passphrase=passphrase, clock=clock) as old,
        open_book(target, passphrase=passphrase, clock=clock) as new,
    ):
        assert content(new) == content(old)
        assert new.check() == ()
        assert new.history() == old.history()


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_around_a_destroyed_page_everything_is_brought_over(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    closed_book(path, clock, ids, make, passphrase)
    spoil(path, passphrase, "member")
    with pytest.raises(KnownError):
        open_book(path, passphrase=passphrase, clock=clock)
    before = path.read_bytes()
    target = path.with_name("cuu.kiemdiem")
    done = repair(path, target, passphrase)
    assert done.holes
    assert path.read_bytes() == before
    with open_book(target, passphrase=passphrase, clock=clock) as new:
        assert new.check() == ()
        with new.read() as reader:
            assert reader.periods.count() == 1


def test_a_page_lost_in_the_middle_costs_only_its_rows(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    closed_book(path, clock, ids, make, None)
    data = bytearray(path.read_bytes())
    middle = data.index("Người 60".encode()) // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    done = repair(path, path.with_name("cuu.kiemdiem"), None)
    assert PEOPLE - 8 < done.rows["member"] < PEOPLE
    assert done.dropped == PEOPLE - done.rows["member"]  # their copies in the period belong to nobody


def test_a_repair_never_overwrites(path: Path, clock: FixedClock, ids: CountingIds, make: Maker) -> None:
    closed_book(path, clock, ids, make, None)
    with pytest.raises(KnownError) as caught:
        repair(path, path, None)
    assert caught.value.code == "book_exists"


def test_a_book_of_which_nothing_is_left_is_said_so(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    closed_book(path, clock, ids, make, None)
    path.write_bytes(path.read_bytes()[:100] + b"\xa5" * 9000)
    with pytest.raises(KnownError) as caught:
        repair(path, path.with_name("cuu.kiemdiem"), None)
    assert caught.value.code == "repair_impossible"
    assert [each.name for each in path.parent.iterdir()] == [path.name]
