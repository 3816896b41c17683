from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from io import BytesIO
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from support.offices import MORNING, REVIEW_DAY, id_of, make_office, named, open_year, refused, stored
from support.period_sheets import empty_year
from support.remedies import answer_for, conclude, measures_of, plan, raise_fault, the_cell

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.closing import ItemKind
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import Collective, CollectiveKind, Period, PeriodState
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.remedy import Measure
from kiemdiem_desktop.domain.sheets import PeriodSheet, ReviewDuty
from kiemdiem_desktop.domain.shortcoming import Part, RemedyState, Responsibility, Shortcoming
from kiemdiem_desktop.exchange.dossier import decode_dossier
from kiemdiem_desktop.services.checklist import closing_items
from kiemdiem_desktop.services.editions import EditionChange
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.table_pages import printed

HEAD, DEPUTY, MEMBER = "Trần Văn Bí", "Lê Thị Phó", "Vũ Thị Hai"
DUE = date(2027, 6, 30)


def kinds(office: Office, period: Period) -> list[ItemKind]:
    return [item.kind for item in office.closing.open_items(period.id)]


def answer_all(office: Office, period: Period, *kept_open: str) -> None:
    for item in office.closing.open_items(period.id):
        if item.key not in kept_open:
            office.closing.answer(period.id, item.key, "Chi bộ sẽ bổ sung sau")


def closed(office: Office, period: Period) -> None:
    answer_all(office, period)
    office.closing.hand_in(period.id)
    answer_all(office, period)
    office.closing.close(period.id)


# --- the list ---


def test_a_fault_asks_for_persons_then_measure_then_its_parts(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)

    def of_fault() -> set[ItemKind]:
        found = {item.kind for item in office.closing.open_items(period.id) if item.place == "remediation"}
        return found - {ItemKind.NO_REASON}

    assert of_fault() == {ItemKind.NO_RESPONSIBLE, ItemKind.NO_MEASURE}
    office.reviews.set_responsible(fault.id, id_of(office, period, MEMBER), Part.IN_CHARGE)
    assert of_fault() == {ItemKind.NO_HEAD, ItemKind.NO_ANSWER, ItemKind.NO_MEASURE}
    (entry,) = the_cell(office, period).responsible[fault.id]
    office.reviews.answer_responsibility(entry.id, "Tôi nhận")
    answer_for(office, period, fault, HEAD)
    office.remediation.create_plan(period.id)
    (measure,) = measures_of(office, period, fault)
    office.remediation.update_measure(replace(measure, text="Thu ngay"))
    assert of_fault() == {ItemKind.NO_OWNER, ItemKind.NO_SUPERVISOR, ItemKind.NO_DUE}
    plan(office, period, fault, DUE, HEAD, DEPUTY)
    office.remediation.remove_measure(measure.id)
    assert of_fault() == set()


def test_a_carried_fault_asks_for_its_state(office: Office, period: Period) -> None:
    raise_fault(office, period, id_of(office, period, MEMBER))
    following = open_year(office, "2027")
    (line,) = office.remediation.register(following.id)
    assert ItemKind.NO_STATE in kinds(office, following)
    office.remediation.give_state(line.shortcoming.id, MORNING.date(), RemedyState.REMEDIED)
    assert not {ItemKind.NO_STATE, ItemKind.NO_MEASURE} & set(kinds(office, following))


def test_what_came_back_is_answered_for_once(office: Office, period: Period) -> None:
    raise_fault(office, period, the_cell(office, period).id)
    following = open_year(office, "2027")
    conclude(office, following, date(2027, 12, 1))
    (line,) = office.remediation.register(following.id)
    again = raise_fault(office, following, the_cell(office, following).id, "Lại thu quỹ chậm")
    office.remediation.propose_recurrence(again.id, line.shortcoming.id)

    def asked() -> list[ItemKind]:
        return [item.kind for item in office.closing.open_items(following.id) if line.shortcoming.text in item.text]

    assert set(asked()) == {ItemKind.NO_STATE, ItemKind.NO_RESPONSIBLE, ItemKind.NO_MEASURE}
    office.remediation.confirm_recurrence(again.id, DEPUTY)
    assert asked() == [ItemKind.NO_STATE]
    office.remediation.create_plan(following.id)
    assert [len(each.measures) for each in office.remediation.register(following.id)] == [0, 1]


