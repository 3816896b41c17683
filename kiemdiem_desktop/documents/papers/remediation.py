"""The plan after the review, each member's own measures, the report of a quarter, and the list of what is due.

Collective faults stand in the plan and its report; a member's own stand on his own paper alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Field,
    Fields,
    Grid,
    HeaderCell,
    Heading,
    Para,
    Row,
    Title,
)
from kiemdiem_desktop.documents.papers.missing import cell_lacks
from kiemdiem_desktop.documents.papers.parts import (
    Signer,
    authority,
    cell_head,
    document,
    header,
    number_line,
    place_date,
    signature_row,
)
from kiemdiem_desktop.documents.papers.recheck import period_words
from kiemdiem_desktop.documents.papers.register import age
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.words import Words, extended, roman
from kiemdiem_desktop.domain.dates import blank_phrase
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.domain.remedy import (
    DueState,
    FollowUp,
    Measure,
    Quarter,
    due_state,
    is_planned,
    latest_state,
    progress,
    reminders,
    returned_in,
)
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.shortcoming import CauseKind, RemedyState, Shortcoming
from kiemdiem_desktop.forms.wording import fill_blank

PLAN, INDIVIDUAL, PROGRESS, REMINDERS = (
    "remediation_plan",
    "individual_measures",
    "remediation_progress",
    "remedy_reminders",
)
PLACE = "remediation"
BLANK_ROWS = 6

_PLAN_COLUMNS = (
    *(("column_no", 0.5), ("column_fault", 3.0), ("column_cause", 2.2), ("column_measure", 3.0)),
    *(("column_owner", 1.6), ("column_coworkers", 1.4), ("column_supervisor", 1.5), ("column_due", 1.8)),
    *(("column_state", 1.5), ("column_note", 1.6)),
)
_INDIVIDUAL_COLUMNS = (
    *(("column_no", 0.5), ("column_fault", 2.6), ("column_measure", 2.8), ("column_expected", 2.0)),
    *(("column_coworkers", 1.3), ("column_supervisor", 1.5), ("column_due", 1.8)),
)
_PROGRESS_COLUMNS = (
    *(("column_no", 0.5), ("column_fault", 2.6), ("column_measure", 2.6), ("column_owner", 1.5)),
    *(("column_due", 1.8), ("column_found", 3.2), ("column_state", 1.6)),
)
_REMINDER_COLUMNS = (
    *(("column_no", 0.5), ("column_measure", 3.6), ("column_owner", 1.8)),
    *(("column_supervisor", 1.8), ("column_due", 1.8), ("column_state", 1.6)),
)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A fault with one of its measures, or with none."""

    subject: SubjectSheet
    fault: Shortcoming
    measure: Measure | None

    @property
    def follow_ups(self) -> tuple[FollowUp, ...]:
        return self.subject.follow_ups.get(self.measure.id, ()) if self.measure else ()


def build_plan(request: PaperRequest) -> Document:
    """Build the plan against the faults of the collectives."""
    words, sheet = Words(request, PLAN), request.sheet
    period = period_words(request, words)
    lines = [] if request.blank else [*_to_remedy(sheet.collectives)]
    rows = [_plan_cells(request, words, number, line) for number, line in _numbered(lines)]
    individuals = sum(any(person.measures.values()) for person in sheet.persons)
    blocks: list[Block] = [
        Heading(text=words("heading_purpose"), level=1),
        Para(text=words("purpose_1", period=period)),
        Para(text=words("purpose_2")),
        Heading(text=words("heading_content"), level=1),
    ]
    blocks.append(_grid(words, _PLAN_COLUMNS, rows) if rows or request.blank else Para(text=words("none")))
    if individuals and not request.blank:
        blocks.append(Para(text=words("individuals", count=individuals)))
    blocks += [
        Heading(text=words("heading_organisation"), level=1),
        Para(text=words("organisation_1")),
        Para(text=words("organisation_2")),
    ]
    return _whole(request, PLAN, words, blocks, landscape=True)


def build_individual(request: PaperRequest) -> Document:
    """Build one member's own measures; nothing of anybody else stands on it."""
    words, subject = Words(request, INDIVIDUAL), request.subject
    lines = [*_to_remedy((subject,))] if subject and not request.blank else []
    rows = [_individual_cells(request, words, number, line) for number, line in _numbered(lines)]
    posts = subject.posts if subject else ""
    blocks: list[Block] = [
        Fields(fields=(Field(label=words("name"), value=subject.name if subject else None),)),
        Fields(fields=(Field(label=words("posts"), value=posts or None),)),
        Fields(fields=(Field(label=words("cell"), value=request.sheet.cell.name),)),
        Para(text=words("lead")),
        _grid(words, _INDIVIDUAL_COLUMNS, rows),
        Para(text=words("closing")),
    ]
    return _whole(request, INDIVIDUAL, words, blocks)


