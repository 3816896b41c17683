"""What holds of every regulation, whatever the facts: sources, order, round trips, bounds, and contradictions named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.packs import law

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.cap import cap_limit
from kiemdiem_desktop.regulations.catalog import Catalog, digest, freeze, thaw
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import BallotFacts, PeriodFacts, SubjectFacts, VoteFacts
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.page import Laid, regulation_page
from kiemdiem_desktop.regulations.page_lines import Page, PageLine, page_text
from kiemdiem_desktop.regulations.settings import CapBase, Rounding
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.library import RegulationLibrary

LAWS = {
    "2019": law("qd132-2019"),
    "2021 of the province": law("qd132-2019", "quang-nam-2021"),
    "2023": law("qd124-2023"),
    "2025": law("qd366-2025"),
}
EVERY = pytest.mark.parametrize("name", LAWS)


@cache
def any_facts(name: str) -> st.SearchStrategy[PeriodFacts]:
    regulation = LAWS[name]
    facts = [fact.id for fact in regulation.facts]
    keys = sorted(
        {item.id for entry in regulation.criteria for group in entry.groups for item in group.items} | {"earlier"}
    )
    grades = [grade.id for grade in regulation.scale.grades] or ["none"]
    subjects = st.lists(
        st.builds(
            SubjectFacts,
            id=st.sampled_from("abcdef"),
            name=st.sampled_from(["Nguyễn Văn An", "Lê Thị Bình"]),
            kind=st.sampled_from(SubjectKind),
            collective_kind=st.sampled_from([None, *CollectiveKind]),
            standing=st.sampled_from(Standing),
            months=st.none() | st.tuples(st.integers(0, 6), st.integers(6, 9)),
            has_self_review=st.none() | st.booleans(),
            grades=st.dictionaries(st.sampled_from(keys), st.sampled_from(grades)),
            levels=st.dictionaries(st.sampled_from(list(Step)), st.sampled_from(list(Level))),
            shares=st.dictionaries(st.sampled_from(facts), st.fractions(0, 1, max_denominator=10)),
            flags=st.dictionaries(st.sampled_from(facts), st.booleans()),
            reasons=st.dictionaries(st.sampled_from([rule.id for rule in regulation.rules]), st.just("Lý do")),
            long_sick=st.booleans(),
            needs_agency=st.none() | st.booleans(),
            discipline_on=st.none() | st.dates(date(2019, 1, 1), date(2027, 1, 1)),
        ),
        max_size=5,
        unique_by=lambda subject: subject.id,
    )
    return st.builds(
        PeriodFacts,
        subjects=subjects.map(tuple),
        deciding=st.booleans(),
        cap_raised=st.booleans(),
        start=st.just(date(2022, 1, 1)),
        end=st.just(date(2022, 12, 31)),
    )


@EVERY
@given(data=st.data())
def test_no_finding_is_without_its_source_and_a_sentence_without_gaps(name: str, data: st.DataObject) -> None:
    for finding in evaluate(LAWS[name], data.draw(any_facts(name))):
        assert finding.citation
        assert finding.confidence
        assert "{" not in finding.sentence + finding.cure


@EVERY
def test_every_rule_says_what_would_satisfy_it(name: str) -> None:
    assert [rule.id for rule in LAWS[name].rules if not rule.cure] == []


@EVERY
@given(data=st.data())
def test_the_order_of_subjects_changes_nothing(name: str, data: st.DataObject) -> None:
    facts = data.draw(any_facts(name))
    turned = PeriodFacts(
        subjects=tuple(reversed(facts.subjects)),
        deciding=facts.deciding,
        cap_raised=facts.cap_raised,
        start=facts.start,
        end=facts.end,
    )
    assert evaluate(LAWS[name], facts) == evaluate(LAWS[name], turned)


@EVERY
def test_a_frozen_law_thaws_to_the_same_law_with_its_layers(name: str) -> None:
    thawed = thaw(freeze(LAWS[name]))
    assert (thawed, digest(thawed), thawed.layers) == (LAWS[name], digest(LAWS[name]), LAWS[name].layers)


@EVERY
def test_the_four_laws_have_four_digests(name: str) -> None:
    assert [key for key, regulation in LAWS.items() if digest(regulation) == digest(LAWS[name])] == [name]


@EVERY
@given(st.sampled_from(CapBase), st.sampled_from(Rounding), st.integers(0, 80), st.integers(0, 20))
def test_the_ceiling_never_falls_when_more_are_good(
    name: str, base: CapBase, rounding: Rounding, pool: int, others: int
) -> None:
    settings = msgspec.structs.replace(LAWS[name].cap, base=base, rounding=rounding)
    limits = [cap_limit(settings, classified=pool + more + others, pool=pool + more) for more in (0, 1)]
    assert 0 <= limits[0] <= limits[1] <= limits[0] + 1
    assert cap_limit(settings, classified=pool + others, pool=pool, raised=True) >= limits[0]


@EVERY
@given(st.integers(0, 60))
def test_the_ceiling_is_exactly_a_fifth_of_the_good(name: str, good: int) -> None:
    limit = good // 5
    pool = good + limit
    assert cap_limit(LAWS[name].cap, classified=pool, pool=pool) == limit


@given(st.integers(0, 60))
def test_the_raised_ceiling_is_exactly_a_quarter_of_the_good(good: int) -> None:
    pool = good + good // 4
    assert cap_limit(LAWS["2025"].cap, classified=pool, pool=pool, raised=True) == good // 4


@pytest.mark.parametrize(("score", "levels"), [(50, (3, 2)), (70, (2, 1)), (90, (1, 0))])
def test_a_threshold_belongs_to_the_better_level_and_a_hair_less_does_not(score: int, levels: tuple[int, int]) -> None:
    order = list(Level)
    below, at = (
        LAWS["2025"].level_by_score(Fraction(score) - Fraction(1, 1000)),
        LAWS["2025"].level_by_score(Fraction(score)),
    )
    assert (below, at) == (order[levels[0]], order[levels[1]])


# --- Contradictions are named with both values ---


def person(name: str, level: Level | None = None, **facts: Any) -> SubjectFacts:
    levels = {Step.CELL: level} if level else {}
    kind = SubjectKind.OUTSIDE_SYSTEM
    return SubjectFacts(id=name, name=name, kind=kind, levels=levels, has_self_review=True, **facts)


def sentence(name: str, rule: str, facts: PeriodFacts) -> str:
    return next(item.sentence for item in evaluate(LAWS[name], facts) if item.rule == rule)


@EVERY
def test_more_excellent_than_the_ceiling_leaves_names_both_numbers(name: str) -> None:
    people = (
        person("X", Level.EXCELLENT),
        person("Y", Level.EXCELLENT),
        *(person(f"G{n}", Level.GOOD) for n in range(5)),
    )
    told = sentence(name, "cap", PeriodFacts(subjects=people))
    assert "20 % × 5 = 1" in told
    assert "đang đề nghị 2, vượt 1" in told


@EVERY
def test_more_votes_than_valid_papers_names_both_numbers(name: str) -> None:
    votes = VoteFacts(subject_id="A", votes={Level.GOOD: 8, Level.COMPLETED: 3})
    ballot = BallotFacts(
        id="b", name="Vòng 1", present_voters=9, issued=10, collected=9, valid=9, invalid=0, tallies=(votes,)
    )
    facts = PeriodFacts(subjects=(person("A", Level.GOOD),), ballots=(ballot,))
    told = [item for item in evaluate(LAWS[name], facts) if item.rule == "ballot_arithmetic"]
    assert [(item.numbers.get("votes") or item.numbers.get("issued"), item.severity) for item in told] == [
        ("10", Severity.BLOCK),
        ("11", Severity.BLOCK),
    ]
    assert all("9" in item.sentence for item in told)


@EVERY
@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2023, 1, 1)])
def test_a_discipline_dated_outside_the_period_names_both_days(name: str, day: date) -> None:
    people = (person("A", flags={"disciplined": True}, discipline_on=day),)
    told = sentence(
        name, "discipline_date", PeriodFacts(subjects=people, start=date(2022, 1, 1), end=date(2022, 12, 31))
    )
    assert f"{day:%d/%m/%Y}" in told
    assert "từ 01/01/2022 đến 31/12/2022" in told


@EVERY
@pytest.mark.parametrize("day", [date(2022, 1, 1), date(2022, 12, 31)])
def test_the_first_and_the_last_day_lie_in_the_period(name: str, day: date) -> None:
    people = (person("A", discipline_on=day),)
    facts = PeriodFacts(subjects=people, start=date(2022, 1, 1), end=date(2022, 12, 31))
    assert "discipline_date" not in {item.rule for item in evaluate(LAWS[name], facts)}


# --- An overlay that contradicts its base ---


def base_law() -> Laid:
    base = Catalog([resource("regulations")]).load("qd132-2019")
    return base.regulation, base.layers


def contradicted(folder: Path, rules: str) -> tuple[Regulation, list[str]]:
    over = folder / "tinh"
    over.mkdir()
    head = 'id = "tinh"\nversion = "1"\nextends = "qd132-2019"\ntitle = "Hướng dẫn của tỉnh"\n'
    (over / "overlay.toml").write_text(head, encoding="utf-8")
    (over / "rules.toml").write_text(rules, encoding="utf-8")
    loaded = Catalog([resource("regulations"), folder]).load("qd132-2019", ["tinh"])
    page = regulation_page(loaded.regulation, loaded.layers, [base_law()])
    lines = [line for section in page.sections for line in section.lines if line.replaces]
    return loaded.regulation, [f"{line.layer}: {line.said}" for line in lines]


def test_a_changed_number_is_shown_with_the_number_of_the_base(tmp_path: Path) -> None:
    _, told = contradicted(tmp_path, '[cap]\nshare = "3/20"\n')
    assert len(told) == 1
    assert told[0].startswith("Hướng dẫn của tỉnh: Tỉ lệ thường: 15 % (thay cho Tỉ lệ thường: 20 %")


def test_a_rule_taken_out_is_shown_as_taken_out(tmp_path: Path) -> None:
    regulation, told = contradicted(tmp_path, '[[rules]]\nid = "long_sick"\nremove = true\n')
    assert "long_sick" not in {rule.id for rule in regulation.rules}
    assert len(told) == 1
    assert told[0].startswith("Hướng dẫn của tỉnh: ")
    assert "phần bổ sung bỏ dòng này" in told[0]
    assert "nghỉ ốm cộng lại từ 3 tháng" in told[0]


def test_an_overlay_that_only_adds_replaces_nothing() -> None:
    loaded = Catalog([resource("regulations")]).load("qd132-2019", ["quang-nam-2021"])
    page = regulation_page(loaded.regulation, loaded.layers, [base_law()])
    assert not [line for section in page.sections for line in section.lines if line.replaces]


def stacked(folder: Path, **overlays: str) -> Page:
    """The page of the oldest pack with these overlays laid on it, one after the other."""
    for name, text in overlays.items():
        over = folder / name
        over.mkdir()
        issuer = {"tinh": "Tỉnh ủy A", "huyen": "Huyện ủy B"}[name]
        head = f'id = "{name}"\nversion = "1"\nextends = "qd132-2019"\ntitle = "Hướng dẫn"\nissuer = "{issuer}"\n'
        (over / "overlay.toml").write_text(head, encoding="utf-8")
        (over / "rules.toml").write_text(text, encoding="utf-8")
    catalog = Catalog([resource("regulations"), folder])
    env = Environment(
        clock=FixedClock(datetime(2022, 1, 1, tzinfo=UTC)),
        ids=CountingIds(1),
        catalog=catalog,
        regulations_folder=folder,
    )
    return RegulationLibrary(env).show("qd132-2019", tuple(overlays))


def line_at(page: Page, path: str) -> PageLine:
    return next(line for section in page.sections for line in section.lines if line.path == path)


def test_three_layers_that_contradict_one_another_are_all_shown(tmp_path: Path) -> None:
    page = stacked(tmp_path, tinh='[cap]\nshare = "3/20"\n', huyen='[cap]\nshare = "1/10"\n')
    line = line_at(page, "cap.share")
    assert (line.text, line.layer, line.laid) == ("10 %", "Huyện ủy B", True)
    first, second = line.replaces.split("]; ")
    assert "15 %" in first
    assert "lớp Tỉnh ủy A" in first
    assert "20 %" in second
    assert "lớp Quy định 132" in second


def test_the_order_of_the_layers_decides_and_is_named(tmp_path: Path) -> None:
    page = stacked(tmp_path, huyen='[cap]\nshare = "1/10"\n', tinh='[cap]\nshare = "3/20"\n')
    assert line_at(page, "cap.share").text == "15 %"
    assert page.stack == ("Quy định 132", "Huyện ủy B", "Tỉnh ủy A")
    assert "1. Quy định 132; 2. Huyện ủy B; 3. Tỉnh ủy A." in page_text(page)


def test_a_rule_of_which_one_number_was_changed_names_both_its_layers(tmp_path: Path) -> None:
    page = stacked(tmp_path, tinh='[[rules]]\nid = "newly_admitted"\nmonths = 4\n')
    line = line_at(page, "rules[newly_admitted]")
    assert (line.layer, line.laid) == ("Quy định 132 + Tỉnh ủy A", True)
    assert "6 tháng" in line.replaces


def test_what_one_overlay_adds_and_the_next_takes_out_is_told(tmp_path: Path) -> None:
    note = '[[notes]]\nid = "local"\ntext = "Họp trước ngày 5/12."\ncitation = "practice"\n'
    page = stacked(tmp_path, tinh=note, huyen='[[notes]]\nid = "local"\nremove = true\n')
    line = line_at(page, "notes[local]")
    assert (line.text, line.layer) == ("phần bổ sung bỏ dòng này", "Huyện ủy B")
    assert "lớp Tỉnh ủy A" in line.replaces


def test_a_changed_number_is_not_cited_as_if_the_central_text_said_it(tmp_path: Path) -> None:
    page = stacked(tmp_path, tinh='[cap]\nshare = "3/20"\n', huyen='[cap]\nshare = "1/10"\n')
    line = line_at(page, "cap.share")
    assert line.citation == "mục B.2.3, Hướng dẫn 21-HD/BTCTW, Huyện ủy B"
    assert line.confidence == "chưa kiểm chứng"
    assert "mục B.2.3, Hướng dẫn 21-HD/BTCTW, Tỉnh ủy A" in line.replaces
    assert "mục B.2.3, Hướng dẫn 21-HD/BTCTW; theo nguyên văn được dẫn; lớp Quy định 132" in line.replaces


def test_an_overlay_that_names_its_source_is_cited_by_it(tmp_path: Path) -> None:
    own = '[[documents]]\nid = "hdtu"\ncite = "Hướng dẫn 02-HD/TU"\n'
    page = stacked(tmp_path, tinh=f'{own}[cap]\nshare = "3/20"\ncitation = "hdtu"\nconfidence = "quoted"\n')
    line = line_at(page, "cap.share")
    assert (line.citation, line.confidence) == ("Hướng dẫn 02-HD/TU", "theo nguyên văn được dẫn")
