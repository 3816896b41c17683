from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from support.offices import CELL, REVIEW_DAY, add_member, id_of, named, open_year, refused
from support.remedies import conclude, plan, raise_fault

from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.overview import StepLine, StepState
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.sheets import MeetingSheet
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.services.office import Office

PERSON = "Vũ Thị Hai"
PAPER = ConcludingPaper(authority="Đảng ủy xã", number="5-QĐ/ĐU", issued_on=REVIEW_DAY)


@pytest.fixture
def person(office: Office, period: Period) -> UUID:
    return id_of(office, period, PERSON)


def rules_about(office: Office, period: Period, subject_id: UUID | None) -> dict[str, str]:
    return {finding.rule: finding.severity.value for finding in office.grading.judgement(period.id).of(subject_id)}


def vote(
    office: Office,
    period: Period,
    votes: dict[UUID, dict[str, int]],
    kind: BallotKind = BallotKind.LEVELS,
    meeting_kind: MeetingKind = MeetingKind.CELL,
    meeting: MeetingSheet | None = None,
) -> MeetingSheet:
    if meeting is None:
        office.meetings.add_meeting(period.id, meeting_kind, REVIEW_DAY)
        meeting = office.reviews.sheet(period.id).meetings[-1]
    office.meetings.add_ballot(meeting.meeting.id, kind, list(votes))
    round_ = office.reviews.sheet(period.id).meeting(meeting.meeting.id).ballots[-1]
    ballot = replace(round_.ballot, voters_present=5, issued=5, collected=5, valid=5, invalid=0)
    tallies = [replace(tally, **votes[tally.subject_id]) for tally in round_.tallies]  # type: ignore[arg-type] # counts
    office.meetings.save_ballot(ballot, tallies)
    return meeting


# --- what the ballots say ---


def test_a_majority_is_more_than_half_of_the_valid_votes(office: Office, period: Period, person: UUID) -> None:
    other = id_of(office, period, "Trần Văn Bí")
    vote(office, period, {person: {"good": 3, "completed": 2}, other: {"good": 2, "completed": 2, "excellent": 1}})
    assert office.grading.ballot_majorities(period.id) == {person: Level.GOOD}


def test_half_of_the_votes_are_no_majority(office: Office, period: Period, person: UUID) -> None:
    meeting = vote(office, period, {person: {"good": 2, "completed": 2}})
    round_ = office.reviews.sheet(period.id).meeting(meeting.meeting.id).ballots[0]
    office.meetings.save_ballot(replace(round_.ballot, valid=4, invalid=1), round_.tallies)
    assert office.grading.ballot_majorities(period.id) == {}


def test_the_latest_round_on_levels_counts(office: Office, period: Period, person: UUID) -> None:
    meeting = vote(office, period, {person: {"good": 5}})
    vote(office, period, {person: {"completed": 4, "good": 1}}, BallotKind.RE_VOTE, meeting=meeting)
    vote(office, period, {person: {"agree": 5}}, BallotKind.EXCELLENT, meeting=meeting)
    assert office.grading.ballot_majorities(period.id) == {person: Level.COMPLETED}


def test_the_committees_votes_are_not_the_cells(office: Office, period: Period, person: UUID) -> None:
    vote(office, period, {person: {"good": 5}})
    vote(office, period, {person: {"completed": 5}}, meeting_kind=MeetingKind.COMMITTEE)
    assert office.grading.ballot_majorities(period.id) == {person: Level.GOOD}


def test_majorities_are_taken_only_for_those_named_and_in_one_step(
    office: Office, period: Period, person: UUID
) -> None:
    other, third = id_of(office, period, "Trần Văn Bí"), id_of(office, period, "Đỗ Văn Một")
    vote(office, period, {key: {"good": 5} for key in (person, other, third)})
    assert office.reviews.sheet(period.id).balance.classified == 0
    office.grading.take_majorities(period.id, [person, other])
    sheet = office.reviews.sheet(period.id)
    assert [sheet.subject(key).level for key in (person, other, third)] == [Level.GOOD, Level.GOOD, None]
    office.history.undo()
    assert office.reviews.sheet(period.id).balance.classified == 0


def test_taking_the_majority_keeps_the_reason_of_a_level_that_stands(
    office: Office, period: Period, person: UUID
) -> None:
    vote(office, period, {person: {"good": 5}})
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD, reason="Đã bàn")
    assert office.grading.take_majorities(period.id, [person]).operation_id is None
    assert office.reviews.sheet(period.id).subject(person).levels[Step.CELL].reason == "Đã bàn"


# --- what the rules say ---


def test_a_level_without_a_review_is_blocked(office: Office, period: Period, person: UUID) -> None:
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD)
    assert rules_about(office, period, person)["self_review"] == "block"


