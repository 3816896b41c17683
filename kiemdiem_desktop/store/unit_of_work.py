"""What a use case holds while it reads or writes: every table under its name, and at the end what was changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.appeal import Appeal
from kiemdiem_desktop.domain.closing import ClosingReason, IssuedDossier
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import FactAnswer, LevelEntry, RuleReason, ScoreEntry, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import Attendance, Meeting, Officer, Remark, Session, SubjectConclusion
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.note import Note
from kiemdiem_desktop.domain.organisation import Cell, PartyGroup, Term
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import IssuedPaper, PaperNumber
from kiemdiem_desktop.domain.period import Collective, Participant, Period, PinnedRegulation
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.recheck import Correction
from kiemdiem_desktop.domain.remedy import FollowUp, Measure
from kiemdiem_desktop.domain.review import Attachment, Opinion, Review
from kiemdiem_desktop.domain.shortcoming import Responsibility, Shortcoming, StateEntry
from kiemdiem_desktop.domain.tally import Ballot, Tally
from kiemdiem_desktop.store import engine, housekeeping, journal, scrubbing
from kiemdiem_desktop.store.repositories import settings
from kiemdiem_desktop.store.repositories.settings import ReadSettings, Settings
from kiemdiem_desktop.store.repositories.shapes import SHAPES
from kiemdiem_desktop.store.repositories.table import ChangeLog, ReadTable, Table
from kiemdiem_desktop.store.sql import Connection


class Reader:
    """Every table of the book, for reading."""

    cells: ReadTable[Cell]
    party_groups: ReadTable[PartyGroup]
    terms: ReadTable[Term]
    members: ReadTable[Member]
    periods: ReadTable[Period]
    pinned_regulations: ReadTable[PinnedRegulation]
    collectives: ReadTable[Collective]
    participants: ReadTable[Participant]
    reviews: ReadTable[Review]
    attachments: ReadTable[Attachment]
    opinions: ReadTable[Opinion]
    scores: ReadTable[ScoreEntry]
    levels: ReadTable[LevelEntry]
    subject_facts: ReadTable[SubjectFactsEntry]
    fact_answers: ReadTable[FactAnswer]
    rule_reasons: ReadTable[RuleReason]
    shortcomings: ReadTable[Shortcoming]
    responsibilities: ReadTable[Responsibility]
    meetings: ReadTable[Meeting]
    meeting_sessions: ReadTable[Session]
    attendances: ReadTable[Attendance]
    officers: ReadTable[Officer]
    remarks: ReadTable[Remark]
    subject_conclusions: ReadTable[SubjectConclusion]
    ballots: ReadTable[Ballot]
    tallies: ReadTable[Tally]
    decisions: ReadTable[Decision]
    corrections: ReadTable[Correction]
    state_entries: ReadTable[StateEntry]
    measures: ReadTable[Measure]
    follow_ups: ReadTable[FollowUp]
    prompts: ReadTable[Prompt]
    notes: ReadTable[Note]
    closing_reasons: ReadTable[ClosingReason]
    issued_dossiers: ReadTable[IssuedDossier]
    appeals: ReadTable[Appeal]
    paper_numbers: ReadTable[PaperNumber]
    issued_papers: ReadTable[IssuedPaper]
    settings: ReadSettings

    def __init__(self, connection: Connection) -> None:
        for name, shape in SHAPES.items():
            setattr(self, name, ReadTable(shape, connection))
        self.settings = ReadSettings(ReadTable(settings.SHAPE, connection))
        self._connection = connection

    def texts_holding(self, words: Sequence[str]) -> dict[str, int]:
        """Count, per table, the rows of which some text holds one of these words."""
        return scrubbing.texts_holding(self._connection, words)

    def contents_holding(self, words: Sequence[str]) -> frozenset[str]:
        """Return the digests of the large contents that hold one of these words as text, also in a compressed part."""
        return scrubbing.contents_holding(self._connection, words)

    def files_holding(self, words: Sequence[str]) -> frozenset[UUID]:
        """Return the ids of the attachments of which the content holds one of these words."""
        return scrubbing.files_holding(self._connection, words)


class UnitOfWork(Reader):
    """Every table of the book, for reading and writing, in one transaction that happens entirely or not at all."""

    cells: Table[Cell]
    party_groups: Table[PartyGroup]
    terms: Table[Term]
    members: Table[Member]
    periods: Table[Period]
    pinned_regulations: Table[PinnedRegulation]
    collectives: Table[Collective]
    participants: Table[Participant]
    reviews: Table[Review]
    attachments: Table[Attachment]
    opinions: Table[Opinion]
    scores: Table[ScoreEntry]
    levels: Table[LevelEntry]
    subject_facts: Table[SubjectFactsEntry]
    fact_answers: Table[FactAnswer]
    rule_reasons: Table[RuleReason]
    shortcomings: Table[Shortcoming]
    responsibilities: Table[Responsibility]
    meetings: Table[Meeting]
    meeting_sessions: Table[Session]
    attendances: Table[Attendance]
    officers: Table[Officer]
    remarks: Table[Remark]
    subject_conclusions: Table[SubjectConclusion]
    ballots: Table[Ballot]
    tallies: Table[Tally]
    decisions: Table[Decision]
    corrections: Table[Correction]
    state_entries: Table[StateEntry]
    measures: Table[Measure]
    follow_ups: Table[FollowUp]
    prompts: Table[Prompt]
    notes: Table[Note]
    closing_reasons: Table[ClosingReason]
    issued_dossiers: Table[IssuedDossier]
    appeals: Table[Appeal]
    paper_numbers: Table[PaperNumber]
    issued_papers: Table[IssuedPaper]
    settings: Settings

    def __init__(self, connection: Connection, log: ChangeLog, *, barrier: bool) -> None:  # the tables replace Reader's
        for name, shape in SHAPES.items():
            setattr(self, name, Table(shape, connection, log))
        self.settings = Settings(Table(settings.SHAPE, connection, log))
        self._connection = connection
        self._log = log
        self._barrier = barrier
        self._outcome: Outcome | None = None
        self._notice: KnownError | None = None

    @property
    def organisation_id(self) -> UUID:
        """The organisation that owns every row; the cell's id."""
        return self._log.organisation

    @property
    def outcome(self) -> Outcome:
        """What was changed; known when the transaction has ended."""
        if self._outcome is None:
            raise RuntimeError("the outcome is known after the transaction")
        return self._outcome

    def tell(self, notice: KnownError) -> None:
        """Say with the outcome what else the transaction brings about; the last one said is told."""
        self._notice = notice

    def finish(self, outcome: Outcome) -> None:
        """Hear from the book what became of the transaction."""
        self._outcome = replace(outcome, notice=self._notice)

    def defer_links(self) -> None:
        """Check what points to what when the transaction ends, not at each record."""
        engine.defer_foreign_keys(self._connection)

    def scrub(
        self, words: Sequence[str], by: str, label: str, contents: Collection[str] = (), ids: Collection[UUID] = ()
    ) -> None:
        """Take words out of every text, of the journal and of the large contents named, which keep their digests only.

        The journal also lets go of every change that mentions one of these ids. Only inside a barrier, as with
        ``forget``.
        """
        if not self._barrier:
            raise ValueError("erasing words needs a barrier")
        if words:
            scrubbing.replace_words(self._connection, words, by)
        traces = [*words, *(form for each in ids for form in (each.hex, str(each)))]
        if traces:
            scrubbing.clear_journal(self._connection, traces, label)
        scrubbing.drop_contents(self._connection, contents)
        housekeeping.remove_unmentioned_blobs(self._connection)

    def forget(self, ids: Collection[UUID], label: str) -> None:
        """Erase these records from the history; what touched them reads ``label`` there from now on.

        Only inside a barrier, for nothing before it can be undone afterwards.
        """
        if not self._barrier:
            raise ValueError("erasing from the history needs a barrier")
        rows = {each.hex for each in ids}
        self._log.forgotten |= rows
        journal.forget(self._connection, sorted(rows), label)
