"""Read-models: the one calculation that the screen, the papers, the workbook and the package all show.

``PeriodSheet`` is built once from the records; no renderer counts anything itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level, LevelEntry, ScoreEntry, Source, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import (
    Attendance,
    Meeting,
    Officer,
    OfficerRole,
    Presence,
    Remark,
    Session,
    SubjectConclusion,
)
from kiemdiem_desktop.domain.organisation import Cell
from kiemdiem_desktop.domain.period import Collective, CollectiveKind, Participant, Period
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.remedy import FollowUp, Measure
from kiemdiem_desktop.domain.review import Opinion, Review
from kiemdiem_desktop.domain.shortcoming import Responsibility, Shortcoming, StateEntry
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Tally

GENERAL = "general"
TASKS = "tasks"


class ReviewStatus(StrEnum):
    """Where a person stands in the balance: exempt + not yet + classified = all (regulations, balance of persons)."""

    EXEMPT = "exempt"
    NOT_YET = "not_yet"
    CLASSIFIED = "classified"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDuty:
    """What the regulation says of a person: must be reviewed, exempt, or not yet; with its sentence.

    The ``unclassified`` are reviewed but given no level.
    """

    exempt: bool = False
    not_yet: bool = False
    unclassified: bool = False
    reason: str = ""

    @property
    def graded(self) -> bool:
        """Say whether a level is expected."""
        return not (self.exempt or self.not_yet or self.unclassified)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreTotals:
    """Points of one source in hundredths; ``None`` where a group has no points yet."""

    general: int | None = None
    tasks: int | None = None
    by_criterion: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int | None:
        """Both groups together, once both are known."""
        return None if self.general is None or self.tasks is None else self.general + self.tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyLine:
    """A subject's totals in one round, beside the round they belong to."""

    ballot: Ballot
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedShortcoming:
    """A collective shortcoming in which a person is asked to make his responsibility clear."""

    shortcoming: Shortcoming
    collective_name: str
    responsibility: Responsibility


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectSheet:
    """One collective or one member in the period, with everything known about the review.

    ``values`` are the form's own fields by field id; bound fields stand in ``scores``, ``levels`` and ``shortcomings``.
    """

    id: UUID
    name: str
    form_subject: str
    participant: Participant | None = None
    collective: Collective | None = None
    duty: ReviewDuty = ReviewDuty()
    review: Review | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    scores: Mapping[Source, ScoreTotals] = field(default_factory=dict)
    levels: Mapping[Step, LevelEntry] = field(default_factory=dict)
    facts: SubjectFactsEntry | None = None
    shortcomings: tuple[Shortcoming, ...] = ()
    earlier: tuple[Shortcoming, ...] = ()
    named_in: tuple[NamedShortcoming, ...] = ()
    responsible: Mapping[UUID, tuple[Responsibility, ...]] = field(default_factory=dict)
    states: Mapping[UUID, tuple[StateEntry, ...]] = field(default_factory=dict)
    measures: Mapping[UUID, tuple[Measure, ...]] = field(default_factory=dict)
    follow_ups: Mapping[UUID, tuple[FollowUp, ...]] = field(default_factory=dict)
    prompts: tuple[Prompt, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    tallies: tuple[TallyLine, ...] = ()

    @property
    def is_collective(self) -> bool:
        """Say whether it is a collective."""
        return self.collective is not None

    @property
    def begun(self) -> bool:
        """Say whether anything was written, scored, chosen or received for the review."""
        return bool(self.review or self.scores or self.shortcomings or Step.SELF in self.levels)

    @property
    def level(self) -> Level | None:
        """The level that counts today: the decided one, else the cell's."""
        for step in (Step.DECIDED, Step.CELL):
            if step in self.levels:
                return self.levels[step].level
        return None

    @property
    def status(self) -> ReviewStatus:
        """Where the subject stands in the balance."""
        if self.duty.exempt:
            return ReviewStatus.EXEMPT
        if not self.duty.graded or self.level is None:
            return ReviewStatus.NOT_YET
        return ReviewStatus.CLASSIFIED

    @property
    def reviewed(self) -> bool:
        """Say whether a complete review is there, on screen or on paper."""
        return self.review is not None and self.review.complete

    @property
    def posts(self) -> str:
        """All posts in one line."""
        if self.participant is None:
            return ""
        person = self.participant
        return ", ".join(post for post in (person.party_post, person.state_post, person.union_post) if post)

    def last_tally(self, *kinds: BallotKind) -> TallyLine | None:
        """The totals of the latest round of these kinds (all kinds when none is named)."""
        lines = [line for line in self.tallies if not kinds or line.ballot.kind in kinds]
        return lines[-1] if lines else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """Who was summoned to and present at a meeting; summoned = present + absent."""

    summoned: int
    summoned_full: int
    present: int
    present_full: int
    excused: int
    unexcused: int
    voters: int
    voters_present: int

    @property
    def absent(self) -> int:
        """Excused or not."""
        return self.excused + self.unexcused

    @property
    def summoned_probationary(self) -> int:
        """Probationary members summoned."""
        return self.summoned - self.summoned_full

    @property
    def present_probationary(self) -> int:
        """Probationary members present."""
        return self.present - self.present_full


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsentLine:
    """Someone absent, with his reason."""

    name: str
    presence: Presence
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotSheet:
    """One round with the totals of its subjects, in the order of the subjects."""

    ballot: Ballot
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSheet:
    """One meeting as its minutes tell it.

    ``headcount`` is that of the first session; each session has its own in ``by_session``.
    """

    meeting: Meeting
    sessions: tuple[Session, ...]
    headcount: Headcount
    by_session: Mapping[UUID, Headcount]
    presence: Mapping[UUID, Mapping[UUID, Attendance]]
    absent: tuple[AbsentLine, ...]
    officers: Mapping[OfficerRole, tuple[Participant, ...]]
    remarks: Mapping[UUID, tuple[Remark, ...]]
    conclusions: Mapping[UUID, SubjectConclusion]
    ballots: tuple[BallotSheet, ...]

    @property
    def day(self) -> date | None:
        """The day of the first session."""
        return self.sessions[0].day if self.sessions else None

    @property
    def chair(self) -> Participant | None:
        """Who chaired."""
        return next(iter(self.officers.get(OfficerRole.CHAIR, ())), None)

    @property
    def secretary(self) -> Participant | None:
        """Who took the minutes."""
        return next(iter(self.officers.get(OfficerRole.SECRETARY, ())), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """The live check of persons: total = exempt + not yet + classified; classified = sum of levels."""

    total: int
    exempt: int
    not_yet: int
    classified: int
    by_level: Mapping[Level, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodSheet:
    """A whole period, counted once.

    ``quarters`` are the levels of the year's quarters in their order, by participant, where the book has quarters.
    """

    cell: Cell
    period: Period
    collectives: tuple[SubjectSheet, ...]
    persons: tuple[SubjectSheet, ...]
    meetings: tuple[MeetingSheet, ...]
    balance: Balance
    records: PeriodRecords
    quarters: Mapping[UUID, tuple[Level | None, ...]] = field(default_factory=dict)

    @property
    def subjects(self) -> tuple[SubjectSheet, ...]:
        """Collectives first, then persons."""
        return self.collectives + self.persons

    @property
    def year(self) -> int:
        """The year that the papers name."""
        return self.period.start.year

    def subject(self, subject_id: UUID) -> SubjectSheet:
        """The subject with this id; ``KeyError`` where there is none."""
        for subject in self.subjects:
            if subject.id == subject_id:
                return subject
        raise KeyError(subject_id)

    def meeting(self, meeting_id: UUID) -> MeetingSheet:
        """The meeting with this id; ``KeyError`` where there is none."""
        for sheet in self.meetings:
            if sheet.meeting.id == meeting_id:
                return sheet
        raise KeyError(meeting_id)

    @property
    def the_cell(self) -> SubjectSheet | None:
        """The cell's own row among the collectives, where the cell is reviewed as an organisation."""
        return next((c for c in self.collectives if c.collective and c.collective.kind is CollectiveKind.CELL), None)


V = TypeVar("V")


def _by(values: Iterable[V], key: Callable[[V], UUID]) -> dict[UUID, list[V]]:
    grouped: dict[UUID, list[V]] = defaultdict(list)
    for value in values:
        grouped[key(value)].append(value)
    return grouped


def count_balance(persons: Iterable[SubjectSheet]) -> Balance:
    """Count persons by their status and the classified ones by level."""
    everyone = tuple(persons)
    statuses = Counter(person.status for person in everyone)
    levels = Counter(person.level for person in everyone if person.status is ReviewStatus.CLASSIFIED)
    return Balance(
        total=len(everyone),
        exempt=statuses[ReviewStatus.EXEMPT],
        not_yet=statuses[ReviewStatus.NOT_YET],
        classified=statuses[ReviewStatus.CLASSIFIED],
        by_level={level: levels[level] for level in Level},
    )


def total_scores(entries: Iterable[ScoreEntry]) -> dict[Source, ScoreTotals]:
    """Total the points of each source.

    A criterion id is ``group`` or ``group.item``; where items have points they make the group's total.
    """
    by_source: dict[Source, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        by_source[entry.source][entry.criterion] = entry.hundredths
    return {
        source: ScoreTotals(general=_group(points, GENERAL), tasks=_group(points, TASKS), by_criterion=points)
        for source, points in by_source.items()
    }


def _group(points: Mapping[str, int], group: str) -> int | None:
    items = [value for key, value in points.items() if key.startswith(f"{group}.")]
    return sum(items) if items else points.get(group)


def headcount(people: Mapping[UUID, Participant], marks: Iterable[Attendance], day: date) -> Headcount:
    """Count the attendance of one session; voters are full members who may vote on that day."""
    there = [(people[mark.participant_id], mark.presence) for mark in marks if mark.participant_id in people]
    present = [person for person, presence in there if presence is Presence.PRESENT]
    tally = Counter(presence for _, presence in there)
    return Headcount(
        summoned=len(there),
        summoned_full=sum(person.is_full(day) for person, _ in there),
        present=len(present),
        present_full=sum(person.is_full(day) for person in present),
        excused=tally[Presence.EXCUSED],
        unexcused=tally[Presence.UNEXCUSED],
        voters=sum(person.may_vote(day) for person, _ in there),
        voters_present=sum(person.may_vote(day) for person in present),
    )


def build_period_sheet(
    records: PeriodRecords,
    duties: Mapping[UUID, ReviewDuty],
    values: Mapping[UUID, Mapping[str, object]],
) -> PeriodSheet:
    """Build the sheet from the records.

    ``duties`` says by participant id what the regulation asks; ``values`` are the decoded form values by subject id.
    """
    subjects = _SubjectBuilder(records, duties, values)
    persons = tuple(subjects.person(person) for person in sorted(records.participants, key=lambda p: p.position))
    collectives = tuple(subjects.collective(item) for item in sorted(records.collectives, key=lambda c: c.position))
    return PeriodSheet(
        cell=records.cell,
        period=records.period,
        collectives=collectives,
        persons=persons,
        meetings=_meetings(records, [subject.id for subject in collectives + persons]),
        balance=count_balance(persons),
        records=records,
    )


class _SubjectBuilder:
    """Groups the records by subject once, then builds each subject's sheet."""

    def __init__(
        self,
        records: PeriodRecords,
        duties: Mapping[UUID, ReviewDuty],
        values: Mapping[UUID, Mapping[str, object]],
    ) -> None:
        self._records, self._duties, self._values = records, duties, values
        self._reviews = {review.subject_id: review for review in records.reviews}
        self._facts = {entry.subject_id: entry for entry in records.facts}
        self._scores = _by(records.scores, lambda entry: entry.subject_id)
        self._levels = _by(records.levels, lambda entry: entry.subject_id)
        self._opinions = _by(records.opinions, lambda opinion: opinion.subject_id)
        ordered = sorted(records.shortcomings, key=lambda item: item.position)
        self._shortcomings = _by(ordered, lambda item: item.subject_id)
        self._responsible = _by(records.responsibilities, lambda item: item.shortcoming_id)
        self._states = _by(records.states, lambda item: item.shortcoming_id)
        self._measures = _by(sorted(records.measures, key=lambda item: item.position), lambda item: item.shortcoming_id)
        self._follow_ups = _by(records.follow_ups, lambda item: item.measure_id)
        self._prompts = _by(sorted(records.prompts, key=lambda item: item.position), lambda item: item.subject_id)
        self._tallies = self._tally_lines()
        self._named = self._named_shortcomings()

    def person(self, participant: Participant) -> SubjectSheet:
        """The sheet of one member."""
        return self._subject(participant.id, participant.name, participant.kind.value, participant=participant)

    def collective(self, collective: Collective) -> SubjectSheet:
        """The sheet of one collective."""
        return self._subject(collective.id, collective.name, "collective", collective=collective)

    def _subject(
        self,
        subject_id: UUID,
        name: str,
        form_subject: str,
        *,
        participant: Participant | None = None,
        collective: Collective | None = None,
    ) -> SubjectSheet:
        shortcomings = self._shortcomings.get(subject_id, [])
        return SubjectSheet(
            id=subject_id,
            name=name,
            form_subject=form_subject,
            participant=participant,
            collective=collective,
            duty=self._duties.get(subject_id, ReviewDuty()),
            review=self._reviews.get(subject_id),
            values=self._values.get(subject_id, {}),
            scores=total_scores(self._scores.get(subject_id, [])),
            levels={entry.step: entry for entry in self._levels.get(subject_id, [])},
            facts=self._facts.get(subject_id),
            shortcomings=tuple(item for item in shortcomings if not item.earlier),
            earlier=tuple(item for item in shortcomings if item.earlier),
            named_in=tuple(self._named.get(subject_id, [])),
            responsible={item.id: tuple(self._responsible.get(item.id, [])) for item in shortcomings},
            states={item.id: tuple(self._states.get(item.id, [])) for item in shortcomings},
            measures={item.id: tuple(self._measures.get(item.id, [])) for item in shortcomings},
            follow_ups={
                measure.id: tuple(self._follow_ups.get(measure.id, []))
                for item in shortcomings
                for measure in self._measures.get(item.id, [])
            },
            prompts=tuple(self._prompts.get(subject_id, [])),
            opinions=tuple(self._opinions.get(subject_id, [])),
            tallies=tuple(self._tallies.get(subject_id, [])),
        )

    def _tally_lines(self) -> dict[UUID, list[TallyLine]]:
        place = {meeting.id: meeting.position for meeting in self._records.meetings}
        ballots = {ballot.id: ballot for ballot in self._records.ballots}
        lines = [
            TallyLine(ballot=ballots[t.ballot_id], tally=t) for t in self._records.tallies if t.ballot_id in ballots
        ]
        lines.sort(key=lambda line: (place.get(line.ballot.meeting_id, 0), line.ballot.round))
        return _by(lines, lambda line: line.tally.subject_id)

    def _named_shortcomings(self) -> dict[UUID, list[NamedShortcoming]]:
        names = {item.id: item.name for item in self._records.collectives}
        shortcomings = {item.id: item for item in self._records.shortcomings if item.subject_id in names}
        named: dict[UUID, list[NamedShortcoming]] = defaultdict(list)
        for entry in self._records.responsibilities:
            shortcoming = shortcomings.get(entry.shortcoming_id)
            if shortcoming is not None:
                line = NamedShortcoming(
                    shortcoming=shortcoming, collective_name=names[shortcoming.subject_id], responsibility=entry
                )
                named[entry.participant_id].append(line)
        return named


def _meetings(records: PeriodRecords, subject_order: list[UUID]) -> tuple[MeetingSheet, ...]:
    ordered = sorted(records.meetings, key=lambda meeting: meeting.position)
    return tuple(_meeting(records, meeting, subject_order) for meeting in ordered)


def _meeting(records: PeriodRecords, meeting: Meeting, subject_order: list[UUID]) -> MeetingSheet:
    people = {person.id: person for person in records.participants}
    sessions = tuple(
        sorted((s for s in records.sessions if s.meeting_id == meeting.id), key=lambda s: (s.position, s.day))
    )
    marks = _by(records.attendance, lambda mark: mark.session_id)
    counts = {session.id: headcount(people, marks.get(session.id, []), session.day) for session in sessions}
    first = sessions[0].id if sessions else None
    empty = Headcount(
        summoned=0, summoned_full=0, present=0, present_full=0, excused=0, unexcused=0, voters=0, voters_present=0
    )
    remarks = _by((r for r in records.remarks if r.meeting_id == meeting.id), lambda remark: remark.subject_id)
    return MeetingSheet(
        meeting=meeting,
        sessions=sessions,
        headcount=counts[first] if first else empty,
        by_session=counts,
        presence={s.id: {mark.participant_id: mark for mark in marks.get(s.id, [])} for s in sessions},
        absent=tuple(_absent(people, marks.get(first, []) if first else [])),
        officers=_officers(people, [officer for officer in records.officers if officer.meeting_id == meeting.id]),
        remarks={key: tuple(sorted(found, key=lambda r: r.position)) for key, found in remarks.items()},
        conclusions={c.subject_id: c for c in records.conclusions if c.meeting_id == meeting.id},
        ballots=_ballots(records, meeting, subject_order),
    )


def _absent(people: Mapping[UUID, Participant], marks: Iterable[Attendance]) -> Iterable[AbsentLine]:
    gone = [mark for mark in marks if mark.presence is not Presence.PRESENT and mark.participant_id in people]
    for mark in sorted(gone, key=lambda mark: people[mark.participant_id].position):
        yield AbsentLine(name=people[mark.participant_id].name, presence=mark.presence, reason=mark.reason)


def _officers(
    people: Mapping[UUID, Participant], officers: list[Officer]
) -> dict[OfficerRole, tuple[Participant, ...]]:
    found: dict[OfficerRole, list[Participant]] = defaultdict(list)
    for officer in sorted(officers, key=lambda officer: officer.position):
        if officer.participant_id in people:
            found[officer.role].append(people[officer.participant_id])
    return {role: tuple(persons) for role, persons in found.items()}


def _ballots(records: PeriodRecords, meeting: Meeting, subject_order: list[UUID]) -> tuple[BallotSheet, ...]:
    place = {subject_id: index for index, subject_id in enumerate(subject_order)}
    tallies = _by(records.tallies, lambda tally: tally.ballot_id)
    mine = sorted((b for b in records.ballots if b.meeting_id == meeting.id), key=lambda ballot: ballot.round)
    return tuple(
        BallotSheet(
            ballot=ballot,
            tallies=tuple(
                sorted(tallies.get(ballot.id, []), key=lambda tally: place.get(tally.subject_id, len(place)))
            ),
        )
        for ballot in mine
    )
