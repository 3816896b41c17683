"""Papers as they went out: issuing keeps the bytes, issuing again needs a reason, and every edition can be read.

What was issued is printed and saved again as the same bytes, whatever the book says by then.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.documents.registry import refs
from kiemdiem_desktop.documents.style import load_profile, profile_on
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import IssuedPaper, LineDifference, NumberState, PaperNumber, newest_edition
from kiemdiem_desktop.domain.review import Attachment
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.numbers import refuse_settled
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.printing import Counted, Format, Printer, RenderedPaper, number_of, title_of
from kiemdiem_desktop.services.sheets import SheetReader

MEDIA: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class IssuingService:
    """Issues numbered papers and keeps what was issued."""

    def __init__(self, context: Context, periods: PeriodsService, sheets: SheetReader, printer: Printer) -> None:
        self._book = context.book
        self._clock = context.env.clock
        self._ids = context.env.ids
        self._periods = periods
        self._sheets = sheets
        self._printer = printer

    def issue(self, number_id: UUID, day: date | None = None, *, reason: str = "") -> Outcome:
        """Write down the day on which the paper went out (today without one), and keep it as it is printed then.

        Nothing before this step can be undone. A paper that is kept already is issued again under its number as the
        next edition; the earlier ones stay. Refused: a void number, a closed period, a paper that the period offers no
        longer (``issued_paper_gone``); for a further edition no reason (``reissue_without_reason``), or a paper that
        says what the last edition says (``reissue_unchanged``).
        """
        seen = self._book.revision
        with self._book.read() as unit:
            number = unit.paper_numbers.get(number_id)
            refuse_settled(unit, number)
        issued = replace(number, state=NumberState.ISSUED, issued_on=day or self._clock.today())
        period = self._counted(issued)
        ref = self._ref(issued, period)
        text, ready = self._printer.text(ref, period), one_line(reason)
        before = newest_edition(period.sheet.records.issued, number_id)
        if before is not None and before.text == text:
            raise KnownError("reissue_unchanged", number=before.reference)
        if before is not None and not ready:
            raise KnownError("reissue_without_reason", number=before.reference)
        pdf, word = self._printer.pdf(ref, period), self._printer.word(ref, period)
        label = "Phát hành văn bản" if before is None else "Phát hành lại văn bản"
        with self._book.write(label, barrier=True) as unit:
            if self._book.revision != seen:
                raise KnownError("record_changed")
            unit.paper_numbers.update(issued)
            pdf_id, word_id = (unit.attachments.add(self._file(made, kind)).id for made, kind in _files(pdf, word))
            unit.issued_papers.add(
                IssuedPaper(
                    id=self._ids.new(),
                    period_id=period.sheet.period.id,
                    number_id=number_id,
                    edition=before.edition + 1 if before is not None else 1,
                    reference=number.shown(period.sheet.cell.symbol),
                    title=title_of(ref, period),
                    issued_on=issued.issued_on or self._clock.today(),
                    file_name=pdf.file_name,
                    pages=pdf.pages,
                    text=text,
                    pdf_id=pdf_id,
                    pdf_digest=_digest(pdf),
                    word_id=word_id,
                    word_digest=_digest(word),
                    reason=ready if before is not None else "",
                )
            )
        return unit.outcome

    def editions(self, period_id: UUID, ref: PaperRef) -> tuple[IssuedPaper, ...]:
        """Every edition of a paper, under the number that it has and under void ones, the newest first."""
        with self._book.read() as unit:
            numbers = unit.paper_numbers.find(period_id=period_id, paper_key=ref.register_key)
            found = unit.issued_papers.where_in("number_id", [number.id for number in numbers])
        order = {number.id: (number.state is not NumberState.VOID, number.number) for number in numbers}
        return tuple(sorted(found, key=lambda each: (order[each.number_id], each.edition), reverse=True))

    def file(self, issued: IssuedPaper, kind: Format = "pdf") -> RenderedPaper:
        """One edition as it was issued; refused where its bytes were dropped for a person (``issued_dropped``)."""
        found = self.kept(issued, kind)
        if found is None:
            raise KnownError("issued_dropped", number=issued.reference)
        return found

    def kept(self, issued: IssuedPaper, kind: Format = "pdf") -> RenderedPaper | None:
        """One edition as it was issued, or nothing where its bytes were dropped."""
        file_id = issued.pdf_id if kind == "pdf" else issued.word_id
        if file_id is None:
            return None
        with self._book.read() as unit:
            content = unit.attachments.get(file_id).content
        name = Path(issued.file_name).with_suffix(f".{kind}").name
        pages = issued.pages if kind == "pdf" else 0
        layout = load_profile(profile_on(issued.issued_on)).name
        return RenderedPaper(data=content, pages=pages, warnings=(), file_name=name, layout=layout, kept=True)

    def compare(self, period_id: UUID, ref: PaperRef, issued: IssuedPaper) -> tuple[LineDifference, ...]:
        """Say in which lines an edition and the paper of today differ."""
        regulation = with_all_shared(self._periods.regulation(period_id))
        period = Counted(sheet=self._sheets.sheet(period_id), regulation=regulation)
        return tuple(differences(issued.text, self._printer.text(ref, period)))

    def _counted(self, number: PaperNumber) -> Counted:
        """The number's period as it stands once the number is saved."""
        if number.period_id is None:
            raise KnownError("issued_paper_gone")
        sheet = self._sheets.sheet(number.period_id)
        numbers = tuple(number if each.id == number.id else each for each in sheet.records.numbers)
        return Counted(
            sheet=replace(sheet, records=replace(sheet.records, numbers=numbers)),
            regulation=with_all_shared(self._periods.regulation(number.period_id)),
        )

    @staticmethod
    def _ref(number: PaperNumber, period: Counted) -> PaperRef:
        for ref in refs(period.sheet, period.regulation):
            if ref.register_key == number.paper_key:
                return ref
        raise KnownError("issued_paper_gone")

    def _file(self, made: RenderedPaper, kind: Format) -> Attachment:
        return Attachment(id=self._ids.new(), name=made.file_name, media_type=MEDIA[kind], content=made.data)


def latest_of(ref: PaperRef, period: Counted) -> IssuedPaper | None:
    """The newest edition under the number that a paper has."""
    number = number_of(ref, period.sheet)
    return newest_edition(period.sheet.records.issued, number.id) if number is not None else None


def differences(before: str, after: str) -> Iterator[LineDifference]:
    """Lay two texts side by side; lines that stand on one side only have nothing on the other."""
    old, new = before.splitlines(), after.splitlines()
    for tag, low, high, start, end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield LineDifference(before="\n".join(old[low:high]), after="\n".join(new[start:end]))


def _files(pdf: RenderedPaper, word: RenderedPaper) -> Iterable[tuple[RenderedPaper, Format]]:
    return (pdf, "pdf"), (word, "docx")


def _digest(made: RenderedPaper) -> str:
    return hashlib.sha256(made.data).hexdigest()
