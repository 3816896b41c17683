from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from support.offices import CELL, REVIEW_DAY, id_of, named, refused, stored

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.remedy import ResponsibilityLack
from kiemdiem_desktop.domain.review import Opinion, ReviewState
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.shortcoming import Part, Shortcoming
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.reviews import PaperReview
from kiemdiem_desktop.services.scans import SCAN_LIMIT

PERSON = "Vũ Thị Hai"
PAPER = PaperReview(
    received_on=date(2026, 11, 30),
    general=2500,
    tasks=5550,
    level=Level.GOOD,
    shortcomings=("Chậm", "Nể nang"),
    text="Bản viết tay",
    scan=("quet.pdf", b"%PDF-1.4 x"),
)


@pytest.fixture
def person(office: Office, period: Period) -> UUID:
    return id_of(office, period, PERSON)


@pytest.fixture
def cell(office: Office, period: Period) -> UUID:
    return id_of(office, period, CELL.name)


def write(office: Office, period: Period, person: UUID, text: str, key: str | None = None) -> None:
    form = office.reviews.form(period.id, person)
    draft = with_value(form, office.reviews.draft(period.id, person), "conduct", text)
    office.reviews.save_draft(period.id, person, draft, merge_key=key)


def written(office: Office, period: Period, person: UUID) -> object:
    return office.reviews.draft(period.id, person).values.get("conduct")


def subject(office: Office, period: Period, subject_id: UUID) -> SubjectSheet:
    return office.reviews.sheet(period.id).subject(subject_id)


# --- the form ---


def test_each_kind_of_subject_has_its_own_form(office: Office, period: Period) -> None:
    subjects = office.reviews.sheet(period.id).subjects
    forms = {one.form_subject: office.reviews.form(period.id, one.id).id for one in subjects}
    assert set(forms) == {"collective", "leader", "non_leader", "outside_system"}
    assert len(set(forms.values())) == 4


def test_a_draft_is_what_was_saved(office: Office, period: Period, person: UUID) -> None:
    assert office.reviews.draft(period.id, person).values == {}
    write(office, period, person, "Giữ vững lập trường")
    assert written(office, period, person) == "Giữ vững lập trường"
    assert subject(office, period, person).values["conduct"] == "Giữ vững lập trường"


def test_typing_in_one_field_is_one_step_and_the_next_field_another(
    office: Office, period: Period, person: UUID
) -> None:
    for text in ("G", "Gi", "Giữ"):
        write(office, period, person, text, "field:conduct")
    write(office, period, person, "Giữ vững", "field:other")
    office.history.undo()
    assert written(office, period, person) == "Giữ"
    office.history.undo()
    assert written(office, period, person) is None
    office.history.redo()
    assert written(office, period, person) == "Giữ"


def test_saving_the_same_draft_again_is_no_step(office: Office, period: Period, person: UUID) -> None:
    write(office, period, person, "Giữ")
    draft = office.reviews.draft(period.id, person)
    assert office.reviews.save_draft(period.id, person, draft).operation_id is None


def test_a_draft_is_carried_into_the_form_of_another_kind(office: Office, period: Period, person: UUID) -> None:
    write(office, period, person, "Giữ vững")
    participant = subject(office, period, person).participant
    assert participant is not None
    office.periods.update_participant(replace(participant, kind=MemberKind.OUTSIDE_SYSTEM))
    form = office.reviews.form(period.id, person)
    draft = office.reviews.draft(period.id, person)
    assert (draft.form_id, draft.values) == (form.id, {"conduct": "Giữ vững"})
    office.reviews.save_draft(period.id, person, draft)
    assert written(office, period, person) == "Giữ vững"


def test_what_is_bound_comes_from_the_tables(office: Office, period: Period, person: UUID, cell: UUID) -> None:
    office.reviews.save_score(period.id, person, Source.SELF, "general", 2500)
    office.reviews.save_level(period.id, person, Step.SELF, Level.GOOD)
    office.reviews.add_shortcoming(period.id, person, "Chậm")
    bound = office.reviews.bound(period.id, person)
    assert bound.scores["score.general"] == 2500
    assert bound.levels == {"level.self": Level.GOOD}
    assert [one.text for one in bound.shortcomings["shortcomings.own"]] == ["Chậm"]
    assert (bound.texts["person.name"], bound.texts["person.cell"]) == (PERSON, CELL.name)


def test_progress_grows_with_what_is_filled_in(office: Office, period: Period, person: UUID) -> None:
    done, total = office.reviews.progress(period.id, person)
    assert done < total
    write(office, period, person, "Giữ vững")
    assert office.reviews.progress(period.id, person) == (done + 1, total)


