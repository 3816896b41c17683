"""From what a line says to a person, and the questions that it raises; a date that is not sure is not kept."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.dates import PartialDate, parse_shown
from kiemdiem_desktop.domain.roster import RosterPerson
from kiemdiem_desktop.domain.viet import one_line, spelling_key
from kiemdiem_desktop.exchange.roster.vocabulary import bounds, reason, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiemdiem_desktop.domain.roster import SourceCell

DATES = ("birth", "admitted", "official")
_WORDS = re.compile(r"\b(?:ngày|tháng|năm|sinh)\b", re.IGNORECASE)
_TWO_DIGIT_YEAR = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*){1,2}\d{2}|'?\d{2}")
_ISO = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:[ T]00:00(?::00)?)?")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?e\+?\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about a row, and whether it is a question that the user answers."""

    text: str
    doubtful: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A person as a line tells it, with the remarks; no person without a name."""

    person: RosterPerson | None
    remarks: tuple[Remark, ...]


def check(cells: Iterable[SourceCell], today: date, *, numbered: bool) -> Checked:
    """Build the person that the cells of a line tell, and ask about what cannot be so.

    A name alone is a person where the list has ``numbered`` it, and a question elsewhere.
    """
    told = {cell.field: cell for cell in cells}
    remarks = [Remark(cell.note, cell.doubtful) for cell in told.values() if cell.note]
    texts = defaultdict(str, {field: one_line(cell.text) for field, cell in told.items()})
    dates = {field: _date(field, texts[field], today, remarks) for field in DATES}
    if not any(sign.isalpha() for sign in texts["name"]):
        return Checked(person=None, remarks=(Remark(reason("no_name")), *remarks))
    person = RosterPerson(
        name=texts["name"],
        sex=_sex(texts["sex"], remarks),
        card=_code("card", told, remarks),
        idno=_code("idno", told, remarks),
        birth=dates["birth"],
        admitted=dates["admitted"],
        official=dates["official"],
        post=texts["post"],
        group=texts["group"],
        workplace=texts["workplace"],
        phone=texts["phone"],
        ethnicity=texts["ethnicity"],
        note=texts["note"],
        state_post=texts["state_post"],
        union_post=texts["union_post"],
    )
    remarks.extend(_name_remarks(person, texts, numbered=numbered))
    remarks.extend(_order_remarks(person))
    return Checked(person=person, remarks=tuple(remarks))


def _date(field: str, text: str, today: date, remarks: list[Remark]) -> PartialDate | None:
    if not text:
        return None
    if text.lower() in vocabulary().marks and field != "birth":
        remarks.append(Remark(reason("mark_for_date", field=field, text=text), doubtful=False))
        return None
    bare = read_date_text(text)
    if _TWO_DIGIT_YEAR.fullmatch(bare):
        remarks.append(Remark(reason("two_digit_year", field=field, text=text)))
        return None
    found = date_of(text)
    if found is None:
        remarks.append(Remark(reason("no_such_date", field=field, text=text)))
        return None
    remarks.extend(_range_remarks(field, found, today))
    return found


def date_of(text: str) -> PartialDate | None:
    """Read a date as a list writes it; None where it is none."""
    bare = read_date_text(text)
    try:
        return PartialDate.from_iso(bare) if _ISO.fullmatch(bare) else parse_shown(bare)
    except ValueError:
        return None


def read_date_text(text: str) -> str:
    """Take the words out of a written date: ``ngày 7 tháng 3 năm 1975`` is ``7/3/1975``."""
    found = _ISO.fullmatch(text)
    if found:
        return found.group(1)
    parts = _WORDS.sub(" ", text).split()
    return "/".join(parts) if all(part.isdecimal() for part in parts) else " ".join(parts).strip(" /.-,")


def _range_remarks(field: str, found: PartialDate, today: date) -> list[Remark]:
    if found.earliest() > today:
        return [Remark(reason("future_date", field=field, text=found.shown))]
    if found.year < bounds().earliest_year:
        return [Remark(reason("too_old", field=field, text=found.shown))]
    return []


def _sex(text: str, remarks: list[Remark]) -> str | None:
    found = vocabulary().sexes.get(spelling_key(text))
    if text and found is None:
        remarks.append(Remark(reason("sex_unknown", text=text)))
    return found


def _code(field: str, told: dict[str, SourceCell], remarks: list[Remark]) -> str:
    """Return a number as it is to be kept: one whose digits were lost is asked about and not kept."""
    if field not in told:
        return ""
    text = one_line(told[field].text)
    if told[field].doubtful:
        return text if text.isdecimal() else ""
    if not _SCIENTIFIC.fullmatch(text):
        return text
    remarks.append(Remark(reason("rounded_number", field=field, text=text)))
    return ""


def _name_remarks(person: RosterPerson, texts: dict[str, str], *, numbered: bool) -> list[Remark]:
    remarks = []
    if any(sign.isdigit() for sign in person.name):
        remarks.append(Remark(reason("name_digits", text=person.name)))
    if not numbered and not any(text for field, text in texts.items() if field not in {"name", "group"}):
        remarks.append(Remark(reason("name_only")))
    return remarks


def _order_remarks(person: RosterPerson) -> list[Remark]:
    remarks = []
    age = bounds().least_age_at_admission
    birth, admitted, official = person.birth, person.admitted, person.official
    if birth and admitted and admitted.latest() < years_later(birth.earliest(), age):
        remarks.append(Remark(reason("admitted_young", admitted=admitted.shown, age=age, birth=birth.shown)))
    if admitted and official and official.latest() < admitted.earliest():
        remarks.append(Remark(reason("official_early", official=official.shown, admitted=admitted.shown)))
    return remarks


def years_later(day: date, years: int) -> date:
    """Return the same day ``years`` later; a 29 February becomes the 1 March of a year without one.

    Where the calendar ends, its last day.
    """
    if day.year + years > date.max.year:
        return date.max
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
