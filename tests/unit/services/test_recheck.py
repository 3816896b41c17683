from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.earlier_results import FAULTS, LAST_DAY, TODAY, earlier_environment, earlier_office, taken_over
from support.offices import CELL, close_period, id_of, refused, stored

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState, RecheckFinding, RecheckLine
from kiemdiem_desktop.services.office import Office

SENT, DECIDED = date(2022, 10, 5), date(2022, 10, 8)
PAPER = "Số 15-QĐ/ĐU"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = earlier_office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def period(office: Office) -> Period:
    return taken_over(office)


def line_of(office: Office, period: Period, rule: str) -> RecheckLine:
    return next(line for line in office.recheck.recheck(period.id).lines if line.finding.rule == rule)


def finding(office: Office, period: Period, rule: str) -> RecheckFinding:
    return line_of(office, period, rule).finding


def propose(office: Office, period: Period, rule: str, level: Level | None, **more: object) -> None:
    head = office.recheck.head(period.id)
    assert head is not None
    office.recheck.propose(
        period.id,
        finding(office, period, rule),
        level,
        reason="Xếp chưa đúng",
        responsible_id=head,
        **more,  # type: ignore[arg-type]
    )


def decide(office: Office, period: Period, rule: str, on: date = DECIDED) -> None:
    entry = line_of(office, period, rule).correction
    assert entry is not None
    office.recheck.submit([entry.id], SENT)
    office.recheck.decide([entry.id], PAPER, on)


def decided_level(office: Office, period: Period, name: str) -> Level | None:
    entry = office.reviews.sheet(period.id).subject(id_of(office, period, name)).levels.get(Step.DECIDED)
    return entry.level if entry else None


def test_five_planted_faults_are_found_and_no_sixth(office: Office, period: Period) -> None:
    found = office.recheck.recheck(period.id).findings
    assert sorted(line.finding.rule for line in found) == sorted(FAULTS)
    assert all(line.finding.citation and line.finding.citation in line.finding.sentence for line in found)


def test_the_letters_deadline_is_met_through_the_day_before(office: Office, period: Period) -> None:
    sheet = office.recheck.recheck(period.id)
    assert (sheet.deadline, sheet.days_left) == (LAST_DAY, (LAST_DAY - TODAY).days)


def test_the_regulation_is_named_with_what_was_laid_on_it(office: Office, period: Period) -> None:
    assert office.recheck.recheck(period.id).regulation.endswith("hằng năm + Tỉnh ủy Quảng Nam")


def test_a_regulation_without_the_provinces_overlay_sets_no_deadline(office: Office) -> None:
    bare = taken_over(office, overlay="")
    assert office.recheck.recheck(bare.id).deadline is None


def test_the_user_may_set_the_deadline_of_a_period_and_go_back(office: Office, period: Period) -> None:
    office.recheck.set_deadline(period.id, date(2022, 12, 1))
    assert office.recheck.recheck(period.id).deadline == date(2022, 12, 1)
    office.recheck.set_deadline(period.id, None)
    assert office.recheck.recheck(period.id).deadline == LAST_DAY


def test_what_nobody_entered_is_named_as_unknown_and_is_no_finding(office: Office, period: Period) -> None:
    sheet = office.recheck.recheck(period.id)
    named = {line.finding.rule for line in sheet.unknown}
    assert {"reviews", "ballots", "degradation", "unknown_facts"} <= named
    assert not named & set(FAULTS)


def test_an_answered_fact_is_no_longer_unknown(office: Office, period: Period) -> None:
    for subject in office.reviews.sheet(period.id).persons:
        office.grading.answer(period.id, subject.id, "degradation", yes=False)
    assert "degradation" not in {line.finding.rule for line in office.recheck.recheck(period.id).unknown}


def test_a_result_is_kept_with_its_reason(office: Office, period: Period) -> None:
    office.recheck.keep(period.id, finding(office, period, "disciplined"), " Kỷ luật của năm trước ")
    line = line_of(office, period, "disciplined")
    assert (line.choice, line.settled, line.late) == (Choice.KEEP, True, False)
    assert line.correction is not None
    assert (line.correction.reason, line.correction.submitted_on) == ("Kỷ luật của năm trước", TODAY)
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.GOOD


