from __future__ import annotations

import contextlib
import errno
import json
import sys
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import filelock
import pytest
from support.books import Maker, change_header, child, content, raw_rows

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.store import engine, schema
from kiemdiem_desktop.store.book import Book, create_book, open_book

PHRASE = "mật khẩu của chi bộ"


def refusal(path: Path, clock: FixedClock, passphrase: str | None = None) -> KnownError:
    with pytest.raises(KnownError) as caught:
        open_book(path, passphrase=passphrase, clock=clock)
    return caught.value


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_book_opens_again_with_what_was_written(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book:
        with book.write("Thêm") as unit:
            unit.members.add(make.member())
        before = content(book)
        identity = book.book_id, book.organisation_id, book.revision
    with open_book(path, passphrase=passphrase, clock=clock) as again:
        assert content(again) == before
        assert (again.book_id, again.organisation_id, again.revision) == identity
        assert again.encrypted == (passphrase is not None)


def test_a_closed_book_is_one_file(book: Book, path: Path) -> None:
    book.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_closing_twice_does_nothing(book: Book) -> None:
    book.close()
    book.close()


def test_a_new_book_makes_the_folder_that_it_is_to_lie_in(tmp_path: Path, clock: FixedClock, ids: CountingIds) -> None:
    path = tmp_path / "Tài liệu" / "Chi bộ" / "so.kiemdiem"
    create_book(path, clock=clock, ids=ids).close()
    assert path.is_file()


def test_a_new_book_never_overwrites_a_file(book: Book, path: Path, clock: FixedClock, ids: CountingIds) -> None:
    book.close()
    before = path.read_bytes()
    with pytest.raises(KnownError) as caught:
        create_book(path, clock=clock, ids=ids)
    assert caught.value.code == "book_exists"
    assert path.read_bytes() == before


def test_an_encrypted_book_shows_nothing_of_its_content(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    with create_book(path, passphrase=PHRASE, clock=clock, ids=ids) as book, book.write("Thêm") as unit:
        unit.members.add(make.member("Nguyen Van Rieng"))
    assert b"Nguyen Van Rieng" not in path.read_bytes()
    assert b"SQLite" not in path.read_bytes()


def test_a_passphrase_counts_however_its_letters_are_composed(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    parted, composed = "ma\u0302\u0323t", "m\u1eadt"
    create_book(path, passphrase=parted, clock=clock, ids=ids).close()
    open_book(path, passphrase=composed, clock=clock).close()


def test_a_plain_book_ignores_a_passphrase(book: Book, path: Path, clock: FixedClock) -> None:
    book.close()
    open_book(path, passphrase=PHRASE, clock=clock).close()


def test_an_encrypted_book_asks_for_its_passphrase(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    create_book(path, passphrase=PHRASE, clock=clock, ids=ids).close()
    assert refusal(path, clock).code == "book_passphrase_needed"


def test_a_wrong_passphrase_is_refused_and_hurts_nothing(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    create_book(path, passphrase=PHRASE, clock=clock, ids=ids).close()
    before = path.read_bytes()
    assert refusal(path, clock, "sai").code == "book_wrong_passphrase_or_damaged"
    assert path.read_bytes() == before


def test_a_missing_file_is_said_so(path: Path, clock: FixedClock) -> None:
    assert refusal(path, clock).code == "book_not_found"


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04" + bytes(9000), b"%PDF-1.7" + bytes(9000)])
def test_a_file_of_another_kind_is_not_ours(path: Path, clock: FixedClock, data: bytes) -> None:
    path.write_bytes(data)
    assert refusal(path, clock).code == "book_not_ours"


def test_a_foreign_database_is_not_ours_and_stays_as_it_is(path: Path, clock: FixedClock) -> None:
    raw = engine.open_raw(path, None)
    raw.execute("CREATE TABLE other (a)")
    raw.close()
    before = path.read_bytes()
    assert refusal(path, clock).code == "book_not_ours"
    assert path.read_bytes() == before


def test_a_book_of_a_newer_program_is_refused_kindly(book: Book, path: Path, clock: FixedClock) -> None:
    book.close()
    change_header(path, user_version=999)
    assert refusal(path, clock).code == "book_too_new"


@pytest.mark.parametrize("passphrase", [None, PHRASE])
def test_a_truncated_book_is_refused(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker, passphrase: str | None
) -> None:
    with create_book(path, passphrase=passphrase, clock=clock, ids=ids) as book, book.write("Thêm") as unit:
        unit.members.add_all([make.member(f"Người {number}") for number in range(200)])
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2 // 4096 * 4096])
    assert refusal(path, clock, passphrase).code == "book_damaged"


def test_damage_is_found_when_the_last_run_did_not_end_in_order(
    book: Book, path: Path, clock: FixedClock, make: Maker
) -> None:
    with book.write("Thêm") as unit:
        unit.members.add_all([make.member(f"Người {number}", note="x" * 900) for number in range(60)])
    book.close()
    raw = engine.open_raw(path, None)
    raw.execute("UPDATE book SET closed_in_order = 0")
    page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'member'").fetchone()[0]
    raw.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    assert refusal(path, clock).code == "book_damaged"


def test_a_book_in_use_says_by_whom_and_where(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    create_book(path, clock=clock, ids=ids).close()
    other = child("hold", path)
    try:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "open"
        told = refusal(path, clock)
        assert told.code == "book_in_use"
        note = json.loads((path.parent / f"{path.name}.khoa-ghi").read_text(encoding="utf-8"))
        assert told.params == {
            "path": path.name,
            "who": note["who"],
            "host": note["host"],
            "since": datetime.fromisoformat(note["since"]),
        }
    finally:
        other.communicate("ra\n")
    open_book(path, clock=clock).close()


def test_a_book_is_opened_once_in_one_program_too(book: Book, path: Path, clock: FixedClock) -> None:
    assert refusal(path, clock).code == "book_in_use"
    assert book.check() == ()


def test_the_lock_of_a_dead_program_is_taken_over(path: Path, clock: FixedClock, ids: CountingIds) -> None:
    create_book(path, clock=clock, ids=ids).close()
    other = child("hold", path)
    assert other.stdout is not None
    other.stdout.readline()
    other.kill()
    other.communicate()
    assert (path.parent / f"{path.name}.khoa-ghi").exists()
    open_book(path, clock=clock).close()


def test_a_book_made_in_one_thread_is_used_and_closed_in_another(
    path: Path, clock: FixedClock, ids: CountingIds, make: Maker
) -> None:
    made: list[Book] = []
    thread = threading.Thread(target=lambda: made.append(create_book(path, clock=clock, ids=ids)))
    thread.start()
    thread.join()
    with made[0] as book, book.write("Thêm") as unit:
        unit.members.add(make.member())
    open_book(path, clock=clock).close()


def test_a_second_thread_waits_for_its_turn(book: Book, make: Maker) -> None:
    counted: list[int] = []

    def count() -> None:
        with book.read() as reader:
            counted.append(reader.members.count())

    thread = threading.Thread(target=count)
    with book.write("Thêm") as unit:
        thread.start()
        unit.members.add(make.member())
    thread.join()
    assert counted == [1]


def test_a_lock_without_its_note_still_refuses(
    book: Book, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)
    note = path.with_name(f"{path.name}.khoa-ghi")
    for damaged in (b"\xff", b"[]", b"{}", b'{"who": "a", "host": "b", "since": "hom qua"}'):
        note.write_bytes(damaged)
        assert refusal(path, clock).code == "book_in_use_unknown"


def test_a_holder_who_has_only_just_taken_the_lock_gets_a_moment_to_say_who_he_is(
    book: Book, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = path.with_name(f"{path.name}.khoa-ghi")
    written = note.read_bytes()
    note.unlink()
    monkeypatch.setattr(time, "sleep", lambda _: note.write_bytes(written))
    assert refusal(path, clock).code == "book_in_use"


def test_the_lock_is_given_back_after_a_refusal(book: Book, path: Path, clock: FixedClock) -> None:
    book.close()
    change_header(path, user_version=999)
    refusal(path, clock)
    change_header(path, user_version=1)
    open_book(path, clock=clock).close()


def test_a_folder_that_refuses_new_files_is_said_so(
    book: Book, path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()

    def refuse(*_args: object, **_more: object) -> NoReturn:
        raise OSError(errno.EROFS, "read-only")  # an administrator may write everywhere, so the refusal is made up

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    told = refusal(path, clock)
    assert (told.code, told.params) == ("folder_read_only", {"path": path.parent.name})


@pytest.mark.parametrize(("passphrase", "rounds"), [(None, 4), (PHRASE, 2)])
def test_a_killed_writer_loses_nothing_that_it_was_told_is_saved(
    path: Path, clock: FixedClock, ids: CountingIds, passphrase: str | None, rounds: int
) -> None:
    create_book(path, passphrase=passphrase, clock=clock, ids=ids).close()
    for round_number in range(1, rounds + 1):
        other = child("write", path, str(round_number), passphrase=passphrase)
        assert other.stdout is not None
        for _ in range(7 * round_number):
            line = other.stdout.readline()
        other.kill()
        rest = other.communicate()[0].splitlines()
        acknowledged = int(rest[-1] if rest else line)
        with open_book(path, passphrase=passphrase, clock=clock) as book:
            assert book.check() == ()
            with book.read() as reader:
                names = {member.name for member in reader.members.all()}
            assert {f"{round_number}/{number}" for number in range(1, acknowledged + 1)} <= names


if sys.platform != "win32":  # Windows knows no limit of a file's size

    def test_a_file_that_may_not_grow_refuses_and_keeps_what_was_saved(
        path: Path, clock: FixedClock, ids: CountingIds
    ) -> None:
        create_book(path, clock=clock, ids=ids).close()
        said = child("fill", path).communicate()[0].split()
        assert said[:2] == ["book_disk_trouble", "True"]
        with open_book(path, clock=clock) as book, book.read() as reader:
            assert reader.members.count() == int(said[2])


def test_a_full_disk_refuses_one_write_and_the_next_one_works(book: Book, make: Maker) -> None:
    with book._alone() as raw:
        pages = engine.pragma(raw, "page_count")
        raw.execute(f"PRAGMA max_page_count = {pages + 4}")  # SQLite says "full" itself
    with pytest.raises(KnownError) as caught, book.write("Thêm") as unit:
        unit.members.add(make.member(note="x" * 100_000))
    assert caught.value.code == "disk_full"
    with book.write("Thêm") as unit:
        unit.members.add(make.member("Người sau"))
    with book.read() as reader:
        assert [member.name for member in reader.members.all()] == ["Người sau"]


def test_an_exception_leaves_the_book_untouched(book: Book, make: Maker) -> None:
    before, revision = content(book), book.revision
    with pytest.raises(KnownError), book.write("Thêm") as unit:
        unit.members.add_all([make.member("Trước")] * 2)  # the second one is refused
    assert (content(book), book.revision, book.history()) == (before, revision, ())


def test_a_read_inside_a_write_sees_what_is_not_saved_yet(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
        with book.read() as reader:
            assert reader.members.count() == 1


def test_a_write_inside_a_write_is_a_mistake(book: Book) -> None:
    with (
        pytest.raises(RuntimeError),
        book.write("Thêm"),
        contextlib.ExitStack() as inner,
    ):
        inner.enter_context(book.write("Nữa"))


def test_the_clean_flag_tells_whether_the_book_was_closed(book: Book, path: Path) -> None:
    assert raw_rows(book, "book")[0]["closed_in_order"] == 0
    book.close()
    raw = engine.open_raw(path, None)
    assert raw.execute("SELECT closed_in_order FROM book").fetchone() == (1,)
    raw.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "delete"),
        ("synchronous", 3),
        ("trusted_schema", 0),
        ("secure_delete", 1),
        ("recursive_triggers", 0),
        ("user_version", schema.HEAD),
        ("application_id", engine.APPLICATION_ID),
    ],
)
def test_a_book_is_kept_with_the_careful_pragmas(book: Book, name: str, value: object) -> None:
    with book._alone() as raw:
        assert engine.pragma(raw, name) == value


def test_an_empty_book_adopts_another_organisation(book: Book, make: Maker) -> None:
    other = make.ids.new()
    with book.write("Lập sổ") as unit:
        unit.cells.add(Cell(id=book.organisation_id, name="a", parent="b", place="c"))
        unit.settings.set("k", 1)
    book.adopt(other)
    assert book.check() == ()
    with book.read() as reader:
        assert [cell.id for cell in reader.cells.all()] == [book.organisation_id] == [other]
    assert book.can_undo() is None  # what was written under the old id stays
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    assert book.check() == ()


def test_a_book_in_use_by_its_organisation_is_not_adopted(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    before = book.organisation_id
    with pytest.raises(KnownError) as caught:
        book.adopt(make.ids.new())
    assert (caught.value.code, book.organisation_id) == ("book_not_empty", before)
