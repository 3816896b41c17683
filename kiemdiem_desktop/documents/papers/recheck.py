"""The report of a re-check and the list of corrections: what was found, kept and why, what changes and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kiemdiem_desktop.documents.content import (
    Block,
    Cell,
    Column,
    Document,
    Grid,
    HeaderCell,
    Heading,
    LongAnswer,
    OrganisationHeader,
    Para,
    Row,
    Title,
)
from kiemdiem_desktop.documents.papers.parts import (
    Signer,
    authority,
    cell_head,
    document,
    header,
    line,
    number_line,
    signature_row,
)
from kiemdiem_desktop.documents.papers.request import Missing, PaperRequest
from kiemdiem_desktop.documents.papers.words import POSTS, Words, count, roman
from kiemdiem_desktop.domain.dates import PartialDate, blank_phrase, long_phrase
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.period import CollectiveKind, Participant, PeriodKey, PeriodKind
from kiemdiem_desktop.domain.recheck import Choice, Correction, CorrectionState, RecheckLine, RecheckSheet
from kiemdiem_desktop.forms.wording import fill_blank
from kiemdiem_desktop.regulations.pack import PaperDef

REPORT, LIST = "recheck_report", "correction_list"
KEYS = frozenset({REPORT, LIST})
PLACE = "exchange"
BLANK_ROWS = 8

_REPORT_COLUMNS = (
    *(("column_no", 0.5), ("column_name", 1.8), ("column_finding", 4.6)),
    *(("column_old", 1.6), ("column_outcome", 3.0)),
)
_LIST_COLUMNS = (
    *(("column_no", 0.5), ("column_name", 1.8), ("column_old", 1.5), ("column_finding", 3.6), ("column_new", 1.5)),
    *(("column_reason", 2.0), ("column_responsible", 1.8), ("column_paper", 1.9), ("column_note", 1.1)),
)


def build_report(request: PaperRequest) -> Document:
    """Build the report; ``ValueError`` where the request brings no re-check."""
    paper, words, recheck = request.regulation.paper(REPORT), Words(request, REPORT), recheck_of(request)
    period = period_words(request, words)
    cell = request.sheet.cell
    blocks: list[Block] = [
        _top(request, paper, recheck),
        Title(kind=paper.doc_type, abstract=_abstract(paper, words, period), dashes=True),
        Para(text=words("opening", cell=cell.name, period=period)),
        *_basis(request, words, recheck),
        Heading(text=words("heading_result"), level=1),
        *_result(request, words, recheck),
        Heading(text=words("heading_responsible"), level=1),
        *_responsible(request, words, recheck),
        Heading(text=words("heading_unknown"), level=1),
        *_unknown(request, words, recheck),
        line(words("closing", cell=cell.name, upper_committee=cell.upper_committee)),
        *signature_row(request, paper, words, _signers(request, words)),
    ]
    return document(request, paper, tuple(blocks))


def build_list(request: PaperRequest) -> Document:
    """Build the list of corrections; ``ValueError`` where the request brings no re-check."""
    paper, words, recheck = request.regulation.paper(LIST), Words(request, LIST), recheck_of(request)
    period = period_words(request, words)
    rows = corrections_of(recheck)
    open_list = bool(rows) or request.blank
    body: Block = _list_grid(words, recheck, rows) if open_list else Para(text=words("nothing"))
    blocks: list[Block] = [
        _top(request, paper, recheck),
        Title(
            kind=paper.doc_type,
            abstract=_abstract(paper, words, period),
            subtitle=words("basis", cell=request.sheet.cell.name),
        ),
        body,
        *signature_row(request, paper, words, _signers(request, words)),
    ]
    made = document(request, paper, tuple(blocks))
    return Document(
        title=made.title,
        blocks=made.blocks,
        profile_id=made.profile_id,
        number=made.number,
        author=made.author,
        landscape=True,
    )


def recheck_lacks(request: PaperRequest) -> Iterator[Missing]:
    """The findings that are neither kept with a reason nor corrected."""
    recheck, words = recheck_of(request), Words(request, REPORT)
    sentence = request.regulation.wording["missing"]["recheck_open"]
    for entry in recheck.findings:
        if entry.choice is Choice.OPEN and entry.remains:
            name = entry.subject_name or words("whole_period")
            text = fill_blank(sentence, {"name": name})
            yield Missing(text_vi=text, place=PLACE, subject_id=entry.subject_id, field=entry.finding.rule)


def recheck_of(request: PaperRequest) -> RecheckSheet:
    """The re-check that the paper is about; a blank paper brings none of its lines."""
    if request.recheck is None:
        raise ValueError("a paper of a re-check needs its sheet")
    return replace(request.recheck, lines=()) if request.blank else request.recheck


def period_words(request: PaperRequest, words: Words) -> str:
    """The period as the papers name it."""
    key = PeriodKey.parse(request.sheet.period.key)
    if key.kind is PeriodKind.TERM:
        return words("term", start=key.year, end=key.end_year)
    if key.kind is PeriodKind.QUARTER:
        return words("quarter", quarter=roman(key.quarter), year=key.year)
    return words("year", year=key.year)


def corrections_of(recheck: RecheckSheet) -> tuple[tuple[RecheckLine, Correction], ...]:
    """The corrections under way and decided, in the order of the findings."""
    return tuple((entry, entry.correction) for entry in recheck.corrected if entry.correction is not None)


def level_words(words: Words, level: Level | None) -> str:
    """The name of a level, or the words for none."""
    return words.level(level) or words("no_level")


def _top(request: PaperRequest, paper: PaperDef, recheck: RecheckSheet) -> OrganisationHeader:
    number = number_line(request, paper)
    place = request.sheet.cell.place or None
    day = request.paper_date
    dated = blank_phrase(recheck.today.year, place) if day is None else long_phrase(day, place or "…")
    return header(request, number=number, date_line=dated, numbered=paper.numbered)


def _abstract(paper: PaperDef, words: Words, period: str) -> tuple[str, ...]:
    return tuple(fill_blank(words.spelled(paper.abstract), {"period": period}).split("\n"))


def _signers(request: PaperRequest, words: Words) -> dict[str, Signer]:
    return {"cell": Signer(authority=authority(words, CollectiveKind.CELL), person=_head_today(request))}


def _head_today(request: PaperRequest) -> Participant | None:
    """Who signs today: the member who leads the cell now, else whoever led it in the period."""
    posts = request.regulation.wording.get(POSTS, {})
    head = posts.get("head", "").casefold()
    for member in request.sheet.records.members:
        if head and member.standing is Standing.ACTIVE and member.party_post.casefold().startswith(head):
            return Participant(
                id=member.id,
                period_id=request.sheet.period.id,
                member_id=member.id,
                name=member.name,
                party_post=member.party_post,
            )
    return cell_head(request.sheet)


def _basis(request: PaperRequest, words: Words, recheck: RecheckSheet) -> Iterator[Block]:
    yield Heading(text=words("heading_basis"), level=1)
    own = [entry.cite for entry in request.regulation.documents if entry.number]
    yield Para(text=words("basis", documents="; ".join(own) or recheck.regulation))
    known = (None, None) if request.blank else (recheck.subjects, recheck.classified)
    yield Para(text=words("scope", subjects=known[0], classified=known[1]))
    if recheck.deadline is not None:
        yield Para(text=f"{words('deadline', day=long_phrase(recheck.deadline))} {_left(words, recheck)}")


def _left(words: Words, recheck: RecheckSheet) -> str:
    left, today = recheck.days_left or 0, long_phrase(recheck.today)
    if left == 0:
        return words("deadline_today", today=today[:1].upper() + today[1:])
    return words("deadline_left" if left > 0 else "deadline_over", today=today, days=abs(left))


def _result(request: PaperRequest, words: Words, recheck: RecheckSheet) -> Iterator[Block]:
    findings = recheck.findings
    if request.blank:
        yield line(words("result"))
        yield _grid(words, _REPORT_COLUMNS, [("",) * len(_REPORT_COLUMNS)] * BLANK_ROWS)
        return
    if not findings:
        yield Para(text=words("nothing_found"))
        return
    decided = sum(entry.in_force for _, entry in corrections_of(recheck))
    numbers = {"count": len(findings), "kept": len(recheck.kept), "corrected": len(recheck.corrected)}
    waiting = sum(entry.choice is Choice.OPEN and entry.remains for entry in findings)
    yield Para(text=words("result", decided=decided, open=waiting, **numbers))
    late = sum(entry.late for entry in recheck.corrected)
    if late:
        yield Para(text=words("late", count=late))
    rows = [_finding_cells(words, number, entry) for number, entry in enumerate(findings, start=1)]
    yield _grid(words, _REPORT_COLUMNS, rows)


def _finding_cells(words: Words, number: int, entry: RecheckLine) -> tuple[Cell | str, ...]:
    return (
        Cell(text=str(number), align="center"),
        entry.subject_name or words("whole_period"),
        entry.finding.sentence,
        words.level(entry.level),
        outcome(words, entry),
    )


def outcome(words: Words, entry: RecheckLine) -> str:
    """What became of a finding, in one cell."""
    made = entry.correction
    if made is None:
        said = words("outcome_open" if entry.remains else "outcome_gone")
    elif made.choice is Choice.KEEP:
        said = words("outcome_keep", reason=made.reason)
    else:
        said = words(
            f"outcome_{made.state.value}",
            level=level_words(words, made.new_level),
            reason=made.reason,
            day=_day(made),
            paper=made.deciding_paper,
        )
    return f"{said} {words('late_mark')}" if entry.late else said


def _day(made: Correction) -> str:
    day = made.decided_on if made.state is CorrectionState.DECIDED else made.submitted_on
    return "" if day is None else PartialDate.from_date(day).shown


def _responsible(request: PaperRequest, words: Words, recheck: RecheckSheet) -> Iterator[Block]:
    if request.blank:
        yield line(words("responsible"))
        return
    heads = [entry.responsible_id for _, entry in corrections_of(recheck) if entry.responsible_id is not None]
    names = list(dict.fromkeys(recheck.names[head] for head in heads if head in recheck.names))
    if not names:
        yield Para(text=words("responsible_none"))
    else:
        people = ", ".join(words("comrade", name=name) for name in names)
        yield Para(text=words("responsible", people=people))


def _unknown(request: PaperRequest, words: Words, recheck: RecheckSheet) -> Iterator[Block]:
    if request.blank:
        yield LongAnswer(lines=4)
        return
    if not recheck.unknown:
        yield Para(text=words("unknown_none"))
        return
    yield Para(text=words("unknown_lead"))
    yield from (Para(text=words("unknown", sentence=entry.finding.sentence)) for entry in recheck.unknown)


def _list_grid(words: Words, recheck: RecheckSheet, rows: Iterable[tuple[RecheckLine, Correction]]) -> Grid:
    cells = [_list_cells(words, recheck, number, *row) for number, row in enumerate(rows, start=1)]
    return _grid(words, _LIST_COLUMNS, cells or [("",) * len(_LIST_COLUMNS)] * BLANK_ROWS)


def _list_cells(
    words: Words, recheck: RecheckSheet, number: int, entry: RecheckLine, made: Correction
) -> tuple[Cell | str, ...]:
    head = recheck.names.get(made.responsible_id, "") if made.responsible_id else ""
    decided = PartialDate.from_date(made.decided_on).shown if made.decided_on else ""
    paper = ", ".join(part for part in (made.deciding_paper, decided) if part) or words(f"state_{made.state.value}")
    return (
        Cell(text=count(number), align="center"),
        entry.subject_name,
        level_words(words, made.old_level),
        entry.finding.sentence,
        level_words(words, made.new_level),
        made.reason,
        head,
        paper,
        words("late_mark") if entry.late else "",
    )


def _grid(words: Words, columns: tuple[tuple[str, float], ...], rows: Iterable[tuple[Cell | str, ...]]) -> Grid:
    return Grid(
        columns=tuple(Column(weight=weight) for _, weight in columns),
        header=(tuple(HeaderCell(text=words(key)) for key, _ in columns),),
        rows=tuple(Row(cells=cells) for cells in rows),
    )
