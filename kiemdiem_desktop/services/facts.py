"""What the rules read, taken from the sheet: exact shares, points and counts; what nobody entered stays unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from uuid import UUID

from kiemdiem_desktop.domain.dates import full_months_between
from kiemdiem_desktop.domain.grading import FactAnswer, Level, Source, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import Participant
from kiemdiem_desktop.domain.posts import is_deputy
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.remedy import counts_remedied, returned_in
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet, PeriodSheet, ReviewDuty, ScoreTotals, SubjectSheet
from kiemdiem_desktop.domain.tally import BallotKind, Tally
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations.facts import BallotFacts, MeetingFacts, PeriodFacts, Role, SubjectFacts, VoteFacts
from kiemdiem_desktop.regulations.grades import given_grades
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.participation import Participation, participation
from kiemdiem_desktop.regulations.rules import Effect
from kiemdiem_desktop.services.meeting_names import meeting_name

DISCIPLINED = "disciplined"
"""The fact that says a person was disciplined."""

CAP_RAISED = "cap_raised"
"""The fact that says the authority allowed the raised share; its note is the written ground."""

_HUNDREDTHS = 100


def review_day(records: PeriodRecords) -> date:
    """The day as of which membership is counted: the cell meeting's, else the one planned, else the period's last."""
    held = {meeting.id for meeting in records.meetings if meeting.kind is MeetingKind.CELL}
    days = [session.day for session in records.sessions if session.meeting_id in held]
    return min(days, default=records.period.review_date or records.period.end)


def duties(records: PeriodRecords, regulation: Regulation) -> dict[UUID, ReviewDuty]:
    """What the regulation asks of each participant: to be reviewed, exempt, or not yet, with its sentence."""
    day = review_day(records)
    return {person.id: _duty(regulation, person, day) for person in records.participants}


def _duty(regulation: Regulation, person: Participant, day: date) -> ReviewDuty:
    facts = _membership(person, day)
    result = participation(regulation, facts)
    reason = _sentence(regulation, result, facts)
    if result.effect is Effect.EXEMPT:
        return ReviewDuty(exempt=True, reason=reason)
    if result.effect is Effect.NOT_CLASSIFIED:
        return ReviewDuty(unclassified=True, not_yet=bool(person.not_reviewed_reason), reason=reason)
    if result.effect is not None:
        return ReviewDuty(not_yet=True, reason=reason)
    return ReviewDuty(not_yet=bool(person.not_reviewed_reason), reason=person.not_reviewed_reason)


def _membership(person: Participant, day: date) -> SubjectFacts:
    admitted = person.admitted
    return SubjectFacts(
        id=str(person.id),
        name=person.name,
        kind=SubjectKind(person.kind),
        standing=person.standing,
        standing_reason=person.standing_reason,
        not_reviewed_reason=person.not_reviewed_reason,
        months=None if admitted is None else full_months_between(admitted, day),
    )


def _sentence(regulation: Regulation, result: Participation, facts: SubjectFacts) -> str:
    if result.rule is None:
        return ""
    months = str(facts.months[1]) if facts.months else ""
    values = {
        "name": facts.name,
        "citation": regulation.cite(result.rule.citation),
        "reason": facts.standing_reason,
        "months": months,
        "limit": str(getattr(result.rule, "months", "")),
    }
    return fill(result.rule.sentences["left_out"], values)


def period_facts(sheet: PeriodSheet, regulation: Regulation, *, deciding: bool = False) -> PeriodFacts:
    """All that is known of a period, for ``evaluate``."""
    answers = _answers(sheet)
    raised = next((answer for answer in sheet.records.answers if answer.fact == CAP_RAISED and answer.yes), None)
    return PeriodFacts(
        subjects=tuple(_subject(sheet, subject, answers.get(subject.id, ()), regulation) for subject in sheet.subjects),
        ballots=tuple(
            _ballot(sheet, meeting, round_, regulation) for meeting in sheet.meetings for round_ in meeting.ballots
        ),
        meetings=tuple(_meeting(meeting) for meeting in sheet.meetings if meeting.sessions),
        start=sheet.period.start,
        end=sheet.period.end,
        deciding=deciding,
        cap_raised=raised is not None,
        raised_ground=raised.note if raised else "",
        reasons={entry.rule: entry.reason for entry in sheet.records.reasons if entry.subject_id is None},
    )


def _answers(sheet: PeriodSheet) -> dict[UUID, list[FactAnswer]]:
    found: dict[UUID, list[FactAnswer]] = {}
    for answer in sheet.records.answers:
        found.setdefault(answer.subject_id, []).append(answer)
    return found


def _subject(
    sheet: PeriodSheet, subject: SubjectSheet, answers: list[FactAnswer] | tuple[()], regulation: Regulation
) -> SubjectFacts:
    own = subject.scores.get(Source.SELF, ScoreTotals())
    committee = subject.scores.get(Source.COMMITTEE, ScoreTotals())
    base = (
        SubjectFacts(id=str(subject.id), name=subject.name, kind=SubjectKind.COLLECTIVE)
        if subject.participant is None
        else _membership(subject.participant, review_day(sheet.records))
    )
    collective = sheet.the_cell
    role = _role(sheet, subject)
    return replace(
        base,
        role=role,
        collective_kind=subject.collective.kind if subject.collective else None,
        collective_id=str(collective.id) if collective is not None and role in {Role.HEAD, Role.DEPUTY} else "",
        has_self_review=subject.reviewed,
        scores=_points(own),
        grades={criterion: grade.id for criterion, grade in given_grades(regulation, subject).items()},
        appraised=_points(committee),
        levels={step: entry.level for step, entry in subject.levels.items()},
        shares=_shares(subject.facts),
        flags=_flags(subject.facts) | {answer.fact: answer.yes for answer in answers},
        earlier_total=len(subject.earlier),
        earlier_remedied=_remedied(subject),
        discipline_on=subject.facts.discipline_on if subject.facts else None,
        long_sick=bool(subject.facts and subject.facts.long_sick),
        temporary_opinion=_temporary_opinion(subject),
        quarter_levels=sheet.quarters.get(subject.id, ()),
        needs_agency=subject.facts.agency_required if subject.facts else None,
        reasons={entry.rule: entry.reason for entry in sheet.records.reasons if entry.subject_id == subject.id},
    )


def _role(sheet: PeriodSheet, subject: SubjectSheet) -> Role:
    if subject.is_collective:
        return Role.COLLECTIVE
    cell = sheet.the_cell
    if cell is not None and cell.collective is not None and cell.collective.head_id == subject.id:
        return Role.HEAD
    post = subject.participant.party_post if subject.participant else ""
    return Role.DEPUTY if is_deputy(post) else Role.MEMBER


def _points(totals: ScoreTotals) -> dict[str, Fraction]:
    points = {key: Fraction(value, _HUNDREDTHS) for key, value in totals.by_criterion.items()}
    groups = {"general": totals.general, "tasks": totals.tasks}
    return points | {key: Fraction(value, _HUNDREDTHS) for key, value in groups.items() if value is not None}


def _shares(facts: SubjectFactsEntry | None) -> dict[str, Fraction]:
    """Shares of all the year's tasks; what is not completed is the rest of what is done."""
    if facts is None or not facts.tasks_total:
        return {}
    counts = {"tasks_done": facts.tasks_done, "tasks_late": facts.tasks_late, "tasks_above": facts.tasks_above}
    shares = {key: Fraction(value, facts.tasks_total) for key, value in counts.items() if value is not None}
    if facts.tasks_done is not None:
        shares["tasks_not_done"] = 1 - shares["tasks_done"]
    if facts.tasks_done is not None and facts.tasks_late is not None:
        shares["tasks_on_time"] = shares["tasks_done"] - shares["tasks_late"]
    return shares


