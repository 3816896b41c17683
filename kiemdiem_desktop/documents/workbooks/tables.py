"""What the sheets of the summary share: the unit lines, dates and points as cells, shares as formulas."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kiemdiem_desktop.documents.content import SignatureBlock
from kiemdiem_desktop.documents.papers.parts import Signer, authority, cell_head, place_date, signature_row
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words, tenths
from kiemdiem_desktop.documents.workbook.content import Formula, Value
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.period import CollectiveKind, Participant
from kiemdiem_desktop.domain.sheets import ScoreTotals, SubjectSheet


def unit(request: PaperRequest) -> tuple[str, ...]:
    """The unit lines at the top of a sheet."""
    cell = request.sheet.cell
    return tuple(text.upper() for text in (cell.parent, cell.name) if text)


def signed(request: PaperRequest, key: str, words: Words) -> tuple[SignatureBlock, ...]:
    """The signatures of a paper below its sheet, with place and date above the last."""
    head = Signer(authority=authority(words, CollectiveKind.CELL), person=cell_head(request.sheet))
    blocks = signature_row(request, request.regulation.paper(key), words, {"cell": head})[0].blocks
    return tuple(
        replace(
            block,
            post=block.post.upper() if block.post else None,
            date_line=place_date(request) if place == len(blocks) - 1 else None,
        )
        for place, block in enumerate(blocks)
    )


def participant_of(person: SubjectSheet) -> Participant:
    """The period's copy of a member behind a person's sheet."""
    assert person.participant is not None  # noqa: S101 - the sheet's persons are participants
    return person.participant


def titled(request: PaperRequest, words: Words) -> str:
    """The line below a sheet's title: the period, with a capital."""
    period = period_words(request, words)
    return period[:1].upper() + period[1:]


def share_formula(part_column: int, base_column: int, part: int, base: int) -> Formula:
    """A share as per cent of two cells in the same row; nothing over nothing is nought."""
    return share_of(f"{{columns[{part_column}]}}{{row}}", f"{{columns[{base_column}]}}{{row}}", part, base)


def share_of(part_cell: str, base_cell: str, part: int, base: int) -> Formula:
    """A share as per cent of two cells, as a formula's text names them; nothing over nothing is nought."""
    share = tenths(part, base)
    value = Decimal(0) if share is None else Decimal(share.numerator) / Decimal(share.denominator)
    return Formula(text=f"IF({base_cell}=0,0,ROUND({part_cell}/{base_cell}*100,1))", value=value)


def day_cell(day: PartialDate | None) -> date | str | None:
    """A date as a real date; one that is known in part stays text."""
    return None if day is None else day.exact() or day.shown


def points_cells(totals: ScoreTotals | None, first_column: int) -> tuple[Value, Value, Value]:
    """The points of both groups as exact numbers, from the column of this place on, and their sum beside them."""
    if totals is None:
        return None, None, None
    general, tasks, whole = (
        None if value is None else Decimal(value) / 100 for value in (totals.general, totals.tasks, totals.total)
    )
    cells = f"{{columns[{first_column}]}}{{row}}+{{columns[{first_column + 1}]}}{{row}}"
    return general, tasks, None if whole is None else Formula(text=cells, value=whole)
