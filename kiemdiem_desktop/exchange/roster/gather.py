"""From columns to fields: names in two columns, years under Nam and Nữ, crosses, day and month apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.roster import SourceCell
from kiemdiem_desktop.domain.viet import is_all_capitals, title_case_name
from kiemdiem_desktop.exchange.roster import cells
from kiemdiem_desktop.exchange.roster.header import CROSS
from kiemdiem_desktop.exchange.roster.vocabulary import reason, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiemdiem_desktop.exchange.roster.cells import Said

SAME = (
    "birth", "sex", "admitted", "official", "post", "state_post", "union_post",
    "workplace", "card", "idno", "group", "phone", "ethnicity", "note",
)  # fmt: skip
"""Columns that feed the field of the same name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnText:
    """What one column says in one line; ``old_letters`` when it was written with an old font."""

    code: str
    letter: str
    header: str
    said: Said
    old_letters: bool


def gather(columns: list[ColumnText]) -> list[SourceCell]:
    """Build what the line says for each field from what its columns say."""
    by_code = {column.code: column for column in columns if column.code != CROSS}
    crosses = [column for column in columns if column.code == CROSS]
    found = [_cell(by_code[code], code) for code in SAME if code in by_code]
    for add in _ADDERS:
        found = add(by_code, found)
    return _with_cross(crosses, found)


def _cell(column: ColumnText, field: str, text: str | None = None) -> SourceCell:
    said = column.said
    shown = said.text if text is None else text
    return SourceCell(field=field, letter=column.letter, text=shown, note=said.note, doubtful=said.doubtful)


def _has(found: list[SourceCell], field: str) -> bool:
    return any(cell.field == field for cell in found)


def _with_name(by_code: dict[str, ColumnText], found: list[SourceCell]) -> list[SourceCell]:
    parts = [by_code[code] for code in ("name", "family", "given") if code in by_code]
    if not parts:
        return found
    text = title_case_name(" ".join(_capitalised(part) for part in parts))
    letters = ", ".join(part.letter for part in parts)
    notes = [part.said for part in parts if part.said.note]
    note = notes[0] if notes else parts[0].said
    return [SourceCell(field="name", letter=letters, text=text, note=note.note, doubtful=note.doubtful), *found]


def _capitalised(part: ColumnText) -> str:
    """Give words capitals that the old fonts could not write: those that begin with a letter that bears a tone."""
    text = part.said.text
    if not part.old_letters or is_all_capitals(text):
        return text
    return " ".join(word if word[0].isascii() else word[0].upper() + word[1:] for word in text.split())


def _with_sexed_birth(by_code: dict[str, ColumnText], found: list[SourceCell]) -> list[SourceCell]:
    """Take sex, and birth if there is a date, from the column Nam or Nữ that is filled."""
    filled = [(by_code[code], sex) for code, sex in (("male", "nam"), ("female", "nữ")) if code in by_code]
    if not filled:
        return found
    column, sex = filled[0]
    if len(filled) > 1:
        both = reason("two_sexes")
        found = [*found, SourceCell(field="sex", letter=column.letter, text="", note=both, doubtful=True)]
    elif not _has(found, "sex"):
        found = [*found, SourceCell(field="sex", letter=column.letter, text=sex)]
    if any(sign.isdigit() for sign in column.said.text) and not _has(found, "birth") and not _is_mark(column):
        found = [*found, _cell(column, "birth")]
    return found


def _is_mark(column: ColumnText) -> bool:
    return column.said.text.lower() in vocabulary().marks


def _with_parted_birth(by_code: dict[str, ColumnText], found: list[SourceCell]) -> list[SourceCell]:
    parts = [by_code[code] for code in ("birth_day", "birth_month", "birth_year") if code in by_code]
    if not parts or _has(found, "birth"):
        return found
    text = "/".join(part.said.text for part in parts)
    return [*found, SourceCell(field="birth", letter=", ".join(part.letter for part in parts), text=text)]


def _with_both_dates(by_code: dict[str, ColumnText], found: list[SourceCell]) -> list[SourceCell]:
    """Part a cell that holds the dates of admission and of official membership."""
    column = by_code.get("both_dates") or by_code.get("admitted")
    if column is None or _has(found, "official"):
        return found
    first, second = cells.two_dates(column.said.text)
    if column.code == "admitted" and not second:
        return found
    kept = [cell for cell in found if cell.field != "admitted"]
    dates = [("admitted", first), ("official", second)]
    return kept + [_cell(column, field, text) for field, text in dates if text]


def _with_cross(crosses: list[ColumnText], found: list[SourceCell]) -> list[SourceCell]:
    crossed = [column for column in crosses if _is_mark(column)]
    if not crossed or _has(found, "post"):
        return found
    post = ", ".join(column.header.split(" – ")[-1] for column in crossed)
    return [*found, SourceCell(field="post", letter=", ".join(column.letter for column in crossed), text=post)]


_ADDERS: tuple[Callable[[dict[str, ColumnText], list[SourceCell]], list[SourceCell]], ...] = (
    _with_name,
    _with_sexed_birth,
    _with_parted_birth,
    _with_both_dates,
)
