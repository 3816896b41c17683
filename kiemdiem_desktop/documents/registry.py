"""The papers of a period as rows of one table, in the order of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem_desktop.documents.beside import BESIDE_PAPERS, beside_refs
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.kinds import PaperKind, PaperRef, WorkbookKind
from kiemdiem_desktop.documents.papers import (
    ballots,
    collective_report,
    meeting_minutes,
    member_review,
    recheck,
    remediation,
    tally_minutes,
)
from kiemdiem_desktop.documents.papers.meetings import due_subjects
from kiemdiem_desktop.documents.papers.missing import (
    ballot_lacks,
    form_lacks,
    minutes_lacks,
    summary_lacks,
    tally_lacks,
)
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.results import RESULT_PAPERS, result_refs
from kiemdiem_desktop.documents.workbook.content import Workbook
from kiemdiem_desktop.documents.workbooks import summary
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.domain.remedy import quarters
from kiemdiem_desktop.domain.sheets import MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.regulations.pack import Regulation

PAPERS: tuple[PaperKind, ...] = (
    PaperKind(key=collective_report.KEY, order=1, scope="collective", build=collective_report.build, lacks=form_lacks),
    PaperKind(key=member_review.KEY, order=2, scope="person", build=member_review.build, lacks=form_lacks),
    PaperKind(key=meeting_minutes.KEY, order=3, scope="meeting", build=meeting_minutes.build, lacks=minutes_lacks),
    PaperKind(key=tally_minutes.KEY, order=4, scope="meeting", build=tally_minutes.build, lacks=tally_lacks),
    PaperKind(key=ballots.COLLECTIVE, order=5, scope="ballot", build=ballots.build_collective, lacks=ballot_lacks),
    PaperKind(key=ballots.LEVELS, order=6, scope="ballot", build=ballots.build_levels, lacks=ballot_lacks),
    PaperKind(key=ballots.EXCELLENT, order=7, scope="ballot", build=ballots.build_excellent, lacks=ballot_lacks),
)
"""Every paper that is printed, in the order of the dossier."""

RECHECK_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(key=recheck.REPORT, order=20, scope="period", build=recheck.build_report, lacks=recheck.recheck_lacks),
    PaperKind(key=recheck.LIST, order=21, scope="period", build=recheck.build_list, lacks=recheck.recheck_lacks),
)
"""Papers of a re-check: in the dossier only once something is kept or corrected. Their words stand beside the packs."""

REMEDY_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key=remediation.PLAN,
        order=30,
        scope="period",
        build=remediation.build_plan,
        lacks=remediation.plan_lacks,
    ),
    PaperKind(
        key=remediation.INDIVIDUAL,
        order=31,
        scope="person",
        build=remediation.build_individual,
        lacks=remediation.individual_lacks,
    ),
    PaperKind(
        key=remediation.PROGRESS,
        order=32,
        scope="period",
        build=remediation.build_progress,
        lacks=remediation.no_lacks,
    ),
    PaperKind(
        key=remediation.REMINDERS,
        order=33,
        scope="period",
        build=remediation.build_reminders,
        lacks=remediation.no_lacks,
    ),
)
"""Papers of the plan after the review: in the dossier once there is a measure. Their words stand beside the packs."""

QUARTER_REVIEW = PaperKind(
    key=member_review.QUARTER, order=2, scope="person", build=member_review.build_quarter, lacks=form_lacks
)
"""What a leading member writes for a quarter, in place of the yearly form."""

ALL_KINDS = (
    *PAPERS,
    QUARTER_REVIEW,
    *RESULT_PAPERS,
    *RECHECK_PAPERS,
    *REMEDY_PAPERS,
    *BESIDE_PAPERS,
)
"""Every kind of paper."""

YEARLY = frozenset({member_review.KEY, collective_report.KEY, *(kind.key for kind in RESULT_PAPERS)})
"""What is written for a year alone: its forms, and the results that go up."""

WORKBOOK = WorkbookKind(key=summary.KEY, order=8, build=summary.build, lacks=summary_lacks)
"""The one workbook of a period."""


def kind_of(key: str) -> PaperKind:
    """The row of a paper; ``KeyError`` where there is none."""
    for kind in ALL_KINDS:
        if kind.key == key:
            return kind
    raise KeyError(key)


def build_paper(key: str, request: PaperRequest) -> Document:
    """Build a paper; ``KeyError`` for an unknown kind, or an id that the period has not."""
    return kind_of(key).build(request)


def build_workbook(request: PaperRequest) -> Workbook:
    """Build the period's workbook."""
    return WORKBOOK.build(request)


