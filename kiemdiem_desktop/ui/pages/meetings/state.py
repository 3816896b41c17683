"""What the sections of a meeting are shown from, and the one way in which they change it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.services.meetings import MeetingsService
from kiemdiem_desktop.ui.context import PageContext


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingState:
    """One meeting among the period's sheet, the names of the levels, and the findings that speak of it."""

    sheet: PeriodSheet
    meeting: MeetingSheet
    names: Mapping[Level, str]
    findings: tuple[str, ...] = ()

    @property
    def id(self) -> UUID:
        """The meeting's id."""
        return self.meeting.meeting.id

    def subjects(self) -> tuple[SubjectSheet, ...]:
        """Who is reviewed here in the prescribed order: collectives, the head, then the others as they stand.

        A committee reviews its own collective; a group its own members; a supplementary meeting those whom it summoned.
        """
        kind = self.meeting.meeting.kind
        if kind is MeetingKind.COMMITTEE:
            return self.sheet.subjects
        people = [person for person in self.sheet.persons if not person.duty.exempt]
        if kind is MeetingKind.CELL:
            return self.sheet.collectives + self._head_first(people)
        here = {key for marks in self.meeting.presence.values() for key in marks}
        return self._head_first([person for person in people if person.id in here])

    def _head_first(self, people: list[SubjectSheet]) -> tuple[SubjectSheet, ...]:
        heads = {c.collective.head_id for c in self.sheet.collectives if c.collective is not None}
        return tuple(sorted(people, key=lambda person: person.id not in heads))


class MeetingEditor:
    """Sends each change of a meeting to the service on the book's thread, on top of what is stored by then."""

    def __init__(self, context: PageContext) -> None:
        self.context = context

    @property
    def service(self) -> MeetingsService:
        """The verbs of meetings."""
        return self.context.office.meetings

    def run(
        self,
        label: str,
        work: Callable[[], Outcome],
        undo: Callable[[], None] | None = None,
        done: Callable[[], None] | None = None,
    ) -> None:
        """Do one verb; ``undo`` puts the screen back when it was refused, ``done`` hears that it was not."""

        def failed(error: KnownError) -> None:
            if undo is not None:
                undo()
            self.context.operations.failed.emit(error)

        self.context.operations.run(label, work, None if done is None else lambda _: done(), failed)

    def change_meeting(self, meeting_id: UUID, **changes: object) -> None:
        """Change fields of the meeting."""

        def work() -> Outcome:
            values: Any = changes
            return self.service.update_meeting(replace(self._meeting(meeting_id).meeting, **values))

        self.run(_tr("Sửa cuộc họp"), work)

    def change_session(self, meeting_id: UUID, session_id: UUID, **changes: object) -> None:
        """Change fields of one session."""

        def work() -> Outcome:
            values: Any = changes
            sessions = self._meeting(meeting_id).sessions
            return self.service.update_session(replace(_with_id(sessions, session_id), **values))

        self.run(_tr("Sửa phiên họp"), work)

    def change_remark(self, meeting_id: UUID, remark_id: UUID, **changes: object) -> None:
        """Change fields of one remark."""

        def work() -> Outcome:
            values: Any = changes
            remarks = [remark for group in self._meeting(meeting_id).remarks.values() for remark in group]
            return self.service.update_remark(replace(_with_id(remarks, remark_id), **values))

        self.run(_tr("Sửa ý kiến góp ý"), work)

    def conclude(self, meeting_id: UUID, subject_id: UUID, *, text: str | None = None, by: str | None = None) -> None:
        """Change the conclusion on a subject, or who presented it; the other one is kept."""

        def work() -> Outcome:
            known = self._meeting(meeting_id).conclusions.get(subject_id)
            old_text, old_by = (known.text, known.presented_by) if known else ("", "")
            return self.service.conclude(
                meeting_id, subject_id, old_text if text is None else text, old_by if by is None else by
            )

        self.run(_tr("Kết luận về đối tượng kiểm điểm"), work)

    def stored_round(self, meeting_id: UUID, ballot_id: UUID) -> BallotSheet:
        """The round as the book holds it now; asked on the book's thread."""
        return next(b for b in self._meeting(meeting_id).ballots if b.ballot.id == ballot_id)

    def _meeting(self, meeting_id: UUID) -> MeetingSheet:
        period_id = self.context.period_id()
        if period_id is None:
            raise KeyError(meeting_id)
        return self.context.office.reviews.sheet(period_id).meeting(meeting_id)


def _with_id(values: Any, wanted: UUID) -> Any:
    return next(value for value in values if value.id == wanted)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Meetings", text)
