from __future__ import annotations

import errno
import io
import os
from datetime import date
from typing import TYPE_CHECKING

import pikepdf
import pytest
from support.docx_reading import text_of
from support.offices import open_year, small_cell

from kiemdiem_desktop.base.errors import Cancelled, KnownError
from kiemdiem_desktop.base.jobs import NullControl
from kiemdiem_desktop.cli import main
from kiemdiem_desktop.domain.meeting import MeetingKind
from kiemdiem_desktop.services.papers import PaperLine, PaperRef
from kiemdiem_desktop.services.reviews import PaperReview

if TYPE_CHECKING:
    from pathlib import Path

    from kiemdiem_desktop.domain.period import Period
    from kiemdiem_desktop.services.office import Office


def latest(office: Office) -> Period:
    return office.periods.periods()[0]


def line(office: Office, key: str) -> PaperLine:
    return next(line for line in office.papers.list(latest(office).id) if line.ref.key == key)


class Impatient(NullControl):
    """A control that cancels at a step."""

    def __init__(self, at: int) -> None:
        self.at = at

    def step(self, done: int, total: int, text: str) -> None:
        if done >= self.at:
            raise Cancelled


def test_a_paper_can_be_had_for_writing_on(sample: Office) -> None:
    minutes = line(sample, "meeting_minutes")
    made = sample.papers.docx(latest(sample).id, minutes.ref)
    assert made.file_name == minutes.file_name.replace(".pdf", ".docx")
    assert "BIÊN BẢN" in text_of(made.data)
    blank = sample.papers.docx(latest(sample).id, minutes.ref, blank=True)
    assert blank.file_name.endswith("mau-trong.docx")


def test_papers_of_a_meeting_are_told_apart_by_its_day(sample: Office) -> None:
    period = sample.periods.periods()[0]
    days = {m.meeting.id: m.day for m in sample.reviews.sheet(period.id).meetings}
    told = [(line.title, days[line.ref.meeting_id]) for line in sample.papers.list(period.id) if line.ref.meeting_id]
    assert told
    assert all(day is None or title.endswith(f"{day:%d/%m/%Y}") for title, day in told)


def test_printed_papers_are_ready_for_keeping(sample: Office) -> None:
    made = sample.papers.pdf(latest(sample).id, line(sample, "meeting_minutes").ref)
    assert "/OutputIntents" in pikepdf.open(io.BytesIO(made.data)).Root


def test_the_whole_dossier_is_one_file_with_a_bookmark_for_each_paper(sample: Office) -> None:
    made = sample.papers.merged(latest(sample).id)
    papers = sample.papers.list(latest(sample).id)
    with pikepdf.open(io.BytesIO(made.data)) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) == len(papers)
        assert len(pdf.pages) == made.pages
    assert made.file_name == "ho-so-kiem-diem-2026.pdf"
    assert made.data == sample.papers.merged(latest(sample).id).data


def test_making_the_whole_dossier_can_be_cancelled(sample: Office) -> None:
    with pytest.raises(Cancelled):
        sample.papers.merged(latest(sample).id, Impatient(3))


def test_papers_are_written_in_the_formats_asked_for(sample: Office, tmp_path: Path) -> None:
    chosen = [line(sample, "meeting_minutes").ref, PaperRef(key="summary_workbook")]
    written = sample.papers.write(latest(sample).id, tmp_path / "a", chosen, formats=("pdf", "docx"))
    assert [path.suffix for path in written] == [".pdf", ".docx", ".xlsx"]
    written = sample.papers.write(latest(sample).id, tmp_path / "b", chosen, formats=("docx",))
    assert [path.suffix for path in written] == [".docx", ".xlsx"]


def test_a_number_stands_on_the_paper_and_its_day_above_it(sample: Office) -> None:
    period, ref = latest(sample), line(sample, "collective_report").ref
    sample.numbers.reserve(period.id, ref, number=7)
    number = line(sample, "collective_report").number
    assert number is not None
    sample.issuing.issue(number.id, date(2026, 12, 8))
    text = text_of(sample.papers.docx(period.id, ref).data)
    assert "Số 07-BC/CB" in text
    assert "ngày 08 tháng 12 năm 2026" in text
    sample.numbers.void(number.id, "Ghi nhầm")
    assert "Số 07" not in text_of(sample.papers.docx(period.id, ref).data)


def test_minutes_and_reports_take_numbers_and_ballots_do_not(sample: Office) -> None:
    lines = sample.papers.list(latest(sample).id)
    takes = {each.ref.key for each in lines if each.takes_number}
    assert {"meeting_minutes", "collective_report", "tally_minutes"} <= takes
    assert not {key for key in takes if key.startswith(("ballot", "member"))}


def test_two_minutes_have_numbers_of_their_own(sample: Office) -> None:
    period = latest(sample)
    minutes = [each.ref for each in sample.papers.list(period.id) if each.ref.key == "meeting_minutes"]
    for ref in minutes[:2]:
        sample.numbers.reserve(period.id, ref)
    shown = [text_of(sample.papers.docx(period.id, ref).data) for ref in minutes[:2]]
    assert ["Số 01-BB/CB" in shown[0], "Số 02-BB/CB" in shown[1]] == [True, True]