def test_a_level_above_the_points_warns_and_a_reason_makes_it_a_note(
    office: Office, period: Period, person: UUID
) -> None:
    office.reviews.save_score(period.id, person, Source.SELF, "general", 2000)
    office.reviews.save_score(period.id, person, Source.SELF, "tasks", 3500)
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD)
    assert rules_about(office, period, person)["score_band"] == "warn"
    office.grading.give_reason(period.id, person, "score_band", "Việc đột xuất")
    assert rules_about(office, period, person)["score_band"] == "note"
    office.grading.give_reason(period.id, person, "score_band", "Việc đột xuất, khó")
    assert [one.reason for one in office.reviews.sheet(period.id).records.reasons] == ["Việc đột xuất, khó"]
    office.grading.give_reason(period.id, person, "score_band", " ")
    assert rules_about(office, period, person)["score_band"] == "warn"


def test_an_answer_to_a_question_changes_the_findings_and_none_makes_it_unknown_again(
    office: Office, period: Period, person: UUID
) -> None:
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD)
    assert "disciplined" not in rules_about(office, period, person)
    office.grading.answer(period.id, person, "disciplined", yes=True, paper=PAPER)
    assert rules_about(office, period, person)["disciplined"] == "warn"
    office.grading.answer(period.id, person, "disciplined", yes=False)
    assert "disciplined" not in rules_about(office, period, person)
    office.grading.answer(period.id, person, "disciplined", yes=None)
    office.grading.answer(period.id, person, "disciplined", yes=None)
    assert office.reviews.sheet(period.id).records.answers == ()


@pytest.mark.parametrize("lacking", ["authority", "number", "issued_on"])
def test_a_concluded_case_needs_the_whole_paper(office: Office, period: Period, person: UUID, lacking: str) -> None:
    paper = replace(PAPER, **{lacking: None if lacking == "issued_on" else " "})  # type: ignore[arg-type] # by name
    asked = {fact.id for fact in office.periods.regulation(period.id).facts if fact.concluded}
    assert {"disciplined", "degradation", "forbidden_or_example"} <= asked
    for fact in sorted(asked):
        answer = partial(office.grading.answer, period.id, person, fact, yes=True, paper=paper)
        refused(office, "fact_without_paper", answer)
    office.grading.answer(period.id, person, "disciplined", yes=True, paper=PAPER)
    (stored,) = office.reviews.sheet(period.id).records.answers
    assert stored.paper == PAPER


def test_offers_say_which_levels_stay_open_and_why(office: Office, period: Period, person: UUID) -> None:
    offers = office.grading.judgement(period.id).offers
    assert set(offers) == {subject.id for subject in office.reviews.sheet(period.id).subjects}
    assert len(offers) == 7
    levels = offers[person]
    assert [offer.level for offer in levels] == list(Level)
    assert all(not offer.open and offer.reasons for offer in levels)
    assert offers[person] is levels


def test_offers_open_once_the_review_is_there(sample: Office) -> None:
    last = sample.periods.periods()[0]
    judgement = sample.grading.judgement(last.id)
    offers = judgement.offers[named(judgement.sheet, "Phạm Thị Thanh Thủy").id]
    assert {offer.level: offer.open for offer in offers}[Level.EXCELLENT]


def test_the_judgement_is_kept_until_something_changes(office: Office, period: Period, person: UUID) -> None:
    judgement = office.grading.judgement(period.id)
    assert office.grading.judgement(period.id) is judgement
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD)
    assert office.grading.judgement(period.id) is not judgement


# --- the ceiling ---


def grade(office: Office, period: Period, excellent: int, good: int) -> None:
    persons = office.reviews.sheet(period.id).persons
    for place, person in enumerate(persons[: excellent + good]):
        level = Level.EXCELLENT if place < excellent else Level.GOOD
        office.reviews.save_level(period.id, person.id, Step.CELL, level)


@pytest.mark.parametrize(
    ("excellent", "good", "limit", "exceeded"),
    [(0, 5, 0, False), (1, 5, 1, False), (1, 4, 0, True), (2, 10, 2, False), (3, 14, 2, True)],
)
def test_the_ceiling_is_counted_from_the_good(
    office: Office, excellent: int, good: int, limit: int, exceeded: object
) -> None:
    for number in range(excellent + good):
        add_member(office, f"Trần Văn {number:02}")
    period = open_year(office, "2026", REVIEW_DAY)
    grade(office, period, excellent, good)
    (line,) = office.grading.judgement(period.id).cap
    assert (line.excellent, line.good, line.limit, line.exceeded) == (excellent, good, limit, exceeded)
    assert f"{good}" in line.sentence
    assert ("cap" in rules_about(office, period, None)) is exceeded


def test_a_raised_ceiling_needs_its_written_ground(office: Office) -> None:
    for number in range(5):
        add_member(office, f"Trần Văn {number}")
    period = open_year(office, "2026", REVIEW_DAY)
    grade(office, period, 1, 4)
    office.grading.raise_cap(period.id, raised=True)
    variants = {finding.variant for finding in office.grading.judgement(period.id).of(None) if finding.rule == "cap"}
    assert variants == {"no_ground"}
    office.grading.raise_cap(period.id, raised=True, ground="Văn bản số 9")
    assert "cap" not in rules_about(office, period, None)
    office.grading.raise_cap(period.id, raised=False)
    assert "cap" in rules_about(office, period, None)


