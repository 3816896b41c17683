from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from support.offices import REVIEW_DAY, close_period, make_office, refused, small_cell

from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.organisation import Term
from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.services.papers import PaperRef

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office


def report(office: Office, period: Period, place: int = 0) -> PaperRef:
    """The report of a collective."""
    collective = office.reviews.sheet(period.id).collectives[place]
    return PaperRef(key="collective_report", subject_id=collective.id)


def taken(office: Office, period: Period, ref: PaperRef, **more: Any) -> Any:
    office.numbers.reserve(period.id, ref, **more)
    found = office.numbers.of(period.id, ref)
    assert found is not None
    return found


def test_papers_of_a_kind_are_numbered_one_after_the_other(office: Office, period: Period) -> None:
    numbers = [taken(office, period, report(office, period, place)).number for place in (0, 1)]
    assert numbers == [1, 2]
    assert office.numbers.next_number("BC") == 3


def test_each_kind_has_a_sequence_of_its_own(office: Office, period: Period) -> None:
    taken(office, period, report(office, period))
    assert office.numbers.next_number("BB") == 1


def test_a_new_term_begins_anew(office: Office, period: Period) -> None:
    taken(office, period, report(office, period))
    later = Term(id=UUID(int=7), name="2030-2035", start=date(2030, 6, 1), end=date(2035, 6, 1))
    office.organisation.save_term(later)
    number = taken(office, period, report(office, period, 1), day=date(2030, 6, 1))
    assert (number.number, number.term_id) == (1, later.id)


def test_a_cell_may_begin_in_the_middle_of_its_term_but_not_jump_later(office: Office, period: Period) -> None:
    assert taken(office, period, report(office, period), number=12).number == 12
    ref = report(office, period, 1)
    refused(office, "number_not_next", lambda: office.numbers.reserve(period.id, ref, number=14))
    refused(office, "number_not_next", lambda: office.numbers.reserve(period.id, ref, number=12))
    assert taken(office, period, ref, number=13).number == 13


def test_a_paper_has_one_number(office: Office, period: Period) -> None:
    ref = report(office, period)
    taken(office, period, ref)
    refused(office, "paper_has_number", lambda: office.numbers.reserve(period.id, ref))


def test_a_void_number_is_not_given_again_and_keeps_its_reason(office: Office, period: Period) -> None:
    ref = report(office, period)
    office.numbers.void(taken(office, period, ref).id, " Ghi \n nhầm ")
    assert office.numbers.of(period.id, ref) is None
    assert taken(office, period, ref).number == 2
    first, _ = office.numbers.register()
    assert (first.state, first.void_reason) == (NumberState.VOID, "Ghi nhầm")


def test_voiding_needs_a_reason_and_is_final(office: Office, period: Period) -> None:
    number = taken(office, period, report(office, period))
    refused(office, "number_void_without_reason", lambda: office.numbers.void(number.id, "  "))
    office.numbers.void(number.id, "Ghi nhầm")
    refused(office, "number_void", lambda: office.issuing.issue(number.id))
    refused(office, "number_void", lambda: office.numbers.void(number.id, "lần nữa"))


def test_an_issued_paper_bears_its_day_and_number(office: Office, period: Period) -> None:
    ref = report(office, period)
    office.issuing.issue(taken(office, period, ref).id, date(2026, 12, 8))
    number = office.numbers.of(period.id, ref)
    assert number is not None
    assert (number.state, number.issued_on) == (NumberState.ISSUED, date(2026, 12, 8))


def test_a_paper_is_issued_today_when_no_day_is_named(office: Office, period: Period) -> None:
    ref = report(office, period)
    office.issuing.issue(taken(office, period, ref).id)
    number = office.numbers.of(period.id, ref)
    assert number is not None
    assert number.issued_on == date(2026, 12, 1)


@pytest.mark.parametrize("key", ["member_review", "ballot_levels", "x"])
def test_ballots_and_forms_get_no_number(key: str, office: Office, period: Period) -> None:
    refused(office, "paper_without_numbers", lambda: office.numbers.reserve(period.id, PaperRef(key=key)))


