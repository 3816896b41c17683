"""What the table of papers is made of: one paper of a period, and the row that says who builds it and what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias
from uuid import UUID

from kiemdiem_desktop.base.files import safe_name
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.workbook.content import Workbook

Scope: TypeAlias = Literal["period", "collective", "person", "meeting", "ballot"]
Lacks: TypeAlias = Callable[[PaperRequest], Iterator[Missing]]

_LONGEST = 80
_FILE = "file"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRef:
    """One paper of a period: its kind and what it is about.

    A ``blank`` one is for nobody, to be filled in by hand; ``form`` names the kind of subject whose form it is.
    """

    key: str
    subject_id: UUID | None = None
    meeting_id: UUID | None = None
    ballot_id: UUID | None = None
    quarter: str = ""
    blank: bool = False
    form: str = ""

    @property
    def register_key(self) -> str:
        """How the register of numbers names this one paper: its kind and what it is about."""
        about = (self.subject_id, self.meeting_id, self.ballot_id)
        return "/".join(
            [self.key, *(str(each) for each in about if each is not None), *([self.quarter] if self.quarter else [])]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One row of the table: what the paper is about, who builds it, what it needs. ``order`` begins its file name."""

    key: str
    order: int
    scope: Scope
    build: Callable[[PaperRequest], Document]
    lacks: Lacks

    def file_stem(self, request: PaperRequest) -> str:
        """The file's name without its ending: order, kind, place in the list and name, without accents."""
        words = request.regulation.wording.get(self.key, {}).get(_FILE, self.key)
        blank = [*_form(request), "mau-trong"] if request.blank else []
        parts = [f"{self.order:02d}", words, *_place(request), *blank]
        return safe_name("-".join(parts).lower(), _LONGEST - len(".xlsx"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookKind:
    """The period's workbook: what a paper kind is to documents."""

    key: str
    order: int
    build: Callable[[PaperRequest], Workbook]
    lacks: Lacks

    def file_stem(self, request: PaperRequest) -> str:
        """The file's name without its ending."""
        words = request.regulation.wording.get(self.key, {}).get(_FILE, self.key)
        return safe_name(f"{self.order:02d}-{words}-{request.sheet.period.key}".lower(), _LONGEST - len(".xlsx"))


def _form(request: PaperRequest) -> list[str]:
    """The number of the form that a blank paper for nobody is, where it is one of several."""
    subject = request.options.form_subject
    if request.subject is not None or subject is None:
        return []
    return [request.regulation.form_for(subject).number.partition("-")[0]]


def _place(request: PaperRequest) -> list[str]:
    """The place of the subject in its list and its name; for meetings and rounds their numbers."""
    parts: list[str] = []
    if request.subject is not None:
        subject = request.subject
        among = request.sheet.collectives if subject.is_collective else request.sheet.persons
        parts += [f"{among.index(subject) + 1:02d}", subject.name]
    if request.meeting is not None:
        parts.append(f"{request.sheet.meetings.index(request.meeting) + 1:02d}")
        parts += [f"{request.meeting.day:%Y-%m-%d}"] if request.meeting.day else []
    if request.ballot is not None:
        parts.append(f"{request.ballot.ballot.round:02d}")
    if request.quarter:
        parts.append(request.quarter)
    return parts