def test_a_review_is_not_done_while_something_is_missing(office: Office, period: Period, person: UUID) -> None:
    write(office, period, person, "Giữ vững")
    blocking = [one for one in office.reviews.problems(period.id, person) if one.severity == "block"]
    fault = refused(office, "review_incomplete", lambda: office.reviews.mark_done(period.id, person, done=True))
    assert fault.params == {"count": len(blocking)}


def test_a_complete_review_is_marked_done_and_open_again(sample: Office) -> None:
    last = sample.periods.periods()[0]
    person = id_of(sample, last, "Phạm Thị Thanh Thủy")
    sample.reviews.mark_done(last.id, person, done=False)
    assert not subject(sample, last, person).reviewed
    sample.reviews.mark_done(last.id, person, done=True)
    review = subject(sample, last, person).review
    assert review is not None
    assert review.state is ReviewState.DONE


@pytest.fixture
def finished(sample: Office) -> tuple[Period, UUID]:
    """The sample's last period, and somebody in it whose review is done."""
    last = sample.periods.periods()[0]
    person = id_of(sample, last, "Phạm Thị Thanh Thủy")
    assert subject(sample, last, person).reviewed
    return last, person


def state_of(office: Office, period: Period, person: UUID) -> ReviewState:
    review = subject(office, period, person).review
    assert review is not None
    return review.state


def without_conduct(office: Office, period: Period, person: UUID) -> Outcome:
    form, draft = office.reviews.form(period.id, person), office.reviews.draft(period.id, person)
    return office.reviews.save_draft(period.id, person, with_value(form, draft, "conduct", None))


def without_points(office: Office, period: Period, person: UUID) -> Outcome:
    return office.reviews.save_score(period.id, person, Source.SELF, "general", None)


def without_level(office: Office, period: Period, person: UUID) -> Outcome:
    return office.reviews.save_level(period.id, person, Step.SELF, None)


def as_a_leader(office: Office, period: Period, person: UUID) -> Outcome:
    participant = subject(office, period, person).participant
    assert participant is not None
    return office.periods.update_participant(replace(participant, kind=MemberKind.LEADER))


@pytest.mark.parametrize("lose", [without_conduct, without_points, without_level, as_a_leader])
def test_a_done_review_that_loses_something_required_is_in_work_again_until_that_is_undone(
    sample: Office, finished: tuple[Period, UUID], lose: Callable[[Office, Period, UUID], Outcome]
) -> None:
    period, person = finished
    before = stored(sample)
    outcome = lose(sample, period, person)
    missing = [one for one in sample.reviews.problems(period.id, person) if one.severity == "block"]
    assert missing
    assert state_of(sample, period, person) is ReviewState.DRAFT
    assert outcome.notice is not None
    assert outcome.notice.code == "review_reopened"
    assert outcome.notice.params == {"reviews": 1, "count": len(missing)}
    sample.history.undo()
    assert state_of(sample, period, person) is ReviewState.DONE
    assert stored(sample) == before


def test_a_done_review_stays_done_while_nothing_required_is_missing(
    sample: Office, finished: tuple[Period, UUID]
) -> None:
    period, person = finished
    form, draft = sample.reviews.form(period.id, person), sample.reviews.draft(period.id, person)
    outcome = sample.reviews.save_draft(period.id, person, with_value(form, draft, "conduct", "Viết lại"))
    assert outcome.notice is None
    assert state_of(sample, period, person) is ReviewState.DONE


def test_a_review_that_a_paper_stands_for_stays_done(sample: Office, finished: tuple[Period, UUID]) -> None:
    period, person = finished
    sample.reviews.receive_paper(period.id, person, PAPER)
    outcome = without_conduct(sample, period, person)
    assert outcome.notice is None
    assert subject(sample, period, person).reviewed
    assert sample.reviews.withdraw_paper(period.id, person).notice is not None
    assert state_of(sample, period, person) is ReviewState.DRAFT


def test_bringing_a_period_up_to_the_roster_opens_the_reviews_that_become_incomplete(
    sample: Office, finished: tuple[Period, UUID]
) -> None:
    period, person = finished
    participant = subject(sample, period, person).participant
    assert participant is not None
    member = next(one for one in sample.roster.members() if one.id == participant.member_id)
    sample.roster.update_member(replace(member, kind=MemberKind.LEADER))
    assert sample.periods.take_over(period.id, [member.id]).notice is not None
    assert state_of(sample, period, person) is ReviewState.DRAFT


# --- points, levels, facts ---


