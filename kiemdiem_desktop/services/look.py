"""How the papers of a book look: the spelling of their words, the signature blocks of forms, the sheet of ballots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.papers.request import BallotSheetSize, PaperOptions
from kiemdiem_desktop.documents.papers.spelling import Spelling
from kiemdiem_desktop.documents.papers.statistics_frame import statistics_frame
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.latest import Latest
from kiemdiem_desktop.services.periods import PeriodsService

__all__ = ["BallotSheetSize", "BlockChoice", "LookService", "OrganisationType", "PaperLook", "Spelling"]

KEY = "paper_look"
ORGANISATION_TYPE = "organisation_type"
"""The choice that the statistics of members name when they lack it."""
_SPELLING, _BLOCKS, _BALLOTS = "spelling", "blocks", "ballots"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLook:
    """What the book chose. ``blocks`` says by id which signature blocks are printed; the others follow the form.

    ``organisation_type`` is the column of the statistics that the cell fills; without one its names tell.
    """

    spelling: Spelling = Spelling.AS_WRITTEN
    blocks: Mapping[str, bool] = field(default_factory=dict)
    ballots: BallotSheetSize = BallotSheetSize.BY_COLUMNS
    organisation_type: str = ""

    def options(self) -> PaperOptions:
        """The options of every paper."""
        return PaperOptions(
            spelling=self.spelling,
            sign_blocks_off=frozenset(block for block, on in self.blocks.items() if not on),
            sign_blocks_on=frozenset(block for block, on in self.blocks.items() if on),
            ballot_sheet=self.ballots,
            organisation_type=self.organisation_type,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockChoice:
    """A signature block that may be switched: who signs and under what heading, and whether it is printed today."""

    id: str
    label: str
    on: bool
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationType:
    """A type of party organisation with the headings of its column."""

    id: str
    label: str


class LookService:
    """Reads and changes how the papers look."""

    def __init__(self, context: Context, periods: PeriodsService) -> None:
        self._book = context.book
        self._periods = periods
        self._latest: Latest[PaperLook] = Latest()

    def look(self) -> PaperLook:
        """What the book chose; an entry that is not understood, as from a later program, counts as not chosen."""
        return self._latest.of(self._book.revision, self._read)

    def choose(self, look: PaperLook) -> Outcome:
        """Store another look; papers that were issued stay as they are."""
        with self._book.write("Đổi cách trình bày văn bản") as unit:
            unit.settings.set(
                KEY,
                {
                    _SPELLING: look.spelling.value,
                    _BLOCKS: dict(look.blocks),
                    _BALLOTS: look.ballots.value,
                    ORGANISATION_TYPE: look.organisation_type,
                },
            )
        return unit.outcome

    def blocks(self, period_id: UUID) -> tuple[BlockChoice, ...]:
        """The signature blocks of the members' forms of a period, each once, in the order of the forms."""
        chosen = self.look().blocks
        found: dict[str, BlockChoice] = {}
        forms = self._periods.regulation(period_id).forms
        for form in (form for form in forms if form.subject is not SubjectKind.COLLECTIVE):
            for block in form.sign_blocks:
                choice = BlockChoice(
                    id=block.id,
                    label=block.authority,
                    on=chosen.get(block.id, block.on),
                    heading=block.heading,
                )
                found.setdefault(block.id, choice)
        return tuple(found.values())

    def organisation_types(self) -> tuple[OrganisationType, ...]:
        """The types of party organisation that statistics tell apart, in the order of their columns."""
        return tuple(
            OrganisationType(id=column.id, label=" – ".join(column.path)) for column in statistics_frame().choices
        )

    def _read(self) -> PaperLook:
        with self._book.read() as unit:
            stored = unit.settings.get(KEY, {})
        known = stored if isinstance(stored, dict) else {}
        blocks = known.get(_BLOCKS)
        return PaperLook(
            spelling=_one_of(Spelling, known.get(_SPELLING), Spelling.AS_WRITTEN),
            blocks={str(name): on is True for name, on in blocks.items()} if isinstance(blocks, dict) else {},
            ballots=_one_of(BallotSheetSize, known.get(_BALLOTS), BallotSheetSize.BY_COLUMNS),
            organisation_type=kind if isinstance(kind := known.get(ORGANISATION_TYPE), str) else "",
        )


_E = TypeVar("_E", bound=StrEnum)


def _one_of(kind: type[_E], stored: object, default: _E) -> _E:
    return kind(stored) if isinstance(stored, str) and stored in set(kind) else default
