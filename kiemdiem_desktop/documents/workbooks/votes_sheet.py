"""The votes: each round with its papers, each subject with its counts and what they are shares of."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from kiemdiem_desktop.documents.content import HeaderCell
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.tally_minutes import KEY as TALLY
from kiemdiem_desktop.documents.papers.votes import base_number, votes_of
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Sheet, SheetColumn, SheetRow, Value
from kiemdiem_desktop.documents.workbooks.tables import share_formula, unit
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet
from kiemdiem_desktop.domain.tally import BallotKind

_PAPERS = ("issued", "collected", "valid", "invalid")
_BASE, _FIRST = 6, 7
_ANSWERS = 2


def votes_sheet(request: PaperRequest, words: Words) -> Sheet:
    """All rounds of all meetings in order."""
    base = request.regulation.ballots.base_names[request.regulation.ballots.base.value]
    return Sheet(
        name=words("sheet_votes"),
        title=words("title_votes"),
        subtitle=words("year", year=words.year),
        unit=unit(request),
        columns=_columns(request, words),
        header=_header(request, words),
        rows=tuple(row for meeting in request.sheet.meetings for row in _rows(request, meeting, words)),
        notes=(words("note_votes", base=words.spelled(base)),),
        frozen_columns=2,
    )


def _labels(request: PaperRequest, words: Words) -> tuple[str, ...]:
    levels = tuple(request.regulation.level(level).short for level in Level)
    return (*levels, words("agree"), words("disagree"))


def _columns(request: PaperRequest, words: Words) -> tuple[SheetColumn, ...]:
    pair = (
        SheetColumn(header=words("count"), width=6, kind="integer"),
        SheetColumn(header=words("share"), width=7, kind="decimal"),
    )
    return (
        SheetColumn(header=words("no"), width=5, kind="center"),
        SheetColumn(header=words("subject"), width=54),
        *(SheetColumn(header=words(key), width=8, kind="integer") for key in (*_PAPERS, "base")),
        *(column for _ in _labels(request, words) for column in pair),
    )


def _header(request: PaperRequest, words: Words) -> tuple[tuple[HeaderCell, ...], ...]:
    labels = _labels(request, words)
    return (
        (
            *(HeaderCell(text=words(key), rows=2) for key in ("no", "subject", *_PAPERS, "base")),
            *(HeaderCell(text=label, columns=2) for label in labels),
        ),
        tuple(HeaderCell(text=words(key)) for _ in labels for key in ("count", "share")),
    )


def _rows(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[SheetRow]:
    subjects = {subject.id: subject.name for subject in request.sheet.subjects}
    day = f"{meeting.day:%d/%m/%Y}" if meeting.day else ""
    several = sum(bool(other.ballots) for other in request.sheet.meetings) > 1
    tally_words = Words(request, TALLY)
    for round_ in meeting.ballots:
        ballot = round_.ballot
        base = base_number(request.regulation, meeting, ballot)
        title = words(f"round_{ballot.kind.value}", round=ballot.round, day=day)
        if several:
            held = meeting.meeting
            title += f" ({tally_words(f'meeting_{held.kind.value}', group=held.group_name)})"
        yield SheetRow(values=(None, title, *(getattr(ballot, key) for key in _PAPERS), base), bold=True)
        yield from _subjects(round_, base, subjects)


def _subjects(round_: BallotSheet, base: int | None, names: dict[UUID, str]) -> Iterator[SheetRow]:
    kind = round_.ballot.kind
    for number, tally in enumerate(round_.tallies, start=1):
        votes = votes_of(tally, kind)
        before, after = (len(Level), 0) if kind is BallotKind.EXCELLENT else (0, _ANSWERS)
        counts = (*(None,) * before, *votes, *(None,) * after)
        yield SheetRow(
            values=(
                number,
                names.get(tally.subject_id, ""),
                *(None for _ in _PAPERS),
                base,
                *(value for place, vote in enumerate(counts) for value in _pair(place, vote, base)),
            )
        )


def _pair(place: int, vote: int | None, base: int | None) -> tuple[Value, Value]:
    if vote is None or base is None:
        return vote, None
    return vote, share_formula(_FIRST + 2 * place, _BASE, vote, base)
