"""What all tables of the book share: their registry, their types, their names for keys and rules."""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import ForeignKey, Integer, LargeBinary, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.grading import Level, Source, Step
from kiemdiem_desktop.domain.meeting import MeetingKind, OfficerRole, Presence
from kiemdiem_desktop.domain.member import MemberKind, Sex, Standing
from kiemdiem_desktop.domain.note import NoteKind
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.papers import NumberState
from kiemdiem_desktop.domain.period import CollectiveKind, PeriodKind, PeriodState
from kiemdiem_desktop.domain.recheck import Choice, CorrectionState
from kiemdiem_desktop.domain.review import ReviewState
from kiemdiem_desktop.domain.shortcoming import CauseKind, Gravity, Origin, Part, RemedyState
from kiemdiem_desktop.domain.tally import BallotKind, Body
from kiemdiem_desktop.store.types import DAY, ID, PARTIAL_DATE, TIME, AsFlag, enum_text

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

CHOICES: tuple[type[StrEnum], ...] = (
    BallotKind,
    Body,
    CauseKind,
    CellKind,
    Choice,
    CollectiveKind,
    CorrectionState,
    Gravity,
    Level,
    MeetingKind,
    MemberKind,
    NoteKind,
    NumberState,
    OfficerRole,
    Origin,
    Part,
    PeriodKind,
    PeriodState,
    Presence,
    RemedyState,
    ReviewState,
    Sex,
    Source,
    Standing,
    Step,
)


class Base(DeclarativeBase):
    """The registry of all tables."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text(),
        int: Integer(),
        bool: AsFlag(),
        bytes: LargeBinary(),
        UUID: ID,
        date: DAY,
        time: TIME,
        PartialDate: PARTIAL_DATE,
        **{choice: enum_text(choice) for choice in CHOICES},
    }


def table(*unique: str, with_rowid: bool = True) -> tuple[Any, ...]:
    """Give a table its uniqueness within the organisation, and its strictness."""
    options = {"sqlite_strict": True} | ({} if with_rowid else {"sqlite_with_rowid": False})
    return (UniqueConstraint(*unique, "organisation_id"), options) if unique else (options,)


def link(target: str, *, index: bool = True) -> Any:
    """Point to another row, which cannot be removed while it is pointed to."""
    return mapped_column(ForeignKey(f"{target}.id", ondelete="RESTRICT"), index=index)


class Owned:
    """A row of an organisation."""

    organisation_id: Mapped[UUID]


class Record(Owned):
    """A row that a value of the domain becomes; ``version`` refuses a save over a change that was not seen."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]
