"""How papers look is a choice of the book: spelling, signature blocks, the sheet of ballots."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pypdf
import pytest
from support.offices import id_of, stored

from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.services.look import BallotSheetSize, PaperLook, Spelling
from kiemdiem_desktop.services.papers import PaperRef

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office


def text_of(office: Office, period: Period, ref: PaperRef) -> str:
    pages = pypdf.PdfReader(io.BytesIO(office.papers.render(period.id, ref).data)).pages
    return "\n".join(page.extract_text() for page in pages)


def review(office: Office, period: Period) -> PaperRef:
    return PaperRef(key="member_review", subject_id=id_of(office, period, "Trần Văn Bí"))


def test_nothing_is_chosen_at_first(office: Office) -> None:
    assert office.look.look() == PaperLook()


def test_a_choice_is_kept_and_can_be_undone(office: Office) -> None:
    before = stored(office)
    chosen = PaperLook(spelling=Spelling.SECOND_VOWEL, blocks={"agency": False}, ballots=BallotSheetSize.A5_TWICE)
    chosen = replace(chosen, organisation_type="police")
    office.look.choose(chosen)
    assert office.look.look() == chosen
    office.history.undo()
    assert stored(office) == before
    assert office.look.look() == PaperLook()


@pytest.mark.parametrize(
    "value", [None, 7, [], {"spelling": ["x"], "blocks": 3, "ballots": "A0", "organisation_type": 1}]
)
def test_what_is_not_understood_counts_as_not_chosen(office: Office, value: object) -> None:
    office.settings.put("paper_look", value)
    assert office.look.look() == PaperLook()


def test_the_type_of_organisation_is_one_of_the_columns_of_the_statistics(office: Office, period: Period) -> None:
    offered = office.look.organisation_types()
    assert ("commune", "Xã") in [(each.id, each.label) for each in offered]
    assert len({each.label for each in offered}) == len(offered) == 21
    office.look.choose(PaperLook(organisation_type="police"))
    assert "Loại hình tổ chức đảng: Công an." in text_of(office, period, PaperRef(key="member_statistics"))


def test_a_block_that_is_switched_off_leaves_every_members_paper(office: Office, period: Period) -> None:
    ref = review(office, period)
    assert "T/M CHI ỦY (CHI BỘ)" in text_of(office, period, ref)
    office.look.choose(PaperLook(blocks={"cell": False}))
    text = text_of(office, period, ref)
    assert "T/M CHI ỦY (CHI BỘ)" not in text
    assert "NGƯỜI TỰ KIỂM ĐIỂM" in text


def test_a_block_that_is_off_by_default_can_be_switched_on(office: Office, period: Period) -> None:
    assert period.key == "2026"
    office.periods.open_period(PeriodKey.parse("2026-Q1"))
    quarter = office.periods.find("2026-Q1")
    assert quarter is not None
    ref = PaperRef(key="quarter_review", subject_id=id_of(office, quarter, "Trần Văn Bí"))
    assert "T/M CẤP CÓ THẨM QUYỀN" not in text_of(office, quarter, ref)
    office.look.choose(PaperLook(blocks={"authority": True}))
    assert "T/M CẤP CÓ THẨM QUYỀN" in text_of(office, quarter, ref)


def test_the_blocks_are_named_in_the_words_of_the_forms(office: Office, period: Period) -> None:
    blocks = {block.id: block for block in office.look.blocks(period.id)}
    assert blocks["cell"].label == "T/M CHI ỦY (CHI BỘ)"
    assert blocks["cell"].heading == "ĐÁNH GIÁ, XẾP LOẠI CHẤT LƯỢNG ĐẢNG VIÊN"
    assert blocks["self"].on
    assert "collective" not in blocks
    assert not blocks["authority"].on
    assert blocks["decided"].on
    office.look.choose(PaperLook(blocks={"cell": False}))
    assert not {block.id: block.on for block in office.look.blocks(period.id)}["cell"]


def test_own_words_follow_the_spelling_and_names_and_forms_do_not(office: Office, period: Period) -> None:
    ref = PaperRef(key="dossier_checklist")
    office.look.choose(PaperLook(spelling=Spelling.SECOND_VOWEL))
    assert "T/M CHI ỦY (CHI BỘ)" in text_of(office, period, review(office, period))
    proposals = text_of(office, period, PaperRef(key="body_proposals"))
    assert "Chi uỷ nơi" in proposals.replace("\n", " ")
    assert "cấp ủy nơi cư trú" in text_of(office, period, ref).replace("\n", " ")


def test_ballots_are_printed_two_on_a_sheet_when_chosen(office: Office, period: Period) -> None:
    ref = PaperRef(key="ballot_levels")
    office.look.choose(PaperLook(ballots=BallotSheetSize.A5_TWICE))
    page = pypdf.PdfReader(io.BytesIO(office.papers.render(period.id, ref).data)).pages[0]
    assert round(float(page.mediabox.width) / 72 * 25.4) in {296, 297}
    assert page.extract_text().count("Vũ Thị Hai") == 2


def test_a_programme_is_not_dated_by_the_meeting_that_it_calls(office: Office, period: Period) -> None:
    office.meetings.add_meeting(period.id, MeetingKind.CELL, date(2026, 12, 5))
    meeting = office.reviews.sheet(period.id).meetings[0].meeting.id
    called = text_of(office, period, PaperRef(key="meeting_invitation", meeting_id=meeting))
    assert "ngày 05 tháng 12 năm 2026" not in called.partition("GIẤY MỜI")[0]
