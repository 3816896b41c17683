"""The sample cell judged under all three regulations: the same facts, and the differences that the texts make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec
import pytest
from support.offices import environment
from support.packs import law

from kiemdiem_desktop.domain.grading import FactAnswer, Level, LevelEntry, Step
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.sheets import PeriodSheet, build_period_sheet
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.services.facts import CAP_RAISED, duties, period_facts
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample

OLD, MIDDLE, NEW = "qd132-2019", "qd124-2023", "qd366-2025"
REGIMES = (OLD, MIDDLE, NEW)
NEWCOMER, SICK, PUNISHED, FOURTH = "Lâm Thị Ngọc Trâm", "Dương Thị Huệ", "Đỗ Xuân Hòa", "Huỳnh Quốc Tuấn"


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> PeriodRecords:
    """The sample's last year as its book has it."""
    office = Office.open(make_sample(tmp_path_factory.mktemp("mau"), environment()), environment())
    try:
        return office.reviews.sheet(office.periods.periods()[0].id).records
    finally:
        office.close()


def played(records: PeriodRecords) -> PeriodRecords:
    """The sample with four cases in it.

    A member of three months was given a level; one was long sick and one disciplined, both good; one more is excellent.
    """
    ids = {person.name: person.id for person in records.participants}
    facts = {ids[SICK]: {"long_sick": True}, ids[PUNISHED]: {"disciplined": True, "concluding_paper": "Số 12-QĐ/ĐU"}}
    fourth = LevelEntry(
        id=ids[NEWCOMER], period_id=records.period.id, subject_id=ids[NEWCOMER], step=Step.CELL, level=Level.GOOD
    )
    levels = (
        replace(entry, level=Level.EXCELLENT) if (entry.subject_id, entry.step) == (ids[FOURTH], Step.CELL) else entry
        for entry in records.levels
    )
    return replace(
        records,
        facts=tuple(replace(entry, **facts.get(entry.subject_id, {})) for entry in records.facts),  # type: ignore[arg-type] # the dict names its fields
        levels=(*levels, fourth),
    )


def raised(records: PeriodRecords) -> PeriodRecords:
    """The same with the authority's decision that the raised share may be used."""
    cell = records.collectives[-1].id
    answer = FactAnswer(
        id=cell, period_id=records.period.id, subject_id=cell, fact=CAP_RAISED, yes=True, note="Quyết định 12-QĐ/ĐU"
    )
    return replace(records, answers=(*records.answers, answer))


def judged(records: PeriodRecords, pack_id: str) -> tuple[PeriodSheet, tuple[Finding, ...]]:
    regulation = law(pack_id)
    sheet = build_period_sheet(records, duties(records, regulation), {})
    return sheet, evaluate(regulation, period_facts(sheet, regulation))


def said(records: PeriodRecords, pack_id: str, rule: str, name: str) -> str:
    """What one rule says of one member, as ``variant/severity``; a line for none."""
    sheet, found = judged(records, pack_id)
    wanted = next((str(subject.id) for subject in sheet.subjects if subject.name == name), None)
    told = [f"{item.variant}/{item.severity}" for item in found if item.rule == rule and item.subject_id == wanted]
    return ", ".join(told) or "–"


# The rule, whom it is about, and what it says under the three regimes, in the order of REGIMES.
DIFFERENCES: Mapping[str, tuple[str, str, tuple[str, str, str]]] = {
    "a member of three months: reviewed without a level, later not at all": (
        "newly_admitted",
        NEWCOMER,
        ("reviewed/warn", "reviewed/block", "reviewed/block"),
    ),
    "a member of three months owes a review only where he is reviewed": (
        "self_review",
        NEWCOMER,
        ("missing/block", "–", "–"),
    ),
    "long sick leave: not above completed; no text seen; by the work done": (
        "long_sick",
        SICK,
        ("above/warn", "–", "note/note"),
    ),
    "discipline in the year: a listed case everywhere": (
        "disciplined",
        PUNISHED,
        ("forced/warn", "forced/warn", "forced/warn"),
    ),
    "half of the tasks above demand: leaders alone, everybody, nobody": (
        "above_requirement",
        FOURTH,
        ("–", "failed/warn", "–"),
    ),
    "points speak only where there are points": ("score_band", FOURTH, ("–", "–", "above/warn")),
    "a fifth of the good, in every regime": ("cap", "", ("good/warn", "good/warn", "good/warn")),
}


