"""Papers and the workbook: what a period offers, what each still lacks, and their bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Literal
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.jobs import Control, NullControl
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.blanks import blank_refs
from kiemdiem_desktop.documents.content import Document
from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.request import Missing
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.registry import WORKBOOK, file_name, missing, refs
from kiemdiem_desktop.documents.renderers import archived, render_pdf, render_workbook, with_kept
from kiemdiem_desktop.documents.workbooks import recheck as correction_workbook
from kiemdiem_desktop.domain.papers import IssuedPaper, NumberState, PaperNumber
from kiemdiem_desktop.services.issuing import IssuingService, latest_of
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.printing import FORMATS, Counted, Format, Printer, RenderedPaper, number_of, title_of
from kiemdiem_desktop.services.sheets import SheetReader

__all__ = ["FORMATS", "Format", "Missing", "PaperLine", "PaperRef", "PapersService", "RenderedPaper"]

_WHOLE = "Hồ sơ kiểm điểm {period}"
_PRINT: tuple[Format, ...] = ("pdf",)
_SHORTENED = 70
"""So much of a name is kept where a number has to follow it, for names stay short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One paper that the period offers; ready when nothing is missing.

    ``number`` is the one that it has; ``takes_number`` says that it may get one from the register. ``issued`` is the
    last edition that went out under that number; ``differs`` says that the paper would say something else today.
    """

    ref: PaperRef
    title: str
    missing: tuple[Missing, ...]
    file_name: str
    number: PaperNumber | None = None
    takes_number: bool = False
    issued: IssuedPaper | None = None
    differs: bool = False

    @property
    def state(self) -> Literal["missing", "ready", "issued", "differs", "unkept"]:
        """Whether the paper went out, whether it is still what went out, and else whether everything is there.

        Of one that went out before the book kept what is issued, nobody can say whether it is still the same.
        """
        if self.issued is not None:
            return "differs" if self.differs else "issued"
        if self.number is not None and self.number.state is NumberState.ISSUED:
            return "unkept"
        return "missing" if self.missing else "ready"


class PapersService:
    """The papers of a period. One that was issued is given as it was issued, unless the paper of today is asked for."""

    def __init__(self, periods: PeriodsService, sheets: SheetReader, printer: Printer, issuing: IssuingService) -> None:
        self._periods = periods
        self._sheets = sheets
        self._printer = printer
        self._issuing = issuing

    def list(self, period_id: UUID) -> tuple[PaperLine, ...]:
        """Every paper of the period in the order of the dossier; the workbook stands apart."""
        period = self._read(period_id)
        return tuple(self._line(ref, period) for ref in refs(period.sheet, period.regulation))

    def blanks(self, period_id: UUID) -> tuple[PaperLine, ...]:
        """A blank form of every paper, for writing by hand."""
        period = self._read(period_id)
        return tuple(self._line(ref, period) for ref in blank_refs(period.sheet, period.regulation))

    def _line(self, ref: PaperRef, period: Counted) -> PaperLine:
        request = self._printer.request(ref, period)
        issued = latest_of(ref, period)
        return PaperLine(
            ref=ref,
            title=title_of(ref, period),
            missing=missing(ref.key, request),
            file_name=file_name(ref.key, request),
            number=number_of(ref, period.sheet),
            takes_number=bool(period.regulation.paper(ref.key).type_code) and not ref.blank,
            issued=issued,
            differs=issued is not None and issued.text != self._printer.text(ref, period),
        )

    def refs(self, period_id: UUID) -> tuple[PaperRef, ...]:
        """Every paper of the period and its workbook."""
        period = self._read(period_id)
        return (*refs(period.sheet, period.regulation), PaperRef(key=WORKBOOK.key))

    def render(self, period_id: UUID, ref: PaperRef, *, blank: bool = False, today: bool = False) -> RenderedPaper:
        """One paper as PDF, or the workbook as xlsx; ``blank`` leaves out everything that is filled in.

        ``today`` asks for what an issued paper would be now.
        """
        return self._made(ref, self._read(period_id), "pdf", blank=blank, today=today)

    def render_key(self, period_id: UUID, key: str) -> RenderedPaper:
        """A paper that is about the whole period, by its kind, whether the dossier holds it or not."""
        return self.render(period_id, PaperRef(key=key))

    def pdf(self, period_id: UUID, ref: PaperRef, *, blank: bool = False, today: bool = False) -> RenderedPaper:
        """One paper as PDF."""
        return self.render(period_id, ref, blank=blank, today=today)

    def docx(self, period_id: UUID, ref: PaperRef, *, blank: bool = False, today: bool = False) -> RenderedPaper:
        """One paper to go on writing in; the workbook is none."""
        return self._made(ref, self._read(period_id), "docx", blank=blank, today=today)

    def merged(self, period_id: UUID, control: Control | None = None) -> RenderedPaper:
        """All papers of the period in one PDF, each with its bookmark and its own page numbers.

        A cancelled run leaves nothing behind.
        """
        period = self._read(period_id)
        watch = control or NullControl()
        wanted = refs(period.sheet, period.regulation)
        documents: list[Document] = []
        kept: dict[int, bytes] = {}
        for done, ref in enumerate(wanted):
            watch.step(done, len(wanted), title_of(ref, period))
            issued = self._kept(ref, period, "pdf")
            if issued is not None and len(wanted) > 1:
                kept[done] = issued.data
                documents.append(Document(title=title_of(ref, period), blocks=(), page_numbers=False))
            else:
                documents.append(self._printer.document(ref, period))
        whole = with_kept(render_pdf(documents), kept)
        cover = replace(documents[0], title=_WHOLE.format(period=period.sheet.period.key), number=None)
        done_all = archived(whole, cover)
        watch.step(len(wanted), len(wanted), "")
        name = f"{files.safe_name(cover.title.lower())}.pdf"
        return RenderedPaper(data=done_all.data, pages=done_all.pages, warnings=done_all.warnings, file_name=name)

    def workbook(self, period_id: UUID) -> RenderedPaper:
        """The summary for the upper committee as xlsx."""
        return self.render(period_id, PaperRef(key=WORKBOOK.key))

    def correction_workbook(self, period_id: UUID) -> RenderedPaper:
        """The re-check of an earlier period as xlsx: corrections, findings, and what is not known."""
        request = self._printer.request(PaperRef(key=correction_workbook.KEY), self._read(period_id))
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
        period = self._read(period_id)
        watch = control or NullControl()
        wanted = self.refs(period_id) if chosen is None else tuple(chosen)
        files.ensure_folder(folder)
        with files.temporary_beside(folder / "ho-so") as spare:
            spare.unlink(missing_ok=True)
            try:
                target = files.ensure_folder(spare)
                names = self._write_all(wanted, period, target, watch, formats)
                files.replace_all(spare, folder, names)
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
        period: Counted,
        folder: Path,
        watch: Control,
        formats: Sequence[Format],
    ) -> tuple[str, ...]:
        """Write papers into an empty folder; while the disk takes one, the next is made."""
        names: tuple[str, ...] = ()
        taken: Future[None] | None = None
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="papers") as disk:
            for done, ref in enumerate(wanted):
                watch.step(done, len(wanted), title_of(ref, period))
                for paper in self._in_formats(ref, period, formats):
                    if taken is not None:
                        taken.result()
                    name = _free(paper.file_name, names)
                    taken = disk.submit(files.write_new, folder / name, paper.data)
                    names += (name,)
            if taken is not None:
                taken.result()
        watch.step(len(wanted), len(wanted), "")
        return names

    def _in_formats(self, ref: PaperRef, period: Counted, formats: Sequence[Format]) -> Iterator[RenderedPaper]:
        if ref.key == WORKBOOK.key:
            yield self._made(ref, period, "pdf")
            return
        for kind in FORMATS:
            if kind in formats:
                yield self._made(ref, period, kind)

    def _made(
        self, ref: PaperRef, period: Counted, kind: Format, *, blank: bool = False, today: bool = False
    ) -> RenderedPaper:
        kept = None if blank or today or ref.blank else self._kept(ref, period, kind)
        if kept is not None:
            return kept
        make = self._printer.pdf if kind == "pdf" else self._printer.word
        return make(ref, period, blank=blank)

    def _kept(self, ref: PaperRef, period: Counted, kind: Format) -> RenderedPaper | None:
        """The paper as it was issued; one whose bytes were dropped for a person's sake is made anew."""
        issued = latest_of(ref, period)
        return self._issuing.kept(issued, kind) if issued is not None else None

    def _read(self, period_id: UUID) -> Counted:
        regulation = with_all_shared(self._periods.regulation(period_id))
        return Counted(sheet=self._sheets.sheet(period_id), regulation=regulation)


def _free(name: str, taken: Sequence[str]) -> str:
    """A name that no other paper of the folder has; one issued long ago may bear the name that another has today."""
    path, number = Path(name), 1
    while name in taken:
        number += 1
        name = f"{path.stem[:_SHORTENED]}-{number}{path.suffix}"
    return name
