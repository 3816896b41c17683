from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.books import Maker, clock, content, raw_rows

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.store import journal
from kiemdiem_desktop.store.book import Book, create_book, open_book
from kiemdiem_desktop.store.unit_of_work import UnitOfWork


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


def test_undo_and_redo_say_what_they_did(book: Book, make: Maker) -> None:
    member = make.member()
    with book.write("Thêm đảng viên") as unit:
        unit.members.add(member)
    assert (book.can_undo(), book.can_redo()) == ("Thêm đảng viên", None)
    undone = book.undo()
    assert undone.label == "Thêm đảng viên"
    assert undone.touched == {"member": {member.id}}
    assert (book.can_undo(), book.can_redo()) == (None, "Thêm đảng viên")
    redone = book.redo()
    assert redone.touched == undone.touched
    assert (book.can_undo(), book.can_redo()) == ("Thêm đảng viên", None)


def test_nothing_to_undo_or_redo_is_said_so(book: Book) -> None:
    assert (code_of(book.undo), code_of(book.redo)) == ("undo_nothing", "redo_nothing")


def test_undo_and_redo_are_operations_of_the_history(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    book.undo()
    book.redo()
    lines = [(line.kind, line.state, line.target_id) for line in book.history()]
    assert lines == [("redo", "done", 1), ("undo", "done", 1), ("write", "done", None)]
    assert book.history(1)[0].at == "2026-12-01T08:00:00+07:00"


def test_a_new_write_takes_redo_away(book: Book, make: Maker) -> None:
    with book.write("Một") as unit:
        unit.members.add(make.member())
    book.undo()
    with book.write("Hai") as unit:
        unit.members.add(make.member())
    assert book.can_redo() is None
    assert code_of(book.redo) == "redo_nothing"


def test_a_write_without_a_change_leaves_redo(book: Book, make: Maker) -> None:
    with book.write("Một") as unit:
        unit.members.add(make.member())
    book.undo()
    with book.write("Không gì"):
        pass
    assert book.can_redo() == "Một"


def test_writes_with_one_key_in_succession_are_one_step(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member())
    start = content(book)
    for note in ("a", "ab", "abc"):
        with book.write("Sửa ghi chú", merge_key="note") as unit:
            member = unit.members.update(dataclasses.replace(member, note=note))
    end = content(book)
    assert len(raw_rows(book, "operation_change")) == 2
    book.undo()
    assert content(book) == start
    book.redo()
    assert content(book) == end


@pytest.mark.parametrize("between", ["other key", "no key", "undo"])
def test_writes_with_one_key_are_parted_by_anything_between(book: Book, make: Maker, between: str) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member())
    with book.write("Sửa", merge_key="k") as unit:
        member = unit.members.update(dataclasses.replace(member, note="a"))
    if between == "undo":
        book.undo()
        book.redo()
    else:
        with book.write("Khác", merge_key="j" if between == "other key" else None) as unit:
            unit.members.add(make.member("Khác"))
    with book.write("Sửa", merge_key="k") as unit:
        unit.members.update(dataclasses.replace(member, note="b"))
    book.undo()
    with book.read() as reader:
        assert reader.members.get(member.id).note == "a"


def test_the_same_key_in_another_session_is_another_step(
    book: Book, path: Path, clock: FixedClock, make: Maker
) -> None:
    with book.write("Thêm", merge_key="k") as unit:
        unit.members.add(make.member("A"))
    book.close()
    with open_book(path, clock=clock) as again:
        with again.write("Thêm", merge_key="k") as unit:
            unit.members.add(make.member("B"))
        again.undo()
        with again.read() as reader:
            assert [member.name for member in reader.members.all()] == ["A"]


