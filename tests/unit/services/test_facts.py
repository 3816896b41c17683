from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from support.offices import CELL, add_member, environment, id_of, named, open_year

from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.member import MemberKind, Standing
from kiemdiem_desktop.domain.period import Period, PeriodKey
from kiemdiem_desktop.domain.review import Opinion
from kiemdiem_desktop.domain.shortcoming import RemedyState
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.facts import PeriodFacts, Role, SubjectFacts
from kiemdiem_desktop.services.facts import period_facts
from kiemdiem_desktop.services.office import Office

PERSON = "Vũ Thị Hai"


@pytest.fixture
def person(office: Office, period: Period) -> UUID:
    return id_of(office, period, PERSON)


def all_facts(office: Office, period: Period) -> PeriodFacts:
    return period_facts(office.reviews.sheet(period.id), office.periods.regulation(period.id))


def facts_of(office: Office, period: Period, subject_id: UUID) -> SubjectFacts:
    return next(one for one in all_facts(office, period).subjects if one.id == str(subject_id))


def record(office: Office, period: Period, person: UUID, **known: Any) -> None:
    office.reviews.save_facts(replace(office.reviews.facts(period.id, person), **known))


def test_what_nobody_entered_stays_unknown(office: Office, period: Period, person: UUID) -> None:
    found = facts_of(office, period, person)
    assert (found.scores, found.appraised, found.levels, found.shares, found.flags) == ({}, {}, {}, {}, {})
    assert (found.needs_agency, found.temporary_opinion, found.has_self_review) == (None, None, False)


@pytest.mark.parametrize(
    ("known", "shares"),
    [
        ({}, {}),
        ({"tasks_done": 3}, {}),
        ({"tasks_total": 0, "tasks_done": 0}, {}),
        ({"tasks_total": 9}, {}),
        ({"tasks_total": 9, "tasks_done": 6}, {"tasks_done": Fraction(2, 3), "tasks_not_done": Fraction(1, 3)}),
        ({"tasks_total": 9, "tasks_late": 3}, {"tasks_late": Fraction(1, 3)}),
        (
            {"tasks_total": 7, "tasks_done": 7, "tasks_late": 1, "tasks_above": 3},
            {
                "tasks_done": Fraction(1),
                "tasks_not_done": Fraction(0),
                "tasks_late": Fraction(1, 7),
                "tasks_above": Fraction(3, 7),
                "tasks_on_time": Fraction(6, 7),
            },
        ),
    ],
)
def test_shares_are_exact_and_only_of_known_counts(
    office: Office, period: Period, person: UUID, known: dict[str, int], shares: dict[str, Fraction]
) -> None:
    record(office, period, person, **known)
    assert facts_of(office, period, person).shares == shares


def test_points_are_exact_and_kept_by_whose_they_are(office: Office, period: Period, person: UUID) -> None:
    office.reviews.save_score(period.id, person, Source.SELF, "general.1", 1005)
    office.reviews.save_score(period.id, person, Source.SELF, "general.2", 1000)
    office.reviews.save_score(period.id, person, Source.COMMITTEE, "tasks", 6050)
    found = facts_of(office, period, person)
    assert found.scores["general"] == Fraction(2005, 100)
    assert found.scores["general.1"] == Fraction(1005, 100)
    assert "tasks" not in found.scores
    assert found.appraised == {"tasks": Fraction(121, 2)}


@pytest.mark.parametrize("answer", [True, False])
def test_a_yes_or_no_is_a_flag_and_an_answer_overrules_the_record(
    office: Office, period: Period, person: UUID, answer: object
) -> None:
    record(office, period, person, disciplined=bool(answer), concluding_paper="QĐ 5")
    assert facts_of(office, period, person).flags == {"disciplined": answer}
    paper = ConcludingPaper(authority="Đảng ủy xã", number="5-QĐ/ĐU", issued_on=date(2026, 3, 5))
    office.grading.answer(period.id, person, "disciplined", yes=not answer, paper=paper)
    assert facts_of(office, period, person).flags == {"disciplined": not answer}