def _flags(facts: SubjectFactsEntry | None) -> dict[str, bool]:
    """What is recorded outside the regulation's questions; a discipline without its paper is not proven, so unknown."""
    if facts is None or facts.disciplined is None or facts.discipline_unproven:
        return {}
    return {DISCIPLINED: facts.disciplined}


def _remedied(subject: SubjectSheet) -> int | None:
    """How many earlier shortcomings the register holds for remedied; one that came back is not."""
    returned = returned_in(subject.shortcomings)
    counted = [counts_remedied(each, subject.states.get(each.id, ()), returned) for each in subject.earlier]
    return None if None in counted else sum(each is True for each in counted)


def _temporary_opinion(subject: SubjectSheet) -> bool | None:
    if subject.participant is None or subject.participant.standing is not Standing.TEMPORARY_AWAY:
        return None
    return any(opinion.body == "temporary_cell" for opinion in subject.opinions)


def _ballot(sheet: PeriodSheet, meeting: MeetingSheet, round_: BallotSheet, regulation: Regulation) -> BallotFacts:
    ballot = round_.ballot
    names = {subject.id for subject in sheet.subjects}
    papers = {paper.id: paper.name for paper in regulation.ballots.papers}
    paper = (
        regulation.ballots.excellent_paper if ballot.kind is BallotKind.EXCELLENT else regulation.ballots.levels_paper
    )
    return BallotFacts(
        id=str(ballot.id),
        name=papers.get(paper, ""),
        round=ballot.round,
        may_vote=meeting.headcount.voters,
        present_voters=meeting.headcount.voters_present,
        issued=ballot.issued,
        collected=ballot.collected,
        valid=ballot.valid,
        invalid=ballot.invalid,
        tallies=tuple(_vote(tally) for tally in round_.tallies if tally.subject_id in names and tally.votes),
    )


def _vote(tally: Tally) -> VoteFacts:
    counts: Mapping[Level, int | None] = {
        Level.EXCELLENT: tally.excellent,
        Level.GOOD: tally.good,
        Level.COMPLETED: tally.completed,
        Level.NOT_COMPLETED: tally.not_completed,
    }
    return VoteFacts(
        subject_id=str(tally.subject_id),
        votes={level: count for level, count in counts.items() if count is not None},
        agree=tally.agree,
        disagree=tally.disagree,
    )


def _meeting(sheet: MeetingSheet) -> MeetingFacts:
    count = sheet.headcount
    return MeetingFacts(
        id=str(sheet.meeting.id),
        name=meeting_name(sheet),
        summoned=count.summoned,
        present=count.present,
        may_vote=count.voters,
        present_voters=count.voters_present,
    )
