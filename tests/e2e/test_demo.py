from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pypdf
import pytest
from support.offices import environment

from kiemdiem_desktop.services.office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from support.screen import Demonstration


@pytest.fixture
def papers(demonstration: Demonstration) -> Path:
    return demonstration.folder / "ho-so-2026"


def test_every_paper_of_the_period_and_the_workbook_are_written(
    demonstration: Demonstration, sample: Path, papers: Path
) -> None:
    office = Office.open(sample, environment())
    try:
        offered = office.papers.refs(office.periods.periods()[0].id)
    finally:
        office.close()
    written = sorted(path.name for path in papers.iterdir())
    told = sorted(line.strip() for line in demonstration.output.splitlines() if line.startswith("  "))
    assert len(written) == len(offered)
    assert written == told


def test_every_paper_can_be_read_and_has_text_on_each_page(papers: Path) -> None:
    for path in papers.glob("*.pdf"):
        pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
        assert all(page.extract_text().strip() for page in pages), path.name
        assert len(pages) > 0


def test_the_workbook_opens_and_names_every_member(sample: Path, papers: Path) -> None:
    book = openpyxl.load_workbook(next(papers.glob("*.xlsx")))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    book.close()
    assert [name for name in members(sample) if name not in cells] == []


def members(book: Path) -> list[str]:
    """Everyone who took part in the latest period."""
    office = Office.open(book, environment())
    try:
        return [person.name for person in office.reviews.sheet(office.periods.periods()[0].id).persons]
    finally:
        office.close()


def test_no_lock_and_no_unfinished_file_is_left(demonstration: Demonstration) -> None:
    left = [path.name for path in demonstration.folder.rglob("*") if path.is_file()]
    assert {name.rpartition(".")[2] for name in left} <= {"kiemdiem", "pdf", "xlsx"}
