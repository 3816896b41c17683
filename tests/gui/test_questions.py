"""The regulation's own questions stand beside the form; an answer is stored, noted, and taken back to unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from kiemdiem_desktop.domain.concluding import ConcludingPaper
from kiemdiem_desktop.ui.forms.panels import FactsPanel
from kiemdiem_desktop.ui.forms.questions import NO, YES, QuestionsPanel
from kiemdiem_desktop.ui.forms.review_page import ReviewPage
from kiemdiem_desktop.ui.forms.view import FormView

if TYPE_CHECKING:
    from uuid import UUID

    from support.desk import Desk

    from kiemdiem_desktop.domain.grading import FactAnswer


def shown(desk: Desk, place: str) -> tuple[ReviewPage, FormView, QuestionsPanel]:
    desk.go(place)
    page = desk.window.page
    assert isinstance(page, ReviewPage)
    view = page.findChild(FormView)
    assert isinstance(view, FormView)
    panel = view.findChild(QuestionsPanel)
    assert isinstance(panel, QuestionsPanel)
    return page, view, panel


def choose(desk: Desk, view: FormView, panel: QuestionsPanel, fact: str, answer: str) -> None:
    panel.questions[fact].answer.put(answer or None)
    panel.questions[fact].answer.pick()
    view.flush()
    desk.settle()


def subject(desk: Desk) -> UUID:
    period_id = desk.window.period_id
    assert period_id is not None
    return desk.read(lambda: desk.office.reviews.sheet(period_id).persons[0].id)


def answers(desk: Desk) -> dict[str, FactAnswer]:
    period_id = desk.window.period_id
    assert period_id is not None
    records = desk.read(lambda: desk.office.reviews.sheet(period_id).records)
    return {answer.fact: answer for answer in records.answers}


def test_the_questions_are_those_of_the_regulation_for_the_kind_of_subject(desk: Desk) -> None:
    leader = set(shown(desk, "member_review")[2].questions)
    assert {"disciplined", "degradation", "corruption_under"} <= leader
    collective = set(shown(desk, "collective_review")[2].questions)
    assert {"unit_or_member_disciplined", "degradation"} <= collective
    assert "corruption_under" not in collective


def test_what_the_regulation_asks_is_not_asked_twice(desk: Desk) -> None:
    _, view, _ = shown(desk, "member_review")
    facts = view.findChild(FactsPanel)
    assert isinstance(facts, FactsPanel)
    assert not {"disciplined", "concluded_case", "concluding_paper"} & set(facts.parts)
    assert "discipline_on" in facts.parts


def test_yes_to_a_concluded_case_waits_for_its_whole_paper(desk: Desk) -> None:
    _, view, panel = shown(desk, "member_review")
    choose(desk, view, panel, "disciplined", YES)
    assert answers(desk) == {}
    parts = panel.questions["disciplined"].parts
    assert all(part.isVisibleTo(panel) for part in parts.values())
    for name, text in (("authority", "Dang uy xa"), ("number", "12-QD/DU"), ("day", "05/03/2026")):
        assert answers(desk) == {}
        QTest.keyClicks(parts[name].field, text)
        view.flush()
        desk.settle()
    stored = answers(desk)["disciplined"]
    paper = (stored.concluding_authority, stored.concluding_number, stored.concluded_on)
    assert (stored.yes, *paper) == (True, "Dang uy xa", "12-QD/DU", date(2026, 3, 5))


def test_a_paper_that_is_taken_away_leaves_what_is_stored(desk: Desk) -> None:
    _, view, panel = shown(desk, "member_review")
    paper = ConcludingPaper(authority="Dang uy xa", number="12-QD/DU", issued_on=date(2026, 3, 5))
    period_id, who = desk.window.period_id, subject(desk)
    assert period_id is not None
    desk.read(lambda: desk.office.grading.answer(period_id, who, "disciplined", yes=True, paper=paper))
    _, view, panel = shown(desk, "member_review")
    number = panel.questions["disciplined"].parts["number"]
    number.put(None)
    number.touch()
    view.flush()
    desk.settle()
    assert answers(desk)["disciplined"].concluding_number == "12-QD/DU"


def test_any_other_question_has_a_note(desk: Desk) -> None:
    _, view, panel = shown(desk, "member_review")
    choose(desk, view, panel, "low_confidence", YES)
    QTest.keyClicks(panel.questions["low_confidence"].parts["note"].field, "Bien ban 3")
    view.flush()
    desk.settle()
    assert (answers(desk)["low_confidence"].yes, answers(desk)["low_confidence"].note) == (True, "Bien ban 3")


def test_no_is_an_answer_and_unknown_is_none(desk: Desk) -> None:
    _, view, panel = shown(desk, "member_review")
    choose(desk, view, panel, "degradation", NO)
    assert answers(desk)["degradation"].yes is False
    choose(desk, view, panel, "degradation", "")
    assert answers(desk) == {}


def test_what_was_recorded_before_is_shown_and_can_be_taken_back(desk: Desk) -> None:
    period_id, who = desk.window.period_id, subject(desk)
    assert period_id is not None
    reviews = desk.office.reviews
    desk.read(
        lambda: reviews.save_facts(replace(reviews.facts(period_id, who), disciplined=True, concluding_paper="QĐ 5"))
    )
    _, view, panel = shown(desk, "member_review")
    assert panel.questions["disciplined"].answer.read() == YES
    choose(desk, view, panel, "disciplined", "")
    assert desk.read(lambda: reviews.facts(period_id, who)).disciplined is None
    assert panel.questions["disciplined"].answer.read() is None
