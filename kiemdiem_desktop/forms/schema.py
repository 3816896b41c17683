"""One form definition drives the screen, the paper, the fill-in sheet and the checks."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Confidence(StrEnum):
    """How sure a wording or a number is, shown wherever it is used."""

    QUOTED = "quoted"
    SECONDARY = "secondary"
    PRACTICE = "practice"
    DEDUCED = "deduced"
    UNVERIFIED = "unverified"


class SubjectKind(StrEnum):
    """Who a form, a criterion or a rule is about: the collective or one of the three kinds of member."""

    COLLECTIVE = "collective"
    LEADER = "leader"
    NON_LEADER = "non_leader"
    OUTSIDE_SYSTEM = "outside_system"


class FieldKind(StrEnum):
    """What a field holds; each kind has one editor, one way to be printed and one way to be stored."""

    LINE = "line"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    CHOICE = "choice"
    CHECK = "check"
    PERSON = "person"
    TABLE = "table"
    SCORE_SHEET = "score_sheet"
    SHORTCOMING_LIST = "shortcoming_list"
    REMEDY_LIST = "remedy_list"
    LEVEL = "level"


class ConditionTest(StrEnum):
    """The questions that a field's visibility may put to another field."""

    FILLED = "filled"
    EMPTY = "empty"
    ONE_OF = "one_of"
    NOT_ONE_OF = "not_one_of"


class Side(StrEnum):
    """The column of a paper in which a signature block stands."""

    LEFT = "left"
    RIGHT = "right"


class Condition(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Shows a field only when another field of the same form answers the test."""

    field: str
    test: ConditionTest
    values: tuple[str, ...] = ()


class Choice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One box of a choice field; ``id`` is stored, ``label`` is the official wording."""

    id: str
    label: str


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column of a table, or one sub-field of each entry of a shortcoming or remedy list.

    In those lists the id is an attribute of the domain's Shortcoming, or ``responsible`` for the persons asked.
    """

    id: str
    kind: FieldKind
    label: str
    required: bool = False
    width: int = 1
    max_length: int | None = None
    choices: tuple[Choice, ...] = ()


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One fixed row of a table."""

    id: str
    label: str


class ScoreRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One scored line: a group of criteria, or below it a criterion that an upper committee gave a maximum.

    With ``items`` the group's score is their sum and is not entered itself.
    """

    id: str
    label: str
    max: int
    binding: str
    items: tuple[ScoreRow, ...] = ()


class Field(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing to fill in.

    A field with a ``binding`` is held in tables under that name and never in a draft; bindings, not ids, survive
    form versions. ``formerly`` names the ids that the field had in earlier forms. ``number`` is the official
    numbering printed before the label. ``label`` is the official wording, ``help`` the program's own. A choice with a
    ``grade`` holds the self-given grade of the criterion of that name. ``subjects`` are the kinds of subject that the
    field is for, where several fill the same form; from the others it is neither shown nor asked.
    """

    id: str
    kind: FieldKind
    label: str
    number: str = ""
    help: str = ""
    hint: str = ""
    required: bool = False
    binding: str = ""
    shown_if: Condition | None = None
    subjects: tuple[SubjectKind, ...] = ()
    citation: str = ""
    confidence: Confidence = Confidence.QUOTED
    max_length: int | None = None
    least: str = ""
    most: str = ""
    places: int = 2
    partial: bool = True
    columns: tuple[Column, ...] = ()
    choices: tuple[Choice, ...] = ()
    rows: tuple[Row, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    total_label: str = ""
    formerly: tuple[str, ...] = ()
    grade: str = ""

    @property
    def bound(self) -> bool:
        """Whether tables hold the value, so that no draft does."""
        return bool(self.binding)

    def is_for(self, subject: SubjectKind | None) -> bool:
        """Say whether this kind of subject fills the field; for nobody in particular every field is open."""
        return subject is None or not self.subjects or subject in self.subjects


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A numbered heading of the form with what is filled in under it.

    ``lead`` is printed; ``hint`` is the form's own instruction, printed in italics on blank papers.
    """

    id: str
    heading: str
    lead: str = ""
    hint: str = ""
    fields: tuple[Field, ...] = ()
    confidence: Confidence = Confidence.QUOTED


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lettered part of the form, with the sentence that opens it and the note that closes it.

    An ``attachment`` is printed on a page of its own, and only when something is filled in.
    """

    id: str
    heading: str
    lead: str = ""
    note: str = ""
    attachment: bool = False
    sections: tuple[Section, ...] = ()


class SignLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line above a signature: its official wording and the bound value that completes it."""

    id: str
    label: str
    binding: str = ""


class SignBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A signature block that can be switched off.

    ``authority`` and ``post`` may hold ``{authority}`` and ``{post}``; ``seal_hint`` replaces the hint where the signer
    has a seal. ``employed_only`` restricts it to members with an employer; ``dated`` asks for an empty place-and-date
    line that the signer fills in.
    """

    id: str
    authority: str
    hint: str
    seal_hint: str = ""
    heading: str = ""
    lines: tuple[SignLine, ...] = ()
    post: str = ""
    side: Side = Side.RIGHT
    dated: bool = False
    employed_only: bool = False
    on: bool = True
    citation: str = ""
    confidence: Confidence = Confidence.PRACTICE


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A prescribed form: everything that its screen, its paper and its checks need.

    ``year_line`` and ``lead`` may hold ``{year}`` and ``{collective}``.
    """

    id: str
    version: str
    subject: SubjectKind
    number: str
    title: tuple[str, ...]
    year_line: str
    subtitle: str = ""
    lead: str = ""
    header_fields: tuple[Field, ...] = ()
    parts: tuple[Part, ...] = ()
    sign_blocks: tuple[SignBlock, ...] = ()
    citation: str = ""
    confidence: Confidence = Confidence.QUOTED

    def fields(self) -> tuple[Field, ...]:
        """Return all fields in reading order: the header's, then those of each section."""
        inner = (field for part in self.parts for section in part.sections for field in section.fields)
        return (*self.header_fields, *inner)

    def field(self, field_id: str) -> Field:
        """Return the field with this id; KeyError when the form has none."""
        for field in self.fields():
            if field.id == field_id:
                return field
        raise KeyError(field_id)
