from __future__ import annotations

import io
from dataclasses import replace
from uuid import UUID

import openpyxl
import pytest
from support.roster_files import HEADER, person, preview, previewed, workbook

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import Member, Sex, Standing
from kiemdiem_desktop.domain.roster import FieldChange, RosterPreview, RowState
from kiemdiem_desktop.exchange.roster.preview import with_correction, with_decision, without_decision

IDS = ("TT", "Họ và tên", "Năm sinh", "Số CCCD", "Số thẻ")


AN = Member(id=UUID(int=1), name="Lê Văn An", sex=Sex.MALE, birth=PartialDate(1970, 2, 1), party_post="Bí thư")
HOA = Member(id=UUID(int=2), name="Lý Thị Hoà", birth=PartialDate(1975), card_number="000000000007")


def states(found: RosterPreview) -> list[RowState]:
    return [row.state for row in found.rows]


def test_a_stranger_is_new() -> None:
    found = previewed((1, "Lê Văn Bình", "01/02/1970", "nam"), existing=[AN])
    assert states(found) == [RowState.NEW]
    assert found.missing == (AN,)
    assert found.rows[0].taken


def test_a_known_member_is_the_same() -> None:
    found = previewed((1, "LÊ VĂN AN", "01/02/1970", "Nam", None, None, "bí thư"), existing=[AN])
    assert states(found) == [RowState.SAME]
    assert found.rows[0].member_id == AN.id
    assert found.missing == ()
    assert not found.rows[0].taken


def test_what_the_roster_tells_otherwise_is_listed() -> None:
    found = previewed((1, "Lê Văn An", "01/02/1970", "nữ", "03/02/1995", None, "Chi ủy viên"), existing=[AN])
    assert states(found) == [RowState.CHANGED]
    assert found.rows[0].changes == (
        FieldChange(field="sex", old="nam", new="nữ"),
        FieldChange(field="admitted", old="", new="03/02/1995"),
        FieldChange(field="post", old="Bí thư", new="Chi ủy viên"),
    )


def test_what_the_roster_does_not_tell_changes_nothing() -> None:
    assert states(previewed((1, "Lê Văn An", "01/02/1970"), existing=[AN])) == [RowState.SAME]


def test_a_closer_birth_is_a_change_and_a_vaguer_one_is_not() -> None:
    found = previewed((1, "Lê Văn An", "1970"), (2, "Lý Thị Hoà", "07/03/1975"), existing=[AN, HOA])
    assert [row.changes for row in found.rows] == [(), (FieldChange(field="birth", old="1975", new="07/03/1975"),)]


@pytest.mark.parametrize("name", ["Lý Thị Hòa", "Lí Thị Hoà", "LÝ THỊ HÒA"])
def test_another_spelling_of_a_name_is_the_same_and_never_rewritten(name: str) -> None:
    found = previewed((1, name, "1975"), existing=[HOA])
    assert states(found) == [RowState.SAME]
    assert found.rows[0].changes == ()


@pytest.mark.parametrize(
    "row",
    [
        (1, "Lê Văn An", "02/02/1970"),
        (1, "Lê Văn An", None, "nam"),
        (1, "Le Van An", "01/02/1970"),
        (1, "Lý Thị Hoa", "1975"),
        (1, "Trần Thị Bé", "1975", None, None, None, None, "000000000007"),
    ],
)
def test_who_may_be_known_is_asked_about(row: tuple[object, ...]) -> None:
    found = previewed(row, existing=[AN, HOA])
    assert states(found) == [RowState.DOUBTFUL]
    assert found.rows[0].member_id in {AN.id, HOA.id}
    assert "cùng một người" in found.rows[0].reasons[0]
    assert not found.rows[0].taken


def test_a_namesake_of_a_member_who_is_in_the_file_is_new() -> None:
    found = previewed((1, "Lê Văn An", "01/02/1970"), (2, "Lê Văn An", "09/09/1988"), existing=[AN])
    assert states(found) == [RowState.SAME, RowState.NEW]


def test_names_that_differ_and_births_that_differ_are_two_persons() -> None:
    assert states(previewed((1, "Lê Văn Ân", "1988"), existing=[AN])) == [RowState.NEW]


def test_two_members_who_fit_alike_are_asked_about() -> None:
    twin = replace(AN, id=UUID(int=9))
    found = previewed((1, "Lê Văn An", "1970"), existing=[AN, twin])
    assert states(found) == [RowState.DOUBTFUL]
    assert found.rows[0].member_id is None


