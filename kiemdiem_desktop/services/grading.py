"""Grading: what the rules say of the period, which levels stay open, and what the ballots add up to.

The program explains; the levels themselves are always a person's word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.concluding import NO_PAPER, ConcludingPaper
from kiemdiem_desktop.domain.grading import FactAnswer, Level, RuleReason, Step
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.overview import CapLine, MissingItem, OverviewSheet, StepLine, StepState
from kiemdiem_desktop.domain.sheets import PeriodSheet, SubjectSheet
from kiemdiem_desktop.domain.statistics import classified_at, low_reason
from kiemdiem_desktop.domain.tally import BallotKind, Body, Tally
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.regulations.cap import cap_limit, formula
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.explain import LevelOffer, levels_offered
from kiemdiem_desktop.regulations.facts import PeriodFacts
from kiemdiem_desktop.regulations.findings import Case, Finding
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.period_rules import cap_groups
from kiemdiem_desktop.regulations.rules import CapRule
from kiemdiem_desktop.regulations.settings import CapBase
from kiemdiem_desktop.services.concluded import concluded_facts
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.facts import CAP_RAISED, period_facts
from kiemdiem_desktop.services.latest import Latest
from kiemdiem_desktop.services.overview import build_steps
from kiemdiem_desktop.services.periods import PeriodsService, refuse_closed
from kiemdiem_desktop.services.reviews import put_level
from kiemdiem_desktop.services.sheets import SheetReader

__all__ = ["CapLine", "GradingService", "Judgement", "MissingItem", "OverviewSheet", "StepLine", "StepState"]

_ON_LEVELS = frozenset({BallotKind.LEVELS, BallotKind.RE_VOTE})


class Offers(Mapping[UUID, tuple[LevelOffer, ...]]):
    """The levels that each subject may be given; worked out for a subject when it is asked for."""

    def __init__(self, regulation: Regulation, facts: PeriodFacts, subject_ids: Collection[UUID]) -> None:
        self._regulation, self._facts = regulation, facts
        self._ids = tuple(subject_ids)
        self._known: dict[UUID, tuple[LevelOffer, ...]] = {}

    def __getitem__(self, subject_id: UUID) -> tuple[LevelOffer, ...]:
        if subject_id not in self._known:
            self._known[subject_id] = levels_offered(self._regulation, self._facts, str(subject_id))
        return self._known[subject_id]

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the rules say of a period, with the sheet that they were asked about."""

    sheet: PeriodSheet
    findings: tuple[Finding, ...]
    offers: Offers
    cap: tuple[CapLine, ...]

    def of(self, subject_id: UUID | None) -> tuple[Finding, ...]:
        """The findings about one subject, meeting or ballot; ``None`` asks for those about the whole period."""
        wanted = None if subject_id is None else str(subject_id)
        return tuple(finding for finding in self.findings if finding.subject_id == wanted)


