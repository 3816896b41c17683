from __future__ import annotations

from pathlib import Path

import pytest
from support.books import Maker, content

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import backup, copies
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.book import Book, create_book, open_book

PHRASE = "mật khẩu"


def two_states(path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None) -> Path:
    """A closed book with one member, and its backup from before it had him."""
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book:
        copy = book.back_up()
        with book.write("Thêm") as unit:
            unit.members.add(make.member("Người sau"))
    return copy


def names(book: Book) -> list[str]:
    with book.read() as reader:
        return [member.name for member in reader.members.all()]


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_restored_book_is_the_copy_and_the_book_of_now_is_kept(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    copy = two_states(path, clock, ids, make, passphrase)
    kept = copies.restore(path, copy, passphrase, clock)
    assert kept is not None
    with open_book(path, passphrase=passphrase, clock=clock) as book:
        assert names(book) == []
    with open_book(kept, passphrase=passphrase, clock=clock) as before:
        assert names(before) == ["Người sau"]
    assert [each.why for each in backup.listed(path) if each.stays] == [Occasion.RESTORE]
    assert [each.name for each in path.parent.iterdir() if each.is_file()] == [path.name]


def test_what_a_fallen_program_left_is_not_played_into_the_restored_book(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    copy = two_states(path, clock, ids, make, None)
    journal = path.with_name(f"{path.name}-journal")
    journal.write_bytes(b"left over")
    kept = copies.restore(path, copy, None, clock)
    assert kept is not None
    assert not journal.exists()
    assert kept.with_name(f"{kept.name}-journal").read_bytes() == b"left over"


def test_a_book_that_is_gone_is_restored_without_anything_to_keep(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    copy = two_states(path, clock, ids, make, None)
    path.unlink()
    assert copies.restore(path, copy, None, clock) is None
    open_book(path, clock=clock).close()


def test_a_damaged_copy_is_not_restored(path: Path, clock: FixedClock, ids: CountingIds, make: Maker) -> None:
    copy = two_states(path, clock, ids, make, None)
    before = path.read_bytes()
    data = copy.read_bytes()
    copy.write_bytes(data[: len(data) // 2])
    with pytest.raises(KnownError) as caught:
        copies.restore(path, copy, None, clock)
    assert caught.value.code == "book_damaged"
    assert path.read_bytes() == before


def test_an_open_book_is_not_restored_over(path: Path, clock: FixedClock, ids: CountingIds, make: Maker) -> None:
    copy = two_states(path, clock, ids, make, None)
    with open_book(path, clock=clock) as book:
        with pytest.raises(KnownError) as caught:
            copies.restore(path, copy, None, clock)
        assert caught.value.code == "book_in_use"
        assert names(book) == ["Người sau"]


def test_a_copy_is_read_with_the_books_own_key_and_stays_as_it_is(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    copy = two_states(path, clock, ids, make, PHRASE)
    before = copy.read_bytes()
    with open_book(path, passphrase=PHRASE, clock=clock) as book, copies.reading(copy, book.key) as reader:
        assert reader.members.count() == 0
        assert names(book) == ["Người sau"]
    assert copy.read_bytes() == before


def test_a_copy_from_before_a_change_of_the_passphrase_asks_for_the_old_one(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    copy = two_states(path, clock, ids, make, PHRASE)
    with open_book(path, passphrase=PHRASE, clock=clock) as book:
        book.change_passphrase("khác")
        with pytest.raises(KnownError) as caught, copies.reading(copy, book.key):
            pass
    assert caught.value.code == "book_passphrase_needed"


def test_a_flipped_bit_in_a_plain_backup_is_found(path: Path, clock: FixedClock, ids: CountingIds, make: Maker) -> None:
    with create_book(path, clock=clock, ids=ids) as book:
        with book.write("Thêm") as unit:
            unit.members.add(make.member("Nguyen Van Rieng"))
        copy = book.back_up()
    copy.write_bytes(copy.read_bytes().replace(b"Nguyen Van Rieng", b"Nguyen Van Rienf"))
    with pytest.raises(KnownError) as caught, copies.reading(copy, None):
        pass
    assert caught.value.code == "book_damaged"


def test_two_backups_of_one_second_do_not_meet(book: Book) -> None:
    assert len({book.back_up() for _ in range(3)}) == 3


def test_a_restored_book_has_all_of_the_copy(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add_all([make.member(str(number)) for number in range(30)])
    before = content(book)
    copy = book.back_up()
    book.close()
    copies.restore(path, copy, None, clock)
    with open_book(path, clock=clock) as again:
        assert content(again) == before
        assert again.check() == ()
