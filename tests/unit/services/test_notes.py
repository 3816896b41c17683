from __future__ import annotations

from dataclasses import replace
from datetime import date

from support.offices import add_member, id_of, named, refused

from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.services.office import Office

DAY = date(2026, 5, 19)


def test_notes_are_offered_for_their_subject_within_the_period(office: Office, period: Period) -> None:
    person = named(office.reviews.sheet(period.id), "Vũ Thị Hai")
    assert person.participant is not None
    member = person.participant.member_id
    office.notes.add(member, NoteKind.MERIT, DAY, "Giúp hộ nghèo", "Mặt trận")
    office.notes.add(member, NoteKind.FAULT, date(2025, 12, 31), "Năm trước")
    office.notes.add(None, NoteKind.TASK, DAY, "Làm đường")
    assert [note.text for note in office.notes.suggestions(period.id, person.id)] == ["Giúp hộ nghèo"]
    cell = id_of(office, period, "Chi bộ thôn Đông")
    assert [note.text for note in office.notes.suggestions(period.id, cell)] == ["Làm đường"]
    assert [note.text for note in office.notes.notes(member)] == ["Giúp hộ nghèo", "Năm trước"]
    assert len(office.notes.all()) == 3


def test_a_note_never_enters_a_form_by_itself(office: Office, period: Period) -> None:
    person = named(office.reviews.sheet(period.id), "Vũ Thị Hai")
    assert person.participant is not None
    before = office.reviews.draft(period.id, person.id)
    office.notes.add(person.participant.member_id, NoteKind.MERIT, DAY, "Giúp hộ nghèo")
    assert office.reviews.draft(period.id, person.id) == before


def test_a_note_is_changed_and_removed_and_undone(office: Office, period: Period) -> None:
    office.notes.add(None, NoteKind.TASK, DAY, "Làm đường")
    (note,) = office.notes.all()
    office.notes.update(replace(note, text="Làm đường\r\nxóm Hai", source=" Nghị quyết  5 "))
    (changed,) = office.notes.all()
    assert (changed.text, changed.source) == ("Làm đường\nxóm Hai", "Nghị quyết 5")
    refused(office, "note_without_text", lambda: office.notes.update(replace(changed, text=" ")))
    refused(office, "note_without_text", lambda: office.notes.add(None, NoteKind.TASK, DAY, ""))
    office.notes.remove(note.id)
    assert office.notes.all() == ()
    office.history.undo()
    assert [each.text for each in office.notes.all()] == ["Làm đường\nxóm Hai"]


def test_a_member_taken_out_of_the_book_takes_his_notes_along(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.notes.add(member.id, NoteKind.MERIT, DAY, "Tốt")
    office.roster.remove_member(member.id)
    assert office.notes.all() == ()