class GradingService:
    """The grading grid and the first page."""

    def __init__(self, context: Context, periods: PeriodsService, sheets: SheetReader) -> None:
        self._book = context.book
        self._ids = context.env.ids
        self._periods = periods
        self._sheets = sheets
        self._latest: Latest[Judgement] = Latest()

    def judgement(self, period_id: UUID) -> Judgement:
        """Everything that the period's regulation says of it today."""
        return self._latest.of((period_id, self._book.revision), lambda: self._judged(period_id))

    def _judged(self, period_id: UUID) -> Judgement:
        sheet, regulation = self._sheets.sheet(period_id), self._periods.regulation(period_id)
        facts = period_facts(sheet, regulation)
        return Judgement(
            sheet=sheet,
            findings=evaluate(regulation, facts),
            offers=Offers(regulation, facts, [subject.id for subject in sheet.subjects]),
            cap=cap_lines(regulation, facts),
        )

    def overview(self, period_id: UUID) -> OverviewSheet:
        """The steps of the period, the balance of persons and the levels."""
        judgement = self.judgement(period_id)
        sheet = judgement.sheet
        return OverviewSheet(
            steps=build_steps(sheet, self._periods.regulation(period_id)),
            balance=sheet.balance,
            by_level=sheet.balance.by_level,
            cap=judgement.cap,
            low_reasons=_low_reasons(sheet),
        )

    def ballot_majorities(self, period_id: UUID) -> dict[UUID, Level]:
        """The level that more than half of the cell's valid votes gave each subject in its last round: a proposal."""
        found: dict[UUID, Level] = {}
        for subject in self._sheets.sheet(period_id).subjects:
            level = majority(subject)
            if level is not None:
                found[subject.id] = level
        return found

    def take_majorities(self, period_id: UUID, subject_ids: Collection[UUID]) -> Outcome:
        """Fill the cell's level from the ballot for these subjects, on the user's word.

        A level that stands already keeps its reason.
        """
        majorities = self.ballot_majorities(period_id)
        with self._book.write("Lấy mức xếp loại theo kết quả phiếu") as unit:
            refuse_closed(unit, period_id)
            for subject_id in subject_ids:
                level = majorities.get(subject_id)
                key = {"period_id": period_id, "subject_id": subject_id, "step": Step.CELL}
                if level is not None and not unit.levels.exists(**key, level=level):
                    put_level(unit, self._ids.new(), (period_id, subject_id, Step.CELL), level, ("", "", None))
        return unit.outcome

    def answer(
        self,
        period_id: UUID,
        subject_id: UUID,
        fact: str,
        *,
        yes: bool | None,
        note: str = "",
        paper: ConcludingPaper = NO_PAPER,
    ) -> Outcome:
        """Answer one of the regulation's questions about a subject; ``None`` makes it unknown again.

        Refused (``fact_without_paper``): yes to a concluded case without authority, number and day of the paper.
        """
        if yes and fact in concluded_facts(self._periods.regulation(period_id)) and not paper.whole:
            raise KnownError("fact_without_paper")
        with self._book.write("Ghi dữ kiện đối chiếu", merge_key=f"answer:{subject_id}:{fact}") as unit:
            refuse_closed(unit, period_id)
            known = unit.fact_answers.one(period_id=period_id, subject_id=subject_id, fact=fact)
            if yes is not None:
                answer = FactAnswer(
                    id=known.id if known else self._ids.new(),
                    period_id=period_id,
                    subject_id=subject_id,
                    fact=fact,
                    yes=yes,
                    note=nfc(note).strip(),
                    concluding_authority=one_line(paper.authority),
                    concluding_number=one_line(paper.number),
                    concluded_on=paper.issued_on,
                )
                unit.fact_answers.put(answer)
            elif known is not None:
                unit.fact_answers.remove(known.id)
        return unit.outcome

    def raise_cap(self, period_id: UUID, *, raised: bool, ground: str = "") -> Outcome:
        """Record that the authority allowed the raised share, with its written ground."""
        return self.answer(period_id, period_id, CAP_RAISED, yes=True if raised else None, note=ground)

    def give_reason(self, period_id: UUID, subject_id: UUID | None, rule: str, reason: str) -> Outcome:
        """Record why a person keeps what a rule warns of; an empty reason takes it back."""
        with self._book.write("Ghi lý do giữ nguyên", merge_key=f"reason:{subject_id}:{rule}") as unit:
            refuse_closed(unit, period_id)
            known = unit.rule_reasons.one(period_id=period_id, subject_id=subject_id, rule=rule)
            text = nfc(reason).strip()
            if known is not None and not text:
                unit.rule_reasons.remove(known.id)
            elif known is not None:
                unit.rule_reasons.update(replace(known, reason=text))
            elif text:
                unit.rule_reasons.add(
                    RuleReason(id=self._ids.new(), period_id=period_id, subject_id=subject_id, rule=rule, reason=text)
                )
        return unit.outcome


def _low_reasons(sheet: PeriodSheet) -> Mapping[str, int]:
    """Why members stand at the lowest level, in the words of the statistics, each member counted once."""
    lowest = tuple(classified_at(sheet.persons, Level.NOT_COMPLETED))
    if not lowest:
        return {}
    from kiemdiem_desktop.documents.papers.shared import RESULT_WORDS, shared_papers
    from kiemdiem_desktop.documents.papers.statistics_frame import statistics_frame

    words = shared_papers(RESULT_WORDS).wording["member_statistics"]
    grounds = statistics_frame().grounds
    counts = Counter(low_reason(sheet, person, grounds) for person in lowest)
    return {words[f"reason_{ground.id}"]: counts[ground.id] for ground in grounds if counts[ground.id]}


def cap_lines(regulation: Regulation, facts: PeriodFacts) -> tuple[CapLine, ...]:
    """The cap in each group of the period, whether exceeded or not."""
    rule = next((rule for rule in regulation.rules if isinstance(rule, CapRule) and rule.enabled), None)
    if rule is None:
        return ()
    groups = cap_groups(Case(regulation=regulation, facts=facts))
    return tuple(_cap_line(regulation, facts, rule, group, levels) for group, levels in sorted(groups.items()))


def _cap_line(regulation: Regulation, facts: PeriodFacts, rule: CapRule, group: str, levels: list[Level]) -> CapLine:
    excellent, good = levels.count(Level.EXCELLENT), levels.count(Level.GOOD)
    pool, raised = excellent + good, facts.cap_raised
    bases = {CapBase.GOOD: good, CapBase.GOOD_OR_BETTER: pool, CapBase.ALL_CLASSIFIED: len(levels)}
    return CapLine(
        group=group,
        good=good,
        excellent=excellent,
        limit=cap_limit(regulation.cap, classified=len(levels), pool=pool, raised=raised),
        sentence=formula(regulation.cap, bases[regulation.cap.base], raised=raised),
        citation=regulation.cite(rule.citation),
    )


def majority(subject: SubjectSheet) -> Level | None:
    """The level with more than half of the valid votes in the cell's latest round on levels."""
    lines = [line for line in subject.tallies if line.ballot.body is Body.CELL and line.ballot.kind in _ON_LEVELS]
    if not lines or not lines[-1].ballot.valid:
        return None
    line = lines[-1]
    for level in Level:
        if 2 * _votes(line.tally, level) > (line.ballot.valid or 0):
            return level
    return None


def _votes(tally: Tally, level: Level) -> int:
    count: int | None = getattr(tally, level.value)
    return count or 0
