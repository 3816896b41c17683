"""Papers and the workbook: what a period offers, what each still lacks, and their bytes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.recheck import KEYS as RECHECK_KEYS
from kiemdiem_desktop.documents.papers.request import Missing, PaperOptions, PaperRequest
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.registry import (
    WORKBOOK,
    build_paper,
    build_workbook,
    file_name,
    missing,
    refs,
)
from kiemdiem_desktop.documents.renderers import archived, render_archived, render_docx, render_pdf, render_workbook
from kiemdiem_desktop.documents.workbooks import recheck as correction_workbook
from kiemdiem_desktop.domain.papers import NumberState, PaperNumber
from kiemdiem_desktop.domain.recheck import RecheckSheet
from kiemdiem_desktop.domain.sheets import PeriodSheet
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.sheets import SheetReader

__all__ = ["Format", "Missing", "PaperLine", "PaperRef", "PapersService", "RenderedPaper"]

Format: TypeAlias = Literal["pdf", "docx"]
FORMATS: tuple[Format, ...] = ("pdf", "docx")
_WHOLE = "Hồ sơ kiểm điểm {period}"
_PRINT: tuple[Format, ...] = ("pdf",)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper that the period offers; ready when nothing is missing.

    ``number`` is the one that it has; ``takes_number`` says that it may get one from the register.
    """

    ref: PaperRef
    title: str
    missing: tuple[Missing, ...]
    file_name: str
    number: PaperNumber | None = None
    takes_number: bool = False

    @property
    def state(self) -> Literal["missing", "ready"]:
        """Whether everything that the paper needs is there."""
        return "missing" if self.missing else "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPaper:
    """A paper's bytes with its name; ``warnings`` lists letters that the font lacks."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]
    file_name: str


class PapersService:
    """The papers of a period."""

    def __init__(
        self, context: Context, periods: PeriodsService, sheets: SheetReader, recheck: Callable[[UUID], RecheckSheet]
    ) -> None:
        self._recheck = recheck
        self._clock = context.env.clock
        self._periods = periods
        self._sheets = sheets

    def list(self, period_id: UUID) -> tuple[PaperLine, ...]:
        """Every paper of the period in the order of the dossier; the workbook stands apart."""
        sheet, regulation = self._read(period_id)
        return tuple(self._line(ref, sheet, regulation) for ref in refs(sheet, regulation))

    def _line(self, ref: PaperRef, sheet: PeriodSheet, regulation: Regulation) -> PaperLine:
        request = self._request(ref, sheet, regulation)
        return PaperLine(
            ref=ref,
            title=self._title(ref, sheet, regulation),
            missing=missing(ref.key, request),
            file_name=file_name(ref.key, request),
            number=_number(ref, sheet),
            takes_number=bool(regulation.paper(ref.key).type_code),
        )

    def refs(self, period_id: UUID) -> tuple[PaperRef, ...]:
        """Every paper of the period and its workbook."""
        return (*refs(*self._read(period_id)), PaperRef(key=WORKBOOK.key))

    def render(self, period_id: UUID, ref: PaperRef, *, blank: bool = False) -> RenderedPaper:
        """One paper as PDF, or the workbook as xlsx; ``blank`` leaves out everything that is filled in."""
        sheet, regulation = self._read(period_id)
        return self._rendered(ref, sheet, regulation, blank=blank)

    def render_key(self, period_id: UUID, key: str) -> RenderedPaper:
        """A paper that is about the whole period, by its kind, whether the dossier holds it or not."""
        return self.render(period_id, PaperRef(key=key))

    def pdf(self, period_id: UUID, ref: PaperRef, *, blank: bool = False) -> RenderedPaper:
        """One paper as PDF."""
        return self.render(period_id, ref, blank=blank)

    def docx(self, period_id: UUID, ref: PaperRef, *, blank: bool = False) -> RenderedPaper:
        """One paper to go on writing in; the workbook is none."""
        sheet, regulation = self._read(period_id)
        return self._editable(self._request(ref, sheet, regulation, blank=blank), ref)

    def merged(self, period_id: UUID, control: Control | None = None) -> RenderedPaper:
        """All papers of the period in one PDF, each with its bookmark and its own page numbers.

        A cancelled run leaves nothing behind.
        """
        sheet, regulation = self._read(period_id)
        watch = control or NullControl()
        wanted = refs(sheet, regulation)
        documents: tuple[Document, ...] = ()
        for done, ref in enumerate(wanted):
            watch.step(done, len(wanted), self._title(ref, sheet, regulation))
            documents += (build_paper(ref.key, self._request(ref, sheet, regulation)),)
        whole = render_pdf(documents)
        cover = replace(documents[0], title=_WHOLE.format(period=sheet.period.key), number=None)
        kept = archived(whole, cover)
        watch.step(len(wanted), len(wanted), "")
        name = f"{files.safe_name(cover.title.lower())}.pdf"
        return RenderedPaper(data=kept.data, pages=kept.pages, warnings=kept.warnings, file_name=name)

    def workbook(self, period_id: UUID) -> RenderedPaper:
        """The summary for the upper committee as xlsx."""
        return self.render(period_id, PaperRef(key=WORKBOOK.key))

    def correction_workbook(self, period_id: UUID) -> RenderedPaper:
        """The re-check of an earlier period as xlsx: corrections, findings, and what is not known."""
        sheet, regulation = self._read(period_id)
        request = self._request(PaperRef(key=correction_workbook.KEY), sheet, regulation)
        name = Path(file_name(correction_workbook.KEY, request)).with_suffix(".xlsx").name
        data = render_workbook(correction_workbook.build(request))
        return RenderedPaper(data=data, pages=0, warnings=(), file_name=name)

    def write(
        self,
        period_id: UUID,
        folder: Path,
        chosen: Sequence[PaperRef] | None = None,
        control: Control | None = None,
        *,
        formats: Sequence[Format] = _PRINT,
    ) -> tuple[Path, ...]:
        """Write papers into a folder, all of them and the workbook when none are named, each in every format.

        They appear together at the end or not at all; the workbook is always a workbook.

        Refused as the disk does; a cancelled run leaves the folder as it was.
        """
        sheet, regulation = self._read(period_id)
        watch = control or NullControl()
        wanted = self.refs(period_id) if chosen is None else tuple(chosen)
        files.ensure_folder(folder)
        with files.temporary_beside(folder / "ho-so") as spare:
            spare.unlink(missing_ok=True)
            try:
                target = files.ensure_folder(spare)
                names = self._write_all(wanted, (sheet, regulation), target, watch, formats)
                for name in names:
                    files.replace(spare / name, folder / name)
            finally:
                shutil.rmtree(spare, ignore_errors=True)
        return tuple(folder / name for name in names)

    def save_as(self, paper: RenderedPaper, path: Path) -> Path:
        """Write one paper where the user says; an older file stays whole when the disk refuses."""
        files.write_atomic(path, paper.data)
        return path

    def _write_all(
        self,
        wanted: Sequence[PaperRef],
        period: tuple[PeriodSheet, Regulation],
        folder: Path,
        watch: Control,
        formats: Sequence[Format],
    ) -> tuple[str, ...]:
        names: tuple[str, ...] = ()
        for done, ref in enumerate(wanted):
            watch.step(done, len(wanted), self._title(ref, *period))
            for paper in self._in_formats(ref, *period, formats):
                files.write_atomic(folder / paper.file_name, paper.data)
                names += (paper.file_name,)
        watch.step(len(wanted), len(wanted), "")
        return names

    def _in_formats(
        self, ref: PaperRef, sheet: PeriodSheet, regulation: Regulation, formats: Sequence[Format]
    ) -> Iterator[RenderedPaper]:
        if ref.key == WORKBOOK.key or "pdf" in formats:
            yield self._rendered(ref, sheet, regulation, blank=False)
        if ref.key != WORKBOOK.key and "docx" in formats:
            yield self._editable(self._request(ref, sheet, regulation), ref)

    @staticmethod
    def _editable(request: PaperRequest, ref: PaperRef) -> RenderedPaper:
        name = Path(file_name(ref.key, request)).with_suffix(".docx").name
        data = render_docx(build_paper(ref.key, request))
        return RenderedPaper(data=data, pages=0, warnings=(), file_name=name)

    def _read(self, period_id: UUID) -> tuple[PeriodSheet, Regulation]:
        regulation = with_all_shared(self._periods.regulation(period_id))
        return self._sheets.sheet(period_id), regulation

    def _rendered(self, ref: PaperRef, sheet: PeriodSheet, regulation: Regulation, *, blank: bool) -> RenderedPaper:
        request = self._request(ref, sheet, regulation, blank=blank)
        name = file_name(ref.key, request)
        if ref.key == WORKBOOK.key:
            return RenderedPaper(data=render_workbook(build_workbook(request)), pages=0, warnings=(), file_name=name)
        rendered = render_archived(build_paper(ref.key, request))
        return RenderedPaper(data=rendered.data, pages=rendered.pages, warnings=rendered.warnings, file_name=name)

    def _request(
        self, ref: PaperRef, sheet: PeriodSheet, regulation: Regulation, *, blank: bool = False
    ) -> PaperRequest:
        return PaperRequest(
            sheet=sheet,
            regulation=regulation,
            paper_date=_paper_date(ref, sheet),
            subject_id=ref.subject_id,
            meeting_id=ref.meeting_id,
            ballot_id=ref.ballot_id,
            blank=blank,
            options=PaperOptions(number=_number(ref, sheet)),
            recheck=self._recheck(sheet.period.id) if ref.key in RECHECK_KEYS else None,
            quarter=ref.quarter,
            today=self._clock.today(),
        )

    @staticmethod
    def _title(ref: PaperRef, sheet: PeriodSheet, regulation: Regulation) -> str:
        title = regulation.paper(ref.key).title
        about = (sheet.subject(ref.subject_id).name if ref.subject_id else "", ref.quarter)
        return " – ".join(part for part in (title, *about) if part)


def _number(ref: PaperRef, sheet: PeriodSheet) -> PaperNumber | None:
    """The number that the paper has in the register; a void one it has no longer."""
    key = ref.register_key
    return next((n for n in sheet.records.numbers if n.paper_key == key and n.state is not NumberState.VOID), None)


def _paper_date(ref: PaperRef, sheet: PeriodSheet) -> date | None:
    """A paper that was issued bears that day, minutes the day of their meeting.

    What a person signs later bears the day that he writes himself.
    """
    number = _number(ref, sheet)
    if number is not None and number.issued_on is not None:
        return number.issued_on
    return sheet.meeting(ref.meeting_id).day if ref.meeting_id else None
