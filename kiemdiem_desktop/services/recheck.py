"""Rà soát, chấn chỉnh: looking at an earlier period by its own rules, and keeping or correcting what was found.

The cell proposes and submits; only a decision with its paper and day changes a level. A closed period stays closed:
nothing but the decided level changes in it, and its correction keeps the old one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.papers.shared import RECHECK_WORDS, shared_papers
from kiemdiem_desktop.domain.grading import Level, Step
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.period import PeriodKey
from kiemdiem_desktop.domain.posts import is_head
from kiemdiem_desktop.domain.recheck import (
    Choice,
    Correction,
    CorrectionState,
    RecheckFinding,
    RecheckSheet,
)
from kiemdiem_desktop.domain.results import ResultDecision, ResultsPreview
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.exchange.dossier import read_dossier
from kiemdiem_desktop.exchange.results.preview import preview_results, with_result_decision
from kiemdiem_desktop.services.concluded import concluded_facts
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.exchange import DossierPreview, ExchangeService
from kiemdiem_desktop.services.latest import Latest
from kiemdiem_desktop.services.periods import PeriodsService, pin
from kiemdiem_desktop.services.recheck_sheet import belongs, build_recheck, deadline_of
from kiemdiem_desktop.services.results import ResultsStore, earlier_period
from kiemdiem_desktop.services.reviews import put_level
from kiemdiem_desktop.services.sheets import SheetReader
from kiemdiem_desktop.store.backup import Occasion
from kiemdiem_desktop.store.unit_of_work import UnitOfWork

DOSSIER = ".json"
"""The ending of a dossier; every other file is a list of results."""

_UNKNOWN_WORDS = "recheck_unknown"
_DEADLINE = "recheck.deadline.{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayChoice:
    """What an upper committee laid over a regulation."""

    id: str
    title: str
    governs: bool


class RecheckService:
    """The re-check of earlier results."""

    def __init__(
        self, context: Context, periods: PeriodsService, sheets: SheetReader, exchange: ExchangeService
    ) -> None:
        self._book = context.book
        self._env = context.env
        self._clock = context.env.clock
        self._ids = context.env.ids
        self._exchange = exchange
        self._periods = periods
        self._sheets = sheets
        self._latest: Latest[RecheckSheet] = Latest()

    def preview(self, path: Path, control: Control | None = None) -> ResultsPreview | DossierPreview:
        """Say what a file of earlier results holds, a dossier or a plain list; nothing is stored."""
        if path.suffix.lower() == DOSSIER:
            return self._exchange.check_dossier(read_dossier(path))
        with self._book.read() as unit:
            members = unit.members.all()
        return preview_results(path, members, self._clock.today(), control)

    def settle(self, preview: ResultsPreview, row: int, decision: ResultDecision | None) -> ResultsPreview:
        """Take the user's word on one row before anything is stored, or take it back."""
        return with_result_decision(preview, row, decision)

    def overlays(self, regulation_id: str, key: PeriodKey) -> tuple[OverlayChoice, ...]:
        """What upper committees laid over a regulation; ``governs`` says that it is about this period."""
        return tuple(
            OverlayChoice(
                id=entry.overlay.id,
                title=entry.overlay.title,
                governs=entry.overlay.applies is None or entry.overlay.applies.governs(key.year, key.kind),
            )
            for entry in self._env.catalog.overlays(regulation_id)
        )

    def import_dossier(self, path: Path) -> Outcome:
        """Store the results of a dossier; refusals are those of the exchange service."""
        return self._exchange.import_dossier(read_dossier(path))

    def import_results(
        self,
        preview: ResultsPreview,
        key: PeriodKey,
        *,
        regulation_id: str | None = None,
        overlays: Sequence[str] = (),
    ) -> Outcome:
        """Open an earlier period under its regulation and store the rows that the preview takes, as one step to undo.

        Their levels become the decided ones; persons whom only the list knows are added as no longer of the cell.
        Refused: a period that the book has (``period_exists``), a list of nothing (``results_nothing_taken``), two rows
        about the same subject (``results_twice``).
        """
        chosen = regulation_id or self._env.catalog.choose(key.year, key.kind)
        loaded = self._env.catalog.load(chosen, overlays)
        self._book.back_up_before(Occasion.IMPORT)
        with self._book.write("Nhập kết quả năm trước") as unit:
            if unit.periods.exists(key=str(key)):
                raise KnownError("period_exists", key=str(key))
            period = earlier_period(self._ids, key, loaded)
            unit.periods.add(period)
            pin(unit, loaded)
            ResultsStore(unit=unit, ids=self._ids, period=period, asked=concluded_facts(loaded.regulation)).store(
                preview
            )
        return unit.outcome

    def head(self, period_id: UUID) -> UUID | None:
        """The participant who led the cell then, as far as the period tells; he answers for corrections."""
        sheet = self._sheets.sheet(period_id)
        led = [entry.head_id for entry in sheet.records.collectives if entry.head_id is not None]
        heads = [person.id for person in sheet.records.participants if is_head(person.party_post)]
        return next(iter((*led, *heads)), None)

    def recheck(self, period_id: UUID) -> RecheckSheet:
        """Every finding about the period's results as they were found, with what was done about each."""
        today = self._clock.today()
        return self._latest.of((period_id, self._book.revision, today), lambda: self._rechecked(period_id, today))

    def _rechecked(self, period_id: UUID, today: date) -> RecheckSheet:
        sheet, regulation = self._sheets.sheet(period_id), self._periods.regulation(period_id)
        words = regulation.wording.get(_UNKNOWN_WORDS) or shared_papers(RECHECK_WORDS).wording[_UNKNOWN_WORDS]
        return build_recheck(sheet, regulation, words, today, self.deadline(period_id))

    def deadline(self, period_id: UUID) -> date | None:
        """The last day in time: the one set for the period, else the one of its regulation."""
        period = self._periods.period(period_id)
        with self._book.read() as unit:
            own = unit.settings.get(_DEADLINE.format(key=period.key))
        if isinstance(own, str):
            return date.fromisoformat(own)
        return deadline_of(self._periods.regulation(period_id), period.start.year)

    def set_deadline(self, period_id: UUID, last_day: date | None) -> Outcome:
        """Set the last day in time for one period; ``None`` goes back to the regulation's."""
        period = self._periods.period(period_id)
        key = _DEADLINE.format(key=period.key)
        with self._book.write("Đặt thời hạn rà soát", merge_key=key) as unit:
            if last_day is None:
                unit.settings.remove(key)
            else:
                unit.settings.set(key, last_day.isoformat())
        return unit.outcome

    def keep(self, period_id: UUID, finding: RecheckFinding, reason: str) -> Outcome:
        """Keep the result that a finding is about, with a reason; refused while a correction is on its way."""
        kept = self._new(period_id, finding, finding.subject_id, reason)
        kept = replace(
            kept, choice=Choice.KEEP, state=CorrectionState.DECIDED, submitted_on=self._clock.today(), new_level=None
        )
        faults = self._faults(period_id, finding)
        with self._book.write("Giữ nguyên kết quả xếp loại") as unit:
            self._put(unit, finding, kept, faults)
        return unit.outcome

    def propose(
        self,
        period_id: UUID,
        finding: RecheckFinding,
        new_level: Level | None,
        *,
        reason: str,
        responsible_id: UUID,
        subject_id: UUID | None = None,
    ) -> Outcome:
        """Propose another level for a finding; ``None`` takes the level away.

        A finding about the whole period needs the ``subject_id`` whose level shall change. Refused: without a reason,
        for the level that stands, while another correction of the same subject is on its way.
        """
        subject = finding.subject_id or subject_id
        if subject is None:
            raise KnownError("correction_without_subject")
        made = self._new(period_id, finding, subject, reason)
        if made.old_level is new_level:
            raise KnownError("correction_same_level")
        made = replace(made, choice=Choice.CORRECT, new_level=new_level, responsible_id=responsible_id)
        faults = self._faults(period_id, finding)
        with self._book.write("Đề nghị chấn chỉnh kết quả xếp loại") as unit:
            person = unit.participants.peek(responsible_id)
            if person is None or person.period_id != period_id:
                raise KnownError("correction_without_head")
            self._put(unit, finding, made, faults)
        return unit.outcome

    def submit(self, correction_ids: Collection[UUID], on: date) -> Outcome:
        """Record that proposals went up to the deciding authority on this day."""
        self._not_to_come(on)
        with self._book.write("Trình đề nghị chấn chỉnh") as unit:
            for entry in self._each(unit, correction_ids, CorrectionState.PROPOSED, "correction_not_proposed"):
                unit.corrections.update(replace(entry, state=CorrectionState.SUBMITTED, submitted_on=on))
        return unit.outcome

    def decide(self, correction_ids: Collection[UUID], paper: str, on: date) -> Outcome:
        """Record the authority's decision: its paper and day make the new level the decided one.

        Refused: what was not submitted, without the paper's number, a day before it was submitted or still to come.
        """
        number = one_line(paper)
        if not number:
            raise KnownError("correction_without_paper")
        self._not_to_come(on)
        standing = self._standing(correction_ids)
        with self._book.write("Ghi quyết định chấn chỉnh") as unit:
            for entry in self._each(unit, correction_ids, CorrectionState.SUBMITTED, "correction_not_submitted"):
                if entry.submitted_on is not None and on < entry.submitted_on:
                    raise KnownError("correction_days_backwards")
                old = standing[entry.id]
                self._decide(unit, replace(entry, deciding_paper=number, decided_on=on, old_level=old))
        return unit.outcome

    def withdraw(self, correction_ids: Collection[UUID]) -> Outcome:
        """Take kept results and proposals back, submitted or not; a decided correction stays."""
        with self._book.write("Rút đề nghị chấn chỉnh") as unit:
            for correction_id in correction_ids:
                if unit.corrections.get(correction_id).in_force:
                    raise KnownError("correction_decided")
                unit.corrections.remove(correction_id)
        return unit.outcome

    def _new(self, period_id: UUID, finding: RecheckFinding, subject_id: UUID | None, reason: str) -> Correction:
        if finding.unknown:
            raise KnownError("recheck_of_unknown")
        if not one_line(reason):
            raise KnownError("correction_without_reason")
        return Correction(
            id=self._ids.new(),
            period_id=period_id,
            subject_id=subject_id,
            rule=finding.rule,
            variant=finding.variant,
            sentence=finding.sentence,
            citation=finding.citation,
            reason=nfc(reason).strip(),
            old_level=self._level(period_id, subject_id),
        )

    def _level(self, period_id: UUID, subject_id: UUID | None) -> Level | None:
        """The level that stands now: the decided one, before there is one the cell's."""
        if subject_id is None:
            return None
        sheet = self._sheets.sheet(period_id)
        if any(entry.subject_id == subject_id and entry.in_force for entry in sheet.records.corrections):
            decided = sheet.subject(subject_id).levels.get(Step.DECIDED)
            return decided.level if decided else None
        return sheet.subject(subject_id).level

    def _faults(self, period_id: UUID, finding: RecheckFinding) -> list[RecheckFinding]:
        """Everything that was found; refused when the finding is not among it any more."""
        faults = [line.finding for line in self.recheck(period_id).findings]
        if finding not in faults:
            raise KnownError("recheck_finding_gone")
        return faults

    def _standing(self, correction_ids: Collection[UUID]) -> dict[UUID, Level | None]:
        """The levels that stand now, by the corrections that are about them."""
        with self._book.read() as unit:
            found = [unit.corrections.get(correction_id) for correction_id in correction_ids]
        return {entry.id: self._level(entry.period_id, entry.subject_id) for entry in found}

    @staticmethod
    def _put(unit: UnitOfWork, finding: RecheckFinding, fresh: Correction, faults: list[RecheckFinding]) -> None:
        """Store what is done about a finding, in place of what was only proposed or kept before."""
        everyone = unit.corrections.find(period_id=fresh.period_id)
        for entry in everyone:
            mine = belongs(entry, finding, faults) and entry.subject_id in {fresh.subject_id, None}
            if mine and not entry.in_force:
                if entry.state is CorrectionState.SUBMITTED:
                    raise KnownError("correction_under_way")
                unit.corrections.update(replace(fresh, id=entry.id, version=entry.version))
                return
        under_way = [e for e in everyone if e.choice is Choice.CORRECT and not e.in_force and e.subject_id is not None]
        if fresh.choice is Choice.CORRECT and any(entry.subject_id == fresh.subject_id for entry in under_way):
            raise KnownError("correction_under_way")
        unit.corrections.add(fresh)

    @staticmethod
    def _each(
        unit: UnitOfWork, correction_ids: Collection[UUID], state: CorrectionState, refusal: str
    ) -> list[Correction]:
        found = [unit.corrections.get(correction_id) for correction_id in correction_ids]
        if any(entry.choice is not Choice.CORRECT or entry.state is not state for entry in found):
            raise KnownError(refusal)
        return found

    def _decide(self, unit: UnitOfWork, entry: Correction) -> None:
        assert entry.subject_id is not None  # noqa: S101 - a correction names whose level it changes
        unit.corrections.update(replace(entry, state=CorrectionState.DECIDED))
        key = (entry.period_id, entry.subject_id, Step.DECIDED)
        grounds = (entry.reason, entry.deciding_paper, entry.decided_on)
        put_level(unit, self._ids.new(), key, entry.new_level, grounds)

    def _not_to_come(self, day: date) -> None:
        if day > self._clock.today():
            raise KnownError("correction_in_future")
