from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from support.books import Maker, content

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.store import backup, opening, seal
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.book import Book, create_book, open_book

PHRASE = "mật khẩu"


def add(book: Book, make: Maker, name: str = "A") -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member(name))


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_backup_opens_as_the_book_does_and_holds_the_same(
    path: Path, tmp_path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    target = tmp_path / "thẻ nhớ" / "bản sao.kiemdiem"
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book:
        add(book, make)
        book.back_up_to(target)
        before = content(book)
    assert [each.name for each in target.parent.iterdir()] == [target.name]
    opening.check_file(target, passphrase)
    with open_book(target, passphrase=passphrase, clock=clock) as copy:
        assert content(copy) == before
        assert copy.encrypted == (passphrase is not None)


def test_opening_makes_a_backup_when_the_book_was_changed_since_the_last_one(
    book: Book, path: Path, clock: FixedClock, make: Maker
) -> None:
    add(book, make)
    book.close()
    open_book(path, clock=clock).close()
    made = backup.listed(path)
    assert [each.path.parent.name for each in made] == ["Chi bộ 1 - sao luu"]
    clock.advance(timedelta(hours=1))
    open_book(path, clock=clock).close()
    assert backup.listed(path) == made


def test_undo_counts_as_a_change(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    add(book, make)
    book.back_up_when_changed()
    clock.advance(timedelta(hours=1))
    book.undo()
    assert book.back_up_when_changed() is not None
    assert len(backup.listed(path)) == 2


def test_a_backup_that_fails_does_not_keep_the_book_closed(
    book: Book, path: Path, clock: FixedClock, make: Maker
) -> None:
    add(book, make)
    book.close()
    backup.folder_of(path).write_text("a file stands where the folder should be", encoding="utf-8")
    with open_book(path, clock=clock) as again:
        assert len(again.notices) == 1
        add(again, make, "B")


def test_a_copy_that_does_not_match_does_not_count(book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "of", lambda raw: str(id(raw)))
    with pytest.raises(KnownError) as caught:
        book.back_up_to(tmp_path / "sao" / "b.kiemdiem")
    assert caught.value.code == "backup_failed_check"
    assert list((tmp_path / "sao").iterdir()) == []


def test_a_failed_backup_leaves_the_earlier_one(
    book: Book, tmp_path: Path, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "b.kiemdiem"
    book.back_up_to(target)
    before = target.read_bytes()
    add(book, make)
    monkeypatch.setattr(seal, "of", lambda raw: str(id(raw)))
    with pytest.raises(KnownError):
        book.back_up_to(target)
    assert target.read_bytes() == before


def test_backups_are_thinned_but_not_those_before_an_upgrade_nor_strangers(
    book: Book, path: Path, clock: FixedClock
) -> None:
    folder = backup.folder_of(path)
    folder.mkdir()
    old = clock.now() - timedelta(days=300)
    usual = [backup.path_for(path, old + timedelta(hours=hour)) for hour in range(6)]
    upgrade = backup.path_for(path, old, Occasion.UPGRADE)
    stranger = folder / "ghi chú.kiemdiem"
    for file in (*usual, upgrade, stranger):
        file.write_bytes(b"x")
    backup.thin(path, clock.today())
    assert sorted(folder.iterdir()) == sorted([*usual[-3:], upgrade, stranger])


def test_a_backups_name_tells_its_moment(book: Book, path: Path, clock: FixedClock) -> None:
    for why in (Occasion.USUAL, Occasion.UPGRADE):
        target = backup.path_for(path, clock.now(), why)
        book.back_up_to(target)
    found = backup.listed(path)
    assert {each.made_at for each in found} == {clock.now().replace(tzinfo=None)}
    assert {each.before_upgrade for each in found} == {False, True}


def test_a_damaged_backup_is_told_from_a_sound_one(book: Book, tmp_path: Path, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add_all([make.member(f"Người {number}", note="x" * 900) for number in range(60)])
    target = tmp_path / "b.kiemdiem"
    book.back_up_to(target)
    data = bytearray(target.read_bytes())
    middle = len(data) * 3 // 4 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    target.write_bytes(data)
    with pytest.raises(KnownError) as caught:
        opening.check_file(target, None)
    assert caught.value.code == "book_damaged"


def test_checking_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        opening.check_file(tmp_path / "không có.kiemdiem", None)
    assert caught.value.code == "book_not_found"
