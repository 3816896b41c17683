from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

import pytest
from icalendar import Calendar
from support.offices import MORNING, REVIEW_DAY, close_period, id_of, named, open_year, refused, stored
from support.remedies import answer_for, conclude, find_fault, measures_of, plan, raise_fault, the_cell

from kiemdiem_desktop.domain.period import CollectiveKind, Period
from kiemdiem_desktop.domain.register import LifeKind
from kiemdiem_desktop.domain.remedy import DueState, Quarter, ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, Part, RemedyState
from kiemdiem_desktop.services.facts import period_facts
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.remediation import Check

TODAY = MORNING.date()
PAST = date(2026, 11, 20)
HEAD, DEPUTY, MEMBER = "Trần Văn Bí", "Lê Thị Phó", "Vũ Thị Hai"
PDF = ("bien-ban.pdf", b"%PDF-1.7 bien ban")


# --- the register ---


def test_a_shortcoming_keeps_where_it_came_from_and_why(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    office.reviews.update_shortcoming(
        replace(
            fault, area="Tài chính đảng", cause_kind=CauseKind.SUBJECTIVE, origin=Origin.INSPECTION, cause="Nể nang"
        )
    )
    (line,) = office.remediation.register(period.id)
    assert (line.shortcoming.area, line.shortcoming.cause_kind, line.shortcoming.origin) == (
        "Tài chính đảng",
        CauseKind.SUBJECTIVE,
        Origin.INSPECTION,
    )
    assert (line.collective, line.open, line.repeated, line.lack) == (
        True,
        True,
        False,
        ResponsibilityLack.NO_RESPONSIBLE,
    )


def test_a_collective_fault_is_complete_with_the_part_of_the_head_or_a_reason(office: Office, period: Period) -> None:
    cell = the_cell(office, period).id
    fault = raise_fault(office, period, cell)
    office.reviews.set_responsible(fault.id, id_of(office, period, MEMBER), Part.IN_CHARGE)
    assert office.remediation.register(period.id)[0].lack is ResponsibilityLack.NO_HEAD
    answer_for(office, period, fault, HEAD)
    assert office.remediation.register(period.id)[0].lack is None
    other = raise_fault(office, period, cell, "Trụ sở dột")
    office.reviews.update_shortcoming(replace(other, no_person_reason="Do bão"))
    assert office.remediation.register(period.id)[1].lack is None


def test_a_declined_answer_is_an_answer_with_its_reason(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    office.reviews.set_responsible(fault.id, id_of(office, period, MEMBER), Part.TOOK_PART)
    (entry,) = office.remediation.register(period.id)[0].responsible
    refused(
        office, "declined_without_reason", lambda: office.reviews.answer_responsibility(entry.id, "", declined=True)
    )
    office.reviews.answer_responsibility(entry.id, "Tôi đi vắng cả quý", declined=True)
    assert office.remediation.register(period.id)[0].responsible[0].declined


def test_nobody_is_marked_without_the_concluding_paper(office: Office, period: Period) -> None:
    fault = replace(raise_fault(office, period, id_of(office, period, MEMBER)), gravity=Gravity.CORRUPTION)
    paper = {"concluding_authority": "UBKT", "concluding_number": "05-KL/UBKT", "concluded_on": date(2026, 9, 1)}
    for left_out in paper:
        part = replace(fault, **{name: value for name, value in paper.items() if name != left_out})  # type: ignore[arg-type] # texts and a day
        refused(office, "gravity_without_paper", partial(office.reviews.update_shortcoming, part))
    office.reviews.update_shortcoming(replace(fault, **paper))  # type: ignore[arg-type] # texts and a day
    assert office.remediation.register(period.id)[0].shortcoming.gravity is Gravity.CORRUPTION


def test_quick_questions_to_a_line(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    plan(office, period, fault, PAST, HEAD, DEPUTY)
    (line,) = office.remediation.register(period.id)
    members = [member_of(office, period, name) for name in (HEAD, DEPUTY, MEMBER)]
    assert [member in line.people for member in members] == [True, True, False]
    assert [member in line.supervisors for member in members] == [False, True, False]
    own = raise_fault(office, period, id_of(office, period, MEMBER), "Ngại phát biểu")
    line = next(each for each in office.remediation.register(period.id) if each.shortcoming.id == own.id)
    assert line.people == {members[2]}
    assert office.remediation.register(period.id)[0].overdue == 1


def member_of(office: Office, period: Period, name: str) -> UUID:
    person = named(office.reviews.sheet(period.id), name).participant
    assert person is not None
    return person.member_id


def test_a_fault_recorded_from_elsewhere_needs_its_text(office: Office, period: Period) -> None:
    record = partial(office.reviews.record_shortcoming, period.id, id_of(office, period, MEMBER))
    refused(office, "shortcoming_without_text", lambda: record(" ", origin=Origin.INSPECTION))
    record("Vắng sinh hoạt", origin=Origin.INSPECTION, cause_kind=CauseKind.SUBJECTIVE)
    (line,) = office.remediation.register(period.id)
    assert (line.shortcoming.origin, line.shortcoming.first_seen) == (Origin.INSPECTION, "2026")


def test_all_periods_are_one_line_for_each_fault_as_it_stands_last(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    gone = raise_fault(office, period, the_cell(office, period).id, "Thiếu sổ")
    office.remediation.give_state(gone.id, TODAY, RemedyState.REMEDIED)
    following = open_year(office, "2027")
    carried = find_fault(office, following, the_cell(office, following).id)
    again = raise_fault(office, following, the_cell(office, following).id, "Lại thiếu sổ")

    def shown() -> list[tuple[str, str]]:
        return [(line.period_key, line.shortcoming.text) for line in office.remediation.whole_register()]

    assert shown() == [("2027", carried.text), ("2027", again.text), ("2026", gone.text)]
    office.remediation.propose_recurrence(again.id, gone.id)
    assert len(shown()) == 3
    office.remediation.confirm_recurrence(again.id, DEPUTY)
    assert shown() == [("2027", fault.text), ("2027", again.text)]


def test_a_life_is_one_page_with_its_age(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    for name, part in ((HEAD, Part.HEAD), (MEMBER, Part.TOOK_PART)):
        office.reviews.set_responsible(fault.id, id_of(office, period, name), part)
    entry = office.remediation.register(period.id)[0].responsible[-1]
    office.reviews.answer_responsibility(entry.id, "Tôi đi vắng", declined=True)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    office.remediation.follow_up(measure.id, Check(day=TODAY, by=DEPUTY, found="Chưa xong"))
    following = open_year(office, "2027")
    carried = find_fault(office, following, the_cell(office, following).id)
    page = office.remediation.life_page(fault.id)
    assert page == office.remediation.life_page(carried.id)
    assert {"Lần thứ 2, từ 2026", f"Đề nghị làm rõ trách nhiệm: {HEAD}, {MEMBER} (không nhận)"} <= set(page.lines)
    assert [row[2] for row in page.rows] == ["Hạn của biện pháp", "Kiểm tra", "Được chỉ ra", "Chuyển sang kỳ này"]


# --- states ---


def test_states_are_dated_and_the_last_one_counts(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    remedy = office.remediation
    remedy.give_state(fault.id, TODAY, RemedyState.REMEDIED, evidence="Biên nhận", scan=PDF)
    remedy.give_state(fault.id, PAST, RemedyState.IN_PROGRESS, degree="Một nửa")
    assert [entry.day for entry in remedy.states(fault.id)] == [PAST, TODAY]
    assert remedy.register(period.id)[0].state is RemedyState.REMEDIED
    attached = remedy.states(fault.id)[-1].attachment_id
    assert attached is not None
    assert remedy.evidence(attached).content == PDF[1]
    remedy.remove_state(remedy.states(fault.id)[-1].id)
    assert remedy.register(period.id)[0].state is RemedyState.IN_PROGRESS


def test_states_to_come_and_half_remedies_without_degree_are_refused(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    give = partial(office.remediation.give_state, fault.id)
    refused(office, "day_in_future", lambda: give(date(2026, 12, 2), RemedyState.REMEDIED))
    refused(office, "state_without_degree", lambda: give(TODAY, RemedyState.IN_PROGRESS, degree=" "))
    refused(office, "scan_not_a_picture", lambda: give(TODAY, RemedyState.REMEDIED, scan=("x.exe", b"MZ")))


def test_the_forms_word_joins_the_history_once_a_day(office: Office, period: Period) -> None:
    cell = the_cell(office, period).id
    office.reviews.add_shortcoming(period.id, cell, "Cũ", earlier=True, first_seen="2024")
    fault = find_fault(office, period, cell, "Cũ")
    office.reviews.update_shortcoming(replace(fault, state=RemedyState.IN_PROGRESS))
    fault = find_fault(office, period, cell, "Cũ")
    office.reviews.update_shortcoming(replace(fault, degree="Một nửa"))
    (entry,) = office.remediation.states(fault.id)
    assert (entry.day, entry.state, entry.degree) == (TODAY, RemedyState.IN_PROGRESS, "Một nửa")
    office.reviews.update_shortcoming(replace(find_fault(office, period, cell, "Cũ"), state=None))
    assert office.remediation.states(fault.id) == ()


def test_a_state_given_to_an_earlier_fault_stands_in_the_form(office: Office, period: Period) -> None:
    cell = the_cell(office, period).id
    office.reviews.add_shortcoming(period.id, cell, "Cũ", earlier=True, first_seen="2024")
    fault = find_fault(office, period, cell, "Cũ")
    office.remediation.give_state(fault.id, TODAY, RemedyState.IN_PROGRESS, degree="Một nửa")
    told = find_fault(office, period, cell, "Cũ")
    assert (told.state, told.degree) == (RemedyState.IN_PROGRESS, "Một nửa")


# --- carrying over ---


def test_the_next_period_gets_one_line_for_each_fault_not_remedied(office: Office, period: Period) -> None:
    cell, member = the_cell(office, period).id, id_of(office, period, MEMBER)
    kept = raise_fault(office, period, cell, "Thu quỹ chậm")
    own = raise_fault(office, period, member, "Ngại phát biểu")
    done = raise_fault(office, period, cell, "Thiếu sổ")
    office.remediation.give_state(done.id, TODAY, RemedyState.REMEDIED)
    following = open_year(office, "2027")
    lines = office.remediation.register(following.id)
    assert {(line.subject_name, line.shortcoming.text) for line in lines} == {
        ("Chi bộ thôn Đông", "Thu quỹ chậm"),
        (MEMBER, "Ngại phát biểu"),
    }
    assert {line.shortcoming.earlier_id for line in lines} == {kept.id, own.id}
    assert {(line.shortcoming.times, line.shortcoming.first_seen, line.state) for line in lines} == {(2, "2026", None)}
    assert all(line.shortcoming.earlier for line in lines)


def test_a_watched_fault_comes_along_although_it_is_remedied(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    office.remediation.give_state(fault.id, TODAY, RemedyState.REMEDIED)
    office.remediation.watch(fault.id, watched=True)
    (line,) = office.remediation.register(open_year(office, "2027").id)
    assert (line.shortcoming.watch, line.shortcoming.times) == (True, 1)


def test_a_member_taken_into_the_period_later_brings_his_faults(office: Office, period: Period) -> None:
    raise_fault(office, period, id_of(office, period, MEMBER), "Ngại phát biểu")
    following = open_year(office, "2027")
    person = named(office.reviews.sheet(following.id), MEMBER)
    assert person.participant is not None
    fault = person.earlier[0]
    with office._book.write("Bỏ") as unit:
        unit.shortcomings.remove(fault.id)
    office.periods.remove_participant(person.id)
    office.periods.take_over(following.id, [person.participant.member_id])
    (line,) = office.remediation.register(following.id)
    assert (line.subject_name, line.shortcoming.text) == (MEMBER, "Ngại phát biểu")


def test_what_was_carried_over_does_not_vanish(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    (line,) = office.remediation.register(open_year(office, "2027").id)
    refused(office, "shortcoming_carried", lambda: office.reviews.remove_shortcoming(line.shortcoming.id))
    refused(office, "shortcoming_continued", lambda: office.reviews.remove_shortcoming(fault.id))


def test_undo_takes_the_carried_lines_back_with_the_period(office: Office, period: Period) -> None:
    raise_fault(office, period, the_cell(office, period).id)
    before = stored(office)
    open_year(office, "2027")
    after = stored(office)
    office.history.undo()
    assert stored(office) == before
    office.history.redo()
    assert stored(office) == after


# --- recurrence ---


def test_a_fault_that_comes_back_counts_with_its_first_appearance_once_confirmed(
    office: Office, period: Period
) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    office.remediation.give_state(fault.id, TODAY, RemedyState.REMEDIED)
    following = open_year(office, "2027")
    again = raise_fault(office, following, the_cell(office, following).id, "Lại thu quỹ chậm")
    assert office.remediation.earlier_of(again.id) == (office.remediation.register(period.id)[0].shortcoming,)
    office.remediation.propose_recurrence(again.id, fault.id)
    (line,) = office.remediation.register(following.id)
    assert (line.repeated, line.shortcoming.recurrence_open) == (False, True)
    refused(office, "recurrence_without_person", lambda: office.remediation.confirm_recurrence(again.id, " "))
    office.remediation.confirm_recurrence(again.id, DEPUTY)
    (line,) = office.remediation.register(following.id)
    assert (line.shortcoming.times, line.shortcoming.first_seen, line.shortcoming.recurred) == (2, "2026", True)
    office.remediation.propose_recurrence(again.id, None)
    (line,) = office.remediation.register(following.id)
    assert (line.shortcoming.times, line.shortcoming.first_seen, line.shortcoming.recurred) == (1, "2027", False)


def test_a_watched_fault_that_comes_back_is_carried_on_once(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    office.remediation.give_state(fault.id, TODAY, RemedyState.REMEDIED)
    office.remediation.watch(fault.id, watched=True)
    following = open_year(office, "2027")
    cell = the_cell(office, following).id
    watched = find_fault(office, following, cell)
    again = raise_fault(office, following, cell, "Lại thu quỹ chậm")
    assert [each.id for each in office.remediation.earlier_of(again.id)] == [watched.id]
    office.remediation.propose_recurrence(again.id, watched.id)
    office.remediation.confirm_recurrence(again.id, DEPUTY)
    assert find_fault(office, following, cell, "Lại thu quỹ chậm").times == 2
    (line,) = office.remediation.register(open_year(office, "2028").id)
    assert (line.shortcoming.earlier_id, line.shortcoming.times, line.shortcoming.first_seen) == (again.id, 3, "2026")


def test_only_an_earlier_fault_of_the_same_subject_can_have_come_back(office: Office, period: Period) -> None:
    cell, member = the_cell(office, period).id, id_of(office, period, MEMBER)
    fault, same_year = raise_fault(office, period, cell), raise_fault(office, period, cell, "Thiếu sổ")
    foreign = raise_fault(office, period, member, "Ngại phát biểu")
    following = open_year(office, "2027")
    again = raise_fault(office, following, the_cell(office, following).id, "Lại chậm")
    for wrong in (foreign.id, again.id):
        refused(office, "recurrence_of_other", partial(office.remediation.propose_recurrence, again.id, wrong))
    refused(office, "recurrence_of_other", lambda: office.remediation.propose_recurrence(fault.id, same_year.id))
    refused(office, "recurrence_not_proposed", lambda: office.remediation.confirm_recurrence(again.id, DEPUTY))


def test_the_condition_on_earlier_faults_reads_the_register(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    following = open_year(office, "2027")
    cell = the_cell(office, following).id
    line = find_fault(office, following, cell)

    def remedied() -> tuple[int | None, int | None]:
        facts = period_facts(office.reviews.sheet(following.id), office.periods.regulation(following.id))
        subject = next(each for each in facts.subjects if each.id == str(cell))
        return subject.earlier_total, subject.earlier_remedied

    assert remedied() == (1, None)
    office.remediation.give_state(line.id, TODAY, RemedyState.REMEDIED)
    assert remedied() == (1, 1)
    again = raise_fault(office, following, cell, "Lại chậm")
    office.remediation.propose_recurrence(again.id, line.id)
    assert remedied() == (1, 1)
    office.remediation.confirm_recurrence(again.id, HEAD)
    assert remedied() == (1, 0)
    assert fault.id == line.earlier_id


# --- the plan ---


def test_the_plan_is_made_after_the_conclusion_from_what_is_not_remedied(office: Office, period: Period) -> None:
    cell, member = the_cell(office, period).id, id_of(office, period, MEMBER)
    fault, own = raise_fault(office, period, cell), raise_fault(office, period, member, "Ngại phát biểu")
    done = raise_fault(office, period, cell, "Thiếu sổ")
    office.remediation.give_state(done.id, TODAY, RemedyState.REMEDIED)
    office.reviews.update_shortcoming(replace(fault, remedy="Thu ngay trong buổi họp"))
    refused(office, "plan_before_conclusion", lambda: office.remediation.create_plan(period.id))
    refused(office, "plan_before_conclusion", lambda: office.remediation.add_measure(fault.id))
    conclude(office, period, REVIEW_DAY)
    office.remediation.create_plan(period.id)
    assert [each.text for each in measures_of(office, period, fault)] == ["Thu ngay trong buổi họp"]
    assert [each.owner_id for each in measures_of(office, period, own)] == [member]
    assert measures_of(office, period, fault)[0].owner_id is None
    assert measures_of(office, period, done) == ()
    before = stored(office)
    office.remediation.create_plan(period.id)
    assert stored(office) == before


def test_who_supervises_is_not_who_owns_and_both_are_of_the_period(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    update = office.remediation.update_measure
    same = refused(office, "supervisor_is_owner", lambda: update(replace(measure, supervisor_id=measure.owner_id)))
    assert same.params == {"name": HEAD}
    following = open_year(office, "2027")
    stranger = replace(measure, owner_id=id_of(office, following, HEAD))
    refused(office, "person_not_in_period", lambda: update(stranger))
    refused(office, "day_in_future", lambda: update(replace(measure, finished_on=date(2027, 1, 1))))


def test_follow_ups_tell_what_was_found_with_state_and_evidence_in_one_step(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    before = stored(office)
    check = Check(
        day=TODAY,
        by=DEPUTY,
        checked="Sổ thu",
        found="Đã thu đủ",
        next_step="Thôi nhắc",
        state=RemedyState.REMEDIED,
        finished=True,
        scan=PDF,
    )
    office.remediation.follow_up(measure.id, check)
    (told,) = office.remediation.follow_ups(measure.id)
    assert (told.by, told.found, told.attachment_id is not None) == (DEPUTY, "Đã thu đủ", True)
    (line,) = office.remediation.register(period.id)
    assert (line.state, line.measures[0].finished_on, line.overdue) == (RemedyState.REMEDIED, TODAY, 0)
    refused(office, "record_in_use", lambda: office.remediation.remove_measure(measure.id))
    after = stored(office)
    office.history.undo()
    assert stored(office) == before
    office.history.redo()
    assert stored(office) == after


def test_a_follow_up_needs_who_and_what(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    measure = plan(office, period, raise_fault(office, period, the_cell(office, period).id), PAST, HEAD, DEPUTY)
    follow = partial(office.remediation.follow_up, measure.id)
    refused(office, "follow_up_without_person", lambda: follow(Check(day=TODAY, by=" ", found="Xong")))
    refused(office, "follow_up_empty", lambda: follow(Check(day=TODAY, by=DEPUTY, next_step="Nhắc")))
    refused(office, "day_in_future", lambda: follow(Check(day=date(2027, 1, 1), by=DEPUTY, found="Xong")))
    half = Check(day=TODAY, by=DEPUTY, found="Một nửa", state=RemedyState.IN_PROGRESS)
    refused(office, "state_without_degree", lambda: follow(half))


def test_following_goes_on_after_closing_and_planning_does_not(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    close_period(office, period)
    refusals: dict[str, Callable[[], object]] = {
        "add": lambda: office.remediation.add_measure(fault.id),
        "update": lambda: office.remediation.update_measure(replace(measure, text="Khác")),
        "remove": lambda: office.remediation.remove_measure(measure.id),
        "create": lambda: office.remediation.create_plan(period.id),
        "watch": lambda: office.remediation.watch(fault.id, watched=True),
    }
    for act in refusals.values():
        refused(office, "period_closed", act)
    check = Check(day=TODAY, by=DEPUTY, found="Đã thu đủ", state=RemedyState.IN_PROGRESS, degree="Một nửa")
    office.remediation.follow_up(measure.id, check)
    office.remediation.finish(measure.id, TODAY)
    assert office.remediation.register(period.id)[0].state is RemedyState.IN_PROGRESS


def test_what_is_due_is_told_until_it_is_remedied_or_planned_anew(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    (line,) = office.remediation.overdue()
    assert (line.measure.id, line.days_late, line.collective) == (measure.id, 11, True)
    assert line.owner is not None
    assert line.supervisor is not None
    assert (line.owner.name, line.supervisor.name) == (HEAD, DEPUTY)
    following = open_year(office, "2027")
    assert len(office.remediation.reminders()) == 1
    conclude(office, following, date(2027, 12, 5))
    carried = find_fault(office, following, the_cell(office, following).id)
    plan(office, following, carried, date(2027, 6, 30), HEAD, DEPUTY)
    assert [each.state for each in office.remediation.reminders()] == [DueState.RUNNING]
    office.remediation.give_state(carried.id, TODAY, RemedyState.REMEDIED)
    assert office.remediation.reminders() == ()


def test_a_quarter_tells_how_the_plan_stood(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    measure = plan(office, period, raise_fault(office, period, the_cell(office, period).id), PAST, HEAD, DEPUTY)
    office.remediation.follow_up(measure.id, Check(day=TODAY, by=DEPUTY, found="Đã thu đủ"))
    assert office.remediation.quarters(period.id) == (Quarter(year=2026, number=4),)
    told = office.remediation.progress(period.id, Quarter(year=2026, number=4))
    assert (told.total, told.overdue, told.followed_up) == (1, 1, 1)


def test_the_calendar_tells_days_and_nothing_of_fault_person_or_level(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, id_of(office, period, MEMBER), "Ngại phát biểu")
    plan(office, period, fault, date(2027, 3, 31), MEMBER, DEPUTY)
    data = office.remediation.calendar(period.id)
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2027, 3, 31)]
    text = data.decode().replace("\r\n ", "")
    for secret in ("Ngại", "phát biểu", "Thu quỹ", MEMBER, DEPUTY, "Hai", "Phó", "oàn thành"):
        assert secret not in text
    assert office.remediation.calendar(period.id) == data


def test_a_life_is_one_line_of_days_through_all_periods(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    measure = plan(office, period, fault, PAST, HEAD, DEPUTY)
    office.remediation.follow_up(measure.id, Check(day=TODAY, by=DEPUTY, found="Chưa xong"))
    following = open_year(office, "2027", date(2027, 12, 5))
    carried = find_fault(office, following, the_cell(office, following).id)
    office.remediation.give_state(carried.id, TODAY, RemedyState.REMEDIED)
    life = office.remediation.life(carried.id)
    assert life == office.remediation.life(fault.id)
    assert {line.kind for line in life} >= {
        LifeKind.FOUND,
        LifeKind.PLANNED,
        LifeKind.FOLLOWED,
        LifeKind.STATE,
        LifeKind.CARRIED,
    }
    assert [line.day for line in life] == sorted(line.day for line in life)
    assert [(line.period_key, line.day) for line in life if line.kind in {LifeKind.FOUND, LifeKind.CARRIED}] == [
        ("2026", REVIEW_DAY),
        ("2027", date(2027, 12, 5)),
    ]


def test_a_proposed_link_is_no_part_of_a_life(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    following = open_year(office, "2027")
    again = raise_fault(office, following, the_cell(office, following).id, "Lại chậm")
    carried = find_fault(office, following, the_cell(office, following).id, "Thu quỹ chậm")
    office.remediation.propose_recurrence(again.id, carried.id)
    assert {line.text for line in office.remediation.life(again.id)} == {"Lại chậm"}
    assert {line.text for line in office.remediation.life(fault.id)} == {"Thu quỹ chậm"}


@pytest.mark.parametrize("kind", [CollectiveKind.CELL, CollectiveKind.CELL_COMMITTEE])
def test_each_collective_goes_on_with_its_own_faults(office: Office, period: Period, kind: CollectiveKind) -> None:
    subject = next(
        each for each in office.reviews.sheet(period.id).collectives if each.collective and each.collective.kind is kind
    )
    raise_fault(office, period, subject.id)
    (line,) = office.remediation.register(open_year(office, "2027").id)
    assert line.subject_name == subject.name
