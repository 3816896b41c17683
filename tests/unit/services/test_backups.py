from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from support.offices import CELL, add_member, close_period, environment, id_of, make_office, refused

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.services.backups import Change, Occasion, Shelf
from kiemdiem_desktop.services.office import Office

WORD, OTHER = "trăng rằm", "nắng hạ"
PERSON = "Vũ Thị Hai"


def write(office: Office, period: Period, person: UUID, text: str) -> None:
    """Write something into a form."""
    form = office.reviews.form(period.id, person)
    draft = office.reviews.draft(period.id, person)
    office.reviews.save_draft(period.id, person, with_value(form, draft, "conduct", text))


def test_a_backup_made_now_is_listed_with_its_size(office: Office, period: Period) -> None:
    made = office.backups.now()
    newest = office.backups.list()[0]
    assert (newest.path, newest.size, newest.why) == (made, made.stat().st_size, Occasion.USUAL)
    office.backups.verify(made)


def test_a_backup_to_a_stick_lies_where_it_was_wanted(office: Office, tmp_path: Path) -> None:
    target = tmp_path / "thẻ" / "sổ.kiemdiem"
    assert office.backups.now(target) == target
    Shelf(target, office.env).verify(target)


def test_the_book_is_no_place_for_its_own_backup(office: Office) -> None:
    refused(office, "book_exists", lambda: office.backups.now(office.path))


def test_the_differences_name_members_and_forms_and_count_the_rest(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    member = next(member for member in office.roster.members() if member.name == PERSON)
    copy = office.backups.now()
    assert office.backups.compare(copy).same
    write(office, period, person, "Giữ vững")
    office.roster.update_member(replace(member, note="mới"))
    add_member(office, "Lê Văn Ý")
    found = office.backups.compare(copy)
    assert sorted((each.table, each.name, each.change, each.period) for each in found.differences) == [
        ("members", "Lê Văn Ý", Change.NEW, ""),
        ("members", PERSON, Change.CHANGED, ""),
        ("reviews", PERSON, Change.NEW, "2026"),
    ]


def test_one_member_comes_back_alone_and_undo_takes_him_away_again(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý", note="đúng")
    copy = office.backups.now()
    office.roster.remove_member(member.id)
    difference = office.backups.compare(copy).differences[0]
    assert difference.change is Change.GONE
    office.backups.bring_back(copy, difference)
    assert [(each.name, each.note) for each in office.roster.members()] == [("Lê Văn Ý", "đúng")]
    office.history.undo()
    assert office.roster.members() == ()


def test_one_form_comes_back_alone(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    write(office, period, person, "đúng")
    copy = office.backups.now()
    write(office, period, person, "sai")
    difference = next(each for each in office.backups.compare(copy).differences if each.table == "reviews")
    office.backups.bring_back(copy, difference)
    assert office.reviews.draft(period.id, person).values["conduct"] == "đúng"


def test_a_form_of_a_closed_period_stays(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    write(office, period, person, "a")
    copy = office.backups.now()
    write(office, period, person, "b")
    difference = next(each for each in office.backups.compare(copy).differences if each.table == "reviews")
    close_period(office, period)
    refused(office, "period_closed", lambda: office.backups.bring_back(copy, difference))


def test_another_books_backup_is_refused(office: Office, tmp_path: Path) -> None:
    other = make_office(tmp_path, seed=9)
    copy = other.backups.now()
    other.close()
    refused(office, "copy_of_another_book", lambda: office.backups.compare(copy))


def test_restoring_everything_opens_the_book_of_then_and_keeps_that_of_now(office: Office) -> None:
    copy = office.backups.now()
    add_member(office, "Lê Văn Ý")
    again = office.restored(copy)
    try:
        assert again.roster.members() == ()
        kept = next(each for each in again.backups.list() if each.why is Occasion.RESTORE)
        assert [each.name for each in again.backups.compare(kept.path).differences] == ["Lê Văn Ý"]
    finally:
        again.close()


def test_a_book_that_does_not_open_is_restored_from_the_start_screen(office: Office) -> None:
    copy = office.backups.now()
    office.close()
    office.path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    shelf = Shelf(office.path, office.env)
    assert [each.path for each in shelf.list()] == [copy]
    assert shelf.restore_all(copy) is not None
    Office.open(office.path, environment(seed=2)).close()


def test_a_damaged_book_is_rebuilt_beside_itself(office: Office, tmp_path: Path) -> None:
    add_member(office, "Lê Văn Ý")
    office.close()
    target = tmp_path / "cuu.kiemdiem"
    assert Shelf(office.path, office.env).repair(target).rows["member"] == 1
    again = Office.open(target, environment(seed=2))
    assert [member.name for member in again.roster.members()] == ["Lê Văn Ý"]
    again.close()


def test_closing_makes_a_backup_when_wanted_and_when_something_changed(office: Office) -> None:
    add_member(office, "Lê Văn Ý")
    office.close(back_up=True)
    assert len(Shelf(office.path, office.env).list()) == 1


def test_a_change_of_the_passphrase_remakes_the_books_own_backups(tmp_path: Path) -> None:
    made = Office.create(tmp_path / "a.kiemdiem", replace(CELL, passphrase=WORD), environment())
    copy = made.backups.now()
    done = made.safety.change_passphrase(OTHER)
    assert (done.remade, done.left) == ((copy,), ())
    shelf = Shelf(made.path, made.env)
    shelf.verify(copy, OTHER)
    with pytest.raises(KnownError, match="book_wrong_passphrase"):
        shelf.verify(copy, WORD)
    assert made.backups.compare(copy).same
    made.close()


def test_a_backup_under_a_forgotten_passphrase_is_told_and_left(tmp_path: Path) -> None:
    made = Office.create(tmp_path / "a.kiemdiem", replace(CELL, passphrase=WORD), environment())
    stranger = made.backups.now()
    data = stranger.read_bytes()
    made.safety.change_passphrase(OTHER)
    stranger.write_bytes(data)
    done = made.safety.change_passphrase(None)
    assert (done.remade, done.left) == ((), (stranger,))
    assert stranger.read_bytes() == data
    made.close()


def test_the_recovery_sheet_carries_the_key_that_opens_the_book(tmp_path: Path) -> None:
    made = Office.create(tmp_path / "a.kiemdiem", replace(CELL, passphrase=WORD), environment())
    code = made.safety.recovery_code()
    assert made.safety.recovery_sheet().startswith(b"%PDF")
    made.close()
    Office.open(tmp_path / "a.kiemdiem", environment(), code).close()


def test_a_plain_book_has_no_recovery_key(office: Office) -> None:
    refused(office, "recovery_needs_passphrase", office.safety.recovery_sheet)


def test_going_without_a_passphrase_is_asked_about_until_it_is_decided(office: Office) -> None:
    assert office.safety.undecided()
    office.safety.stay_plain()
    assert not office.safety.undecided()
    assert office.safety.check() == ()


def test_plain_copies_beside_a_book_that_gets_a_passphrase_are_named(office: Office) -> None:
    by_hand = office.path.with_name("chép tay.kiemdiem")
    office.backups.now(by_hand)
    copy = office.backups.now()
    among = copy.with_name("bản cứu.kiemdiem")
    office.backups.now(among)
    done = office.safety.change_passphrase("bốn từ dễ nhớ")
    assert done.remade == (copy,)
    assert set(done.plain) == {by_hand, among}
    assert office.safety.change_passphrase(None).plain == ()
