"""Under the regimes of four grades: who is asked for what, and a handwritten review brings its grades along."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from support.offices import add_member, id_of, make_office, open_year
from support.paper_text import text_of

from kiemdiem_desktop.documents.content import CheckList
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.registry import build_paper, build_workbook
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.member import MemberKind
from kiemdiem_desktop.domain.period import Period
from kiemdiem_desktop.forms.draft import with_value
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.grades import counted_grades, each_grade_in_words, given_grades, grades_in_words
from kiemdiem_desktop.services.facts import period_facts
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.reviews import PaperReview

HEAD, CLERK, FARMER = "Trần Văn Bí", "Vũ Thị Hai", "Đỗ Văn Một"
COMMON = {"birth", "conduct", "conduct_grade", "duties", "duties_grade", "commitment", "direction"}
LEADERS_ITEMS = {"leadership", "responsibility_at_work", "example"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make_office(tmp_path)
    add_member(made, HEAD, party_post="Bí thư chi bộ", kind=MemberKind.LEADER)
    add_member(made, CLERK)
    add_member(made, FARMER, kind=MemberKind.OUTSIDE_SYSTEM)
    return made


@pytest.fixture
def period(office: Office) -> Period:
    return open_year(office, "2022")


def missing(office: Office, period: Period, name: str) -> set[str]:
    problems = office.reviews.problems(period.id, id_of(office, period, name))
    return {problem.field_id for problem in problems if problem.code == "missing"}


def test_only_leaders_are_asked_for_the_leaders_items_of_the_common_form(office: Office, period: Period) -> None:
    asked = missing(office, period, HEAD)
    assert asked >= LEADERS_ITEMS | {f"{item}_grade" for item in LEADERS_ITEMS}
    for name in (CLERK, FARMER):
        assert missing(office, period, name) == COMMON, name


def test_the_counts_of_what_is_asked_follow_the_kind_of_member(office: Office, period: Period) -> None:
    asked = {name: office.reviews.progress(period.id, id_of(office, period, name))[1] for name in (HEAD, CLERK)}
    assert asked[HEAD] - asked[CLERK] == 2 * len(LEADERS_ITEMS)


def test_what_a_former_leader_wrote_is_kept_while_it_is_not_asked(office: Office, period: Period) -> None:
    subject = id_of(office, period, HEAD)
    form = office.reviews.form(period.id, subject)
    draft = with_value(form, office.reviews.draft(period.id, subject), "leadership", "Đã chỉ đạo.")
    office.reviews.save_draft(period.id, subject, draft)
    person = office.reviews.sheet(period.id).subject(subject).participant
    assert person is not None
    office.periods.update_participant(replace(person, kind=MemberKind.NON_LEADER))
    assert "leadership" not in missing(office, period, HEAD)
    assert office.reviews.draft(period.id, subject).values["leadership"] == "Đã chỉ đạo."


# A handwritten review


ALL_GOOD = {"general.conduct": "good", "tasks.duties": "good"}


def receive(office: Office, period: Period, name: str, **paper: Any) -> UUID:
    subject = id_of(office, period, name)
    office.reviews.receive_paper(period.id, subject, PaperReview(received_on=date(2022, 12, 1), **paper))
    return subject


def graded_findings(office: Office, period: Period, subject: UUID, level: Level) -> list[str]:
    """What the rules on grades say of the subject at this level, with what they still miss."""
    office.reviews.save_level(period.id, subject, Step.CELL, level)
    sheet, law = office.reviews.sheet(period.id), office.periods.regulation(period.id)
    found = evaluate(law, period_facts(sheet, law))
    return [
        item.sentence
        for item in found
        if item.subject_id == str(subject) and ("cấp độ" in item.sentence or "tiêu chí" in item.sentence)
    ]


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_the_grades_of_a_paper_are_judged_like_those_typed(office: Office, year: str) -> None:
    period = open_year(office, year)
    subject = receive(office, period, CLERK, grades=ALL_GOOD)
    told = graded_findings(office, period, subject, Level.EXCELLENT)
    assert any("Xuất sắc" in sentence and "thực hiện chức trách" in sentence for sentence in told), told
    receive(office, period, CLERK, grades={"general.conduct": "good", "tasks.duties": "excellent"})
    assert not any("thực hiện chức trách" in s for s in graded_findings(office, period, subject, Level.EXCELLENT))


def test_a_paper_with_its_grades_counts_as_a_review_and_undo_takes_both_back(office: Office, period: Period) -> None:
    subject = receive(office, period, CLERK, grades=ALL_GOOD)
    sheet = office.reviews.sheet(period.id)
    law = office.periods.regulation(period.id)
    assert sheet.subject(subject).reviewed
    assert counted_grades(law, sheet.subject(subject)) == {"excellent": 0, "good": 2, "average": 0, "poor": 0}
    office.history.undo()
    after = office.reviews.sheet(period.id).subject(subject)
    assert (after.reviewed, counted_grades(law, after)) == (False, {})


def test_a_paper_recorded_once_more_corrects_its_grades(office: Office, period: Period) -> None:
    receive(office, period, CLERK, grades=ALL_GOOD)
    subject = receive(office, period, CLERK, grades={"tasks.duties": "poor"})
    sheet = office.reviews.sheet(period.id).subject(subject)
    given = given_grades(office.periods.regulation(period.id), sheet)
    assert {key: grade.name for key, grade in given.items()} == {"tasks.duties": "Kém"}


def test_what_was_typed_before_the_paper_came_stays(office: Office, period: Period) -> None:
    subject = id_of(office, period, CLERK)
    form = office.reviews.form(period.id, subject)
    draft = with_value(form, office.reviews.draft(period.id, subject), "conduct", "Gương mẫu.")
    office.reviews.save_draft(period.id, subject, draft)
    receive(office, period, CLERK, grades=ALL_GOOD)
    values = office.reviews.draft(period.id, subject).values
    assert (values["conduct"], values["conduct_grade"]) == ("Gương mẫu.", "good")


@pytest.mark.parametrize("grades", [{"tasks.duties": "great"}, {"tasks.dance": "good"}])
def test_a_grade_without_a_box_is_no_grade(office: Office, period: Period, grades: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no box"):
        receive(office, period, CLERK, grades=grades)


def test_the_grades_of_a_paper_travel_with_the_dossier(office: Office, period: Period, tmp_path: Path) -> None:
    receive(office, period, CLERK, grades=ALL_GOOD)
    told = json.loads(office.exchange.export_dossier(period.id))
    assert '"conduct_grade":"good"' in json.dumps(told, separators=(",", ":"))


# What shows the grades


def list_of(office: Office, period: Period) -> Sheet:
    """The workbook's list of subjects."""
    request = PaperRequest(
        sheet=office.reviews.sheet(period.id),
        regulation=office.periods.regulation(period.id),
        paper_date=date(2022, 12, 31),
    )
    return next(sheet for sheet in build_workbook(request).sheets if sheet.name == "Danh sách")


