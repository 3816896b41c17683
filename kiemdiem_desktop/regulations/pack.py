"""A regulation as data: everything a period's screens, checks and papers take from the Party's texts."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import msgspec

from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.organisation import CellKind
from kiemdiem_desktop.domain.period import PeriodKind
from kiemdiem_desktop.forms.schema import Confidence, Form, Side, SubjectKind
from kiemdiem_desktop.regulations.rules import Rule
from kiemdiem_desktop.regulations.settings import BallotSettings, CapSettings, MeetingSettings, PackStruct
from kiemdiem_desktop.regulations.tree import AS_LAID


class Document(PackStruct, frozen=True, kw_only=True):
    """A text of the Party that the pack rests on; ``cite`` is how sentences name it."""

    id: str
    cite: str
    number: str = ""
    date: str = ""
    issuer: str = ""
    title: str = ""
    status: str = ""
    confidence: Confidence = Confidence.QUOTED


class Clause(PackStruct, frozen=True, kw_only=True):
    """A place in a document, such as one of its articles."""

    id: str
    document: str
    place: str


class Applies(PackStruct, frozen=True, kw_only=True):
    """The years and kinds of period that the regulation governs; no last year means still in force."""

    year_from: int
    year_to: int | None = None
    period_kinds: tuple[PeriodKind, ...] = (PeriodKind.YEAR,)

    def governs(self, year: int, kind: PeriodKind) -> bool:
        """Say whether a period of this kind in this year falls under it."""
        return kind in self.period_kinds and self.year_from <= year <= (self.year_to or year)


class LevelDef(PackStruct, frozen=True, kw_only=True):
    """The official name of one of the four levels; ``at_least`` is the least score that gives it."""

    key: Level
    name: str
    short: str
    citation: str
    confidence: Confidence = Confidence.QUOTED
    at_least: Fraction | None = None


class ScaleKind(StrEnum):
    """Whether criteria are scored in points or graded one by one."""

    POINTS = "points"
    GRADES = "grades"


class GradeDef(PackStruct, frozen=True, kw_only=True):
    """One grade of a criterion; a higher rank is better."""

    id: str
    name: str
    rank: int


class Scale(PackStruct, frozen=True, kw_only=True):
    """How criteria are measured: points up to a total, or grades."""

    kind: ScaleKind
    citation: str
    confidence: Confidence = Confidence.QUOTED
    total: int = 0
    places: int = 1
    grades: tuple[GradeDef, ...] = ()


class Criterion(PackStruct, frozen=True, kw_only=True):
    """One criterion's official text; ``max`` comes from an upper committee, ``details`` are its indicators."""

    id: str
    label: str
    details: tuple[str, ...] = ()
    max: int | None = None


class CriteriaGroup(PackStruct, frozen=True, kw_only=True):
    """A group of criteria with its maximum. With ``choose_one`` only the item of one's own body applies.

    ``graded`` groups get grades: on each item, or on the group itself when it has none; an ``optional`` group counts
    only once it is graded.
    """

    id: str
    label: str
    max: int | None = None
    lead: str = ""
    note: str = ""
    choose_one: bool = False
    graded: bool = False
    optional: bool = False
    confidence: Confidence = Confidence.QUOTED
    items: tuple[Criterion, ...] = ()


class CriteriaSet(PackStruct, frozen=True, kw_only=True):
    """The criteria of one kind of subject."""

    id: str
    subject: SubjectKind
    appendix: str
    citation: str
    groups: tuple[CriteriaGroup, ...] = ()


class FactKind(StrEnum):
    """What the answer to a fact's question is."""

    SHARE = "share"
    FLAG = "flag"


class FactDef(PackStruct, frozen=True, kw_only=True):
    """A fact that rules read and a person enters; ``name`` stands in sentences, ``question`` on the screen.

    ``concluded`` marks a case to which nobody says yes without the concluding paper.
    """

    id: str
    kind: FactKind
    name: str
    question: str
    subjects: tuple[SubjectKind, ...] = ()
    concluded: bool = False