def test_prompts_recurrences_and_appeals_are_asked_for(office: Office, period: Period) -> None:
    person = id_of(office, period, MEMBER)
    office.prompts.add(office.prompts.new(period.id, person, "Làm rõ"))
    old = raise_fault(office, period, person)
    following = open_year(office, "2027")
    again = raise_fault(office, following, id_of(office, following, MEMBER), "Lại chậm")
    (carried,) = [each for each in office.remediation.earlier_of(again.id) if each.earlier_id == old.id]
    office.remediation.propose_recurrence(again.id, carried.id)
    office.reviews.save_level(period.id, person, Step.CELL, Level.GOOD)
    office.appeals.receive(period.id, person, "Xem lại", by=DEPUTY)
    assert {ItemKind.NO_EXPLANATION, ItemKind.APPEAL_OPEN} <= set(kinds(office, period))
    assert ItemKind.RECURRENCE in kinds(office, following)


def test_who_is_not_reviewed_needs_a_reason(office: Office, period: Period) -> None:
    person = id_of(office, period, MEMBER)

    def asked() -> bool:
        found = office.closing.open_items(period.id)
        return any(item.kind is ItemKind.NO_REASON and item.subject_id == person for item in found)

    assert asked()
    office.reviews.exclude(period.id, person, "Đi chữa bệnh")
    assert not asked()


