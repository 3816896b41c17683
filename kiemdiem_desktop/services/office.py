"""The composition root: an open book with all its services, each handed only what it needs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.organisation import Cell, CellKind, Term, committee_of
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services import places
from kiemdiem_desktop.services.environment import Context, Environment
from kiemdiem_desktop.store import copies, opening
from kiemdiem_desktop.store.book import Book, create_book, open_book

if TYPE_CHECKING:
    from kiemdiem_desktop.services.appeals import AppealsService
    from kiemdiem_desktop.services.backups import BackupsService
    from kiemdiem_desktop.services.closing import ClosingService
    from kiemdiem_desktop.services.erase import EraseService
    from kiemdiem_desktop.services.exchange import ExchangeService
    from kiemdiem_desktop.services.grading import GradingService
    from kiemdiem_desktop.services.handover import HandoverService
    from kiemdiem_desktop.services.history import HistoryService
    from kiemdiem_desktop.services.issuing import IssuingService
    from kiemdiem_desktop.services.look import LookService
    from kiemdiem_desktop.services.meetings import MeetingsService
    from kiemdiem_desktop.services.notes import NotesService
    from kiemdiem_desktop.services.numbers import NumbersService
    from kiemdiem_desktop.services.organisation import OrganisationService
    from kiemdiem_desktop.services.papers import PaperLine, PapersService
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
    from kiemdiem_desktop.services.whole import WholeService

TERM_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NewBook:
    """What a new book is made from."""

    name: str
    parent: str
    place: str
    upper_committee: str = ""
    deciding_authority: str = ""
    section_committee: str = ""
    kind: CellKind = CellKind.UNDER_GRASSROOTS
    has_committee: bool = True
    has_groups: bool = False
    has_seal: bool = False
    code: str = ""
    passphrase: str | None = None


class Office:
    """One open book and all that can be done with it; a service is loaded and made when it is first asked for."""

    def __init__(self, book: Book, env: Environment) -> None:
        self._book = book
        self.env = env
        self._context = Context(book, env)

    @cached_property
    def organisation(self) -> OrganisationService:
        """The cell, its groups and terms."""
        from kiemdiem_desktop.services.organisation import OrganisationService

        return OrganisationService(self._context)

    @cached_property
    def roster(self) -> RosterService:
        """The members."""
        from kiemdiem_desktop.services.roster import RosterService

        return RosterService(self._context)

    @cached_property
    def periods(self) -> PeriodsService:
        """The periods."""
        from kiemdiem_desktop.services.periods import PeriodsService

        return PeriodsService(self._context)

    @cached_property
    def _sheets(self) -> SheetReader:
        from kiemdiem_desktop.services.sheets import SheetReader

        return SheetReader(self._context, self.periods)

    @cached_property
    def reviews(self) -> ReviewsService:
        """The reviews."""
        from kiemdiem_desktop.services.reviews import ReviewsService

        return ReviewsService(self._context, self.periods, self._sheets)

    @cached_property
    def meetings(self) -> MeetingsService:
        """The meetings."""
        from kiemdiem_desktop.services.meetings import MeetingsService

        return MeetingsService(self._context)

    @cached_property
    def grading(self) -> GradingService:
        """The grades."""
        from kiemdiem_desktop.services.grading import GradingService

        return GradingService(self._context, self.periods, self._sheets)

    @cached_property
    def exchange(self) -> ExchangeService:
        """Dossiers."""
        from kiemdiem_desktop.services.exchange import ExchangeService

        return ExchangeService(self._context, self._sheets)

    @cached_property
    def recheck(self) -> RecheckService:
        """The re-check of earlier results."""
        from kiemdiem_desktop.services.recheck import RecheckService

        return RecheckService(self._context, self.periods, self._sheets, self.exchange)

    @cached_property
    def look(self) -> LookService:
        """How the papers look."""
        from kiemdiem_desktop.services.look import LookService

        return LookService(self._context, self.periods)

    @cached_property
    def _printer(self) -> Printer:
        from kiemdiem_desktop.services.printing import Printer

        return Printer(self._context, self.recheck.recheck, self.look.look)

    @cached_property
    def issuing(self) -> IssuingService:
        """Papers as issued."""
        from kiemdiem_desktop.services.issuing import IssuingService

        return IssuingService(self._context, self.periods, self._sheets, self._printer)

    @cached_property
    def papers(self) -> PapersService:
        """The papers."""
        from kiemdiem_desktop.services.papers import PapersService

        return PapersService(self.periods, self._sheets, self._printer, self.issuing)

    @cached_property
    def regulations(self) -> RegulationsService:
        """The regulations."""
        from kiemdiem_desktop.services.regulations import RegulationsService

        return RegulationsService(self._context, self.periods, self._sheets)

    @cached_property
    def numbers(self) -> NumbersService:
        """The numbers of papers."""
        from kiemdiem_desktop.services.numbers import NumbersService

        return NumbersService(self._context, self.periods)

    @cached_property
    def remediation(self) -> RemediationService:
        """The register of shortcomings."""
        from kiemdiem_desktop.services.remediation import RemediationService

        return RemediationService(self._context, self._sheets)

    @cached_property
    def prompts(self) -> PromptsService:
        """The prompts."""
        from kiemdiem_desktop.services.prompts import PromptsService

        return PromptsService(self._context)

    @cached_property
    def notes(self) -> NotesService:
        """The notes."""
        from kiemdiem_desktop.services.notes import NotesService

        return NotesService(self._context)

    @cached_property
    def closing(self) -> ClosingService:
        """The closing of periods."""
        from kiemdiem_desktop.services.closing import ClosingService

        return ClosingService(self._context, self._sheets, self._paper_lines)

    def _paper_lines(self, period_id: UUID) -> tuple[PaperLine, ...]:
        return self.papers.list(period_id)

    @cached_property
    def appeals(self) -> AppealsService:
        """The appeals."""
        from kiemdiem_desktop.services.appeals import AppealsService

        return AppealsService(self._context)

    @cached_property
    def handover(self) -> HandoverService:
        """Who leads the cell, and what is open when the book changes hands."""
        from kiemdiem_desktop.services.handover import HandoverService

        return HandoverService(self._context, self.periods, self._sheets, self.remediation)

    @cached_property
    def history(self) -> HistoryService:
        """The history."""
        from kiemdiem_desktop.services.history import HistoryService

        return HistoryService(self._context, self.periods)

    @cached_property
    def backups(self) -> BackupsService:
        """The backups."""
        from kiemdiem_desktop.services.backups import BackupsService

        return BackupsService(self._context)

    @cached_property
    def safety(self) -> SafetyService:
        """The passphrase."""
        from kiemdiem_desktop.services.safety import SafetyService

        return SafetyService(self._context)

    @cached_property
    def erasing(self) -> EraseService:
        """The erasing of persons."""
        from kiemdiem_desktop.services.erase import EraseService

        return EraseService(self._context)

    @cached_property
    def whole(self) -> WholeService:
        """The way out of the whole book."""
        from kiemdiem_desktop.services.whole import WholeService

        return WholeService(self._context, self.periods, self.exchange, self.papers)

    @cached_property
    def settings(self) -> SettingsService:
        """The settings."""
        from kiemdiem_desktop.services.settings import SettingsService

        return SettingsService(self._context)

    def loaders(self) -> tuple[Callable[[], object], ...]:
        """What makes each service, for whoever has the time before it is asked for; call them on the book's thread."""
        names = (name for name, value in vars(Office).items() if isinstance(value, cached_property))
        return tuple(partial(getattr, self, name) for name in names)

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
    upper = one_line(new.upper_committee) or committee_of(one_line(new.parent))
    return Cell(
        id=cell_id,
        name=one_line(new.name),
        parent=one_line(new.parent),
        place=one_line(new.place),
        upper_committee=upper,
        deciding_authority=one_line(new.deciding_authority) or upper,
        section_committee=one_line(new.section_committee),
        kind=new.kind,
        has_committee=new.has_committee,
        has_groups=new.has_groups,
        has_seal=new.has_seal,
        code=one_line(new.code),
    )


def _term(env: Environment) -> Term:
    start = env.clock.today().year - env.clock.today().year % TERM_YEARS
    return Term(
        id=env.ids.new(),
        name=f"{start}-{start + TERM_YEARS}",
        start=date(start, 1, 1),
        end=date(start + TERM_YEARS, 12, 31),
    )