def test_points_are_kept_by_source_and_criterion(office: Office, period: Period, person: UUID) -> None:
    office.reviews.save_score(period.id, person, Source.SELF, "general.1", 1000)
    office.reviews.save_score(period.id, person, Source.SELF, "general.2", 550)
    office.reviews.save_score(period.id, person, Source.COMMITTEE, "tasks", 6000)
    scores = subject(office, period, person).scores
    assert scores[Source.SELF].general == 1550
    assert scores[Source.COMMITTEE].tasks == 6000
    office.reviews.save_score(period.id, person, Source.SELF, "general.1", None)
    assert subject(office, period, person).scores[Source.SELF].general == 550


def test_typing_points_is_one_step(office: Office, period: Period, person: UUID) -> None:
    for points in (2, 28, 285, 2850):
        office.reviews.save_score(period.id, person, Source.SELF, "general", points)
    office.history.undo()
    assert subject(office, period, person).scores == {}


def test_a_level_is_kept_with_its_grounds_and_can_be_taken_back(office: Office, period: Period, person: UUID) -> None:
    office.reviews.save_level(
        period.id, person, Step.DECIDED, Level.GOOD, reason="Lý do", paper_number=" Số  1 ", given_on=REVIEW_DAY
    )
    entry = subject(office, period, person).levels[Step.DECIDED]
    assert (entry.level, entry.reason, entry.paper_number, entry.given_on) == (Level.GOOD, "Lý do", "Số 1", REVIEW_DAY)
    office.reviews.save_level(period.id, person, Step.DECIDED, None)
    assert subject(office, period, person).levels == {}
    office.history.undo()
    assert subject(office, period, person).levels[Step.DECIDED] == entry


def test_facts_are_fresh_and_unknown_until_stored(office: Office, period: Period, person: UUID) -> None:
    fresh = office.reviews.facts(period.id, person)
    assert (fresh.tasks_total, fresh.disciplined) == (None, None)
    office.reviews.save_facts(replace(fresh, tasks_total=10, tasks_done=9, tasks_late=1))
    office.reviews.save_facts(replace(office.reviews.facts(period.id, person), disciplined=False))
    known = office.reviews.facts(period.id, person)
    assert (known.tasks_total, known.tasks_done, known.disciplined, known.long_sick) == (10, 9, False, None)


@pytest.mark.parametrize(
    ("counts", "code", "numbers"),
    [
        ({"tasks_total": 10, "tasks_done": 11}, "tasks_over_total", (11, 10)),
        ({"tasks_done": 5, "tasks_late": 6}, "tasks_over_done", (6, 5)),
        ({"tasks_done": 5, "tasks_above": 7}, "tasks_over_done", (7, 5)),
        ({"tasks_total": 10, "tasks_late": 11}, "tasks_over_total", (11, 10)),
        ({"tasks_total": -1}, "tasks_negative", None),
        ({"tasks_above": -2}, "tasks_negative", None),
    ],
)
def test_counts_of_tasks_that_contradict_each_other_are_refused(
    office: Office, period: Period, person: UUID, counts: dict[str, int], code: str, numbers: tuple[int, int] | None
) -> None:
    facts = office.reviews.facts(period.id, person)
    for field, value in counts.items():
        facts = replace(facts, **{field: value})  # type: ignore[arg-type] # the fields of the table are counts
    fault = refused(office, code, lambda: office.reviews.save_facts(facts))
    if numbers is not None:
        assert (fault.params["left"], fault.params["right"]) == numbers


# --- shortcomings ---


def faults(office: Office, period: Period, subject_id: UUID) -> tuple[Shortcoming, ...]:
    return subject(office, period, subject_id).shortcomings


def test_shortcomings_stand_in_the_order_in_which_they_came(office: Office, period: Period, cell: UUID) -> None:
    for text in ("một", "hai", "ba"):
        office.reviews.add_shortcoming(period.id, cell, text)
    first, *_ = faults(office, period, cell)
    assert first.first_seen == "2026"
    office.reviews.move_shortcoming(first.id, 2)
    assert [one.text for one in faults(office, period, cell)] == ["hai", "ba", "một"]
    office.reviews.remove_shortcoming(faults(office, period, cell)[1].id)
    office.reviews.add_shortcoming(period.id, cell, "bốn")
    assert [one.text for one in faults(office, period, cell)] == ["hai", "một", "bốn"]


