"""What a paper says, without how it looks: a tree of frozen blocks that every renderer walks the same way.

All text is plain: renderers escape it, so whatever a user typed is printed as typed. The characters ``☐`` and ``☒`` may
stand anywhere in a text; renderers draw them. Sizes, margins and fixed words come from the page profile.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from kiemdiem_desktop.base.records import dataclass

Align: TypeAlias = Literal["left", "center", "right", "justify"]
PaperSize: TypeAlias = Literal["A4", "A5"]

EMPTY_BOX = "☐"
TICKED_BOX = "☒"


def box(*, ticked: bool) -> str:
    """Return the character of an empty or a ticked box."""
    return TICKED_BOX if ticked else EMPTY_BOX


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text in one cut of the font; a line feed breaks the line."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A dotted place to write by hand inside a line; without a width it reaches to the end of the line."""

    width_mm: float | None = None


Inline: TypeAlias = "Run | Blank"
Text: TypeAlias = "str | tuple[Inline, ...]"
"""Plain text, or stretches of it with blanks between."""


def inlines(text: Text, *, bold: bool = False, italic: bool = False) -> tuple[Inline, ...]:
    """Return ``text`` as stretches; the cut given applies to plain text only."""
    return (Run(text=text, bold=bold, italic=italic),) if isinstance(text, str) else text


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationHeader:
    """The top of a paper: the organisation on the left, the Party's name with place and date on the right.

    ``number`` is the whole line ("Số 07-BC/CB"). A profile may hide star and number. ``form_number`` stands in the
    top right corner of the sheet.
    """

    parents: tuple[str, ...] = ()
    issuer: str
    star: bool = False
    number: str | None = None
    place_date: str | None = None
    form_number: str | None = None
    party_title: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The title block: kind of paper, abstract lines in bold, a subtitle in italics, the closing dashes."""

    kind: str | None = None
    abstract: tuple[str, ...] = ()
    subtitle: str | None = None
    dashes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading that stays with the text after it; level 1 also makes an outline entry."""

    text: str
    level: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Para:
    """One paragraph. Without an indent the profile's first-line indent applies; ``left_mm`` moves the whole block."""

    text: Text
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    first_line_mm: float | None = None
    left_mm: float = 0
    size: float | None = None
    space_before_pt: float | None = None
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A label and its value; without a value a dotted leader is drawn. ``weight`` is its share of the line."""

    label: str
    value: str | None = None
    weight: float = 1
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """One or more fields on one line; when a value is too long for its share, they go below each other."""

    fields: tuple[Field, ...]


def field_line(label: str, value: str | None = None, *, bold: bool = False) -> Fields:
    """Return a line that holds one field."""
    return Fields(fields=(Field(label=label, value=value, bold=bold),))


@dataclass(frozen=True, slots=True, kw_only=True)
class LongAnswer:
    """What the user wrote, each line a paragraph; when it is empty, ``lines`` dotted lines to write on."""

    text: str | None = None
    lines: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A box with its label."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckList:
    """Boxes with labels: one per line, or in a row of equal shares when they fit."""

    items: tuple[Check, ...]
    in_row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """A label with points and their maximum; without points a blank is drawn."""

    label: str
    score: str | None = None
    maximum: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLines:
    """Lines of points, each "label: points/maximum"."""

    lines: tuple[ScoreLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a grid: its share of the width and how its cells stand."""

    weight: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderCell:
    """A cell of a grid's header, which may span columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1
    italic: bool = False
    bold: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a grid's body, which may span columns. Without an alignment the column's applies."""

    text: Text = ""
    bold: bool = False
    italic: bool = False
    align: Align | None = None
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a grid; plain strings are cells. ``bold`` is for totals and group rows."""

    cells: tuple[Cell | str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A ruled table. Header rows repeat on every page; long cells split over pages.

    A header row lists only the cells that begin in it. ``size`` replaces the profile's cell size, ``row_mm`` is the
    least height of a row. A column is never narrower than the longest word of its header.
    """

    columns: tuple[Column, ...]
    header: tuple[tuple[HeaderCell, ...], ...] = ()
    rows: tuple[Row, ...] = ()
    size: float | None = None
    row_mm: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureBlock:
    """Who signs: an own date line, the authority (bold), the post, a hint in italics, room to sign, the name."""

    authority: tuple[str, ...] = ()
    post: str | None = None
    hint: str | None = None
    name: str | None = None
    date_line: str | None = None
    blank_lines: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Who receives the paper; the profile gives label and punctuation. A profile may hide the block."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureRow:
    """Signatures side by side, kept with the last lines before them. One alone stands right, beside the recipients."""

    blocks: tuple[SignatureBlock, ...]
    recipients: Recipients | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotNote:
    """How to fill in a ballot: a small centred line in italics."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacer:
    """Empty height; it vanishes at the top of a page."""

    mm: float = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepTogether:
    """Blocks that stay on one page if they fit on one."""

    blocks: tuple[Block, ...]


Block: TypeAlias = (
    "OrganisationHeader | Title | Heading | Para | Fields | LongAnswer | CheckList | ScoreLines | Grid"
    " | SignatureRow | BallotNote | Spacer | PageBreak | KeepTogether"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper: its blocks in order, its page profile and sheet. ``number`` goes to the file's properties.

    With ``twice`` each page stands two times side by side on one sheet, to be cut in the middle.
    """

    title: str
    blocks: tuple[Block, ...]
    profile_id: str = "hd05-2026"
    language: str = "vi-VN"
    number: str | None = None
    author: str | None = None
    paper: PaperSize = "A4"
    landscape: bool = False
    twice: bool = False
    page_numbers: bool = True
