from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from support.offices import (
    CELL,
    REVIEW_DAY,
    add_member,
    close_period,
    environment,
    id_of,
    named,
    open_year,
    refused,
    stored,
)

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.period import CollectiveKind, Period, PeriodKey, PeriodState
from kiemdiem_desktop.domain.review import Opinion
from kiemdiem_desktop.domain.shortcoming import Origin, Part, RemedyState, Shortcoming
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.reviews import PaperReview

LAW = "qd366-2025"


def names(office: Office, period: Period) -> list[str]:
    return [person.name for person in office.reviews.sheet(period.id).persons]


def member_named(office: Office, name: str) -> UUID:
    return next(member.id for member in office.roster.members() if member.name == name)


def test_a_period_copies_the_members_with_the_committee_first(office: Office, period: Period) -> None:
    assert names(office, period) == ["Trần Văn Bí", "Lê Thị Phó", "Ngô Ủy Viên", "Vũ Thị Hai", "Đỗ Văn Một"]


def test_a_period_is_pinned_to_the_regulation_in_force(office: Office, period: Period) -> None:
    choice = next(one for one in office.periods.regulations(PeriodKey.parse("2026")) if one.proposed)
    assert (period.regulation_id, period.regulation_version) == (choice.id, choice.version)
    assert office.periods.regulation(period.id) == office.env.catalog.load(choice.id).regulation
    assert (period.start, period.end, period.review_date) == (date(2026, 1, 1), date(2026, 12, 31), REVIEW_DAY)


def test_who_has_left_is_not_copied(office: Office) -> None:
    gone = add_member(office, "Lê Văn Ý")
    add_member(office, "Đỗ Văn An")
    office.roster.leave(gone.id, PartialDate(2026), "Chuyển đi")
    assert names(office, open_year(office, "2026")) == ["Đỗ Văn An"]


def test_a_period_is_opened_once(office: Office, period: Period) -> None:
    fault = refused(office, "period_exists", lambda: office.periods.open_period(PeriodKey.parse("2026")))
    assert fault.params == {"key": "2026"}


def test_a_period_needs_a_regulation_that_is_there(office: Office) -> None:
    refused(office, "pack_not_found", lambda: office.periods.open_period(PeriodKey.parse("2026"), regulation_id="x"))
    refused(office, "pack_none_in_force", lambda: office.periods.open_period(PeriodKey.parse("1990")))


def test_opening_a_period_is_one_step(office: Office) -> None:
    add_member(office, "Lê Văn Ý")
    before = stored(office)
    open_year(office, "2026")
    after = stored(office)
    office.history.undo()
    assert stored(office) == before
    office.history.redo()
    assert stored(office) == after


def test_periods_are_listed_latest_first(office: Office) -> None:
    add_member(office, "Vũ Thị Hai", kind=MemberKind.LEADER)
    for key in ("2025", "2026", "2026-Q1"):
        open_year(office, key, law=LAW)
    assert [one.key for one in office.periods.periods()] == ["2026-Q1", "2026", "2025"]
    assert office.periods.find("2024") is None


@pytest.mark.parametrize(
    ("has_committee", "kinds"),
    [(True, [CollectiveKind.CELL_COMMITTEE, CollectiveKind.CELL]), (False, [CollectiveKind.CELL])],
)
def test_the_collectives_are_the_cell_and_its_committee_where_it_has_one(
    tmp_path: Path, has_committee: object, kinds: list[CollectiveKind]
) -> None:
    office = Office.create(tmp_path / "a.kiemdiem", replace(CELL, has_committee=bool(has_committee)), environment())
    head = add_member(office, "Trần Văn Bí", party_post="Bí thư chi bộ")
    collectives = office.reviews.sheet(open_year(office, "2026").id).collectives
    people = {
        person.id: person.member_id
        for person in office.reviews.sheet(open_year(office, "2025").id).records.participants
    }
    office.close()
    assert [one.collective.kind for one in collectives if one.collective] == kinds
    assert collectives[-1].name == CELL.name
    assert head.id in people.values()


