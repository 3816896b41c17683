"""One fault through three reviews: raised, planned, half remedied, carried, repeated, remedied; what the papers say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from support.offices import CATALOG, CELL, id_of, named, open_year, small_cell, stored
from support.remedies import answer_for, conclude, find_fault, plan, raise_fault, the_cell

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.closing import ItemKind
from kiemdiem_desktop.domain.period import Period, PeriodState
from kiemdiem_desktop.domain.register import LifeKind
from kiemdiem_desktop.domain.shortcoming import RemedyState
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.facts import period_facts
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.remediation import Check

HEAD, DEPUTY, MEMBER = "Trần Văn Bí", "Lê Thị Phó", "Vũ Thị Hai"
FAULT, OWN, AGAIN = "Thu quỹ chậm so với quy định", "Ngại phát biểu trong sinh hoạt", "Quỹ lại thu chậm hai tháng"


class MovingClock:
    """A clock that stands where the story is."""

    def __init__(self) -> None:
        self.day = date(2024, 12, 1)

    def now(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8, tzinfo=UTC)

    def today(self) -> date:
        return self.day


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock()


@pytest.fixture
def office(tmp_path: Path, clock: MovingClock) -> Iterator[Office]:
    env = Environment(clock=clock, ids=CountingIds(), catalog=CATALOG)
    made = Office.create(tmp_path / "so.kiemdiem", CELL, env)
    yield made
    made.close()


def says(office: Office, period: Period, key: str, subject: str = "", quarter: str = "") -> str:
    """The text of a paper as it is printed, in one line."""
    refs = [line.ref for line in office.papers.list(period.id) if line.ref.key == key]
    wanted = id_of(office, period, subject) if subject else None
    ref = next(ref for ref in refs if ref.subject_id == wanted and ref.quarter == quarter)
    pages = PdfReader(BytesIO(office.papers.render(period.id, ref).data)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def close(office: Office, period: Period) -> None:
    """Answer what the story leaves open, hand in and close."""
    for item in office.closing.open_items(period.id):
        office.closing.answer(period.id, item.key, "Ghi sau")
    office.closing.hand_in(period.id)
    office.closing.close(period.id)


def remedied(office: Office, period: Period) -> tuple[int | None, int | None]:
    facts = period_facts(office.reviews.sheet(period.id), office.periods.regulation(period.id))
    subject = next(each for each in facts.subjects if each.id == str(the_cell(office, period).id))
    return subject.earlier_total, subject.earlier_remedied


def first_year(office: Office, clock: MovingClock) -> Period:
    """2024: the fault is raised, answered for, planned, and half remedied in the months after."""
    small_cell(office)
    office.history.undo()
    period = open_year(office, "2024", date(2024, 12, 5))
    fault = raise_fault(office, period, the_cell(office, period).id, FAULT)
    answer_for(office, period, fault, HEAD, "Tôi chưa đôn đốc thủ quỹ")
    own = raise_fault(office, period, id_of(office, period, MEMBER), OWN)
    clock.day = date(2024, 12, 6)
    conclude(office, period, date(2024, 12, 5))
    measure = plan(office, period, fault, date(2025, 5, 31), HEAD, DEPUTY)
    plan(office, period, own, date(2025, 3, 31), MEMBER, DEPUTY)
    clock.day = date(2024, 12, 20)
    close(office, period)
    clock.day = date(2025, 4, 10)
    half = Check(
        day=clock.day, by=DEPUTY, found="Thu được nửa số nợ", state=RemedyState.IN_PROGRESS, degree="khoảng một nửa"
    )
    office.remediation.follow_up(measure.id, half)
    return period


def second_year(office: Office, clock: MovingClock) -> Period:
    """2025: the fault is carried, its state given, remedied at last, and watched."""
    clock.day = date(2025, 12, 1)
    period = open_year(office, "2025", date(2025, 12, 6))
    cell = the_cell(office, period).id
    carried = find_fault(office, period, cell, FAULT)
    office.remediation.give_state(carried.id, clock.day, RemedyState.REMEDIED, evidence="Biên nhận tháng 11")
    office.remediation.watch(carried.id, watched=True)
    own = named(office.reviews.sheet(period.id), MEMBER).earlier[0]
    office.remediation.give_state(own.id, clock.day, RemedyState.REMEDIED)
    conclude(office, period, date(2025, 12, 6))
    clock.day = date(2025, 12, 22)
    close(office, period)
    return period


def third_year(office: Office, clock: MovingClock) -> Period:
    """2026: it comes back, a person confirms it, and it is remedied before the end of the year."""
    clock.day = date(2026, 11, 20)
    period = open_year(office, "2026", date(2026, 12, 5))
    cell = the_cell(office, period).id
    watched = find_fault(office, period, cell, FAULT)
    again = raise_fault(office, period, cell, AGAIN)
    office.remediation.propose_recurrence(again.id, watched.id)
    office.remediation.confirm_recurrence(again.id, DEPUTY)
    office.remediation.give_state(watched.id, clock.day, RemedyState.NOT_REMEDIED)
    answer_for(office, period, again, HEAD, "Tôi nhận trách nhiệm")
    conclude(office, period, date(2026, 11, 25))
    measure = plan(office, period, again, date(2026, 12, 20), HEAD, DEPUTY)
    clock.day = date(2026, 12, 15)
    done = Check(day=clock.day, by=DEPUTY, found="Đã thu đủ", state=RemedyState.REMEDIED, finished=True)
    office.remediation.follow_up(measure.id, done)
    return period


def test_a_fault_lives_through_three_periods_and_each_years_papers_say_so(office: Office, clock: MovingClock) -> None:
    first = first_year(office, clock)
    assert (first.regulation_id, office.periods.period(first.id).state) == ("qd124-2023", PeriodState.CLOSED)
    report = says(office, first, "collective_report", CELL.name)
    assert FAULT in report
    assert "Tôi chưa đôn đốc thủ quỹ" in report
    assert "lần thứ" not in report
    assert (
        f"Về “{FAULT}”, trách nhiệm của người đứng đầu. Ý kiến của đồng chí {HEAD}: Tôi chưa đôn đốc thủ quỹ"
        in says(office, first, "meeting_minutes")
    )
    assert "Trả lời: Tôi chưa đôn đốc thủ quỹ" in says(office, first, "member_review", HEAD)
    assert "đôn đốc" not in says(office, first, "member_review", MEMBER)
    the_plan = says(office, first, "remediation_plan")
    for said in ("KẾ HOẠCH", FAULT, HEAD, DEPUTY, "31/05/2025", "Đang khắc phục: khoảng một nửa"):
        assert said in the_plan
    assert OWN not in the_plan
    own = says(office, first, "individual_measures", MEMBER)
    assert OWN in own
    assert FAULT not in own
    progress = says(office, first, "remediation_progress", quarter="2025-Q2")
    assert "quý II năm 2025" in progress
    assert "Thu được nửa số nợ" in progress
    assert OWN not in progress
    clock.day = date(2025, 6, 10)
    assert "Quá hạn 10 ngày" in says(office, first, "remedy_reminders")
    assert [line.days_late for line in office.remediation.overdue()] == [71, 10]

    second = second_year(office, clock)
    assert second.regulation_id == "qd366-2025"
    assert remedied(office, second) == (1, 1)
    report = says(office, second, "collective_report", CELL.name)
    assert f"{FAULT} (lần thứ 2, từ kỳ 2024)" in report
    assert "Đã được khắc phục" in report
    assert not any(line.ref.key == "remediation_plan" for line in office.papers.list(second.id))
    assert f"{OWN} (lần thứ 2, từ kỳ 2024)" in says(office, second, "member_review", MEMBER)

    third = third_year(office, clock)
    assert named(office.reviews.sheet(third.id), MEMBER).earlier == ()
    assert remedied(office, third) == (1, 0)
    report = says(office, third, "collective_report", CELL.name)
    assert f"{AGAIN} (tái diễn lần thứ 3, từ kỳ 2024)" in report
    assert "Chưa được khắc phục" in report
    the_plan = says(office, third, "remediation_plan")
    assert f"{AGAIN} (tái diễn lần thứ 3, từ kỳ 2024)" in the_plan
    assert "Đã khắc phục" in the_plan
    assert office.remediation.reminders() == ()


def test_its_life_is_told_from_first_seen_to_remedied(office: Office, clock: MovingClock) -> None:
    first = first_year(office, clock)
    second_year(office, clock)
    third = third_year(office, clock)
    life = office.remediation.life(find_fault(office, third, the_cell(office, third).id, AGAIN).id)
    told = [(line.period_key, line.kind) for line in life]
    assert told[0] == ("2024", LifeKind.FOUND)
    assert ("2025", LifeKind.CARRIED) in told
    assert ("2026", LifeKind.RETURNED) in told
    states = [line.state for line in life if line.kind is LifeKind.STATE]
    assert states == [
        RemedyState.IN_PROGRESS,
        RemedyState.REMEDIED,
        RemedyState.NOT_REMEDIED,
        RemedyState.REMEDIED,
    ]
    assert life == office.remediation.life(find_fault(office, first, the_cell(office, first).id, FAULT).id)


def test_every_step_of_a_year_is_undone_and_done_again(office: Office, clock: MovingClock) -> None:
    first_year(office, clock)
    second_year(office, clock)
    before = stored(office)
    third_year(office, clock)
    after = stored(office)
    steps = 0
    while stored(office) != before:
        office.history.undo()
        steps += 1
    assert steps > 8
    for _ in range(steps):
        office.history.redo()
    assert stored(office) == after


def test_the_list_names_the_fault_until_the_plan_is_complete(office: Office, clock: MovingClock) -> None:
    first_year(office, clock)
    clock.day = date(2025, 12, 1)
    period = open_year(office, "2025", date(2025, 12, 6))
    conclude(office, period, date(2025, 12, 1))
    carried = find_fault(office, period, the_cell(office, period).id, FAULT)

    def asked() -> set[ItemKind]:
        return {item.kind for item in office.closing.open_items(period.id) if FAULT in item.text}

    assert asked() == {ItemKind.NO_STATE, ItemKind.NO_RESPONSIBLE, ItemKind.NO_MEASURE}
    office.remediation.give_state(carried.id, clock.day, RemedyState.IN_PROGRESS, degree="một nửa")
    office.reviews.update_shortcoming(
        replace(find_fault(office, period, carried.subject_id, FAULT), no_person_reason="Đã làm rõ năm 2024")
    )
    plan(office, period, carried, date(2026, 3, 31), HEAD, DEPUTY)
    assert asked() == set()
