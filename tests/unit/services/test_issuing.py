"""Papers kept as they were issued: the same bytes for good, a new edition with a reason, the old one beside it."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from support.offices import make_office, refused
from support.pdf_reading import read_pages

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.domain.papers import NumberState

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from kiemdiem_desktop.domain.papers import IssuedPaper
    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office
    from kiemdiem_desktop.services.papers import PaperLine

DAY = date(2026, 12, 8)


def latest(office: Office) -> Period:
    return office.periods.periods()[0]


def minutes(office: Office) -> PaperLine:
    return next(line for line in office.papers.list(latest(office).id) if line.ref.key == "meeting_minutes")


def issue(office: Office, day: date = DAY, reason: str = "") -> UUID:
    """Issue the minutes, with a number if they have none yet; return the number's id."""
    period, ref = latest(office), minutes(office).ref
    if office.numbers.of(period.id, ref) is None:
        office.numbers.reserve(period.id, ref)
    number = office.numbers.of(period.id, ref)
    assert number is not None
    office.issuing.issue(number.id, day, reason=reason)
    return number.id


def change(office: Office, words: str = "Hội nghị nhất trí bổ sung.") -> None:
    """Let the minutes say something else than before."""
    meeting_id = minutes(office).ref.meeting_id
    assert meeting_id is not None
    meeting = office.reviews.sheet(latest(office).id).meeting(meeting_id).meeting
    office.meetings.update_meeting(replace(meeting, conclusion=words))


def editions(office: Office) -> tuple[IssuedPaper, ...]:
    return office.issuing.editions(latest(office).id, minutes(office).ref)


def test_what_was_issued_is_printed_and_saved_again_as_the_same_bytes(sample: Office, tmp_path: Path) -> None:
    issue(sample)
    period, ref = latest(sample).id, minutes(sample).ref
    pdf, word = sample.papers.pdf(period, ref), sample.papers.docx(period, ref)
    change(sample)
    assert sample.papers.pdf(period, ref).data == pdf.data
    assert sample.papers.docx(period, ref).data == word.data
    written = sample.papers.write(period, tmp_path / "ra", [ref], formats=("pdf", "docx"))
    assert [path.read_bytes() for path in written] == [pdf.data, word.data]
    assert sample.papers.pdf(period, ref, today=True).data != pdf.data


def test_the_digests_are_those_of_the_files(sample: Office) -> None:
    issue(sample)
    (edition,) = editions(sample)
    found = [sample.issuing.file(edition, kind).data for kind in ("pdf", "docx")]
    assert [hashlib.sha256(data).hexdigest() for data in found] == [edition.pdf_digest, edition.word_digest]
    assert edition.pages == len(read_pages(found[0]))
    assert (edition.edition, edition.reference, edition.issued_on) == (1, "Số 01-BB/CB", DAY)


def test_a_paper_says_that_it_is_no_longer_what_was_issued(sample: Office) -> None:
    assert minutes(sample).issued is None
    issue(sample)
    assert minutes(sample).state == "issued"
    change(sample)
    assert minutes(sample).state == "differs"
    (difference,) = sample.issuing.compare(latest(sample).id, minutes(sample).ref, editions(sample)[0])
    assert "Hội nghị nhất trí bổ sung." in difference.after
    assert "Hội nghị nhất trí bổ sung." not in difference.before


def test_a_change_that_is_taken_back_makes_the_paper_the_issued_one_again(sample: Office) -> None:
    issue(sample)
    change(sample)
    sample.history.undo()
    assert minutes(sample).state == "issued"


def test_issuing_again_needs_a_change_and_a_reason(sample: Office) -> None:
    number = issue(sample)
    refused(sample, "reissue_unchanged", lambda: sample.issuing.issue(number, DAY, reason="Thêm bản"))
    change(sample)
    refused(sample, "reissue_without_reason", lambda: sample.issuing.issue(number, DAY, reason=" \n"))


def test_the_edition_before_stays_beside_the_new_one(sample: Office) -> None:
    issue(sample)
    before = sample.papers.pdf(latest(sample).id, minutes(sample).ref).data
    change(sample)
    issue(sample, date(2026, 12, 10), "Đính chính kết luận")
    new, old = editions(sample)
    assert (new.edition, new.reason, new.reference) == (2, "Đính chính kết luận", old.reference)
    assert sample.issuing.file(old).data == before
    assert sample.papers.pdf(latest(sample).id, minutes(sample).ref).data == sample.issuing.file(new).data != before
    assert minutes(sample).state == "issued"


def test_a_paper_may_get_a_new_number_instead_and_the_old_edition_stays(sample: Office) -> None:
    number = issue(sample)
    change(sample)
    sample.numbers.void(number, "Sai kết luận")
    assert minutes(sample).issued is None
    issue(sample)
    new, old = editions(sample)
    assert (new.reference, new.edition) == ("Số 02-BB/CB", 1)
    assert (old.reference, old.edition) == ("Số 01-BB/CB", 1)


def test_issuing_is_not_undone_nor_anything_before_it(sample: Office) -> None:
    change(sample)
    issue(sample)
    assert sample.history.can_undo() is None
    with pytest.raises(KnownError) as caught:
        sample.history.undo()
    assert caught.value.code == "undo_barrier"


def test_a_paper_that_the_period_offers_no_longer_is_not_issued(sample: Office) -> None:
    period = latest(sample)
    meetings = [line.ref for line in sample.papers.list(period.id) if line.ref.key == "meeting_minutes"]
    sample.meetings.add_meeting(period.id, MeetingKind.CELL, DAY)
    ref = next(
        line.ref
        for line in sample.papers.list(period.id)
        if line.ref.key == "meeting_minutes" and line.ref not in meetings
    )
    assert ref.meeting_id is not None
    sample.numbers.reserve(period.id, ref)
    sample.meetings.remove_meeting(ref.meeting_id)
    number = sample.numbers.of(period.id, ref)
    assert number is not None
    refused(sample, "issued_paper_gone", lambda: sample.issuing.issue(number.id))


def test_the_whole_dossier_binds_in_what_was_issued(sample: Office) -> None:
    issue(sample)
    period, line = latest(sample), minutes(sample)
    kept = [page.text for page in read_pages(sample.papers.pdf(period.id, line.ref).data)]
    change(sample)
    made = sample.papers.merged(period.id)
    pages = [page.text for page in read_pages(made.data)]
    assert len(pages) == made.pages
    with pikepdf.open(io.BytesIO(made.data)) as pdf, pdf.open_outline() as outline:
        papers = sample.papers.list(period.id)
        place = [each.ref for each in papers].index(line.ref)
        entry = outline.root[place]
        assert len(outline.root) == len(papers)
        assert (entry.title, bool(entry.children)) == (line.title, True)
        target = entry.destination
        assert isinstance(target, pikepdf.Array)
        start = [page.obj.objgen for page in pdf.pages].index(target[0].objgen)
    assert pages[start : start + len(kept)] == kept


def test_issued_papers_travel_with_the_dossier(sample: Office, tmp_path: Path) -> None:
    issue(sample)
    kept = sample.papers.pdf(latest(sample).id, minutes(sample).ref).data
    data = sample.exchange.export_dossier(latest(sample).id)
    with_book = make_office(tmp_path, seed=2)
    with_book.exchange.import_dossier(data)
    assert with_book.papers.pdf(latest(with_book).id, minutes(with_book).ref).data == kept
    assert minutes(with_book).state == "issued"
    assert with_book.numbers.register()[0].state is NumberState.ISSUED
    with_book.close()
