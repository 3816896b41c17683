"""Who appraises and who decides, and what is reviewed, as the regulation says of its kind: proposed, never forced."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.organisation import Cell, CellKind
from kiemdiem_desktop.domain.period import CollectiveKind
from kiemdiem_desktop.forms.schema import Confidence
from kiemdiem_desktop.forms.wording import fill
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.environment import Environment

_COMMITTEE_NAME = "Chi ủy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """What a regulation says of one kind of cell; a part that it does not name is empty.

    ``authority_template`` makes the name of who decides from the upper committee's; ``source`` is the clause.
    """

    self_assesses: str
    proposes: str
    decides: str
    members_decide: str
    authority_template: str
    source: str
    sure: bool

    def authority(self, upper: str) -> str:
        """Propose how papers call who decides; empty where the regulation lets nobody tell."""
        return fill(self.authority_template, {"upper": upper}) if upper else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisals:
    """What a regulation says of each kind of cell."""

    title: str
    kinds: Mapping[CellKind, Appraisal]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedCollective:
    """A collective that a new period would review, with its name."""

    kind: CollectiveKind
    name: str


def appraisals(regulation: Regulation) -> Appraisals:
    """Read them out of a regulation."""
    return Appraisals(
        title=regulation.title,
        kinds={
            entry.id: Appraisal(
                self_assesses=entry.self_assesses,
                proposes=entry.proposes,
                decides=entry.decides,
                members_decide=entry.members_decide,
                authority_template=entry.authority,
                source=regulation.cite(entry.citation),
                sure=entry.confidence is Confidence.QUOTED,
            )
            for entry in regulation.deciders
        },
    )


def appraisals_in_force(env: Environment) -> Appraisals:
    """Those of the regulation in force this year; refuses as the catalogue does."""
    return appraisals(env.catalog.load(env.catalog.choose(env.clock.today().year)).regulation)


def proposed_collectives(cell: Cell) -> tuple[ProposedCollective, ...]:
    """The cell's committee where it has one, then the cell."""
    own = ProposedCollective(kind=CollectiveKind.CELL, name=cell.name)
    if not cell.has_committee:
        return (own,)
    name = f"{_COMMITTEE_NAME} {_without_kind(cell.name)}"
    return ProposedCollective(kind=CollectiveKind.CELL_COMMITTEE, name=name), own


def _without_kind(name: str) -> str:
    return name[len("Chi bộ ") :] if name.casefold().startswith("chi bộ ") else name
