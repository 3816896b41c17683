"""Finding the header: on any sheet and row, of one row or several, under merged cells, by the meaning of its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import Encoding
from kiemdiem_desktop.domain.viet import one_line, spelling_key
from kiemdiem_desktop.exchange.legacy_text import to_unicode
from kiemdiem_desktop.exchange.roster.encoding import font_of
from kiemdiem_desktop.exchange.roster.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kiemdiem_desktop.exchange.roster.raw import RawSheet

CROSS = "post_cross"
_SHARED = frozenset({CROSS, "ignored"})
"""What several columns of one roster may mean."""
_MOST_ROWS = 4
_FIRST_ROWS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a roster: its rows, the shown text of each column, and the code of each understood column."""

    rows: tuple[int, ...]
    texts: dict[int, str]
    columns: dict[int, str]

    def column(self, code: str) -> int | None:
        """Return the column of a code."""
        return next((column for column, found in self.columns.items() if found == code), None)


def with_meanings(header: Header, meanings: Mapping[int, str]) -> Header:
    """Let columns mean what the user says, nothing where it is empty; who meant the same before means nothing now.

    Refuses with ``roster_without_names`` when no column of names is left.
    """
    said = {column: code for column, code in meanings.items() if column in header.texts}
    kept = {
        column: code
        for column, code in header.columns.items()
        if column not in said and (code in _SHARED or code not in said.values())
    }
    columns = kept | {column: code for column, code in said.items() if code}
    if not _names_persons(columns.values()):
        raise KnownError("roster_without_names")
    return replace(header, columns=dict(sorted(columns.items())))


def find_header(sheet: RawSheet) -> Header | None:
    """Find the header with most understood columns, the first such; it must have a column of names.

    The first rows are searched first, and the rest only when they hold none.
    """
    last = len(sheet.rows)
    return _best_header(sheet, range(min(last, _FIRST_ROWS))) or _best_header(sheet, range(_FIRST_ROWS, last))


def _best_header(sheet: RawSheet, rows: range) -> Header | None:
    best: Header | None = None
    for row in rows:
        if _has_name(sheet, row):
            found = _header_at(sheet, row)
            if best is None or _worth(found) > _worth(best):
                best = found
    return best


def _worth(header: Header) -> int:
    return len(header.columns)


def _has_name(sheet: RawSheet, row: int) -> bool:
    return _names_persons({vocabulary().column(text) for text in _row_texts(sheet, row).values()})


def _names_persons(codes: Collection[str | None]) -> bool:
    return "name" in codes or {"family", "given"} <= set(codes)


def _header_at(sheet: RawSheet, row: int) -> Header:
    rows = [row]
    while len(rows) < _MOST_ROWS and _is_under(sheet, rows):
        rows.append(rows[-1] + 1)
    if row > 0 and _is_over(sheet, row):
        rows.insert(0, row - 1)
    return _understood(sheet, rows)


def _row_texts(sheet: RawSheet, row: int) -> dict[int, str]:
    if not 0 <= row < len(sheet.rows):
        return {}
    cells = ((column, cell) for column, cell in enumerate(sheet.rows[row]) if isinstance(cell, str))
    texts = {column: header_text(sheet, row, column, cell) for column, cell in cells}
    return {column: text for column, text in texts.items() if text}


def header_text(sheet: RawSheet, row: int, column: int, cell: str) -> str:
    """Read a header's cell: as its font tells, else in the encoding in which it is a known header."""
    font = font_of(sheet, row, column)
    if font is not None and not vocabulary().column(cell):
        return one_line(to_unicode(cell, font.encoding, capitals=font.capitals))
    readings = [one_line(to_unicode(cell, encoding)) for encoding in Encoding]
    return next((text for text in readings if _known(text)), readings[0])


def _is_under(sheet: RawSheet, rows: list[int]) -> bool:
    """Tell whether the next row is part of the header: words only, each known alone or below its parent."""
    row = rows[-1] + 1
    texts = _row_texts(sheet, row)
    if not texts or len(texts) < sum(cell is not None for cell in sheet.rows[row]):
        return False
    parents = [_filled(sheet, above, texts) for above in rows]
    return all(
        _known(" ".join((*(over[column] for over in parents if column in over), text))) or _known(text)
        for column, text in texts.items()
    )


def _is_over(sheet: RawSheet, row: int) -> bool:
    """Tell whether the row above is part of the header: every text of it names the column below it more closely."""
    below = _row_texts(sheet, row)
    above = _row_texts(sheet, row - 1)
    return bool(above) and all(vocabulary().column(f"{text} {below.get(column, '')}") for column, text in above.items())


def _filled(sheet: RawSheet, row: int, below: dict[int, str]) -> dict[int, str]:
    """Return the texts of a row, spread over merged cells and over empty cells that have a text below."""
    texts = _row_texts(sheet, row)
    spread = dict(texts)
    for top, left, _, right in sheet.merged:
        if top == row and left in texts:
            spread |= dict.fromkeys(range(left, right + 1), texts[left])
    for column in sorted(below):
        left_is_parent = column - 1 in spread and column - 1 in below
        if column not in spread and left_is_parent:
            spread[column] = spread[column - 1]
    return spread


def _understood(sheet: RawSheet, rows: list[int]) -> Header:
    stacked: dict[int, list[str]] = {}
    for place, row in enumerate(rows):
        below = {column: text for under in rows[place + 1 :] for column, text in _row_texts(sheet, under).items()}
        for column, text in _filled(sheet, row, below).items():
            stacked.setdefault(column, []).append(text)
    texts = {column: " – ".join(dict.fromkeys(parts)) for column, parts in sorted(stacked.items())}
    columns = _with_parted_name(sheet, rows[-1] + 1, _without_doubles(stacked), stacked)
    for column in columns.keys() - texts.keys():
        texts[column] = texts[column - 1]
    return Header(rows=tuple(rows), texts=dict(sorted(texts.items())), columns=columns)


def _with_parted_name(
    sheet: RawSheet, start: int, columns: dict[int, str], stacked: dict[int, list[str]]
) -> dict[int, str]:
    """See a given name in the column right of the names, when their header stands over both."""
    name = next((column for column, code in columns.items() if code == "name"), None)
    if name is None or columns.get(name + 1) or stacked.get(name + 1, stacked[name]) != stacked[name]:
        return columns
    rows = [row for row in sheet.rows[start : start + _FIRST_ROWS] if len(row) > name + 1 and row[name] is not None]
    given = [row for row in rows if isinstance(row[name + 1], str)]
    return columns | {name: "family", name + 1: "given"} if len(given) * 2 > len(rows) else columns


def _without_doubles(stacked: dict[int, list[str]]) -> dict[int, str]:
    """Give each code to one column: one that is known exactly goes before one that only holds its words."""
    columns: dict[int, str] = {}
    for exactly in (True, False):
        for column, parts in sorted(stacked.items()):
            code = _code(parts) if exactly else vocabulary().column_within(" ".join(parts))
            if column in columns or code is None or (code in columns.values() and code not in _SHARED):
                continue
            columns[column] = code
    return columns


def _code(parts: list[str]) -> str | None:
    texts = (" ".join(dict.fromkeys(parts)), parts[-1], parts[0])
    return next((code for text in texts if (code := _known(text))), None)


def _known(text: str) -> str | None:
    cross = CROSS if spelling_key(text) in vocabulary().cross_posts else None
    return vocabulary().column(text) or cross