def test_the_committee_is_named_after_the_cell_and_led_by_the_secretary(office: Office, period: Period) -> None:
    sheet = office.reviews.sheet(period.id)
    committee = sheet.collectives[0]
    assert committee.name == "Chi ủy thôn Đông"
    assert committee.collective is not None
    assert committee.collective.head_id == named(sheet, "Trần Văn Bí").id


def test_collectives_can_be_added_renamed_and_removed(office: Office, period: Period) -> None:
    office.periods.add_collective(period.id, CollectiveKind.LEADERSHIP, " Ban  giám hiệu ")
    added = office.reviews.sheet(period.id).collectives[-1].collective
    assert added is not None
    assert added.name == "Ban giám hiệu"
    office.periods.update_collective(replace(added, name="Ban giám đốc"))
    assert office.reviews.sheet(period.id).collectives[-1].name == "Ban giám đốc"
    office.periods.remove_collective(added.id)
    assert len(office.reviews.sheet(period.id).collectives) == 2


def test_a_collective_has_a_name(office: Office, period: Period) -> None:
    cell = office.reviews.sheet(period.id).collectives[0].collective
    assert cell is not None
    refused(office, "collective_without_name", lambda: office.periods.update_collective(replace(cell, name=" ")))
    kind = CollectiveKind.LEADERSHIP
    refused(office, "collective_without_name", lambda: office.periods.add_collective(period.id, kind, ""))


def test_what_something_is_written_about_cannot_be_removed(office: Office, period: Period) -> None:
    for name in ("Chi ủy thôn Đông", "Vũ Thị Hai"):
        office.reviews.add_shortcoming(period.id, id_of(office, period, name), "Chậm")
    committee, person = id_of(office, period, "Chi ủy thôn Đông"), id_of(office, period, "Vũ Thị Hai")
    refused(office, "record_in_use", lambda: office.periods.remove_collective(committee))
    refused(office, "record_in_use", lambda: office.periods.remove_participant(person))


def test_who_was_not_of_the_cell_then_can_be_taken_out(office: Office, period: Period) -> None:
    office.periods.remove_participant(id_of(office, period, "Vũ Thị Hai"))
    assert "Vũ Thị Hai" not in names(office, period)


def test_a_periods_copy_can_be_changed_apart_from_the_roster(office: Office, period: Period) -> None:
    person = named(office.reviews.sheet(period.id), "Vũ Thị Hai").participant
    assert person is not None
    office.periods.update_participant(replace(person, state_post=" Kế  toán "))
    changed = named(office.reviews.sheet(period.id), "Vũ Thị Hai")
    assert changed.posts == "Kế toán"
    assert office.roster.member(person.member_id).state_post == ""
    refused(office, "member_without_name", lambda: office.periods.update_participant(replace(person, name=" ")))


# --- the roster moves on ---


def test_a_fresh_period_does_not_differ_from_the_roster(office: Office, period: Period) -> None:
    assert office.periods.roster_differences(period.id) == ()


def test_differences_between_roster_and_period_are_shown_by_field(office: Office, period: Period) -> None:
    office.organisation.add_group("Tổ 1")
    group = office.organisation.groups()[0]
    member = office.roster.member(member_named(office, "Vũ Thị Hai"))
    changed = replace(
        member, birth=PartialDate(1980, 5), party_post="Chi ủy viên", kind=MemberKind.LEADER, group_id=group.id
    )
    office.roster.update_member(changed)
    found = {one.field: (one.in_period, one.in_roster) for one in office.periods.roster_differences(period.id)}
    assert found == {
        "birth": ("", "05/1980"),
        "party_post": ("", "Chi ủy viên"),
        "kind": ("non_leader", "leader"),
        "group_id": ("", "Tổ 1"),
    }


def test_a_newcomer_and_one_who_left_are_differences(office: Office, period: Period) -> None:
    added = add_member(office, "Lê Văn Ý")
    gone = member_named(office, "Vũ Thị Hai")
    office.roster.leave(gone, PartialDate(2026, 6), "Chuyển đi")
    found = {
        (one.member_id, one.field, one.participant_id is None) for one in office.periods.roster_differences(period.id)
    }
    assert found == {(added.id, "", True), (gone, "standing", False)}


