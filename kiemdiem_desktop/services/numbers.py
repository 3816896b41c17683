"""The register of numbers: one sequence per kind of paper within a term of the committee, never twice, without holes.

A number that is not used stays in the register as void, with its reason.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.kinds import PaperRef
from kiemdiem_desktop.documents.papers.remediation import PROGRESS
from kiemdiem_desktop.documents.papers.shared import with_all_shared
from kiemdiem_desktop.domain.organisation import Term
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import NumberState, PaperNumber, newest_edition
from kiemdiem_desktop.domain.viet import one_line
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.services.periods import PeriodsService, refuse_closed
from kiemdiem_desktop.store.unit_of_work import Reader

FIRST = 1
HIGHEST = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One number of the register with the paper that has it, the period, and how often it was issued."""

    number: PaperNumber
    title: str
    period_key: str
    editions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRegister:
    """The register of one term: its lines, and the next number of each kind of paper that has any."""

    term: Term
    lines: tuple[RegisterLine, ...]
    due: tuple[tuple[str, int], ...]


class NumbersService:
    """What numbers the cell's papers have."""

    def __init__(self, context: Context, periods: PeriodsService) -> None:
        self._book = context.book
        self._clock = context.env.clock
        self._ids = context.env.ids
        self._periods = periods

    def register(self, term_id: UUID | None = None) -> tuple[PaperNumber, ...]:
        """Every number of a term, or of the book, by kind of paper."""
        with self._book.read() as unit:
            found = unit.paper_numbers.all() if term_id is None else unit.paper_numbers.find(term_id=term_id)
            return tuple(sorted(found, key=lambda each: (str(each.term_id), each.type_code, each.number)))

    def registers(self) -> tuple[NumberRegister, ...]:
        """The register as it is shown: each term that has numbers, and the one of today, the newest first."""
        today = self._clock.today()
        with self._book.read() as unit:
            terms = sorted(unit.terms.all(), key=lambda term: (term.start, str(term.id)), reverse=True)
            kept = [term for term in terms if term.start <= today or unit.paper_numbers.exists(term_id=term.id)]
            return tuple(self._shown(unit, term) for term in kept)

    def of(self, period_id: UUID, ref: PaperRef) -> PaperNumber | None:
        """The number that a paper has; a void one it has no longer."""
        with self._book.read() as unit:
            return _of(unit, period_id, ref)

    def next_number(self, type_code: str, day: date | None = None) -> int:
        """The number that the next paper of this kind gets on a day; refused on a day without a term."""
        with self._book.read() as unit:
            return _next(unit, _term(unit, day or self._clock.today()), type_code)[0]

    def proposed(self, period_id: UUID, ref: PaperRef, day: date | None = None) -> PaperNumber:
        """The number that a paper would get, not yet taken; refused as ``reserve`` refuses."""
        with self._book.read() as unit:
            return self._made(unit, period_id, ref, day, None)

    def reserve(self, period_id: UUID, ref: PaperRef, *, day: date | None = None, number: int | None = None) -> Outcome:
        """Give a paper the next number of its kind in the term of the day (today without one).

        The first of a kind in a term may be any, for a cell begins its book in the middle of a term. Refused: a kind
        that has no numbers (``paper_without_numbers``), a paper that has one (``paper_has_number``), another number
        than the next (``number_not_next``), a day without a term (``no_term_on_day``), a closed period
        (but for the reports on the plan, which follow its closing).
        """
        with self._book.write("Lấy số văn bản") as unit:
            if ref.key != PROGRESS:
                refuse_closed(unit, period_id)
            unit.paper_numbers.add(self._made(unit, period_id, ref, day, number))
        return unit.outcome

    def void(self, number_id: UUID, reason: str) -> Outcome:
        """Take a number out of use, for good; refused without a reason (``number_void_without_reason``)."""
        ready = one_line(reason)
        if not ready:
            raise KnownError("number_void_without_reason")
        with self._book.write("Hủy số văn bản") as unit:
            found = unit.paper_numbers.get(number_id)
            refuse_settled(unit, found)
            unit.paper_numbers.update(replace(found, state=NumberState.VOID, void_reason=ready))
        return unit.outcome

    def _shown(self, unit: Reader, term: Term) -> NumberRegister:
        found = sorted(unit.paper_numbers.find(term_id=term.id), key=lambda each: (each.type_code, each.number))
        kinds = dict.fromkeys(each.type_code for each in found)
        return NumberRegister(
            term=term,
            lines=tuple(self._line(unit, number) for number in found),
            due=tuple((kind, _next(unit, term, kind)[0]) for kind in kinds),
        )

    def _line(self, unit: Reader, number: PaperNumber) -> RegisterLine:
        """The line of a number; what was issued tells the title, else the regulation and the register's own key."""
        editions = unit.issued_papers.find(number_id=number.id)
        title, key = number.paper_key, ""
        if number.period_id is not None:
            key = unit.periods.get(number.period_id).key
            papers = with_all_shared(self._periods.regulation(number.period_id)).papers
            kind = number.paper_key.split("/")[0]
            title = next((paper.title for paper in papers if paper.id == kind), kind)
        newest = newest_edition(editions, number.id)
        return RegisterLine(
            number=number,
            title=newest.title if newest is not None else title,
            period_key=key,
            editions=len(editions),
        )

    def _made(self, unit: Reader, period_id: UUID, ref: PaperRef, day: date | None, number: int | None) -> PaperNumber:
        type_code = self._type_code(period_id, ref)
        has = _of(unit, period_id, ref)
        if has is not None:
            raise KnownError("paper_has_number", number=f"{has.number:02d}")
        term = _term(unit, day or self._clock.today())
        due, begun = _next(unit, term, type_code)
        chosen = due if number is None else number
        if (begun and chosen != due) or not FIRST <= chosen <= HIGHEST:
            raise KnownError("number_not_next", number=chosen, due=f"{due:02d}")
        return PaperNumber(
            id=self._ids.new(),
            term_id=term.id,
            type_code=type_code,
            number=chosen,
            paper_key=ref.register_key,
            period_id=period_id,
        )

    def _type_code(self, period_id: UUID, ref: PaperRef) -> str:
        regulation = with_all_shared(self._periods.regulation(period_id))
        found = next((paper for paper in regulation.papers if paper.id == ref.key), None)
        if found is None or not found.type_code:
            raise KnownError("paper_without_numbers", paper=found.title if found else ref.key)
        return found.type_code


