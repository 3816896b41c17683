"""Which papers a period has, what they are called, and what they still lack."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import cache

import msgspec
import pytest
from support.period_sheets import PAPER_DAY, add_people, empty_year, regulation, sample_year
from support.source import PACKAGE

from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.registry import PAPERS, build_paper, file_name, missing, refs
from kiemdiem_desktop.domain.sheets import PeriodSheet

PLACES = {"overview", "members", "collective_review", "member_review", "meetings", "grading", "papers"}


@cache
def sample() -> PeriodSheet:
    return sample_year().sheet()


def asked(sheet: PeriodSheet, ref: PaperRef, *, blank: bool = False) -> PaperRequest:
    return PaperRequest(
        sheet=sheet,
        regulation=regulation(),
        paper_date=PAPER_DAY,
        subject_id=ref.subject_id,
        meeting_id=ref.meeting_id,
        ballot_id=ref.ballot_id,
        blank=blank,
    )


def named(sheet: PeriodSheet) -> list[str]:
    return [file_name(ref.key, asked(sheet, ref)) for ref in refs(sheet, regulation())]


def test_the_papers_come_in_the_order_of_the_dossier() -> None:
    keys = list(dict.fromkeys(ref.key for ref in refs(sample(), regulation())))
    assert keys == [kind.key for kind in PAPERS]
    assert named(sample()) == sorted(named(sample()))


def test_no_form_is_printed_for_the_exempt_the_new_and_those_who_wrote_by_hand() -> None:
    printed = {ref.subject_id for ref in refs(sample(), regulation()) if ref.key == "member_review"}
    left_out = [person.name for person in sample().persons if person.id not in printed]
    assert left_out == ["Hoàng Thị Kim Cúc", "Đỗ Thị Lan", "Chu Văn Xuyên"]


def test_a_period_without_meetings_has_the_blank_ballots_of_everyone() -> None:
    year = empty_year()
    add_people(year, ("Nguyễn Văn An",))
    assert [ref.key for ref in refs(year.sheet(), regulation())] == [
        "collective_report",
        "collective_report",
        "member_review",
        "ballot_collective",
        "ballot_levels",
    ]


def test_a_paper_that_the_regulation_does_not_offer_is_not_in_the_dossier() -> None:
    papers = tuple(paper for paper in regulation().papers if paper.id != "tally_minutes")
    smaller = msgspec.structs.replace(regulation(), papers=papers)
    assert "tally_minutes" not in {ref.key for ref in refs(sample(), smaller)}


def test_file_names_are_plain_and_say_what_is_in_the_file() -> None:
    assert "02-ban-kiem-diem-01-nguyen-van-an.pdf" in named(sample())
    assert "04-bien-ban-kiem-phieu-01-2026-12-05.pdf" in named(sample())
    workbook = file_name("summary_workbook", asked(sample(), PaperRef(key="summary_workbook")))
    assert workbook == "08-bang-tong-hop-2026.xlsx"


def test_file_names_differ_and_stay_short_whatever_people_are_called() -> None:
    year = empty_year()
    add_people(year, ("Nguyễn Văn An", "../../con", "A" * 300, "Nguyễn Văn An", "\u202e<b>\n", "???"))
    names = named(year.sheet())
    assert len(set(names)) == len(names)
    assert all(name.isascii() and len(name) <= 80 and "/" not in name for name in names)


@pytest.mark.parametrize("kind", [kind.key for kind in PAPERS])
def test_every_paper_has_words_for_its_file_and_a_title(kind: str) -> None:
    assert regulation().wording[kind]["file"]
    assert regulation().paper(kind).title


def test_the_sample_lacks_nothing() -> None:
    lacking = {ref.key: missing(ref.key, asked(sample(), ref)) for ref in refs(sample(), regulation())}
    assert {key: lacks for key, lacks in lacking.items() if lacks} == {}
    assert missing("summary_workbook", asked(sample(), PaperRef(key="summary_workbook"))) == ()


def test_an_unfinished_review_is_missing_with_its_open_fields_and_where_to_fill_them() -> None:
    year = empty_year()
    add_people(year, ("Nguyễn Văn An",))
    person = year.person(0).id
    lacks = missing("member_review", asked(year.sheet(), PaperRef(key="member_review", subject_id=person)))
    assert lacks[0].text_vi == "Nguyễn Văn An: bản kiểm điểm chưa xong."
    assert {lack.place for lack in lacks} == {"member_review"}
    assert {"conduct", "direction", "scores", "level"} <= {lack.field for lack in lacks}
    assert {lack.subject_id for lack in lacks} == {person}


def test_a_cell_without_parent_and_place_says_so_on_every_paper() -> None:
    year = empty_year(parent="", place="", upper_committee="")
    add_people(year, ("Nguyễn Văn An",))
    sheet = year.sheet()
    for key in ("collective_report", "summary_workbook"):
        ref = PaperRef(key=key, subject_id=sheet.collectives[0].id if key == "collective_report" else None)
        fields = {lack.field for lack in missing(key, asked(sheet, ref))}
        assert {"cell_parent", "cell_place"} <= fields
    assert "upper_committee" in fields


def test_minutes_of_which_nothing_is_recorded_name_every_gap() -> None:
    year = sample_year()
    year.records = replace(
        year.records,
        officers=(),
        attendance=(),
        meetings=tuple(replace(meeting, place="", conclusion="", agreed=None) for meeting in year.records.meetings),
        sessions=tuple(replace(session, start=None, end=None, place="") for session in year.records.sessions),
        ballots=tuple(replace(ballot, issued=None) for ballot in year.records.ballots),
    )
    sheet = year.sheet()
    ref = PaperRef(key="meeting_minutes", meeting_id=sheet.meetings[0].meeting.id)
    fields = [lack.field for lack in missing("meeting_minutes", asked(sheet, ref))]
    assert fields == [
        "start", "end", "place", "attendance", "chair", "secretary", "conclusion", "agreed", "ballot_counts",
        "ballot_counts",
    ]  # fmt: skip
    tally = [lack.field for lack in missing("tally_minutes", asked(sheet, replace(ref, key="tally_minutes")))]
    assert tally == ["head_teller", "chair", "ballot_counts", "ballot_counts"]


def test_every_lack_names_a_page_of_the_window_and_leaves_no_gap_in_its_sentence() -> None:
    year = empty_year(parent="")
    add_people(year, ("Nguyễn Văn An", "Trần Thị Bình"))
    sheet = year.sheet()
    for ref in (*refs(sheet, regulation()), PaperRef(key="summary_workbook")):
        for lack in missing(ref.key, asked(sheet, ref)):
            assert lack.place in PLACES
            assert "{" not in lack.text_vi
            assert "……" not in lack.text_vi


def test_a_blank_paper_lacks_nothing() -> None:
    year = empty_year(parent="")
    add_people(year, ("Nguyễn Văn An",))
    ref = PaperRef(key="member_review", subject_id=year.person(0).id)
    assert missing("member_review", asked(year.sheet(), ref, blank=True)) == ()


def test_an_unknown_paper_is_refused() -> None:
    with pytest.raises(KeyError):
        build_paper("no_such_paper", asked(sample(), PaperRef(key="")))


def test_no_vietnamese_sentence_stands_in_the_papers_code() -> None:
    folder = PACKAGE / "documents"
    sources = [*folder.glob("papers/*.py"), *folder.glob("workbooks/*.py"), folder / "registry.py"]
    found = []
    for path in sources:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in alone
            and path.name != "spelling.py"
            and not node.value.isascii()
            and node.value not in {"……", "…", " – "}
        ]
    assert found == []
