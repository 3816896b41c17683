"""Taking over the results of an earlier year from a plain list: its people, levels and what else is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import IdFactory
from kiemdiem_desktop.domain.grading import FactAnswer, Level, LevelEntry, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import Meeting, MeetingKind
from kiemdiem_desktop.domain.member import Member, MemberKind, Standing
from kiemdiem_desktop.domain.period import Collective, Participant, Period, PeriodKey
from kiemdiem_desktop.domain.posts import is_head
from kiemdiem_desktop.domain.results import LeftOut, ResultRow, ResultsPreview
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally
from kiemdiem_desktop.exchange.results.words import left_reason, paper_line
from kiemdiem_desktop.regulations.catalog import LoadedPack
from kiemdiem_desktop.services.facts import DISCIPLINED
from kiemdiem_desktop.services.periods import law_of
from kiemdiem_desktop.store.unit_of_work import UnitOfWork

_TASKS = ("tasks_total", "tasks_done", "tasks_late", "tasks_above")


@dataclass(slots=True)
class ResultsStore:
    """Stores the taken rows of one list inside one unit of work."""

    unit: UnitOfWork
    ids: IdFactory
    period: Period
    asked: frozenset[str] = frozenset()
    """The regulation's questions that only a concluding paper answers with yes."""
    head_id: UUID | None = None
    subjects: dict[UUID, ResultRow] = field(default_factory=dict)

    def store(self, preview: ResultsPreview) -> None:
        """Store the persons first, then the collectives that they belong to, then what is known of all."""
        _refuse_doubles(preview)
        persons = [row for row in preview.taken if row.collective is None]
        for place, row in enumerate(persons):
            self._person(row, place)
        for place, row in enumerate(row for row in preview.taken if row.collective is not None):
            self._collective(row, place)
        for subject_id, row in self.subjects.items():
            self._level(subject_id, Step.DECIDED, row.settled_level, row.paper_number)
            self._level(subject_id, Step.AGENCY, row.agency_level, "")
            self._facts(subject_id, row)
        self._ballots()

    def _person(self, row: ResultRow, place: int) -> None:
        member_id = row.settled_member
        member = self._left(row) if member_id is None else self.unit.members.get(member_id)
        participant = Participant(
            id=self.ids.new(),
            period_id=self.period.id,
            member_id=member.id,
            name=row.name,
            given_override=member.given_override,
            sex=member.sex,
            birth=row.birth or member.birth,
            admitted=row.admitted or member.admitted,
            official=row.official or member.official,
            party_post=row.post or member.party_post,
            state_post=member.state_post,
            union_post=member.union_post,
            workplace=member.workplace,
            kind=member.kind or MemberKind.NON_LEADER,
            standing=Standing.EXEMPT if self._is(row, LeftOut.EXEMPT) else Standing.ACTIVE,
            not_reviewed_reason=row.told if self._is(row, LeftOut.NOT_CLASSIFIED) else "",
            position=place,
        )
        self.unit.participants.add(participant)
        self.subjects[participant.id] = row
        if self.head_id is None and is_head(participant.party_post):
            self.head_id = participant.id

    @staticmethod
    def _is(row: ResultRow, why: LeftOut) -> bool:
        return row.settled_level is None and row.left_out is why

    def _left(self, row: ResultRow) -> Member:
        """A person whom only the list knows: no longer of the cell today."""
        member = Member(
            id=self.ids.new(),
            name=row.name,
            birth=row.birth,
            admitted=row.admitted,
            official=row.official,
            standing=Standing.LEFT,
            left_reason=left_reason(self.period.start.year),
        )
        self.unit.members.add(member)
        return member

    def _collective(self, row: ResultRow, place: int) -> None:
        assert row.collective is not None  # noqa: S101 - only rows of collectives come here
        made = Collective(
            id=self.ids.new(),
            period_id=self.period.id,
            kind=row.collective,
            name=row.name,
            head_id=self.head_id,
            position=place,
        )
        self.unit.collectives.add(made)
        self.subjects[made.id] = row

    def _level(self, subject_id: UUID, step: Step, level: Level | None, paper: str) -> None:
        if level is not None:
            self.unit.levels.add(
                LevelEntry(
                    id=self.ids.new(),
                    period_id=self.period.id,
                    subject_id=subject_id,
                    step=step,
                    level=level,
                    paper_number=paper,
                )
            )

    def _facts(self, subject_id: UUID, row: ResultRow) -> None:
        known: dict[str, Any] = {code: row.counts.get(code) for code in _TASKS}
        paper = row.discipline_paper
        if DISCIPLINED in self.asked and row.collective is None:
            self._answer(subject_id, row)
        else:
            known |= {"disciplined": row.disciplined, "concluding_paper": paper_line(paper) if paper.whole else ""}
        if not row.discipline_form and not any(told not in {None, ""} for told in known.values()):
            return
        self.unit.subject_facts.add(
            SubjectFactsEntry(
                id=self.ids.new(),
                period_id=self.period.id,
                subject_id=subject_id,
                discipline_form=row.discipline_form,
                discipline_on=paper.issued_on,
                **known,
            )
        )

    def _answer(self, subject_id: UUID, row: ResultRow) -> None:
        """Answer the regulation's own question; a yes only ever comes with its whole paper."""
        if row.disciplined is None:
            return
        self.unit.fact_answers.add(
            FactAnswer(
                id=self.ids.new(),
                period_id=self.period.id,
                subject_id=subject_id,
                fact=DISCIPLINED,
                yes=row.disciplined,
                concluding_authority=row.discipline_paper.authority,
                concluding_number=row.discipline_paper.number,
                concluded_on=row.discipline_paper.issued_on,
            )
        )

    def _ballots(self) -> None:
        """One round of the cell that holds all votes of the list; its day and who was there are not known."""
        voted = {subject_id: row for subject_id, row in self.subjects.items() if row.votes}
        if not voted:
            return
        meeting = Meeting(id=self.ids.new(), period_id=self.period.id, kind=MeetingKind.CELL)
        totals: dict[str, Any] = {code: _agreed(voted, code) for code in ("issued", "collected", "valid")}
        ballot = Ballot(
            id=self.ids.unordered(),
            meeting_id=meeting.id,
            body=Body.CELL,
            round=1,
            kind=BallotKind.LEVELS,
            **totals,
        )
        self.unit.meetings.add(meeting)
        self.unit.ballots.add(ballot)
        for subject_id, row in voted.items():
            votes: dict[str, Any] = {level.value: row.votes.get(level) for level in Level}
            self.unit.tallies.add(Tally(id=self.ids.unordered(), ballot_id=ballot.id, subject_id=subject_id, **votes))


def earlier_period(ids: IdFactory, key: PeriodKey, loaded: LoadedPack) -> Period:
    """A period under this regulation, not yet stored."""
    return Period(id=ids.new(), key=str(key), kind=key.kind, start=key.start, end=key.end, **law_of(loaded))


def _agreed(rows: Mapping[UUID, ResultRow], code: str) -> int | None:
    """A number of the round, where all rows that tell it say the same."""
    told = {row.counts[code] for row in rows.values() if code in row.counts}
    return told.pop() if len(told) == 1 else None


def _refuse_doubles(preview: ResultsPreview) -> None:
    if not preview.taken:
        raise KnownError("results_nothing_taken")
    seen: set[object] = set()
    for row in preview.taken:
        key = row.collective or row.settled_member
        if key is not None and key in seen:
            raise KnownError("results_twice", line=row.line)
        seen.add(key)
