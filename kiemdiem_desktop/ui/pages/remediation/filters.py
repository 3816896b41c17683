"""What the register shows: of which periods, what a filter leaves, and what was read for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.register import LifeLine, RegisterLine
from kiemdiem_desktop.domain.remedy import is_planned
from kiemdiem_desktop.domain.shortcoming import Shortcoming
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP

ME = "register.me"
"""The book's setting that remembers who sits at the desk."""

THIS, EVERY = "this", "every"
"""Of which periods the register is shown."""

MINE, OVERDUE, DUE = "mine", "overdue", "due"

FILTERS: dict[str, str] = {
    "open": QT_TRANSLATE_NOOP("RegisterTab", "Chưa khắc phục xong"),
    OVERDUE: QT_TRANSLATE_NOOP("RegisterTab", "Quá hạn"),
    DUE: QT_TRANSLATE_NOOP("RegisterTab", "Sắp đến hạn"),
    MINE: QT_TRANSLATE_NOOP("RegisterTab", "Tôi theo dõi, đôn đốc"),
    "repeated": QT_TRANSLATE_NOOP("RegisterTab", "Lặp lại, tái diễn"),
    "unplanned": QT_TRANSLATE_NOOP("RegisterTab", "Chưa có biện pháp đầy đủ"),
    "all": QT_TRANSLATE_NOOP("RegisterTab", "Tất cả"),
}

_TESTS: Mapping[str, Callable[[RegisterLine, UUID | None], bool]] = {
    "open": lambda line, _: line.open,
    OVERDUE: lambda line, _: line.open and line.overdue > 0,
    DUE: lambda line, _: line.open and line.soon > 0,
    MINE: lambda line, me: line.open and me in line.supervisors,
    "repeated": lambda line, _: line.repeated,
    "unplanned": lambda line, _: line.open and not (line.measures and all(map(is_planned, line.measures))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """The lines with their lives and what each may repeat; the persons by period, and the members to filter by.

    ``subjects`` are those of the window's period; ``planned`` says that it has a plan; ``me`` is the member who sits at
    the desk.
    """

    lines: tuple[RegisterLine, ...]
    lives: Mapping[UUID, tuple[LifeLine, ...]]
    earlier: Mapping[UUID, tuple[Shortcoming, ...]]
    persons: Mapping[UUID, tuple[tuple[UUID, str], ...]]
    members: tuple[tuple[UUID, str], ...]
    subjects: tuple[tuple[UUID, str], ...]
    planned: bool
    today: date
    me: UUID | None = None
    names: Mapping[UUID, str] = field(default_factory=dict)


def read_register(office: Office, period_id: UUID, *, everything: bool) -> RegisterView:
    """Read the register of one period, or of all of them."""
    remedy = office.remediation
    lines = remedy.whole_register() if everything else remedy.register(period_id)
    sheets = {key: office.reviews.sheet(key) for key in {period_id, *(line.shortcoming.period_id for line in lines)}}
    people = [person for sheet in sheets.values() for person in sheet.records.participants]
    me = office.settings.get(ME)
    return RegisterView(
        lines=lines,
        lives={line.shortcoming.id: remedy.life(line.shortcoming.id) for line in lines},
        earlier={
            line.shortcoming.id: remedy.earlier_of(line.shortcoming.id)
            for line in lines
            if not line.shortcoming.earlier
        },
        persons={key: tuple((person.id, person.name) for person in sheet.persons) for key, sheet in sheets.items()},
        members=tuple({person.member_id: person.name for person in people}.items()),
        subjects=tuple((subject.id, subject.name) for subject in sheets[period_id].subjects),
        planned=any(sheet for sheet in sheets[period_id].records.measures),
        today=office.env.clock.today(),
        me=UUID(me) if isinstance(me, str) else None,
        names={person.id: person.name for person in people},
    )


def chosen_lines(
    lines: tuple[RegisterLine, ...], wanted: str, member_id: UUID | None = None, me: UUID | None = None
) -> tuple[RegisterLine, ...]:
    """The lines that a filter and a member leave, overdue first; the order is kept otherwise."""
    test = _TESTS.get(wanted)
    found = [line for line in lines if test is None or test(line, me)]
    if member_id is not None:
        found = [line for line in found if member_id in line.people]
    return tuple(sorted(found, key=lambda line: not (line.open and line.overdue)))
