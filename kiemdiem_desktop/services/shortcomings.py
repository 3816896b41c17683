"""Shortcomings of collectives and members, their order, and the persons asked to make their part clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.cleaning import cleaned
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.shortcoming import CauseKind, Origin, Part, Responsibility, Shortcoming, StateEntry
from kiemdiem_desktop.domain.viet import nfc, one_line
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import PeriodsService, refuse_closed
from kiemdiem_desktop.services.reopening import reopen_incomplete
from kiemdiem_desktop.store.unit_of_work import UnitOfWork

_SHORTCOMING_LINES = ("concluding_authority", "concluding_number")
_SHORTCOMING_TEXTS = (
    *("text", "cause", "area", "remedy"),
    *("degree", "difficulty", "responsibility_note", "no_person_reason"),
)


class ShortcomingsService:
    """What is written about shortcomings; the reviews build on it."""

    def __init__(self, context: Context, periods: PeriodsService) -> None:
        self._book = context.book
        self._ids = context.env.ids
        self._clock = context.env.clock
        self._periods = periods

    def add_shortcoming(
        self, period_id: UUID, subject_id: UUID, text: str = "", *, earlier: bool = False, first_seen: str = ""
    ) -> Outcome:
        """Add a shortcoming of a collective or a member at the end of its list."""
        with self._writing("Thêm hạn chế, khuyết điểm", period_id, about=subject_id) as unit:
            self._append_shortcoming(unit, period_id, subject_id, text, earlier=earlier, first_seen=first_seen)
        return unit.outcome

    def record_shortcoming(
        self,
        period_id: UUID,
        subject_id: UUID,
        text: str,
        *,
        origin: Origin,
        area: str = "",
        cause_kind: CauseKind | None = None,
    ) -> Outcome:
        """Record a shortcoming that was pointed out outside of the form, with where; refused without its text."""
        if not nfc(text).strip():
            raise KnownError("shortcoming_without_text")
        with self._writing("Ghi hạn chế, khuyết điểm được chỉ ra", period_id) as unit:
            added = self._append_shortcoming(unit, period_id, subject_id, text.strip(), earlier=False, first_seen="")
            unit.shortcomings.update(replace(added, origin=origin, area=nfc(area).strip(), cause_kind=cause_kind))
        return unit.outcome

    def update_shortcoming(self, shortcoming: Shortcoming) -> Outcome:
        """Store a changed shortcoming; a state that the form gives joins its dated history.

        Refused when it is called degradation, corruption or a violation without the concluding paper.
        """
        ready = cleaned(shortcoming, lines=_SHORTCOMING_LINES, texts=_SHORTCOMING_TEXTS)
        if ready.gravity is not None and not ready.concluded:
            raise KnownError("gravity_without_paper")
        key = f"shortcoming:{shortcoming.id}"
        with self._writing(
            "Sửa hạn chế, khuyết điểm", shortcoming.period_id, key, about=shortcoming.subject_id
        ) as unit:
            before = unit.shortcomings.get(ready.id)
            unit.shortcomings.update(ready)
            if (before.state, before.degree) != (ready.state, ready.degree):
                self._date_state(unit, ready)
        return unit.outcome

    def _date_state(self, unit: UnitOfWork, shortcoming: Shortcoming) -> None:
        """Keep the form's word as the state of today; what was said on other days, or with evidence, stays."""
        today = self._clock.today()
        known = unit.state_entries.find(shortcoming_id=shortcoming.id, day=today, evidence="", attachment_id=None)
        for entry in known:
            unit.state_entries.remove(entry.id)
        if shortcoming.state is not None:
            unit.state_entries.add(
                StateEntry(
                    id=self._ids.new(),
                    shortcoming_id=shortcoming.id,
                    day=today,
                    state=shortcoming.state,
                    degree=shortcoming.degree,
                    position=unit.state_entries.count(shortcoming_id=shortcoming.id),
                )
            )

    def remove_shortcoming(self, shortcoming_id: UUID) -> Outcome:
        """Remove a shortcoming with the names, states and measures tied to it.

        Refused for one that an earlier review left (``shortcoming_carried``), for one that a later period goes on with
        (``shortcoming_continued``), and once a measure was followed up (``record_in_use``).
        """
        with self._of_shortcoming("Bỏ hạn chế, khuyết điểm", shortcoming_id) as unit:
            fault = unit.shortcomings.get(shortcoming_id)
            if fault.earlier and fault.earlier_id is not None:
                raise KnownError("shortcoming_carried")
            if unit.shortcomings.exists(earlier_id=shortcoming_id):
                raise KnownError("shortcoming_continued")
            unit.state_entries.remove_where(shortcoming_id=shortcoming_id)
            for measure in unit.measures.find(shortcoming_id=shortcoming_id):
                unit.measures.remove(measure.id)
            for entry in unit.responsibilities.find(shortcoming_id=shortcoming_id):
                unit.responsibilities.remove(entry.id)
            unit.shortcomings.remove(shortcoming_id)
        return unit.outcome

    def move_shortcoming(self, shortcoming_id: UUID, position: int) -> Outcome:
        """Move a shortcoming within its list."""
        with self._of_shortcoming("Xếp lại hạn chế, khuyết điểm", shortcoming_id) as unit:
            moved = unit.shortcomings.get(shortcoming_id)
            mates = unit.shortcomings.find(
                period_id=moved.period_id, subject_id=moved.subject_id, earlier=moved.earlier
            )
            order = [s for s in sorted(mates, key=lambda s: s.position) if s.id != shortcoming_id]
            order.insert(position, moved)
            for place, entry in enumerate(order):
                if entry.position != place:
                    unit.shortcomings.update(replace(entry, position=place))
        return unit.outcome

    def set_responsible(self, shortcoming_id: UUID, participant_id: UUID, part: Part | None) -> Outcome:
        """Ask a person to make his responsibility clear; ``None`` takes the request back."""
        with self._of_shortcoming("Đề nghị làm rõ trách nhiệm", shortcoming_id) as unit:
            known = unit.responsibilities.find(shortcoming_id=shortcoming_id, participant_id=participant_id)
            if part is None:
                for entry in known:
                    unit.responsibilities.remove(entry.id)
            elif known:
                unit.responsibilities.update(replace(known[0], part=part))
            else:
                unit.responsibilities.add(
                    Responsibility(
                        id=self._ids.new(), shortcoming_id=shortcoming_id, participant_id=participant_id, part=part
                    )
                )
        return unit.outcome

    def answer_responsibility(self, responsibility_id: UUID, answer: str, *, declined: bool = False) -> Outcome:
        """Store a person's own answer; declining needs its reason in the answer."""
        if declined and not one_line(answer):
            raise KnownError("declined_without_reason")
        with self._book.read() as reading:
            entry = reading.responsibilities.get(responsibility_id)
        key = f"answer:{responsibility_id}"
        with self._of_shortcoming("Trả lời về trách nhiệm", entry.shortcoming_id, key) as unit:
            unit.responsibilities.update(replace(entry, answer=nfc(answer), declined=declined))
        return unit.outcome

    @contextmanager
    def _writing(
        self, label: str, period_id: UUID, merge_key: str | None = None, *, about: UUID | None = None
    ) -> Iterator[UnitOfWork]:
        """Write in an open period; the review of the subject that it is ``about`` stays done only while it is whole."""
        with self._book.write(label, merge_key=merge_key) as unit:
            refuse_closed(unit, period_id)
            yield unit
            if about is not None:
                reopen_incomplete(unit, self._periods.regulation(period_id), period_id, (about,))

    @contextmanager
    def _of_shortcoming(self, label: str, shortcoming_id: UUID, merge_key: str | None = None) -> Iterator[UnitOfWork]:
        with self._book.read() as reading:
            fault = reading.shortcomings.get(shortcoming_id)
        with self._writing(label, fault.period_id, merge_key, about=fault.subject_id) as unit:
            yield unit

    def _append_shortcoming(
        self, unit: UnitOfWork, period_id: UUID, subject_id: UUID, text: str, *, earlier: bool, first_seen: str
    ) -> Shortcoming:
        mates = unit.shortcomings.find(period_id=period_id, subject_id=subject_id, earlier=earlier)
        return unit.shortcomings.add(
            Shortcoming(
                id=self._ids.new(),
                period_id=period_id,
                subject_id=subject_id,
                text=nfc(text),
                earlier=earlier,
                first_seen=first_seen or ("" if earlier else unit.periods.get(period_id).key),
                position=max((entry.position for entry in mates), default=-1) + 1,
            )
        )
