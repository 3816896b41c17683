"""The preview of a list of results: every row with its level, whom it names and what is doubtful about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.domain.concluding import NO_PAPER, ConcludingPaper
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.results import LeftOut, ResultDecision, ResultRow, ResultsPreview, ResultState
from kiemdiem_desktop.domain.roster import RosterPerson, SkippedLine, SourceCell
from kiemdiem_desktop.domain.viet import one_line, spelling_key, title_case_name
from kiemdiem_desktop.exchange.results.sheet import ListLine, ResultSheet
from kiemdiem_desktop.exchange.results.words import MARK, VOTES, field_name, reason, skip, words
from kiemdiem_desktop.exchange.roster.checks import check, date_of
from kiemdiem_desktop.exchange.roster.matching import MemberIndex
from kiemdiem_desktop.exchange.roster.raw import RawTables
from kiemdiem_desktop.exchange.roster.reading import read_roster
from kiemdiem_desktop.exchange.roster.vocabulary import vocabulary

COUNTS = ("tasks_total", "tasks_done", "tasks_late", "tasks_above", "valid", "collected", "issued")
_TASKS = COUNTS[:4]
_PAPER = ("discipline_authority", "discipline_number", "discipline_on")
_PERSONAL = ("birth", "admitted", "official", "post")
_MOST = 10_000


def preview_results(
    path: Path, members: Sequence[Member], today: date, control: Control | None = None
) -> ResultsPreview:
    """Read a list in the reading child and say what its import would do; refusals are those of rosters.

    ``results_no_header`` where no sheet has a header with names and levels.
    """
    return preview_result_tables(read_roster(path, control=control), members, today)


def preview_result_tables(tables: RawTables, members: Sequence[Member], today: date) -> ResultsPreview:
    """Say what the import of tables that were read would do."""
    sheets = [ResultSheet(raw, epoch_1904=tables.epoch_1904) for raw in tables.sheets]
    usable = [sheet for sheet in sheets if sheet.head is not None]
    if not usable:
        raise KnownError("results_no_header", file=tables.file_name)
    chosen = max(usable, key=lambda sheet: (sheet.raw.visible, len(sheet.raw.rows)))
    lines = list(chosen.lines())
    told = [line for line in lines if isinstance(line, ListLine)]
    rows = [_row(chosen.raw.name, line, today) for line in told]
    others = [
        SkippedLine(sheet=sheet.raw.name, line=1, text=sheet.raw.name, why=skip("other_sheet"))
        for sheet in sheets
        if sheet is not chosen and any(sheet.raw.rows)
    ]
    assert chosen.head is not None  # noqa: S101 - the chosen sheet is one of the usable
    return ResultsPreview(
        file_name=tables.file_name,
        sheet=chosen.raw.name,
        header_lines=tuple(row + 1 for row in chosen.head.rows),
        columns=chosen.columns(),
        rows=_without_doubles(_matched(rows, members)),
        skipped=(*(line for line in lines if isinstance(line, SkippedLine)), *others),
        members=tuple(members),
        year=chosen.year(),
        quarter=chosen.quarter(),
    )


def with_result_decision(preview: ResultsPreview, index: int, decision: ResultDecision | None) -> ResultsPreview:
    """Take the user's word on one row, or take it back; a refused row stays refused."""
    changed = replace(preview.rows[index], decision=decision)
    return replace(preview, rows=(*preview.rows[:index], changed, *preview.rows[index + 1 :]))


