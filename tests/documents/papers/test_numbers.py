"""A number or a level that stands on two papers is the same on both, whatever the size of the cell."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.counted_cells import counted_cell, law
from support.paper_text import grids_of, text_of
from support.period_sheets import add_meeting, add_people, empty_year, group_names, regulation

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import percent, tenths
from kiemdiem_desktop.documents.registry import build_paper, build_workbook
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetRow
from kiemdiem_desktop.documents.workbooks.printed import shown
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.sheets import PeriodSheet

LEVELS = list(Level)
TOLD_TWICE = 100
"""At least so many things stand on two papers even in the smallest cell."""
SIZES, SEEDS = st.integers(3, 60), st.integers(0, 2**32)
SHORTS = {law().level(level).short: level for level in LEVELS} | {"": None}
NAMES = {law().level(level).name: level for level in LEVELS} | {"": None, "____": None}


@dataclass
class Told:
    """What the papers of a period tell: each thing counted or given, with what each paper says of it."""

    sheet: PeriodSheet
    things: dict[object, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    sheets: dict[str, Sheet] = field(init=False)

    def __post_init__(self) -> None:
        self.sheets = {each.name: each for each in build_workbook(self.request()).sheets}

    def request(self, **more: object) -> PaperRequest:
        return PaperRequest(sheet=self.sheet, regulation=law(), **more)  # type: ignore[arg-type]

    def say(self, place: str, thing: object, value: object) -> None:
        """Note what a paper says; it may say a thing twice, the same each time."""
        before = self.things[thing].setdefault(place, shown_as(value))
        assert before == shown_as(value), (place, thing)

    def grids(self, key: str, **about: object) -> list[list[list[Any]]]:
        return grids_of(build_paper(key, self.request(**about)))

    def text(self, key: str, **about: object) -> str:
        return text_of(build_paper(key, self.request(**about)))

    def rows(self, name: str) -> list[list[Any]]:
        return [numbers_of(row) for row in (*self.sheets[name].rows, *self.sheets[name].totals)]


def shown_as(value: object) -> str:
    if value is None or isinstance(value, Level):
        return str(value)
    return shown(value)  # type: ignore[arg-type]


def numbers_of(row: SheetRow) -> list[Any]:
    return [value.value if isinstance(value, Formula) else value for value in row.values]


def figure(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    assert found is not None, (pattern, text)
    return int(found[1])


def tell_report(told: Told) -> None:
    place, text = "report", told.text("result_report")
    collectives, members = told.grids("result_report")
    for _, name, own, cell, decided, _ in collectives:
        for step, given_level in ((Step.SELF, own), (Step.CELL, cell), (Step.DECIDED, decided)):
            told.say(place, (name, step), NAMES[given_level])
    *_, total = members
    for thing, value in zip(("total", *LEVELS, "exempt", "not_yet"), total[2:9], strict=True):
        told.say(place, thing, value)
    told.say(place, "excellent/good", total[9])
    told.say(place, "total", figure(r"Tổng số đảng viên của chi bộ: (\d+)", text))
    told.say(place, "due", figure(r"- Phải kiểm điểm: (\d+)", text))
    told.say(place, "reviewed", figure(r"- Phải kiểm điểm: .* đã kiểm điểm: (\d+)", text))
    told.say(place, "classified", figure(r"Đã xếp loại (\d+)", text))
    told.say(place, "not_yet", figure(r"Đã xếp loại .*; chưa xếp loại (\d+)", text))
    told.say(place, "exempt", figure(r"Đã xếp loại .*; miễn (\d+)", text))
    told.say(place, "due collectives", figure(r"Số tập thể phải kiểm điểm: (\d+)", text))
    told.say(place, "reviewed collectives", figure(r"Số tập thể .* đã kiểm điểm: (\d+)", text))
    told.say(place, "summoned", figure(r"được triệu tập (\d+)", text))
    told.say(place, "present", figure(r"được triệu tập .* có mặt (\d+)", text))
    told.say(place, "absent", figure(r"được triệu tập .* vắng mặt (\d+)", text))
    for name, level in NAMES.items():
        if level is not None:
            told.say(place, level, figure(rf"- {name}: (\d+) ", text))
            told.say(place, (level, "%"), re.findall(rf"- {name}: .* chiếm (.*) %\.", text)[0])
    for part, thing in (("được miễn công tác", "freed"), ("bị đình chỉ", "suspended"), ("mới kết nạp", "new")):
        found = re.search(rf"gồm: .*{part}[^0-9]*(\d+)", text)
        told.say(place, thing, int(found[1]) if found else 0)
    for level in (Level.EXCELLENT, Level.NOT_COMPLETED):
        name = law().level(level).name
        listing = re.search(rf"Danh sách đảng viên xếp loại {name}\n((?:\d+\) .*\n)*)", text)
        names = re.findall(r"\d+\) Đồng chí ([^,.\n]*)", listing[1]) if listing else []
        told.say(place, ("names", level), ", ".join(names))


def tell_statistics(told: Told) -> None:
    order = ("total", "exempt", "not_yet", "classified", *LEVELS)
    first, second = told.grids("member_statistics")
    for place, rows in (("statistics", first), ("statistics sheet", told.rows("Thống kê đảng viên"))):
        for thing, row in zip(order, rows, strict=False):
            told.say(place, thing, row[1])
            told.say(place, thing, row[3])
            if isinstance(thing, Level):
                told.say(place, (thing, "%"), row[2])
        for row in rows[len(order) :]:
            told.say(place, ("reason", row[0]), row[1])
        reasons = sum(int(str(row[1])) for row in rows[len(order) :])
        told.say(place, Level.NOT_COMPLETED, reasons)
    assert [row[0] for row in second] == [row[0] for row in first]


def tell_reviews(told: Told) -> None:
    for place, rows in (("6F", told.grids("review_statistics")[0]), ("6F sheet", told.rows("Biểu 6F"))):
        things = ("due", "reviewed", "not reviewed", None, "new", "freed", "suspended", "prompted")
        for thing, row in zip(things, rows, strict=False):
            if thing is not None:
                told.say(place, thing, row[3])
        for thing, row in zip(("due collectives", "reviewed collectives"), rows, strict=False):
            told.say(place, thing, row[2])
        told.say(place, "prompted", sum(int(str(row[3])) for row in rows[8:]))


def tell_organisations(told: Told) -> None:
    grid, book = told.grids("organisation_statistics")[0], told.rows("Thống kê tập thể")
    for place, rows in (("organisations", grid), ("organisations sheet", book)):
        for row in rows[:-1]:
            tell_points(told, place, str(row[1]), row[2:5])
            for step, at in ((Step.SELF, 5), (Step.CELL, 10), (Step.DECIDED, 11)):
                told.say(place, (row[1], step), SHORTS[str(row[at] or "")])
            for level, votes in zip(LEVELS, row[6:10], strict=True):
                told.say(place, (row[1], "votes", level), votes or 0)
        for thing, value in zip((*LEVELS, None), rows[-1][12:17], strict=True):
            told.say(place, ("collectives", thing), value)


def tell_points(told: Told, place: str, name: str, points: Sequence[object]) -> None:
    for group, value in zip(("general", "tasks", "sum"), points, strict=True):
        told.say(place, (name, "points", group), "" if value is None else value)


def tell_open_list(told: Told) -> None:
    balance = told.sheet.balance
    some = balance.total != balance.classified
    for place, rows, first in (
        ("open list", told.grids("not_reviewed_list")[0] if some else [], 4),
        ("open sheet", told.rows("Chưa xếp loại"), 3),
    ):
        people, total = (rows[:-1], rows[-1]) if rows else ([], [0] * 9)
        told.say(place, "without level", len(people))
        told.say(place, "exempt", total[first])
        told.say(place, "not_yet", total[first + 2])
        told.say(place, "without level", int(str(total[first])) + int(str(total[first + 2])))
        for row in people:
            told.say(place, (row[1], "why"), row[-1] or "")


def tell_workbook(told: Told) -> None:
    place = "totals sheet"
    sums = told.rows("Tổng hợp")[3]
    for thing, at in (("total", 2), ("exempt", 3), ("not_yet", 4), ("classified", 5), ("excellent/good", 14)):
        told.say(place, thing, "" if thing == "excellent/good" and sums[8] == 0 else sums[at])
    for number, level in enumerate(LEVELS):
        told.say(place, level, sums[6 + 2 * number])
        told.say(place, (level, "%"), sums[7 + 2 * number])


def tell_list(told: Told) -> None:
    place = "list sheet"
    rows = [row for row in told.rows("Danh sách") if row[0]]
    collectives, members = rows[: len(told.sheet.collectives)], rows[len(told.sheet.collectives) :]
    for row in rows:
        tell_points(told, place, str(row[1]), row[7:10])
        for step, at in zip(Step, (10, 11, 12, 17, 18), strict=True):
            told.say(place, (row[1], step), SHORTS[str(row[at] or "")])
        for level, votes in zip(LEVELS, row[13:17], strict=True):
            told.say(place, (row[1], "votes", level), votes or 0)
    told.say(place, "total", len(members))
    now = {row[1]: SHORTS[str(row[18] or row[17] or "")] for row in members}
    for level, count in ((level, list(now.values()).count(level)) for level in LEVELS):
        told.say(place, level, count)
    told.say(place, "classified", sum(level is not None for level in now.values()))
    for level in (Level.EXCELLENT, Level.NOT_COMPLETED):
        told.say(place, ("names", level), ", ".join(str(name) for name, given in now.items() if given is level))
    told.say(place, "decided members", sum(row[18] is not None for row in members))
    told.say(place, "decided collectives", sum(row[18] is not None for row in collectives))
    kept = [SHORTS[str(row[18] or row[17] or "")] for row in collectives]
    for thing in (*LEVELS, None):
        told.say(place, ("collectives", thing), kept.count(thing))
    proposed = Counter(SHORTS[str(row[17] or "")] for row in members)
    for level in LEVELS:
        told.say(place, ("proposed", level), proposed[level])


def tell_meeting(told: Told) -> None:
    meeting = told.sheet.meetings[0].meeting.id
    minutes, tally = (told.text(key, meeting_id=meeting) for key in ("meeting_minutes", "tally_minutes"))
    told.say("minutes", "total", figure(r"Tổng số đảng viên của chi bộ: (\d+)", minutes))
    for thing, words in (("summoned", "được triệu tập"), ("present", "Có mặt"), ("absent", "Vắng mặt")):
        told.say("minutes", thing, figure(rf"\d\. .*{words}: (\d+)", minutes))
        told.say("tally", thing, figure(rf"(?i){words}: (\d+)", tally))
    for name, level in NAMES.items():
        if level is not None:
            told.say("minutes", ("proposed", level), figure(rf"- {name}: (\d+) đảng viên\.", minutes))
    for collective in told.sheet.collectives:
        [level] = re.findall(rf"^- {collective.name}: (.*?)\.?$", minutes.partition("III. KẾT LUẬN")[2], re.MULTILINE)
        told.say("minutes", (collective.name, Step.CELL), NAMES[level])
    for name, told_of in re.findall(r"=== \d+\) (?:Đồng chí )?([^(\n]*?)(?: \(.*\))?\n((?:- .*\n)*)", minutes):
        for step, words in ((Step.SELF, "mức tự đề xuất"), (Step.COMMITTEE, "đề xuất mức")):
            found = re.search(rf"{words}: (.*?)\.?$", told_of, re.MULTILINE)
            if found and (step is Step.SELF or found[1] != "____"):
                told.say("minutes", (name, step), NAMES[found[1]])


def tell_votes(told: Told) -> None:
    meeting = told.sheet.meetings[0].meeting.id
    votes = [
        ("minutes", told.grids("meeting_minutes", meeting_id=meeting)[0]),
        ("tally", told.grids("tally_minutes", meeting_id=meeting)[0]),
        ("votes sheet", [[*row[:2], *row[7:15]] for row in told.rows("Phiếu")[1:]]),
    ]
    for place, rows in votes:
        for row in rows:
            for number, level in enumerate(LEVELS):
                told.say(place, (row[1], "votes", level), row[2 + 2 * number])
                told.say(place, (row[1], "votes %", level), row[3 + 2 * number])


def tell_persons(told: Told) -> None:
    for row in told.grids("body_proposals")[0]:
        tell_points(told, "proposals", row[1], list(row[3:6]))
        for step, at in ((Step.SELF, 6), (Step.AGENCY, 7), (Step.COMMITTEE, 8), (Step.CELL, 10)):
            told.say("proposals", (row[1], step), SHORTS[row[at]])
    for person in told.sheet.persons:
        if Step.DECIDED in person.levels:
            [level] = re.findall(r"như sau:\n(.*?)\.?\n", told.text("result_notice", subject_id=person.id))
            told.say("notice", (person.name, Step.DECIDED), NAMES[level])
    for subject in told.sheet.subjects:
        if subject.scores:
            rows = {row[0]: row for row in told.grids("score_sheet", subject_id=subject.id)[0]}
            tell_points(told, "score sheet", subject.name, [rows[key][3] for key in ("I", "II", "")])
    decisions = told.grids("decision_list")[0]
    told.say("decisions", "decided collectives", sum(int(row[5]) for row in decisions))
    told.say("decisions", "decided members", sum(int(row[6]) for row in decisions))


def tell_forms(told: Told) -> None:
    """The forms: the level that a subject claims, its points, and what stands below a member's signature."""
    for subject in told.sheet.subjects:
        if subject.duty.exempt or subject.duty.not_yet:
            continue
        key = "collective_report" if subject.is_collective else "member_review"
        text = told.text(key, subject_id=subject.id)
        ticked = re.findall(r"^☒ (.*)$", text, re.MULTILINE)
        told.say("form", (subject.name, Step.SELF), NAMES[ticked[0]] if ticked else None)
        points = re.findall(r"(?:Nhóm tiêu chí.*|Tổng điểm): (.*)/\d+$", text, re.MULTILINE)
        tell_points(told, "form", subject.name, [None if value == "____" else value for value in points])
        if not subject.is_collective:
            [proposed] = re.findall(r"- Chi bộ đề xuất xếp loại mức chất lượng: (.*)$", text, re.MULTILINE)
            told.say("form", (subject.name, Step.CELL), NAMES[proposed])
    meeting = told.sheet.meetings[0]
    for row in told.grids("ballot_levels", ballot_id=meeting.ballots[0].ballot.id)[0]:
        told.say("ballot", (row[1], Step.SELF), SHORTS[row[3]])