def test_remedied_shortcomings_are_counted_only_when_all_are_answered(
    office: Office, period: Period, person: UUID
) -> None:
    for text in ("một", "hai"):
        office.reviews.add_shortcoming(period.id, person, text, earlier=True, first_seen="2025")
    first, second = office.reviews.sheet(period.id).subject(person).earlier
    office.reviews.update_shortcoming(replace(first, state=RemedyState.REMEDIED))
    found = facts_of(office, period, person)
    assert (found.earlier_total, found.earlier_remedied) == (2, None)
    office.reviews.update_shortcoming(replace(second, state=RemedyState.IN_PROGRESS, degree="một nửa"))
    found = facts_of(office, period, person)
    assert (found.earlier_total, found.earlier_remedied) == (2, 1)


def test_head_and_deputy_are_tied_to_the_cell(office: Office, period: Period, person: UUID) -> None:
    cell = str(id_of(office, period, CELL.name))
    roles = {one.name: (one.role, one.collective_id) for one in all_facts(office, period).subjects}
    assert roles["Trần Văn Bí"] == (Role.HEAD, cell)
    assert roles["Lê Thị Phó"] == (Role.DEPUTY, cell)
    assert roles[PERSON] == (Role.MEMBER, "")
    assert roles[CELL.name] == (Role.COLLECTIVE, "")


def test_who_lives_elsewhere_for_a_time_needs_the_other_cells_opinion(office: Office) -> None:
    add_member(office, PERSON, standing=Standing.TEMPORARY_AWAY)
    period = open_year(office, "2026")
    person = id_of(office, period, PERSON)
    assert facts_of(office, period, person).temporary_opinion is False
    opinion = Opinion(
        id=office.env.ids.new(), period_id=period.id, subject_id=person, body="temporary_cell", text="Tốt"
    )
    office.reviews.save_opinion(opinion)
    assert facts_of(office, period, person).temporary_opinion is True


def test_levels_reasons_and_the_raised_ceiling_come_along(office: Office, period: Period, person: UUID) -> None:
    office.reviews.save_level(period.id, person, Step.SELF, Level.GOOD)
    office.grading.give_reason(period.id, person, "score_band", "Lý do riêng")
    office.grading.give_reason(period.id, None, "cap", "Lý do chung")
    office.grading.raise_cap(period.id, raised=True, ground="Văn bản số 9")
    found = all_facts(office, period)
    assert (found.cap_raised, found.raised_ground, found.reasons) == (True, "Văn bản số 9", {"cap": "Lý do chung"})
    subject = facts_of(office, period, person)
    assert (subject.levels, subject.reasons) == ({Step.SELF: Level.GOOD}, {"score_band": "Lý do riêng"})


def test_agency_and_long_sickness_are_told(office: Office, period: Period, person: UUID) -> None:
    record(office, period, person, agency_required=True, long_sick=True)
    found = facts_of(office, period, person)
    assert (found.needs_agency, found.long_sick) == (True, True)


def test_meetings_and_ballots_carry_their_counts(sample: Office) -> None:
    last = sample.periods.periods()[0]
    found = all_facts(sample, last)
    main = next(one for one in found.meetings if one.summoned and one.summoned > 20)
    assert (main.summoned, main.present, main.may_vote, main.present_voters) == (23, 21, 21, 19)
    cell_round = next(one for one in found.ballots if one.valid == 19)
    assert (cell_round.issued, cell_round.collected, cell_round.invalid) == (19, 19, 0)
    assert {tally.total for tally in cell_round.tallies} == {19}


# --- who must be reviewed ---


@pytest.mark.parametrize(
    ("standing", "exempt", "not_yet"),
    [
        (Standing.ACTIVE, False, False),
        (Standing.TEMPORARY_AWAY, False, False),
        (Standing.EXEMPT, True, False),
        (Standing.SUSPENDED, True, False),
        (Standing.TEMPORARY_HERE, False, True),
    ],
)
def test_the_standing_says_who_is_exempt_and_who_is_reviewed_elsewhere(
    office: Office, standing: Standing, exempt: object, not_yet: object
) -> None:
    add_member(office, PERSON, standing=standing, standing_reason="Quyết định số 3")
    duty = named(office.reviews.sheet(open_year(office, "2026").id), PERSON).duty
    assert (duty.exempt, duty.not_yet) == (exempt, not_yet)
    assert (PERSON in duty.reason) == (standing not in {Standing.ACTIVE, Standing.TEMPORARY_AWAY})


