"""The papers beside reviews and minutes: what they say, when they are offered, what they lack, and what they hide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support.docx_reading import text_of as docx_text
from support.paper_text import grids_of, text_of
from support.pdf_reading import read_pages
from support.period_sheets import PAPER_DAY, CellYear, add_people, empty_year, regulation, sample_year

from kiemdiem_desktop.documents.beside import BESIDE_PAPERS
from kiemdiem_desktop.documents.papers.request import BallotSheetSize, PaperOptions, PaperRequest
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.pdf.render import render_pdf
from kiemdiem_desktop.documents.registry import YEARLY, build_paper, missing, refs
from kiemdiem_desktop.documents.renderers import render_docx
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import Level, LevelEntry, ScoreEntry, Source, Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.review import Opinion

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kiemdiem_desktop.domain.sheets import PeriodSheet
    from kiemdiem_desktop.regulations.pack import Regulation

KEYS = [kind.key for kind in BESIDE_PAPERS]
DECISION = "15-QĐ/ĐU"


@cache
def law() -> Regulation:
    return with_all_shared(regulation())


def decided_year() -> CellYear:
    """The sample year with the authority's decision on everybody but the last, guests, and a union's word."""
    year = sample_year()
    graded = [person for person in year.records.participants if person.id not in year.duties]
    levels = {entry.subject_id: entry.level for entry in year.records.levels if entry.step is Step.CELL}
    decision = Decision(
        id=year.new_id(),
        period_id=year.period_id,
        number=DECISION,
        issued_on=date(2026, 12, 20),
        authority="Ban Thường vụ Đảng ủy xã Tam Sơn",
        subject_matter="Công nhận kết quả xếp loại chất lượng đảng viên năm 2026",
    )
    year.add(
        decisions=(decision,),
        levels=tuple(
            LevelEntry(
                id=year.new_id(),
                period_id=year.period_id,
                subject_id=person.id,
                step=Step.DECIDED,
                level=levels[person.id],
                paper_number=DECISION,
            )
            for person in graded[:-1]
        ),
        opinions=(
            Opinion(
                id=year.new_id(),
                period_id=year.period_id,
                subject_id=graded[1].id,
                body="union",
                text="Hoàn thành tốt nhiệm vụ",
            ),
        ),
        scores=(
            ScoreEntry(
                id=year.new_id(),
                period_id=year.period_id,
                subject_id=graded[1].id,
                source=Source.COMMITTEE,
                criterion="tasks",
                hundredths=5900,
            ),
        ),
    )
    meetings = tuple(
        replace(
            meeting,
            purpose="Kiểm điểm thẳng thắn, đúng người, đúng việc.",
            guests="Đồng chí Phạm Hồng Minh, Phó Bí thư Đảng ủy xã; đồng chí Lê Thị Thu, Ủy viên Ủy ban Kiểm tra",
        )
        for meeting in year.records.meetings
    )
    year.records = replace(year.records, meetings=meetings)
    return year


@cache
def sample() -> PeriodSheet:
    return decided_year().sheet()


def asked(sheet: PeriodSheet | None = None, **more: Any) -> PaperRequest:
    return PaperRequest(sheet=sheet or sample(), regulation=law(), **{"paper_date": PAPER_DAY, **more})


def person(place: int) -> UUID:
    return sample().persons[place].id


SUBJECTS: dict[str, Callable[[], dict[str, Any]]] = {
    "ballot_collectives": lambda: {"ballot_id": sample().meetings[0].ballots[0].ballot.id},
    "score_sheet": lambda: {"subject_id": person(1)},
    "score_sheet-collective": lambda: {"subject_id": sample().collectives[0].id},
    "task_appendix": lambda: {"subject_id": sample().collectives[0].id},
    "body_proposals": dict,
    "result_notice": lambda: {"subject_id": person(1)},
    "decision_list": dict,
    "dossier_checklist": dict,
    "meeting_programme": lambda: {"meeting_id": sample().meetings[0].meeting.id},
    "meeting_invitation": lambda: {"meeting_id": sample().meetings[0].meeting.id},
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_paper_says_what_it_said(name: str, golden: Callable[[str, str], None]) -> None:
    golden(name, text_of(build_paper(name.partition("-")[0], asked(**SUBJECTS[name]()))))


@pytest.mark.parametrize("name", ["result_notice", "body_proposals", "meeting_programme", "dossier_checklist"])
def test_an_editable_paper_says_what_it_said(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"docx-{name}", docx_text(render_docx(build_paper(name, asked(**SUBJECTS[name]())))))


@pytest.mark.parametrize("key", KEYS)
def test_a_paper_for_nobody_is_a_blank_form(key: str, golden: Callable[[str, str], None]) -> None:
    text = text_of(build_paper(key, asked(blank=True, paper_date=None)))
    assert "None" not in text
    assert "{" not in text
    body = text.partition("<<")[0]
    assert not any(each.name in body for each in sample().persons) or key == "meeting_programme"
    golden(f"{key}-blank", text)


def quarter_sheet() -> PeriodSheet:
    """The sample year's two leading members in a quarter of their own."""
    year = decided_year()
    records = year.records
    leading = {each.id for each in records.participants[:2]}
    quarter = replace(
        records.period, key="2026-Q1", kind=PeriodKind.QUARTER, start=date(2026, 1, 1), end=date(2026, 3, 31)
    )
    year.records = PeriodRecords(
        cell=records.cell,
        period=quarter,
        participants=records.participants[:2],
        scores=tuple(each for each in records.scores if each.subject_id in leading),
        levels=tuple(each for each in records.levels if each.subject_id in leading),
        reviews=tuple(each for each in records.reviews if each.subject_id in leading),
    )
    written = {"results": "Hoàn thành 12/12 nhiệm vụ trong quý, trong đó 04 nhiệm vụ vượt mức."}
    year.values = {each: dict(written) for each in leading}
    return year.sheet()


