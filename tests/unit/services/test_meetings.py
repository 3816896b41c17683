from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from support.offices import REVIEW_DAY, add_member, id_of, open_year, refused, stored

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.sheets import MeetingSheet
from kiemdiem_desktop.domain.tally import BallotKind, Body
from kiemdiem_desktop.services.meeting_names import meeting_name
from kiemdiem_desktop.services.office import Office


def hold(office: Office, period: Period, kind: MeetingKind = MeetingKind.CELL, group: str = "") -> MeetingSheet:
    office.meetings.add_meeting(period.id, kind, REVIEW_DAY, group)
    return office.reviews.sheet(period.id).meetings[-1]


def again(office: Office, period: Period, meeting: MeetingSheet) -> MeetingSheet:
    return office.reviews.sheet(period.id).meeting(meeting.meeting.id)


def summoned(office: Office, period: Period, meeting: MeetingSheet) -> list[str]:
    people = {person.id: person.name for person in office.reviews.sheet(period.id).records.participants}
    marks = again(office, period, meeting).presence[meeting.sessions[0].id]
    return sorted(people[participant] for participant in marks)


@pytest.fixture
def meeting(office: Office, period: Period) -> MeetingSheet:
    return hold(office, period)


@pytest.mark.parametrize(
    ("kind", "group", "name"),
    [
        (MeetingKind.CELL, "", "Hội nghị chi bộ ngày 05/12/2026"),
        (MeetingKind.COMMITTEE, "", "Họp chi ủy ngày 05/12/2026"),
        (MeetingKind.GROUP, "Tổ đảng số 1", "Họp Tổ đảng số 1 ngày 05/12/2026"),
    ],
)
def test_a_sentence_about_a_meeting_says_which(
    office: Office, period: Period, kind: MeetingKind, group: str, name: str
) -> None:
    assert meeting_name(hold(office, period, kind, group)) == name


