"""What the import of a roster shows before it does anything: persons, their rows, and every line left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from kiemdiem_desktop.base.records import dataclass

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from kiemdiem_desktop.domain.dates import PartialDate
    from kiemdiem_desktop.domain.member import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPerson:
    """A member as a roster tells it; what the roster does not tell is empty or None."""

    name: str
    sex: str | None = None  # "nam", "nữ"
    birth: PartialDate | None = None
    admitted: PartialDate | None = None
    official: PartialDate | None = None
    post: str = ""
    card: str = ""
    idno: str = ""
    group: str = ""
    workplace: str = ""
    phone: str = ""
    ethnicity: str = ""
    note: str = ""
    state_post: str = ""
    union_post: str = ""


class RowState(StrEnum):
    """What the import would do with a row."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class Encoding(StrEnum):
    """How the letters of a column were written."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field of a known member that the roster tells differently; ``field`` is a field of RosterPerson."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """What a row says for one field of RosterPerson: the text after decoding, open to correction.

    ``note`` is what had to be said while reading it, and ``doubtful`` whether that is a question.
    """

    field: str
    letter: str
    text: str
    note: str = ""
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowDecision:
    """What the user said about a row: leave it out, or take it, as a known member or as a new one."""

    take: bool = True
    member_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One line of the file that holds a person, what it would do, and why; reasons are Vietnamese sentences."""

    sheet: str
    line: int
    person: RosterPerson | None
    state: RowState
    reasons: tuple[str, ...] = ()
    changes: tuple[FieldChange, ...] = ()
    member_id: UUID | None = None
    cells: tuple[SourceCell, ...] = ()
    number: str = ""  # the running number that the file gives it
    group: str = ""
    decision: RowDecision | None = None

    @property
    def taken(self) -> bool:
        """Say whether the import takes the row: only the user's word admits a doubtful one."""
        if self.decision is not None:
            return self.decision.take and self.person is not None
        return self.state in {RowState.NEW, RowState.CHANGED}


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedLine:
    """A line that holds text but no person, and why it was left out."""

    sheet: str
    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnUse:
    """How one column of the file is understood; ``field`` is None when nothing is taken from it."""

    letter: str
    header: str
    field: str | None
    encoding: Encoding = Encoding.UNICODE
    example_old: str = ""
    example_new: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterReading:
    """What the user knows better about a file: its sheet, what a column means, how its letters are written.

    Columns go by their letter; a meaning is a code of a column as ``ColumnUse.field`` has it, empty for none.
    """

    sheet: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    encodings: Mapping[str, Encoding] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """Everything the user sees before a roster is taken over; ``missing`` are members that the file does not name.

    ``members`` and ``today`` are what the rows were compared with; ``sheets`` are all sheets that hold a roster;
    ``reading`` is what the user said about the file.
    """

    file_name: str
    sheet: str
    header_lines: tuple[int, ...]
    columns: tuple[ColumnUse, ...]
    rows: tuple[RosterRow, ...]
    skipped: tuple[SkippedLine, ...]
    missing: tuple[Member, ...] = ()
    members: tuple[Member, ...] = ()
    today: date
    sheets: tuple[str, ...] = ()
    reading: RosterReading = RosterReading()
