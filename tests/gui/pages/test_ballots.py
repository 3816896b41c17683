from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.sheets import BallotSheet
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally, TallyProblem
from kiemdiem_desktop.ui.pages.meetings.ballots import PROBLEMS, RoundForm, problem_sentence, reveals_votes

IDS = CountingIds(7)
MEETING, FIRST, SECOND = IDS.new(), IDS.new(), IDS.new()
NAMES = {
    Level.EXCELLENT: "Mức một",
    Level.GOOD: "Mức hai",
    Level.COMPLETED: "Mức ba",
    Level.NOT_COMPLETED: "Mức bốn",
}
PERSONS = {FIRST: "Trần Thị Bình", SECOND: "Lê Văn Chín"}


def a_round(kind: BallotKind = BallotKind.LEVELS, **header: int) -> BallotSheet:
    ids = CountingIds(8)
    ballot = Ballot(
        id=ids.unordered(), meeting_id=MEETING, body=Body.CELL, round=1, kind=kind, valid=header.get("valid")
    )
    tallies = tuple(Tally(id=ids.unordered(), ballot_id=ballot.id, subject_id=person) for person in (FIRST, SECOND))
    return BallotSheet(ballot=ballot, tallies=tallies)


@pytest.fixture
def form(qtbot: QtBot) -> RoundForm:
    made = RoundForm()
    qtbot.addWidget(made)
    made.show_round(a_round(), PERSONS, NAMES)
    made.show()
    return made


def type_header(qtbot: QtBot, form: RoundForm, **numbers: str) -> None:
    for key, text in numbers.items():
        field = form.header[key]
        field.clear()
        QTest.keyClicks(field, text)


def said(form: RoundForm, subject: UUID) -> str:
    return form._rows[subject].problem.text()


def test_numbers_that_agree_may_be_saved(qtbot: QtBot, form: RoundForm) -> None:
    type_header(qtbot, form, voters_present="10", issued="10", collected="10", valid="9", invalid="1")
    with qtbot.waitSignal(form.ready):
        form.offer()


def test_numbers_that_contradict_each_other_are_never_offered(qtbot: QtBot, form: RoundForm) -> None:
    type_header(qtbot, form, issued="9", collected="10")
    with qtbot.assertNotEmitted(form.ready):
        form.offer()


def test_impossible_numbers_stay_on_screen_when_the_round_is_shown_anew(qtbot: QtBot, form: RoundForm) -> None:
    type_header(qtbot, form, issued="9", collected="10")
    form.show_round(a_round(), PERSONS, NAMES)
    assert form.header["collected"].text() == "10"


def test_votes_over_the_valid_papers_are_said_with_the_sum(qtbot: QtBot, form: RoundForm) -> None:
    type_header(qtbot, form, valid="9")
    fields = form._rows[FIRST].fields
    QTest.keyClicks(fields["excellent"], "7")
    QTest.keyClicks(fields["good"], "3")
    assert said(form, FIRST).startswith("7 + 3 + 0 + 0 = 10.")
    assert "9" in said(form, FIRST)
    assert said(form, SECOND) == ""


@pytest.mark.parametrize("share", [1, 2])
def test_the_warning_of_few_voters_leaves_the_fields_where_they_are(qtbot: QtBot, share: int) -> None:
    form = RoundForm()
    qtbot.addWidget(form)
    font = form.font()
    font.setPointSizeF(font.pointSizeF() * share)
    form.setFont(font)
    form.show_round(a_round(), PERSONS, NAMES)
    form.resize(400 * share, form.heightForWidth(400 * share))
    form.show()
    qtbot.waitExposed(form)
    fields = form._rows[FIRST].fields
    before = [field.mapTo(form, field.rect().topLeft()) for field in fields.values()]
    assert not form.privacy.isVisible()
    type_header(qtbot, form, voters_present="3")
    qtbot.waitUntil(form.privacy.isVisible)
    assert [field.mapTo(form, field.rect().topLeft()) for field in fields.values()] == before
    type_header(qtbot, form, voters_present="9")
    qtbot.waitUntil(form.privacy.isHidden)
    assert [field.mapTo(form, field.rect().topLeft()) for field in fields.values()] == before


def test_letters_are_not_a_number(qtbot: QtBot, form: RoundForm) -> None:
    type_header(qtbot, form, valid="9a")
    assert not form.check()


def test_a_round_on_the_best_level_has_two_answers(qtbot: QtBot) -> None:
    form = RoundForm()
    qtbot.addWidget(form)
    form.show_round(a_round(BallotKind.EXCELLENT), PERSONS, NAMES)
    assert list(form._rows[FIRST].fields) == ["agree", "disagree"]


def test_enter_goes_to_the_next_field(qtbot: QtBot, form: RoundForm) -> None:
    qtbot.waitExposed(form)
    form.activateWindow()
    form.header["issued"].setFocus()
    qtbot.waitUntil(form.header["issued"].hasFocus)
    QTest.keyClick(form.header["issued"], Qt.Key.Key_Return)
    assert form.header["collected"].hasFocus()


def test_every_contradiction_has_a_sentence_with_both_numbers() -> None:
    for code in PROBLEMS:
        sentence = problem_sentence(TallyProblem(field="valid", code=code, left=11, right=12))
        assert code == "negative" or ("11" in sentence and "12" in sentence)


@pytest.mark.parametrize(
    ("voters", "excellent", "good", "reveals"),
    [(4, 3, 1, True), (9, 9, 0, True), (9, 8, 1, False), (9, 0, 0, False), (9, 3, 0, False)],
)
def test_few_voters_or_one_mind_reveal_votes(voters: int, excellent: int, good: int, *, reveals: bool) -> None:
    shown = a_round()
    ballot = Ballot(
        id=shown.ballot.id,
        meeting_id=MEETING,
        body=Body.CELL,
        round=1,
        kind=BallotKind.LEVELS,
        voters_present=voters,
        valid=voters,
    )
    tally = Tally(id=IDS.unordered(), ballot_id=ballot.id, subject_id=FIRST, excellent=excellent, good=good)
    assert reveals_votes(ballot, [tally], ["excellent", "good"]) is reveals
