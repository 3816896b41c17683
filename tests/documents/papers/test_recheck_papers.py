"""The papers of a re-check: what they say, what they lack, and that their numbers agree."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import openpyxl
import pytest
from support.earlier_results import earlier_office, rechecked, taken_over
from support.paper_text import grids_of, text_of

from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.recheck import KEYS, LIST, REPORT
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.shared import RECHECK_WORDS, shared_papers, with_shared
from kiemdiem_desktop.documents.registry import build_paper
from kiemdiem_desktop.regulations.pack import Regulation

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = earlier_office(tmp_path, today=date(2022, 11, 5))
    yield made
    made.close()


@pytest.fixture
def period(office: Office) -> Period:
    return rechecked(office)


def request_of(office: Office, period: Period, *, blank: bool = False) -> PaperRequest:
    regulation = with_shared(office.periods.regulation(period.id), RECHECK_WORDS)
    sheet = office.reviews.sheet(period.id)
    return PaperRequest(sheet=sheet, regulation=regulation, recheck=office.recheck.recheck(period.id), blank=blank)


@pytest.mark.parametrize("key", sorted(KEYS))
@pytest.mark.parametrize("blank", [False, True])
def test_a_paper_of_the_recheck_says_what_it_said(
    office: Office,
    period: Period,
    key: str,
    blank: bool,  # noqa: FBT001 - a case
    golden: Callable[[str, str], None],
) -> None:
    text = text_of(build_paper(key, request_of(office, period, blank=blank)))
    assert "{" not in text
    assert "None" not in text
    golden(f"{key}-blank" if blank else key, text)


def test_the_papers_join_the_dossier_once_something_is_kept_or_corrected(office: Office) -> None:
    bare = taken_over(office)
    assert not KEYS & {ref.key for ref in office.papers.refs(bare.id)}
    finding = office.recheck.recheck(bare.id).findings[0].finding
    office.recheck.keep(bare.id, finding, "Đã xem xét")
    assert {ref.key for ref in office.papers.refs(bare.id)} >= KEYS


def test_the_report_can_be_written_without_any_correction(office: Office) -> None:
    bare = taken_over(office)
    assert office.papers.render(bare.id, PaperRef(key=REPORT)).pages > 0
    assert office.papers.render(bare.id, PaperRef(key=LIST)).pages == 1


def test_report_list_and_workbook_name_the_same_corrections(office: Office, period: Period) -> None:
    request = request_of(office, period)
    listed = [(row[1], row[4]) for row in grids_of(build_paper(LIST, request))[0]]
    book = openpyxl.load_workbook(io.BytesIO(office.papers.correction_workbook(period.id).data))
    names = [(c[1].value, c[4].value) for c in book.worksheets[0].iter_rows() if isinstance(c[0].value, int)]
    assert names == listed
    reported = grids_of(build_paper(REPORT, request))[0]
    findings = [c[1].value for c in book.worksheets[1].iter_rows() if isinstance(c[0].value, int)]
    assert [row[1] for row in reported] == findings
    assert {name for name, _ in listed} <= set(findings)


def test_what_is_open_is_missing(office: Office, period: Period) -> None:
    lines = {line.ref.key: line for line in office.papers.list(period.id)}
    assert [lack.field for lack in lines[REPORT].missing] == ["cap"]
    assert {lack.place for lack in lines[REPORT].missing} == {"exchange"}


def test_the_workbook_holds_text_where_text_was_typed(office: Office) -> None:
    bare = taken_over(office)
    finding = office.recheck.recheck(bare.id).findings[1].finding
    office.recheck.keep(bare.id, finding, "=1+1")
    data = office.papers.correction_workbook(bare.id).data
    cells = [
        c for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets for row in sheet.iter_rows() for c in row
    ]
    typed = [cell for cell in cells if cell.value == "=1+1"]
    assert [cell.data_type for cell in typed] == ["s"]


def test_a_regulations_own_words_go_before_the_shared_ones(office: Office, period: Period) -> None:
    law: Regulation = office.periods.regulation(period.id)
    own = {**law.wording, REPORT: {"closing": "Xin báo cáo."}}
    changed = with_shared(msgspec.structs.replace(law, wording=own), RECHECK_WORDS)
    assert changed.wording[REPORT]["closing"] == "Xin báo cáo."
    assert changed.wording[REPORT]["opening"] == shared_papers(RECHECK_WORDS).wording[REPORT]["opening"]


@pytest.mark.parametrize("key", sorted(KEYS))
def test_the_papers_can_be_had_for_an_office_program(office: Office, period: Period, key: str) -> None:
    made = office.papers.docx(period.id, PaperRef(key=key))
    assert made.file_name.endswith(".docx")
    assert made.data.startswith(b"PK")
