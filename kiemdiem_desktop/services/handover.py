"""Handing the book over: its copy on the new secretary's computer, who leads the cell now, and what is still open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.domain.organisation import Term
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.overview import StepLine, StepState
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.posts import is_head
from kiemdiem_desktop.domain.remedy import DueState
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services.environment import Context, Environment
from kiemdiem_desktop.services.overview import build_steps
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.register_reading import RegisterReading
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store import copies


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPeriod:
    """A period that is not closed, and its steps that are not done."""

    key: str
    state: PeriodState
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """What the former secretary leaves: open periods, latest first, and measures by how many are due and overdue."""

    periods: tuple[OpenPeriod, ...]
    due: int
    overdue: int


def bring(source: Path, target: Path, passphrase: str | None, env: Environment, control: Control | None = None) -> None:
    """Copy a book to this computer and read the copy in full; the original is only read. Refuses as the store does."""
    copies.bring(source, target, passphrase, env.clock, control)


class HandoverService:
    """Who leads the cell from now on, and what is open."""

    def __init__(
        self, context: Context, periods: PeriodsService, sheets: SheetReader, register: RegisterReading
    ) -> None:
        self._book = context.book
        self._clock = context.env.clock
        self._ids = context.env.ids
        self._periods, self._sheets, self._register = periods, sheets, register

    def head(self) -> Member | None:
        """The member who leads the cell as the roster says."""
        with self._book.read() as unit:
            return next((member for member in unit.members.all() if _leads(member)), None)

    def new_term(self, name: str = "") -> Term:
        """A term of the committee to fill in, from today on for as long as the latest one; nothing is stored."""
        with self._book.read() as unit:
            latest = max(unit.terms.all(), key=lambda term: term.start, default=None)
        today = self._clock.today()
        end = today if latest is None else latest.end
        return Term(id=self._ids.new(), name=name, start=today, end=max(end, today))

    def name_secretary(self, member_id: UUID, post: str, *, former_post: str = "", term: Term | None = None) -> Outcome:
        """Give a member the post of the cell's head, and the former head another one; with a new term where one begins.

        Refused with a post that is not a head's (``post_not_of_head``), and with a term that ends before it starts.
        Periods keep who led the cell when they were opened.
        """
        ready, former = one_line(post), one_line(former_post)
        if not is_head(ready):
            raise KnownError("post_not_of_head", post=ready)
        if term is not None and term.end < term.start:
            raise KnownError("term_backwards", name=term.name)
        with self._book.write("Bàn giao bí thư") as unit:
            for member in unit.members.all():
                if member.id != member_id and _leads(member):
                    unit.members.update(replace(member, party_post=former))
            chosen = unit.members.get(member_id)
            if chosen.party_post != ready:
                unit.members.update(replace(chosen, party_post=ready))
            if term is not None:
                unit.terms.add(cleaned(term, lines=("name",)))
        return unit.outcome

    def left_open(self) -> LeftOpen:
        """What is not finished in the book."""
        waiting = self._register.reminders()
        return LeftOpen(
            periods=tuple(
                OpenPeriod(key=period.key, state=period.state, steps=self._undone(period.id))
                for period in self._periods.periods()
                if period.state is not PeriodState.CLOSED
            ),
            due=len(waiting),
            overdue=sum(line.state is DueState.OVERDUE for line in waiting),
        )

    def _undone(self, period_id: UUID) -> tuple[StepLine, ...]:
        steps = build_steps(self._sheets.sheet(period_id), self._periods.regulation(period_id))
        return tuple(step for step in steps if step.state is not StepState.DONE)


def _leads(member: Member) -> bool:
    return member.standing is not Standing.LEFT and is_head(member.party_post)