def missing(key: str, request: PaperRequest) -> tuple[Missing, ...]:
    """What the paper or the workbook still lacks; a blank paper lacks nothing."""
    if request.blank:
        return ()
    lacks = WORKBOOK.lacks if key == WORKBOOK.key else kind_of(key).lacks
    return tuple(lacks(request))


def file_name(key: str, request: PaperRequest) -> str:
    """The name under which the paper or the workbook is saved."""
    if key == WORKBOOK.key:
        return f"{WORKBOOK.file_stem(request)}.xlsx"
    return f"{kind_of(key).file_stem(request)}.pdf"


def refs(sheet: PeriodSheet, regulation: Regulation) -> tuple[PaperRef, ...]:
    """Every paper of the period that the regulation offers, in the order of the dossier.

    No form is printed for the exempt and for those not reviewed yet, nor for a member or collective
    whose handwritten one was received.
    """
    offered = {paper.id for paper in regulation.papers}
    if sheet.period.kind is PeriodKind.QUARTER:
        offered -= YEARLY
    return tuple(ref for ref in _all(sheet, regulation) if ref.key in offered)


def _all(sheet: PeriodSheet, regulation: Regulation) -> Iterator[PaperRef]:
    yield from _reviews(sheet)
    for meeting in sheet.meetings:
        yield PaperRef(key=meeting_minutes.KEY, meeting_id=meeting.meeting.id)
    for meeting in sheet.meetings:
        if meeting.ballots:
            yield PaperRef(key=tally_minutes.KEY, meeting_id=meeting.meeting.id)
    yield from _ballots(sheet)
    yield from result_refs(sheet)
    if sheet.records.corrections:
        yield from (PaperRef(key=kind.key) for kind in RECHECK_PAPERS)
    if remediation.has_plan(sheet):
        yield from _remedies(sheet)
    yield from beside_refs(sheet, regulation)


def _reviews(sheet: PeriodSheet) -> Iterator[PaperRef]:
    review = member_review.QUARTER if sheet.period.kind is PeriodKind.QUARTER else member_review.KEY
    for collective in sheet.collectives:
        if not _by_hand(collective):
            yield PaperRef(key=collective_report.KEY, subject_id=collective.id)
    for person in sheet.persons:
        if _prints_form(person):
            yield PaperRef(key=review, subject_id=person.id)


def _remedies(sheet: PeriodSheet) -> Iterator[PaperRef]:
    """The plan, the own measures of each member who has any, a report for each quarter, and the list of what is due."""
    yield PaperRef(key=remediation.PLAN)
    for person in sheet.persons:
        if any(person.measures.values()):
            yield PaperRef(key=remediation.INDIVIDUAL, subject_id=person.id)
    for quarter in quarters(sheet.records.measures, sheet.records.follow_ups):
        yield PaperRef(key=remediation.PROGRESS, quarter=str(quarter))
    yield PaperRef(key=remediation.REMINDERS)


def _prints_form(person: SubjectSheet) -> bool:
    return not (person.duty.exempt or person.duty.not_yet or _by_hand(person))


def _by_hand(subject: SubjectSheet) -> bool:
    return subject.review is not None and subject.review.paper_received_on is not None


def _ballots(sheet: PeriodSheet) -> Iterator[PaperRef]:
    """The ballot papers of each round; before a year has any, those of everybody."""
    found = [ref for meeting in sheet.meetings for ref in _of_meeting(sheet, meeting)]
    due = () if sheet.period.kind is PeriodKind.QUARTER else due_subjects(sheet)
    for key, collectives in ((ballots.COLLECTIVE, True), (ballots.LEVELS, False)):
        if not any(ref.key == key for ref in found) and any(subject.is_collective is collectives for subject in due):
            found.append(PaperRef(key=key))
    yield from sorted(found, key=lambda ref: kind_of(ref.key).order)


def _of_meeting(sheet: PeriodSheet, meeting: MeetingSheet) -> Iterator[PaperRef]:
    subjects = {subject.id: subject for subject in sheet.subjects}
    for round_ in meeting.ballots:
        asked = tuple(subjects[tally.subject_id] for tally in round_.tallies if tally.subject_id in subjects)
        for key in ballots.ballot_keys(round_.ballot.kind, asked):
            yield PaperRef(key=key, meeting_id=meeting.meeting.id, ballot_id=round_.ballot.id)
