"""What a paper is asked for: the counted period, its regulation, which subject, and how it shall look."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.papers.spelling import Spelling
from kiemdiem_desktop.domain.papers import PaperNumber
from kiemdiem_desktop.domain.recheck import RecheckSheet
from kiemdiem_desktop.domain.sheets import BallotSheet, MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation


class BallotSheetSize(StrEnum):
    """The sheet of a ballot: as its columns need, one of the two sizes, or two small ones beside each other."""

    BY_COLUMNS = "by_columns"
    A4 = "A4"
    A5 = "A5"
    A5_TWICE = "A5_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """How papers look.

    ``profile_id`` is the layout of numbered papers, ``form_profile_id`` that of prescribed forms. ``sign_blocks_off``
    names the blocks that a form shall not print, ``sign_blocks_on`` those that it prints though they are off by
    default, ``form_subject`` the form of a blank paper for nobody; without it, the form of most members.
    """

    profile_id: str = "hd05-2026"
    form_profile_id: str = "personal-form"
    show_form_number: bool = True
    sign_blocks_off: frozenset[str] = frozenset()
    sign_blocks_on: frozenset[str] = frozenset()
    number: PaperNumber | None = None
    ballot_sheet: BallotSheetSize = BallotSheetSize.BY_COLUMNS
    spelling: Spelling = Spelling.AS_WRITTEN
    form_subject: SubjectKind | None = None
    with_id_numbers: bool = False
    organisation_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRequest:
    """One paper to build. ``blank`` leaves out everything that is filled in; without a date its line is left open.

    ``recheck`` is brought for the papers of a re-check alone, ``quarter`` for the report on one, and ``today`` is the
    day as of which a list tells what is due.
    """

    sheet: PeriodSheet
    regulation: Regulation
    paper_date: date | None = None
    subject_id: UUID | None = None
    meeting_id: UUID | None = None
    ballot_id: UUID | None = None
    blank: bool = False
    options: PaperOptions = PaperOptions()
    recheck: RecheckSheet | None = None
    quarter: str = ""
    today: date | None = None

    @property
    def subject(self) -> SubjectSheet | None:
        """The subject asked for; ``KeyError`` where the period has none of this id."""
        return None if self.subject_id is None else self.sheet.subject(self.subject_id)

    @property
    def form_subject(self) -> SubjectKind:
        """Whose form the paper is: the subject's, else the one asked for, else that of most members."""
        subject = self.subject
        return SubjectKind(subject.form_subject) if subject else self.options.form_subject or SubjectKind.NON_LEADER

    @property
    def meeting(self) -> MeetingSheet | None:
        """The meeting asked for, or that of the ballot; ``KeyError`` where the period has none of this id."""
        if self.meeting_id is not None:
            return self.sheet.meeting(self.meeting_id)
        found = self._of_ballot()
        return found[0] if found else None

    @property
    def ballot(self) -> BallotSheet | None:
        """The round asked for; ``KeyError`` where the period has none of this id."""
        found = self._of_ballot()
        return found[1] if found else None

    def _of_ballot(self) -> tuple[MeetingSheet, BallotSheet] | None:
        if self.ballot_id is None:
            return None
        for meeting in self.sheet.meetings:
            for ballot in meeting.ballots:
                if ballot.ballot.id == self.ballot_id:
                    return meeting, ballot
        raise KeyError(self.ballot_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What a paper still lacks: a sentence, and the page and place where it is filled in."""

    text_vi: str
    place: str
    subject_id: UUID | None = None
    field: str | None = None