def test_earlier_shortcomings_are_a_list_of_their_own(office: Office, period: Period, cell: UUID) -> None:
    office.reviews.add_shortcoming(period.id, cell, "mới")
    office.reviews.add_shortcoming(period.id, cell, "cũ", earlier=True, first_seen="2024")
    assert [one.text for one in faults(office, period, cell)] == ["mới"]
    assert [(one.text, one.first_seen) for one in subject(office, period, cell).earlier] == [("cũ", "2024")]


def test_a_shortcomings_text_is_stored_composed(office: Office, period: Period, cell: UUID) -> None:
    office.reviews.add_shortcoming(period.id, cell, "a\u0306n")
    (fault,) = faults(office, period, cell)
    assert fault.text == "ăn"
    office.reviews.update_shortcoming(replace(fault, cause="do\r\nđâu"))
    assert faults(office, period, cell)[0].cause == "do\nđâu"


def test_persons_are_asked_about_a_collective_shortcoming_and_answer(
    office: Office, period: Period, cell: UUID, person: UUID
) -> None:
    office.reviews.add_shortcoming(period.id, cell, "Thu quỹ chậm")
    (fault,) = faults(office, period, cell)
    office.reviews.set_responsible(fault.id, person, Part.HEAD)
    office.reviews.set_responsible(fault.id, person, Part.IN_CHARGE)
    (named_in,) = subject(office, period, person).named_in
    assert (named_in.shortcoming.text, named_in.collective_name) == ("Thu quỹ chậm", CELL.name)
    assert named_in.responsibility.part is Part.IN_CHARGE
    office.reviews.answer_responsibility(named_in.responsibility.id, "Tôi nhận")
    assert subject(office, period, cell).responsible[fault.id][0].answer == "Tôi nhận"
    assert office.reviews.bound(period.id, cell).lacks == {fault.id: ResponsibilityLack.NO_HEAD}
    office.reviews.set_responsible(fault.id, person, Part.HEAD)
    assert office.reviews.bound(period.id, cell).lacks == {}


def test_a_request_can_be_taken_back(office: Office, period: Period, cell: UUID, person: UUID) -> None:
    office.reviews.add_shortcoming(period.id, cell, "Thu quỹ chậm")
    (fault,) = faults(office, period, cell)
    office.reviews.set_responsible(fault.id, person, Part.HEAD)
    office.reviews.set_responsible(fault.id, person, None)
    assert subject(office, period, person).named_in == ()


def test_removing_a_shortcoming_takes_the_names_with_it_and_undo_brings_both_back(
    office: Office, period: Period, cell: UUID, person: UUID
) -> None:
    office.reviews.add_shortcoming(period.id, cell, "Thu quỹ chậm")
    (fault,) = faults(office, period, cell)
    office.reviews.set_responsible(fault.id, person, Part.HEAD)
    before = stored(office)
    office.reviews.remove_shortcoming(fault.id)
    assert subject(office, period, person).named_in == ()
    office.history.undo()
    assert stored(office) == before


def test_declining_needs_its_reason(office: Office, period: Period, cell: UUID, person: UUID) -> None:
    office.reviews.add_shortcoming(period.id, cell, "Thu quỹ chậm")
    office.reviews.set_responsible(faults(office, period, cell)[0].id, person, Part.HEAD)
    entry = subject(office, period, person).named_in[0].responsibility
    answer = office.reviews.answer_responsibility
    refused(office, "declined_without_reason", lambda: answer(entry.id, " \n ", declined=True))
    answer(entry.id, "Lúc ấy tôi chưa được phân công", declined=True)
    assert subject(office, period, person).named_in[0].responsibility.declined


# --- papers received ---


def test_a_received_paper_makes_the_review_complete_with_its_points_and_level(
    office: Office, period: Period, person: UUID
) -> None:
    office.reviews.receive_paper(period.id, person, PAPER)
    found = subject(office, period, person)
    assert found.reviewed
    assert found.scores[Source.SELF].total == 8050
    assert found.levels[Step.SELF].level is Level.GOOD
    assert [one.text for one in found.shortcomings] == ["Chậm", "Nể nang"]
    (scan,) = office.reviews.sheet(period.id).records.attachments
    assert (scan.name, scan.media_type, scan.content) == ("quet.pdf", "application/pdf", b"%PDF-1.4 x")


def test_undo_takes_a_received_paper_back_whole(office: Office, period: Period, person: UUID) -> None:
    write(office, period, person, "Đã viết")
    office.reviews.save_score(period.id, person, Source.SELF, "general", 1000)
    before = stored(office)
    office.reviews.receive_paper(period.id, person, PAPER)
    after = stored(office)
    office.history.undo()
    assert stored(office) == before
    office.history.redo()
    assert stored(office) == after


