"""The check list of the dossier: each part that the regulation keeps, ticked when it is really in the book."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import Block, Cell, Column, Document, Grid, HeaderCell, Para, Row, box
from kiemdiem_desktop.documents.papers.decision_list import papers_named
from kiemdiem_desktop.documents.papers.missing import cell_lacks
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.whole import whole
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.domain.grading import Step
from kiemdiem_desktop.domain.sheets import MeetingSheet, PeriodSheet, SubjectSheet
from kiemdiem_desktop.regulations.pack import DossierItem

KEY = "dossier_checklist"

_COLUMNS = (("column_no", 0.5), ("column_item", 4.2), ("column_there", 0.7), ("column_note", 3.4))


@dataclass(frozen=True, slots=True)
class _Found:
    """Whether a part is there, and the numbers of the sentence that says so."""

    there: bool
    key: str
    numbers: dict[str, int]


def build(request: PaperRequest) -> Document:
    """Build the list; a part that the book cannot know of, such as the upper level's appraisal, stays unticked."""
    words = Words(request, KEY)
    items = request.regulation.dossier
    basis = request.regulation.cite(items[0].citation) if items else ""
    blocks: list[Block] = []
    if basis:
        blocks.append(Para(text=words("basis", citation=basis), italic=True, align="center", first_line_mm=0))
    blocks.append(
        Grid(
            columns=tuple(Column(weight=weight) for _, weight in _COLUMNS),
            header=(tuple(HeaderCell(text=words(key)) for key, _ in _COLUMNS),),
            rows=tuple(_row(request, words, number, item) for number, item in enumerate(items, start=1)),
        )
    )
    return whole(request, KEY, words, blocks)


def _row(request: PaperRequest, words: Words, number: int, item: DossierItem) -> Row:
    name = words("if_any", name=item.name) if item.if_any else item.name
    found = None if request.blank else _found(request.sheet, item.id)
    told = words(found.key, **found.numbers) if found and any(found.numbers.values()) and words.has(found.key) else ""
    tick = box(ticked=found.there if found else False)
    return Row(cells=(Cell(text=str(number), align="center"), name, Cell(text=tick, align="center"), told))


def _found(sheet: PeriodSheet, item_id: str) -> _Found | None:
    finder = _FINDERS.get(item_id)
    return finder(sheet) if finder else None


def _reviews(sheet: PeriodSheet) -> _Found:
    collectives, persons = _due(sheet.collectives), _due(sheet.persons)
    due = (*collectives, *persons)
    numbers = {
        "collectives": sum(each.reviewed for each in collectives),
        "collectives_due": len(collectives),
        "persons": sum(each.reviewed for each in persons),
        "persons_due": len(persons),
    }
    return _Found(bool(due) and all(each.reviewed for each in due), "reviews" if collectives else _QUARTER, numbers)


_QUARTER = "quarter_reviews"


def _due(subjects: tuple[SubjectSheet, ...]) -> tuple[SubjectSheet, ...]:
    """Those of whom a review is expected, whether or not a level follows it."""
    return tuple(each for each in subjects if not (each.duty.exempt or each.duty.not_yet))


def _residence(sheet: PeriodSheet) -> _Found:
    told = [p for p in sheet.persons if p.facts and (p.facts.residence_comment_on or p.facts.residence_comment)]
    return _Found(bool(told), "residence", {"count": len(told)})


def _minutes(sheet: PeriodSheet) -> _Found:
    """Minutes count once the meeting has its conclusion, the tellers' once all papers of its rounds are counted."""
    held = [each for each in sheet.meetings if each.meeting.concluded or each.meeting.conclusion]
    counted = [each for each in sheet.meetings if _is_counted(each)]
    return _Found(bool(held), "minutes", {"meetings": len(held), "tallies": len(counted)})


def _is_counted(meeting: MeetingSheet) -> bool:
    return bool(meeting.ballots) and all(round_.ballot.valid is not None for round_ in meeting.ballots)


def _conclusion(sheet: PeriodSheet) -> _Found:
    graded = [subject for subject in sheet.subjects if subject.duty.graded]
    decided = sum(Step.DECIDED in subject.levels for subject in graded)
    papers = len({decision.number for decision in sheet.records.decisions} | (papers_named(sheet) - {""}))
    numbers = {"papers": papers, "levels": decided, "levels_due": len(graded)} if papers or decided else {}
    return _Found(bool(graded) and decided == len(graded), "conclusion", numbers)


def _prompts(sheet: PeriodSheet) -> _Found:
    prompts = sheet.records.prompts
    numbers = {"count": len(prompts), "explained": sum(prompt.explained for prompt in prompts)}
    return _Found(bool(prompts), "prompts", numbers)


def _remarks(sheet: PeriodSheet) -> _Found:
    written = [opinion for opinion in sheet.records.opinions if opinion.text.strip()]
    return _Found(bool(written), "remarks", {"count": len(written)})


def _appeals(sheet: PeriodSheet) -> _Found:
    return _Found(bool(sheet.records.appeals), "appeals", {"count": len(sheet.records.appeals)})


def _other(sheet: PeriodSheet) -> _Found:
    numbers = {"measures": len(sheet.records.measures), "scans": len(sheet.records.attachments)}
    return _Found(any(numbers.values()), "other", numbers)


_FINDERS: dict[str, Callable[[PeriodSheet], _Found]] = {
    "reviews": _reviews,
    "residence": _residence,
    "minutes": _minutes,
    "conclusion": _conclusion,
    "prompts": _prompts,
    "remarks": _remarks,
    "appeals": _appeals,
    "other": _other,
}
"""How each part is looked for; the regulation may name further ones, which are ticked by hand."""


def checklist_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The list only tells what is there; it needs no more than the top of the page."""
    yield from cell_lacks(request)