def build_progress(request: PaperRequest) -> Document:
    """Build the report on one quarter; ``ValueError`` where the request names none."""
    words, sheet = Words(request, PROGRESS), request.sheet
    quarter = Quarter.parse(request.quarter)
    everything = () if request.blank else _planned(sheet.collectives)
    lines = [line for line in everything if line.measure is not None and line.measure.written]
    rows = [_progress_cells(request, words, quarter, number, line) for number, line in _numbered(lines)]
    blocks: list[Block] = [
        Para(text=words("opening", cell=sheet.cell.name, day=_day(quarter.end))),
        Heading(text=words("heading_collective"), level=1),
        *_counts(request, words, sheet.collectives, quarter),
        _grid(words, _PROGRESS_COLUMNS, rows),
        Heading(text=words("heading_individual"), level=1),
        *_counts(request, words, sheet.persons, quarter),
    ]
    return _whole(request, PROGRESS, words, blocks, landscape=True)


def build_reminders(request: PaperRequest) -> Document:
    """Build the list of what is due, as of the day of the request; a member's own measure is named as such only."""
    words = Words(request, REMINDERS)
    today = request.today or request.sheet.period.end
    rows = [] if request.blank else _reminder_rows(request, words, today)
    blocks: list[Block] = [
        Para(
            text=words("as_of", day=None if request.blank else _day(today)),
            italic=True,
            align="center",
            first_line_mm=0,
        )
    ]
    blocks.append(_grid(words, _REMINDER_COLUMNS, rows) if rows or request.blank else Para(text=words("nothing")))
    return _whole(request, REMINDERS, words, blocks)


def plan_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The faults that have no complete measure."""
    yield from cell_lacks(request)
    yield from _measure_lacks(request, request.sheet.collectives)


def individual_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The member's own faults that have no complete measure."""
    yield from cell_lacks(request)
    yield from _measure_lacks(request, (request.subject,) if request.subject else ())


def no_lacks(request: PaperRequest) -> Iterator[Missing]:
    """What only tells how things stand needs no more than the top of the page."""
    yield from cell_lacks(request)


def _measure_lacks(request: PaperRequest, subjects: Iterable[SubjectSheet]) -> Iterator[Missing]:
    sentence = request.regulation.wording[PLAN]["lack_measure"]
    for line in _to_remedy(subjects):
        if line.measure is None or not line.measure.text or not is_planned(line.measure):
            text = fill_blank(sentence, {"fault": line.fault.text})
            yield Missing(text_vi=text, place=PLACE, subject_id=line.subject.id, field=str(line.fault.id))


def has_plan(sheet: PeriodSheet) -> bool:
    """Say whether the period has any measure."""
    return bool(sheet.records.measures)


def _planned(subjects: Iterable[SubjectSheet]) -> Iterator[_Planned]:
    for subject in subjects:
        for fault in (*subject.earlier, *subject.shortcomings):
            for measure in subject.measures.get(fault.id, ()) or (None,):
                yield _Planned(subject, fault, measure)


def _to_remedy(subjects: Iterable[SubjectSheet]) -> Iterator[_Planned]:
    """Leave out what the review found remedied, and what stands where it came back, unless a measure is against it."""
    for line in _planned(subjects):
        settled = _remedied(line) or line.fault.id in returned_in(line.subject.shortcomings)
        if (line.measure is not None and line.measure.written) or not settled:
            yield line


def _remedied(line: _Planned) -> bool:
    entry = latest_state(line.subject.states.get(line.fault.id, ()))
    return RemedyState.REMEDIED in {line.fault.state, entry.state if entry else None}


def _numbered(lines: Iterable[_Planned]) -> Iterator[tuple[str, _Planned]]:
    """Number the faults; the further measures of one fault stand under the same number."""
    number, last = 0, None
    for line in lines:
        number += line.fault.id != last
        yield ("" if line.fault.id == last else str(number)), line
        last = line.fault.id


def _plan_cells(request: PaperRequest, words: Words, number: str, line: _Planned) -> tuple[Cell | str, ...]:
    measure = line.measure
    return (
        Cell(text=number, align="center"),
        aged(line.fault, words) if number else "",
        _cause(line.fault, words) if number else "",
        measure.text if measure else "",
        _owner(request, measure),
        measure.coworkers if measure else "",
        _person(request, measure.supervisor_id if measure else None),
        _day(measure.due if measure else None),
        _state(line, words) if number else "",
        measure.expected if measure else "",
    )


def _individual_cells(request: PaperRequest, words: Words, number: str, line: _Planned) -> tuple[Cell | str, ...]:
    measure = line.measure
    return (
        Cell(text=number, align="center"),
        aged(line.fault, words) if number else "",
        measure.text if measure else "",
        measure.expected if measure else "",
        measure.coworkers if measure else "",
        _person(request, measure.supervisor_id if measure else None),
        _day(measure.due if measure else None),
    )


def _progress_cells(
    request: PaperRequest, words: Words, quarter: Quarter, number: str, line: _Planned
) -> tuple[Cell | str, ...]:
    measure = line.measure
    checks = sorted((each for each in line.follow_ups if each.day in quarter), key=lambda each: each.day)
    found = [words("found", day=_day(each.day), by=each.by, found=each.found or each.checked) for each in checks]
    standing = words(due_state(measure, quarter.end).value) if measure else ""
    state = _state(line, words, quarter.end)
    return (
        Cell(text=number, align="center"),
        aged(line.fault, words) if number else "",
        measure.text if measure else "",
        _owner(request, measure),
        _day(measure.due if measure else None),
        "\n".join(found),
        f"{standing}. {state}" if state else standing,
    )


