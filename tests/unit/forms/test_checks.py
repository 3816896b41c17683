"""Checks name each problem at its field; progress counts the shown required fields."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import msgspec
import pytest
from support.forms import FIELDS, make_form

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.remedy import ResponsibilityLack
from kiemdiem_desktop.domain.shortcoming import RemedyState, Shortcoming
from kiemdiem_desktop.forms.checks import Bound, Severity, check, group_score, progress, score_total, show_hundredths
from kiemdiem_desktop.forms.diff import changes
from kiemdiem_desktop.forms.draft import Draft, Value, new_draft, with_value
from kiemdiem_desktop.forms.schema import Column, FieldKind, Form, ScoreRow

FORM = make_form()
NOBODY = UUID(int=0)
LATE = Shortcoming(id=NOBODY, period_id=NOBODY, subject_id=NOBODY, text="Họp muộn", cause="Bận")
FULL = Bound(
    scores={"score.general": 2850, "score.tasks": 6000},
    levels={"level.self": Level.GOOD},
    texts={"person.name": "Nguyễn Văn An"},
    shortcomings={"shortcomings.own": (LATE,)},
)


def draft(**values: Value) -> Draft:
    made = with_value(FORM, new_draft(FORM), "strengths", "Gương mẫu")
    for field_id, value in values.items():
        made = with_value(FORM, made, field_id, value)
    return made


def found(made: Draft, bound: Bound = FULL, form: Form = FORM) -> list[tuple[str, str]]:
    return [(problem.field_id, problem.code) for problem in check(form, made, bound)]


def with_shortcoming(binding: str, entry: Shortcoming) -> Bound:
    return replace(FULL, shortcomings={**FULL.shortcomings, binding: (entry,)})


def test_a_full_form_has_no_problem() -> None:
    assert found(draft()) == []


def test_an_empty_form_names_each_missing_field() -> None:
    assert found(new_draft(FORM), Bound()) == [
        ("name", "missing"),
        ("strengths", "missing"),
        ("scores", "score_missing"),
        ("scores", "score_missing"),
        ("own", "shortcomings_none"),
        ("level", "level_missing"),
    ]


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"strengths": "a" * 51}, ("strengths", "too_long")),
        ({"count": -1}, ("count", "too_small")),
        ({"count": 13}, ("count", "too_large")),
        ({"rate": Decimal("1.25")}, ("rate", "too_precise")),
        ({"since": PartialDate(2020, 3)}, ("since", "date_incomplete")),
        ({"kind": "z"}, ("kind", "choice_unknown")),
        ({"kind": "b"}, ("why_b", "missing")),
        ({"tasks": ({"count": 1},)}, ("tasks", "column_missing")),
        ({"tasks": ({"what": "a" * 21},)}, ("tasks", "too_long")),
        ({"fixed": ({"row": "r2", "count": 1},)}, ("fixed", "column_missing")),
    ],
)
def test_a_wrong_value_is_named(values: dict[str, Value], problem: tuple[str, str]) -> None:
    assert found(draft(**values)) == [problem]


@pytest.mark.parametrize(
    ("scores", "codes"),
    [
        ({"score.general": 3000, "score.tasks": 7000}, []),
        ({"score.general": 3010, "score.tasks": 6000}, ["score_over"]),
        ({"score.general": -10, "score.tasks": 6000}, ["score_negative"]),
        ({"score.general": 2855, "score.tasks": 6000}, ["too_precise"]),
        ({"score.general": 2850}, ["score_missing"]),
    ],
)
def test_scores_are_checked_against_their_group(scores: dict[str, int], codes: list[str]) -> None:
    assert found(draft(), replace(FULL, scores=scores)) == [("scores", code) for code in codes]


def test_a_sentence_carries_its_numbers() -> None:
    problem = check(FORM, draft(), replace(FULL, scores={"score.general": 3050, "score.tasks": 0}))[0]
    assert problem.text_vi == "Điểm “Chung” là 30,5, quá mức tối đa 30."


ITEMS = (
    ScoreRow(id="one", label="Một", max=10, binding="score.general.one"),
    ScoreRow(id="two", label="Hai", max=20, binding="score.general.two"),
)
GROUP = ScoreRow(id="general", label="Chung", max=30, binding="score.general", items=ITEMS)


def test_items_replace_the_entry_of_their_group() -> None:
    scores = {"score.general.one": 900, "score.general.two": 1500}
    assert (group_score(GROUP, scores), score_total((GROUP,), scores)) == (2400, 2400)


def test_a_total_is_unknown_until_every_item_is_scored() -> None:
    assert score_total((GROUP,), {"score.general.one": 900}) is None


def test_a_group_that_differs_from_its_items_is_named() -> None:
    sheet = msgspec.structs.replace(FIELDS[11], scores=(GROUP,))
    scores = {"score.general": 2500, "score.general.one": 900, "score.general.two": 1500}
    assert found(draft(), replace(FULL, scores=scores), make_form((*FIELDS[:11], sheet, *FIELDS[12:]))) == [
        ("scores", "score_sum")
    ]


def test_a_shortcoming_without_cause_is_warned_about() -> None:
    assert found(draft(), with_shortcoming("shortcomings.own", replace(LATE, cause=""))) == [("own", "cause_missing")]


def test_a_collective_shortcoming_needs_persons_or_a_reason() -> None:
    column = Column(id="responsible", kind=FieldKind.PERSON, label="Trách nhiệm")
    form = make_form((*FIELDS[:12], msgspec.structs.replace(FIELDS[12], columns=(column,)), *FIELDS[13:]))
    lacks = {
        ResponsibilityLack.NO_RESPONSIBLE: [("own", "responsible_missing")],
        ResponsibilityLack.NO_HEAD: [("own", "head_missing")],
    }
    assert found(draft(), FULL, form) == []
    for lack, problems in lacks.items():
        bound = replace(FULL, lacks={LATE.id: lack})
        assert found(draft(), bound, form) == problems
        assert {problem.severity for problem in check(form, draft(), bound)} == {Severity.BLOCK}
        assert progress(form, draft(), bound) == (5, 6)
    assert progress(form, draft(), FULL) == (6, 6)


@pytest.mark.parametrize(
    ("state", "degree", "problems"),
    [
        (None, "", [("earlier", "state_missing")]),
        (RemedyState.IN_PROGRESS, "", [("earlier", "degree_missing")]),
        (RemedyState.IN_PROGRESS, "80 %", []),
        (RemedyState.REMEDIED, "", []),
        (RemedyState.NOT_REMEDIED, "", []),
    ],
)
def test_each_earlier_shortcoming_needs_its_state(
    state: RemedyState | None, degree: str, problems: list[tuple[str, str]]
) -> None:
    entry = replace(LATE, earlier=True, state=state, degree=degree)
    assert found(draft(), with_shortcoming("shortcomings.earlier", entry)) == problems


def test_progress_counts_shown_required_fields() -> None:
    assert (progress(FORM, new_draft(FORM), Bound()), progress(FORM, draft(), FULL)) == ((1, 6), (6, 6))


def test_a_field_that_becomes_shown_is_counted() -> None:
    assert progress(FORM, draft(kind="b"), FULL) == (6, 7)


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (2850, "28,5"), (3000, "30"), (1, "0,01"), (10000, "100")])
def test_points_are_shown_with_a_comma(value: int, text: str) -> None:
    assert show_hundredths(value) == text


def test_a_difference_names_each_changed_field_in_reading_order() -> None:
    before, after = draft(count=1, kind="a"), draft(kind="b", agreed=True)
    assert [(change.field_id, change.before, change.after) for change in changes(FORM, before, after)] == [
        ("count", 1, None),
        ("kind", "a", "b"),
        ("agreed", None, True),
    ]


def test_drafts_of_another_form_are_not_compared() -> None:
    with pytest.raises(ValueError, match="not of small"):
        changes(FORM, draft(), Draft(form_id="other", form_version="1"))