@pytest.mark.parametrize("case", DIFFERENCES)
def test_the_same_facts_are_judged_by_each_regime_in_its_own_way(records: PeriodRecords, case: str) -> None:
    rule, name, expected = DIFFERENCES[case]
    assert tuple(said(played(records), pack_id, rule, name) for pack_id in REGIMES) == expected


CLAUSES = {
    "newly_admitted": ("Hướng dẫn 21-HD/BTCTW", "Điều 5, Quy định 124-QĐ/TW", "Điều 5, Quy định 366-QĐ/TW"),
    "disciplined": (
        "mục B.2.3, Hướng dẫn 21-HD/BTCTW",
        "Điều 12, điểm 4.3d, Quy định 124-QĐ/TW",
        "Điều 11, Quy định 366-QĐ/TW",
    ),
    "cap": ("mục B.2.3, Hướng dẫn 21-HD/BTCTW", "Điều 12, Quy định 124-QĐ/TW", "Điều 11, Quy định 366-QĐ/TW"),
}


@pytest.mark.parametrize("rule", CLAUSES)
def test_each_regime_names_its_own_clause(records: PeriodRecords, rule: str) -> None:
    told = [next(item for item in judged(played(records), pack)[1] if item.rule == rule) for pack in REGIMES]
    assert tuple(item.citation for item in told) == CLAUSES[rule]
    assert all(item.citation in item.sentence for item in told)


def test_four_of_the_best_level_are_one_too_many_under_every_regime(records: PeriodRecords) -> None:
    for pack_id in REGIMES:
        told = next(item for item in judged(played(records), pack_id)[1] if item.rule == "cap")
        assert "16 → tối đa 20 % × 16 = 3,2 → 3; đang đề nghị 4, vượt 1" in told.sentence, pack_id


def test_the_raised_share_admits_the_fourth_only_where_the_regime_knows_it(records: PeriodRecords) -> None:
    found = [said(raised(played(records)), pack_id, "cap", "") for pack_id in REGIMES]
    assert found == ["good/warn", "good/warn", "–"]


@pytest.mark.parametrize(("pack_id", "unclassified"), [(OLD, True), (MIDDLE, False), (NEW, False)])
def test_the_balance_holds_under_every_regime_and_the_newcomer_stands_in_his_place(
    records: PeriodRecords,
    pack_id: str,
    unclassified: bool,  # noqa: FBT001 - a case
) -> None:
    sheet, _ = judged(played(records), pack_id)
    balance = sheet.balance
    assert balance.total == balance.exempt + balance.not_yet + balance.classified == 24
    assert sum(balance.by_level.values()) == balance.classified == 22
    duty = next(person.duty for person in sheet.persons if person.name == NEWCOMER)
    assert (duty.unclassified, duty.not_yet) == (unclassified, not unclassified)


def test_the_deciding_level_is_stopped_where_the_cell_is_warned(records: PeriodRecords) -> None:
    for pack_id in REGIMES:
        regulation = law(pack_id)
        sheet, _ = judged(played(records), pack_id)
        found = evaluate(regulation, period_facts(sheet, regulation, deciding=True))
        assert [str(item.severity) for item in found if item.rule == "cap" and item.numbers["group"] == ""] == ["block"]


def test_the_ceiling_is_counted_in_each_group_where_members_are_grouped(records: PeriodRecords) -> None:
    regulation = law(NEW)
    grouped = msgspec.structs.replace(regulation, cap=msgspec.structs.replace(regulation.cap, by_group=True))
    sheet, _ = judged(played(records), NEW)
    told = [item for item in evaluate(grouped, period_facts(sheet, grouped)) if item.rule == "cap"]
    groups = {item.numbers["group"]: (item.numbers["base"], item.numbers["proposed"]) for item in told}
    assert all(group.startswith("Đảng viên ") for group in groups)
    for group, (base, proposed) in groups.items():
        kind = next(entry.id for entry in regulation.subjects if group == f"{entry.name}: ")
        levels = [person.level for person in sheet.persons if person.form_subject == kind and person.duty.graded]
        assert (levels.count(Level.GOOD), levels.count(Level.EXCELLENT)) == (int(base), int(proposed))