def test_numbered_papers_are_to_go_out(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    line = next(line for line in office.papers.list(period.id) if line.ref.key == "meeting_minutes")
    waiting = [item for item in office.closing.open_items(period.id) if item.kind is ItemKind.PAPER_OPEN]
    assert any(line.title in item.text for item in waiting)
    office.numbers.reserve(period.id, line.ref)
    number = office.numbers.of(period.id, line.ref)
    assert number is not None
    office.issuing.issue(number.id)
    left = [item for item in office.closing.open_items(period.id) if item.kind is ItemKind.PAPER_OPEN]
    assert len(left) == len(waiting) - 1


def test_a_paper_that_is_not_what_went_out_is_to_be_issued_again(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    line = next(line for line in office.papers.list(period.id) if line.ref.key == "meeting_minutes")
    office.numbers.reserve(period.id, line.ref)
    number = office.numbers.of(period.id, line.ref)
    assert number is not None
    assert line.ref.meeting_id is not None
    office.issuing.issue(number.id)

    def told() -> list[str]:
        return [item.text for item in office.closing.open_items(period.id) if item.kind is ItemKind.PAPER_DIFFERS]

    assert told() == []
    meeting = office.reviews.sheet(period.id).meeting(line.ref.meeting_id).meeting
    office.meetings.update_meeting(replace(meeting, conclusion="Bổ sung sau khi phát hành"))
    assert told() == [f"{line.title}: số liệu trong sổ đã khác bản đã phát hành"]
    office.issuing.issue(number.id, reason="Đính chính")
    assert told() == []


# --- nothing closes with an unanswered item ---


@dataclass(frozen=True)
class Told:
    """What is random about one fault."""

    collective: bool
    earlier: bool
    state: RemedyState | None
    recurrence: bool
    reason: bool
    responsible: tuple[tuple[bool, bool], ...]
    measures: tuple[tuple[bool, bool, bool, bool], ...]


FLAG = st.booleans()
FAULTS = st.lists(
    st.builds(
        Told,
        collective=FLAG,
        earlier=FLAG,
        state=st.none() | st.sampled_from(RemedyState),
        recurrence=FLAG,
        reason=FLAG,
        responsible=st.lists(st.tuples(FLAG, FLAG), max_size=2).map(tuple),
        measures=st.lists(st.tuples(FLAG, FLAG, FLAG, FLAG), max_size=2).map(tuple),
    ),
    max_size=4,
)


def register_of(faults: list[Told], prompts: list[bool]) -> PeriodSheet:
    """A year with these faults in which nothing else is open."""
    year, numbers = empty_year(), count(10_000)
    people = [person.id for person in year.records.participants] or []
    cell = UUID(int=next(numbers))
    head, other = (UUID(int=next(numbers)) for _ in range(2))
    year.add(
        collectives=(
            Collective(id=cell, period_id=year.period_id, kind=CollectiveKind.CELL, name="Chi bộ", head_id=head),
        )
    )
    year.review(cell)
    year.level(cell, Step.CELL, Level.GOOD)
    year.level(cell, Step.DECIDED, Level.GOOD)
    year.duties.update({person: ReviewDuty(exempt=True, reason="Miễn") for person in people})
    for place, told in enumerate(faults):
        fault = UUID(int=next(numbers))
        year.add(
            shortcomings=(
                Shortcoming(
                    id=fault,
                    period_id=year.period_id,
                    subject_id=cell,
                    text="Chậm",
                    earlier=told.earlier,
                    state=told.state if told.earlier else None,
                    earlier_id=fault if told.recurrence and not told.earlier else None,
                    no_person_reason="Bão" if told.reason else "",
                    position=place,
                ),
            ),
            responsibilities=tuple(
                Responsibility(
                    id=UUID(int=next(numbers)),
                    shortcoming_id=fault,
                    participant_id=head if is_head else other,
                    part=Part.TOOK_PART,
                    answer="Tôi nhận" if answered else "",
                )
                for is_head, answered in told.responsible
            ),
            measures=tuple(
                Measure(
                    id=UUID(int=next(numbers)),
                    shortcoming_id=fault,
                    text="Thu ngay" if text else "",
                    owner_id=head if owner else None,
                    supervisor_id=other if supervisor else None,
                    due=DUE if due else None,
                )
                for text, owner, supervisor, due in told.measures
            ),
        )
    year.add(
        prompts=tuple(
            Prompt(
                id=UUID(int=next(numbers)),
                period_id=year.period_id,
                subject_id=cell,
                text="Làm rõ",
                explanation="Do" if explained else "",
            )
            for explained in prompts
        )
    )
    return year.sheet()


def is_settled(told: Told) -> bool:
    """Say in other words than the list's whether a collective fault is answered for in full."""
    if told.earlier and told.state is RemedyState.REMEDIED:
        return True
    if told.earlier and told.state is None:
        return False
    written = [rest for text, *rest in told.measures if text]
    return (
        not (told.recurrence and not told.earlier)
        and (told.reason or any(is_head for is_head, _ in told.responsible))
        and all(answered for _, answered in told.responsible)
        and bool(written)
        and all(all(rest) for rest in written)
    )


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(FAULTS, st.lists(FLAG, max_size=2))
def test_the_list_is_clean_exactly_when_everything_is_answered_for(faults: list[Told], prompts: list[bool]) -> None:
    items = closing_items(register_of(faults, prompts), ())
    assert (items == ()) == (all(map(is_settled, faults)) and all(prompts))
    assert len({item.key for item in items}) == len(items)


@given(FAULTS)
def test_every_item_says_where_it_is_mended(faults: list[Told]) -> None:
    for item in closing_items(register_of(faults, []), ()):
        assert item.place
        assert item.text
        assert "{" not in item.text


def test_each_single_unanswered_item_keeps_the_period_from_closing(office: Office, period: Period) -> None:
    conclude(office, period, REVIEW_DAY)
    raise_fault(office, period, the_cell(office, period).id)
    keys = [item.key for item in office.closing.open_items(period.id, handing_in=True)]
    assert len(keys) > 5
    answer_all(office, period)
    for key in keys:
        office.closing.answer(period.id, key, "")
        assert refused(office, "closing_items_open", lambda: office.closing.hand_in(period.id)).params["count"] == 1
        office.closing.answer(period.id, key, "Lý do")
    office.closing.hand_in(period.id)
    for key in keys:
        office.closing.answer(period.id, key, "")
        refused(office, "closing_items_open", lambda: office.closing.close(period.id))
        office.closing.answer(period.id, key, "Lý do")
    office.closing.close(period.id)
    assert office.periods.period(period.id).state is PeriodState.CLOSED


# --- the states ---


def test_handed_in_it_waits_for_the_levels_while_the_next_period_opens(office: Office, period: Period) -> None:
    for item in office.closing.open_items(period.id, handing_in=True):
        office.closing.answer(period.id, item.key, "Lý do")
    office.closing.hand_in(period.id)
    assert office.periods.period(period.id).state is PeriodState.SUBMITTED
    waiting = {item.kind for item in office.closing.open_items(period.id)}
    assert waiting == {ItemKind.NOT_DECIDED}
    open_year(office, "2027")
    person = id_of(office, period, MEMBER)
    office.reviews.save_level(period.id, person, Step.DECIDED, Level.GOOD, paper_number="12-QĐ/ĐU")
    assert person not in {item.subject_id for item in office.closing.open_items(period.id)}


def test_each_step_begins_in_its_own_state(office: Office, period: Period) -> None:
    refused(office, "period_not_closed", lambda: office.closing.reopen(period.id, "Lý do"))
    refused(office, "period_not_submitted", lambda: office.closing.take_back(period.id))
    answer_all(office, period)
    refused(office, "period_not_submitted", lambda: office.closing.close(period.id))
    office.closing.hand_in(period.id)
    refused(office, "period_not_open", lambda: office.closing.hand_in(period.id))
    office.closing.take_back(period.id)
    assert office.periods.period(period.id).state is PeriodState.OPEN
    office.history.undo()
    assert office.periods.period(period.id).state is PeriodState.SUBMITTED


def test_only_what_is_on_the_list_can_be_answered(office: Office, period: Period) -> None:
    refused(office, "closing_item_gone", lambda: office.closing.answer(period.id, "no_due:1", "Lý do"))
    key = office.closing.items(period.id)[0].key
    office.closing.answer(period.id, key, "Một")
    office.closing.answer(period.id, key, "Hai")
    assert [item.reason for item in office.closing.items(period.id) if item.answered] == ["Hai"]
    office.history.undo()
    assert not any(item.answered for item in office.closing.items(period.id))


# --- what was issued ---


def test_closing_keeps_the_dossier_as_issued_and_is_a_barrier(office: Office, period: Period) -> None:
    raise_fault(office, period, the_cell(office, period).id)
    closed(office, period)
    (edition,) = office.closing.editions(period.id)
    dossier = decode_dossier(edition.content)
    assert (edition.edition, edition.closed_on) == (1, MORNING.date())
    assert dossier.records.period.state is PeriodState.CLOSED
    assert [fault.text for fault in dossier.records.shortcomings] == ["Thu quỹ chậm"]
    assert dossier.records.closing_reasons
    before = stored(office)
    with pytest.raises(KnownError, match="undo_barrier"):
        office.history.undo()
    assert stored(office) == before


def test_reopening_needs_a_reason_and_both_editions_stay_comparable(office: Office, period: Period) -> None:
    person = id_of(office, period, MEMBER)
    closed(office, period)
    refused(office, "reopen_without_reason", lambda: office.closing.reopen(period.id, " "))
    office.closing.reopen(period.id, "Giải quyết khiếu nại")
    office.reviews.save_level(period.id, person, Step.DECIDED, Level.EXCELLENT, paper_number="15-QĐ/ĐU")
    answer_all(office, period)
    office.closing.close(period.id)
    first, second = office.closing.editions(period.id)
    assert (first.reopened_on, first.reopen_reason) == (MORNING.date(), "Giải quyết khiếu nại")
    assert (second.edition, second.reopen_reason) == (2, "")
    differences = office.closing.compare(period.id, 1, 2)
    (told,) = [line for line in differences if line.what != "Lý do khi khóa kỳ"]
    assert (told.whose, told.what, told.before) == (MEMBER, "Mức xếp loại", "—")
    assert "Hoàn thành xuất sắc nhiệm vụ" in told.after
    assert "15-QĐ/ĐU" in told.after
    assert office.closing.compare(period.id, 2) == ()
    assert office.closing.compare(period.id, 1, 1) == ()


def test_changes_are_told_field_by_field(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    closed(office, period)
    office.closing.reopen(period.id, "Sửa")
    office.reviews.update_shortcoming(replace(office.remediation.register(period.id)[0].shortcoming, text="Khác"))
    office.reviews.set_responsible(fault.id, id_of(office, period, HEAD), Part.HEAD)
    form = office.reviews.draft(period.id, id_of(office, period, MEMBER))
    office.reviews.save_draft(
        period.id, id_of(office, period, MEMBER), replace(form, values={**form.values, "conduct": "Gương mẫu"})
    )
    told = {(line.whose, line.what, line.field): (line.before, line.after) for line in compared(office, period)}
    cell = the_cell(office, period).name
    assert told[cell, "Hạn chế, khuyết điểm", "Nội dung"] == (fault.text, "Khác")
    assert told[HEAD, "Trách nhiệm", "(thêm mới)"][0] == "—"
    review = {key[2]: value for key, value in told.items() if key[:2] == (MEMBER, "Bản kiểm điểm")}
    assert set(review) == {"(thêm mới)", label_of(office, period, "conduct")}
    assert ("—", "Gương mẫu") in review.values()
    assert len(told) == 4


def label_of(office: Office, period: Period, field: str) -> str:
    return office.reviews.form(period.id, id_of(office, period, MEMBER)).field(field).label


def compared(office: Office, period: Period) -> tuple[EditionChange, ...]:
    return office.closing.compare(period.id, 1)


def test_a_comparison_is_printed_with_every_difference(office: Office, period: Period) -> None:
    fault = raise_fault(office, period, the_cell(office, period).id)
    closed(office, period)
    office.closing.reopen(period.id, "Sửa lời văn")
    office.reviews.update_shortcoming(replace(office.remediation.register(period.id)[0].shortcoming, text="Khác"))
    paper = printed(office.closing.comparison(period.id, 1))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(paper.data)).pages).split())
    for said in (period.key, "Hồ sơ lần 1", "Sửa lời văn", fault.text, "Khác", the_cell(office, period).name):
        assert said in text
    assert paper.file_name == f"so-sanh-ho-so-{period.key}.pdf"


def test_a_closed_period_takes_no_more_reasons(office: Office, period: Period) -> None:
    closed(office, period)
    key = office.closing.items(period.id)[0].key
    refused(office, "period_closed", partial(office.closing.answer, period.id, key, "Khác"))


def test_the_dossier_of_a_closed_period_goes_into_an_empty_book(office: Office, period: Period, tmp_path: Path) -> None:
    conclude(office, period, REVIEW_DAY)
    fault = raise_fault(office, period, the_cell(office, period).id)
    plan(office, period, fault, DUE, HEAD, DEPUTY)
    office.prompts.add(office.prompts.new(period.id, named(office.reviews.sheet(period.id), HEAD).id, "Làm rõ"))
    closed(office, period)
    (edition,) = office.closing.editions(period.id)
    other = make_office(tmp_path, seed=1)
    other.exchange.import_dossier(edition.content)
    (line,) = other.remediation.register(period.id)
    assert (line.shortcoming.text, len(line.measures)) == (fault.text, 1)
    assert len(other.remediation.reminders()) == len(other.prompts.prompts(period.id)) == 1
    other.close()
