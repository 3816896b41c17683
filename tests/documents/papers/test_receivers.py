"""A paper that names somebody as not having completed goes to the upper committee and to the file, and no further."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from support.counted_cells import law
from support.paper_text import text_of
from support.period_sheets import PAPER_DAY, CellYear, sample_year

from kiemdiem_desktop.documents.content import Document, SignatureRow
from kiemdiem_desktop.documents.papers.receivers import receiver_rule
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.registry import build_paper, build_workbook, refs
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.recheck import Correction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiemdiem_desktop.domain.sheets import PeriodSheet
    from kiemdiem_desktop.regulations.pack import Regulation

LOWEST = "Tô Thị Vân"
CONFINED = ("Đảng ủy xã Tam Sơn (báo cáo)", "Lưu Chi bộ thôn An Phú")
OTHERS = "Các đồng chí đảng viên"


@cache
def open_law() -> Regulation:
    """The regulation with every paper that has recipients sent to all members as well."""
    papers = tuple(
        msgspec.structs.replace(paper, recipients=(*paper.recipients, OTHERS)) if paper.recipients else paper
        for paper in law().papers
    )
    return msgspec.structs.replace(law(), papers=papers)


def decided(year: CellYear, level: Level = Level.NOT_COMPLETED) -> PeriodSheet:
    """The year after the authority's decision on two members, one of them the lowest."""
    for place, given in ((1, Level.GOOD), (21, level)):
        year.level(year.person(place).id, Step.DECIDED, given)
    return year.sheet()


@cache
def sample() -> PeriodSheet:
    return decided(sample_year())


def asked(sheet: PeriodSheet, **more: Any) -> PaperRequest:
    return PaperRequest(sheet=sheet, regulation=open_law(), paper_date=PAPER_DAY, **more)


def every_paper(sheet: PeriodSheet) -> Iterator[tuple[str, Document]]:
    for ref in refs(sheet, open_law()):
        about = {"subject_id": ref.subject_id, "meeting_id": ref.meeting_id, "ballot_id": ref.ballot_id}
        yield ref.key, build_paper(ref.key, asked(sheet, quarter=ref.quarter, **about))


def items_of(document: Document) -> tuple[str, ...]:
    rows = [block for block in document.blocks if isinstance(block, SignatureRow)]
    return next((row.recipients.items for row in rows if row.recipients), ())


def names_lowest(document: Document) -> bool:
    body = tuple(block for block in document.blocks if not isinstance(block, SignatureRow))
    text = text_of(replace(document, title="", blocks=body))
    level = law().level(Level.NOT_COMPLETED)
    return LOWEST in text and (level.name in text or level.short in text)


def test_every_paper_that_names_somebody_so_is_confined_and_no_other() -> None:
    named, free = set(), set()
    for key, document in every_paper(sample()):
        items = items_of(document)
        if not items:
            continue
        if names_lowest(document):
            named.add(key)
            assert items == CONFINED, key
        else:
            free.add(key)
            assert items[-1] == OTHERS, key
    assert named >= {"meeting_minutes", "tally_minutes", "result_report", "body_proposals", "result_notice"}
    assert free >= {"result_notice", "not_reviewed_list", "meeting_programme", "meeting_invitation"}


def test_nobody_at_that_level_leaves_every_paper_its_recipients() -> None:
    year = sample_year()
    year.records = replace(
        year.records,
        levels=tuple(
            replace(entry, level=Level.COMPLETED) if entry.level is Level.NOT_COMPLETED else entry
            for entry in year.records.levels
        ),
    )
    found = {key: items_of(paper) for key, paper in every_paper(decided(year, Level.COMPLETED))}
    assert all(OTHERS in items for items in found.values() if items)
    assert OTHERS in found["result_report"]


@pytest.mark.parametrize("step", list(Step))
def test_whichever_body_gave_the_level_the_paper_is_confined(step: Step) -> None:
    year = sample_year()
    year.records = replace(
        year.records,
        levels=tuple(entry for entry in year.records.levels if entry.level is not Level.NOT_COMPLETED),
    )
    assert OTHERS in items_of(build_paper("body_proposals", asked(year.sheet())))
    year.records = replace(year.records, levels=tuple(e for e in year.records.levels if e.step is not step))
    year.level(year.person(0).id, step, Level.NOT_COMPLETED)
    assert items_of(build_paper("body_proposals", asked(year.sheet()))) == CONFINED


def test_a_level_that_a_correction_or_a_quarter_gave_counts_too() -> None:
    year = sample_year()
    year.records = replace(
        year.records,
        levels=tuple(entry for entry in year.records.levels if entry.level is not Level.NOT_COMPLETED),
    )
    who = year.person(0).id
    bare = year.sheet()
    assert OTHERS in items_of(build_paper("body_proposals", asked(bare)))
    quarters = replace(bare, quarters={who: (None, Level.NOT_COMPLETED)})
    assert items_of(build_paper("body_proposals", asked(quarters))) == CONFINED
    correction = Correction(
        id=year.new_id(),
        period_id=year.period_id,
        subject_id=who,
        rule="cap",
        variant="",
        sentence="",
        citation="",
        old_level=Level.GOOD,
        new_level=Level.NOT_COMPLETED,
    )
    year.add(corrections=(correction,))
    assert items_of(build_paper("body_proposals", asked(year.sheet()))) == CONFINED


def test_a_blank_paper_names_nobody_and_keeps_its_recipients() -> None:
    assert OTHERS in items_of(build_paper("result_report", asked(sample(), blank=True)))


def test_a_longer_name_is_another_persons() -> None:
    year = sample_year()
    people = year.records.participants
    renamed = tuple(
        replace(each, name="Tô Thị Vân Anh") if each.name == "Trần Thị Mỹ Hạnh" else each for each in people
    )
    year.records = replace(year.records, participants=renamed)
    other = decided(year).persons[1]
    assert other.name == "Tô Thị Vân Anh"
    assert OTHERS in items_of(build_paper("result_notice", asked(decided(year), subject_id=other.id)))


def test_the_workbook_lists_everybody_and_is_confined() -> None:
    notes = build_workbook(asked(sample())).sheets[0].notes
    assert any(CONFINED[1] in note for note in notes)
    assert not any(OTHERS in note for note in notes)


def test_the_rule_is_about_the_lowest_level_alone() -> None:
    assert receiver_rule().levels == (Level.NOT_COMPLETED,)
