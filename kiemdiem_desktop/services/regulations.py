"""Regulations of an open book: what a period's law says, and moving a period to another law after looking at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.grading import Level
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.records import PeriodRecords
from kiemdiem_desktop.domain.review import Review
from kiemdiem_desktop.forms.codec import CarriedOver, carry_over, decode, encode
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.catalog import LoadedPack, last_layer_told
from kiemdiem_desktop.regulations.evaluate import evaluate
from kiemdiem_desktop.regulations.findings import Finding
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.regulations.page import regulation_page
from kiemdiem_desktop.regulations.page_lines import Page
from kiemdiem_desktop.services.counting import count
from kiemdiem_desktop.services.drafts import form_of
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.facts import period_facts
from kiemdiem_desktop.services.library import (
    CheckedRegulation,
    OverlayInfo,
    RegulationInfo,
    RegulationLibrary,
    stacked_page,
)
from kiemdiem_desktop.services.periods import PeriodsService, law_of, overlays_of, pin, refuse_closed
from kiemdiem_desktop.services.sheets import SheetReader

__all__ = ["CheckedRegulation", "FindingsDifference", "LostText", "OverlayInfo", "RegulationInfo", "RegulationsService"]

_Key: TypeAlias = tuple[str, str, str | None, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class LostText:
    """An answer that the other law's form has no place for; it is left behind when the period moves."""

    subject: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsDifference:
    """What another law would say of the same facts, and which answers it has no place for; both laws by their names."""

    before: str
    after: str
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]
    same: tuple[Finding, ...]
    lost: tuple[LostText, ...]


class RegulationsService(RegulationLibrary):
    """The regulations at hand, and those that the book's periods are pinned to."""

    def __init__(self, context: Context, periods: PeriodsService, sheets: SheetReader) -> None:
        super().__init__(context.env)
        self._book = context.book
        self._catalog = context.env.catalog
        self._periods = periods
        self._sheets = sheets

    def show_period(self, period_id: UUID) -> Page:
        """What the law of a period says; its layers are named where the same law is still at hand.

        Where all of it is but the last layer, what that one brought is told by comparing.
        """
        period, law = self._periods.period(period_id), self._periods.regulation(period_id)
        overlays, missing = overlays_of(period), self._missing(law)
        if not missing:
            if self._catalog.load(law.id, overlays).digest == period.regulation_digest:
                return self.show(law.id, overlays)
        elif law.layers and missing == (law.layers[-1].id,):
            below = [self._catalog.load(law.id, overlays[:count]) for count in range(len(overlays))]
            below = [replace(each, regulation=each.regulation.for_kind(period.kind)) for each in below]
            return stacked_page(last_layer_told(below[-1], law), below)
        return regulation_page(law)

    def _missing(self, law: Regulation) -> tuple[str, ...]:
        """Which of a law's pack and layers are not at hand in the version that it has."""
        known = {(entry.id, entry.version) for entry in self._catalog.list()}
        known |= {(info.id, info.version) for info in self.overlays(law.id)}
        stack = [(law.id, law.version), *((layer.id, layer.version) for layer in law.layers)]
        return tuple(each for each, version in stack if (each, version) not in known)

    def findings_difference(self, period_id: UUID, pack_id: str, overlays: Sequence[str] = ()) -> FindingsDifference:
        """Judge the period under another law without changing anything."""
        law, loaded = self._periods.regulation(period_id), self._catalog.load(pack_id, overlays)
        records = self._sheets.records(period_id)
        moved, lost = _moved(records, law, loaded.regulation)
        quarters = self._sheets.quarters(records)
        before = {_key(finding): finding for finding in _judged(records, law, quarters)}
        after = {_key(finding): finding for finding in _judged(moved, loaded.regulation, quarters)}
        return FindingsDifference(
            before=f"{law.full_title} ({law.version})",
            after=f"{loaded.regulation.full_title} ({loaded.regulation.version})",
            gone=tuple(finding for key, finding in before.items() if key not in after),
            new=tuple(finding for key, finding in after.items() if key not in before),
            same=tuple(finding for key, finding in after.items() if key in before),
            lost=lost,
        )

    def move_period(self, period_id: UUID, pack_id: str, overlays: Sequence[str] = ()) -> Outcome:
        """Pin a period to another law and carry its forms over; what has no place there is left behind.

        Show ``findings_difference`` before. Refused for a closed period.
        """
        loaded = self._catalog.load(pack_id, overlays)
        law = self._periods.regulation(period_id)
        moved, _ = _moved(self._sheets.records(period_id), law, loaded.regulation)
        with self._book.write("Chuyển kỳ sang quy định khác") as unit:
            period = refuse_closed(unit, period_id)
            pin(unit, loaded)
            unit.periods.update(replace(period, **law_of(loaded)))
            for review in moved.reviews:
                if unit.reviews.get(review.id) != review:
                    unit.reviews.update(review)
        return unit.outcome

    def loaded(self, pack_id: str, overlays: Sequence[str] = ()) -> LoadedPack:
        """Resolve a regulation at hand."""
        return self._catalog.load(pack_id, overlays)


def _judged(
    records: PeriodRecords, law: Regulation, quarters: Mapping[UUID, tuple[Level | None, ...]]
) -> tuple[Finding, ...]:
    return evaluate(law, period_facts(replace(count(records, law), quarters=quarters), law))


def _key(finding: Finding) -> _Key:
    numbers = tuple(sorted(finding.numbers.items()))
    return finding.rule, finding.variant, finding.subject_id, str(finding.severity), numbers


def _moved(records: PeriodRecords, old: Regulation, new: Regulation) -> tuple[PeriodRecords, tuple[LostText, ...]]:
    """The records with every review written in the form that the new law gives its subject."""
    new = new.for_kind(records.period.kind)
    kinds = {person.id: SubjectKind(person.kind) for person in records.participants}
    names = {person.id: person.name for person in records.participants} | {c.id: c.name for c in records.collectives}
    reviews: list[Review] = []
    lost: list[LostText] = []
    for review in records.reviews:
        kind = kinds.get(review.subject_id, SubjectKind.COLLECTIVE)
        carried = _carried(review, old, new, kind)
        draft = carried.draft
        reviews.append(replace(review, payload=encode(draft), form_id=draft.form_id, form_version=draft.form_version))
        subject = names.get(review.subject_id, "")
        lost += [LostText(subject=subject, label=entry.label, text=str(entry.value)) for entry in carried.lost]
    return replace(records, reviews=tuple(reviews)), tuple(lost)


def _carried(review: Review, old: Regulation, new: Regulation, kind: SubjectKind) -> CarriedOver:
    written = form_of(review, old)
    return carry_over(written, decode(review.payload, written), new.form_for(kind))