@pytest.mark.parametrize(
    ("admitted", "not_yet"),
    [
        (PartialDate(2026, 6, 1), False),
        (PartialDate(2026, 6, 2), True),
        (PartialDate(2026, 6), False),
        (PartialDate(2026, 7), True),
        (PartialDate(2026), False),
        (None, False),
    ],
)
def test_the_newly_admitted_wait_until_six_months_are_full(
    office: Office, admitted: PartialDate | None, not_yet: object
) -> None:
    add_member(office, PERSON, admitted=admitted, official=None)
    period = open_year(office, "2026", date(2026, 12, 1))
    assert named(office.reviews.sheet(period.id), PERSON).duty.not_yet is not_yet


def test_nobody_exempt_or_not_yet_is_counted_as_classified(office: Office) -> None:
    add_member(office, "Lê Văn Ý", standing=Standing.EXEMPT)
    add_member(office, PERSON, admitted=PartialDate(2026, 11, 1), official=None)
    period = open_year(office, "2026", date(2026, 12, 1))
    for person in office.reviews.sheet(period.id).persons:
        office.reviews.save_level(period.id, person.id, Step.CELL, Level.GOOD)
    balance = office.reviews.sheet(period.id).balance
    assert (balance.total, balance.exempt, balance.not_yet, balance.classified) == (2, 1, 1, 0)
    severities = {finding.rule: finding.severity.value for finding in office.grading.judgement(period.id).findings}
    assert (severities["exempt"], severities["newly_admitted"]) == ("block", "block")


def test_the_levels_of_the_quarters_reach_the_rules_of_the_year(office: Office, period: Period) -> None:
    for key, level in (("2026-Q3", Level.GOOD), ("2026-Q1", Level.NOT_COMPLETED)):
        quarter = open_year(office, key)
        office.reviews.save_level(quarter.id, id_of(office, quarter, "Trần Văn Bí"), Step.CELL, level)
    decided = id_of(office, quarter, "Trần Văn Bí")
    office.reviews.save_level(quarter.id, decided, Step.DECIDED, Level.COMPLETED)
    law = office.periods.regulation(period.id)
    facts = period_facts(office.reviews.sheet(period.id), law)
    told = {subject.name: subject.quarter_levels for subject in facts.subjects}
    assert told["Trần Văn Bí"] == (Level.COMPLETED, Level.GOOD)
    assert told["Vũ Thị Hai"] == ()
    quarter_facts = period_facts(office.reviews.sheet(quarter.id), law)
    assert {subject.quarter_levels for subject in quarter_facts.subjects} == {()}


def test_a_bad_quarter_bounds_the_year_where_a_committee_switched_the_rule_on(tmp_path: Path) -> None:
    over = tmp_path / "xa"
    over.mkdir()
    head = 'id = "xa"\nversion = "1"\nextends = "qd366-2025"\ntitle = "Hướng dẫn của xã"\n'
    (over / "overlay.toml").write_text(head, encoding="utf-8")
    switched = '[[rules]]\nid = "quarter_not_completed"\nenabled = true\n'
    (over / "rules.toml").write_text(switched, encoding="utf-8")
    env = replace(environment(), catalog=Catalog((resource("regulations"), tmp_path)))
    office = Office.create(tmp_path / "so.kiemdiem", CELL, env)
    add_member(office, "Trần Văn Bí", party_post="Bí thư chi bộ", kind=MemberKind.LEADER)
    quarter = open_year(office, "2026-Q2")
    office.reviews.save_level(quarter.id, id_of(office, quarter, "Trần Văn Bí"), Step.CELL, Level.NOT_COMPLETED)
    office.periods.open_period(PeriodKey.parse("2026"), overlays=["xa"])
    period = office.periods.find("2026")
    assert period is not None
    office.reviews.save_level(period.id, id_of(office, period, "Trần Văn Bí"), Step.CELL, Level.EXCELLENT)
    found = [item for item in office.grading.judgement(period.id).findings if item.rule == "quarter_not_completed"]
    assert [item.numbers["quarters"] for item in found] == ["1"]
    office.close()
