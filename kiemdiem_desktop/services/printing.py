"""Makes single papers of a counted period: what a paper is asked for, and its bytes as PDF, Word or workbook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.meeting_minutes import KEY as MEETING_MINUTES
from kiemdiem_desktop.documents.papers.recheck import KEYS as RECHECK_KEYS
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.tally_minutes import KEY as TALLY_MINUTES
from kiemdiem_desktop.documents.plain import lines_of
from kiemdiem_desktop.documents.registry import WORKBOOK, build_paper, build_workbook, file_name
from kiemdiem_desktop.documents.renderers import render_archived, render_docx, render_workbook
from kiemdiem_desktop.documents.style import load_profile, profile_on
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.papers import NumberState, PaperNumber
from kiemdiem_desktop.domain.recheck import RecheckSheet
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.look import PaperLook

MINUTES = frozenset({MEETING_MINUTES, TALLY_MINUTES})
"""Papers that are dated by their meeting."""

Format: TypeAlias = Literal["pdf", "docx"]
FORMATS: tuple[Format, ...] = ("pdf", "docx")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPaper:
    """A paper's bytes with its name; ``warnings`` lists letters that the font lacks.

    ``layout`` names the guidance after which it is laid out. ``kept`` says that these are the bytes as they were
    issued, not made anew.
    """

    data: bytes
    pages: int
    warnings: tuple[str, ...]
    file_name: str
    layout: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A counted period with the regulation that its papers speak for."""

    sheet: PeriodSheet
    regulation: Regulation


class Printer:
    """Builds and renders single papers; it reads nothing from the book but how papers look, and a re-check."""

    def __init__(
        self, context: Context, recheck: Callable[[UUID], RecheckSheet], look: Callable[[], PaperLook]
    ) -> None:
        self._clock = context.env.clock
        self._recheck = recheck
        self._look = look

    def request(self, ref: PaperRef, period: Counted, *, blank: bool = False) -> PaperRequest:
        """Say what a paper is made of: its day, its number, and the layout that counts on that day."""
        sheet = period.sheet
        day = paper_date(ref, sheet)
        profile = profile_on(day or sheet.period.review_date or sheet.period.end)
        return PaperRequest(
            sheet=sheet,
            regulation=period.regulation,
            paper_date=day,
            subject_id=ref.subject_id,
            meeting_id=ref.meeting_id,
            ballot_id=ref.ballot_id,
            blank=blank or ref.blank,
            options=replace(
                self._look().options(),
                profile_id=profile,
                number=number_of(ref, sheet),
                form_subject=SubjectKind(ref.form) if ref.form else None,
            ),
            recheck=self._recheck(sheet.period.id) if ref.key in RECHECK_KEYS else None,
            quarter=ref.quarter,
            today=self._clock.today(),
        )

    def document(self, ref: PaperRef, period: Counted) -> Document:
        """The paper's content."""
        return build_paper(ref.key, self.request(ref, period))

    def text(self, ref: PaperRef, period: Counted) -> str:
        """What the paper says, line by line."""
        return "\n".join(lines_of(self.document(ref, period)))

    def pdf(self, ref: PaperRef, period: Counted, *, blank: bool = False) -> RenderedPaper:
        """One paper as PDF, or the workbook as xlsx."""
        request = self.request(ref, period, blank=blank)
        name = file_name(ref.key, request)
        if ref.key == WORKBOOK.key:
            return RenderedPaper(data=render_workbook(build_workbook(request)), pages=0, warnings=(), file_name=name)
        document = build_paper(ref.key, request)
        made = render_archived(document)
        return RenderedPaper(
            data=made.data,
            pages=made.pages,
            warnings=made.warnings,
            file_name=name,
            layout=load_profile(document.profile_id).name,
        )

    def word(self, ref: PaperRef, period: Counted, *, blank: bool = False) -> RenderedPaper:
        """One paper to go on writing in; the workbook is none."""
        request = self.request(ref, period, blank=blank)
        name = Path(file_name(ref.key, request)).with_suffix(".docx").name
        data = render_docx(build_paper(ref.key, request))
        return RenderedPaper(data=data, pages=0, warnings=(), file_name=name)


def title_of(ref: PaperRef, period: Counted) -> str:
    """What the paper is called in lists: its kind and what it is about."""
    forms = {entry.id.value: entry.name for entry in period.regulation.subjects}
    name = period.sheet.subject(ref.subject_id).name if ref.subject_id else ""
    held = period.sheet.meeting(ref.meeting_id).day if ref.meeting_id is not None else None
    day = PartialDate.from_date(held).shown if held is not None else ""  # a period has several meetings
    about = (name, ref.quarter, forms.get(ref.form, ""), day)
    return " – ".join(part for part in (period.regulation.paper(ref.key).title, *about) if part)


def number_of(ref: PaperRef, sheet: PeriodSheet) -> PaperNumber | None:
    """The number that the paper has in the register; a void one it has no longer, and a blank one never has any."""
    key = "" if ref.blank else ref.register_key
    return next((n for n in sheet.records.numbers if n.paper_key == key and n.state is not NumberState.VOID), None)


def paper_date(ref: PaperRef, sheet: PeriodSheet) -> date | None:
    """A paper that was issued bears that day, minutes the day of their meeting.

    What a person signs later bears the day that he writes himself.
    """
    number = number_of(ref, sheet)
    if number is not None and number.issued_on is not None:
        return number.issued_on
    return sheet.meeting(ref.meeting_id).day if ref.meeting_id is not None and ref.key in MINUTES else None