def test_a_meeting_short_of_its_quorum_is_named_with_its_numbers(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    session = meeting.sessions[0]
    for participant in list(meeting.presence[session.id])[:2]:
        office.meetings.mark(session.id, participant, Presence.EXCUSED)
    said = [finding.sentence for finding in office.grading.judgement(period.id).findings if finding.rule == "quorum"]
    assert said
    assert said[0].startswith("Hội nghị chi bộ ngày 05/12/2026: có mặt 3/5")


# --- who is summoned ---


def test_a_cell_meeting_summons_everyone_present_until_told_otherwise(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    assert len(summoned(office, period, meeting)) == 5
    count = meeting.headcount
    assert (count.summoned, count.present, count.voters, count.absent) == (5, 5, 5, 0)
    assert meeting.day == REVIEW_DAY


def test_a_committee_meeting_summons_the_committee(office: Office, period: Period) -> None:
    meeting = hold(office, period, MeetingKind.COMMITTEE)
    assert summoned(office, period, meeting) == ["Lê Thị Phó", "Ngô Ủy Viên", "Trần Văn Bí"]


@pytest.mark.parametrize("kind", [MeetingKind.CELL, MeetingKind.COMMITTEE, MeetingKind.GROUP])
def test_the_exempt_the_suspended_and_the_absent_for_long_are_not_summoned_unasked(
    office: Office, kind: MeetingKind
) -> None:
    office.organisation.add_group("Tổ 1")
    group = office.organisation.groups()[0].id
    for standing in Standing:
        name = standing.value
        add_member(office, name, party_post="Chi ủy viên", group_id=group, standing=standing)
    period = open_year(office, "2026", REVIEW_DAY)
    meeting = hold(office, period, kind, "Tổ 1")
    assert summoned(office, period, meeting) == ["active", "temporary_here"]


def test_a_group_meeting_summons_its_group(office: Office) -> None:
    for name in ("Tổ 1", "Tổ 2"):
        office.organisation.add_group(name)
    first, second = office.organisation.groups()
    add_member(office, "Lê Văn Ý", group_id=first.id)
    add_member(office, "Đỗ Văn An", group_id=second.id)
    add_member(office, "Vũ Thị Hai")
    period = open_year(office, "2026", REVIEW_DAY)
    assert summoned(office, period, hold(office, period, MeetingKind.GROUP, "tổ 1")) == ["Lê Văn Ý"]
    add = office.meetings.add_meeting
    refused(office, "meeting_without_group", lambda: add(period.id, MeetingKind.GROUP, REVIEW_DAY, " "))


def test_a_supplementary_meeting_summons_those_who_were_absent(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    session = meeting.sessions[0].id
    for name, presence in (("Vũ Thị Hai", Presence.EXCUSED), ("Đỗ Văn Một", Presence.UNEXCUSED), ("Ngô Ủy Viên", None)):
        office.meetings.mark(session, id_of(office, period, name), presence)
    extra = hold(office, period, MeetingKind.SUPPLEMENTARY)
    assert summoned(office, period, extra) == ["Ngô Ủy Viên", "Vũ Thị Hai", "Đỗ Văn Một"]
    office.meetings.mark(extra.sessions[0].id, id_of(office, period, "Vũ Thị Hai"), Presence.EXCUSED)
    assert summoned(office, period, hold(office, period, MeetingKind.SUPPLEMENTARY)) == ["Vũ Thị Hai"]


def test_who_was_at_a_later_session_needs_no_supplementary_meeting(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    office.meetings.mark(meeting.sessions[0].id, person, Presence.EXCUSED)
    office.meetings.add_session(meeting.meeting.id, date(2026, 12, 6))
    assert summoned(office, period, hold(office, period, MeetingKind.SUPPLEMENTARY)) == []


def test_the_committees_meeting_makes_nobody_present_at_the_cells(office: Office, period: Period) -> None:
    hold(office, period, MeetingKind.COMMITTEE)
    assert len(summoned(office, period, hold(office, period, MeetingKind.SUPPLEMENTARY))) == 5


def test_probationary_members_are_summoned_but_do_not_vote(office: Office) -> None:
    add_member(office, "Lê Văn Ý", official=PartialDate(2026, 12, 6))
    add_member(office, "Đỗ Văn An", official=PartialDate(2026, 12, 5))
    count = hold(office, open_year(office, "2026")).headcount
    assert (count.summoned, count.summoned_probationary, count.voters_present) == (2, 1, 1)


# --- attendance and sessions ---


def test_an_absence_is_marked_with_its_reason_and_taken_back(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    session, person = meeting.sessions[0].id, id_of(office, period, "Vũ Thị Hai")
    office.meetings.mark(session, person, Presence.EXCUSED, " ốm, \n có đơn ")
    (absent,) = again(office, period, meeting).absent
    assert (absent.name, absent.presence, absent.reason) == ("Vũ Thị Hai", Presence.EXCUSED, "ốm, có đơn")
    count = again(office, period, meeting).headcount
    assert (count.present, count.excused, count.summoned) == (4, 1, 5)
    office.meetings.mark(session, person, Presence.PRESENT)
    assert again(office, period, meeting).absent == ()
    office.meetings.mark(session, person, None)
    office.meetings.mark(session, person, None)
    assert again(office, period, meeting).headcount.summoned == 4
    office.meetings.mark(session, person, Presence.UNEXCUSED)
    assert again(office, period, meeting).headcount.unexcused == 1


def test_a_further_session_summons_those_of_the_first(office: Office, period: Period, meeting: MeetingSheet) -> None:
    office.meetings.mark(meeting.sessions[0].id, id_of(office, period, "Vũ Thị Hai"), None)
    office.meetings.add_session(meeting.meeting.id, date(2026, 12, 6))
    first, second = again(office, period, meeting).sessions
    assert (first.day, second.day) == (REVIEW_DAY, date(2026, 12, 6))
    assert again(office, period, meeting).by_session[second.id].summoned == 4


def test_a_session_keeps_its_hours_in_order(office: Office, period: Period, meeting: MeetingSheet) -> None:
    session = replace(meeting.sessions[0], start=time(8), end=time(7, 59))
    refused(office, "session_backwards", lambda: office.meetings.update_session(session))
    office.meetings.update_session(replace(session, end=time(16, 30), place=" Nhà văn hóa "))
    stored_session = again(office, period, meeting).sessions[0]
    assert (stored_session.start, stored_session.end, stored_session.place) == (time(8), time(16, 30), "Nhà văn hóa")


def test_a_meeting_keeps_its_last_session(office: Office, period: Period, meeting: MeetingSheet) -> None:
    office.meetings.add_session(meeting.meeting.id, date(2026, 12, 6))
    first, second = again(office, period, meeting).sessions
    office.meetings.remove_session(first.id)
    assert [session.id for session in again(office, period, meeting).sessions] == [second.id]
    refused(office, "last_session", lambda: office.meetings.remove_session(second.id))


# --- what is said ---


def test_officers_stand_in_their_order_and_are_replaced(office: Office, period: Period, meeting: MeetingSheet) -> None:
    chair, teller = id_of(office, period, "Trần Văn Bí"), id_of(office, period, "Vũ Thị Hai")
    office.meetings.set_officers(meeting.meeting.id, OfficerRole.TELLER, [teller, chair])
    office.meetings.set_officers(meeting.meeting.id, OfficerRole.CHAIR, [teller])
    office.meetings.set_officers(meeting.meeting.id, OfficerRole.CHAIR, [chair])
    found = again(office, period, meeting)
    assert [person.id for person in found.officers[OfficerRole.TELLER]] == [teller, chair]
    assert found.chair is not None
    assert found.chair.id == chair
    assert found.secretary is None


def test_a_meetings_particulars_are_stored_clean(office: Office, period: Period, meeting: MeetingSheet) -> None:
    office.meetings.update_meeting(replace(meeting.meeting, place=" A\nB ", conclusion="một\r\nhai", concluded=True))
    found = again(office, period, meeting).meeting
    assert (found.place, found.conclusion, found.concluded) == ("A B", "một\nhai", True)


def test_remarks_stand_by_subject_in_their_order(office: Office, period: Period, meeting: MeetingSheet) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    for text in ("một", "hai"):
        office.meetings.add_remark(meeting.meeting.id, person, " Đồng chí  A ", text, "tiếp thu")
    first, second = again(office, period, meeting).remarks[person]
    assert (first.speaker, first.text, second.text) == ("Đồng chí A", "một", "hai")
    office.meetings.update_remark(replace(first, reply="xin nhận"))
    office.meetings.remove_remark(second.id)
    assert [remark.reply for remark in again(office, period, meeting).remarks[person]] == ["xin nhận"]


def test_a_conclusion_is_stored_changed_and_removed_by_emptying_it(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    office.meetings.conclude(meeting.meeting.id, person, "Đạt")
    office.meetings.conclude(meeting.meeting.id, person, "Đạt tốt", " Lê Thị Phó ")
    found = again(office, period, meeting).conclusions[person]
    assert (found.text, found.presented_by) == ("Đạt tốt", "Lê Thị Phó")
    office.meetings.conclude(meeting.meeting.id, person, "")
    assert again(office, period, meeting).conclusions == {}


# --- ballots ---


def totals(header: int, **votes: int) -> tuple[dict[str, Any], dict[str, Any]]:
    return {"voters_present": header, "issued": header, "collected": header, "valid": header, "invalid": 0}, dict(votes)


def test_rounds_are_counted_on_and_belong_to_the_meetings_body(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    committee = hold(office, period, MeetingKind.COMMITTEE)
    for held in (meeting, meeting, committee):
        office.meetings.add_ballot(held.meeting.id, BallotKind.LEVELS, [person])
    rounds = [(one.ballot.round, one.ballot.body) for one in again(office, period, meeting).ballots]
    assert rounds == [(1, Body.CELL), (2, Body.CELL)]
    assert again(office, period, committee).ballots[0].ballot.body is Body.COMMITTEE


def test_totals_are_stored_for_the_round_and_each_subject(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    people = [id_of(office, period, name) for name in ("Vũ Thị Hai", "Trần Văn Bí")]
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, people)
    round_ = again(office, period, meeting).ballots[0]
    assert [tally.subject_id for tally in round_.tallies] == people[::-1]
    header, votes = totals(5, good=4, completed=1)
    office.meetings.save_ballot(replace(round_.ballot, **header), [replace(tally, **votes) for tally in round_.tallies])
    found = again(office, period, meeting).ballots[0]
    assert (found.ballot.valid, [tally.votes for tally in found.tallies]) == (5, [5, 5])
    line = office.reviews.sheet(period.id).subject(people[0]).last_tally(BallotKind.LEVELS)
    assert line is not None
    assert line.tally.good == 4


@pytest.mark.parametrize(
    ("changes", "votes", "field", "left", "right"),
    [
        ({"issued": 6}, {}, "issued", 6, 5),
        ({"collected": 6}, {}, "collected", 6, 5),
        ({"invalid": 1}, {}, "valid", 6, 5),
        ({}, {"good": 4, "completed": 2}, "votes", 6, 5),
        ({}, {"good": -1}, "good", -1, 0),
    ],
)
def test_impossible_totals_are_refused_with_the_numbers(
    office: Office,
    period: Period,
    meeting: MeetingSheet,
    changes: dict[str, Any],
    votes: dict[str, Any],
    field: str,
    left: int,
    right: int,
) -> None:
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, [id_of(office, period, "Vũ Thị Hai")])
    round_ = again(office, period, meeting).ballots[0]
    header, _ = totals(5)
    ballot, tally = replace(round_.ballot, **{**header, **changes}), replace(round_.tallies[0], **votes)
    fault = refused(office, "ballot_impossible", lambda: office.meetings.save_ballot(ballot, [tally]))
    assert (fault.params["field"], fault.params["left"], fault.params["right"]) == (field, left, right)


def test_a_round_needs_somebody_to_vote_on(office: Office, period: Period, meeting: MeetingSheet) -> None:
    add = office.meetings.add_ballot
    refused(office, "ballot_without_subjects", lambda: add(meeting.meeting.id, BallotKind.LEVELS, []))


def test_votes_bear_ids_without_a_time(office: Office, period: Period, meeting: MeetingSheet) -> None:
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, [id_of(office, period, "Vũ Thị Hai")])
    round_ = again(office, period, meeting).ballots[0]
    assert {round_.ballot.id.version, round_.tallies[0].id.version} == {4}


def test_totals_entered_in_this_session_can_be_taken_back(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, [id_of(office, period, "Vũ Thị Hai")])
    round_ = again(office, period, meeting).ballots[0]
    before = stored(office)
    header, votes = totals(5, good=5)
    office.meetings.save_ballot(replace(round_.ballot, **header), [replace(round_.tallies[0], **votes)])
    office.history.undo()
    assert stored(office) == before


def test_removing_a_meeting_takes_everything_of_it_and_undo_brings_it_back(
    office: Office, period: Period, meeting: MeetingSheet
) -> None:
    empty = stored(office)
    person = id_of(office, period, "Vũ Thị Hai")
    office.meetings.set_officers(meeting.meeting.id, OfficerRole.CHAIR, [person])
    office.meetings.add_remark(meeting.meeting.id, person, "A", "b")
    office.meetings.conclude(meeting.meeting.id, person, "Đạt")
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, [person])
    full = stored(office)
    office.meetings.remove_meeting(meeting.meeting.id)
    left = office.reviews.sheet(period.id).records
    assert (left.sessions, left.attendance, left.officers, left.remarks, left.ballots, left.tallies) == ((),) * 6
    assert left.conclusions == ()
    office.history.undo()
    assert stored(office) == full
    assert full != empty


def test_a_removed_round_takes_its_totals_with_it(office: Office, period: Period, meeting: MeetingSheet) -> None:
    office.meetings.add_ballot(meeting.meeting.id, BallotKind.LEVELS, [id_of(office, period, "Vũ Thị Hai")])
    office.meetings.remove_ballot(again(office, period, meeting).ballots[0].ballot.id)
    assert office.reviews.sheet(period.id).records.tallies == ()