def cells_under(sheet: Sheet, name: str, *headings: str) -> list[object]:
    row = next(row for row in sheet.rows if name in row.values)
    places = [[column.header for column in sheet.columns].index(heading) for heading in headings]
    found = [row.values[place] if place < len(row.values) else None for place in places]
    return [value.value if isinstance(value, Formula) else value for value in found]


GRADES = ("Xuất sắc", "Tốt", "Trung bình", "Kém")


@pytest.mark.parametrize("year", ["2022", "2024"])
def test_the_workbook_counts_grades_where_criteria_are_graded(office: Office, year: str) -> None:
    period = open_year(office, year)
    receive(office, period, CLERK, grades={"general.conduct": "excellent", "tasks.duties": "good"})
    told = list_of(office, period)
    tops, below = ([cell.text for cell in row] for row in told.header)
    assert not [text for text in (*tops, *below) if "iểm tự chấm" in text or text == "Nhiệm vụ"]
    assert "Số tiêu chí tự đánh giá ở từng cấp độ" in tops
    assert tuple(below[: len(GRADES)]) == GRADES
    assert cells_under(told, CLERK, *GRADES) == [1, 1, 0, 0]
    assert cells_under(told, FARMER, *GRADES) == [None] * 4


def test_the_workbook_shows_points_where_criteria_are_scored(office: Office) -> None:
    period = open_year(office, "2026")
    receive(office, period, CLERK, general=2850, tasks=6000)
    told = list_of(office, period)
    assert cells_under(told, CLERK, "Chung", "Nhiệm vụ", "Tổng") == [Decimal("28.5"), Decimal(60), Decimal("88.5")]
    assert not [cell.text for row in told.header for cell in row if cell.text in GRADES]


def test_every_header_covers_its_columns_under_each_scale(office: Office) -> None:
    for year in ("2022", "2024", "2026"):
        told = list_of(office, open_year(office, year))
        assert sum(cell.columns for cell in told.header[0]) == len(told.columns), year
        assert len(told.header[1]) == sum(cell.columns for cell in told.header[0] if cell.rows == 1), year


def test_the_grades_are_said_in_words_the_best_first(office: Office, period: Period) -> None:
    subject = receive(office, period, CLERK, grades={"general.conduct": "poor", "tasks.duties": "excellent"})
    sheet, law = office.reviews.sheet(period.id).subject(subject), office.periods.regulation(period.id)
    assert grades_in_words(law, sheet) == "Xuất sắc 1, Kém 1"
    assert each_grade_in_words(law, sheet).splitlines() == [
        "thực hiện chức trách, nhiệm vụ được giao: Xuất sắc",
        "phẩm chất, đạo đức, lối sống, ý thức tổ chức kỷ luật, tác phong: Kém",
    ]
    assert grades_in_words(law, office.reviews.sheet(period.id).subject(id_of(office, period, FARMER))) == ""


def test_the_common_form_on_paper_leaves_no_room_for_the_items_of_leaders(office: Office, period: Period) -> None:
    def boxes(name: str) -> int:
        request = PaperRequest(
            sheet=office.reviews.sheet(period.id),
            regulation=office.periods.regulation(period.id),
            paper_date=date(2022, 12, 31),
            subject_id=id_of(office, period, name),
            blank=True,
        )
        document = build_paper("member_review", request)
        assert "5. Trách nhiệm nêu gương của bản thân và gia đình" in text_of(document)
        return sum(isinstance(block, CheckList) and block.in_row for block in document.blocks)

    assert (boxes(HEAD), boxes(CLERK)) == (6, 3)
