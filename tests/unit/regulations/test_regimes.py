"""The same facts under the three regulations: each judges by its own law, and the forms are those of its time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from support.packs import law

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKind
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import Confidence, FieldKind, Form, SubjectKind
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.facts import PeriodFacts, Role, SubjectFacts
from kiemdiem_desktop.regulations.pack import Regulation, ScaleKind
from kiemdiem_desktop.regulations.participation import participation
from kiemdiem_desktop.regulations.rules import Effect

CATALOG = Catalog([resource("regulations")])
OLD, MIDDLE, NEW = "qd132-2019", "qd124-2023", "qd366-2025"
ALL = (OLD, MIDDLE, NEW)
PERSON = SubjectKind.OUTSIDE_SYSTEM


def member(name: str, level: Level | None, **facts: object) -> SubjectFacts:
    levels = {Step.CELL: level} if level else {}
    return SubjectFacts(id=name, name=name, kind=PERSON, levels=levels, has_self_review=True, **facts)  # type: ignore[arg-type]


def weights(pack_id: str, rule: str, *subjects: SubjectFacts, **facts: object) -> list[tuple[str, Severity]]:
    case = PeriodFacts(subjects=subjects, **facts)  # type: ignore[arg-type]
    return [(item.variant, item.severity) for item in evaluate(law(pack_id), case) if item.rule == rule]


@pytest.mark.parametrize(
    ("year", "pack_id"),
    [(2019, OLD), (2022, OLD), (2023, MIDDLE), (2024, MIDDLE), (2025, NEW), (2030, NEW)],
)
def test_each_year_has_its_regulation(year: int, pack_id: str) -> None:
    assert CATALOG.choose(year) == pack_id


def test_no_regulation_is_offered_for_2018() -> None:
    with pytest.raises(KnownError, match="pack_none_in_force"):
        CATALOG.choose(2018)


def test_a_quarter_falls_under_the_newest_regulation_alone() -> None:
    assert CATALOG.choose(2026, PeriodKind.QUARTER) == NEW
    with pytest.raises(KnownError, match="pack_none_in_force"):
        CATALOG.choose(2024, PeriodKind.QUARTER)


@pytest.mark.parametrize(
    ("pack_id", "effect"), [(OLD, Effect.NOT_CLASSIFIED), (MIDDLE, Effect.NOT_YET), (NEW, Effect.NOT_YET)]
)
@pytest.mark.parametrize("months", [0, 5])
def test_a_member_of_five_months_is_reviewed_only_before_2023(pack_id: str, effect: Effect, months: int) -> None:
    found = participation(law(pack_id), member("D", None, months=(months, 5)))
    assert (found.effect, found.reviewed) == (effect, effect is Effect.NOT_CLASSIFIED)


@pytest.mark.parametrize("pack_id", ALL)
def test_six_months_are_enough_in_every_regime(pack_id: str) -> None:
    assert participation(law(pack_id), member("D", None, months=(6, 6))).classified


@pytest.mark.parametrize(
    ("pack_id", "found"), [(OLD, [("above", Severity.WARN)]), (MIDDLE, []), (NEW, [("note", Severity.NOTE)])]
)
def test_long_sickness_bounds_the_level_only_before_2023(pack_id: str, found: list[tuple[str, Severity]]) -> None:
    assert weights(pack_id, "long_sick", member("A", Level.GOOD, long_sick=True)) == found


@pytest.mark.parametrize("pack_id", ALL)
def test_discipline_forces_not_completed_in_every_regime_with_its_own_clause(pack_id: str) -> None:
    case = PeriodFacts(subjects=(member("A", Level.COMPLETED, flags={"disciplined": True}),))
    found = [item for item in evaluate(law(pack_id), case) if item.rule == "disciplined"]
    assert [(item.variant, item.severity) for item in found] == [("forced", Severity.WARN)]
    assert {
        OLD: "mục B.2.3, Hướng dẫn 21-HD/BTCTW",
        MIDDLE: "Điều 12, điểm 4.3d, Quy định 124-QĐ/TW",
        NEW: "Điều 11, Quy định 366-QĐ/TW",
    }[pack_id] in found[0].sentence


@pytest.mark.parametrize(("pack_id", "limit"), [(OLD, Fraction(1, 2)), (MIDDLE, None), (NEW, Fraction(1, 2))])
def test_less_than_half_of_the_tasks_is_a_listed_case_for_members_but_in_2023(
    pack_id: str, limit: Fraction | None
) -> None:
    def forced(share: Fraction) -> bool:
        case = PeriodFacts(subjects=(member("A", Level.COMPLETED, shares={"tasks_done": share}),))
        return any(item.variant == "forced" for item in evaluate(law(pack_id), case))

    below = Fraction(49, 100)
    assert (forced(below), forced(Fraction(1, 2))) == (limit is not None, False)


def crowd(excellent: int, good: int) -> tuple[SubjectFacts, ...]:
    best = tuple(member(f"X{n}", Level.EXCELLENT) for n in range(excellent))
    return best + tuple(member(f"G{n}", Level.GOOD) for n in range(good))


@pytest.mark.parametrize("pack_id", ALL)
@pytest.mark.parametrize(("excellent", "good", "over"), [(1, 5, 0), (1, 4, 1), (2, 10, 0), (3, 10, 1), (2, 9, 1)])
def test_a_fifth_of_the_good_is_the_ceiling_in_every_regime(pack_id: str, excellent: int, good: int, over: int) -> None:
    assert len(weights(pack_id, "cap", *crowd(excellent, good))) == over


@pytest.mark.parametrize(("pack_id", "variants"), [(OLD, ["good"]), (MIDDLE, ["good"]), (NEW, [])])
def test_only_the_newest_regime_knows_a_raised_share(pack_id: str, variants: list[str]) -> None:
    found = weights(pack_id, "cap", *crowd(1, 4), cap_raised=True, raised_ground="Quyết định 12")
    assert [variant for variant, _ in found] == variants


@pytest.mark.parametrize("pack_id", ALL)
def test_the_deciding_level_is_blocked_where_the_cell_is_warned(pack_id: str) -> None:
    assert weights(pack_id, "cap", *crowd(1, 4)) == [("good", Severity.WARN)]
    assert weights(pack_id, "cap", *crowd(1, 4), deciding=True) == [("good", Severity.BLOCK)]


@pytest.mark.parametrize(("pack_id", "ids"), [(OLD, ["members_completed", "members_good"]), (MIDDLE, []), (NEW, [])])
def test_an_excellent_cell_answers_for_its_members_only_before_2023(pack_id: str, ids: list[str]) -> None:
    cell = SubjectFacts(
        id="cell",
        name="Chi bộ",
        kind=SubjectKind.COLLECTIVE,
        role=Role.COLLECTIVE,
        collective_kind=CollectiveKind.CELL,
        levels={Step.CELL: Level.EXCELLENT},
    )
    people = (member("A", Level.COMPLETED), member("B", Level.NOT_COMPLETED))
    found = evaluate(law(pack_id), PeriodFacts(subjects=(cell, *people)))
    assert [item.rule for item in found if item.rule.startswith("members_")] == ids


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE])
def test_a_committee_is_not_asked_for_its_members_levels(pack_id: str) -> None:
    committee = SubjectFacts(
        id="c",
        name="Chi ủy",
        kind=SubjectKind.COLLECTIVE,
        collective_kind=CollectiveKind.CELL_COMMITTEE,
        levels={Step.CELL: Level.EXCELLENT},
    )
    found = evaluate(law(pack_id), PeriodFacts(subjects=(committee, member("A", Level.NOT_COMPLETED))))
    assert not [item for item in found if item.rule.startswith("members_")]


FORMS = {
    (OLD, SubjectKind.COLLECTIVE): "Mẫu 01-HD KĐ.ĐG 2019",
    (OLD, SubjectKind.LEADER): "Mẫu 02-HD KĐ.ĐG 2019",
    (OLD, SubjectKind.NON_LEADER): "Mẫu 02-HD KĐ.ĐG 2019",
    (OLD, SubjectKind.OUTSIDE_SYSTEM): "Mẫu 02-HD KĐ.ĐG 2019",
    (MIDDLE, SubjectKind.COLLECTIVE): "Mẫu 01-HD KĐ.ĐG 2023",
    (MIDDLE, SubjectKind.LEADER): "Mẫu 02B-HD KĐ.ĐG 2023",
    (MIDDLE, SubjectKind.NON_LEADER): "Mẫu 02A-HD KĐ.ĐG 2023",
    (MIDDLE, SubjectKind.OUTSIDE_SYSTEM): "Mẫu 02A-HD KĐ.ĐG 2023",
    (NEW, SubjectKind.LEADER): "Mẫu 02A-HD KĐ.ĐG 2025",
    (NEW, SubjectKind.NON_LEADER): "Mẫu 02B-HD KĐ.ĐG 2025",
}


@pytest.mark.parametrize(("key", "number"), FORMS.items(), ids=str)
def test_the_letters_of_the_forms_changed_places(key: tuple[str, SubjectKind], number: str) -> None:
    assert law(key[0]).form_for(key[1]).number == number


def graded(form: Form) -> set[str]:
    return {field.grade for field in form.fields() if field.grade}


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE])
@pytest.mark.parametrize("subject", SubjectKind)
def test_every_criterion_of_the_old_regimes_has_its_four_boxes(pack_id: str, subject: SubjectKind) -> None:
    regulation = law(pack_id)
    criteria = regulation.criteria_for(subject)
    assert criteria is not None
    wanted = {item.id for group in criteria.groups for item in group.items} | {"earlier"}
    assert wanted <= graded(regulation.form_for(subject))
    boxes = {
        tuple(choice.label for choice in field.choices)
        for field in regulation.form_for(subject).fields()
        if field.grade
    }
    assert boxes == {("Xuất sắc", "Tốt", "Trung bình", "Kém")}


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE])
def test_the_old_regimes_have_grades_and_no_points(pack_id: str) -> None:
    regulation = law(pack_id)
    assert regulation.scale.kind is ScaleKind.GRADES
    assert [level.at_least for level in regulation.levels] == [None] * 4
    kinds = {field.kind for form in regulation.forms for field in form.fields()}
    assert FieldKind.SCORE_SHEET not in kinds


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE])
@pytest.mark.parametrize("subject", SubjectKind)
def test_the_old_forms_have_seven_sections_in_their_order(pack_id: str, subject: SubjectKind) -> None:
    form = law(pack_id).form_for(subject)
    headings = [section.heading.partition(".")[0] for part in form.parts for section in part.sections]
    assert headings == ["I", "II", "III", "IV", "V", "VI", "VII"]


def test_the_forms_of_2019_and_2023_differ_in_the_first_item() -> None:
    items = [law(pack_id).form_for(SubjectKind.LEADER).field("conduct").label[:20] for pack_id in (OLD, MIDDLE)]
    assert items == ["Về tư tưởng chính tr", "Về phẩm chất chính t"]


@pytest.mark.parametrize("pack_id", ALL)
def test_what_no_text_tells_stands_among_the_open_points(pack_id: str) -> None:
    ids = {point.id for point in law(pack_id).open_points}
    assert {"rounding", "complaints"} <= ids


@pytest.mark.parametrize("pack_id", ALL)
def test_a_rule_that_rests_on_nothing_seen_is_switched_off_or_only_left_out_of_the_count(pack_id: str) -> None:
    unverified = {rule.id for rule in law(pack_id).rules if rule.confidence is Confidence.UNVERIFIED and rule.enabled}
    assert unverified <= {"temporary_here"}


def every_flag_is_read(regulation: Regulation) -> set[str]:
    return {fact.id for fact in regulation.facts} - {getattr(rule, "fact", "") for rule in regulation.rules}


@pytest.mark.parametrize("pack_id", ALL)
def test_no_question_is_asked_that_no_rule_reads(pack_id: str) -> None:
    assert every_flag_is_read(law(pack_id)) == set()


def test_the_provinces_overlay_adds_the_deadline_of_the_correction() -> None:
    loaded = CATALOG.load(OLD, ["quang-nam-2021"])
    deadline = next(item for item in loaded.regulation.deadlines if item.id == "correction")
    assert (deadline.day, deadline.month, deadline.for_year, deadline.next_year) == (29, 10, 2021, True)
    assert loaded.origin("deadlines[correction].day") == "quang-nam-2021"
    assert loaded.origin("cap.share") == OLD


def test_the_provinces_overlay_changes_no_rule() -> None:
    assert CATALOG.load(OLD, ["quang-nam-2021"]).regulation.rules == law(OLD).rules


@pytest.mark.parametrize("pack_id", ALL)
def test_every_pack_offers_the_same_papers_and_words(pack_id: str) -> None:
    own, newest = law(pack_id), law(NEW)
    assert {paper.id for paper in own.papers} == {paper.id for paper in newest.papers}
    assert {key: set(words) for key, words in own.wording.items()} == {
        key: set(words) for key, words in newest.wording.items()
    }


@pytest.mark.parametrize("pack_id", [OLD, MIDDLE])
def test_the_minutes_of_the_old_regimes_speak_of_no_points(pack_id: str) -> None:
    assert "{score}" not in law(pack_id).wording["meeting_minutes"]["self_grade"]