def test_a_reason_for_exceeding_the_ceiling_is_of_the_whole_period(office: Office) -> None:
    for number in range(5):
        add_member(office, f"Trần Văn {number}")
    period = open_year(office, "2026", REVIEW_DAY)
    grade(office, period, 1, 4)
    assert rules_about(office, period, None)["cap"] == "warn"
    office.grading.give_reason(period.id, None, "cap", "Cấp trên đồng ý")
    assert rules_about(office, period, None)["cap"] == "note"


# --- the first page ---


def test_an_empty_period_has_everything_still_to_do(office: Office, period: Period) -> None:
    steps = {step.key: step for step in office.grading.overview(period.id).steps}
    work = ["roster", "collective_review", "member_review", "meeting", "grading", "remedies", "decided", "closing"]
    assert list(steps) == work
    assert steps["roster"].state is StepState.DONE
    assert [step.state for key, step in steps.items() if key != "roster"] == [StepState.TODO] * 7
    assert (steps["member_review"].done, steps["member_review"].total) == (0, 5)
    assert {item.place for item in steps["grading"].missing} == {"grading"}
    assert steps["grading"].deadline


def test_what_a_meeting_lacks_is_named_one_by_one(office: Office, period: Period, person: UUID) -> None:
    vote(office, period, {person: {"good": 5}})
    step = next(step for step in office.grading.overview(period.id).steps if step.key == "meeting")
    assert (step.state, step.done, step.total) == (StepState.DOING, 1, 4)
    assert [item.field for item in step.missing] == ["no_chair", "no_secretary", "not_concluded"]


def test_only_those_expected_are_missed(office: Office, period: Period, person: UUID) -> None:
    office.reviews.exclude(period.id, person, "Đang chữa bệnh")
    step = next(step for step in office.grading.overview(period.id).steps if step.key == "member_review")
    assert step.total == 4
    assert person not in {item.subject_id for item in step.missing}


def test_the_remedies_and_the_closing_are_told_in_counts_without_a_fault(
    office: Office, period: Period, person: UUID
) -> None:
    def step(key: str) -> StepLine:
        return next(step for step in office.grading.overview(period.id).steps if step.key == key)

    conclude(office, period, REVIEW_DAY)
    assert step("remedies").state is StepState.DONE
    fault = raise_fault(office, period, person, "Ngại phát biểu")
    raise_fault(office, period, person, "Đi họp muộn")
    assert (step("remedies").done, step("remedies").total) == (0, 2)
    assert [item.text for item in step("remedies").missing] == [
        "2 chỗ chưa đủ biện pháp, người thực hiện, người theo dõi, thời hạn"
    ]
    plan(office, period, fault, REVIEW_DAY, PERSON, "Lê Thị Phó")
    assert (step("remedies").done, step("remedies").state) == (1, StepState.DOING)
    told = " ".join(item.text for key in ("remedies", "closing") for item in step(key).missing)
    assert not {"Ngại", "Hai"} & set(told.split())
    for item in office.closing.open_items(period.id):
        office.closing.answer(period.id, item.key, "Ghi sau")
    assert step("remedies").state is StepState.DONE
    office.closing.hand_in(period.id)
    assert (step("closing").state, [item.field for item in step("closing").missing]) == (StepState.DOING, ["closing"])
    office.closing.close(period.id)
    assert (step("closing").state, step("closing").missing) == (StepState.DONE, ())


def test_the_balance_of_the_first_page_is_that_of_the_sheet(sample: Office) -> None:
    for period in sample.periods.periods():
        overview = sample.grading.overview(period.id)
        assert overview.balance == sample.reviews.sheet(period.id).balance
        assert sum(overview.by_level.values()) == overview.balance.classified


def test_a_cell_with_a_level_while_members_wait_is_noted(office: Office, period: Period) -> None:
    cell = id_of(office, period, CELL.name)
    office.reviews.save_level(period.id, cell, Step.CELL, Level.GOOD)
    assert "cell_after_members" in {finding.rule for finding in office.grading.judgement(period.id).findings}


# --- who is expected ---


def test_membership_is_counted_on_the_day_of_the_cells_meeting(office: Office) -> None:
    add_member(office, "Lê Văn Ý", admitted=PartialDate(2026, 6, 1), official=None)
    period = open_year(office, "2026", date(2026, 12, 1))
    assert named(office.reviews.sheet(period.id), "Lê Văn Ý").duty.not_yet is False
    office.meetings.add_meeting(period.id, MeetingKind.COMMITTEE, date(2026, 11, 1))
    assert named(office.reviews.sheet(period.id), "Lê Văn Ý").duty.not_yet is False
    office.meetings.add_meeting(period.id, MeetingKind.CELL, date(2026, 11, 30))
    duty = named(office.reviews.sheet(period.id), "Lê Văn Ý").duty
    assert duty.not_yet
    assert "5 tháng" in duty.reason
