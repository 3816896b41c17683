from __future__ import annotations

from pathlib import Path

import pytest
from support.books import Maker, content, raw_rows

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import cipher
from kiemdiem_desktop.store.book import create_book, open_book

OLD, NEW = "cũ", "mới"


@pytest.mark.parametrize(("old", "new"), [(None, NEW), (OLD, NEW), (OLD, None)])
def test_a_book_changes_its_passphrase_and_nothing_else(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, old: str | None, new: str | None
) -> None:
    with create_book(path, passphrase=old, clock=clock, ids=ids) as book:
        with book.write("Thêm") as unit:
            unit.members.add(make.member())
        before, history = content(book), book.history()
        counter = raw_rows(book, "operation_change")
        book.change_passphrase(new)
        assert book.encrypted == (new is not None)
        assert (content(book), book.history(), raw_rows(book, "operation_change")) == (before, history, counter)
        book.undo()
        with book.write("Thêm") as unit:
            unit.members.add(make.member("Sau"))
        assert book.history(1)[0].id == history[0].id + 2  # numbers of operations are not used again
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with open_book(path, passphrase=new, clock=clock) as again, again.read() as reader:
        assert [member.name for member in reader.members.all()] == ["Sau"]
    if new is not None:
        with pytest.raises(KnownError) as caught:
            open_book(path, passphrase=OLD, clock=clock)
        assert caught.value.code == "book_wrong_passphrase_or_damaged"


def test_a_change_of_the_passphrase_that_fails_leaves_the_old_one(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_src: Path, dst: Path) -> None:
        raise KnownError("disk_full", path=dst.name)

    with create_book(path, passphrase=OLD, clock=clock, ids=ids) as book:
        monkeypatch.setattr(files, "replace", refuse)
        with pytest.raises(KnownError):
            book.change_passphrase(NEW)
        monkeypatch.undo()
        with book.write("Thêm") as unit:
            unit.members.add(make.member("Vẫn ghi được"))
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with open_book(path, passphrase=OLD, clock=clock) as again:
        assert again.check() == ()


def test_the_first_profile_never_changes() -> None:
    assert cipher.PROFILES[1] == cipher.Profile(passes=3, kibibytes=65536, lanes=1)
    key = cipher.derive("Điều lệ", bytes(range(16)), 1)
    assert key.literal == (
        "x'5db5c892f2ed993c482af3023fc82cd6f5091e3a9e56291e3a56c9b24d2c9833000102030405060708090a0b0c0d0e0f'"
    )


def test_a_key_does_not_show_itself() -> None:
    key = cipher.derive("a", bytes(16))
    assert key.secret[:8] not in repr(key)


def test_two_books_with_one_passphrase_have_different_keys(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    other = path.with_name("khác.kiemdiem")
    for each in (path, other):
        create_book(each, passphrase=OLD, clock=clock, ids=ids).close()
    assert path.read_bytes()[:16] != other.read_bytes()[:16]


def test_what_is_written_after_a_change_of_the_passphrase_survives_a_fall(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    fallen = path.with_name("đổ.kiemdiem")
    with create_book(path, passphrase=OLD, clock=clock, ids=ids) as book:
        book.change_passphrase(NEW)
        with book.write("Thêm") as unit:
            unit.members.add(make.member("Sau"))
        fallen.write_bytes(path.read_bytes())  # as a kill at this moment leaves it
    with open_book(fallen, passphrase=NEW, clock=clock) as again, again.read() as reader:
        assert [member.name for member in reader.members.all()] == ["Sau"]