def quarterly() -> Regulation:
    return law().for_kind(PeriodKind.QUARTER)


@pytest.mark.parametrize("blank", [False, True])
def test_the_form_of_a_quarter_says_what_it_said(
    blank: bool,  # noqa: FBT001 - a case
    golden: Callable[[str, str], None],
) -> None:
    sheet = quarter_sheet()
    request = PaperRequest(
        sheet=sheet,
        regulation=quarterly(),
        paper_date=None if blank else date(2026, 3, 20),
        subject_id=None if blank else sheet.persons[1].id,
        blank=blank,
    )
    document = build_paper("quarter_review", request)
    golden("quarter_review-blank" if blank else "quarter_review", text_of(document))
    assert render_pdf(document).pages <= 2


def test_the_papers_of_a_quarter_name_it_and_have_no_yearly_form() -> None:
    sheet = quarter_sheet()
    offered = list(refs(sheet, quarterly()))
    assert {"quarter_review", "body_proposals", "dossier_checklist"} <= {ref.key for ref in offered}
    assert not (YEARLY | {"ballot_collective", "ballot_levels"}) & {ref.key for ref in offered}
    for ref in offered:
        request = PaperRequest(sheet=sheet, regulation=quarterly(), subject_id=ref.subject_id)
        text = text_of(build_paper(ref.key, request))
        assert "uý I năm 2026" in text or "Quý I, Năm 2026" in text


@pytest.mark.parametrize("text", ["<b>&{x}</b>\tThị\u202e", "A" * 300, "🙂 محمد 習近平", "Việc. " * 3300])
def test_whatever_stands_in_a_quarters_form_is_printed(text: str) -> None:
    sheet = quarter_sheet()
    person = sheet.persons[1]
    assert person.participant is not None
    changed = replace(person, name=text[:300], values={"results": text, "task_table": ({"task": text[:2000]},)})
    whole = replace(sheet, persons=(sheet.persons[0], changed))
    for key in ("quarter_review", "task_appendix"):
        document = build_paper(key, PaperRequest(sheet=whole, regulation=quarterly(), subject_id=person.id))
        assert render_pdf(document).pages
        assert render_docx(document).startswith(b"PK")


