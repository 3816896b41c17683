"""Appeals about results: received, answered, and tied to the decision that was reopened and to the one after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.appeal import Appeal
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import Level, LevelEntry, Step
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.services.reviews import put_level
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The deciding authority's new decision on an appeal."""

    level: Level
    number: str
    issued_on: date
    authority: str


class AppealsService:
    """The appeals of a period."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._ids = context.env.ids
        self._clock = context.env.clock

    def appeals(self, period_id: UUID) -> tuple[Appeal, ...]:
        """The appeals of a period in the order in which they came."""
        with self._book.read() as unit:
            return tuple(sorted(unit.appeals.find(period_id=period_id), key=lambda each: each.received_on))

    def decisions(self, period_id: UUID) -> tuple[Decision, ...]:
        """The decisions received for a period."""
        with self._book.read() as unit:
            return tuple(unit.decisions.find(period_id=period_id))

    def receive(self, period_id: UUID, subject_id: UUID, text: str, *, by: str, on: date | None = None) -> Outcome:
        """Record an appeal about a subject's result, also after closing: it bears the level and decision that stand.

        Refused without what it says or who received it, for a day to come, and where there is no result yet.
        """
        said, receiver, day = nfc(text).strip(), one_line(by), on or self._clock.today()
        if not said:
            raise KnownError("appeal_without_text")
        if not receiver:
            raise KnownError("appeal_without_receiver")
        if day > self._clock.today():
            raise KnownError("day_in_future", day=f"{day:%d/%m/%Y}")
        with self._book.write("Nhận khiếu nại, kiến nghị") as unit:
            stands = _standing(unit, period_id, subject_id)
            if stands is None:
                raise KnownError("appeal_without_result")
            unit.appeals.add(
                Appeal(
                    id=self._ids.new(),
                    period_id=period_id,
                    subject_id=subject_id,
                    received_on=day,
                    received_by=receiver,
                    text=said,
                    old_level=stands.level,
                    decision_id=self._decision(unit, stands),
                )
            )
        return unit.outcome

    def answer(self, appeal_id: UUID, answer: str, *, ruling: Ruling | None = None, on: date | None = None) -> Outcome:
        """Answer an appeal; with a ruling the level is decided anew and the appeal ties both decisions together.

        Refused without an answer, and with a ruling while the period is closed: it has to be opened again first. A
        ruling needs number and authority.
        """
        said, day = nfc(answer).strip(), on or self._clock.today()
        if not said:
            raise KnownError("appeal_without_answer")
        if ruling is not None and not (one_line(ruling.number) and one_line(ruling.authority)):
            raise KnownError("ruling_without_paper")
        with self._book.write("Trả lời khiếu nại, kiến nghị") as unit:
            appeal = unit.appeals.get(appeal_id)
            ready = replace(appeal, answer=said, answered_on=day, new_level=None, new_decision_id=None)
            if ruling is not None:
                refuse_closed(unit, appeal.period_id)
                decision = self._ruled(unit, appeal, ruling)
                ready = replace(ready, new_level=ruling.level, new_decision_id=decision.id)
            unit.appeals.update(ready)
        return unit.outcome

    def remove(self, appeal_id: UUID) -> Outcome:
        """Remove an appeal entered by mistake; refused once it is answered."""
        with self._book.write("Bỏ khiếu nại, kiến nghị") as unit:
            if unit.appeals.get(appeal_id).answered:
                raise KnownError("appeal_answered")
            unit.appeals.remove(appeal_id)
        return unit.outcome

    def _decision(self, unit: UnitOfWork, stands: LevelEntry) -> UUID | None:
        """The decision that a decided level names; one that was only named so far is entered with its number."""
        if stands.step is not Step.DECIDED or not stands.paper_number:
            return None
        known = unit.decisions.one(period_id=stands.period_id, number=stands.paper_number)
        if known is None:
            known = unit.decisions.add(
                Decision(
                    id=self._ids.new(),
                    period_id=stands.period_id,
                    number=stands.paper_number,
                    issued_on=stands.given_on,
                    authority=unit.cells.all()[0].deciding_authority,
                )
            )
        return known.id

    def _ruled(self, unit: UnitOfWork, appeal: Appeal, ruling: Ruling) -> Decision:
        decision = unit.decisions.add(
            Decision(
                id=self._ids.new(),
                period_id=appeal.period_id,
                number=one_line(ruling.number),
                issued_on=ruling.issued_on,
                authority=one_line(ruling.authority),
            )
        )
        key = (appeal.period_id, appeal.subject_id, Step.DECIDED)
        put_level(unit, self._ids.new(), key, ruling.level, ("", decision.number, ruling.issued_on))
        return decision


def _standing(unit: Reader, period_id: UUID, subject_id: UUID) -> LevelEntry | None:
    for step in (Step.DECIDED, Step.CELL):
        found = unit.levels.one(period_id=period_id, subject_id=subject_id, step=step)
        if found is not None:
            return found
    return None
