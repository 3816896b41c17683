"""The regulation's own questions stand beside the form; an answer is stored, noted, and taken back to unknown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

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


def test_an_answer_is_stored_with_its_paper(desk: Desk) -> None:
    _, view, panel = shown(desk, "member_review")
    choose(desk, view, panel, "disciplined", YES)
    note = panel.questions["disciplined"].note
    assert note.isVisibleTo(panel)
    QTest.keyClicks(note.field, "QD 12")
    view.flush()
    desk.settle()
    stored = answers(desk)["disciplined"]
    assert (stored.yes, stored.note) == (True, "QD 12")


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
    desk.read(lambda: reviews.save_facts(replace(reviews.facts(period_id, who), disciplined=True)))
    _, view, panel = shown(desk, "member_review")
    assert panel.questions["disciplined"].answer.read() == YES
    choose(desk, view, panel, "disciplined", "")
    assert desk.read(lambda: reviews.facts(period_id, who)).disciplined is None
    assert panel.questions["disciplined"].answer.read() is None
