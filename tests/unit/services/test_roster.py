from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from support.offices import add_member, refused, stored
from support.roster_files import HEADER, workbook

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import Sex, Standing
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.roster import RowState
from kiemdiem_desktop.services.office import Office

SAMPLES = Path(__file__).parents[2] / "data" / "rosters"


def names(office: Office) -> list[str]:
    return [member.name for member in office.roster.members()]


def roster(tmp_path: Path, *rows: tuple[object, ...], header: tuple[str, ...] = HEADER) -> Path:
    path = tmp_path / "ds.xlsx"
    path.write_bytes(workbook([header, *rows]))
    return path


def test_members_stand_in_vietnamese_order_until_ordered_by_hand(office: Office) -> None:
    made = [add_member(office, name) for name in ("Lê Văn Ý", "Trần Thị Ánh", "Đỗ Văn An")]
    assert names(office) == ["Đỗ Văn An", "Trần Thị Ánh", "Lê Văn Ý"]
    office.roster.reorder([member.id for member in made])
    assert names(office) == ["Lê Văn Ý", "Trần Thị Ánh", "Đỗ Văn An"]
    office.roster.reorder([])
    assert names(office) == ["Đỗ Văn An", "Trần Thị Ánh", "Lê Văn Ý"]


def test_a_new_member_stands_behind_those_ordered_by_hand(office: Office) -> None:
    made = [add_member(office, name) for name in ("Lê Văn Ý", "Trần Thị Ánh")]
    office.roster.reorder([member.id for member in made])
    add_member(office, "Đỗ Văn An")
    assert names(office) == ["Lê Văn Ý", "Trần Thị Ánh", "Đỗ Văn An"]


def test_a_members_text_is_stored_composed_and_on_one_line(office: Office) -> None:
    member = add_member(office, " Nguye\u0302\u0303n  Văn\nĐức ", note="một\r\nhai")
    assert (member.name, member.note) == ("Nguyễn Văn Đức", "một\nhai")