def test_undo_reaches_into_earlier_sessions(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    book.close()
    with open_book(path, clock=clock) as again:
        again.undo()
        with again.read() as reader:
            assert reader.members.count() == 0


def test_a_barrier_stops_undo(book: Book, make: Maker) -> None:
    with book.write("Trước") as unit:
        unit.members.add(make.member())
    with book.write("Cấp số", barrier=True) as unit:
        unit.members.add(make.member())
    assert book.can_undo() is None
    assert code_of(book.undo) == "undo_barrier"
    with book.write("Sau") as unit:
        unit.members.add(make.member())
    assert book.undo().label == "Sau"
    assert code_of(book.undo) == "undo_barrier"


def test_an_older_schema_is_not_undone(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add(make.member())
    with book._alone() as raw:
        raw.execute("UPDATE operation_change SET schema_revision = 0")
    assert (book.can_undo(), code_of(book.undo)) == (None, "undo_too_old")


def test_old_operations_stay_in_the_history_but_let_their_rows_go(
    book: Book, path: Path, clock: FixedClock, make: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "KEPT_OPERATIONS", 2)
    for number in range(4):
        with book.write(f"Việc {number}") as unit:
            unit.members.add(make.member())
    book.close()
    with open_book(path, clock=clock) as again:
        assert [line.label for line in again.history()] == ["Việc 3", "Việc 2", "Việc 1", "Việc 0"]
        assert [again.undo().label, again.undo().label] == ["Việc 3", "Việc 2"]
        assert code_of(again.undo) == "undo_too_old"


def test_a_scan_that_was_removed_comes_back_by_undo_even_after_reopening(
    book: Book, path: Path, clock: FixedClock, ids: CountingIds
) -> None:
    scan = Attachment(id=ids.new(), name="a.png", media_type="image/png", content=b"\x89" * 5000)
    with book.write("Đính kèm") as unit:
        unit.attachments.add(scan)
    with book.write("Gỡ") as unit:
        unit.attachments.remove(scan.id)
    assert all(b"\x89" not in str(row["before"]).encode() for row in raw_rows(book, "operation_change"))
    book.close()
    with open_book(path, clock=clock) as again:
        again.undo()
        with again.read() as reader:
            assert reader.attachments.get(scan.id) == scan


def test_erasing_leaves_no_trace_in_the_history_nor_in_the_file(
    book: Book, path: Path, clock: FixedClock, make: Maker, ids: CountingIds
) -> None:
    member = make.member("Nguoi Can Xoa")
    scan = Attachment(id=ids.new(), name="a", media_type="image/png", content=b"Anh Can Xoa")
    with book.write("Thêm Nguoi Can Xoa") as unit:
        unit.members.add(member)
        unit.attachments.add(scan)
    with book.write("Sửa Nguoi Can Xoa") as unit:
        unit.members.update(dataclasses.replace(member, note="x"))
    book.undo()
    with book.write("Xóa một đảng viên", barrier=True) as unit:
        unit.members.remove(member.id)
        unit.attachments.remove(scan.id)
        unit.forget([member.id, scan.id], "Đã xóa một đảng viên")
    assert unit.outcome.touched == {"member": {member.id}, "attachment": {scan.id}}
    assert {line.label for line in book.history()} == {"Xóa một đảng viên", "Đã xóa một đảng viên"}
    book.close()
    data = path.read_bytes()
    assert b"Can Xoa" not in data
    assert member.id.hex.encode() not in data
    with open_book(path, clock=clock) as again:
        assert again.check() == ()


def test_erasing_needs_a_barrier(book: Book, make: Maker) -> None:
    with pytest.raises(ValueError, match="barrier"), book.write("Xóa") as unit:
        unit.forget([make.ids.new()], "x")


def voted(book: Book, make: Maker) -> tuple[UUID, UUID]:
    """A book with a ballot that holds a tally, entered in two steps."""
    period, member = make.period(), make.member()
    participant = make.participant(period, member)
    meeting = make.meeting(period)
    with book.write("Chuẩn bị") as unit:
        unit.periods.add(period)
        unit.members.add(member)
        unit.participants.add(participant)
        unit.meetings.add(meeting)
    ballot = make.ballot(meeting, valid=71234)
    tally = make.tally(ballot, participant.id, excellent=81234)
    with book.write("Nhập số phiếu") as unit:
        unit.ballots.add(ballot)
        unit.tallies.add(tally)
    with book.write("Sửa số phiếu") as unit:
        unit.tallies.update(dataclasses.replace(tally, excellent=91234))
    return ballot.id, tally.id


def test_votes_are_undone_and_redone_within_the_session(book: Book, make: Maker) -> None:
    _, tally_id = voted(book, make)
    end = content(book)
    assert book.undo().touched == {"tally": {tally_id}}
    with book.read() as reader:
        assert reader.tallies.get(tally_id).excellent == 81234
    book.undo()
    book.redo()
    book.redo()
    assert content(book) == end


def test_the_journal_never_holds_a_vote(book: Book, make: Maker) -> None:
    ballot_id, tally_id = voted(book, make)
    book.undo()
    book.redo()
    rows = [*raw_rows(book, "operation_change"), *raw_rows(book, "operation")]
    told = repr(rows)
    assert not any(total in told for total in ("71234", "81234", "91234"))
    assert ballot_id.hex not in told
    assert tally_id.hex not in told
    secret = [row for row in rows if row.get("table_name") in {"ballot", "tally"}]
    assert [(row["table_name"], row["row_id"], row["before"], row["after"]) for row in secret] == [
        ("ballot", None, None, None),
        ("tally", None, None, None),
        ("tally", None, None, None),
    ]


def test_a_vote_tells_nothing_by_its_version(book: Book, make: Maker) -> None:
    _, tally_id = voted(book, make)
    with book.read() as reader:
        assert reader.tallies.get(tally_id).version == 1  # a count of its own saves, not the book's revision


def test_votes_of_an_earlier_session_are_not_undone(book: Book, path: Path, clock: FixedClock, make: Maker) -> None:
    voted(book, make)
    book.close()
    with open_book(path, clock=clock) as again:
        before = content(again)
        assert again.can_undo() is None
        assert code_of(again.undo) == "undo_ballot_gone"
        assert content(again) == before


# Random lives of a small book: whatever is done can be undone to the start and redone to the end.

ACTIONS = st.sampled_from(
    [
        "group",
        "member",
        "regroup",
        "rename",
        "period",
        "rekey",
        "participant",
        "swap",
        "fault",
        "person",
        "setting",
        "remove",
    ]
)
STEP = st.tuples(ACTIONS, st.integers(0, 3), st.integers(0, 3), st.text("aăâ ", max_size=3))
WRITE = st.tuples(st.lists(STEP, min_size=1, max_size=4), st.sampled_from([None, "k", "j"]))


class Life:
    """Takes random steps; what the book or the field would refuse is left out."""

    def __init__(self, make: Maker) -> None:
        self.make = make

    def step(self, unit: UnitOfWork, action: str, first: int, second: int, text: str) -> None:
        try:
            getattr(self, f"do_{action}")(unit, first, second, text)
        except (KnownError, IndexError):
            return

    def do_group(self, unit: UnitOfWork, _first: int, _second: int, text: str) -> None:
        unit.party_groups.add(self.make.group(text))

    def do_member(self, unit: UnitOfWork, first: int, _second: int, text: str) -> None:
        groups = unit.party_groups.all()
        unit.members.add(self.make.member(text, group_id=groups[first].id if first < len(groups) else None))

    def do_regroup(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        member = unit.members.all()[first]
        unit.members.update(dataclasses.replace(member, group_id=unit.party_groups.all()[second].id))

    def do_rename(self, unit: UnitOfWork, first: int, _second: int, text: str) -> None:
        unit.members.update(dataclasses.replace(unit.members.all()[first], name=text))

    def do_period(self, unit: UnitOfWork, first: int, _second: int, _text: str) -> None:
        unit.periods.add(self.make.period(str(2026 + first)))

    def do_rekey(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        unit.periods.update(dataclasses.replace(unit.periods.all()[first], key=str(2026 + second)))

    def do_participant(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        unit.participants.add(self.make.participant(unit.periods.all()[first], unit.members.all()[second]))

    def do_swap(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        participant = unit.participants.all()[first]
        unit.participants.update(dataclasses.replace(participant, member_id=unit.members.all()[second].id))

    def do_fault(self, unit: UnitOfWork, first: int, _second: int, text: str) -> None:
        participant = unit.participants.all()[first]
        unit.shortcomings.add(self.make.shortcoming(unit.periods.get(participant.period_id), participant.id, text))

    def do_person(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        unit.responsibilities.add(
            self.make.responsibility(unit.shortcomings.all()[first], unit.participants.all()[second])
        )

    def do_setting(self, unit: UnitOfWork, first: int, _second: int, text: str) -> None:
        unit.settings.set(f"k{first}", text)

    def do_remove(self, unit: UnitOfWork, first: int, second: int, _text: str) -> None:
        table = (unit.party_groups, unit.members, unit.periods, unit.participants, unit.shortcomings)[
            (first + second) % 5
        ]
        table.remove(table.all()[first].id)


def everything(book: Book) -> object:
    return content(book), raw_rows(book, "book_setting")


@settings(max_examples=40)
@given(st.lists(WRITE, max_size=12))
def test_undoing_all_meets_the_start_and_redoing_all_meets_the_end(
    writes: list[tuple[list[tuple[str, int, int, str]], str | None]],
) -> None:
    ids = CountingIds()
    life = Life(Maker(ids))
    with TemporaryDirectory() as folder, create_book(Path(folder) / "b.kiemdiem", clock=clock(), ids=ids) as book:
        start = everything(book)
        for steps, key in writes:
            with book.write("Đời", merge_key=key) as unit:
                for step in steps:
                    life.step(unit, *step)
        end = everything(book)
        while book.can_undo():
            book.undo()
            assert book.check() == ()
        assert everything(book) == start
        while book.can_redo():
            book.redo()
        assert everything(book) == end
        assert book.check() == ()