def tell_kinds(told: Told) -> None:
    """Members by kind: the report's table and the workbook's."""
    *kinds, _ = told.grids("result_report")[1]
    for row, line in zip(kinds, told.rows("Tổng hợp"), strict=False):
        told.say("report", ("kind", row[0]), row[1])
        told.say("totals sheet", ("kind", line[0]), line[1])
        for number, thing in enumerate(("total", *LEVELS, "exempt", "not_yet")):
            told.say("report", (row[1], thing), row[2 + number])
        counts = (line[2], *line[6:14:2], line[3], line[4])
        for thing, value in zip(("total", *LEVELS, "exempt", "not_yet"), counts, strict=True):
            told.say("totals sheet", (line[1], thing), value)


def tell_checklist(told: Told) -> None:
    rows = told.grids("dossier_checklist")[0]
    decided = figure(r"mức đã quyết định: (\d+)", " ".join(row[3] for row in rows))
    told.say("checklist", "decided", decided)
    book = [row for row in told.rows("Danh sách") if row[0]]
    told.say("list sheet", "decided", sum(row[18] is not None for row in book))


TELLERS = (
    tell_forms, tell_kinds, tell_checklist,
    tell_report, tell_statistics, tell_reviews, tell_organisations, tell_open_list, tell_workbook, tell_list,
    tell_meeting, tell_votes, tell_persons,
)  # fmt: skip