def _reminder_rows(request: PaperRequest, words: Words, today: date) -> list[tuple[Cell | str, ...]]:
    lines = {line.measure.id: line for line in _planned(request.sheet.subjects) if line.measure and not _remedied(line)}
    waiting = reminders([line.measure for line in lines.values() if line.measure], today)
    return [
        (
            Cell(text=str(number), align="center"),
            measure.text if lines[measure.id].subject.is_collective else words("own_measure"),
            _owner(request, measure),
            _person(request, measure.supervisor_id),
            _day(measure.due),
            _due_words(words, measure, today),
        )
        for number, measure in enumerate(waiting, start=1)
    ]


def _due_words(words: Words, measure: Measure, today: date) -> str:
    state = due_state(measure, today)
    days = (today - measure.due).days if measure.due and state is DueState.OVERDUE else None
    return words(state.value, days=days)


def _counts(request: PaperRequest, words: Words, subjects: Iterable[SubjectSheet], quarter: Quarter) -> Iterator[Block]:
    known = tuple(subjects)
    measures = [each for subject in known for group in subject.measures.values() for each in group]
    checks = [each for subject in known for group in subject.follow_ups.values() for each in group]
    told = progress(measures, checks, quarter)
    names = ("total", "finished", "running", "overdue", "followed_up")
    yield Para(text=words("counts", **{name: None if request.blank else getattr(told, name) for name in names}))


def aged(fault: Shortcoming, words: Words) -> str:
    """The text of a fault, with its age when it was found more than once."""
    return extended(fault.text, age(fault, words))


def _cause(fault: Shortcoming, words: Words) -> str:
    if fault.cause_kind is None or not fault.cause:
        return fault.cause
    return words("objective" if fault.cause_kind is CauseKind.OBJECTIVE else "subjective", cause=fault.cause)


def _state(line: _Planned, words: Words, until: date | None = None) -> str:
    entry = latest_state(line.subject.states.get(line.fault.id, ()), until)
    if entry is not None:
        state, degree = entry.state, entry.degree
    elif line.fault.state is not None and until is None:
        state, degree = line.fault.state, line.fault.degree
    else:
        return ""
    named = words(f"state_{state.value}")
    return f"{named}: {degree}" if degree else named


def _owner(request: PaperRequest, measure: Measure | None) -> str:
    return _person(request, measure.owner_id if measure else None)


def _person(request: PaperRequest, person_id: object) -> str:
    return next((person.name for person in request.sheet.persons if person.id == person_id), "")


def _day(day: date | None) -> str:
    return "" if day is None else f"{day:%d/%m/%Y}"


def _grid(words: Words, columns: tuple[tuple[str, float], ...], rows: list[tuple[Cell | str, ...]]) -> Grid:
    filled = rows or [("",) * len(columns)] * BLANK_ROWS
    return Grid(
        columns=tuple(Column(weight=weight) for _, weight in columns),
        header=(tuple(HeaderCell(text=words(key)) for key, _ in columns),),
        rows=tuple(Row(cells=cells) for cells in filled),
    )


def _dated(request: PaperRequest) -> str:
    """The line of place and date; where it is left open, in the year in which the paper is written."""
    if request.paper_date is not None and not request.blank:
        return place_date(request)
    day = Quarter.parse(request.quarter).end if request.quarter else request.today or request.sheet.period.end
    return blank_phrase(day.year, request.sheet.cell.place or None)


def _whole(request: PaperRequest, key: str, words: Words, blocks: list[Block], *, landscape: bool = False) -> Document:
    paper = request.regulation.paper(key)
    number = number_line(request, paper)
    values = {"period": period_words(request, words)}
    if request.quarter:
        quarter = Quarter.parse(request.quarter)
        values |= {"quarter": roman(quarter.number), "quarter_year": str(quarter.year)}
    abstract = tuple(fill_blank(words.spelled(paper.abstract), values).split("\n"))
    top: list[Block] = [
        header(request, number=number, date_line=_dated(request), numbered=paper.numbered),
        Title(kind=paper.doc_type, abstract=abstract, dashes=paper.numbered),
    ]
    kinds = {collective.kind for collective in request.sheet.records.collectives}
    committee = CollectiveKind.CELL_COMMITTEE in kinds and not paper.numbered
    kind = CollectiveKind.CELL_COMMITTEE if committee else CollectiveKind.CELL
    subject = request.subject
    signers = {
        "cell": Signer(authority=authority(words, kind), person=cell_head(request.sheet)),
        "self": Signer(person=subject.participant if subject else None),
    }
    everything = (*top, *blocks, *signature_row(request, paper, words, signers))
    made = document(request, paper, everything, subject=subject.name if subject else "")
    return Document(
        title=made.title,
        blocks=made.blocks,
        profile_id=made.profile_id,
        number=made.number,
        author=made.author,
        landscape=landscape,
    )
