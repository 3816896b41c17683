"""Cells of any size after their meeting, with everything that papers count, read back from their dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from support.period_sheets import (
    REVIEW_DAY,
    YEAR,
    CellYear,
    add_ballot,
    add_meeting,
    add_people,
    empty_year,
    group_names,
    regulation,
)

from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.domain.dates import PartialDate
from kiemdiem_desktop.domain.decision import Decision
from kiemdiem_desktop.domain.grading import FactAnswer, Level, LevelEntry, Step, SubjectFactsEntry
from kiemdiem_desktop.domain.meeting import MeetingKind, Presence
from kiemdiem_desktop.domain.member import Standing
from kiemdiem_desktop.domain.prompt import Prompt
from kiemdiem_desktop.domain.review import Review, ReviewState
from kiemdiem_desktop.domain.tally import BallotKind
from kiemdiem_desktop.exchange.dossier import Dossier, decode_dossier, encode_dossier
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.catalog import freeze
from kiemdiem_desktop.services.counting import count

if TYPE_CHECKING:
    from kiemdiem_desktop.domain.period import Participant
    from kiemdiem_desktop.domain.sheets import PeriodSheet
    from kiemdiem_desktop.regulations.pack import Regulation

LEVELS = list(Level)
ISSUERS = ("Ban Thường vụ Tỉnh ủy Quảng Nam", "Huyện ủy Núi Thành", "Đảng ủy xã Tam Sơn", "")
_CASES = ("active",) * 12 + ("absent", "absent", "exempt", "suspended", "new", "put_off")
_HERE = (Step.SELF, Step.AGENCY, Step.COMMITTEE)
"""The bodies that have spoken on somebody before the meeting that he missed."""
_DECISION = "15-QĐ/ĐU"
_OFFICERS = 3
"""Those at the head of the list hold the meeting's offices, so they are there."""


@cache
def law() -> Regulation:
    """The regulation with every paper."""
    return with_all_shared(regulation())


def counted_cell(size: int, seed: int) -> PeriodSheet:
    """The cell of this size that the seed makes, counted from the dossier that its records were written to.

    Some are absent, exempt, suspended, new, put off, without a level, decided otherwise than proposed, or prompted.
    """
    year = _Maker(size, Random(seed)).year  # noqa: S311 - made-up cells, no secrets
    dossier = Dossier(book_id=UUID(int=1), revision=1, records=year.records, regulation=freeze(regulation()))
    return count(decode_dossier(encode_dossier(dossier)).records, law())


class _Maker:
    """Makes one year, step by step."""

    def __init__(self, size: int, random: Random) -> None:
        self._random = random
        self.year: CellYear = empty_year()
        add_people(self.year, group_names(size))
        cases = [random.choice(_CASES) if place >= _OFFICERS else "active" for place in range(size)]
        self.year.records = replace(
            self.year.records,
            participants=tuple(
                _stand(person, case) for person, case in zip(self.year.records.participants, cases, strict=True)
            ),
        )
        ids = [person.id for person in self.year.records.participants]
        self._graded = [who for who, case in zip(ids, cases, strict=True) if case in {"active", "absent"}]
        self._absent = {who for who, case in zip(ids, cases, strict=True) if case == "absent"}
        self._collectives = [collective.id for collective in self.year.records.collectives]
        self._decide()
        self._review()
        self._record()
        self._meet(size)

    def _maybe(self, share: float = 0.5) -> bool:
        return self._random.random() < share

    def _decide(self) -> None:
        decision = Decision(
            id=self.year.new_id(),
            period_id=self.year.period_id,
            number=_DECISION,
            issued_on=date(YEAR, 12, 20),
            authority="Ban Thường vụ Đảng ủy xã Tam Sơn",
        )
        self.year.add(decisions=(decision,))
        for subject in (*self._graded, *self._collectives):
            for step in _HERE if subject in self._absent else Step:
                if self._maybe(0.3 if step is Step.DECIDED else 0.9):
                    entry = LevelEntry(
                        id=self.year.new_id(),
                        period_id=self.year.period_id,
                        subject_id=subject,
                        step=step,
                        level=self._random.choice(LEVELS),
                        paper_number=_DECISION if step is Step.DECIDED and self._maybe(0.8) else "",
                    )
                    self.year.add(levels=(entry,))
            if self._maybe(0.8):
                self.year.score(subject, self._random.randint(0, 3000), self._random.randint(0, 7000))

    def _review(self) -> None:
        kinds = {person.id: SubjectKind(person.kind.value) for person in self.year.records.participants}
        for subject in (*self._graded, *self._collectives):
            form = law().form_for(kinds.get(subject, SubjectKind.COLLECTIVE))
            review = Review(
                id=self.year.new_id(),
                period_id=self.year.period_id,
                subject_id=subject,
                form_id=form.id,
                form_version=form.version,
                state=ReviewState.DONE if self._maybe(0.8) else ReviewState.DRAFT,
            )
            self.year.add(reviews=(review,))

    def _record(self) -> None:
        """Facts behind low levels, and prompts."""
        for subject in (*self._graded, *self._collectives):
            if self._maybe(0.3):
                facts = SubjectFactsEntry(
                    id=self.year.new_id(),
                    period_id=self.year.period_id,
                    subject_id=subject,
                    tasks_total=10,
                    tasks_done=self._random.randint(0, 10),
                    disciplined=self._maybe(),
                    concluding_paper="QĐ 5",
                )
                self.year.add(facts=(facts,))
            if self._maybe(0.2):
                prompt = Prompt(
                    id=self.year.new_id(),
                    period_id=self.year.period_id,
                    subject_id=subject,
                    text="Giải trình việc thu quỹ.",
                    issuer=self._random.choice(ISSUERS),
                )
                self.year.add(prompts=(prompt,))
        for subject in self._graded:
            if self._maybe(0.1):
                answer = FactAnswer(
                    id=self.year.new_id(),
                    period_id=self.year.period_id,
                    subject_id=subject,
                    fact="degradation",
                    yes=True,
                    note="Kết luận số 1-KL/ĐU, ngày 01/6/2026 của Đảng ủy xã",
                )
                self.year.add(answers=(answer,))

    def _meet(self, size: int) -> None:
        meeting = add_meeting(self.year, MeetingKind.CELL, REVIEW_DAY, dict.fromkeys(self._absent, Presence.EXCUSED))
        voters = self._random.randint(1, size)
        asked = [*self._collectives, *(who for who in self._graded if who not in self._absent)]
        add_ballot(self.year, meeting, BallotKind.LEVELS, {who: self._votes(voters) for who in asked}, voters)

    def _votes(self, voters: int) -> tuple[int, ...]:
        counts, left = [], voters
        for _ in LEVELS:
            counts.append(self._random.randint(0, left))
            left -= counts[-1]
        return tuple(counts)


def _stand(person: Participant, case: str) -> Participant:
    changes: dict[str, dict[str, Any]] = {
        "exempt": {"standing": Standing.EXEMPT, "standing_reason": "Tuổi cao"},
        "suspended": {"standing": Standing.SUSPENDED},
        "new": {"admitted": PartialDate.from_date(date(YEAR, 9, 2)), "official": None},
        "put_off": {"not_reviewed_reason": "Đang điều trị dài ngày"},
    }
    return replace(person, **changes.get(case, {}))