class _Teller:
    """Collects what a line says, with the sentences about what could not be read."""

    def __init__(self, line: ListLine, today: date) -> None:
        self.line, self.today = line, today
        self.doubts: list[str] = []
        self.notes: list[str] = []

    def level(self) -> tuple[Level | None, LeftOut | None, str]:
        """The level that the line gives, in its own column or by a mark in a level's column."""
        marked = self._marked()
        text = one_line(self.line.texts.get("level", ""))
        found = words().level(text) if text else None
        left_out = words().left_out.get(spelling_key(text)) if text else None
        if text and found is None and left_out is None:
            self.doubts.append(reason("level_unknown", text=text))
        levels = list(dict.fromkeys([*([found] if found else []), *marked]))
        if len(levels) > 1:
            names = [self.line.headings.get(f"{MARK}{level}", text) for level in levels[:2]]
            self.doubts.append(reason("level_twice", first=names[0], second=names[1]))
            return None, None, text
        if not levels and not text:
            self.doubts.append(reason("level_none"))
        return (levels[0] if levels else None), left_out, text or (names_of(self.line, marked))

    def _marked(self) -> list[Level]:
        found = []
        for level in Level:
            text = one_line(self.line.texts.get(f"{MARK}{level}", "")).lower()
            if not text:
                continue
            if text in vocabulary().marks or words().level(text) is level:
                found.append(level)
            else:
                column = self.line.headings[f"{MARK}{level}"]
                self.doubts.append(reason("mark_unknown", column=column, text=text))
        return found

    def agency(self) -> Level | None:
        """The employer's level."""
        text = one_line(self.line.texts.get("agency_level", ""))
        found = words().level(text) if text else None
        if text and found is None:
            column = self.line.headings["agency_level"]
            self.doubts.append(reason("agency_unknown", text=text, column=column))
        return found

    def count(self, code: str) -> int | None:
        """A whole number; anything else is asked about and not kept."""
        text = one_line(self.line.texts.get(code, ""))
        if not text:
            return None
        if text.isascii() and text.isdecimal() and len(text) <= 5 and int(text) <= _MOST:
            return int(text)
        self.doubts.append(reason("number_unknown", text=text, column=self.line.headings[code]))
        return None

    def counts(self) -> dict[str, int]:
        """The numbers of tasks and ballots, without those that contradict each other."""
        found = {code: number for code in COUNTS if (number := self.count(code)) is not None}
        total, done = found.get("tasks_total"), found.get("tasks_done")
        parts = [found[code] for code in ("tasks_late", "tasks_above") if code in found]
        over = total is not None and done is not None and done > total
        if over or (done is not None and any(part > done for part in parts)):
            shown = {code.removeprefix("tasks_"): found.get(code, "–") for code in _TASKS}
            self.doubts.append(reason("tasks_contradict", **shown))
            found = {code: number for code, number in found.items() if code not in _TASKS}
        return found

    def votes(self, valid: int | None) -> dict[Level, int]:
        """The votes for each level."""
        found = {level: number for level in Level if (number := self.count(f"{VOTES}{level}")) is not None}
        if valid is not None and sum(found.values()) > valid:
            self.doubts.append(reason("votes_contradict", votes=sum(found.values()), valid=valid))
            return {}
        return found

    def discipline(self) -> tuple[bool | None, str, ConcludingPaper]:
        """Whether there was a discipline, its form and its paper; an empty cell tells nothing.

        Without its whole paper a discipline is not proven: the form is what the list says, whether it was is unknown.
        """
        text = one_line(self.line.texts.get("discipline", ""))
        if not text:
            return None, "", NO_PAPER
        known = words().disciplined.get(spelling_key(text))
        if known is None:
            column = self.line.headings["discipline"]
            self.doubts.append(reason("discipline_unknown", text=text, column=column))
        if not known:
            return known, "", NO_PAPER
        paper = self._discipline_paper()
        if paper.whole:
            return True, text, paper
        parts = zip(_PAPER, (paper.authority, paper.number, paper.issued_on), strict=True)
        lacking = ", ".join(field_name(code).lower() for code, told in parts if not told)
        self.notes.append(reason("discipline_unproven", text=text, lacking=lacking))
        return None, text, NO_PAPER

    def _discipline_paper(self) -> ConcludingPaper:
        """The paper that decided the discipline, as far as it is told; a day to come decided nothing yet."""
        authority, number, day = (one_line(self.line.texts.get(code, "")) for code in _PAPER)
        found = date_of(day)
        exact = found.exact() if found else None
        past = exact if exact is not None and exact <= self.today else None
        return ConcludingPaper(authority=authority, number=number, issued_on=past)


