"""What a cell says as text: dates as people read them, numbers with the zeros they lost, nothing rounded in silence."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.exchange.roster.raw import DateCell, RawCell
from kiemdiem_desktop.exchange.roster.vocabulary import bounds, reason

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)
_DATE_TOKEN = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}|\d{1,2}\s*[/.\-]\s*\d{4}|\b\d{4}\b")
_SERIALS = range(3_000, 80_000)
_YEARS = range(1000, 3000)
_ROUND = 10**6  # a number that ends in so many zeros went through 1E+11


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, and what must be said about it."""

    text: str
    note: str = ""
    doubtful: bool = False


def plain_text(cell: RawCell) -> str:
    """Say a cell that holds no date or number of meaning."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, DateCell):
        try:
            return PartialDate.from_iso(cell.iso).shown
        except ValueError:  # a workbook's calendar begins with the year 1
            return cell.iso
    return one_line(str(cell))


def said_date(cell: RawCell, field: str, *, epoch_1904: bool) -> Said:
    """Say a cell of a date column; a whole number is a year or a day's serial number, by its size."""
    whole = int(cell) if isinstance(cell, int | float) and not isinstance(cell, bool) else None
    if whole is None or (whole in _YEARS and whole == cell):
        return Said(plain_text(cell))
    if whole in _SERIALS:
        shown = PartialDate.from_date(day_of_serial(whole, epoch_1904=epoch_1904)).shown
        return Said(shown, reason("serial_date", field=field, text=whole, shown=shown))
    return Said(plain_text(cell))


def day_of_serial(serial: int, *, epoch_1904: bool) -> date:
    """Return the day of a workbook's serial number; the 1900 count holds a 29 February 1900 that never was."""
    if epoch_1904:
        return date(1904, 1, 1) + timedelta(days=serial)
    return date(1899, 12, 30) + timedelta(days=serial)


def two_dates(text: str) -> tuple[str, str]:
    """Part a cell that holds two dates; without exactly two, all of it is the first."""
    found = _DATE_TOKEN.findall(text)
    return (found[0], found[1]) if len(found) == 2 else (text, "")


def shows_full_numbers(cells: list[RawCell]) -> bool:
    """Tell whether a column shows numbers of full length that begin with a zero."""
    full = bounds().full_length
    texts = (_digits(cell) for cell in cells if isinstance(cell, str))
    return any(len(text) == full and text.isdecimal() and text[0] == "0" for text in texts)


def said_number(cell: RawCell, field: str, *, full: bool) -> Said:
    """Say an identity or card number; ``full`` when the column shows the leading zeros that number cells lose."""
    if isinstance(cell, float) or (isinstance(cell, str) and _SCIENTIFIC.fullmatch(cell.strip())):
        return Said(plain_text(cell), reason("rounded_number", field=field, text=plain_text(cell)), doubtful=True)
    if isinstance(cell, int) and cell and cell % _ROUND == 0:
        return Said(str(cell), reason("rounded_number", field=field, text=cell), doubtful=True)
    if isinstance(cell, int) and not isinstance(cell, bool):
        return _said_lost_zeros(str(cell), field, full=full)
    return Said(_digits(plain_text(cell)))


def _said_lost_zeros(text: str, field: str, *, full: bool) -> Said:
    length = bounds().full_length
    usual = field == "idno" and len(text) in bounds().identity_lengths
    if len(text) >= length or usual:
        return Said(text)
    if full:
        padded = text.zfill(length)
        return Said(padded, reason("number_padded", field=field, text=padded))
    return Said(text, reason("number_short", field=field, text=text, count=len(text)), doubtful=field == "idno")


def _digits(text: str) -> str:
    bare = re.sub(r"[\s.\-']", "", text)
    return bare if bare.isdecimal() else one_line(text).lstrip("'")