def test_the_two_signatures_of_a_quarter_stand_side_by_side() -> None:
    sheet = quarter_sheet()
    request = PaperRequest(sheet=sheet, regulation=quarterly(), subject_id=sheet.persons[1].id)
    [page] = read_pages(render_pdf(build_paper("quarter_review", request)).data)
    own, cell = page.find("CÁ NHÂN TỰ ĐÁNH GIÁ"), page.find("XÁC NHẬN CỦA CHI BỘ")
    assert own.right < cell.left
    assert abs(own.base - cell.base) < 8


def test_every_paper_is_offered_once_there_is_something_to_say() -> None:
    assert {ref.key for ref in refs(sample(), law())} >= set(KEYS)


def test_a_period_of_which_nothing_is_known_offers_the_check_list_and_blank_ballots() -> None:
    year = empty_year()
    add_people(year, ("Nguyễn Văn An",))
    offered = [ref.key for ref in refs(year.sheet(), law()) if ref.key in KEYS]
    assert offered == ["ballot_collectives", "dossier_checklist"]


def test_the_notice_tells_the_level_and_nothing_else_of_the_person() -> None:
    text = text_of(build_paper("result_notice", asked(subject_id=person(1))))
    who = sample().persons[1]
    assert who.participant is not None
    for told in (who.participant.party_post, "26", "58,5", "1961", "nể nang"):
        assert told not in text.replace("2026", "")
    assert text.count("Hoàn thành tốt nhiệm vụ") == 1


def test_a_notice_of_the_lowest_level_goes_to_the_upper_committee_and_the_file_alone() -> None:
    low = next(each for each in sample().persons if each.level is Level.NOT_COMPLETED)
    others = text_of(build_paper("result_notice", asked(subject_id=person(1)))).splitlines()[-1]
    lowest = text_of(build_paper("result_notice", asked(subject_id=low.id))).splitlines()[-1]
    assert others == "-> Như trên; Lưu Chi bộ thôn An Phú"
    assert "Như trên" not in lowest
    assert "Đảng ủy xã Tam Sơn" in lowest


def test_a_notice_before_the_decision_leaves_a_line_and_says_what_is_missing() -> None:
    open_one = sample().persons[-1]
    request = asked(subject_id=open_one.id)
    assert "____" in text_of(build_paper("result_notice", request))
    assert [lack.field for lack in missing("result_notice", request)] == ["decided_none"]
    assert missing("result_notice", asked(subject_id=person(1))) == ()


def test_the_proposals_of_the_bodies_stand_side_by_side() -> None:
    [rows] = grids_of(build_paper("body_proposals", asked()))
    assert rows[1][1] == "Trần Thị Mỹ Hạnh"
    assert rows[1][3:] == ["26", "58,5", "84,5", "HTTNV", "", "HTTNV", "Hoàn thành tốt nhiệm vụ", "HTTNV", ""]
    assert len(rows) == len(sample().persons) - 1


def test_the_list_of_decisions_counts_levels_and_names_nobody() -> None:
    document = build_paper("decision_list", asked())
    [[row]] = grids_of(document)
    assert row[1] == DECISION
    assert int(row[6]) == sum(Step.DECIDED in each.levels for each in sample().persons)
    body = text_of(document).partition("<<")[0]
    assert not any(each.name in body for each in sample().persons)


