from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from support.earlier_results import LAW, OVERLAY, PAPER, YEAR, earlier_office, list_of_2021, preview_of, taken_over
from support.offices import named, refused, stored
from support.roster_files import workbook

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.messages import describe
from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind, Period, PeriodKey
from kiemdiem_desktop.domain.recheck import RecheckSheet
from kiemdiem_desktop.domain.results import ResultDecision, ResultsPreview
from kiemdiem_desktop.exchange.results.preview import with_result_decision
from kiemdiem_desktop.services.exchange import DossierPreview
from kiemdiem_desktop.services.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = earlier_office(tmp_path)
    yield made
    made.close()


def preview(office: Office) -> ResultsPreview:
    return preview_of(list_of_2021(), office.roster.members(with_left=True))


def test_a_preview_stores_nothing(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "ket-qua.xlsx"
    path.write_bytes(workbook(list_of_2021()))
    before = stored(office)
    found = office.recheck.preview(path)
    assert isinstance(found, ResultsPreview)
    assert [row.name for row in found.unmatched] == ["Cao Văn Già"]
    assert stored(office) == before


def test_the_earlier_period_stands_under_its_own_law(office: Office) -> None:
    period = taken_over(office)
    assert (period.regulation_id, period.overlay_id) == (LAW, OVERLAY)
    law = office.periods.regulation(period.id)
    assert [layer.id for layer in law.layers] == [OVERLAY]
    assert law.applies.governs(2021, period.kind)


def test_the_regulation_in_force_then_is_proposed_and_its_overlays_are_offered(office: Office) -> None:
    proposed = [choice.id for choice in office.periods.regulations(YEAR) if choice.proposed]
    assert proposed == [LAW]
    overlays = office.recheck.overlays(LAW, YEAR)
    assert [(choice.id, choice.governs) for choice in overlays] == [(OVERLAY, True)]


def test_levels_become_the_decided_ones(office: Office) -> None:
    sheet = office.reviews.sheet(taken_over(office).id)
    assert named(sheet, "Trần Văn Bí").levels[Step.DECIDED].level is Level.EXCELLENT
    assert named(sheet, "Mai Thị Quan").levels[Step.AGENCY].level is Level.NOT_COMPLETED
    assert sheet.balance.by_level[Level.EXCELLENT] == 2


def answered(office: Office, period: Period, subject_id: UUID) -> list[tuple[object, ...]]:
    answers = [a for a in office.reviews.sheet(period.id).records.answers if a.subject_id == subject_id]
    assert {a.fact for a in answers} <= {"disciplined"}
    return [(a.yes, a.paper.authority, a.paper.number, a.paper.issued_on) for a in answers]


def test_facts_are_kept_and_what_is_not_told_stays_unknown(office: Office) -> None:
    period = taken_over(office)
    sheet = office.reviews.sheet(period.id)
    punished, exempt = named(sheet, "Phan Văn Kỷ"), named(sheet, "Cao Văn Già")
    facts = punished.facts
    assert facts is not None
    assert (facts.discipline_form, facts.discipline_on, facts.tasks_late) == ("Khiển trách", date(2021, 6, 5), None)
    assert answered(office, period, punished.id) == [(True, "Đảng ủy xã", "12-QĐ/ĐU", date(2021, 6, 5))]
    assert answered(office, period, named(sheet, "Ngô Văn Ba").id) == [(False, "", "", None)]
    assert exempt.facts is None
    assert exempt.duty.exempt


@pytest.mark.parametrize("missing", ["", "authority", "number", "day", "day to come", "month only"])
def test_nobody_is_marked_with_a_discipline_without_its_whole_paper(office: Office, missing: str) -> None:
    authority, number, day = PAPER
    paper = {
        "": (None, None, None),
        "authority": (None, number, day),
        "number": (authority, None, day),
        "day": (authority, number, None),
        "day to come": (authority, number, "05/06/2030"),
        "month only": (authority, number, "06/2021"),
    }[missing]
    rows = [(*row[:10], *paper) if row[1:2] == ("Phan Văn Kỷ",) else row for row in list_of_2021()]
    found = preview_of(rows, office.roster.members())
    told = next(row for row in found.rows if row.name == "Phan Văn Kỷ")
    assert (told.taken, told.disciplined) == (True, None)
    assert any("Khiển trách" in reason and "văn bản" in reason for reason in told.reasons)
    office.recheck.import_results(found, YEAR)
    period = office.periods.find("2021")
    assert period is not None
    who = named(office.reviews.sheet(period.id), "Phan Văn Kỷ").id
    assert answered(office, period, who) == []
    sheet = office.recheck.recheck(period.id)
    assert "disciplined" not in {line.finding.rule for line in sheet.findings}
    assert said_unproven(sheet) == ["Chưa đủ dữ liệu: kỷ luật của Phan Văn Kỷ chưa có văn bản."]
    named_paper = ConcludingPaper(authority=authority, number=number, issued_on=date(2021, 6, 5))
    office.grading.answer(period.id, who, "disciplined", yes=True, paper=named_paper)
    sheet = office.recheck.recheck(period.id)
    assert "disciplined" in {line.finding.rule for line in sheet.findings}
    assert said_unproven(sheet) == []


def said_unproven(sheet: RecheckSheet) -> list[str]:
    return [line.finding.sentence for line in sheet.unknown if line.finding.rule == "discipline_unproven"]


def test_persons_are_matched_and_the_unknown_are_added_as_left(office: Office) -> None:
    known = {member.name: member.id for member in office.roster.members()}
    sheet = office.reviews.sheet(taken_over(office).id)
    people = {person.name: person.participant for person in sheet.persons}
    for name, member_id in known.items():
        participant = people[name]
        assert participant is not None
        assert participant.member_id == member_id
    added = [member for member in office.roster.members(with_left=True) if member.name not in known]
    assert [(member.name, member.standing) for member in added] == [("Cao Văn Già", Standing.LEFT)]
    assert "2021" in added[0].left_reason


def test_the_cell_has_its_head(office: Office) -> None:
    period = taken_over(office)
    sheet = office.reviews.sheet(period.id)
    cell = sheet.the_cell
    assert cell is not None
    assert cell.collective is not None
    assert (cell.collective.kind, cell.collective.head_id) == (CollectiveKind.CELL, named(sheet, "Trần Văn Bí").id)
    assert office.recheck.head(period.id) == named(sheet, "Trần Văn Bí").id


def test_votes_become_one_round_of_the_cell(office: Office) -> None:
    rows = [
        ("TT", "Họ và tên", "Số phiếu", None, None, None, "Phiếu hợp lệ", "Xếp loại"),
        (None, None, "HTXS", "HTT", "HTNV", "KHTNV", None, None),
        (1, "Trần Văn Bí", 3, 7, 0, 0, 10, "HTTNV"),
    ]
    found = preview_of(rows, office.roster.members(), merged=["C1:F1"])
    office.recheck.import_results(found, YEAR)
    period = office.periods.find("2021")
    assert period is not None
    line = named(office.reviews.sheet(period.id), "Trần Văn Bí").last_tally()
    assert line is not None
    assert (line.ballot.valid, line.tally.good, line.tally.excellent) == (10, 7, 3)
    assert "ballots" not in {found.finding.rule for found in office.recheck.recheck(period.id).unknown}


def test_a_doubtful_row_is_stored_only_on_the_users_word(office: Office) -> None:
    rows = [("TT", "Họ và tên", "Mức"), (1, "Trần Văn Bí", "HTTNV"), (2, "Lê Thị Phó", "Đủ tư cách")]
    rows[0] = ("TT", "Họ và tên", "Mức xếp loại")
    found = preview_of(rows, office.roster.members())
    member = found.rows[1].member_id
    settled = with_result_decision(found, 1, ResultDecision(level=Level.COMPLETED, member_id=member))
    office.recheck.import_results(settled, YEAR)
    period = office.periods.find("2021")
    assert period is not None
    assert named(office.reviews.sheet(period.id), "Lê Thị Phó").level is Level.COMPLETED


def test_one_undo_takes_the_whole_list_back(office: Office) -> None:
    before = stored(office)
    taken_over(office)
    office.history.undo()
    assert stored(office) == before


def test_a_list_is_refused_for_a_known_period_for_nothing_and_for_doubles(office: Office) -> None:
    found = preview(office)
    nothing = found
    for index in range(len(found.rows)):
        nothing = with_result_decision(nothing, index, ResultDecision(take=False))
    refused(office, "results_nothing_taken", lambda: office.recheck.import_results(nothing, YEAR))
    same = found.rows[0].member_id
    doubled = with_result_decision(found, 1, ResultDecision(level=Level.GOOD, member_id=same))
    refused(office, "results_twice", lambda: office.recheck.import_results(doubled, YEAR))
    taken_over(office)
    refused(office, "period_exists", lambda: office.recheck.import_results(preview(office), YEAR))


def test_a_dossier_is_told_from_a_list_by_its_ending(office: Office, tmp_path: Path) -> None:
    period = taken_over(office)
    path = tmp_path / "ho-so.json"
    path.write_bytes(office.exchange.export_dossier(period.id))
    found = office.recheck.preview(path)
    assert isinstance(found, DossierPreview)
    refused(office, "period_exists", lambda: office.recheck.import_dossier(path))


def test_a_quarter_is_taken_over_where_the_regulation_has_quarters(tmp_path: Path) -> None:
    office = earlier_office(tmp_path, date(2026, 7, 10))
    key = PeriodKey.parse("2026-Q2")
    rows = [("KẾT QUẢ QUÝ II/2026",), ("TT", "Họ và tên", "Kết quả XL"), (1, "Trần Văn Bí", "HTTNV")]
    found = preview_of(rows, office.roster.members())
    assert (found.year, found.quarter) == (2026, 2)
    assert [(law.id, law.proposed) for law in office.periods.regulations(key)] == [("qd366-2025", True)]
    office.recheck.import_results(found, key)
    period = office.periods.find("2026-Q2")
    assert period is not None
    assert (period.start, period.end) == (date(2026, 4, 1), date(2026, 6, 30))
    assert named(office.reviews.sheet(period.id), "Trần Văn Bí").level is Level.GOOD
    assert office.recheck.recheck(period.id).lines
    office.close()


def test_no_regulation_is_offered_for_a_quarter_that_none_knew(office: Office) -> None:
    key = PeriodKey.parse("2021-Q2")
    refused(office, "pack_none_in_force", lambda: office.periods.regulations(key))
    refused(office, "pack_none_in_force", lambda: office.recheck.import_results(preview(office), key))


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ket-qua.docx", b"PK\x03\x04 nothing", "roster_"),
        ("ket-qua.xlsx", b"", "roster_"),
        ("ket-qua.xlsx", workbook([("TT", "Họ và tên", "Ngày sinh"), (1, "Trần Văn Bí", 1970)]), "results_no_header"),
        ("ket-qua.pdf", b"%PDF-1.7", "roster_"),
        ("ho-so.json", b"{", "dossier_"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(
    office: Office, tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert refused_like(office, path).startswith(code)


def refused_like(office: Office, path: Path) -> str:
    before = stored(office)
    with pytest.raises(KnownError) as caught:
        office.recheck.preview(path)
    assert stored(office) == before
    assert describe(caught.value).do
    return caught.value.code
