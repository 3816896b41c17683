"""The rules that papers keep, beyond their words."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.paper_text import text_of
from support.pdf_reading import read_pages
from support.period_sheets import PAPER_DAY, add_meeting, add_people, empty_year, regulation, sample_year

from kiemdiem_desktop.documents.papers.request import PaperOptions, PaperRequest
from kiemdiem_desktop.documents.papers.spelling import Spelling, respell
from kiemdiem_desktop.documents.papers.words import extended
from kiemdiem_desktop.documents.pdf.render import render_pdf
from kiemdiem_desktop.documents.registry import PAPERS, build_paper, build_workbook, refs
from kiemdiem_desktop.documents.workbook.write import render_workbook
from kiemdiem_desktop.documents.workbooks.tables import share_formula
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole
from kiemdiem_desktop.domain.papers import PaperNumber
from kiemdiem_desktop.domain.tally import Ballot, Tally

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from kiemdiem_desktop.domain.sheets import PeriodSheet

HOSTILE = (
    "<b>Nguyễn</b> & {year} %s",
    "=1+1",
    "@SUM(A1)",
    "Trần\nThị\tBình",
    "A" * 200,
    "Lê \u202eVăn\u0000 C\u0301",
    "“Đỗ” – \\n 🙂",
)


@cache
def sample() -> PeriodSheet:
    return sample_year().sheet()


def asked(sheet: PeriodSheet | None = None, **more: Any) -> PaperRequest:
    return PaperRequest(sheet=sheet or sample(), regulation=regulation(), **{"paper_date": PAPER_DAY, **more})


def every_paper(sheet: PeriodSheet, *, blank: bool = False) -> Iterator[tuple[str, PaperRequest]]:
    for ref in refs(sheet, regulation()):
        yield (
            ref.key,
            asked(
                sheet,
                subject_id=ref.subject_id,
                meeting_id=ref.meeting_id,
                ballot_id=ref.ballot_id,
                blank=blank,
            ),
        )


def meeting_id() -> UUID:
    return sample().meetings[0].meeting.id


@pytest.mark.parametrize("blank", [False, True])
def test_no_paper_prints_a_gap_or_a_none(blank: bool) -> None:  # noqa: FBT001 - a parameter of the test
    for key, request in every_paper(sample(), blank=blank):
        text = text_of(build_paper(key, request))
        assert "None" not in text, key
        assert "{" not in text, key


def test_a_period_of_which_only_names_are_known_can_be_printed() -> None:
    year = empty_year(parent="", place="", upper_committee="")
    add_people(year, ("Nguyễn Văn An", "Trần Thị Bình"))
    bare = tuple(
        replace(person, birth=None, admitted=None, official=None, party_post="", workplace="")
        for person in year.records.participants
    )
    year.records = replace(year.records, participants=bare)
    for key, request in every_paper(year.sheet()):
        assert "None" not in text_of(build_paper(key, replace(request, paper_date=None)))
    for kind in PAPERS:
        if kind.scope == "meeting":
            assert "None" not in text_of(kind.build(asked(year.sheet(), blank=True)))


def test_a_member_paper_prints_no_words_of_others_in_the_form_itself() -> None:
    year = sample_year()
    person = year.person(0).id
    text = text_of(build_paper("member_review", asked(year.sheet(), subject_id=person)))
    own = text[: text.index("NGƯỜI TỰ KIỂM ĐIỂM")]
    assert "Cần phân công rõ hơn" not in text
    assert "Chi ủy nhất trí" not in own


def test_a_declined_responsibility_prints_its_reason_under_the_question() -> None:
    text = text_of(build_paper("member_review", asked(subject_id=sample().persons[1].id)))
    question = text.index("Đề nghị làm rõ trách nhiệm với tư cách người được phân công phụ trách.")
    answer = text.index("Không nhận trách nhiệm. Lý do: Việc này không thuộc phần được phân công.")
    assert question < answer


def test_an_unanswered_responsibility_leaves_lines_to_write_on() -> None:
    lines = text_of(build_paper("member_review", asked(subject_id=sample().persons[2].id))).splitlines()
    at = lines.index("Trả lời:")
    assert lines[at + 1] == "____"


def test_sign_blocks_can_be_switched_off_one_by_one() -> None:
    person = sample().persons[2].id
    whole = text_of(build_paper("member_review", asked(subject_id=person)))
    options = PaperOptions(sign_blocks_off=frozenset({"agency", "decided"}))
    fewer = text_of(build_paper("member_review", asked(subject_id=person, options=options)))
    assert "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ" in whole
    assert "T/M ĐẢNG ỦY (CHI ỦY)" in whole
    assert "THỦ TRƯỞNG" not in fewer
    assert "T/M ĐẢNG ỦY" not in fewer
    assert "NGƯỜI TỰ KIỂM ĐIỂM" in fewer


def test_the_employers_block_is_only_for_those_with_an_employer() -> None:
    assert "THỦ TRƯỞNG" not in text_of(build_paper("member_review", asked(subject_id=sample().persons[21].id)))


def test_the_deputy_who_chairs_signs_as_deputy() -> None:
    year = sample_year()
    officers = tuple(
        replace(officer, participant_id=year.person(1).id) if officer.role is OfficerRole.CHAIR else officer
        for officer in year.records.officers
    )
    year.records = replace(year.records, officers=officers)
    text = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=meeting_id())))
    assert "<< CHỦ TRÌ HỘI NGHỊ / Phó Bí thư / (Ký, ghi rõ họ tên) / Trần Thị Mỹ Hạnh" in text


def test_a_cell_with_a_seal_is_asked_for_it() -> None:
    year = sample_year()
    year.records = replace(year.records, cell=replace(year.records.cell, has_seal=True))
    text = text_of(build_paper("collective_report", asked(year.sheet(), subject_id=sample().collectives[1].id)))
    assert "<< T/M CHI BỘ / Bí thư / (Ký, ghi rõ họ tên và đóng dấu) / Nguyễn Văn An" in text


def test_a_number_stands_on_the_paper_that_got_it_and_room_for_one_on_blank_minutes() -> None:
    number = PaperNumber(id=meeting_id(), term_id=meeting_id(), type_code="BB", number=7, paper_key="meeting_minutes")
    options = PaperOptions(number=number)
    numbered = build_paper("meeting_minutes", asked(meeting_id=meeting_id(), options=options))
    blank = build_paper("meeting_minutes", asked(meeting_id=meeting_id(), options=options, blank=True))
    assert numbered.number == "Số 07-BB/CB"
    assert "\nSố 07-BB/CB\n" in text_of(numbered)
    assert blank.number is None
    assert "\nSố      -BB/CB\n" in text_of(blank)


def test_a_numbered_collective_report_is_laid_out_as_a_numbered_paper() -> None:
    number = PaperNumber(id=meeting_id(), term_id=meeting_id(), type_code="BC", number=3, paper_key="collective_report")
    subject = sample().collectives[1].id
    plain = build_paper("collective_report", asked(subject_id=subject))
    numbered = build_paper("collective_report", asked(subject_id=subject, options=PaperOptions(number=number)))
    assert plain.profile_id == "personal-form"
    assert numbered.profile_id == "hd05-2026"
    assert "Số 03-BC/CB" in text_of(numbered)


def test_the_forms_number_can_be_left_off() -> None:
    options = PaperOptions(show_form_number=False)
    form = regulation().forms[0].number
    subject = sample().collectives[0].id
    assert form in text_of(build_paper("collective_report", asked(subject_id=subject)))
    assert form not in text_of(build_paper("collective_report", asked(subject_id=subject, options=options)))


def test_without_a_date_day_and_month_stay_open() -> None:
    text = text_of(build_paper("member_review", asked(subject_id=sample().persons[0].id, paper_date=None)))
    assert "Tam Sơn, ngày      tháng      năm 2026" in text


def test_ballots_carry_no_number_no_name_line_and_no_signature() -> None:
    for key, request in every_paper(sample()):
        if key.startswith("ballot_"):
            paper = build_paper(key, request)
            assert paper.number is None
            assert not paper.page_numbers
            assert "<<" not in text_of(paper)


def test_two_prints_of_a_ballot_are_byte_for_byte_the_same() -> None:
    request = asked(ballot_id=sample().meetings[0].ballots[0].ballot.id)
    assert (
        render_pdf(build_paper("ballot_levels", request)).data == render_pdf(build_paper("ballot_levels", request)).data
    )


def test_each_collective_gets_a_ballot_of_its_own() -> None:
    text = text_of(build_paper("ballot_collective", asked(ballot_id=sample().meetings[0].ballots[0].ballot.id)))
    assert text.count("PHIẾU ĐÁNH GIÁ") == 2
    assert text.count("--- page") == 1


def test_the_absent_are_not_reviewed_in_the_minutes_of_a_meeting_without_them() -> None:
    text = text_of(build_paper("meeting_minutes", asked(meeting_id=meeting_id())))
    assert "- Đồng chí Hồ Sỹ Khánh – vắng có lý do: Ốm." in text
    assert ") Đồng chí Hồ Sỹ Khánh" not in text


def test_identity_numbers_are_in_the_workbook_only_when_asked_for() -> None:
    plain = render_workbook(build_workbook(asked()))
    asked_for = render_workbook(build_workbook(asked(options=PaperOptions(with_id_numbers=True))))
    assert "001000000003" not in " ".join(cells_of(plain))
    assert "001000000003" in " ".join(cells_of(asked_for))


def test_known_days_are_real_dates_and_years_alone_stay_text() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(build_workbook(asked()))))
    rows = {row[1].value: row for row in book["Danh sách"].iter_rows()}
    assert isinstance(rows["Trần Thị Mỹ Hạnh"][2].value, datetime)
    assert rows["Nguyễn Văn An"][2].value == "1960"


@settings(max_examples=25)
@given(st.integers(1, 500))
def test_formulas_of_shares_say_what_is_written_beside_them(seed: int) -> None:
    base = seed % 37 + 1
    part = seed % (base + 1)
    value = share_formula(1, 2, part, base).value
    assert abs(float(value) - part / base * 100) <= 0.05 + 1e-9


def cells_of(data: bytes) -> list[str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_printed_as_typed(name: str) -> None:
    year = empty_year()
    add_people(year, (name, "Trần Thị Bình"))
    sheet = year.sheet()
    assert name in text_of(build_paper("ballot_levels", asked(sheet)))
    for key, request in every_paper(sheet):
        assert render_pdf(build_paper(key, request)).pages
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(build_workbook(asked(sheet)))))
    listed = [cell for row in book["Danh sách"].iter_rows() for cell in row if cell.column == 2]
    assert {cell.data_type for cell in listed if cell.value} <= {"s", "inlineStr"}


def test_the_printed_page_carries_the_papers_words() -> None:
    pages = read_pages(render_pdf(build_paper("tally_minutes", asked(meeting_id=meeting_id()))).data)
    text = " ".join(page.text for page in pages)
    assert "kiểm phiếu biểu quyết xếp loại chất lượng năm 2026" in text
    assert "T/M TỔ KIỂM PHIẾU" in text


def test_no_ballot_of_the_domain_knows_a_voter() -> None:
    names = set(Ballot.__dataclass_fields__) | set(Tally.__dataclass_fields__)
    assert not {name for name in names if "voter_id" in name or "participant" in name}


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Chi ủy, Đảng ủy", "Chi ủy, Đảng ủy", "Chi uỷ, Đảng uỷ"),
        ("CHI UỶ", "CHI ỦY", "CHI UỶ"),
        ("cụ thể hóa", "cụ thể hóa", "cụ thể hoá"),
        ("quý, Quý III", "quý, Quý III", "quý, Quý III"),
        ("thuyền, hoàn thành, khỏe", "thuyền, hoàn thành, khỏe", "thuyền, hoàn thành, khoẻ"),
        ("Ủy ban", "Ủy ban", "Uỷ ban"),
    ],
)
def test_own_words_are_spelled_as_chosen(text: str, first: str, second: str) -> None:
    assert respell(text, Spelling.FIRST_VOWEL) == first
    assert respell(text, Spelling.SECOND_VOWEL) == second
    assert respell(text, Spelling.AS_WRITTEN) == text


def test_spelling_leaves_official_forms_and_names_alone() -> None:
    year = empty_year(name="Chi bộ Thúy Hòa")
    add_people(year, ("Nguyễn Thị Thúy",))
    options = PaperOptions(spelling=Spelling.SECOND_VOWEL)
    text = text_of(build_paper("member_review", asked(year.sheet(), subject_id=year.person(0).id, options=options)))
    assert "Thúy Hòa" in text
    assert "T/M CHI ỦY (CHI BỘ)" in text


def test_minutes_claim_nothing_that_nobody_recorded() -> None:
    year = sample_year()
    year.records = replace(year.records, remarks=(), conclusions=(), ballots=(), tallies=())
    lines = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=meeting_id()))).splitlines()
    at = lines.index("=== 1) Chi ủy thôn An Phú")
    assert lines[at + 1 : at + 3] == ["- Người trình bày: ____", "- Ý kiến góp ý: ____"]
    assert lines[lines.index("== 4. Bỏ phiếu") + 1] == "____"


def test_a_meeting_in_two_sessions_tells_of_both() -> None:
    year = sample_year()
    [first] = year.records.sessions
    second = replace(first, id=year.new_id(), day=PAPER_DAY, position=1)
    year.add(sessions=(second,))
    text = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=meeting_id())))
    assert "Phiên thứ 2: từ 7 giờ 30 phút đến 11 giờ 05 phút, ngày 07 tháng 12 năm 2026" in text
    assert "Hội nghị kết thúc hồi 11 giờ 05 phút ngày 07 tháng 12 năm 2026." in text


def test_a_party_group_stands_below_its_cell() -> None:
    year = sample_year()
    [meeting] = year.records.meetings
    group = replace(meeting, kind=MeetingKind.GROUP, group_name="Tổ đảng xóm Trên")
    year.records = replace(year.records, meetings=(group,))
    text = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=meeting.id)))
    assert "Đảng bộ xã Tam Sơn / Chi bộ thôn An Phú / Tổ đảng xóm Trên *" in text
    assert "# Hội nghị Tổ đảng xóm Trên kiểm điểm" in text


def test_a_supplementary_meeting_reviews_those_who_were_not_there_before() -> None:
    year = sample_year()
    later = add_meeting(year, MeetingKind.SUPPLEMENTARY, PAPER_DAY)
    text = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=later.id)))
    assert "=== 1) Đồng chí Hồ Sỹ Khánh" in text
    assert "=== 2) Đồng chí Cao Bá Ước" in text
    assert "=== 3)" not in text


def test_points_without_anyone_under_them_leave_no_gap_in_the_numbers() -> None:
    year = sample_year()
    later = add_meeting(year, MeetingKind.SUPPLEMENTARY, PAPER_DAY)
    text = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=later.id)))
    assert "Kiểm điểm tập thể" not in text
    assert "== 2. Kiểm điểm cá nhân" in text
    assert "== 3. Bỏ phiếu" in text


@pytest.mark.parametrize(
    ("text", "addition", "whole"),
    [
        ("Thu quỹ chậm.", "(lần thứ 2)", "Thu quỹ chậm (lần thứ 2)."),
        ("Thu quỹ chậm", "(lần thứ 2)", "Thu quỹ chậm (lần thứ 2)"),
        ("Thu quỹ chậm...", "(lần thứ 2)", "Thu quỹ chậm... (lần thứ 2)"),
        ("Thu quỹ chậm.", "", "Thu quỹ chậm."),
        ("", "(lần thứ 2)", "(lần thứ 2)"),
    ],
)
def test_what_is_added_in_brackets_stands_before_the_full_stop(text: str, addition: str, whole: str) -> None:
    assert extended(text, addition) == whole


def test_the_votes_of_two_meetings_say_whose_they_are() -> None:
    year = sample_year()
    earlier = add_meeting(year, MeetingKind.COMMITTEE, PAPER_DAY)
    ballot = replace(year.records.ballots[0], id=year.new_id(), meeting_id=earlier.id)
    year.add(ballots=(ballot,))
    book = openpyxl.load_workbook(io.BytesIO(render_workbook(build_workbook(asked(year.sheet())))))
    said = [str(cell.value) for cells in book["Phiếu"].iter_rows() for cell in cells if cell.value]
    assert any(text.startswith("Lần 1") and text.endswith("(hội nghị chi ủy)") for text in said)
    assert any(text.startswith("Lần 1") and text.endswith("(hội nghị chi bộ)") for text in said)
