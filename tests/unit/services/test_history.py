from __future__ import annotations

from support.offices import add_member

from kiemdiem_desktop.services.office import Office


def test_what_was_done_is_told_newest_first_with_its_time(office: Office) -> None:
    add_member(office, "Lê Văn Ý")
    newest, oldest = office.history.entries()
    assert (newest.label, newest.undone, newest.at) == ("Thêm đảng viên", False, office.env.clock.now())
    assert oldest.label == "Lập sổ"


def test_an_undone_step_is_marked_and_can_be_done_again(office: Office) -> None:
    add_member(office, "Lê Văn Ý")
    assert office.history.can_undo() == "Thêm đảng viên"
    office.history.undo()
    assert [entry.undone for entry in office.history.entries() if entry.label == "Thêm đảng viên"].count(True) == 1
    assert office.history.can_redo() == "Thêm đảng viên"
    office.history.redo()
    assert office.history.can_redo() is None
    assert [member.name for member in office.roster.members()] == ["Lê Văn Ý"]


def test_only_as_many_entries_as_asked_for_are_told(office: Office) -> None:
    for name in ("Lê Văn Ý", "Đỗ Văn An"):
        add_member(office, name)
    assert len(office.history.entries(2)) == 2


def test_a_setting_of_the_book_is_kept_with_it(office: Office) -> None:
    assert office.settings.get("numbering", "auto") == "auto"
    office.settings.put("numbering", {"start": 7, "types": ["BC", "BB"]})
    assert office.settings.get("numbering") == {"start": 7, "types": ["BC", "BB"]}
    office.history.undo()
    assert office.settings.get("numbering") is None
