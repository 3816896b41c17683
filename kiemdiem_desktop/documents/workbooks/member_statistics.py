"""The statistics of members: present, exempt, not yet, classified by level and ground, in the column of its type.

The cell fills one column of types; every sum is a formula, so that a clerk may add other cells beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kiemdiem_desktop.documents.content import HeaderCell
from kiemdiem_desktop.documents.papers.request import PaperRequest
from kiemdiem_desktop.documents.papers.statistics_frame import TypeColumn, header_rows, statistics_frame
from kiemdiem_desktop.documents.papers.words import Words
from kiemdiem_desktop.documents.workbook.content import Formula, Sheet, SheetColumn, SheetRow, Value
from kiemdiem_desktop.documents.workbooks.tables import share_of, signed, titled, unit
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.statistics import classified_at, low_reason

KEY = "member_statistics"
_TOTAL, _FIRST_TYPE = 1, 3
_PRESENT, _CLASSIFIED = 0, 3
"""The places of the rows that others are shares of."""
_FIRST_LEVEL = _CLASSIFIED + 1
_LAST_LEVEL = _CLASSIFIED + len(Level)


def member_statistics_sheet(request: PaperRequest) -> Sheet:
    """The statistics as a sheet; blank ones keep labels and formulas' places, without numbers."""
    words, frame = Words(request, KEY), statistics_frame()
    own = frame.type_of(request.sheet.cell, request.options.organisation_type)
    labels = _labels(words)
    counts = _counts(request)
    filled = frame.within(own)
    rows = tuple(
        SheetRow(
            values=(labels[place], *_values(request, place, counts, frame.columns, filled)),
            bold=place <= _CLASSIFIED,
        )
        for place in range(len(labels))
    )
    kind = words("note_type", type=" – ".join(own.path) if own and not request.blank else "")
    return Sheet(
        name=words("sheet"),
        title=words("title"),
        subtitle=titled(request, words),
        unit=unit(request),
        columns=_columns(words, frame.columns),
        header=_header(words, frame.columns),
        rows=rows,
        notes=(kind, words("note_share")),
        signatures=signed(request, KEY, words),
        frozen_columns=1,
    )


def printed_parts(sheet: Sheet) -> tuple[tuple[int, ...], ...]:
    """The columns of each part in which the sheet is printed: no sheet of paper has room for all of them."""
    frame = statistics_frame()
    before = next((at for at, column in enumerate(frame.columns) if column.id == frame.second_part), 0)
    split = _FIRST_TYPE + before
    return tuple(range(split)), (0, *range(split, len(sheet.columns)))


def _columns(words: Words, types: tuple[TypeColumn, ...]) -> tuple[SheetColumn, ...]:
    return (
        SheetColumn(header=words("criterion"), width=46),
        SheetColumn(header=words("total"), width=7, kind="integer"),
        SheetColumn(header=words("share"), width=7, kind="decimal"),
        *(SheetColumn(header=column.path[-1], width=6.5, kind="integer") for column in types),
    )


def _header(words: Words, types: tuple[TypeColumn, ...]) -> tuple[tuple[HeaderCell, ...], ...]:
    """The headings, and below them the number of each column."""
    own = ((words("criterion"),), (words("total"),), (words("share"),))
    numbers = (*range(1, len(own) + 1), *(column.order for column in types))
    headings = header_rows((*own, *(column.path for column in types)))
    return (*headings, tuple(HeaderCell(text=words("number", number=number), bold=False) for number in numbers))


def _labels(words: Words) -> tuple[str, ...]:
    lines = (words(key) for key in ("present", "exempt", "not_yet", "classified"))
    levels = (words("level", level=_lowered(words.level(level))) for level in Level)
    reasons = (words(f"reason_{row.id}") for row in statistics_frame().reasons)
    told = (words("reason_next" if place else "reason_first", reason=reason) for place, reason in enumerate(reasons))
    return (*lines, *levels, *told)


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _counts(request: PaperRequest) -> tuple[int, ...]:
    """The number of each row."""
    sheet, balance = request.sheet, request.sheet.balance
    grounds = statistics_frame().grounds
    lowest = classified_at(sheet.persons, Level.NOT_COMPLETED)
    by_ground: Mapping[str, int] = Counter(low_reason(sheet, person, grounds) for person in lowest)
    levels = (balance.by_level[level] for level in Level)
    return (
        *(balance.total, balance.exempt, balance.not_yet, balance.classified),
        *levels,
        *(by_ground[ground.id] for ground in grounds),
    )


def _values(
    request: PaperRequest, place: int, counts: tuple[int, ...], types: tuple[TypeColumn, ...], filled: frozenset[str]
) -> tuple[Value, ...]:
    if request.blank:
        return (None,) * (_FIRST_TYPE - 1 + len(types))
    count = counts[place]
    total: Value = count
    if filled:
        cells = "+".join(_cell(at) for at, column in enumerate(types) if not column.of)
        total = Formula(text=cells, value=count)
    elif place in {_PRESENT, _CLASSIFIED, _LAST_LEVEL}:
        total = Formula(text=_down(place, len(counts), "{column}"), value=count)
    return (total, _share(place, counts), *(_typed(place, counts, column, types, filled) for column in types))


def _typed(
    place: int, counts: tuple[int, ...], column: TypeColumn, types: tuple[TypeColumn, ...], filled: frozenset[str]
) -> Value:
    """The cell of a type: sums are formulas, others hold the number where the cell is of this type."""
    value = counts[place] if column.id in filled else 0
    if column.sum:
        parts = "+".join(_cell(at) for at, other in enumerate(types) if other.of == column.id)
        return Formula(text=parts, value=value)
    if column.id not in filled:
        return None
    if place in {_PRESENT, _CLASSIFIED, _LAST_LEVEL}:
        return Formula(text=_down(place, len(counts), "{column}"), value=value)
    return value


def _cell(at: int) -> str:
    return f"{{columns[{_FIRST_TYPE + at}]}}{{row}}"


def _down(place: int, rows: int, column: str) -> str:
    """The sum that a row is of those below it."""
    first, last = {
        _PRESENT: (_PRESENT + 1, _CLASSIFIED),
        _CLASSIFIED: (_FIRST_LEVEL, _LAST_LEVEL),
        _LAST_LEVEL: (_LAST_LEVEL + 1, rows - 1),
    }[place]
    return f"SUM({column}{{rows[{first}]}}:{column}{{rows[{last}]}})"


def _share(place: int, counts: tuple[int, ...]) -> Value:
    base = _PRESENT if place <= _CLASSIFIED else _CLASSIFIED if place <= _LAST_LEVEL else _LAST_LEVEL
    total = f"{{columns[{_TOTAL}]}}"
    return share_of(f"{total}{{row}}", f"{total}{{rows[{base}]}}", counts[place], counts[base])
