"""The re-check as a workbook: every finding with what was done, the corrections alone, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.papers.recheck import corrections_of, level_words, period_words, recheck_of
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Kind, Sheet, SheetColumn, SheetRow, Value, Workbook
from kiemdiem_desktop.documents.workbooks.tables import unit
from kiemdiem_desktop.domain.recheck import Choice, RecheckLine, RecheckSheet

KEY = "correction_list"

Columns = tuple[tuple[str, float, Kind], ...]
_NUMBER: Columns = (("column_no", 5, "center"),)
_FINDINGS: Columns = (
    *_NUMBER,
    ("column_name", 18, "text"),
    ("column_finding", 44, "text"),
    ("column_citation", 20, "text"),
    ("column_old", 14, "text"),
    ("column_state", 13, "text"),
    ("column_new", 14, "text"),
    ("column_reason", 26, "text"),
    ("column_note", 11, "text"),
)
_CORRECTIONS: Columns = (
    *_NUMBER,
    ("column_name", 18, "text"),
    ("column_old", 14, "text"),
    ("column_finding", 38, "text"),
    ("column_new", 14, "text"),
    ("column_reason", 24, "text"),
    ("column_responsible", 18, "text"),
    ("column_submitted", 11, "date"),
    ("column_paper", 13, "text"),
    ("column_decided", 11, "date"),
    ("column_note", 11, "text"),
)
_UNKNOWN: Columns = (*_NUMBER, ("column_name", 24, "text"), ("column_finding", 110, "text"))


def build(request: PaperRequest) -> Workbook:
    """Build the workbook; ``ValueError`` where the request brings no re-check."""
    words, recheck = Words(request, KEY), recheck_of(request)
    sheets = (
        ("corrections", _CORRECTIONS, _corrections(words, recheck)),
        ("findings", _FINDINGS, _findings(words, recheck)),
        ("unknown", _UNKNOWN, _unknown(words, recheck)),
    )
    return Workbook(
        title=f"{request.regulation.paper(KEY).title} – {period_words(request, words)}",
        author=request.sheet.cell.name,
        made=request.paper_date,
        sheets=tuple(_sheet(request, words, name, columns, tuple(rows)) for name, columns, rows in sheets),
    )


def _sheet(request: PaperRequest, words: Words, name: str, columns: Columns, rows: tuple[SheetRow, ...]) -> Sheet:
    return Sheet(
        name=words(f"sheet_{name}"),
        title=words(f"title_{name}"),
        subtitle=period_words(request, words).capitalize(),
        unit=unit(request),
        columns=tuple(SheetColumn(header=words(key), width=width, kind=kind) for key, width, kind in columns),
        rows=rows,
        frozen_columns=2,
    )


def _name(words: Words, entry: RecheckLine) -> str:
    return entry.subject_name or words("whole_period")


def _late(words: Words, entry: RecheckLine) -> str | None:
    return words("late_mark") if entry.late else None


def _corrections(words: Words, recheck: RecheckSheet) -> Iterator[SheetRow]:
    for number, (entry, made) in enumerate(corrections_of(recheck), start=1):
        values: tuple[Value, ...] = (
            number,
            entry.subject_name,
            level_words(words, made.old_level),
            entry.finding.sentence,
            level_words(words, made.new_level),
            made.reason,
            recheck.names.get(made.responsible_id) if made.responsible_id else None,
            made.submitted_on,
            made.deciding_paper or words(f"state_{made.state.value}"),
            made.decided_on,
            _late(words, entry),
        )
        yield SheetRow(values=values)


def _findings(words: Words, recheck: RecheckSheet) -> Iterator[SheetRow]:
    for number, entry in enumerate(recheck.findings, start=1):
        made = entry.correction
        corrected = made is not None and made.choice is Choice.CORRECT
        values: tuple[Value, ...] = (
            number,
            _name(words, entry),
            entry.finding.sentence,
            entry.finding.citation or None,
            words.level(entry.level) or None,
            words(f"state_{_state(entry)}"),
            level_words(words, made.new_level) if made and corrected else None,
            made.reason if made else None,
            _late(words, entry),
        )
        yield SheetRow(values=values)


def _state(entry: RecheckLine) -> str:
    made = entry.correction
    if made is None:
        return "open" if entry.remains else "gone"
    return Choice.KEEP.value if made.choice is Choice.KEEP else made.state.value


def _unknown(words: Words, recheck: RecheckSheet) -> Iterator[SheetRow]:
    for number, entry in enumerate(recheck.unknown, start=1):
        yield SheetRow(values=(number, _name(words, entry), entry.finding.sentence))
