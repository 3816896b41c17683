"""Reads a period out of the book and counts it: the one place where records become the sheet."""

from __future__ import annotations

from uuid import UUID

from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.sheets import PeriodSheet, build_period_sheet
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.drafts import read_values
from kiemdiem_desktop.services.facts import duties
from kiemdiem_desktop.store.unit_of_work import Reader


def count(records: PeriodRecords, regulation: Regulation) -> PeriodSheet:
    """Count the records under a regulation."""
    values = {review.subject_id: read_values(review, regulation) for review in records.reviews}
    return build_period_sheet(records, duties(records, regulation), values)


def read_records(unit: Reader, period_id: UUID) -> PeriodRecords:
    """Read everything of one period in a fixed number of statements."""
    meetings = unit.meetings.find(period_id=period_id)
    meeting_ids = [meeting.id for meeting in meetings]
    sessions = unit.meeting_sessions.where_in("meeting_id", meeting_ids)
    ballots = unit.ballots.where_in("meeting_id", meeting_ids)
    shortcomings = unit.shortcomings.find(period_id=period_id)
    faults = [shortcoming.id for shortcoming in shortcomings]
    states = unit.state_entries.where_in("shortcoming_id", faults)
    measures = unit.measures.where_in("shortcoming_id", faults)
    follow_ups = unit.follow_ups.where_in("measure_id", [measure.id for measure in measures])
    prompts = unit.prompts.find(period_id=period_id)
    reviews = unit.reviews.find(period_id=period_id)
    period = unit.periods.get(period_id)
    scans = [review.scan_id for review in reviews if review.scan_id is not None]
    evidence = (*(e.attachment_id for e in states), *(e.attachment_id for e in follow_ups))
    scans += [each for each in (*evidence, *(p.attachment_id for p in prompts)) if each is not None]
    return PeriodRecords(
        cell=unit.cells.all()[0],
        period=period,
        groups=tuple(unit.party_groups.all()),
        terms=tuple(unit.terms.all()),
        members=tuple(unit.members.all()),
        collectives=tuple(unit.collectives.find(period_id=period_id)),
        participants=tuple(unit.participants.find(period_id=period_id)),
        reviews=tuple(reviews),
        attachments=tuple(unit.attachments.where_in("id", scans)),
        opinions=tuple(unit.opinions.find(period_id=period_id)),
        scores=tuple(unit.scores.find(period_id=period_id)),
        levels=tuple(unit.levels.find(period_id=period_id)),
        facts=tuple(unit.subject_facts.find(period_id=period_id)),
        answers=tuple(unit.fact_answers.find(period_id=period_id)),
        reasons=tuple(unit.rule_reasons.find(period_id=period_id)),
        shortcomings=tuple(shortcomings),
        responsibilities=tuple(unit.responsibilities.where_in("shortcoming_id", faults)),
        meetings=tuple(meetings),
        sessions=tuple(sessions),
        attendance=tuple(unit.attendances.where_in("session_id", [session.id for session in sessions])),
        officers=tuple(unit.officers.where_in("meeting_id", meeting_ids)),
        remarks=tuple(unit.remarks.where_in("meeting_id", meeting_ids)),
        conclusions=tuple(unit.subject_conclusions.where_in("meeting_id", meeting_ids)),
        ballots=tuple(ballots),
        tallies=tuple(unit.tallies.where_in("ballot_id", [ballot.id for ballot in ballots])),
        decisions=tuple(unit.decisions.find(period_id=period_id)),
        corrections=tuple(unit.corrections.find(period_id=period_id)),
        states=tuple(states),
        measures=tuple(measures),
        follow_ups=tuple(follow_ups),
        prompts=tuple(prompts),
        notes=tuple(note for note in unit.notes.all() if period.start <= note.day <= period.end),
        closing_reasons=tuple(unit.closing_reasons.find(period_id=period_id)),
        appeals=tuple(unit.appeals.find(period_id=period_id)),
        numbers=tuple(unit.paper_numbers.find(period_id=period_id)),
        issued=tuple(unit.issued_papers.find(period_id=period_id)),
    )
