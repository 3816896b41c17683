from __future__ import annotations

from datetime import date
from functools import partial

from support.offices import MORNING, close_period, id_of, refused, stored

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.services.appeals import Ruling
from kiemdiem_desktop.services.office import Office

RULING = Ruling(level=Level.EXCELLENT, number="15-QĐ/ĐU", issued_on=date(2026, 11, 30), authority="Đảng ủy xã Tân Phú")


def decided(office: Office, period: Period) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    day = date(2026, 11, 20)
    office.reviews.save_level(period.id, person, Step.DECIDED, Level.GOOD, paper_number="12-QĐ/ĐU", given_on=day)


def test_an_appeal_bears_the_result_and_decision_that_it_is_about(office: Office, period: Period) -> None:
    decided(office, period)
    office.appeals.receive(period.id, id_of(office, period, "Vũ Thị Hai"), "Đề nghị xem lại", by="Lê Thị Phó")
    (appeal,) = office.appeals.appeals(period.id)
    (decision,) = office.appeals.decisions(period.id)
    assert (appeal.old_level, appeal.decision_id, appeal.received_on) == (Level.GOOD, decision.id, MORNING.date())
    assert (decision.number, decision.issued_on) == ("12-QĐ/ĐU", date(2026, 11, 20))


def test_an_answer_may_keep_the_result(office: Office, period: Period) -> None:
    decided(office, period)
    person = id_of(office, period, "Vũ Thị Hai")
    office.appeals.receive(period.id, person, "Đề nghị xem lại", by="Lê Thị Phó")
    office.appeals.answer(office.appeals.appeals(period.id)[0].id, "Giữ nguyên kết quả")
    (appeal,) = office.appeals.appeals(period.id)
    assert (appeal.answered, appeal.new_level, appeal.new_decision_id) == (True, None, None)
    assert office.reviews.sheet(period.id).subject(person).levels[Step.DECIDED].level is Level.GOOD
    refused(office, "appeal_answered", lambda: office.appeals.remove(appeal.id))


def test_a_ruling_decides_anew_and_ties_both_decisions(office: Office, period: Period) -> None:
    decided(office, period)
    person = id_of(office, period, "Vũ Thị Hai")
    office.appeals.receive(period.id, person, "Đề nghị xem lại", by="Lê Thị Phó")
    before = stored(office)
    office.appeals.answer(office.appeals.appeals(period.id)[0].id, "Chấp nhận", ruling=RULING)
    (appeal,) = office.appeals.appeals(period.id)
    old, new = office.appeals.decisions(period.id)
    assert (appeal.decision_id, appeal.new_decision_id, appeal.new_level) == (old.id, new.id, Level.EXCELLENT)
    level = office.reviews.sheet(period.id).subject(person).levels[Step.DECIDED]
    assert (level.level, level.paper_number) == (Level.EXCELLENT, "15-QĐ/ĐU")
    office.history.undo()
    assert stored(office) == before


def test_a_closed_period_takes_appeals_but_no_ruling(office: Office, period: Period) -> None:
    decided(office, period)
    close_period(office, period)
    office.appeals.receive(period.id, id_of(office, period, "Vũ Thị Hai"), "Đề nghị xem lại", by="Lê Thị Phó")
    (appeal,) = office.appeals.appeals(period.id)
    answer = partial(office.appeals.answer, appeal.id, "Chấp nhận")
    refused(office, "period_closed", lambda: answer(ruling=RULING))
    answer()
    assert office.appeals.appeals(period.id)[0].answered


def test_incomplete_appeals_are_refused(office: Office, period: Period) -> None:
    person = id_of(office, period, "Vũ Thị Hai")
    receive = partial(office.appeals.receive, period.id, person)
    refused(office, "appeal_without_result", lambda: receive("Xem lại", by="Lê Thị Phó"))
    decided(office, period)
    refused(office, "appeal_without_text", lambda: receive(" ", by="Lê Thị Phó"))
    refused(office, "appeal_without_receiver", lambda: receive("Xem lại", by=" "))
    refused(office, "day_in_future", lambda: receive("Xem lại", by="Lê Thị Phó", on=date(2027, 1, 1)))
    receive("Xem lại", by="Lê Thị Phó")
    appeal = office.appeals.appeals(period.id)[0]
    refused(office, "appeal_without_answer", lambda: office.appeals.answer(appeal.id, " "))
    unnamed = Ruling(level=Level.GOOD, number=" ", issued_on=date(2026, 11, 30), authority="Đảng ủy")
    refused(office, "ruling_without_paper", lambda: office.appeals.answer(appeal.id, "Được", ruling=unnamed))
    office.appeals.remove(appeal.id)
    assert office.appeals.appeals(period.id) == ()
