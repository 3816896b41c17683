"""Everything that a book holds about one period, as one frozen value.

Sheets, papers and the dossier are made of it.
"""

from __future__ import annotations

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.appeal import Appeal
from kiemdiem_desktop.domain.closing import ClosingReason
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import FactAnswer, LevelEntry, RuleReason, ScoreEntry, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import Attendance, Meeting, Officer, Remark, Session, SubjectConclusion
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.note import Note
from kiemdiem_desktop.domain.organisation import Cell, PartyGroup, Term
from kiemdiem_desktop.domain.papers import IssuedPaper, PaperNumber
from kiemdiem_desktop.domain.period import Collective, Participant, Period
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.recheck import Correction
from kiemdiem_desktop.domain.remedy import FollowUp, Measure
from kiemdiem_desktop.domain.review import Attachment, Opinion, Review
from kiemdiem_desktop.domain.shortcoming import Responsibility, Shortcoming, StateEntry
from kiemdiem_desktop.domain.tally import Ballot, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRecords:
    """The records of one period and of the cell that it belongs to; tuples stand in the order of the book."""

    cell: Cell
    period: Period
    groups: tuple[PartyGroup, ...] = ()
    terms: tuple[Term, ...] = ()
    members: tuple[Member, ...] = ()
    collectives: tuple[Collective, ...] = ()
    participants: tuple[Participant, ...] = ()
    reviews: tuple[Review, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    scores: tuple[ScoreEntry, ...] = ()
    levels: tuple[LevelEntry, ...] = ()
    facts: tuple[SubjectFactsEntry, ...] = ()
    answers: tuple[FactAnswer, ...] = ()
    reasons: tuple[RuleReason, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    sessions: tuple[Session, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    officers: tuple[Officer, ...] = ()
    remarks: tuple[Remark, ...] = ()
    conclusions: tuple[SubjectConclusion, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    tallies: tuple[Tally, ...] = ()
    decisions: tuple[Decision, ...] = ()
    corrections: tuple[Correction, ...] = ()
    states: tuple[StateEntry, ...] = ()
    measures: tuple[Measure, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    notes: tuple[Note, ...] = ()
    closing_reasons: tuple[ClosingReason, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    numbers: tuple[PaperNumber, ...] = ()
    issued: tuple[IssuedPaper, ...] = ()
