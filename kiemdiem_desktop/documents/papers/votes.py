"""The result of a ballot as a table: the same table and the same shares in the minutes and on the tally's own paper."""

from __future__ import annotations

from kiemdiem_desktop.documents.content import Cell, Column, Grid, HeaderCell, Row
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.words import Words, percent
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Tally
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.settings import ElectorateBase

_SIZE = 11.0


def base_number(regulation: Regulation, meeting: MeetingSheet, ballot: Ballot) -> int | None:
    """The number that the regulation takes shares of, for one round."""
    there = meeting.headcount
    present = there.voters_present if ballot.voters_present is None else ballot.voters_present
    numbers = {
        ElectorateBase.MAY_VOTE: there.voters,
        ElectorateBase.PRESENT_VOTERS: present,
        ElectorateBase.COLLECTED: ballot.collected,
        ElectorateBase.VALID: ballot.valid,
        ElectorateBase.SUMMONED: there.summoned,
    }
    return numbers[regulation.ballots.base]


def base_line(request: PaperRequest, meeting: MeetingSheet, ballot: Ballot, words: Words) -> str:
    """Name what the shares are taken of, with the number."""
    settings = request.regulation.ballots
    base = None if request.blank else base_number(request.regulation, meeting, ballot)
    return words("base", name=words.spelled(settings.base_names[settings.base.value]), base=base)


def votes_of(tally: Tally, kind: BallotKind) -> tuple[int | None, ...]:
    """The counts of a subject in the order of the columns."""
    if kind is BallotKind.EXCELLENT:
        return tally.agree, tally.disagree
    return tally.excellent, tally.good, tally.completed, tally.not_completed


def result_grid(request: PaperRequest, meeting: MeetingSheet, round_: BallotSheet, words: Words) -> Grid:
    """The table of a round: each subject with votes and shares."""
    ballot = round_.ballot
    labels = _labels(request, ballot.kind, words)
    base = base_number(request.regulation, meeting, ballot)
    subjects = {subject.id: subject for subject in request.sheet.subjects}
    rows = [
        (subjects[tally.subject_id].name, votes_of(tally, ballot.kind))
        for tally in round_.tallies
        if tally.subject_id in subjects
    ]
    return Grid(
        columns=(
            Column(weight=1, align="center"),
            Column(weight=5.2),
            *(Column(weight=1.3, align="center") for _ in labels for _ in range(2)),
            Column(weight=1.5),
        ),
        header=_header(labels, words),
        rows=tuple(
            _row(number, name, votes, base, blank=request.blank) for number, (name, votes) in enumerate(rows, 1)
        ),
        size=_SIZE,
    )


def _labels(request: PaperRequest, kind: BallotKind, words: Words) -> tuple[str, ...]:
    if kind is BallotKind.EXCELLENT:
        return words("agree"), words("disagree")
    return tuple(request.regulation.level(level).short for level in Level)


def _header(labels: tuple[str, ...], words: Words) -> tuple[tuple[HeaderCell, ...], ...]:
    pair = (HeaderCell(text=words("column_votes")), HeaderCell(text=words("column_share")))
    return (
        (
            HeaderCell(text=words("column_no"), rows=2),
            HeaderCell(text=words("column_name"), rows=2),
            *(HeaderCell(text=label, columns=2) for label in labels),
            HeaderCell(text=words("column_note"), rows=2),
        ),
        pair * len(labels),
    )


def _row(number: int, name: str, votes: tuple[int | None, ...], base: int | None, *, blank: bool) -> Row:
    shown = [("", "") if blank or vote is None else (str(vote), percent(vote, base)) for vote in votes]
    return Row(cells=(Cell(text=str(number)), Cell(text=name), *(cell for pair in shown for cell in pair), ""))
