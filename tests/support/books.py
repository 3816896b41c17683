"""Books for tests: their values, what stands in them, and another process that has one open."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from support.source import ROOT

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.domain.meeting import Meeting, MeetingKind
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.organisation import PartyGroup
from kiemdiem_desktop.domain.period import Participant, Period, PeriodKind
from kiemdiem_desktop.domain.shortcoming import Part, Responsibility, Shortcoming
from kiemdiem_desktop.domain.tally import Ballot, BallotKind, Body, Tally
from kiemdiem_desktop.store import engine
from kiemdiem_desktop.store.repositories.shapes import SHAPES

if TYPE_CHECKING:
    from uuid import UUID

    from kiemdiem_desktop.store.book import Book

PHRASE_VARIABLE = "BOOK_PHRASE"
MORNING = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


@dataclass(slots=True)
class Maker:
    """Makes values with their required fields; everything else is given or stays as the domain has it."""

    ids: CountingIds = field(default_factory=CountingIds)

    def group(self, name: str = "Tổ 1") -> PartyGroup:
        return PartyGroup(id=self.ids.new(), name=name)

    def member(self, name: str = "Nguyễn Văn Đức", **rest: Any) -> Member:
        return Member(id=self.ids.new(), name=name, **rest)

    def period(self, key: str = "2026") -> Period:
        return Period(
            id=self.ids.new(),
            key=key,
            kind=PeriodKind.YEAR,
            start=date(2026, 1, 1),
            end=date(2026, 12, 31),
            regulation_id="r",
            regulation_version="1",
            regulation_digest="d",
        )

    def participant(self, period: Period, member: Member) -> Participant:
        return Participant(id=self.ids.new(), period_id=period.id, member_id=member.id, name=member.name)

    def shortcoming(self, period: Period, subject: UUID, text: str = "Chậm nộp báo cáo") -> Shortcoming:
        return Shortcoming(id=self.ids.new(), period_id=period.id, subject_id=subject, text=text)

    def responsibility(self, shortcoming: Shortcoming, participant: Participant) -> Responsibility:
        return Responsibility(
            id=self.ids.new(), shortcoming_id=shortcoming.id, participant_id=participant.id, part=Part.HEAD
        )

    def meeting(self, period: Period) -> Meeting:
        return Meeting(id=self.ids.new(), period_id=period.id, kind=MeetingKind.CELL)

    def ballot(self, meeting: Meeting, **rest: Any) -> Ballot:
        return Ballot(
            id=self.ids.unordered(), meeting_id=meeting.id, body=Body.CELL, round=1, kind=BallotKind.LEVELS, **rest
        )

    def tally(self, ballot: Ballot, subject: UUID, **rest: Any) -> Tally:
        return Tally(id=self.ids.unordered(), ballot_id=ballot.id, subject_id=subject, **rest)


def content(book: Book) -> dict[str, tuple[Any, ...]]:
    """Everything that stands in the tables of values."""
    with book.read() as reader:
        return {name: getattr(reader, name).all() for name in SHAPES}


def raw_rows(book: Book, table: str) -> list[dict[str, Any]]:
    """The rows of a table as SQLite holds them."""
    with book.read():
        return book._connection.named(f"SELECT * FROM {table}")  # noqa: S608 - a test's own name


def change_header(path: Path, **marks: int) -> None:
    """Write marks into the header of a closed plain book."""
    raw = engine.open_raw(path, None)
    for name, value in marks.items():
        raw.execute(f"PRAGMA {name} = {value}")
    raw.close()


def child(task: str, path: Path, *more: str, passphrase: str | None = None) -> subprocess.Popen[str]:
    """Start another process that works on a book (see ``support.book_child``)."""
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(ROOT / "tests"), str(ROOT)]))
    if passphrase:
        environment[PHRASE_VARIABLE] = passphrase
    command = [sys.executable, "-m", "support.book_child", task, str(path), *more]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, encoding="utf-8", cwd=path.parent
    )


def clock() -> FixedClock:
    """A morning in December."""
    return FixedClock(MORNING)
