from __future__ import annotations

import dataclasses
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from support.books import Maker, raw_rows

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.period import PinnedRegulation
from kiemdiem_desktop.domain.review import Attachment, Review
from kiemdiem_desktop.store.book import Book
from kiemdiem_desktop.store.unit_of_work import UnitOfWork


def refused(book: Book, act: Callable[[UnitOfWork], object]) -> str:
    with pytest.raises(KnownError) as caught, book.write("Thử") as unit:
        act(unit)
    return caught.value.code


def test_values_are_found_by_any_of_their_fields(book: Book, make: Maker) -> None:
    one, two = make.member("A", sex=None), make.member("B", note="x")
    with book.write("Thêm") as unit:
        unit.members.add_all([one, two])
    with book.read() as reader:
        assert reader.members.get(one.id) == one
        assert reader.members.find(note="x", name="B") == (two,)
        assert reader.members.find(group_id=None) == (one, two)
        assert reader.members.one(name="C") is None
        assert reader.members.peek(uuid4()) is None
        assert reader.members.where_in("id", [one.id, two.id], name="A") == (one,)
        assert reader.members.where_in("id", []) == ()
        assert (reader.members.count(), reader.members.count(name="A"), reader.members.exists(name="C")) == (
            2,
            1,
            False,
        )


def test_lists_follow_the_position_and_then_the_making(book: Book, make: Maker) -> None:
    none, second, first = make.member("0"), make.member("2", position=2), make.member("1", position=1)
    with book.write("Thêm") as unit:
        unit.members.add_all([none, second, first])
        assert unit.members.all() == (first, second, none)


