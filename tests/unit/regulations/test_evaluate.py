"""Rule kinds judge exactly, say their numbers, and do not care in which order the facts come."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.packs import pack, rule, with_rules

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations import rules
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.explain import levels_offered
from kiemdiem_desktop.regulations.facts import BallotFacts, PeriodFacts, Role, SubjectFacts, VoteFacts
from kiemdiem_desktop.regulations.pack import (
    CriteriaGroup,
    CriteriaSet,
    Criterion,
    GradeDef,
    Regulation,
    Scale,
    ScaleKind,
    with_settings,
)
from kiemdiem_desktop.regulations.settings import CapBase, ElectorateBase

REGULATION = pack().regulation
ALL = tuple(Level)


def member(name: str = "an", level: Level | None = None, step: Step = Step.CELL, **more: object) -> SubjectFacts:
    made = SubjectFacts(id=name, name=name, kind=SubjectKind.NON_LEADER, levels={step: level} if level else {})
    return replace(made, **more)  # type: ignore[arg-type] # the test names the fields


def collective(level: Level | None = None, **more: object) -> SubjectFacts:
    made = member("cell", level, kind=SubjectKind.COLLECTIVE, role=Role.COLLECTIVE, collective_kind=CollectiveKind.CELL)
    return replace(made, **more)  # type: ignore[arg-type] # the test names the fields


def many(excellent: int, good: int, completed: int = 0) -> tuple[SubjectFacts, ...]:
    levels = [Level.EXCELLENT] * excellent + [Level.GOOD] * good + [Level.COMPLETED] * completed
    return tuple(member(f"m{number:02d}", level) for number, level in enumerate(levels))


def found(regulation: Regulation, *subjects: SubjectFacts, rule_id: str = "tried", **more: object) -> list[str]:
    facts = replace(PeriodFacts(subjects=subjects), **more)  # type: ignore[arg-type] # the test names the fields
    return [item.variant for item in evaluate(regulation, facts) if item.rule == rule_id]


# --- The ceiling ---


@pytest.mark.parametrize(
    ("excellent", "good", "over"), [(3, 15, 0), (4, 15, 1), (1, 5, 0), (1, 4, 1), (0, 0, 0), (2, 0, 2)]
)
def test_the_ceiling_is_a_share_of_the_good_alone(excellent: int, good: int, over: int) -> None:
    findings = [
        item for item in evaluate(REGULATION, PeriodFacts(subjects=many(excellent, good))) if item.rule == "cap"
    ]
    assert [item.numbers["over"] for item in findings] == ([str(over)] if over else [])


@pytest.mark.parametrize(
    ("base", "variants"),
    [(CapBase.GOOD, ["good"]), (CapBase.GOOD_OR_BETTER, []), (CapBase.ALL_CLASSIFIED, [])],
)
def test_the_ceiling_follows_the_chosen_base(base: CapBase, variants: list[str]) -> None:
    chosen = with_settings(REGULATION, cap=msgspec.structs.replace(REGULATION.cap, base=base))
    assert found(chosen, *many(2, 8, 2), rule_id="cap") == variants


def test_self_levels_do_not_count_for_the_ceiling() -> None:
    assert found(REGULATION, member(level=Level.EXCELLENT, step=Step.SELF), rule_id="cap") == []


def test_the_head_can_be_left_out_of_the_ceiling() -> None:
    chosen = with_settings(REGULATION, cap=msgspec.structs.replace(REGULATION.cap, exclude_head=True))
    head = member("head", Level.EXCELLENT, role=Role.HEAD)
    assert [len(found(law, *many(1, 5), head, rule_id="cap")) for law in (REGULATION, chosen)] == [1, 0]


def test_groups_are_counted_apart_when_the_setting_says_so() -> None:
    chosen = with_settings(REGULATION, cap=msgspec.structs.replace(REGULATION.cap, by_group=True))
    leader = member("leader", Level.EXCELLENT, kind=SubjectKind.LEADER)
    assert [len(found(law, leader, *many(0, 5), rule_id="cap")) for law in (REGULATION, chosen)] == [0, 1]


def test_the_ceiling_warns_at_the_cell_and_blocks_at_the_deciding_level() -> None:
    weights = [
        [
            item.severity
            for item in evaluate(REGULATION, PeriodFacts(subjects=many(4, 15), deciding=deciding))
            if item.rule == "cap"
        ]
        for deciding in (False, True)
    ]
    assert weights == [[Severity.WARN], [Severity.BLOCK]]


def test_a_recorded_reason_lowers_the_ceiling_to_a_note_at_the_cell() -> None:
    facts = PeriodFacts(subjects=many(4, 15), reasons={"cap": "Nhiều sản phẩm vượt mức"})
    finding = next(item for item in evaluate(REGULATION, facts) if item.rule == "cap")
    assert finding.severity is Severity.NOTE
    assert finding.sentence.endswith("Lý do đã ghi: Nhiều sản phẩm vượt mức")


def test_a_raised_share_needs_its_ground() -> None:
    assert found(REGULATION, *many(4, 16), rule_id="cap", cap_raised=True) == ["no_ground"]
    assert found(REGULATION, *many(4, 16), rule_id="cap", cap_raised=True, raised_ground="QĐ 12") == []


def test_the_cure_names_the_reachable_limit() -> None:
    finding = next(item for item in evaluate(REGULATION, PeriodFacts(subjects=many(10, 9))) if item.rule == "cap")
    assert (finding.numbers["limit"], "tối đa 3 đồng chí" in finding.cure) == ("3", True)


# --- Rules that other regimes switch on ---


def test_a_long_sickness_can_have_a_ceiling() -> None:
    law = with_rules(rule(rules.LongSickRule, months=3, ceiling=Level.COMPLETED))
    variants = [found(law, member(level=level, long_sick=True)) for level in ALL]
    assert variants == [["above"], ["above"], ["note"], ["note"]]


def test_newcomers_can_be_reviewed_without_a_level() -> None:
    law = with_rules(
        rule(rules.NewcomerRule, months=6, effect=rules.Effect.NOT_CLASSIFIED),
        rule(rules.SelfReviewRule, id="review"),
    )
    newcomer = member(level=Level.GOOD, months=(2, 2), has_self_review=False)
    assert (found(law, newcomer), found(law, newcomer, rule_id="review")) == (["reviewed"], ["missing"])


GRADES = tuple(
    GradeDef(id=key, name=name, rank=rank)
    for rank, (key, name) in enumerate([("poor", "Kém"), ("fair", "Trung bình"), ("good", "Tốt"), ("best", "Xuất sắc")])
)
CRITERIA = CriteriaSet(
    id="non_leader",
    subject=SubjectKind.NON_LEADER,
    appendix="",
    citation="practice",
    groups=(
        CriteriaGroup(id="conduct", label="Phẩm chất", graded=True),
        CriteriaGroup(
            id="tasks",
            label="Nhiệm vụ",
            graded=True,
            items=(Criterion(id="tasks.1", label="Tiến độ"), Criterion(id="tasks.2", label="Chất lượng")),
        ),
    ),
)


def graded(*changed: rules.Rule) -> Regulation:
    scale = Scale(kind=ScaleKind.GRADES, citation="practice", grades=GRADES)
    return msgspec.structs.replace(with_rules(*changed), scale=scale, criteria=(CRITERIA,))


@pytest.mark.parametrize(
    ("grades", "variants"),
    [
        ({"conduct": "good", "tasks.1": "best", "tasks.2": "best"}, []),
        ({"conduct": "fair", "tasks.1": "best", "tasks.2": "best"}, ["failed"]),
        ({"conduct": "good", "tasks.1": "best", "tasks.2": "good"}, ["failed"]),
        ({"conduct": "good"}, []),
    ],
)
def test_a_level_can_rest_on_grades(grades: dict[str, str], variants: list[str]) -> None:
    law = graded(
        rule(rules.GradeCondition, levels=(Level.EXCELLENT,), short="mọi tiêu chí", at_least="good"),
        rule(rules.GradeCondition, levels=(Level.EXCELLENT,), short="nhiệm vụ", at_least="best", groups=("tasks",)),
    )
    assert found(law, member(level=Level.EXCELLENT, grades=grades)) == variants


def test_missing_grades_are_named_as_unknown() -> None:
    law = graded(
        rule(rules.GradeCondition, id="grade", levels=(Level.EXCELLENT,), short="mọi tiêu chí", at_least="good"),
        rule(rules.UnknownRule, score_name="điểm"),
    )
    finding = evaluate(law, PeriodFacts(subjects=(member(level=Level.EXCELLENT),)))[0]
    assert "mọi tiêu chí" in finding.numbers["facts"]


@pytest.mark.parametrize(("good", "completed", "variants"), [(4, 1, []), (3, 1, ["failed"]), (0, 0, [])])
def test_a_collectives_level_can_rest_on_its_members(good: int, completed: int, variants: list[str]) -> None:
    law = with_rules(
        rule(
            rules.MembersCondition,
            levels=(Level.EXCELLENT,),
            short="đảng viên",
            at_least=Level.GOOD,
            share=Fraction(4, 5),
            subjects=(SubjectKind.COLLECTIVE,),
        )
    )
    assert found(law, collective(Level.EXCELLENT), *many(0, good, completed)) == variants


@pytest.mark.parametrize(("agency", "variants"), [(Level.EXCELLENT, []), (Level.GOOD, ["failed"]), (None, [])])
def test_a_level_can_rest_on_the_employers_level(agency: Level | None, variants: list[str]) -> None:
    law = with_rules(
        rule(rules.AgencyCondition, levels=(Level.EXCELLENT,), short="viên chức", at_least=Level.EXCELLENT)
    )
    levels = {Step.CELL: Level.EXCELLENT} | ({Step.AGENCY: agency} if agency else {})
    assert found(law, member(levels=levels)) == variants


def test_a_collective_that_misses_its_tasks_bounds_its_head_and_deputies() -> None:
    law = with_rules(
        rule(
            rules.LowCollectiveRule,
            fact="tasks_done",
            test=rules.Test.BELOW,
            value=Fraction(7, 10),
            head_at_most=Level.NOT_COMPLETED,
            deputies_at_most=Level.GOOD,
        )
    )
    cell = collective(shares={"tasks_done": Fraction(69, 100)})
    head, deputy = member("h", Level.COMPLETED, role=Role.HEAD), member("d", Level.GOOD, role=Role.DEPUTY)
    assert found(law, cell, head, deputy) == ["head"]


@pytest.mark.parametrize(("quarters", "variants"), [((), []), ((Level.NOT_COMPLETED,), ["barred"])])
def test_a_bad_quarter_can_bound_the_year(quarters: tuple[Level, ...], variants: list[str]) -> None:
    law = with_rules(rule(rules.QuarterRule, quarter_level=Level.NOT_COMPLETED, quarters=1, at_most=Level.GOOD))
    assert found(law, member(level=Level.EXCELLENT, quarter_levels=quarters)) == variants


@pytest.mark.parametrize(("tasks", "variants"), [("60", ["gap"]), ("60.1", [])])
def test_points_far_apart_want_an_explanation(tasks: str, variants: list[str]) -> None:
    law = with_rules(rule(rules.ScoreGapRule, points=Fraction(5)))
    own = {"general": Fraction(28), "tasks": Fraction(65)}
    assert found(law, member(scores=own, appraised=own | {"tasks": Fraction(tasks)})) == variants


LOW = Level.NOT_COMPLETED


@pytest.mark.parametrize(
    ("quarters", "told"),
    [
        ((LOW, LOW, Level.GOOD), ["2"]),
        ((LOW, Level.GOOD, LOW), []),
        ((LOW, None, LOW), []),
        ((Level.GOOD, LOW, LOW, LOW), ["3"]),
        ((LOW,), []),
    ],
)
@pytest.mark.parametrize("level", [None, Level.COMPLETED])
def test_bad_quarters_are_reported_only_where_they_follow_one_another(
    quarters: tuple[Level | None, ...], told: list[str], level: Level | None
) -> None:
    law = with_rules(rule(rules.QuarterRule, quarter_level=LOW, quarters=2, running=True))
    found_ = evaluate(law, PeriodFacts(subjects=(member(level=level, quarter_levels=quarters),)))
    assert [item.numbers["quarters"] for item in found_] == told


@pytest.mark.parametrize(
    ("levels", "variants"),
    [
        ({Step.SELF: Level.EXCELLENT, Step.COMMITTEE: Level.GOOD}, ["levels"]),
        ({Step.SELF: Level.GOOD, Step.CELL: Level.GOOD}, []),
        ({Step.SELF: Level.GOOD}, []),
        ({Step.CELL: Level.GOOD}, []),
    ],
)
def test_another_level_than_the_own_one_wants_an_explanation(levels: dict[Step, Level], variants: list[str]) -> None:
    law = with_rules(rule(rules.ScoreGapRule, points=Fraction(5)))
    assert found(law, member(levels=levels)) == variants


def test_a_pack_that_has_no_words_for_an_optional_variant_is_silent_there() -> None:
    made = rule(rules.ScoreGapRule, points=Fraction(5))
    law = with_rules(msgspec.structs.replace(made, sentences={"gap": "{difference}"}))
    assert found(law, member(levels={Step.SELF: Level.EXCELLENT, Step.CELL: Level.GOOD})) == []


@pytest.mark.parametrize(("months", "named"), [(None, True), ((60, 60), False), ((2, 9), False)])
def test_an_unknown_day_of_admission_is_named_as_missing(months: tuple[int, int] | None, named: bool) -> None:  # noqa: FBT001 - a case
    subject = member(level=Level.GOOD, months=months)
    told = [i.sentence for i in evaluate(REGULATION, PeriodFacts(subjects=(subject,))) if i.rule == "unknown_facts"]
    assert any("ngày vào Đảng" in sentence for sentence in told) is named


def test_a_collective_is_not_asked_when_it_was_admitted() -> None:
    told = evaluate(REGULATION, PeriodFacts(subjects=(collective(Level.GOOD),)))
    assert not [item for item in told if "ngày vào Đảng" in item.sentence]


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    law = with_rules(rule(rules.LongSickRule, months=3, enabled=False))
    assert found(law, member(long_sick=True)) == []


def test_a_recorded_reason_lowers_what_is_left_to_discretion() -> None:
    law = with_rules(rule(rules.ScoreBandRule, discretion=True))
    subject = member(level=Level.EXCELLENT, scores={"general": Fraction(20), "tasks": Fraction(40)})
    weights = [
        evaluate(law, PeriodFacts(subjects=(entry,)))[0].severity
        for entry in (subject, replace(subject, reasons={"tried": "Đã cân nhắc"}))
    ]
    assert weights == [Severity.WARN, Severity.NOTE]


# --- Ballots ---


def test_an_excellent_ballot_decides_about_the_excellent_and_the_last_round_wins() -> None:
    first = BallotFacts(
        id="1", name="Vòng 1", round=1, present_voters=10, tallies=(VoteFacts(subject_id="an", votes={Level.GOOD: 10}),)
    )
    second = BallotFacts(
        id="2", name="Vòng 2", round=2, present_voters=10, tallies=(VoteFacts(subject_id="an", agree=5, disagree=5),)
    )
    ballots = (first, second)
    assert [
        found(REGULATION, member(level=level), rule_id="ballot_majority", ballots=ballots)
        for level in (Level.EXCELLENT, Level.GOOD)
    ] == [["below"], []]


@pytest.mark.parametrize(("cumulative", "variants"), [(False, ["below"]), (True, [])])
def test_votes_for_better_levels_may_count(cumulative: bool, variants: list[str]) -> None:  # noqa: FBT001 - a case
    ballots = msgspec.structs.replace(REGULATION.ballots, cumulative=cumulative)
    votes = VoteFacts(subject_id="an", votes={Level.EXCELLENT: 4, Level.GOOD: 4, Level.COMPLETED: 2})
    ballot = BallotFacts(id="1", name="Vòng 1", present_voters=10, tallies=(votes,))
    law = with_settings(REGULATION, ballots=ballots)
    assert found(law, member(level=Level.GOOD), rule_id="ballot_majority", ballots=(ballot,)) == variants


def test_a_ballot_without_its_base_is_not_judged() -> None:
    ballots = msgspec.structs.replace(REGULATION.ballots, base=ElectorateBase.VALID)
    ballot = BallotFacts(id="1", name="Vòng 1", tallies=(VoteFacts(subject_id="an", votes={Level.GOOD: 1}),))
    law = with_settings(REGULATION, ballots=ballots)
    assert found(law, member(level=Level.GOOD), rule_id="ballot_majority", ballots=(ballot,)) == []


@pytest.mark.parametrize(
    ("totals", "told"),
    [
        ({"collected": 11}, [("voters", "11", "10")]),
        ({"collected": 10}, []),
        ({"collected": 11, "issued": 10}, [("collected", "11", "10")]),
        ({}, [("votes_voters", "12", "10")]),
        ({"valid": 12}, []),
        ({"valid": 11}, [("votes", "12", "11")]),
    ],
)
def test_totals_over_the_voters_are_named_with_both_numbers(
    totals: dict[str, int], told: list[tuple[str, str, str]]
) -> None:
    votes = {"an": 12 if "collected" not in totals else 1}
    tallies = (VoteFacts(subject_id="an", votes={Level.GOOD: votes["an"]}),)
    ballot = replace(BallotFacts(id="1", name="Vòng 1", present_voters=10, tallies=tallies), **totals)  # type: ignore[arg-type]
    facts = PeriodFacts(subjects=(member(level=Level.GOOD),), ballots=(ballot,))
    found_ = [item for item in evaluate(REGULATION, facts) if item.rule == "ballot_arithmetic"]
    assert [(item.variant, *item.numbers.values()) for item in found_] == told
    assert all(item.severity is Severity.BLOCK for item in found_)


# --- The whole ---

LEVELS = st.dictionaries(st.sampled_from(list(Step)), st.sampled_from(ALL))
SHARES = st.fractions(0, 1, max_denominator=10)
SUBJECTS = st.lists(
    st.builds(
        SubjectFacts,
        id=st.sampled_from("abcdefgh"),
        name=st.sampled_from(["Nguyễn Văn An", "Lê Thị Bình", "Trần Đức"]),
        kind=st.sampled_from(SubjectKind),
        role=st.sampled_from(Role),
        collective_kind=st.sampled_from([None, *CollectiveKind]),
        standing=st.sampled_from(Standing),
        not_reviewed_reason=st.sampled_from(["", "Vắng"]),
        months=st.none() | st.tuples(st.integers(0, 6), st.integers(6, 9)),
        has_self_review=st.none() | st.booleans(),
        scores=st.dictionaries(st.sampled_from(["general", "tasks"]), st.fractions(0, 70, max_denominator=10)),
        levels=LEVELS,
        shares=st.dictionaries(st.sampled_from([fact.id for fact in REGULATION.facts]), SHARES),
        flags=st.dictionaries(st.sampled_from([fact.id for fact in REGULATION.facts]), st.booleans()),
        earlier_total=st.none() | st.integers(0, 3),
        earlier_remedied=st.none() | st.integers(0, 3),
        long_sick=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda subject: subject.id,
)


@given(SUBJECTS, st.randoms(use_true_random=False))
def test_any_facts_are_judged_and_their_order_does_not_matter(subjects: list[SubjectFacts], dice: object) -> None:
    shuffled = list(subjects)
    dice.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random
    ordered, mixed = (evaluate(REGULATION, PeriodFacts(subjects=tuple(some))) for some in (subjects, shuffled))
    assert ordered == mixed


def test_the_heaviest_findings_come_first() -> None:
    subjects = (member("a", Level.GOOD, has_self_review=False), member("b", long_sick=True), *many(4, 3))
    weights = [list(Severity).index(item.severity) for item in evaluate(REGULATION, PeriodFacts(subjects=subjects))]
    assert weights == sorted(weights)


# --- Levels offered ---


def test_levels_offered_say_what_speaks_against_each() -> None:
    subject = member(
        scores={"general": Fraction(25), "tasks": Fraction(55)},
        shares={"tasks_done": Fraction(1), "tasks_late": Fraction(0), "tasks_above": Fraction(0)},
        earlier_total=0,
        has_self_review=True,
        months=(60, 60),
    )
    offers = levels_offered(REGULATION, PeriodFacts(subjects=(subject,)), "an")
    assert [(offer.level, offer.open, {item.rule for item in offer.reasons}) for offer in offers] == [
        (Level.EXCELLENT, True, {"score_band", "above_requirement", "cap"}),
        (Level.GOOD, True, set()),
        (Level.COMPLETED, True, {"score_band"}),
        (Level.NOT_COMPLETED, True, {"score_band"}),
    ]


def test_no_level_is_open_to_someone_who_is_left_out() -> None:
    facts = PeriodFacts(subjects=(member(standing=Standing.EXEMPT, levels={Step.DECIDED: Level.GOOD}),))
    assert [offer.open for offer in levels_offered(REGULATION, facts, "an")] == [False] * 4


def test_levels_are_offered_only_for_a_known_subject() -> None:
    with pytest.raises(KeyError):
        levels_offered(REGULATION, PeriodFacts(), "nobody")