def test_only_the_decision_changes_the_level_and_the_old_one_stays_visible(office: Office, period: Period) -> None:
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.GOOD
    decide(office, period, "disciplined")
    line = line_of(office, period, "disciplined")
    entry = line.correction
    assert entry is not None
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.NOT_COMPLETED
    assert (line.level, entry.old_level, entry.new_level) == (Level.GOOD, Level.GOOD, Level.NOT_COMPLETED)
    assert (entry.deciding_paper, entry.decided_on, entry.state) == (PAPER, DECIDED, CorrectionState.DECIDED)
    assert (line.settled, line.remains, line.late) == (True, False, False)


def test_a_level_that_nobody_should_have_is_taken_away(office: Office, period: Period) -> None:
    propose(office, period, "newly_admitted", None)
    decide(office, period, "newly_admitted")
    assert decided_level(office, period, "Lý Văn Mới") is None
    assert not line_of(office, period, "newly_admitted").remains


def test_a_finding_about_the_whole_period_is_corrected_by_naming_who(office: Office, period: Period) -> None:
    deputy, head = id_of(office, period, "Lê Thị Phó"), id_of(office, period, "Trần Văn Bí")
    propose(office, period, "cap", Level.GOOD, subject_id=deputy)
    propose(office, period, "cap", Level.GOOD, subject_id=head)
    lines = [line for line in office.recheck.recheck(period.id).lines if line.finding.rule == "cap"]
    assert {line.subject_id for line in lines} == {deputy, head}
    decide(office, period, "cap")
    line = line_of(office, period, "cap")
    assert (line.level, line.remains) == (Level.EXCELLENT, False)


def test_the_findings_read_as_the_result_was_found_after_corrections_too(office: Office, period: Period) -> None:
    before = finding(office, period, "cap").sentence
    propose(office, period, "cap", Level.GOOD, subject_id=id_of(office, period, "Lê Thị Phó"))
    decide(office, period, "cap")
    assert finding(office, period, "cap").sentence == before


def test_a_later_decision_may_correct_a_correction(office: Office, period: Period) -> None:
    propose(office, period, "disciplined", Level.COMPLETED)
    decide(office, period, "disciplined")
    assert line_of(office, period, "disciplined").remains
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    waiting = [e for e in office.reviews.sheet(period.id).records.corrections if not e.in_force]
    office.recheck.submit([waiting[0].id], DECIDED)
    office.recheck.decide([waiting[0].id], "Số 16-QĐ/ĐU", DECIDED)
    lines = [line for line in office.recheck.recheck(period.id).lines if line.finding.rule == "disciplined"]
    assert [line.level for line in lines] == [Level.GOOD, Level.GOOD]
    assert [line.correction.old_level for line in lines if line.correction] == [Level.GOOD, Level.COMPLETED]
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.NOT_COMPLETED


def test_undo_takes_a_decision_back_with_its_level(office: Office, period: Period) -> None:
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    entry = line_of(office, period, "disciplined").correction
    assert entry is not None
    office.recheck.submit([entry.id], SENT)
    before = stored(office)
    office.recheck.decide([entry.id], PAPER, DECIDED)
    office.history.undo()
    assert stored(office) == before
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.GOOD


def test_a_decision_after_the_last_day_is_marked_late(tmp_path: Path) -> None:
    office = earlier_office(tmp_path, today=date(2022, 11, 20))
    period = taken_over(office)
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    decide(office, period, "disciplined", on=date(2022, 10, 30))
    sheet = office.recheck.recheck(period.id)
    assert line_of(office, period, "disciplined").late
    assert sheet.late
    assert sheet.days_left == -22
    office.close()


def test_corrections_reach_a_closed_period_and_leave_it_closed(office: Office, period: Period) -> None:
    close_period(office, period)
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    decide(office, period, "disciplined")
    assert decided_level(office, period, "Phan Văn Kỷ") is Level.NOT_COMPLETED
    assert office.periods.period(period.id).state == "closed"


