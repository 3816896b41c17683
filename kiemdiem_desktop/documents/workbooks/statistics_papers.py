"""The statistics and the list of those not reviewed as papers: the workbook's sheets, with head and signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiemdiem_desktop.documents.content import Block, Document, OrganisationHeader, PageBreak, Para, SignatureRow, Title
from kiemdiem_desktop.documents.papers.missing import Lacks, cell_lacks, summary_lacks
from kiemdiem_desktop.documents.papers.parts import (
    Signer,
    authority,
    cell_head,
    document,
    place_date,
    signature_row,
)
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.statistics_frame import statistics_frame
from kiemdiem_desktop.documents.papers.whole import Frame, whole
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Sheet
from kiemdiem_desktop.documents.workbooks import member_statistics, organisation_statistics, review_statistics
from kiemdiem_desktop.documents.workbooks.open_sheet import open_persons, open_sheet, reason_of
from kiemdiem_desktop.documents.workbooks.printed import grid_of
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.wording import fill_blank

MEMBERS, ORGANISATIONS, REVIEWS = member_statistics.KEY, organisation_statistics.KEY, review_statistics.KEY
NOT_REVIEWED = "not_reviewed_list"
_ROSTER, _PAPERS = "members", "papers"
_SMALL, _LIST = 9.0, 11.0


def build_members(request: PaperRequest) -> Document:
    """Build the statistics of members."""
    sheet = member_statistics.member_statistics_sheet(request)
    parts = member_statistics.printed_parts(sheet)
    first, *others = (grid_of(sheet, size=_SMALL, places=places) for places in parts)
    grids = (first, *(block for grid in others for block in (PageBreak(), grid)))
    return replace(_statistics(request, MEMBERS, sheet, grids), landscape=True)


def build_organisations(request: PaperRequest) -> Document:
    """Build the statistics of organisations and collectives."""
    sheet = organisation_statistics.organisation_statistics_sheet(request)
    return replace(_statistics(request, ORGANISATIONS, sheet, (grid_of(sheet, size=_SMALL),)), landscape=True)


def build_reviews(request: PaperRequest) -> Document:
    """Build the statistics of reviews."""
    sheet = review_statistics.review_statistics_sheet(request)
    return _statistics(request, REVIEWS, sheet, (grid_of(sheet),))


def build_not_reviewed(request: PaperRequest) -> Document:
    """Build the list of those who have no level, with the reason of each."""
    words = Words(request, NOT_REVIEWED)
    sheet = open_sheet(request, words)
    blocks: list[Block] = [grid_of(sheet, size=_LIST)] if sheet.rows else [Para(text=words("nobody"))]
    return whole(request, NOT_REVIEWED, words, [*blocks, *_notes(sheet)], Frame(landscape=True))


def member_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What the statistics of members lack: levels, and the type of the party organisation."""
    yield from summary_lacks(request)
    if statistics_frame().type_of(request.sheet.cell, request.options.organisation_type) is None:
        yield Lacks(request)("organisation_type", _PAPERS)


def not_reviewed_lacks(request: PaperRequest) -> Iterator[Missing]:
    """Whoever has no level and no recorded reason."""
    yield from cell_lacks(request)
    for person in open_persons(request):
        if not reason_of(person):
            yield Lacks(request)("not_reviewed_reason", _ROSTER, person)


def _notes(sheet: Sheet) -> Iterator[Block]:
    for note in sheet.notes:
        yield Para(text=note, italic=True, first_line_mm=0, size=12)


def _statistics(request: PaperRequest, key: str, sheet: Sheet, grids: Iterable[Block]) -> Document:
    """The paper of a sheet: unit lines left, the form's number in the corner, the day above the last signature."""
    paper, words = request.regulation.paper(key), Words(request, key)
    cell = request.sheet.cell
    abstract = fill_blank(words.spelled(paper.abstract), {"period": period_words(request, words)})
    signer = Signer(authority=authority(words, CollectiveKind.CELL), person=cell_head(request.sheet))
    everything: tuple[Block, ...] = (
        OrganisationHeader(
            parents=(cell.parent,) if cell.parent else (),
            issuer=cell.name,
            form_number=sheet.form_number if request.options.show_form_number else None,
            party_title=False,
        ),
        Title(kind=paper.doc_type, abstract=tuple(abstract.split("\n"))),
        *grids,
        *_notes(sheet),
        *_dated(request, signature_row(request, paper, words, {"cell": signer})),
    )
    return document(request, paper, everything)


def _dated(request: PaperRequest, rows: tuple[SignatureRow, ...]) -> Iterator[SignatureRow]:
    """The signatures with place and date above the rightmost."""
    for row in rows:
        *others, last = row.blocks
        yield replace(row, blocks=(*others, replace(last, date_line=place_date(request))))