def test_levels_whose_paper_nobody_entered_are_counted_apart() -> None:
    year = decided_year()
    year.records = replace(year.records, decisions=())
    [[row]] = grids_of(build_paper("decision_list", asked(year.sheet())))
    assert row[1:4] == [DECISION, "", "Ban Thường vụ Đảng ủy xã Tam Sơn"]
    assert [lack.field for lack in missing("decision_list", asked(year.sheet()))] == ["decisions_none"]


def ticks(sheet: PeriodSheet) -> dict[str, bool]:
    [rows] = grids_of(build_paper("dossier_checklist", asked(sheet)))
    return {item.id: row[2] == "☒" for item, row in zip(law().dossier, rows, strict=True)}


def test_the_check_list_ticks_what_is_really_there() -> None:
    assert len(law().dossier) == 9
    found = ticks(sample())
    assert found["reviews"]
    assert found["remarks"]
    assert not found["conclusion"]
    assert not found["appraisal"]
    assert not found["prompts"]
    year = decided_year()
    year.records = replace(
        year.records,
        reviews=year.records.reviews[:-1],
        opinions=(),
        meetings=tuple(replace(each, concluded=True, conclusion="") for each in year.records.meetings),
    )
    changed = ticks(year.sheet())
    assert not changed["reviews"]
    assert not changed["remarks"]
    assert changed["minutes"]


def test_a_blank_check_list_is_ticked_by_hand() -> None:
    [rows] = grids_of(build_paper("dossier_checklist", asked(blank=True)))
    assert {row[2] for row in rows} == {"☐"}
    assert {row[3] for row in rows} == {""}


def test_the_programme_reviews_collectives_before_persons_and_the_head_first() -> None:
    lines = text_of(build_paper("meeting_programme", asked(meeting_id=sample().meetings[0].meeting.id))).splitlines()
    collectives = next(line for line in lines if "Kiểm điểm tập thể:" in line)
    persons = next(line for line in lines if "Kiểm điểm cá nhân, theo thứ tự:" in line)
    assert lines.index(collectives) < lines.index(persons)
    assert persons.startswith("4. Kiểm điểm cá nhân, theo thứ tự: Nguyễn Văn An; Trần Thị Mỹ Hạnh;")
    assert "Hoàng Thị Kim Cúc" not in persons


@pytest.mark.parametrize(
    ("kind", "collectives", "persons"),
    [
        (MeetingKind.COMMITTEE, "Chi ủy thôn An Phú", "Nguyễn Văn An; Trần Thị Mỹ Hạnh; Lê Hữu Phước"),
        (MeetingKind.SUPPLEMENTARY, "", ""),
    ],
)
def test_the_programme_names_whom_the_meeting_is_for(kind: MeetingKind, collectives: str, persons: str) -> None:
    year = decided_year()
    [held] = year.records.meetings
    later = replace(held, id=year.new_id(), kind=kind, position=1)
    year.add(meetings=(later,))
    text = text_of(build_paper("meeting_programme", asked(year.sheet(), meeting_id=later.id)))
    assert (f"Kiểm điểm tập thể: {collectives}." in text) is bool(collectives)
    assert not persons or f"theo thứ tự: {persons}." in text
    absent = "Hồ Sỹ Khánh; Cao Bá Ước."
    assert (absent in text) is (kind is MeetingKind.SUPPLEMENTARY)


def test_each_guest_is_invited_on_a_sheet_of_his_own() -> None:
    text = text_of(build_paper("meeting_invitation", asked(meeting_id=sample().meetings[0].meeting.id)))
    assert text.count("# GIẤY MỜI") == 2
    assert text.count("--- page") == 1
    assert "kính mời: đồng chí Lê Thị Thu, Ủy viên Ủy ban Kiểm tra" in text


def test_a_meeting_without_day_and_place_cannot_be_called() -> None:
    year = decided_year()
    year.records = replace(year.records, sessions=(), attendance=())
    request = asked(year.sheet(), meeting_id=year.records.meetings[0].id)
    for key in ("meeting_programme", "meeting_invitation"):
        assert [lack.field for lack in missing(key, request)] == ["session"]


