"""The papers that go beside reviews and minutes: points, tasks, proposals, notices, lists, and what calls a meeting.

Their words stand beside the packs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiemdiem_desktop.documents.kinds import PaperKind, PaperRef
from kiemdiem_desktop.documents.papers import (
    ballots,
    body_proposals,
    decision_list,
    dossier_checklist,
    meeting_calls,
    result_notice,
    subject_sheets,
)
from kiemdiem_desktop.documents.papers.missing import ballot_lacks
from kiemdiem_desktop.documents.papers.remediation import no_lacks
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.regulations.pack import Regulation

BESIDE_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(key=ballots.SEVERAL, order=39, scope="ballot", build=ballots.build_several, lacks=ballot_lacks),
    PaperKind(
        key=subject_sheets.SCORES,
        order=40,
        scope="person",
        build=subject_sheets.build_scores,
        lacks=subject_sheets.score_lacks,
    ),
    PaperKind(
        key=subject_sheets.TASKS,
        order=41,
        scope="person",
        build=subject_sheets.build_tasks,
        lacks=no_lacks,
    ),
    PaperKind(
        key=result_notice.KEY, order=43, scope="person", build=result_notice.build, lacks=result_notice.notice_lacks
    ),
    PaperKind(
        key=body_proposals.KEY,
        order=42,
        scope="period",
        build=body_proposals.build,
        lacks=body_proposals.proposal_lacks,
    ),
    PaperKind(
        key=decision_list.KEY, order=44, scope="period", build=decision_list.build, lacks=decision_list.decision_lacks
    ),
    PaperKind(
        key=dossier_checklist.KEY,
        order=45,
        scope="period",
        build=dossier_checklist.build,
        lacks=dossier_checklist.checklist_lacks,
    ),
    PaperKind(
        key=meeting_calls.PROGRAMME,
        order=50,
        scope="meeting",
        build=meeting_calls.build_programme,
        lacks=meeting_calls.call_lacks,
    ),
    PaperKind(
        key=meeting_calls.INVITATION,
        order=51,
        scope="meeting",
        build=meeting_calls.build_invitation,
        lacks=meeting_calls.call_lacks,
    ),
)
"""Every such paper."""


def beside_refs(sheet: PeriodSheet, regulation: Regulation) -> Iterator[PaperRef]:
    """Those of the period: as far as there is anything to say on a subject, the dossier, each meeting."""
    if regulation.ballots.several_paper:
        yield from _several(sheet)
    yield from _of_subjects(sheet, subject_sheets.SCORES, lambda each: subject_sheets.has_scores(each, regulation))
    yield from _of_subjects(sheet, subject_sheets.TASKS, lambda each: subject_sheets.has_tasks(each, regulation))
    if any(person.levels for person in sheet.persons):
        yield PaperRef(key=body_proposals.KEY)
    if result_notice.anything_decided(sheet):
        yield from _of_subjects(sheet, result_notice.KEY, _is_told)
    if decision_list.received_anything(sheet):
        yield PaperRef(key=decision_list.KEY)
    if regulation.dossier:
        yield PaperRef(key=dossier_checklist.KEY)
    for key in (meeting_calls.PROGRAMME, meeting_calls.INVITATION):
        yield from (PaperRef(key=key, meeting_id=meeting.meeting.id) for meeting in sheet.meetings)


def _several(sheet: PeriodSheet) -> Iterator[PaperRef]:
    """A ballot for each round that asks about several collectives; before there is a round, one for the period."""
    collectives = {each.id for each in sheet.collectives if each.duty.graded}
    rounds = [
        PaperRef(key=ballots.SEVERAL, meeting_id=meeting.meeting.id, ballot_id=round_.ballot.id)
        for meeting in sheet.meetings
        for round_ in meeting.ballots
        if len(collectives.intersection(tally.subject_id for tally in round_.tallies)) > 1
    ]
    yield from rounds or ([PaperRef(key=ballots.SEVERAL)] if len(collectives) > 1 else [])


def _of_subjects(sheet: PeriodSheet, key: str, wanted: Callable[[SubjectSheet], bool]) -> Iterator[PaperRef]:
    yield from (PaperRef(key=key, subject_id=subject.id) for subject in sheet.subjects if wanted(subject))


def _is_told(subject: SubjectSheet) -> bool:
    return not subject.is_collective and subject.duty.graded