def test_only_the_chosen_members_are_taken_over(office: Office, period: Period) -> None:
    member, other = (office.roster.member(member_named(office, name)) for name in ("Vũ Thị Hai", "Đỗ Văn Một"))
    for one in (member, other):
        office.roster.update_member(replace(one, state_post="Trưởng thôn", kind=MemberKind.LEADER))
    added = add_member(office, "Lê Văn Ý")
    before = stored(office)
    office.periods.take_over(period.id, [member.id, added.id])
    assert {one.member_id for one in office.periods.roster_differences(period.id)} == {other.id}
    assert names(office, period)[-1] == "Lê Văn Ý"
    assert named(office.reviews.sheet(period.id), "Vũ Thị Hai").form_subject == "leader"
    office.history.undo()
    assert stored(office) == before


def test_taking_over_keeps_what_the_period_says_of_a_person_itself(office: Office, period: Period) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    office.reviews.exclude(period.id, person, "Đang chữa bệnh")
    office.periods.take_over(period.id, [member_named(office, "Vũ Thị Hai")])
    kept = named(office.reviews.sheet(period.id), "Vũ Thị Hai")
    assert kept.id == person
    assert kept.duty.reason == "Đang chữa bệnh"


# --- carrying over ---


def shortcomings(office: Office, period: Period, name: str) -> list[tuple[str, str, bool]]:
    subject = named(office.reviews.sheet(period.id), name)
    return [(one.text, one.first_seen, one.earlier) for one in (*subject.earlier, *subject.shortcomings)]


def test_open_shortcomings_come_into_the_next_year_and_remedied_ones_do_not(office: Office) -> None:
    add_member(office, "Vũ Thị Hai")
    first = open_year(office, "2025", date(2025, 12, 1))
    for text in ("Chậm", "Nể nang"):
        office.reviews.add_shortcoming(first.id, id_of(office, first, "Vũ Thị Hai"), text)
    second = open_year(office, "2026", REVIEW_DAY)
    assert shortcomings(office, second, "Vũ Thị Hai") == [("Chậm", "2025", True), ("Nể nang", "2025", True)]
    late, lenient = named(office.reviews.sheet(second.id), "Vũ Thị Hai").earlier
    office.reviews.update_shortcoming(replace(late, state=RemedyState.REMEDIED))
    office.reviews.update_shortcoming(replace(lenient, state=RemedyState.IN_PROGRESS, degree="một nửa"))
    office.reviews.add_shortcoming(second.id, id_of(office, second, "Vũ Thị Hai"), "Ít phát biểu")
    third = open_year(office, "2027")
    assert shortcomings(office, third, "Vũ Thị Hai") == [("Nể nang", "2025", True), ("Ít phát biểu", "2026", True)]
    carried = named(office.reviews.sheet(third.id), "Vũ Thị Hai").earlier[0]
    assert (carried.state, carried.degree) == (None, "")


def test_a_collectives_shortcomings_go_to_the_same_kind_of_collective(office: Office) -> None:
    first = open_year(office, "2025", date(2025, 12, 1))
    office.reviews.add_shortcoming(first.id, id_of(office, first, "Chi ủy thôn Đông"), "Của chi ủy")
    office.reviews.add_shortcoming(first.id, id_of(office, first, CELL.name), "Của chi bộ")
    cell = office.organisation.cell()
    office.organisation.update_cell(replace(cell, name="Chi bộ thôn Đông Hà"))
    second = open_year(office, "2026")
    assert shortcomings(office, second, "Chi ủy thôn Đông Hà") == [("Của chi ủy", "2025", True)]
    assert shortcomings(office, second, "Chi bộ thôn Đông Hà") == [("Của chi bộ", "2025", True)]


def test_a_quarters_shortcomings_do_not_come_into_the_year(office: Office) -> None:
    add_member(office, "Vũ Thị Hai", kind=MemberKind.LEADER)
    quarter = open_year(office, "2026-Q1", law=LAW)
    office.reviews.add_shortcoming(quarter.id, id_of(office, quarter, "Vũ Thị Hai"), "Chậm")
    assert shortcomings(office, open_year(office, "2026"), "Vũ Thị Hai") == []


# --- closing ---


def test_the_law_of_a_period_cannot_be_changed(office: Office, period: Period) -> None:
    for changed in (
        replace(period, regulation_digest="x"),
        replace(period, regulation_id="x"),
        replace(period, key="1999"),
    ):
        refused(office, "period_law_is_pinned", partial(office.periods.update_period, changed))


