from __future__ import annotations

import typing
from dataclasses import fields, replace
from enum import Enum

from support.offices import add_member, close_period, id_of, refused

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.domain.review import Opinion
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.services.history import PROPERTIES, SECRET
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.told import words
from kiemdiem_desktop.store.repositories.shapes import SHAPES

PERSON = "Vũ Thị Hai"


def told(office: Office, table: str, record_id: typing.Any) -> list[list[tuple[str, str, str]]]:
    return [
        [(line.label, line.before, line.after) for line in version.lines]
        for version in office.history.versions(table, record_id)
    ]


def test_a_record_tells_who_changed_what_and_when(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.roster.update_member(replace(office.roster.member(member.id), phone="0900", note="mới"))
    newest, oldest = office.history.versions("member", member.id)
    assert [(line.label, line.before, line.after) for line in newest.lines] == [
        ("Điện thoại", "—", "0900"),
        ("Ghi chú", "—", "mới"),
    ]
    assert (newest.at, newest.newest, oldest.newest) == (office.env.clock.now(), True, False)
    assert newest.who
    assert ("Tên", "—", "Lê Văn Ý") in [(line.label, line.before, line.after) for line in oldest.lines]


def test_an_earlier_version_is_brought_back_and_undo_takes_that_back(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý", note="một")
    for note in ("hai", "ba"):
        office.roster.update_member(replace(office.roster.member(member.id), note=note))
        office.settings.put("k", note)  # so that the two changes are two steps
    _, second, first = office.history.versions("member", member.id)
    office.history.bring_back("member", member.id, first.operation_id)
    assert office.roster.member(member.id).note == "một"
    office.history.undo()
    assert office.roster.member(member.id).note == "ba"
    office.history.bring_back("member", member.id, second.operation_id)
    assert office.roster.member(member.id).note == "hai"


def test_a_removed_record_is_brought_back(office: Office) -> None:
    member = add_member(office, "Lê Văn Ý")
    office.roster.remove_member(member.id)
    gone, made = office.history.versions("member", member.id)
    assert gone.removed
    refused(office, "version_gone", lambda: office.history.bring_back("member", member.id, gone.operation_id))
    office.history.bring_back("member", member.id, made.operation_id)
    assert [each.name for each in office.roster.members()] == ["Lê Văn Ý"]


def test_a_form_is_told_in_its_own_words(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    draft = office.reviews.draft(period.id, person)
    office.reviews.save_draft(
        period.id, person, with_value(office.reviews.form(period.id, person), draft, "conduct", "Giữ vững")
    )
    touched = office.history.touched(office.history.entries(1)[0].id)
    review = next(each for each in touched if each.table == "review")
    assert review.title == f"Bản kiểm điểm: {PERSON}"
    label = office.reviews.form(period.id, person).field("conduct").label
    assert review.record_id is not None
    assert (label, "—", "Giữ vững") in told(office, "review", review.record_id)[0]


def test_a_closed_period_keeps_what_it_has(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    for level in (Level.GOOD, Level.EXCELLENT):
        office.reviews.save_level(period.id, person, Step.SELF, level)
    record = next(each for each in office.history.touched(office.history.entries(1)[0].id) if each.table == "level")
    assert record.record_id is not None
    older = office.history.versions("level", record.record_id)[-1]
    close_period(office, period)
    refused(
        office,
        "period_closed",
        lambda: office.history.bring_back("level", typing.cast("typing.Any", record.record_id), older.operation_id),
    )


def test_votes_have_no_history(sample: Office) -> None:
    with sample._book.read() as unit:
        ballot, tally = unit.ballots.all()[0], unit.tallies.all()[0]
    assert sample.history.versions("ballot", ballot.id) == sample.history.versions("tally", tally.id) == ()
    titles = {
        each.title
        for entry in sample.history.entries(2000)
        for each in sample.history.touched(entry.id)
        if each.table in SECRET
    }
    assert titles == {words()["records"]["votes"]}


def test_every_field_and_every_choice_has_its_word() -> None:
    told_words = words()
    for shape in SHAPES.values():
        if shape.name in SECRET:
            continue
        assert shape.name in told_words["records"]
        hints = typing.get_type_hints(shape.value)
        for part in fields(shape.value):
            assert part.name in {"id", "version"} or part.name in told_words["fields"], f"{shape.name}.{part.name}"
            for kind in typing.get_args(hints[part.name]) or (hints[part.name],):
                if isinstance(kind, type) and issubclass(kind, Enum):
                    assert {str(choice.value) for choice in kind} <= set(told_words["words"]), kind
    assert set(PROPERTIES) >= SECRET


def test_who_gave_an_opinion_is_said_in_words(office: Office, period: Period) -> None:
    person, opinion_id = id_of(office, period, PERSON), office.env.ids.new()
    opinion = Opinion(id=opinion_id, period_id=period.id, subject_id=person, body="committee", text="Tốt")
    office.reviews.save_opinion(opinion)
    (version,) = told(office, "opinion", opinion.id)
    assert ("Nơi cho ý kiến", "—", "chi ủy") in version


def test_a_question_is_said_in_the_regulations_words(office: Office, period: Period) -> None:
    person = id_of(office, period, PERSON)
    office.grading.answer(period.id, person, "disciplined", yes=False)
    (answer,) = office.reviews.sheet(period.id).records.answers
    (version,) = told(office, "fact_answer", answer.id)
    name = next(fact.name for fact in office.periods.regulation(period.id).facts if fact.id == "disciplined")
    assert ("Câu hỏi", "—", name) in version