def test_members_are_found_without_tones_and_marks(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.members.add_all([make.member("Nguyễn Văn Đức", party_post="Bí thư"), make.member("Trần 100% Hạnh")])
        assert [each.name for each in unit.members.matching("duc bi thu")] == ["Nguyễn Văn Đức"]
        assert [each.name for each in unit.members.matching("100%")] == ["Trần 100% Hạnh"]
        assert [each.name for each in unit.members.matching("_")] == []


def test_the_folded_text_follows_a_new_name(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member("Hạnh"))
        unit.members.update(dataclasses.replace(member, name="Đào"))
        assert [each.name for each in unit.members.matching("dao")] == ["Đào"]


def test_a_missing_record_is_said_so(book: Book, make: Maker) -> None:
    gone = make.member()
    assert refused(book, lambda unit: unit.members.get(gone.id)) == "record_gone"
    assert refused(book, lambda unit: unit.members.update(gone)) == "record_gone"
    assert refused(book, lambda unit: unit.members.remove(gone.id)) == "record_gone"


def test_a_save_over_an_unseen_change_is_refused(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        seen = unit.members.add(make.member())
    with book.write("Sửa") as unit:
        unit.members.update(dataclasses.replace(seen, note="mới"))
    assert refused(book, lambda unit: unit.members.update(dataclasses.replace(seen, note="cũ"))) == "record_changed"


def test_the_saved_value_can_be_saved_again(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member())
    for note in ("a", "b", "c"):
        with book.write("Sửa") as unit:
            member = unit.members.update(dataclasses.replace(member, note=note))
    with book.read() as reader:
        assert reader.members.get(member.id) == member


def test_a_version_taken_back_by_undo_never_meets_other_content(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member())
    with book.write("Sửa") as unit:
        stale = unit.members.update(dataclasses.replace(member, note="bị hoàn tác"))
    book.undo()
    with book.write("Sửa") as unit:
        unit.members.update(dataclasses.replace(member, note="khác"))
    assert refused(book, lambda unit: unit.members.update(dataclasses.replace(stale, note="x"))) == "record_changed"


def test_saving_what_is_there_changes_nothing(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        member = unit.members.add(make.member())
    revision = book.revision
    with book.write("Sửa") as unit:
        assert unit.members.update(member) == member
    assert (unit.outcome.operation_id, unit.outcome.touched, book.revision) == (None, {}, revision)


def test_put_adds_or_overwrites(book: Book, make: Maker) -> None:
    member = make.member("A")
    with book.write("Đặt") as unit:
        unit.members.put(member)
        unit.members.put(dataclasses.replace(member, name="B", version=99))
        assert [each.name for each in unit.members.all()] == ["B"]


def test_an_identity_is_taken_once(book: Book, make: Maker) -> None:
    with book.write("Thêm") as unit:
        unit.periods.add(make.period("2026"))
    assert refused(book, lambda unit: unit.periods.add(make.period("2026"))) == "record_exists"


def test_what_others_point_to_is_not_removed(book: Book, make: Maker) -> None:
    group = make.group()
    with book.write("Thêm") as unit:
        unit.party_groups.add(group)
        unit.members.add(make.member(group_id=group.id))
    assert refused(book, lambda unit: unit.party_groups.remove(group.id)) == "record_in_use"


def test_a_subject_with_records_is_not_removed(book: Book, make: Maker) -> None:
    period, member = make.period(), make.member()
    participant = make.participant(period, member)
    with book.write("Thêm") as unit:
        unit.periods.add(period)
        unit.members.add(member)
        unit.participants.add(participant)
        unit.shortcomings.add(make.shortcoming(period, participant.id))
    assert refused(book, lambda unit: unit.participants.remove(participant.id)) == "record_in_use"
    with book.write("Xóa") as unit:
        assert unit.shortcomings.remove_where(subject_id=participant.id) == 1
        unit.participants.remove(participant.id)


def test_the_cell_bears_the_organisations_id(book: Book) -> None:
    with pytest.raises(ValueError, match="organisation"), book.write("Thêm") as unit:
        unit.cells.add(Cell(id=uuid4(), name="a", parent="b", place="c"))
    with book.write("Thêm") as unit:
        unit.cells.add(Cell(id=unit.organisation_id, name="a", parent="b", place="c"))


def test_votes_bear_no_id_with_a_time(book: Book, make: Maker, ids: CountingIds) -> None:
    period = make.period()
    meeting = make.meeting(period)
    ballot = dataclasses.replace(make.ballot(meeting), id=ids.new())
    with book.write("Thêm") as unit:
        unit.periods.add(period)
        unit.meetings.add(meeting)
    with pytest.raises(ValueError, match="time"), book.write("Kiểm phiếu") as unit:
        unit.ballots.add(ballot)


def test_the_outcome_names_the_tables_and_their_rows(book: Book, make: Maker) -> None:
    group, member = make.group(), make.member()
    with book.write("Thêm người") as unit:
        unit.party_groups.add(group)
        unit.members.add(member)
        unit.settings.set("mask", value=True)
    expected = {"party_group": {group.id}, "member": {member.id}, "book_setting": set[UUID]()}
    assert unit.outcome.touched == expected
    assert unit.outcome.label == "Thêm người"


def test_the_outcome_is_not_known_inside_the_transaction(book: Book) -> None:
    with book.write("Thêm") as unit, pytest.raises(RuntimeError):
        _ = unit.outcome


@pytest.mark.parametrize("value", [None, True, 3, "chữ", [1, {"a": "b"}]])
def test_a_setting_comes_back_as_it_was_set(book: Book, value: object) -> None:
    with book.write("Đặt") as unit:
        unit.settings.set("k", value)
        assert unit.settings.get("k", "mặc định") == value
        unit.settings.remove("k")
        unit.settings.remove("k")
        assert unit.settings.get("k", "mặc định") == "mặc định"


def test_a_scan_comes_back_whole_and_is_kept_once(book: Book, ids: CountingIds) -> None:
    scans = [Attachment(id=ids.new(), name=f"{n}.png", media_type="image/png", content=b"\x89\xff" * 99) for n in "ab"]
    with book.write("Đính kèm") as unit:
        unit.attachments.add_all(scans)
    with book.read() as reader:
        assert reader.attachments.all() == tuple(scans)
    assert len(raw_rows(book, "blob")) == 1


def test_a_pinned_regulation_is_known_by_its_digest(book: Book) -> None:
    pinned = PinnedRegulation(digest="abc", regulation_id="r", regulation_version="1", content=b"\x00\xff")
    with book.write("Ghim") as unit:
        unit.pinned_regulations.put(pinned)
        unit.pinned_regulations.put(pinned)
        assert unit.pinned_regulations.get("abc") == pinned


def test_a_review_keeps_its_payload_to_the_byte(book: Book, make: Maker, ids: CountingIds) -> None:
    period, member = make.period(), make.member()
    participant = make.participant(period, member)
    payload = '{"a": "Đã làm"}\r\n'.encode()
    review = Review(
        id=ids.new(), period_id=period.id, subject_id=participant.id, form_id="f", form_version="1", payload=payload
    )
    with book.write("Thêm") as unit:
        unit.periods.add(period)
        unit.members.add(member)
        unit.participants.add(participant)
        unit.reviews.add(review)
        assert unit.reviews.get(review.id) == review
