"""The composition root: an open book with all its services, each handed only what it needs."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.organisation import Cell, CellKind, Term
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services import places
from kiemdiem_desktop.services.appeals import AppealsService
from kiemdiem_desktop.services.backups import BackupsService
from kiemdiem_desktop.services.closing import ClosingService
from kiemdiem_desktop.services.environment import Context, Environment
from kiemdiem_desktop.services.erase import EraseService
from kiemdiem_desktop.services.exchange import ExchangeService
from kiemdiem_desktop.services.grading import GradingService
from kiemdiem_desktop.services.history import HistoryService
from kiemdiem_desktop.services.issuing import IssuingService
from kiemdiem_desktop.services.meetings import MeetingsService
from kiemdiem_desktop.services.notes import NotesService
from kiemdiem_desktop.services.numbers import NumbersService
from kiemdiem_desktop.services.organisation import OrganisationService
from kiemdiem_desktop.services.papers import PapersService
from kiemdiem_desktop.services.periods import PeriodsService
from kiemdiem_desktop.services.printing import Printer
from kiemdiem_desktop.services.prompts import PromptsService
from kiemdiem_desktop.services.recheck import RecheckService
from kiemdiem_desktop.services.regulations import RegulationsService
from kiemdiem_desktop.services.remediation import RemediationService
from kiemdiem_desktop.services.reviews import ReviewsService
from kiemdiem_desktop.services.roster import RosterService
from kiemdiem_desktop.services.safety import SafetyService
from kiemdiem_desktop.services.settings import SettingsService
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store import copies, opening
from kiemdiem_desktop.store.book import Book, create_book, open_book

TERM_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBook:
    """What a new book is made from."""

    name: str
    parent: str
    place: str
    upper_committee: str = ""
    deciding_authority: str = ""
    kind: CellKind = CellKind.UNDER_GRASSROOTS
    has_committee: bool = True
    has_groups: bool = False
    has_seal: bool = False
    code: str = ""
    passphrase: str | None = None


class Office:
    """One open book and everything that can be done with it."""

    def __init__(self, book: Book, env: Environment) -> None:
        self._book = book
        self.env = env
        context = Context(book, env)
        self.organisation = OrganisationService(context)
        self.roster = RosterService(context)
        self.periods = PeriodsService(context)
        sheets = SheetReader(context, self.periods)
        self.reviews = ReviewsService(context, self.periods, sheets)
        self.meetings = MeetingsService(context)
        self.grading = GradingService(context, self.periods, sheets)
        self.exchange = ExchangeService(context, sheets)
        self.recheck = RecheckService(context, self.periods, sheets, self.exchange)
        printer = Printer(context, self.recheck.recheck)
        self.issuing = IssuingService(context, self.periods, sheets, printer)
        self.papers = PapersService(self.periods, sheets, printer, self.issuing)
        self.regulations = RegulationsService(context, self.periods, sheets)
        self.numbers = NumbersService(context, self.periods)
        self.remediation = RemediationService(context, sheets)
        self.prompts = PromptsService(context)
        self.notes = NotesService(context)
        self.closing = ClosingService(context, sheets, self.papers.list)
        self.appeals = AppealsService(context)
        self.history = HistoryService(context, self.periods)
        self.backups = BackupsService(context)
        self.safety = SafetyService(context)
        self.erasing = EraseService(context)
        self.settings = SettingsService(context)

    @classmethod
    def create(cls, path: Path, new: NewBook, env: Environment) -> Office:
        """Make a new book; refused without the cell's name, or where a file already stands."""
        if not one_line(new.name):
            raise KnownError("cell_without_name")
        book = create_book(path, passphrase=new.passphrase, clock=env.clock, ids=env.ids)
        office = cls(book, env)
        with book.write("Lập sổ", barrier=True) as unit:
            unit.cells.add(_cell(new, book.organisation_id))
            unit.terms.add(_term(env))
        return office

    @classmethod
    def open(cls, path: Path, env: Environment, passphrase: str | None = None) -> Office:
        """Open a book; refusals are those of the store."""
        return cls(open_book(path, passphrase=passphrase, clock=env.clock), env)

    @property
    def path(self) -> Path:
        """Where the book lies."""
        return self._book.path

    @property
    def encrypted(self) -> bool:
        """Whether a passphrase protects the book."""
        return self._book.encrypted

    @property
    def notices(self) -> tuple[KnownError, ...]:
        """What was found at opening that does not hinder it: a clock set back, a place that betrays, no backup."""
        return (*self._book.notices, *places.warnings(self._book.path))

    def restored(self, copy: Path, passphrase: str | None = None) -> Office:
        """Close this book, put a backup in its place and open that; the book of now is kept beside the backups.

        A backup that cannot be read is refused before anything is closed; after that, only the disk can hinder.
        ``passphrase`` is for a backup that has another one than the book.
        """
        secret = passphrase or self._book.key
        opening.check_file(copy, secret)
        path = self.path
        self._book.close()
        copies.restore(path, copy, secret, self.env.clock)
        return Office(open_book(path, passphrase=secret, clock=self.env.clock), self.env)

    def close(self, *, back_up: bool = False) -> None:
        """Close the book and give its lock back; a backup before it is made when wanted and when anything changed.

        What hinders that backup is told when the book is opened next, for then it is tried again.
        """
        if back_up:
            with contextlib.suppress(KnownError):
                self._book.back_up_when_changed()
        self._book.close()


def _cell(new: NewBook, cell_id: UUID) -> Cell:
    upper = one_line(new.upper_committee) or _committee_of(one_line(new.parent))
    return Cell(
        id=cell_id,
        name=one_line(new.name),
        parent=one_line(new.parent),
        place=one_line(new.place),
        upper_committee=upper,
        deciding_authority=one_line(new.deciding_authority) or upper,
        kind=new.kind,
        has_committee=new.has_committee,
        has_groups=new.has_groups,
        has_seal=new.has_seal,
        code=one_line(new.code),
    )


def _committee_of(parent: str) -> str:
    """Propose the committee of the upper organisation: Đảng bộ xã A has Đảng ủy xã A."""
    head = "Đảng bộ "
    return f"Đảng ủy {parent[len(head) :]}" if parent.casefold().startswith(head.casefold()) else parent


def _term(env: Environment) -> Term:
    start = env.clock.today().year - env.clock.today().year % TERM_YEARS
    return Term(
        id=env.ids.new(),
        name=f"{start}-{start + TERM_YEARS}",
        start=date(start, 1, 1),
        end=date(start + TERM_YEARS, 12, 31),
    )
