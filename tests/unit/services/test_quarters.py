"""Quarters: whom one is opened for, which are refused, and what the chosen members write and print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.offices import add_member, id_of, make_office, open_year, refused, small_cell

from kiemdiem_desktop import cli
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.period import PeriodKey, PeriodKind
from kiemdiem_desktop.forms.draft import new_draft, with_value
from kiemdiem_desktop.services.papers import PaperRef

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office

LAW = "qd366-2025"
OLD_LAW = "qd124-2023"
FIRST = PeriodKey.parse("2026-Q1")


def names(office: Office, period: Period) -> list[str]:
    return [person.name for person in office.reviews.sheet(period.id).persons]


def member(office: Office, name: str) -> UUID:
    return next(each.id for each in office.roster.members() if each.name == name)


def opened(office: Office, key: str = "2026-Q1", members: tuple[str, ...] | None = None) -> Period:
    chosen = None if members is None else tuple(member(office, name) for name in members)
    office.periods.open_period(PeriodKey.parse(key), regulation_id=LAW, members=chosen)
    found = office.periods.find(key)
    assert found is not None
    return found


def test_a_quarter_is_opened_for_the_leading_members_alone(office: Office, period: Period) -> None:
    assert period.kind is PeriodKind.YEAR
    quarter = opened(office)
    assert names(office, quarter) == ["Trần Văn Bí", "Lê Thị Phó"]
    assert office.reviews.sheet(quarter.id).collectives == ()
    assert len(names(office, period)) == 5


def test_whoever_is_chosen_is_in_the_quarter_whatever_his_kind(office: Office, period: Period) -> None:
    assert period.key == "2026"
    quarter = opened(office, members=("Vũ Thị Hai", "Trần Văn Bí"))
    assert names(office, quarter) == ["Trần Văn Bí", "Vũ Thị Hai"]
    forms = {office.reviews.form(quarter.id, person.id).id for person in office.reviews.sheet(quarter.id).persons}
    assert forms == {"hd43.quarter"}


def test_leading_members_are_proposed_and_all_may_be_chosen(office: Office, period: Period) -> None:
    proposed = office.periods.proposed_members(FIRST, LAW)
    assert [each.name for each, wanted in proposed if wanted] == ["Trần Văn Bí", "Lê Thị Phó"]
    assert len(proposed) == 5
    assert office.periods.proposed_members(PeriodKey.parse(period.key), LAW) == ()
    assert not any(wanted for _, wanted in office.periods.proposed_members(FIRST, OLD_LAW))


def test_the_fourth_quarter_goes_into_the_year(office: Office, period: Period) -> None:
    assert period.key == "2026"
    fault = refused(office, "quarter_merged", lambda: opened(office, "2026-Q4"))
    assert (fault.params["quarter"], fault.params["year"]) == (4, 2026)
    for key in ("2026-Q1", "2026-Q2", "2026-Q3"):
        assert opened(office, key).kind is PeriodKind.QUARTER


def test_a_quarter_of_nobody_is_refused(office: Office) -> None:
    add_member(office, "Vũ Thị Hai", kind=MemberKind.NON_LEADER)
    refused(office, "quarter_without_members", lambda: opened(office))
    refused(office, "quarter_without_members", lambda: opened(office, members=()))


def test_a_law_without_quarters_opens_none(office: Office, period: Period) -> None:
    assert period.key == "2026"
    act = lambda: office.periods.open_period(PeriodKey.parse("2023-Q1"), regulation_id=OLD_LAW)  # noqa: E731 - one act
    refused(office, "quarter_not_foreseen", act)


def test_a_quarter_asks_for_leading_members_alone(office: Office, period: Period) -> None:
    assert period.key == "2026"
    quarter = opened(office, members=("Trần Văn Bí",))
    add_member(office, "Người Mới")
    [missing] = office.periods.roster_differences(quarter.id)
    assert missing.name == "Lê Thị Phó"
    office.periods.take_over(quarter.id, [missing.member_id])
    assert names(office, quarter) == ["Trần Văn Bí", "Lê Thị Phó"]
    assert office.periods.roster_differences(quarter.id) == ()
    assert [each.name for each in office.periods.roster_differences(period.id)] == ["Người Mới"]


def fill(office: Office, quarter: Period, name: str) -> UUID:
    """Write a member's quarterly form as the window does."""
    person = id_of(office, quarter, name)
    who = office.reviews.sheet(quarter.id).subject(person).participant
    assert who is not None
    office.periods.update_participant(replace(who, birth=PartialDate(1970, 5, 1)))
    form = office.reviews.form(quarter.id, person)
    draft = with_value(form, new_draft(form), "results", "Hoàn thành 12/12 nhiệm vụ trong quý.")
    office.reviews.save_draft(quarter.id, person, draft)
    for criterion, points in (("general", 2800), ("tasks", 6350)):
        office.reviews.save_score(quarter.id, person, Source.SELF, criterion, points)
    office.reviews.save_level(quarter.id, person, Step.SELF, Level.EXCELLENT)
    office.reviews.mark_done(quarter.id, person, done=True)
    return person