def names_of(line: ListLine, levels: Sequence[Level]) -> str:
    """The headings of the level columns that a line marks."""
    return ", ".join(line.headings[f"{MARK}{level}"] for level in levels)


def _row(sheet: str, line: ListLine, today: date) -> ResultRow:
    teller = _Teller(line, today)
    parts = [line.texts[code] for code in ("name", "family", "given") if code in line.texts]
    name = title_case_name(one_line(" ".join(parts)))
    source = [SourceCell(field="name", letter="", text=name)]
    source += [SourceCell(field=code, letter="", text=line.texts[code]) for code in _PERSONAL if code in line.texts]
    checked = check(source, today, numbered=True)
    teller.doubts += [remark.text for remark in checked.remarks if remark.doubtful]
    if len(name) > words().longest_name:
        teller.doubts.append(reason("name_long", limit=words().longest_name))
    level, left_out, told = teller.level()
    counts = teller.counts()
    disciplined, form, paper = teller.discipline()
    person = checked.person or RosterPerson(name=name)
    return ResultRow(
        sheet=sheet,
        line=line.line,
        name=name,
        collective=words().collective(name),
        birth=person.birth,
        admitted=person.admitted,
        official=person.official,
        post=person.post,
        level=level,
        left_out=left_out,
        told=told,
        agency_level=teller.agency(),
        disciplined=disciplined,
        discipline_form=form,
        discipline_paper=paper,
        counts=counts,
        votes=teller.votes(counts.get("valid")),
        paper_number=one_line(line.texts.get("paper", "")),
        note=one_line(line.texts.get("note", "")),
        state=ResultState.DOUBTFUL if teller.doubts else ResultState.TAKEN,
        reasons=(*teller.doubts, *teller.notes, *line.notes),
    )


def _matched(rows: Sequence[ResultRow], members: Sequence[Member]) -> list[ResultRow]:
    """Say whom each row names; a name alone is enough where the list and the book have it once."""
    index = MemberIndex(members)
    written = Counter(spelling_key(row.name) for row in rows)
    persons = [RosterPerson(name=row.name, birth=row.birth) for row in rows]
    sure = [index.surely(person) for person in persons]
    taken: set[UUID] = {found[0].id for found in sure if len(found) == 1}
    result = []
    for row, person, found in zip(rows, persons, sure, strict=True):
        namesakes = index.spelled.get(spelling_key(row.name), [])
        if row.collective is not None:
            result.append(row)
        elif len(found) == 1:
            result.append(replace(row, member_id=found[0].id))
        elif found:
            result.append(_doubted(row, reason("several_namesakes")))
        elif row.birth is None and len(namesakes) == 1 and written[spelling_key(row.name)] == 1:
            named = replace(row, member_id=namesakes[0].id)
            result.append(_noted(named, reason("by_name", name=namesakes[0].name)))
        else:
            result.append(_perhaps(row, index, person, taken))
    return result


def _perhaps(row: ResultRow, index: MemberIndex, person: RosterPerson, taken: set[UUID]) -> ResultRow:
    match = index.perhaps(person, taken)
    if match.member is None:
        return _noted(row, reason("new_left"))
    doubted = row
    for remark in match.remarks:
        doubted = _doubted(doubted, remark.text)
    return replace(doubted, member_id=match.member.id)


def _noted(row: ResultRow, sentence: str) -> ResultRow:
    return replace(row, reasons=(*row.reasons, sentence))


def _doubted(row: ResultRow, sentence: str) -> ResultRow:
    return replace(_noted(row, sentence), state=ResultState.DOUBTFUL)


def _without_doubles(rows: Sequence[ResultRow]) -> tuple[ResultRow, ...]:
    seen: dict[Any, int] = {}
    result = []
    for row in rows:
        birth = row.birth.iso if row.birth else ""
        key: Any = row.collective or row.member_id or (spelling_key(row.name), birth)
        result.append(_doubted(row, reason("duplicate", line=seen[key])) if key in seen else row)
        seen.setdefault(key, row.line)
    return tuple(result)
