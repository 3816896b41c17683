"""Quarters: only members who are chosen, mostly leading ones, and only as far as a quarter is assessed by itself."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.member import Member, Standing
from kiemdiem_desktop.domain.period import Period, PeriodKey, PeriodKind
from kiemdiem_desktop.domain.posts import post_rank
from kiemdiem_desktop.forms.schema import SubjectKind
from kiemdiem_desktop.regulations.pack import Regulation
from kiemdiem_desktop.services.roster import in_order
from kiemdiem_desktop.store.unit_of_work import Reader


def refuse_quarter(key: PeriodKey, law: Regulation) -> None:
    """Refuse a quarter that the law does not know (``quarter_not_foreseen``).

    Or one that goes into the year (``quarter_merged``).
    """
    if law.quarterly is None:
        raise KnownError("quarter_not_foreseen", key=str(key), regulation=law.short_title)
    if key.quarter is not None and key.quarter > law.quarterly.last:
        citation = law.cite(law.quarterly.citation)
        raise KnownError("quarter_merged", quarter=key.quarter, year=key.year, citation=citation)


def chosen_members(
    unit: Reader, period: Period, law: Regulation, members: Collection[UUID] | None
) -> tuple[Member, ...]:
    """Whom a period is about: everybody, but in a quarter those chosen; refused (``quarter_without_members``)."""
    everybody = staying(unit)
    if period.kind is not PeriodKind.QUARTER:
        return everybody
    chosen = tuple(
        member for member in everybody if (is_proposed(member, law) if members is None else member.id in members)
    )
    if not chosen:
        raise KnownError("quarter_without_members", key=period.key)
    return chosen


def is_proposed(member: Member, law: Regulation) -> bool:
    """Say whether the law proposes that this member is assessed by quarters."""
    return law.quarterly is not None and member.kind is not None and SubjectKind(member.kind) in law.quarterly.subjects


def staying(unit: Reader) -> tuple[Member, ...]:
    """Who has not left, in the order of papers: posts first."""
    here = [member for member in unit.members.all() if member.standing is not Standing.LEFT]
    return tuple(sorted(in_order(here), key=lambda member: post_rank(member.party_post)))