def test_the_appendix_is_a_paper_of_its_own_and_no_longer_hangs_on_the_report() -> None:
    subject = sample().collectives[0].id
    assert "Đại hội chi bộ" in text_of(build_paper("task_appendix", asked(subject_id=subject)))
    assert "Nghị quyết đại hội" not in text_of(build_paper("collective_report", asked(subject_id=subject)))


HOSTILE = (
    "<b>Nguyễn</b> & {year} %s </para>",
    "Trần\nThị\tBình \u202e",
    "A" * 300,
    "Lê " * 100,
    "🙂👩‍👩‍👧 محمد 習近平",
)


def hostile_year(name: str) -> PeriodSheet:
    """The decided year in which everything that anyone can type is this text."""
    year = decided_year()
    records = year.records
    year.records = replace(
        records,
        participants=tuple(
            replace(each, name=name[:300], party_post=name[:300], workplace=name[:300]) if place < 3 else each
            for place, each in enumerate(records.participants)
        ),
        collectives=tuple(replace(each, name=name[:300]) for each in records.collectives),
        decisions=tuple(replace(each, authority=name[:300], subject_matter=name) for each in records.decisions),
        opinions=tuple(replace(each, text=name) for each in records.opinions),
        meetings=tuple(replace(each, guests=name, purpose=name, place=name[:300]) for each in records.meetings),
    )
    year.values = {
        subject: {**values, "task_table": ({"task": name, "due": name},)} for subject, values in year.values.items()
    }
    return year.sheet()


@pytest.mark.parametrize("name", [*HOSTILE, "Việc đã làm. " * 1600])
def test_whatever_was_typed_is_printed_and_breaks_no_page(name: str) -> None:
    sheet = hostile_year(name)
    for ref in refs(sheet, law()):
        if ref.key in KEYS and ref.subject_id in {
            None,
            *(each.id for each in (*sheet.persons[:2], sheet.collectives[0])),
        }:
            request = asked(sheet, subject_id=ref.subject_id, meeting_id=ref.meeting_id)
            document = build_paper(ref.key, request)
            assert render_pdf(document).pages
            assert render_docx(document).startswith(b"PK")


@pytest.mark.parametrize("key", ["ballot_levels", "ballot_collective", "ballot_collectives"])
def test_two_small_ballots_stand_on_one_sheet(key: str) -> None:
    options = PaperOptions(ballot_sheet=BallotSheetSize.A5_TWICE)
    request = asked(ballot_id=sample().meetings[0].ballots[0].ballot.id, options=options)
    document = build_paper(key, request)
    one = read_pages(render_pdf(replace(document, twice=False)).data)
    two = read_pages(render_pdf(document).data)
    assert len(one) == len(two)
    assert (round(two[0].width), round(two[0].height)) == (296, 210)
    for single, double in zip(one, two, strict=True):
        assert len(double.texts) == 2 * len(single.texts)
        assert double.boxes == 2 * single.boxes
        moved = sorted((round(text.left + 148, 1), round(text.base, 1), text.text) for text in single.texts)
        right = sorted((round(t.left, 1), round(t.base, 1), t.text) for t in double.texts if t.left > 148)
        assert [each[2] for each in moved] == [each[2] for each in right]


@pytest.mark.parametrize(
    ("sheet", "width"), [(BallotSheetSize.A4, 210), (BallotSheetSize.A5, 148), (BallotSheetSize.BY_COLUMNS, 210)]
)
def test_a_ballot_is_as_large_as_chosen_and_carries_no_number(sheet: BallotSheetSize, width: int) -> None:
    request = asked(ballot_id=sample().meetings[0].ballots[0].ballot.id, options=PaperOptions(ballot_sheet=sheet))
    [page] = read_pages(render_pdf(build_paper("ballot_collectives", request)).data)
    assert round(page.width) == width
    assert "Số " not in page.text


