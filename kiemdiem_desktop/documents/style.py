"""How papers look, as data: a page profile is a file of sizes in millimetres and points; it may build on another."""

from __future__ import annotations

import functools
import tomllib
from datetime import date
from typing import Any

import msgspec

from kiemdiem_desktop.base import paths


class TextStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Size and cut of an element; ``least`` is the smallest size it may shrink to."""

    size: float
    bold: bool = False
    italic: bool = False
    caps: bool = False
    least: float | None = None


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet with its margins in millimetres; ``scale`` multiplies every size printed on it."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    scale: float = 1


class Font(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The font's name in office files and the stem of the font files that are embedded in PDF."""

    family: str
    files: str
    ascent: float
    descent: float


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The two cells at the top: shares of the width, line height, and groups of words that stay on one line."""

    left_mm: float
    right_mm: float
    leading: float
    after_pt: float
    groups: tuple[str, ...] = ()


class PartyTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The Party's name and the rule below it, as wide as the name."""

    text: str
    size: float
    bold: bool
    rule_pt: float
    rule_gap_pt: float


class Star(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The star below the issuing organisation."""

    text: str
    size: float
    shown: bool = True


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The number line and its two patterns: with a number, and blank for writing by hand."""

    size: float
    pattern: str
    blank: str
    shown: bool = True


class FormNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form's number in the top right corner of the first page."""

    size: float
    bold: bool
    from_edge_mm: float


class TitleBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Kind, abstract and subtitle with the space around them."""

    kind: TextStyle
    abstract: TextStyle
    subtitle: TextStyle
    dashes: str
    before_pt: float
    after_pt: float
    leading: float


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Running text: exact line height, space before, first-line indent."""

    size: float
    leading: float
    before_pt: float
    first_line_mm: float
    align: str


class HeadingStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One level of headings."""

    bold: bool = False
    italic: bool = False
    align: str = "justify"
    first_line_mm: float = 10


class Leader(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Dotted leaders: thickness of a dot, distance of dots, the gap after a label, the width of a blank for points."""

    dot_pt: float
    step_pt: float
    gap_pt: float
    score_mm: float


class Boxes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Boxes to tick: side and stroke in shares of the text size, indent of lists."""

    side_em: float
    stroke_em: float
    list_indent_mm: float


class GridStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Tables: cell size, line height as a multiple, padding, rules, the share of a page above which a row splits."""

    size: float
    leading: float
    pad_x_mm: float
    pad_y_mm: float
    rule_pt: float
    before_pt: float
    split_share: float


class Signature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The signature blocks and the two columns that one block and the recipients share."""

    authority: TextStyle
    post: TextStyle
    hint: TextStyle
    name: TextStyle
    date: TextStyle
    blank_lines: int
    left_mm: float
    right_mm: float
    before_pt: float
    leading: float


class RecipientsStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The list of recipients with its label and punctuation."""

    label: str
    label_size: float
    item_size: float
    dash: str
    separator: str
    last: str
    leading: float
    shown: bool = True


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The instruction on a ballot."""

    size: float
    italic: bool
    before_pt: float


class PageNumber(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page number, centred in the top margin."""

    size: float
    from_edge_mm: float
    first_page: bool


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A complete page profile."""

    id: str
    name: str
    font: Font
    papers: dict[str, Paper]
    header: Header
    party_title: PartyTitle
    parent: TextStyle
    issuer: TextStyle
    star: Star
    number: Number
    place_date: TextStyle
    form_number: FormNumber
    title: TitleBlock
    body: Body
    headings: tuple[HeadingStyle, ...]
    leader: Leader
    boxes: Boxes
    grid: GridStyle
    signature: Signature
    recipients: RecipientsStyle
    note: Note
    page_number: PageNumber

    def heading(self, level: int) -> HeadingStyle:
        """Return the style of a heading level; deeper levels than the profile has look like the last."""
        return self.headings[min(level, len(self.headings)) - 1]

    def number_line(self, number: int | None, kind: str, organisation: str) -> str:
        """Return the number line, or the one with room for a number written by hand."""
        pattern = self.number.blank if number is None else self.number.pattern
        return pattern.format(number=number, kind=kind, organisation=organisation)


class WorkbookStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The look of workbooks: font, sizes in points, number formats, margins."""

    font: str
    size: float
    title_size: float
    row_height: float
    blank_lines: int
    wide: float
    bold: float
    integer: str
    decimal: str
    date: str
    margins_inch: dict[str, float]


class OfficeStyle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Editable papers: what their styles are called, and the font of the boxes to tick."""

    box_font: str
    styles: dict[str, str]


@functools.cache
def load_office_style() -> OfficeStyle:
    """Read the names of editable papers' styles."""
    return msgspec.convert(_read("office"), OfficeStyle)


@functools.cache
def load_workbook_style() -> WorkbookStyle:
    """Read the look of workbooks."""
    return msgspec.convert(_read("workbook"), WorkbookStyle)


@functools.cache
def load_profile(profile_id: str) -> Profile:
    """Read a page profile and what it builds on. A missing or malformed profile is a packing fault and raises."""
    return msgspec.convert(_read(profile_id), Profile)


def profile_on(day: date) -> str:
    """Return the page profile that counts for a paper of a day."""
    begun = [profile_id for since, profile_id in _by_date() if since <= day]
    return begun[-1] if begun else _by_date()[0][1]


@functools.cache
def _by_date() -> tuple[tuple[date, str], ...]:
    text = paths.resource("layout", "by-date.toml").read_text(encoding="utf-8")
    return tuple(sorted((each["since"], each["id"]) for each in tomllib.loads(text)["profile"]))


def _read(profile_id: str) -> dict[str, Any]:
    own = tomllib.loads(paths.resource("layout", f"{profile_id}.toml").read_text(encoding="utf-8"))
    base = own.pop("base", None)
    return _merged(_read(base), own) if base else own


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    both = dict(base)
    for key, value in own.items():
        old = both.get(key)
        both[key] = _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
    return both
