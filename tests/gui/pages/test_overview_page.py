from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot
from support.page_desk import Desk
from support.remedies import plan

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.ui.a11y import nameless
from kiemdiem_desktop.ui.pages.overview import OverviewPage


def shown(desk: Desk, qtbot: QtBot) -> OverviewPage:
    return desk.show(OverviewPage(desk.context), qtbot)


def test_each_step_stands_with_its_count(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    steps = desk.office.grading.overview(desk.period_id).steps
    rows = [page.steps.topLevelItem(place) for place in range(page.steps.topLevelItemCount())]
    assert len(rows) == len(steps)
    for row, step in zip(rows, steps, strict=True):
        assert row is not None
        assert row.text(0).startswith(step.title)
        assert f"{step.done}/{step.total}" in row.text(1)


def test_what_is_missing_leads_to_its_field(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    steps = desk.office.grading.overview(desk.period_id).steps
    place = next(place for place, step in enumerate(steps) if step.missing)
    item = page.steps.topLevelItem(place)
    assert item is not None
    child = item.child(0)
    assert child is not None
    page.steps.itemActivated.emit(child, 0)
    first = steps[place].missing[0]
    assert desk.went == [(first.place, first.subject_id, first.field)]


def test_the_balance_names_its_numbers(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    balance = desk.office.grading.overview(desk.period_id).balance
    for number in (balance.total, balance.exempt, balance.not_yet, balance.classified):
        assert str(number) in page.balance.text()


def test_the_chart_counts_the_levels_in_words(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    by_level = desk.office.grading.overview(desk.period_id).by_level
    said = [part.split(": ")[1].split(" ")[0] for part in page.chart.accessibleDescription().split("; ")]
    assert said == [str(count) for count in by_level.values()]


def test_a_change_elsewhere_is_shown_at_once(desk: Desk, qtbot: QtBot) -> None:
    page = shown(desk, qtbot)
    person = desk.office.reviews.sheet(desk.period_id).persons[0]
    before = page.balance.text()
    desk.operations.run("", lambda: desk.office.reviews.save_level(desk.period_id, person.id, Step.CELL, None))
    desk.settle()
    assert page.balance.text() != before


def test_a_book_without_a_period_offers_to_open_one(desk: Desk, qtbot: QtBot) -> None:
    opened: list[bool] = []
    context = replace(desk.context, period_id=lambda: None, open_period=lambda: opened.append(True))
    page = desk.show(OverviewPage(context), qtbot)
    assert page.welcome.isVisible()
    assert not page.work.isVisible()
    page.open_period.click()
    assert opened == [True]


def test_every_input_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    assert [widget.metaObject().className() for widget in nameless(shown(desk, qtbot))] == []


def test_what_falls_due_is_counted_and_leads_to_the_register(desk: Desk, qtbot: QtBot) -> None:
    office, period = desk.office, desk.office.periods.period(desk.period_id)
    fault = next(line for line in office.remediation.register(period.id) if line.open).shortcoming
    people = office.reviews.sheet(period.id).persons
    plan(office, period, fault, office.env.clock.today() + timedelta(days=5), people[0].name, people[1].name)
    page = shown(desk, qtbot)
    assert (page.overdue.text(), page.soon.text()[:2]) == ("", "1 ")
    page.to_due.click()
    assert desk.went == [("remediation", None, "due")]


def test_why_members_stand_at_the_lowest_level_is_counted_live(desk: Desk, qtbot: QtBot) -> None:
    office = desk.office
    people = [p for p in office.reviews.sheet(desk.period_id).persons if p.levels.get(Step.CELL)][:2]
    page = shown(desk, qtbot)
    assert page.low_reasons.isHidden()
    for person in people:
        office.reviews.save_level(desk.period_id, person.id, Step.CELL, Level.NOT_COMPLETED)
    facts = office.reviews.facts(desk.period_id, people[0].id)
    office.reviews.save_facts(replace(facts, tasks_total=10, tasks_done=4, tasks_late=0, tasks_above=0))
    page.reload()
    desk.settle()
    told = page.low_reasons.text()
    assert told.startswith("Không hoàn thành nhiệm vụ, vì: ")
    assert "dưới 50\u00a0% số chỉ tiêu, nhiệm vụ được giao (1)" in told
    assert "Khác (1)" in told