def test_minutes_and_ballots_of_a_quarter_name_it() -> None:
    sheet = quarter_sheet()
    for key in ("meeting_minutes", "tally_minutes", "ballot_levels"):
        text = text_of(build_paper(key, PaperRequest(sheet=sheet, regulation=quarterly(), blank=True)))
        assert "năm 2026 (quý i)" in text.casefold()
    yearly = text_of(build_paper("meeting_minutes", asked(blank=True)))
    assert "quý" not in yearly.casefold()


def test_a_small_ballot_breaks_no_level_and_leaves_the_posts_out() -> None:
    ballot = sample().meetings[0].ballots[0].ballot.id
    for sheet, posts in ((BallotSheetSize.A4, True), (BallotSheetSize.A5, False)):
        request = asked(ballot_id=ballot, options=PaperOptions(ballot_sheet=sheet))
        document = build_paper("ballot_levels", request)
        assert ("Chức vụ" in text_of(document)) is posts
        words = [text.text for page in read_pages(render_pdf(document).data) for text in page.texts]
        assert "HTXSNV" in words
        assert "V" not in words


def test_minutes_of_the_committee_review_its_own_and_propose_for_the_others_as_the_committee_did() -> None:
    year = sample_year()
    [held] = year.records.meetings
    committee = replace(held, kind=MeetingKind.COMMITTEE)
    year.records = replace(year.records, meetings=(committee,), remarks=(), conclusions=())
    for collective in year.records.collectives:
        year.level(collective.id, Step.COMMITTEE, Level.COMPLETED)
    lines = text_of(build_paper("meeting_minutes", asked(year.sheet(), meeting_id=held.id))).splitlines()
    points = [line for line in lines if line.startswith(("== ", "=== "))]
    own = points.index("== 3. Kiểm điểm cá nhân")
    others = points.index("== 4. Nhận xét, đề xuất mức xếp loại của đảng viên trong chi bộ")
    assert [point[:6] for point in points[own + 1 : others]] == ["=== 1)", "=== 2)", "=== 3)"]
    assert points[others + 1].startswith("=== 1)")
    assert "== 5. Bỏ phiếu" in points
    assert "- Chi bộ thôn An Phú: Hoàn thành nhiệm vụ." in lines[lines.index("== 2. Kết quả đề nghị xếp loại") :]


@pytest.mark.parametrize(
    ("key", "signed"),
    [("remediation_plan", "T/M CHI BỘ / Bí thư / Nguyễn"), ("individual_measures", "T/M CHI ỦY / Bí thư / (Ký")],
)
def test_numbered_papers_are_signed_for_the_cell_without_a_hint(key: str, signed: str) -> None:
    year = sample_year()
    assert signed in text_of(build_paper(key, asked(year.sheet(), subject_id=year.person(0).id)))


def test_a_decision_known_from_the_levels_alone_is_told_alike_in_the_notice_and_the_list() -> None:
    year = sample_year()
    for entry in [entry for entry in year.records.levels if entry.step is Step.CELL]:
        decided = LevelEntry(
            id=year.new_id(),
            period_id=year.period_id,
            subject_id=entry.subject_id,
            step=Step.DECIDED,
            level=entry.level,
            paper_number="Số 12-QĐ/ĐU",
            given_on=date(2026, 12, 24),
        )
        year.add(levels=(decided,))
    who = year.person(0).id
    notice = text_of(build_paper("result_notice", asked(year.sheet(), subject_id=who)))
    assert "Quyết định số 12-QĐ/ĐU, ngày 24 tháng 12 năm 2026 của Ban Thường vụ Đảng ủy xã Tam Sơn" in notice
    [[row]] = grids_of(build_paper("decision_list", asked(year.sheet())))
    assert row[1:4] == ["12-QĐ/ĐU", "24/12/2026", "Ban Thường vụ Đảng ủy xã Tam Sơn"]