class SubjectDef(PackStruct, frozen=True, kw_only=True):
    """A kind of subject with its name and its form."""

    id: SubjectKind
    name: str
    form: str
    citation: str


class ProcedureStep(PackStruct, frozen=True, kw_only=True):
    """One body's turn in the classification; ``counts`` says that its levels count for the cap and the statistics."""

    id: Step
    name: str
    who: str
    counts: bool
    citation: str
    confidence: Confidence


class Decider(PackStruct, frozen=True, kw_only=True):
    """Who assesses, proposes and decides the level of a cell of this kind and of its members.

    ``authority`` proposes how papers call who decides, from the ``{upper}`` committee; empty where that cannot be told.
    """

    id: CellKind
    name: str
    self_assesses: str
    proposes: str
    decides: str
    members_decide: str
    authority: str = ""
    citation: str
    confidence: Confidence


class OrderItem(PackStruct, frozen=True, kw_only=True):
    """One sentence on what comes before what, or on something else that no rule can check."""

    id: str
    text: str
    citation: str
    confidence: Confidence = Confidence.QUOTED


class Deadline(PackStruct, frozen=True, kw_only=True):
    """A last day, in the period's year or the one after it; ``local`` ones are set by the user.

    ``step`` names the step that must be done by then where it is not the whole work; ``for_year`` the one year that the
    deadline is about. With ``before`` the text names the day after, before which the work must be done.
    """

    id: str
    name: str
    month: int
    day: int
    next_year: bool = False
    before: bool = False
    local: bool = False
    step: Step | None = None
    for_year: int | None = None
    citation: str
    confidence: Confidence


class Quarterly(PackStruct, frozen=True, kw_only=True):
    """How quarters are assessed: the form of whoever is chosen, the kinds proposed, the last quarter of its own.

    The quarters after the last one go into the year's assessment.
    """

    form: str
    subjects: tuple[SubjectKind, ...]
    last: int
    citation: str
    confidence: Confidence


class DossierItem(PackStruct, frozen=True, kw_only=True):
    """A part of the dossier that is kept."""

    id: str
    name: str
    if_any: bool
    citation: str
    confidence: Confidence = Confidence.QUOTED


class PaperSignature(PackStruct, frozen=True, kw_only=True):
    """A signature on a paper; authority and post may hold ``{authority}`` and ``{post}``."""

    id: str
    side: Side
    authority: str
    post: str = ""
    hint: str = ""


class PaperDef(PackStruct, frozen=True, kw_only=True):
    """A paper that a period offers; its fixed words stand in the wording table of the same id."""

    id: str
    title: str
    type_code: str = ""
    numbered: bool = False
    doc_type: str = ""
    abstract: str = ""
    recipients: tuple[str, ...] = ()
    signatures: tuple[PaperSignature, ...] = ()
    citation: str
    confidence: Confidence


class OpenPoint(PackStruct, frozen=True, kw_only=True):
    """Something that the texts at hand do not tell: shown as open, never filled in by the program."""

    id: str
    text: str


class Layer(PackStruct, frozen=True, kw_only=True):
    """An overlay that a resolved regulation was made with; people call it by who issued it, else by its title."""

    id: str
    version: str
    title: str = ""
    issuer: str = ""