def test_the_command_writes_both_formats(sample_path: Path, tmp_path: Path) -> None:
    arguments = ["papers", str(sample_path), "--out", str(tmp_path / "ra"), "--only", "tally_minutes"]
    assert main([*arguments, "--format", "docx,pdf"]) == 0
    assert {path.suffix for path in (tmp_path / "ra").iterdir()} == {".pdf", ".docx"}


def test_the_command_refuses_a_format_that_it_does_not_know(
    sample_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["papers", str(sample_path), "--out", str(tmp_path / "ra"), "--format", "pdf,odt"]) == 2
    assert "odt" in capsys.readouterr().err
    assert not (tmp_path / "ra").exists()


def test_the_day_of_a_paper_chooses_its_layout(office: Office) -> None:
    """A report of 2025 has commas between its recipients and the larger page number, one of 2026 semicolons."""
    small_cell(office)
    open_year(office, "2025", date(2025, 12, 5))
    told = {}
    for key in ("2025", "2026"):
        period = office.periods.find(key)
        assert period is not None
        ref = PaperRef(key="collective_report", subject_id=office.reviews.sheet(period.id).collectives[0].id)
        office.meetings.add_meeting(period.id, MeetingKind.CELL, date(int(key), 12, 5))
        minutes = next(each.ref for each in office.papers.list(period.id) if each.ref.key == "meeting_minutes")
        told[key] = (office.papers.pdf(period.id, ref).layout, office.papers.pdf(period.id, minutes).layout)
    assert "36-HD/VPTW" in told["2025"][1]
    assert "05-HD/VPTW" in told["2026"][1]
    assert told["2025"][0] == told["2026"][0]  # a prescribed form has a layout of its own


def test_an_issued_paper_is_laid_out_as_on_its_day(sample: Office) -> None:
    period, ref = latest(sample), line(sample, "meeting_minutes").ref
    sample.numbers.reserve(period.id, ref)
    number = line(sample, "meeting_minutes").number
    assert number is not None
    sample.issuing.issue(number.id, date(2025, 12, 30))
    assert "36-HD/VPTW" in sample.papers.pdf(period.id, ref).layout
    assert "36-HD/VPTW" in sample.papers.pdf(period.id, ref, today=True).layout


def test_a_folder_with_a_file_that_refuses_keeps_all_its_old_papers(sample: Office, tmp_path: Path) -> None:
    period, folder = latest(sample).id, tmp_path / "ra"
    chosen = [line(sample, key).ref for key in ("collective_report", "meeting_minutes", "tally_minutes")]
    written = sample.papers.write(period, folder, chosen)
    for path in written[:2]:
        path.write_text("bản cũ")
    written[2].unlink()
    written[2].mkdir()
    with pytest.raises(KnownError):
        sample.papers.write(period, folder, chosen)
    assert [path.read_text() for path in written[:2]] == ["bản cũ", "bản cũ"]
    assert sorted(path.name for path in folder.iterdir()) == sorted(path.name for path in written)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_paper_that_cannot_be_written_leaves_the_old_file_whole(
    number: int, sample: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full, may not be written, or another program holds the file."""
    made = sample.papers.pdf(latest(sample).id, line(sample, "meeting_minutes").ref)
    target = tmp_path / "bien-ban.pdf"
    target.write_text("bản cũ")

    def refuse(_handle: int) -> None:
        raise OSError(number, "")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(KnownError):
        sample.papers.save_as(made, target)
    with pytest.raises(KnownError):
        sample.papers.write(latest(sample).id, tmp_path, [line(sample, "meeting_minutes").ref])
    monkeypatch.undo()
    assert target.read_text() == "bản cũ"
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".pdf", ".docx"}] == [target.name]


@pytest.mark.parametrize("at", [0, 2])
def test_a_disk_that_takes_only_some_papers_ends_the_writing_and_leaves_nothing(
    at: int, sample: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = [line.ref for line in sample.papers.list(latest(sample).id)][:6]
    asked: list[int] = []

    def refuse(handle: int) -> None:
        asked.append(handle)
        if len(asked) > at:
            raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(KnownError, match="disk_full"):
        sample.papers.write(latest(sample).id, tmp_path / "ra", chosen)
    assert len(asked) == at + 1
    assert list((tmp_path / "ra").iterdir()) == []


def test_writing_papers_can_be_cancelled_while_the_disk_takes_one(sample: Office, tmp_path: Path) -> None:
    chosen = [line.ref for line in sample.papers.list(latest(sample).id)][:4]
    with pytest.raises(Cancelled):
        sample.papers.write(latest(sample).id, tmp_path / "ra", chosen, Impatient(2))
    assert list((tmp_path / "ra").iterdir()) == []


def test_two_papers_of_one_name_do_not_overwrite_each_other(sample: Office, tmp_path: Path) -> None:
    ref = line(sample, "meeting_minutes").ref
    written = sample.papers.write(latest(sample).id, tmp_path / "ra", [ref, ref])
    assert len({path.name for path in written}) == 2
    assert written[0].read_bytes() == written[1].read_bytes()


def test_no_substitute_is_printed_for_a_handwritten_report_of_a_collective(office: Office) -> None:
    period = small_cell(office)
    reports = [line.ref.subject_id for line in office.papers.list(period.id) if line.ref.key == "collective_report"]
    received = reports[0]
    assert received is not None
    office.reviews.receive_paper(period.id, received, PaperReview(received_on=date(2026, 12, 1)))
    left = [line.ref.subject_id for line in office.papers.list(period.id) if line.ref.key == "collective_report"]
    assert left == reports[1:]
