"""The settings of a regulation that a committee or a cell may replace: the ceiling, ballots and meetings."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

import msgspec

from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.forms.checks import Severity
from kiemdiem_desktop.forms.schema import Confidence


class PackStruct(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of the pack's tables: frozen, and refusing what the schema does not know."""


class CapBase(StrEnum):
    """Whom the share is taken of."""

    GOOD = "good"
    GOOD_OR_BETTER = "good_or_better"
    ALL_CLASSIFIED = "all_classified"


class Rounding(StrEnum):
    """How a share of persons becomes a whole number."""

    FLOOR = "floor"
    HALF_UP = "half_up"


class CapSettings(PackStruct, frozen=True, kw_only=True):
    """The ceiling on the best level; a ``raised_share`` needs a written ground and the authority's decision.

    ``citation`` is where the share and its base stand; ``custom_citation`` is that of the choices that no text makes.
    """

    share: Fraction
    raised_share: Fraction | None = None
    base: CapBase
    rounding: Rounding
    by_group: bool
    exclude_head: bool
    at_cell: Severity
    at_deciding: Severity
    citation: str
    confidence: Confidence = Confidence.QUOTED
    rounding_confidence: Confidence
    custom_citation: str = ""
    custom_confidence: Confidence = Confidence.PRACTICE


class ElectorateBase(StrEnum):
    """The number that a share of votes or of attendance is taken of."""

    MAY_VOTE = "may_vote"
    PRESENT_VOTERS = "present_voters"
    COLLECTED = "collected"
    VALID = "valid"
    SUMMONED = "summoned"


class BallotThreshold(PackStruct, frozen=True, kw_only=True):
    """The share of votes that a level needs; ``strict`` means more than it."""

    id: Level
    share: Fraction
    strict: bool
    confidence: Confidence = Confidence.PRACTICE


class BallotColumn(PackStruct, frozen=True, kw_only=True):
    """A column of a ballot paper; those with a level or answer are boxes to mark."""

    id: str
    label: str
    width: int = 1
    mark: bool = False


class BallotPaper(PackStruct, frozen=True, kw_only=True):
    """One kind of ballot paper: its title, its columns and what the voter is told."""

    id: str
    name: str
    title: tuple[str, ...]
    instruction: str
    columns: tuple[BallotColumn, ...]
    confidence: Confidence = Confidence.SECONDARY


class BallotSettings(PackStruct, frozen=True, kw_only=True):
    """How ballots are held; central texts leave most of it to local custom.

    ``several_paper`` asks about several collectives on one sheet; a regulation may have none.
    """

    secret: bool
    base: ElectorateBase
    base_names: dict[str, str]
    cumulative: bool
    thresholds: tuple[BallotThreshold, ...]
    custom: str
    citation: str
    confidence: Confidence
    levels_paper: str
    excellent_paper: str
    collective_paper: str
    papers: tuple[BallotPaper, ...]
    several_paper: str = ""


class MeetingSettings(PackStruct, frozen=True, kw_only=True):
    """When a meeting may decide, and how long it lasts; ``custom`` says where the quorum comes from.

    No number of days means that the text which would name it was not seen.
    """

    quorum: Fraction
    strict: bool
    base: ElectorateBase
    custom: str
    citation: str
    confidence: Confidence
    least_days: int | None = None
    draft_working_days: int | None = None
    draft_citation: str
    draft_confidence: Confidence = Confidence.QUOTED