def test_a_member_has_a_name(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    refused(office, "member_without_name", lambda: office.roster.add_member(office.roster.new_member("  ")))
    refused(office, "member_without_name", lambda: office.roster.update_member(replace(member, name="")))


def test_a_members_change_read_before_another_save_is_refused(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.roster.update_member(replace(member, phone="1"))
    refused(office, "record_changed", lambda: office.roster.update_member(replace(member, phone="2")))


def test_changes_of_one_member_in_succession_are_one_step(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    for phone in ("1", "12", "123"):
        office.roster.update_member(replace(office.roster.member(member.id), phone=phone))
    office.history.undo()
    assert office.roster.member(member.id).phone == ""


def test_members_are_found_without_accents(office: Office) -> None:
    add_member(office, "Lê Văn Ý", party_post="Bí thư chi bộ")
    add_member(office, "Đỗ Văn An")
    assert [member.name for member in office.roster.search("le van y")] == ["Lê Văn Ý"]
    assert [member.name for member in office.roster.search("BI THU")] == ["Lê Văn Ý"]
    assert office.roster.search("không ai") == ()


def test_who_left_is_kept_but_no_longer_listed(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.roster.leave(member.id, PartialDate(2026, 5), "Chuyển sinh hoạt\nvề xã B")
    assert names(office) == []
    assert [one.name for one in office.roster.members(with_left=True)] == ["Lê Văn Ý"]
    gone = office.roster.member(member.id)
    assert (gone.standing, gone.left_on, gone.left_reason) == (
        Standing.LEFT,
        PartialDate(2026, 5),
        "Chuyển sinh hoạt\nvề xã B",
    )


def test_leaving_needs_a_reason(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    refused(office, "leaving_without_reason", lambda: office.roster.leave(member.id, PartialDate(2026), "  "))


def test_a_member_whom_no_period_knows_can_be_removed(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.roster.remove_member(member.id)
    assert names(office) == []
    office.history.undo()
    assert names(office) == ["Lê Văn Ý"]


def test_a_member_of_a_period_cannot_be_removed(office: Office, period: Period) -> None:
    member = office.roster.members()[0]
    refused(office, "member_in_period", lambda: office.roster.remove_member(member.id))


def test_a_preview_stores_nothing(office: Office) -> None:
    before = stored(office)
    preview = office.roster.preview_import(SAMPLES / "danh-sach.csv")
    assert preview.rows
    assert stored(office) == before


def test_an_import_of_a_whole_list_is_one_step_back_and_one_forward(office: Office) -> None:
    before = stored(office)
    preview = office.roster.preview_import(SAMPLES / "DS_DANGVIEN.xlsx")
    office.roster.apply_import(preview)
    after = stored(office)
    assert len(office.roster.members()) == len(preview.rows) >= 24
    office.history.undo()
    assert stored(office) == before
    office.history.redo()
    assert stored(office) == after


def test_only_the_accepted_rows_are_stored(office: Office) -> None:
    preview = office.roster.preview_import(SAMPLES / "danh-sach.csv")
    office.roster.apply_import(preview, {0, 2})
    chosen = {preview.rows[index].person for index in (0, 2)}
    assert {member.name for member in office.roster.members()} == {person.name for person in chosen if person}


def test_a_second_import_of_the_same_list_changes_nothing(office: Office) -> None:
    office.roster.apply_import(office.roster.preview_import(SAMPLES / "danh-sach.csv"))
    before = stored(office)
    again = office.roster.preview_import(SAMPLES / "danh-sach.csv")
    assert {row.state for row in again.rows} == {RowState.SAME}
    outcome = office.roster.apply_import(again)
    assert outcome.operation_id is None
    assert stored(office) == before


def test_an_import_changes_only_what_the_list_tells(office: Office, tmp_path: Path) -> None:
    known = add_member(office, "Lê Văn Ý", birth=PartialDate(1970, 5, 1), phone="0901", note="cũ")
    path = roster(tmp_path, (1, "Lê Văn Ý", "01/05/1970", "Nam", "", "", "Bí thư", ""))
    office.roster.apply_import(office.roster.preview_import(path))
    changed = office.roster.member(known.id)
    assert (changed.party_post, changed.sex) == ("Bí thư", Sex.MALE)
    assert (changed.phone, changed.note, changed.admitted) == ("0901", "cũ", known.admitted)


def test_a_refused_row_is_stored_only_after_its_correction(office: Office, tmp_path: Path) -> None:
    path = roster(tmp_path, (1, "Lê Văn Ý", "31/02/1970", "Nam", "", "", "", ""))
    preview = office.roster.preview_import(path)
    assert not preview.rows[0].taken
    office.roster.apply_import(preview)
    assert names(office) == []
    corrected = office.roster.correct(preview, 0, "birth", "28/02/1970")
    office.roster.apply_import(corrected)
    assert office.roster.members()[0].birth == PartialDate(1970, 2, 28)


def test_a_row_can_be_left_out_and_taken_again(office: Office, tmp_path: Path) -> None:
    preview = office.roster.preview_import(roster(tmp_path, (1, "Lê Văn Ý", "01/02/1970", "", "", "", "", "")))
    left_out = office.roster.decide(preview, 0, take=False)
    assert not left_out.rows[0].taken
    assert office.roster.undecide(left_out, 0).rows[0].taken


def test_a_row_can_be_settled_as_a_member_of_the_book(office: Office, tmp_path: Path) -> None:
    member = add_member(office, "Lê Văn Í", birth=PartialDate(1971))
    path = roster(tmp_path, (1, "Lê Văn Ý", "01/02/1970", "", "", "", "", ""))
    decided = office.roster.decide(office.roster.preview_import(path), 0, member.id)
    office.roster.apply_import(decided)
    assert names(office) == ["Lê Văn Ý"]
    assert office.roster.member(member.id).birth == PartialDate(1970, 2, 1)


def test_groups_of_the_list_become_groups_of_the_cell_once(office: Office, tmp_path: Path) -> None:
    office.organisation.add_group("Tổ 1")
    path = roster(
        tmp_path,
        (1, "Lê Văn Ý", "TỔ 1"),
        (2, "Đỗ Văn An", "Tổ 2"),
        (3, "Trần Thị Ánh", "Tổ 2"),
        header=("TT", "Họ và tên", "Tổ đảng"),
    )
    office.roster.apply_import(office.roster.preview_import(path))
    groups = {group.id: group.name for group in office.organisation.groups()}
    assert sorted(groups.values()) == ["Tổ 1", "Tổ 2"]
    found = {member.name: groups[member.group_id] for member in office.roster.members() if member.group_id}
    assert found == {"Lê Văn Ý": "Tổ 1", "Đỗ Văn An": "Tổ 2", "Trần Thị Ánh": "Tổ 2"}
