"""What each paper of the sample year says, word for word."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.paper_text import text_of
from support.period_sheets import PAPER_DAY, regulation, sample_year

from kiemdiem_desktop.documents.papers.request import PaperOptions, PaperRequest
from kiemdiem_desktop.documents.registry import build_paper, build_workbook
from kiemdiem_desktop.documents.workbook.write import render_workbook
from kiemdiem_desktop.forms.schema import SubjectKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from kiemdiem_desktop.domain.sheets import PeriodSheet


@cache
def sample() -> PeriodSheet:
    return sample_year().sheet()


def asked(**more: object) -> PaperRequest:
    return PaperRequest(sheet=sample(), regulation=regulation(), paper_date=PAPER_DAY, **more)  # type: ignore[arg-type]


def person(place: int) -> UUID:
    return sample().persons[place].id


SUBJECTS: dict[str, Callable[[], dict[str, object]]] = {
    "collective_report": lambda: {"subject_id": sample().collectives[0].id},
    "member_review-leader": lambda: {"subject_id": person(1)},
    "member_review-employed": lambda: {"subject_id": person(2)},
    "member_review-outside": lambda: {"subject_id": person(21)},
    "meeting_minutes": lambda: {"meeting_id": sample().meetings[0].meeting.id},
    "tally_minutes": lambda: {"meeting_id": sample().meetings[0].meeting.id},
    "tally_minutes-round": lambda: {"ballot_id": sample().meetings[0].ballots[1].ballot.id},
    "ballot_collective": lambda: {"ballot_id": sample().meetings[0].ballots[0].ballot.id},
    "ballot_levels": lambda: {"ballot_id": sample().meetings[0].ballots[0].ballot.id},
    "ballot_excellent": lambda: {"ballot_id": sample().meetings[0].ballots[1].ballot.id},
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_paper_says_what_it_said(name: str, golden: Callable[[str, str], None]) -> None:
    golden(name, text_of(build_paper(name.partition("-")[0], asked(**SUBJECTS[name]()))))


@pytest.mark.parametrize(
    "name", ["collective_report", "member_review-leader", "meeting_minutes", "tally_minutes", "ballot_levels"]
)
def test_a_blank_paper_says_what_it_said(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}-blank", text_of(build_paper(name.partition("-")[0], asked(blank=True, **SUBJECTS[name]()))))


@pytest.mark.parametrize("kind", [kind for kind in SubjectKind if kind is not SubjectKind.COLLECTIVE])
def test_a_form_for_nobody_says_what_it_said(kind: SubjectKind, golden: Callable[[str, str], None]) -> None:
    request = asked(blank=True, options=PaperOptions(form_subject=kind))
    golden(f"member_review-nobody-{kind.value}", text_of(build_paper("member_review", request)))


def test_the_workbook_holds_what_it_held(golden: Callable[[str, str], None]) -> None:
    data = render_workbook(build_workbook(asked()))
    formulas = openpyxl.load_workbook(io.BytesIO(data))
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    lines: list[str] = []
    for sheet in formulas.worksheets:
        lines.append(f"[{sheet.title}] {sheet.freeze_panes} {sheet.print_title_rows}")
        for row in sheet.iter_rows():
            cells = [
                f"{cell.coordinate}={cell.value}"
                + (f" -> {values[sheet.title][cell.coordinate].value}" if cell.data_type == "f" else "")
                for cell in row
                if cell.value is not None
            ]
            lines.extend([" | ".join(cells)] if cells else [])
    golden("summary_workbook", "\n".join(lines) + "\n")