def test_one_who_has_left_is_asked_about_and_not_missed() -> None:
    left = replace(AN, standing=Standing.LEFT)
    assert states(previewed((1, "Lê Văn An", "1970"), existing=[left])) == [RowState.DOUBTFUL]
    assert previewed((1, "Lê Văn Bình", "1970"), existing=[left]).missing == ()


def test_a_person_twice_in_the_file_is_asked_about_the_second_time() -> None:
    found = previewed((1, "Lê Văn An", "1970", "nam"), (2, "LÊ VĂN AN", "1970", "nam"), (3, "Lê Văn An", "1971", "nam"))
    assert states(found) == [RowState.NEW, RowState.DOUBTFUL, RowState.NEW]
    assert found.rows[1].reasons == ("Trùng với dòng 2.",)


def test_one_number_on_two_persons_is_asked_about() -> None:
    rows = [(1, "Lê Văn An", 1970, "001070000001", None), (2, "Lê Văn Bình", 1971, "001070000001", None)]
    assert states(previewed(*rows, header=IDS)) == [RowState.NEW, RowState.DOUBTFUL]


@pytest.mark.parametrize(
    "row",
    [
        (1, "Lê Văn An", "01/02/70"),
        (1, "Lê Văn An", "70"),
        (1, "Lê Văn An", "31/02/1970"),
        (1, "Lê Văn An", "12/25/1970"),
        (1, "Lê Văn An", "không rõ"),
    ],
)
def test_a_date_that_is_not_sure_is_asked_about_and_not_kept(row: tuple[object, ...]) -> None:
    found = previewed(row)
    assert states(found) == [RowState.DOUBTFUL]
    assert person(found).birth is None
    assert str(row[2]) in found.rows[0].reasons[0]


@pytest.mark.parametrize(
    "row",
    [
        (1, "Lê Văn An", "01/02/2070"),
        (1, "Lê Văn An", "01/02/1070"),
        (1, "Lê Văn An", "01/02/1970", "nam", "01/01/1988"),
        (1, "Lê Văn An", "01/02/1970", "nam", "03/02/1995", "03/02/1994"),
        (1, "Lê Văn An", "01/02/1970", "không rõ"),
        (1, "Lê Văn An 2", "01/02/1970"),
        (None, "Lê Văn An"),
    ],
)
def test_what_cannot_be_so_is_asked_about(row: tuple[object, ...]) -> None:
    found = previewed(row)
    assert states(found) == [RowState.DOUBTFUL]
    assert len(found.rows[0].reasons) == 1


@pytest.mark.parametrize(
    "row",
    [
        (1, "Lê Văn An", "1970", "nam", "01/01/1988"),
        (1, "Lê Văn An", "01/02/1970", "nam", "01/02/1988"),
        (1, "Lê Văn An", "01/02/1970", "nam", "1995", "03/02/1995"),
        (1, "Lê Văn An", "29/02/1972", "nam", "01/03/1990"),
        (1, "Lê Văn An", "ngày 7 tháng 3 năm 1970", "nam"),
        (1, "Lê Văn An", "1970-03-07 00:00:00", "nam"),
    ],
)
def test_what_may_be_so_is_not_asked_about(row: tuple[object, ...]) -> None:
    found = previewed(row)
    assert (states(found), found.rows[0].reasons) == ([RowState.NEW], ())


def test_a_numbered_name_alone_is_a_person() -> None:
    assert states(previewed((1, "Lê Văn An"), (2, "Lê Văn Bình"))) == [RowState.NEW, RowState.NEW]


def test_a_cross_instead_of_a_date_is_said_and_no_date_is_made_up() -> None:
    found = previewed((1, "Lê Văn An", "1970", "nam", "03/02/1995", "x"))
    assert person(found).official is None
    assert states(found) == [RowState.NEW]
    assert len(found.rows[0].reasons) == 1


def test_a_line_with_numbers_and_no_name_is_refused() -> None:
    found = previewed((1, None, "01/02/1970"))
    assert states(found) == [RowState.REFUSED]
    assert found.rows[0].person is None
    assert found.rows[0].reasons


def test_leading_zeros_are_kept() -> None:
    found = previewed((1, "Lê Văn An", 1970, "001070000001", "'000000000009"), header=IDS)
    assert (person(found).idno, person(found).card) == ("001070000001", "000000000009")


def test_lost_zeros_come_back_only_where_the_column_shows_them() -> None:
    rows = [(1, "Lê Văn An", 1970, "001070000001", 12345678), (2, "Lê Văn Bình", 1971, 79071000002, 12345679)]
    found = previewed(*rows, header=IDS)
    assert [row.person.idno for row in found.rows if row.person] == ["001070000001", "079071000002"]
    assert [row.person.card for row in found.rows if row.person] == ["12345678", "12345679"]
    assert any("079071000002" in text for text in found.rows[1].reasons)