def test_a_day_outside_every_term_has_no_numbers(office: Office, period: Period) -> None:
    refused(office, "no_term_on_day", lambda: office.numbers.next_number("BC", date(1999, 1, 1)))
    ref = report(office, period)
    refused(office, "no_term_on_day", lambda: office.numbers.reserve(period.id, ref, day=date(1999, 1, 1)))


def test_a_closed_period_keeps_its_numbers(office: Office, period: Period) -> None:
    number = taken(office, period, report(office, period))
    close_period(office, period)
    ref = report(office, period, 1)
    refused(office, "period_closed", lambda: office.numbers.reserve(period.id, ref))
    refused(office, "period_closed", lambda: office.numbers.void(number.id, "Ghi nhầm"))


def test_a_proposed_number_is_not_taken(office: Office, period: Period) -> None:
    ref = report(office, period)
    assert office.numbers.proposed(period.id, ref).number == 1
    assert office.numbers.of(period.id, ref) is None


def test_a_number_given_by_mistake_can_be_undone(office: Office, period: Period) -> None:
    ref = report(office, period)
    taken(office, period, ref)
    office.history.undo()
    assert office.numbers.of(period.id, ref) is None


def test_the_register_tells_each_paper_its_period_and_what_comes_next(office: Office, period: Period) -> None:
    ref = report(office, period)
    number = taken(office, period, ref)
    office.numbers.void(number.id, "Ghi nhầm")
    office.issuing.issue(taken(office, period, ref).id)
    (register,) = office.numbers.registers()
    assert [(each.number.number, each.period_key, each.editions) for each in register.lines] == [
        (1, "2026", 0),
        (2, "2026", 1),
    ]
    assert all("kiểm điểm" in each.title.casefold() for each in register.lines)
    assert register.due == (("BC", 3),)


class Register(RuleBasedStateMachine):
    """Numbers taken, issued and voided at random."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = make_office(Path(self.folder.name))
        self.period = small_cell(self.office)
        self.given: set[tuple[str, int]] = set()
        self.issued: set[UUID] = set()
        collectives = self.office.reviews.sheet(self.period.id).collectives
        for _ in range(3):
            self.office.meetings.add_meeting(self.period.id, MeetingKind.CELL, REVIEW_DAY)
        meetings = self.office.reviews.sheet(self.period.id).meetings
        minutes = [PaperRef(key="meeting_minutes", meeting_id=each.meeting.id) for each in meetings]
        reports = [PaperRef(key="collective_report", subject_id=each.id) for each in collectives]
        self.papers = [*reports, *minutes]

    def teardown(self) -> None:
        self.office.close()
        self.folder.cleanup()

    def free(self) -> list[PaperRef]:
        return [ref for ref in self.papers if self.office.numbers.of(self.period.id, ref) is None]

    def live(self) -> list[UUID]:
        return [each.id for each in self.office.numbers.register() if each.state is not NumberState.VOID]

    @precondition(lambda self: self.free())
    @rule(data=st.data())
    def reserve(self, data: st.DataObject) -> None:
        ref = data.draw(st.sampled_from(self.free()))
        number = taken(self.office, self.period, ref)
        assert (number.type_code, number.number) not in self.given
        self.given.add((number.type_code, number.number))

    @precondition(lambda self: set(self.live()) - self.issued)
    @rule(data=st.data())
    def issue(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from([each for each in self.live() if each not in self.issued]))
        self.office.issuing.issue(number)
        self.issued.add(number)

    @precondition(lambda self: self.live())
    @rule(data=st.data())
    def void(self, data: st.DataObject) -> None:
        self.office.numbers.void(data.draw(st.sampled_from(self.live())), "không dùng")

    @invariant()
    def the_register_has_no_holes_and_nothing_twice(self) -> None:
        register = self.office.numbers.register()
        for kind in {each.type_code for each in register}:
            numbers = [each.number for each in register if each.type_code == kind]
            assert numbers == list(range(1, len(numbers) + 1))
        keys = [each.paper_key for each in register if each.state is not NumberState.VOID]
        assert len(keys) == len(set(keys))


TestRegister = Register.TestCase
TestRegister.settings = settings(max_examples=8, stateful_step_count=12, deadline=None)