def test_a_kept_result_and_a_proposal_can_be_withdrawn(office: Office, period: Period) -> None:
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    entry = line_of(office, period, "disciplined").correction
    assert entry is not None
    office.recheck.submit([entry.id], SENT)
    office.recheck.withdraw([entry.id])
    assert line_of(office, period, "disciplined").choice is Choice.OPEN


def test_a_changed_proposal_replaces_the_one_before(office: Office, period: Period) -> None:
    office.recheck.keep(period.id, finding(office, period, "disciplined"), "Xem xét thêm")
    propose(office, period, "disciplined", Level.COMPLETED)
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    entries = office.reviews.sheet(period.id).records.corrections
    assert [(entry.choice, entry.new_level) for entry in entries] == [(Choice.CORRECT, Level.NOT_COMPLETED)]


def test_corrections_are_refused_with_a_reason(office: Office, period: Period) -> None:
    found, head = finding(office, period, "disciplined"), office.recheck.head(period.id)
    assert head is not None
    low, recheck = Level.NOT_COMPLETED, office.recheck
    refused(office, "correction_without_reason", lambda: recheck.keep(period.id, found, "  "))
    refused(
        office,
        "correction_without_reason",
        lambda: recheck.propose(period.id, found, low, reason="", responsible_id=head),
    )
    refused(
        office,
        "correction_same_level",
        lambda: recheck.propose(period.id, found, Level.GOOD, reason="x", responsible_id=head),
    )
    refused(
        office,
        "correction_without_head",
        lambda: recheck.propose(period.id, found, low, reason="x", responsible_id=period.id),
    )
    refused(
        office,
        "correction_without_subject",
        lambda: recheck.propose(period.id, finding(office, period, "cap"), low, reason="x", responsible_id=head),
    )
    refused(
        office,
        "recheck_finding_gone",
        lambda: recheck.keep(period.id, replace(found, sentence="Câu cũ"), "x"),
    )
    refused(office, "recheck_of_unknown", lambda: recheck.keep(period.id, finding(office, period, "reviews"), "x"))


def test_the_steps_of_a_correction_come_one_after_the_other(office: Office, period: Period) -> None:
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    entry = line_of(office, period, "disciplined").correction
    assert entry is not None
    ids, recheck = [entry.id], office.recheck
    refused(office, "correction_not_submitted", lambda: recheck.decide(ids, PAPER, DECIDED))
    refused(office, "correction_in_future", lambda: recheck.submit(ids, date(2022, 10, 11)))
    recheck.submit(ids, SENT)
    refused(office, "correction_not_proposed", lambda: recheck.submit(ids, SENT))
    refused(office, "correction_without_paper", lambda: recheck.decide(ids, "  ", DECIDED))
    refused(office, "correction_days_backwards", lambda: recheck.decide(ids, PAPER, date(2022, 10, 4)))
    refused(office, "correction_in_future", lambda: recheck.decide(ids, PAPER, date(2022, 10, 11)))
    refused(office, "correction_under_way", lambda: propose(office, period, "disciplined", Level.COMPLETED))
    recheck.decide(ids, PAPER, DECIDED)
    refused(office, "correction_not_submitted", lambda: recheck.decide(ids, PAPER, DECIDED))
    refused(office, "correction_decided", lambda: recheck.withdraw(ids))


def test_two_corrections_of_one_subject_do_not_run_side_by_side(office: Office, period: Period) -> None:
    who = id_of(office, period, "Phan Văn Kỷ")
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    refused(office, "correction_under_way", lambda: propose(office, period, "cap", Level.COMPLETED, subject_id=who))


def test_corrections_travel_with_the_dossier(office: Office, period: Period, tmp_path: Path) -> None:
    propose(office, period, "disciplined", Level.NOT_COMPLETED)
    data = office.exchange.export_dossier(period.id)
    other = Office.create(tmp_path / "khac.kiemdiem", CELL, earlier_environment(seed=9))
    other.exchange.import_dossier(data)
    found = other.periods.find("2021")
    assert found is not None
    mine = office.reviews.sheet(period.id).records.corrections[0]
    theirs = other.reviews.sheet(found.id).records.corrections[0]
    assert replace(theirs, version=0) == replace(mine, version=0)
    other.close()
