"""Blank forms: one of every paper, for nobody, with room to write and nothing that anybody said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.offices import add_member, make_office, small_cell
from support.paper_text import text_of
from support.period_sheets import regulation, sample_year

from kiemdiem_desktop import cli
from kiemdiem_desktop.documents.blanks import blank_refs
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.registry import ALL_KINDS
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.period import PeriodKey, PeriodKind
from kiemdiem_desktop.services.printing import Counted

if TYPE_CHECKING:
    from pathlib import Path

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office


def test_every_kind_of_paper_has_a_blank_form() -> None:
    law = with_all_shared(regulation())
    keys = {ref.key for ref in blank_refs(sample_year().sheet(), law)}
    assert keys == {kind.key for kind in ALL_KINDS} - {"quarter_review"}


def test_a_members_paper_is_blank_once_for_each_form() -> None:
    law = with_all_shared(regulation())
    forms = [ref.form for ref in blank_refs(sample_year().sheet(), law) if ref.key == "member_review"]
    assert forms == ["leader", "non_leader", "outside_system"]
    scores = [ref.form for ref in blank_refs(sample_year().sheet(), law) if ref.key == "score_sheet"]
    assert scores == ["collective", "leader", "non_leader", "outside_system"]


def test_blank_forms_are_printed_and_have_names_of_their_own(office: Office, period: Period) -> None:
    lines = office.papers.blanks(period.id)
    names = [line.file_name for line in lines]
    assert len(set(names)) == len(names)
    assert all("mau-trong" in name for name in names)
    assert {"02-ban-kiem-diem-mau-02a-mau-trong.pdf", "02-ban-kiem-diem-mau-02c-mau-trong.pdf"} <= set(names)
    for line in lines:
        assert line.missing == ()
        assert not line.takes_number
        assert office.papers.render(period.id, line.ref).pages > 0
        assert office.papers.docx(period.id, line.ref).data.startswith(b"PK")


def test_nothing_that_was_said_of_anybody_stands_on_a_blank_form(office: Office, period: Period) -> None:
    person = office.reviews.sheet(period.id).persons[0]
    office.reviews.add_shortcoming(period.id, person.id, "Điều bí mật của riêng ai")
    law = with_all_shared(office.periods.regulation(period.id))
    counted = Counted(sheet=office.reviews.sheet(period.id), regulation=law)
    for line in office.papers.blanks(period.id):
        text = text_of(office._printer.document(line.ref, counted))
        assert "Điều bí mật" not in text
        assert "None" not in text
        assert "{" not in text


def test_a_quarter_has_its_own_blank_form(office: Office) -> None:
    add_member(office, "Trần Văn Bí", kind=MemberKind.LEADER)
    office.periods.open_period(PeriodKey.parse("2026-Q2"))
    quarter = office.periods.find("2026-Q2")
    assert quarter is not None
    assert quarter.kind is PeriodKind.QUARTER
    keys = {line.ref.key for line in office.papers.blanks(quarter.id)}
    assert "quarter_review" in keys
    assert not {"member_review", "collective_report"} & keys


@pytest.mark.parametrize("key", ["2023", "2021"])
def test_earlier_regulations_have_blank_forms_of_what_they_offer(office: Office, key: str) -> None:
    add_member(office, "Trần Văn Bí", kind=MemberKind.LEADER)
    office.periods.open_period(PeriodKey.parse(key))
    found = office.periods.find(key)
    assert found is not None
    lines = office.papers.blanks(found.id)
    assert "member_review" in {line.ref.key for line in lines}
    assert "score_sheet" not in {line.ref.key for line in lines}
    for line in lines:
        assert office.papers.render(found.id, line.ref).pages > 0


def test_the_command_writes_blank_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = make_office(tmp_path)
    small_cell(office)
    path = office.path
    office.close()
    out = tmp_path / "out"
    only = "member_review,ballot_levels"
    assert cli.main(["papers", str(path), "--out", str(out), "--blank", "--only", only]) == cli.DONE
    assert sorted(file.name for file in out.iterdir()) == [
        "02-ban-kiem-diem-mau-02a-mau-trong.pdf",
        "02-ban-kiem-diem-mau-02b-mau-trong.pdf",
        "02-ban-kiem-diem-mau-02c-mau-trong.pdf",
        "06-phieu-xep-loai-dang-vien-mau-trong.pdf",
    ]
    assert cli.main(["papers", str(path), "--out", str(out), "--blank", "--only", "nothing"]) == cli.REFUSED
    assert "nothing" in capsys.readouterr().err
