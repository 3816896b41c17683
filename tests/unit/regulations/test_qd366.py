"""The 2025 pack carries the official words of its forms, criteria and papers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from support.packs import pack

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.forms.checks import Bound, check, progress
from kiemdiem_desktop.forms.draft import new_draft
from kiemdiem_desktop.forms.schema import FieldKind, Form, SubjectKind

REGULATION = pack().regulation
NAMES = (
    "Hoàn thành xuất sắc nhiệm vụ",
    "Hoàn thành tốt nhiệm vụ",
    "Hoàn thành nhiệm vụ",
    "Không hoàn thành nhiệm vụ",
)
PERSONS = (SubjectKind.LEADER, SubjectKind.NON_LEADER, SubjectKind.OUTSIDE_SYSTEM)


def headings(form: Form) -> list[str]:
    return [section.heading for part in form.parts if not part.attachment for section in part.sections]


def numbered(form: Form) -> list[str]:
    return [field.label for field in form.fields() if field.number in {f"{n}." for n in range(1, 7)}]


def test_the_levels_have_their_official_names() -> None:
    assert tuple(level.name for level in REGULATION.levels) == NAMES


@pytest.mark.parametrize(
    ("score", "level"),
    [
        ("100", Level.EXCELLENT),
        ("90", Level.EXCELLENT),
        ("89.9", Level.GOOD),
        ("70", Level.GOOD),
        ("69.99", Level.COMPLETED),
        ("50", Level.COMPLETED),
        ("49.9", Level.NOT_COMPLETED),
        ("0", Level.NOT_COMPLETED),
    ],
)
def test_a_score_on_the_boundary_has_the_better_level(score: str, level: Level) -> None:
    assert REGULATION.level_by_score(Fraction(score)) is level


@pytest.mark.parametrize(
    ("subject", "number", "subtitle", "appendix"),
    [
        (SubjectKind.COLLECTIVE, "Mẫu 01-HD KĐ.ĐG 2025", "", "Phụ lục 1"),
        (SubjectKind.LEADER, "Mẫu 02A-HD KĐ.ĐG 2025", "(Cá nhân giữ chức vụ lãnh đạo, quản lý)", "Phụ lục 3"),
        (SubjectKind.NON_LEADER, "Mẫu 02B-HD KĐ.ĐG 2025", "(Cá nhân không giữ chức vụ lãnh đạo, quản lý)", "Phụ lục 4"),
        (
            SubjectKind.OUTSIDE_SYSTEM,
            "Mẫu 02C-HD KĐ.ĐG 2025",
            "(Đảng viên không làm việc trong hệ thống chính trị)",
            "Phụ lục 5",
        ),
    ],
)
def test_each_subject_has_its_form_and_appendix(
    subject: SubjectKind, number: str, subtitle: str, appendix: str
) -> None:
    form, criteria = REGULATION.form_for(subject), REGULATION.criteria_for(subject)
    lead = next(section.lead for part in form.parts for section in part.sections if section.id == "scores")
    assert (form.number, form.subtitle, criteria is not None and criteria.appendix) == (number, subtitle, appendix)
    assert f"quy định tại {appendix}, Quy định" in lead


EARLIER = (
    "III. Kết quả khắc phục những hạn chế, khuyết điểm đã được cấp có thẩm quyền kết luận hoặc được chỉ ra ở các kỳ "
    "kiểm điểm trước"
)


def test_the_collective_form_has_the_official_headings() -> None:
    assert headings(REGULATION.form_for(SubjectKind.COLLECTIVE)) == [
        "I. Ưu điểm, kết quả đạt được",
        "II. Hạn chế, khuyết điểm và nguyên nhân",
        EARLIER,
        "IV. Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)",
        "V. Trách nhiệm của tập thể, cá nhân",
        "VI. Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm",
        "I. Đánh giá theo các nhóm tiêu chí",
        "II. Đề xuất xếp loại mức chất lượng",
    ]


@pytest.mark.parametrize("subject", PERSONS)
def test_the_personal_forms_have_the_official_headings(subject: SubjectKind) -> None:
    assert headings(REGULATION.form_for(subject)) == [
        "I. Ưu điểm, kết quả đạt được",
        "II. Hạn chế, khuyết điểm và nguyên nhân",
        EARLIER,
        "IV. Giải trình những vấn đề được gợi ý kiểm điểm (nếu có)",
        "V. Làm rõ trách nhiệm của cá nhân đối với những hạn chế, khuyết điểm của tập thể (nếu có)",
        "VI. Phương hướng, biện pháp khắc phục hạn chế, khuyết điểm",
        "I. Đánh giá theo các nhóm tiêu chí",
        "II. Đề xuất xếp loại mức chất lượng",
    ]


DUTIES = (
    "Việc thực hiện nhiệm vụ, quyền hạn và kết quả thực hiện các chỉ tiêu, nhiệm vụ được giao trong năm, "
    "gắn với hiệu quả, tiến độ, chất lượng công việc."
)


def test_the_second_item_differs_outside_the_political_system() -> None:
    items = [
        numbered(REGULATION.form_for(subject))[1] for subject in (SubjectKind.NON_LEADER, SubjectKind.OUTSIDE_SYSTEM)
    ]
    assert items == [
        DUTIES,
        "Việc thực hiện quyền và nghĩa vụ của đảng viên theo các nhiệm vụ chính trị được cấp uỷ, chi bộ phân công.",
    ]


def test_the_leaders_form_adds_three_items_and_the_posts() -> None:
    leader, other = (REGULATION.form_for(kind) for kind in (SubjectKind.LEADER, SubjectKind.NON_LEADER))
    added = {field.id for field in leader.fields()} - {field.id for field in other.fields()}
    assert added == {
        "party_post",
        "state_post",
        "union_post",
        "leadership",
        "responsibility_at_work",
        "example",
    }


@pytest.mark.parametrize("subject", SubjectKind)
def test_every_form_scores_30_and_70_and_offers_the_four_levels(subject: SubjectKind) -> None:
    fields = {field.kind: field for field in REGULATION.form_for(subject).fields()}
    rows = [(row.binding, row.max, row.items) for row in fields[FieldKind.SCORE_SHEET].scores]
    assert rows == [("score.general", 30, ()), ("score.tasks", 70, ())]
    assert tuple(choice.label for choice in fields[FieldKind.LEVEL].choices) == NAMES


@pytest.mark.parametrize("subject", SubjectKind)
def test_an_empty_form_can_be_checked(subject: SubjectKind) -> None:
    form = REGULATION.form_for(subject)
    done, total = progress(form, new_draft(form), Bound())
    assert 0 < total - done <= len(check(form, new_draft(form), Bound()))


@pytest.mark.parametrize(
    ("subject", "counts"),
    [
        (SubjectKind.COLLECTIVE, (6, 2)),
        (SubjectKind.LEADER, (5, 0)),
        (SubjectKind.NON_LEADER, (3, 9)),
        (SubjectKind.OUTSIDE_SYSTEM, (2, 3)),
    ],
)
def test_the_criteria_are_complete_and_have_no_sub_scores(subject: SubjectKind, counts: tuple[int, int]) -> None:
    criteria = REGULATION.criteria_for(subject)
    assert criteria is not None
    assert [(group.id, group.max) for group in criteria.groups] == [("general", 30), ("tasks", 70)]
    assert tuple(len(group.items) for group in criteria.groups) == counts
    assert {item.max for group in criteria.groups for item in group.items} <= {None}


def test_only_one_of_the_nine_bodies_applies_to_a_member() -> None:
    criteria = REGULATION.criteria_for(SubjectKind.NON_LEADER)
    assert criteria is not None
    assert [group.choose_one for group in criteria.groups] == [False, True]


def test_the_sign_off_blocks_are_marked_as_taken_from_earlier_forms() -> None:
    blocks = REGULATION.form_for(SubjectKind.NON_LEADER).sign_blocks
    assert [(block.authority, block.confidence, block.employed_only) for block in blocks] == [
        ("NGƯỜI TỰ KIỂM ĐIỂM", "secondary", False),
        ("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "secondary", True),
        ("T/M CHI ỦY (CHI BỘ)", "secondary", False),
        ("T/M ĐẢNG ỦY (CHI ỦY)", "secondary", False),
    ]


def test_the_papers_of_the_period_are_offered_with_their_words() -> None:
    ids = {paper.id for paper in REGULATION.papers}
    assert ids == {
        "collective_report",
        "member_review",
        "meeting_minutes",
        "tally_minutes",
        "ballot_levels",
        "ballot_excellent",
        "ballot_collective",
        "summary_workbook",
    }
    assert ids < set(REGULATION.wording)


def test_every_step_and_kind_of_cell_is_described() -> None:
    assert [step.id for step in REGULATION.steps] == list(Step)
    assert [decider.id for decider in REGULATION.deciders] == list(CellKind)


def test_a_citation_reads_as_sentences_carry_it() -> None:
    assert REGULATION.cite("qd366.11") == "Điều 11, Quy định 366-QĐ/TW"


def test_custom_is_named_as_custom() -> None:
    settings = (REGULATION.ballots, REGULATION.meeting)
    assert [(entry.confidence, entry.custom.startswith("Thông lệ")) for entry in settings] == [("practice", True)] * 2