@settings(max_examples=25)
@given(SIZES, SEEDS)
def test_every_count_and_level_is_the_same_wherever_it_stands(size: int, seed: int) -> None:
    told = Told(counted_cell(size, seed))
    for tell in TELLERS:
        tell(told)
    different = {thing: said for thing, said in told.things.items() if len(set(said.values())) > 1}
    assert different == {}
    assert sum(len(said) > 1 for said in told.things.values()) > TOLD_TWICE


@settings(max_examples=25)
@given(SIZES, SEEDS)
def test_what_is_told_adds_up(size: int, seed: int) -> None:
    told = Told(counted_cell(size, seed))
    tell_report(told)
    counts = {thing: int(said["report"]) for thing, said in told.things.items() if said["report"].isdigit()}
    assert counts["total"] == counts["exempt"] + counts["not_yet"] + counts["classified"]
    assert counts["classified"] == sum(counts[level] for level in LEVELS)
    assert counts["summoned"] == counts["present"] + counts["absent"]
    assert counts["freed"] + counts["suspended"] == counts["exempt"]
    assert counts["total"] - counts["due"] == counts["freed"] + counts["suspended"] + counts["new"]


@settings(max_examples=25)
@given(SIZES, SEEDS)
def test_the_totals_add_up_to_the_balance(size: int, seed: int) -> None:
    sheet = counted_cell(size, seed)
    request = PaperRequest(sheet=sheet, regulation=regulation())
    sheets = {each.name: each for each in build_workbook(request).sheets}
    totals = sheets["Tổng hợp"]
    balance = sheet.balance
    rows = [numbers_of(row) for row in totals.rows]
    summed = [sum(int(str(row[column])) for row in rows) for column in (2, 3, 4, 5)]
    assert summed == numbers_of(totals.totals[0])[2:6]
    assert summed == [balance.total, balance.exempt, balance.not_yet, balance.classified]
    assert len(sheets["Chưa xếp loại"].rows) == balance.exempt + balance.not_yet