def test_a_short_identity_number_is_asked_about() -> None:
    found = previewed((1, "Lê Văn An", 1970, 79071000002, None), header=IDS)
    assert states(found) == [RowState.DOUBTFUL]
    assert person(found).idno == "79071000002"


def test_an_old_identity_number_of_nine_digits_is_not_asked_about() -> None:
    assert states(previewed((1, "Lê Văn An", 1970, 123456789, None), header=IDS)) == [RowState.NEW]


@pytest.mark.parametrize("cell", ["1E+11", "7,90711E+10", 100_000_000_000])
def test_a_rounded_number_is_asked_about(cell: object) -> None:
    found = previewed((1, "Lê Văn An", 1970, cell, None), header=IDS)
    assert states(found) == [RowState.DOUBTFUL]
    assert "E+" not in person(found).idno


def test_a_number_format_of_zeros_shows_the_zeros() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook([IDS, (1, "Lê Văn An", 1970, 1070000001, None)])))
    book.worksheets[0]["D2"].number_format = "000000000000"
    stream = io.BytesIO()
    book.save(stream)
    assert person(preview(stream.getvalue())).idno == "001070000001"


def test_a_corrected_row_is_judged_anew() -> None:
    found = previewed((1, "Lê Văn An", "01/02/70"), existing=[AN])
    corrected = with_correction(found, 0, "birth", "1/2/1970")
    assert states(corrected) == [RowState.SAME]
    assert corrected.missing == ()
    assert states(found) == [RowState.DOUBTFUL]


def test_a_correction_reaches_the_row_that_was_its_double() -> None:
    found = previewed((1, "Lê Văn An", "1970", "nam"), (2, "Lê Văn An", "1970", "nam"))
    assert states(with_correction(found, 0, "name", "Lê Văn Bình")) == [RowState.NEW, RowState.NEW]


def test_a_refused_row_can_be_given_its_name() -> None:
    found = with_correction(previewed((1, None, "01/02/1970")), 0, "name", "Lê Văn An")
    assert states(found) == [RowState.NEW]
    assert person(found).name == "Lê Văn An"


def test_a_corrected_number_is_kept() -> None:
    found = previewed((1, "Lê Văn An", 1970, "1E+11", None), header=IDS)
    corrected = with_correction(found, 0, "idno", "001070000001")
    assert (states(corrected), person(corrected).idno) == ([RowState.NEW], "001070000001")


def test_a_field_that_the_file_lacks_can_be_filled() -> None:
    found = with_correction(previewed((1, "Lê Văn An", "1970")), 0, "ethnicity", "Ê-đê")
    assert person(found).ethnicity == "Ê-đê"


def test_an_unknown_field_cannot_be_corrected() -> None:
    with pytest.raises(KeyError):
        with_correction(previewed((1, "Lê Văn An", "1970")), 0, "level", "x")


def test_the_user_says_who_a_doubtful_row_is() -> None:
    found = previewed((1, "Lê Văn An", "02/02/1970"), existing=[AN])
    known = with_decision(found, 0, AN.id)
    assert (states(known), known.rows[0].member_id) == ([RowState.CHANGED], AN.id)
    new = with_decision(found, 0)
    assert (states(new), new.rows[0].member_id, new.missing) == ([RowState.NEW], None, (AN,))
    assert new.rows[0].reasons == ()


def test_a_row_can_be_left_out_and_taken_back() -> None:
    found = previewed((1, "Lê Văn An", "1970", "nam"), (2, "Lê Văn An", "1970", "nam"))
    left_out = with_decision(found, 0, take=False)
    assert [row.taken for row in left_out.rows] == [False, True]
    assert without_decision(left_out, 0) == found


def test_a_member_settled_on_one_row_is_not_offered_to_another() -> None:
    found = previewed((1, "Lê An", "1970", "nam"), (2, "Lê Văn An", "01/02/1970", "nam"), existing=[AN])
    assert states(with_decision(found, 0, AN.id)) == [RowState.CHANGED, RowState.NEW]


def test_the_usual_header_is_understood() -> None:
    found = previewed((1, "Lê Văn An"), header=HEADER)
    assert [column.field for column in found.columns] == [
        None, "name", "birth", "sex", "admitted", "official", "post", "card",
    ]  # fmt: skip


def test_a_birth_at_the_end_of_the_calendar_is_no_fault_of_the_program() -> None:
    row = ("1", "Nguyễn Văn An", "31/12/9999", "Nam", "01/01/9999", "", "", "")
    assert previewed(row).rows[0].reasons