def test_the_form_of_a_quarter_is_filled_in_checked_and_printed(office: Office, period: Period) -> None:
    assert period.key == "2026"
    quarter = opened(office)
    person = fill(office, quarter, "Trần Văn Bí")
    lines = {(line.ref.key, line.ref.subject_id): line for line in office.papers.list(quarter.id)}
    line = lines["quarter_review", person]
    assert [lack.field for lack in line.missing] == []
    assert "member_review" not in {key for key, _ in lines}
    assert "collective_report" not in {key for key, _ in lines}
    made = office.papers.render(quarter.id, PaperRef(key="quarter_review", subject_id=person))
    assert made.pages == 1
    assert made.file_name.startswith("02-tu-danh-gia-quy-01-tran-van-bi")


def test_a_quarter_is_judged_without_collectives(office: Office, period: Period) -> None:
    assert period.key == "2026"
    quarter = opened(office)
    fill(office, quarter, "Trần Văn Bí")
    judgement = office.grading.judgement(quarter.id)
    assert {finding.subject_id for finding in judgement.findings if finding.subject_id} <= {
        str(person.id) for person in office.reviews.sheet(quarter.id).persons
    }


def test_the_commands_know_a_quarter_by_its_key(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    office = make_office(tmp_path)
    small_cell(office)
    opened(office)
    path = office.path
    office.close()
    assert cli.main(["papers", str(path), "--out", str(tmp_path / "out"), "--period", "2026-Q1"]) == cli.DONE
    written = sorted(file.name for file in (tmp_path / "out").iterdir())
    assert written[:2] == ["02-tu-danh-gia-quy-01-tran-van-bi.pdf", "02-tu-danh-gia-quy-02-le-thi-pho.pdf"]
    assert cli.main(["check", str(path), "--period", "2026-Q1"]) == cli.DONE
    assert cli.main(["papers", str(path), "--out", str(tmp_path / "no"), "--period", "2026-Q2"]) == cli.REFUSED
    assert "2026-Q2" in capsys.readouterr().err


def test_a_quarter_travels_in_a_dossier(office: Office, period: Period) -> None:
    assert period.key == "2026"
    quarter = opened(office)
    fill(office, quarter, "Trần Văn Bí")
    checked = office.exchange.check_dossier(office.exchange.export_dossier(quarter.id))
    assert checked.period_key == "2026-Q1"


def test_a_year_and_its_quarters_stand_in_one_book(office: Office) -> None:
    add_member(office, "Trần Văn Bí", kind=MemberKind.LEADER)
    opened(office)
    year = open_year(office, "2026", law=LAW)
    assert office.reviews.form(year.id, id_of(office, year, "Trần Văn Bí")).id == "hd43.leader"