@pytest.mark.parametrize(
    ("part", "base", "text"),
    [
        (22, 24, "91,7"),
        (1, 8, "12,5"),
        (1, 16, "6,3"),
        (1, 3, "33,3"),
        (2, 3, "66,7"),
        (0, 5, "0"),
        (5, 5, "100"),
        (1, 2000, "0,1"),
        (1, 0, ""),
        (None, 4, ""),
        (3, None, ""),
    ],
)
def test_shares_are_rounded_half_up_to_a_tenth(part: int | None, base: int | None, text: str) -> None:
    assert percent(part, base) == text


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_rounded_share_is_never_further_off_than_half_a_tenth(part: int, base: int) -> None:
    share = tenths(part, base)
    assert share is not None
    assert abs(share - Fraction(part * 100, base)) <= Fraction(1, 20)


def test_the_day_of_the_meeting_decides_who_is_a_full_member() -> None:
    year = empty_year()
    add_people(year, group_names(12))
    meeting = add_meeting(year, MeetingKind.CELL, date(2026, 12, 5))
    request = PaperRequest(sheet=year.sheet(), regulation=regulation(), meeting_id=meeting.id)
    assert "12 đồng chí (chính thức: 11; dự bị: 01)" in text_of(build_paper("meeting_minutes", request))
