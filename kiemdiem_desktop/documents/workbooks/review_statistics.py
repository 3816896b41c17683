"""The statistics of reviews: how many collectives and members had to be reviewed, were, were not, and were prompted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.statistics_frame import statistics_frame
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow, Value
from kiemdiem_desktop.documents.workbooks.tables import signed, titled, unit
from kiemdiem_desktop.domain.sheets import SubjectSheet
from kiemdiem_desktop.domain.statistics import count_reviews

KEY = "review_statistics"
_PROMPTED = 7
"""The place of the line on those prompted; the levels that prompt follow it."""


def review_statistics_sheet(request: PaperRequest) -> Sheet:
    """The statistics as a sheet; blank ones keep the labels."""
    words = Words(request, KEY)
    return Sheet(
        name=words("sheet"),
        title=words("title"),
        subtitle=titled(request, words),
        form_number=words("form_number"),
        unit=unit(request),
        columns=(
            SheetColumn(header=words("no"), width=6, kind="center"),
            SheetColumn(header=words("content"), width=70),
            SheetColumn(header=words("collectives"), width=12, kind="integer"),
            SheetColumn(header=words("members"), width=12, kind="integer"),
            SheetColumn(header=words("note"), width=24),
        ),
        rows=tuple(_rows(request, words)),
        notes=(words("note_not_reviewed"),),
        signatures=signed(request, KEY, words),
        frozen_columns=2,
    )


def _rows(request: PaperRequest, words: Words) -> Iterable[SheetRow]:
    collectives, persons = count_reviews(request.sheet.collectives), count_reviews(request.sheet.persons)
    levels = statistics_frame().prompters
    prompted = [_prompted(subjects) for subjects in (request.sheet.collectives, request.sheet.persons)]
    lines: list[tuple[str, str, Value, Value]] = [
        ("1", "due", collectives.due, persons.due),
        ("2", "reviewed", collectives.reviewed, persons.reviewed),
        ("3", "not_reviewed", collectives.not_reviewed, persons.not_reviewed),
        ("3.1", "founded", None, None),
        ("3.2", "newcomers", None, persons.newcomers),
        ("", "exempt", None, persons.exempt),
        ("", "suspended", None, persons.suspended),
        ("4", "prompted", _sum_of(prompted[0], len(levels)), _sum_of(prompted[1], len(levels))),
        *(
            (f"4.{place}", f"prompted_{level.id}", prompted[0][level.id], prompted[1][level.id])
            for place, level in enumerate(levels, start=1)
        ),
    ]
    for number, key, group, members in lines:
        counts = (None, None) if request.blank else (group, members)
        yield SheetRow(values=(number, words(key), *counts), bold=number.isdigit())


def _prompted(subjects: Iterable[SubjectSheet]) -> Counter[str]:
    """How many were prompted, each counted once at the highest level that did."""
    frame = statistics_frame()
    return Counter(
        frame.prompter_of(prompt.issuer for prompt in subject.prompts) for subject in subjects if subject.prompts
    )


def _sum_of(counts: Counter[str], levels: int) -> Formula:
    """The sum of the lines below that of the prompted, which tell the levels apart."""
    parts = f"{{column}}{{rows[{_PROMPTED + 1}]}}:{{column}}{{rows[{_PROMPTED + levels}]}}"
    return Formula(text=f"SUM({parts})", value=counts.total())
