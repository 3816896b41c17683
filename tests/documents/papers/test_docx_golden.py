"""What papers of the sample year say when they are editable, word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from support.docx_reading import text_of
from support.period_sheets import PAPER_DAY, regulation, sample_year

from kiemdiem_desktop.documents.docx.render import render_docx
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.registry import build_paper

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("blank", [False, True])
@pytest.mark.parametrize("key", ["collective_report", "member_review", "tally_minutes", "ballot_levels"])
def test_an_editable_paper_says_what_it_said(key: str, golden: Callable[[str, str], None], *, blank: bool) -> None:
    sheet = sample_year().sheet()
    meeting = sheet.meetings[0]
    about: Any = {
        "collective_report": {"subject_id": sheet.collectives[0].id},
        "member_review": {"subject_id": sheet.persons[1].id},
        "tally_minutes": {"meeting_id": meeting.meeting.id},
        "ballot_levels": {"ballot_id": meeting.ballots[0].ballot.id},
    }[key]
    request = PaperRequest(sheet=sheet, regulation=regulation(), paper_date=PAPER_DAY, blank=blank, **about)
    golden(f"docx-{key}-blank" if blank else f"docx-{key}", text_of(render_docx(build_paper(key, request))))