def _of(unit: Reader, period_id: UUID, ref: PaperRef) -> PaperNumber | None:
    found = unit.paper_numbers.find(period_id=period_id, paper_key=ref.register_key)
    return next((each for each in found if each.state is not NumberState.VOID), None)


def _next(unit: Reader, term: Term, type_code: str) -> tuple[int, bool]:
    """The next number of a kind in a term, and whether the term has any of it."""
    taken = unit.paper_numbers.find(term_id=term.id, type_code=type_code)
    return max((each.number for each in taken), default=FIRST - 1) + 1, bool(taken)


def _term(unit: Reader, day: date) -> Term:
    """The term of a day; where one ends on the day on which the next begins, the later one."""
    found = [term for term in unit.terms.all() if term.start <= day <= term.end]
    if not found:
        raise KnownError("no_term_on_day", day=f"{day:%d/%m/%Y}")
    return max(found, key=lambda term: (term.start, str(term.id)))


def refuse_settled(unit: Reader, number: PaperNumber) -> None:
    """Refuse a change of a number that is void (``number_void``) or of a closed period, but for reports on the plan."""
    if number.period_id is not None and not number.paper_key.startswith(PROGRESS):
        refuse_closed(unit, number.period_id)
    if number.state is NumberState.VOID:
        raise KnownError("number_void", number=f"{number.number:02d}")