class Regulation(PackStruct, frozen=True, kw_only=True):
    """A resolved regulation: what a period is pinned to and a book stores."""

    id: str
    version: str
    title: str
    short_title: str
    applies: Applies
    documents: tuple[Document, ...]
    clauses: tuple[Clause, ...] = ()
    levels: tuple[LevelDef, ...]
    scale: Scale
    subjects: tuple[SubjectDef, ...]
    facts: tuple[FactDef, ...] = ()
    criteria: tuple[CriteriaSet, ...] = ()
    rules: tuple[Rule, ...] = ()
    cap: CapSettings
    ballots: BallotSettings
    meeting: MeetingSettings
    steps: tuple[ProcedureStep, ...]
    deciders: tuple[Decider, ...] = ()
    order: tuple[OrderItem, ...] = ()
    notes: tuple[OrderItem, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    dossier: tuple[DossierItem, ...] = ()
    quarterly: Quarterly | None = None
    open_points: tuple[OpenPoint, ...] = ()
    papers: tuple[PaperDef, ...] = ()
    wording: dict[str, dict[str, str]] = msgspec.field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    layers: tuple[Layer, ...] = ()

    @property
    def full_title(self) -> str:
        """The title with what was laid on it, in the order of the layers."""
        return self._with_layers(self.title)

    @property
    def short_name(self) -> str:
        """What people call it, with what was laid on it, in the order of the layers."""
        return self._with_layers(self.short_title)

    def _with_layers(self, title: str) -> str:
        return " + ".join((title, *(self.called(layer) for layer in self.layers)))

    def called(self, layer: Layer) -> str:
        """Name an overlay as people do; where one body issued several of them, by its title."""
        alone = sum(other.issuer == layer.issuer for other in self.layers) == 1
        return (layer.issuer if alone else "") or layer.title or layer.id

    def level(self, key: Level) -> LevelDef:
        """Return the definition of a level."""
        return next(level for level in self.levels if level.key is key)

    def for_kind(self, kind: PeriodKind) -> Regulation:
        """Return the regulation as such a period reads it: in a quarter every person fills the quarter's form.

        The deadlines are the year's; a quarter has none.
        """
        quarterly = self.quarterly
        if kind is not PeriodKind.QUARTER or quarterly is None:
            return self
        subjects = tuple(
            each if each.id is SubjectKind.COLLECTIVE else msgspec.structs.replace(each, form=quarterly.form)
            for each in self.subjects
        )
        return msgspec.structs.replace(self, subjects=subjects, deadlines=())

    def form_for(self, subject: SubjectKind) -> Form:
        """Return the form that this kind of subject fills."""
        wanted = next(entry.form for entry in self.subjects if entry.id is subject)
        return next(form for form in self.forms if form.id == wanted)

    def criteria_for(self, subject: SubjectKind) -> CriteriaSet | None:
        """Return the criteria of this kind of subject, if the regulation has them."""
        return next((entry for entry in self.criteria if entry.subject is subject), None)

    def paper(self, paper_id: str) -> PaperDef:
        """Return a paper; KeyError when the regulation offers none of this id."""
        for paper in self.papers:
            if paper.id == paper_id:
                return paper
        raise KeyError(paper_id)

    def cite(self, citation: str) -> str:
        """Write a citation as sentences carry it: the place, then the document; KeyError for an unknown one.

        What an overlay changed without a source of its own is cited with the overlay beside it.
        """
        citation, _, laid = citation.partition(AS_LAID)
        told = self._cite(citation)
        return f"{told}, {next(self.called(at) for at in self.layers if at.id == laid)}" if laid else told

    def _cite(self, citation: str) -> str:
        places = {clause.id: clause for clause in self.clauses}
        names = {document.id: document.cite for document in self.documents}
        if citation in places:
            return f"{places[citation].place}, {names[places[citation].document]}"
        return names[citation]

    def level_by_score(self, score: Fraction) -> Level | None:
        """Return the best level whose least score is reached; None when the scale has no thresholds."""
        bounds = [level for level in self.levels if level.at_least is not None]
        reached = [level for level in bounds if level.at_least is not None and score >= level.at_least]
        return max(reached, key=lambda level: level.at_least or Fraction(0)).key if reached else None


def with_settings(
    regulation: Regulation,
    *,
    cap: CapSettings | None = None,
    ballots: BallotSettings | None = None,
    meeting: MeetingSettings | None = None,
) -> Regulation:
    """Return the regulation with a cell's own settings in place of the pack's defaults."""
    return msgspec.structs.replace(
        regulation,
        cap=cap or regulation.cap,
        ballots=ballots or regulation.ballots,
        meeting=meeting or regulation.meeting,
    )