def test_receiving_a_paper_keeps_what_was_written_on_screen(office: Office, period: Period, person: UUID) -> None:
    write(office, period, person, "Đã viết")
    office.reviews.receive_paper(period.id, person, PAPER)
    assert written(office, period, person) == "Đã viết"


def test_recording_a_paper_once_more_corrects_it(office: Office, period: Period, person: UUID) -> None:
    office.reviews.receive_paper(period.id, person, PAPER)
    office.reviews.receive_paper(period.id, person, replace(PAPER, tasks=6000, scan=None, shortcomings=("Chậm", "Mới")))
    found = subject(office, period, person)
    assert found.scores[Source.SELF].tasks == 6000
    assert [one.text for one in found.shortcomings] == ["Chậm", "Nể nang", "Mới"]
    assert len(office.reviews.sheet(period.id).records.attachments) == 1


def test_a_paper_can_be_withdrawn_and_its_points_stay(office: Office, period: Period, person: UUID) -> None:
    office.reviews.receive_paper(period.id, person, PAPER)
    office.reviews.withdraw_paper(period.id, person)
    found = subject(office, period, person)
    assert not found.reviewed
    assert found.scores[Source.SELF].total == 8050


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"MZ\x90", "scan_not_a_picture"),
        (b"", "scan_not_a_picture"),
        (b"%PDF" + b"0" * SCAN_LIMIT, "scan_too_large"),
    ],
)
def test_what_is_no_scan_is_refused(office: Office, period: Period, person: UUID, content: bytes, code: str) -> None:
    paper = replace(PAPER, scan=("quet.pdf", content))
    fault = refused(office, code, lambda: office.reviews.receive_paper(period.id, person, paper))
    assert fault.params["file"] == "quet.pdf"


@pytest.mark.parametrize(
    ("start", "media"),
    [(b"%PDF-1.7", "application/pdf"), (b"\x89PNG\r\n", "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg")],
)
def test_a_scan_is_known_by_its_first_bytes(
    office: Office, period: Period, person: UUID, start: bytes, media: str
) -> None:
    office.reviews.receive_paper(period.id, person, replace(PAPER, scan=("x.exe", start)))
    assert office.reviews.sheet(period.id).records.attachments[0].media_type == media


# --- opinions, exclusion ---


def test_opinions_are_stored_changed_and_removed(office: Office, period: Period, person: UUID) -> None:
    opinion = Opinion(id=office.env.ids.new(), period_id=period.id, subject_id=person, body=" union ", text="Tốt")
    office.reviews.save_opinion(opinion)
    (known,) = subject(office, period, person).opinions
    assert (known.body, known.text) == ("union", "Tốt")
    office.reviews.save_opinion(replace(known, text="Khá"))
    assert subject(office, period, person).opinions[0].text == "Khá"
    assert office.reviews.bound(period.id, person).texts["opinion.union"] == "Khá"
    office.reviews.remove_opinion(known.id)
    assert subject(office, period, person).opinions == ()


def test_who_is_not_reviewed_yet_leaves_the_expected_with_the_reason(
    office: Office, period: Period, person: UUID
) -> None:
    office.reviews.exclude(period.id, person, " Đang  chữa bệnh ")
    found = subject(office, period, person)
    assert (found.duty.not_yet, found.duty.reason) == (True, "Đang chữa bệnh")
    office.reviews.exclude(period.id, person, "")
    assert not subject(office, period, person).duty.not_yet


def test_the_sheet_is_counted_anew_after_every_change(office: Office, period: Period, person: UUID) -> None:
    sheet = office.reviews.sheet(period.id)
    assert office.reviews.sheet(period.id) is sheet
    office.reviews.exclude(period.id, person, "x")
    assert office.reviews.sheet(period.id).balance.not_yet == sheet.balance.not_yet
    assert named(office.reviews.sheet(period.id), PERSON).duty.not_yet
    office.history.undo()
    assert not named(office.reviews.sheet(period.id), PERSON).duty.not_yet


def test_a_subject_that_is_not_there_is_a_known_fault(office: Office, period: Period) -> None:
    stranger = office.env.ids.new()
    refused(office, "record_gone", lambda: office.reviews.exclude(period.id, stranger, "x"))


def test_a_date_of_birth_is_shown_as_precisely_as_it_is_known(office: Office, period: Period, person: UUID) -> None:
    participant = subject(office, period, person).participant
    assert participant is not None
    office.periods.update_participant(replace(participant, birth=PartialDate(1970, 5)))
    assert office.reviews.bound(period.id, person).texts["person.birth"] == "05/1970"