def test_a_closed_period_cannot_be_changed(office: Office, period: Period) -> None:
    close_period(office, period)
    closed = office.periods.period(period.id)
    refused(
        office, "period_closed", lambda: office.periods.update_period(replace(closed, review_date=date(2026, 12, 24)))
    )


def test_a_periods_state_is_no_particular_to_be_edited(office: Office, period: Period) -> None:
    for state in (PeriodState.SUBMITTED, PeriodState.CLOSED):
        moved = replace(period, state=state)
        refused(office, "period_state_moves", partial(office.periods.update_period, moved))
    close_period(office, period)
    opened = replace(office.periods.period(period.id), state=PeriodState.OPEN)
    refused(office, "period_state_moves", partial(office.periods.update_period, opened))


def test_undo_after_closing_opens_the_period_and_nothing_else(office: Office, period: Period) -> None:
    moved = replace(period, review_date=date(2026, 12, 24))
    office.periods.update_period(moved)
    close_period(office, period)
    office.history.undo()
    reopened = office.periods.period(period.id)
    assert (reopened.state, reopened.review_date) == (PeriodState.OPEN, date(2026, 12, 24))


def writes(office: Office, period: Period) -> dict[str, Callable[[], object]]:
    """Every call that writes into a period that holds one of everything."""
    key = period.id
    sheet = office.reviews.sheet(key)
    person, other = named(sheet, "Vũ Thị Hai"), named(sheet, "Đỗ Văn Một")
    cell = named(sheet, CELL.name)
    reviews, meetings, periods, grading = office.reviews, office.meetings, office.periods, office.grading
    for text in ("Chậm", "Nể nang"):
        reviews.add_shortcoming(key, cell.id, text)
    fault = named(reviews.sheet(key), CELL.name).shortcomings[0]
    reviews.set_responsible(fault.id, person.id, Part.HEAD)
    opinion = Opinion(id=office.env.ids.new(), period_id=key, subject_id=person.id, body="union", text="Tốt")
    reviews.save_opinion(opinion)
    meetings.add_meeting(key, MeetingKind.CELL, REVIEW_DAY)
    meeting = reviews.sheet(key).meetings[0]
    meeting_id, session = meeting.meeting.id, meeting.sessions[0]
    meetings.add_session(meeting_id, date(2026, 12, 6))
    meetings.add_remark(meeting_id, person.id, "A", "b")
    meetings.conclude(meeting_id, person.id, "Đạt")
    meetings.add_ballot(meeting_id, BallotKind.LEVELS, [person.id])
    meeting = reviews.sheet(key).meetings[0]
    remark, round_ = meeting.remarks[person.id][0], meeting.ballots[0]
    votes = replace(round_.ballot, voters_present=5, issued=5, collected=5, valid=5, invalid=0)
    meetings.save_ballot(votes, [replace(round_.tallies[0], good=5)])
    meeting = reviews.sheet(key).meetings[0]
    round_ = meeting.ballots[0]
    responsibility = reviews.sheet(key).subject(person.id).named_in[0].responsibility
    opinion = reviews.sheet(key).subject(person.id).opinions[0]
    draft = reviews.draft(key, person.id)
    assert person.participant is not None
    assert cell.collective is not None
    participant, collective = person.participant, cell.collective
    moved: Shortcoming = replace(fault, cause="x")
    return {
        "update_participant": lambda: periods.update_participant(replace(participant, state_post="x")),
        "remove_participant": lambda: periods.remove_participant(other.id),
        "update_collective": lambda: periods.update_collective(replace(collective, name="x")),
        "add_collective": lambda: periods.add_collective(key, CollectiveKind.LEADERSHIP, "x"),
        "remove_collective": lambda: periods.remove_collective(named(sheet, "Chi ủy thôn Đông").id),
        "take_over": lambda: periods.take_over(key, [participant.member_id]),
        "save_draft": lambda: reviews.save_draft(key, other.id, draft),
        "save_score": lambda: reviews.save_score(key, person.id, Source.SELF, "general", 2000),
        "save_level": lambda: reviews.save_level(key, person.id, Step.CELL, Level.GOOD),
        "save_facts": lambda: reviews.save_facts(
            SubjectFactsEntry(id=office.env.ids.new(), period_id=key, subject_id=person.id)
        ),
        "add_shortcoming": lambda: reviews.add_shortcoming(key, person.id, "x"),
        "record_shortcoming": lambda: reviews.record_shortcoming(key, person.id, "x", origin=Origin.INSPECTION),
        "update_shortcoming": lambda: reviews.update_shortcoming(moved),
        "remove_shortcoming": lambda: reviews.remove_shortcoming(fault.id),
        "move_shortcoming": lambda: reviews.move_shortcoming(fault.id, 1),
        "set_responsible": lambda: reviews.set_responsible(fault.id, person.id, None),
        "answer_responsibility": lambda: reviews.answer_responsibility(responsibility.id, "x"),
        "mark_done": lambda: reviews.mark_done(key, person.id, done=False),
        "receive_paper": lambda: reviews.receive_paper(key, person.id, PaperReview(received_on=REVIEW_DAY)),
        "withdraw_paper": lambda: reviews.withdraw_paper(key, person.id),
        "save_opinion": lambda: reviews.save_opinion(replace(opinion, text="x")),
        "remove_opinion": lambda: reviews.remove_opinion(opinion.id),
        "exclude": lambda: reviews.exclude(key, person.id, "x"),
        "add_meeting": lambda: meetings.add_meeting(key, MeetingKind.CELL, REVIEW_DAY),
        "update_meeting": lambda: meetings.update_meeting(replace(meeting.meeting, place="x")),
        "remove_meeting": lambda: meetings.remove_meeting(meeting_id),
        "add_session": lambda: meetings.add_session(meeting_id, REVIEW_DAY),
        "update_session": lambda: meetings.update_session(replace(session, place="x")),
        "remove_session": lambda: meetings.remove_session(session.id),
        "mark": lambda: meetings.mark(session.id, person.id, Presence.EXCUSED),
        "set_officers": lambda: meetings.set_officers(meeting_id, OfficerRole.CHAIR, [person.id]),
        "add_remark": lambda: meetings.add_remark(meeting_id, person.id, "x", "y"),
        "update_remark": lambda: meetings.update_remark(replace(remark, text="x")),
        "remove_remark": lambda: meetings.remove_remark(remark.id),
        "conclude": lambda: meetings.conclude(meeting_id, person.id, "x"),
        "add_ballot": lambda: meetings.add_ballot(meeting_id, BallotKind.EXCELLENT, [person.id]),
        "save_ballot": lambda: meetings.save_ballot(round_.ballot, [replace(round_.tallies[0], good=4)]),
        "remove_ballot": lambda: meetings.remove_ballot(round_.ballot.id),
        "take_majorities": lambda: grading.take_majorities(key, [person.id]),
        "answer": lambda: grading.answer(key, person.id, "disciplined", yes=False),
        "raise_cap": lambda: grading.raise_cap(key, raised=True, ground="x"),
        "give_reason": lambda: grading.give_reason(key, person.id, "score_band", "x"),
    }


def test_a_closed_period_refuses_every_write(office: Office, period: Period) -> None:
    acts = writes(office, period)
    close_period(office, period)
    before = office.exchange.export_dossier(period.id)
    for name, act in acts.items():
        with pytest.raises(KnownError) as caught:
            act()
        assert (name, caught.value.code) == (name, "period_closed")
    assert office.exchange.export_dossier(period.id) == before


def test_every_way_into_the_period_is_among_those_tried(office: Office, period: Period) -> None:
    reading = {
        *("cell", "groups", "terms", "periods", "period", "find", "regulations", "regulation", "roster_differences"),
        *("sheet", "form", "draft", "bound", "problems", "progress", "facts"),
        *("judgement", "overview", "ballot_majorities", "open_period", "update_period", "proposed_members"),
    }
    services = (office.periods, office.reviews, office.meetings, office.grading)
    classes = {kind for service in services for kind in type(service).__mro__ if kind is not object}
    public = {name for kind in classes for name in vars(kind) if not name.startswith("_")}
    assert public - reading == set(writes(office, period))
