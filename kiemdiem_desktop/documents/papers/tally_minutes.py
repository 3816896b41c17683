"""The tellers' minutes: who counted, how many papers went out and came back, and the result of each round."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.content import Block, Document, Heading, Para, Title
from kiemdiem_desktop.documents.papers.meetings import group_of, meeting_of, open_round, signers
from kiemdiem_desktop.documents.papers.parts import document, header, line, number_line, place_date, signature_row
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.votes import base_line, result_grid
from kiemdiem_desktop.documents.papers.words import Words, count
from kiemdiem_desktop.domain.meeting import OfficerRole
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet
from kiemdiem_desktop.forms.wording import fill_blank

KEY = "tally_minutes"


def build(request: PaperRequest) -> Document:
    """Build the minutes of one round, or of all rounds of a meeting when no round is named."""
    paper = request.regulation.paper(KEY)
    words = Words(request, KEY)
    meeting = meeting_of(request)
    rounds = (request.ballot,) if request.ballot else meeting.ballots
    if not rounds and request.blank:
        rounds = (open_round(request.sheet),)
    number = number_line(request, paper)
    abstract = fill_blank(words.spelled(paper.abstract), {"year": words.year})
    blocks: list[Block] = [
        header(
            request,
            number=number,
            date_line=place_date(request) if request.paper_date and not request.blank else None,
            group=group_of(meeting),
            numbered=True,
        ),
        Title(kind=paper.doc_type, abstract=(abstract,), dashes=True),
        *_opening(request, meeting, words),
    ]
    for round_ in rounds:
        blocks += round_blocks(request, meeting, round_, words)
    blocks.append(line(words("closing", copies=None if request.blank else count(meeting.meeting.copies))))
    blocks += signature_row(request, paper, words, signers(meeting))
    return document(request, paper, tuple(blocks))


def _opening(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    session = meeting.sessions[0] if meeting.sessions and not request.blank else None
    held = meeting.meeting
    name = words(f"meeting_{held.kind.value}", group=held.group_name)
    place = (session.place or held.place) if session else ""
    yield line(
        words(
            "opened",
            time=words.clock(None),
            day=words.day(session.day if session else None),
            place=place,
            meeting=name,
        )
    )
    yield line(words("tellers"))
    yield from _tellers(request, meeting, words)
    counts = None if request.blank or not meeting.sessions else meeting.headcount
    yield line(
        words(
            "summoned",
            summoned=counts and count(counts.summoned),
            present=counts and count(counts.present),
            absent=counts and count(counts.absent),
        )
    )
    yield line(
        words(
            "voters",
            voters=counts and count(counts.voters),
            voters_present=counts and count(counts.voters_present),
        )
    )


def _tellers(request: PaperRequest, meeting: MeetingSheet, words: Words) -> Iterator[Block]:
    officers = {} if request.blank else meeting.officers
    head = next(iter(officers.get(OfficerRole.HEAD_TELLER, ())), None)
    others = [person.name for person in officers.get(OfficerRole.TELLER, ())] or ["", ""]
    yield line(words("head_teller", name=head.name if head else ""))
    for number, name in enumerate(others, start=2):
        yield line(words("teller", number=number, name=name))


def round_blocks(request: PaperRequest, meeting: MeetingSheet, round_: BallotSheet, words: Words) -> Iterator[Block]:
    """One round: its papers, its result, and what the shares are taken of."""
    ballot = round_.ballot
    yield Heading(text=words(f"round_{ballot.kind.value}", round=ballot.round), level=2)
    names = ("issued", "collected", "valid", "invalid")
    yield Para(
        text=words("papers", **{name: None if request.blank else count(getattr(ballot, name)) for name in names}),
        keep_with_next=True,
    )
    yield result_grid(request, meeting, round_, words)
    yield Para(text=base_line(request, meeting, ballot, words), italic=True, first_line_mm=0)
    if ballot.note and not request.blank:
        yield Para(text=words("note", text=ballot.note))
