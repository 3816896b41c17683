"""Offices for tests: an empty book, a small cell with an open period, and what stands in a book."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from support.books import content

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.ids import CountingIds
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.member import Member, MemberKind
from kiemdiem_desktop.domain.period import Period, PeriodKey, PeriodState
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import NewBook, Office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet

MORNING = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
REVIEW_DAY = date(2026, 12, 5)
CELL = NewBook(name="Chi bộ thôn Đông", parent="Đảng bộ xã Tân Phú", place="Tân Phú")
CATALOG = Catalog((resource("regulations"),))


def environment(seed: int = 0) -> Environment:
    """A still clock, counted ids and the shipped packs; books made with different seeds share no id."""
    return Environment(clock=FixedClock(MORNING), ids=CountingIds(seed), catalog=CATALOG)


def add_member(office: Office, name: str, **rest: Any) -> Member:
    """Add a full member who needs nothing else; fields may be given."""
    known = {"admitted": PartialDate(2001, 2, 3), "official": PartialDate(2002, 2, 3), "kind": MemberKind.NON_LEADER}
    member = replace(office.roster.new_member(name), **{**known, **rest})
    office.roster.add_member(member)
    return office.roster.member(member.id)


def small_cell(office: Office) -> Period:
    """Fill an office with a committee of three and two members, and open the year 2026."""
    add_member(office, "Trần Văn Bí", party_post="Bí thư chi bộ", kind=MemberKind.LEADER)
    add_member(office, "Lê Thị Phó", party_post="Phó Bí thư", kind=MemberKind.LEADER)
    add_member(office, "Ngô Ủy Viên", party_post="Chi ủy viên")
    add_member(office, "Đỗ Văn Một", kind=MemberKind.OUTSIDE_SYSTEM)
    add_member(office, "Vũ Thị Hai")
    return open_year(office, "2026", REVIEW_DAY)


def open_year(office: Office, key: str, review_date: date | None = None, law: str | None = None) -> Period:
    """Open a period and return it."""
    office.periods.open_period(PeriodKey.parse(key), regulation_id=law, review_date=review_date)
    found = office.periods.find(key)
    assert found is not None
    return found


def close_period(office: Office, period: Period) -> None:
    """Close a period, whatever its check list says."""
    with office._book.write("Khóa kỳ kiểm điểm") as unit:
        unit.periods.update(replace(unit.periods.get(period.id), state=PeriodState.CLOSED))


def named(sheet: PeriodSheet, name: str) -> SubjectSheet:
    """The subject with this name."""
    return next(subject for subject in sheet.subjects if subject.name == name)


def id_of(office: Office, period: Period, name: str) -> UUID:
    """The id of the subject with this name."""
    return named(office.reviews.sheet(period.id), name).id


def stored(office: Office) -> dict[str, tuple[Any, ...]]:
    """Everything that stands in the book's tables of values."""
    return content(office._book)


def refused(office: Office, code: str, act: Callable[[], object]) -> KnownError:
    """Try something that must be refused with this code and leave the book as it was; return the fault."""
    before, step = stored(office), office.history.can_undo()
    with pytest.raises(KnownError) as caught:
        act()
    assert caught.value.code == code
    assert stored(office) == before
    assert office.history.can_undo() == step
    return caught.value


def make_office(folder: Path, seed: int = 0) -> Office:
    """A new, empty book in the folder."""
    return Office.create(folder / f"so-{seed}.kiemdiem", CELL, environment(seed))
