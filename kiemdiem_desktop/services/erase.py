"""Erase a person: his rows and those that hang on them, his name in other texts, the journal, dropped contents.

Papers that were issued lose their files and keep their digests. What is on paper, in exported files and in backups is
out of reach; the plan names it, so that people deal with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import IssuedPaper, NumberState
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.store import backup, copies
from kiemdiem_desktop.store.links import LINKS, OWNED_BY_SUBJECT, Link
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

LABEL = "Xóa dữ liệu cá nhân của một đảng viên"
PLACEHOLDER = "[đã xóa]"
_SHORTEST = 6
"""Numbers shorter than this are not searched for in other texts: they would be met by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasePlan:
    """What erasing a member means, said beforehand."""

    member_id: UUID
    name: str
    periods: tuple[str, ...]
    """The periods that he takes part in."""
    closed: tuple[str, ...]
    """Those of them that are closed: their sheets will show one person less than their papers."""
    issued: tuple[str, ...]
    """Issued papers that hold him: their files will be dropped, what is printed stays printed."""
    unkept: tuple[str, ...]
    """Numbers issued in his periods of which the book keeps no copy that would say whether they hold him."""
    dossiers: tuple[str, ...]
    """Closed dossiers whose content holds him and will be dropped, as period and edition."""
    mentions: int
    """Other records whose texts hold his name or numbers; there they are replaced."""
    namesakes: int
    """Other members of the same name: then the name is left in other texts, for it may mean them."""
    backups: tuple[Path, ...]
    """Backups that still hold him, or that cannot be read."""

    @property
    def needs_consent(self) -> bool:
        """Something that was closed or issued holds him."""
        return bool(self.closed or self.issued or self.unkept or self.dossiers)


class EraseService:
    """Takes a person out of the book."""

    def __init__(self, context: Context) -> None:
        self._book = context.book

    def plan(self, member_id: UUID) -> ErasePlan:
        """Say what erasing a member would mean; nothing is changed."""
        with self._book.read() as unit:
            member = unit.members.get(member_id)
            copies_of_him = unit.participants.find(member_id=member_id)
            periods = [unit.periods.get(each.period_id) for each in copies_of_him]
            numbers = [n for p in periods for n in unit.paper_numbers.find(period_id=p.id, state=NumberState.ISSUED)]
            words = _words(unit, member)
            return ErasePlan(
                member_id=member_id,
                name=member.name,
                periods=tuple(period.key for period in periods),
                closed=tuple(period.key for period in periods if period.state is PeriodState.CLOSED),
                issued=tuple(f"{paper.reference} ({paper.edition})" for paper in _issued(unit, member)),
                unkept=tuple(
                    f"{number.number:02d}-{number.type_code}"
                    for number in numbers
                    if not unit.issued_papers.exists(number_id=number.id)
                ),
                dossiers=tuple(_dossiers(unit, member)),
                mentions=sum(unit.texts_holding(words).values()) if words else 0,
                namesakes=_namesakes(unit, member),
                backups=tuple(self._backups_holding(member_id)),
            )

    def erase(self, member_id: UUID, *, consent: bool = False) -> Outcome:
        """Erase a member; nothing before this step can be undone.

        Refuses with ``erase_needs_consent`` while something closed or issued holds him and nobody consented to that.
        """
        if self.plan(member_id).needs_consent and not consent:
            raise KnownError("erase_needs_consent")
        with self._book.write(LABEL, barrier=True) as unit:
            member = unit.members.get(member_id)
            words = _words(unit, member)
            contents = unit.contents_holding(_traces(unit, member)) & frozenset(_dossier_digests(unit))
            gone = [*_drop_issued(unit, member), *_remove(unit, "members", member)]
            unit.forget(gone, LABEL)
            unit.scrub(words, PLACEHOLDER, LABEL, contents)
        self._book.compact()
        return unit.outcome

    def drop_backups(self, paths: tuple[Path, ...]) -> None:
        """Remove backups of the book's own folder; others are left alone."""
        own = {each.path for each in backup.listed(self._book.path)}
        for path in paths:
            if path in own:
                with files.faults_of(path):
                    path.unlink(missing_ok=True)

    def _backups_holding(self, member_id: UUID) -> Iterator[Path]:
        for each in backup.listed(self._book.path):
            try:
                with copies.reading(each.path, self._book.key) as old:
                    if old.members.peek(member_id) is None:
                        continue
            except KnownError:
                pass  # what cannot be read may hold him
            yield each.path


def _words(unit: Reader, member: Member) -> list[str]:
    """What of him may stand in other texts: his numbers, and his name unless another bears it too."""
    numbers = [text for text in (member.card_number, member.id_number, member.phone) if len(text) >= _SHORTEST]
    return numbers if _namesakes(unit, member) else [*_spellings(member.name), *numbers]


def _traces(unit: Reader, member: Member) -> list[str]:
    """By what a dossier is known to hold him."""
    return [str(member.id), member.id.hex, *_words(unit, member)]


def _spellings(name: str) -> list[str]:
    return list(dict.fromkeys((name, name.upper(), name.lower())))


def _namesakes(unit: Reader, member: Member) -> int:
    return unit.members.count(name=member.name) - 1


def _dossiers(unit: Reader, member: Member) -> Iterator[str]:
    traces = [word.encode() for word in _traces(unit, member)]
    for dossier in unit.issued_dossiers.all():
        if any(trace in dossier.content for trace in traces):
            yield f"{unit.periods.get(dossier.period_id).key} ({dossier.edition})"


def _dossier_digests(unit: UnitOfWork) -> Iterator[str]:
    for dossier in unit.issued_dossiers.all():
        yield hashlib.sha256(dossier.content).hexdigest()


def _issued(unit: Reader, member: Member) -> Iterator[IssuedPaper]:
    """The papers as issued that are about him or name him; one that names a namesake may mean either."""
    copies_of_him = [each.id for each in unit.participants.find(member_id=member.id)]
    words = [word.casefold() for word in (member.name, member.card_number, member.id_number, member.phone) if word]
    for paper in unit.issued_papers.all():
        about = unit.paper_numbers.get(paper.number_id).paper_key
        text = f"{paper.title}\n{paper.text}".casefold()
        if any(str(each) in about for each in copies_of_him) or any(word in text for word in words):
            yield paper


def _drop_issued(unit: UnitOfWork, member: Member) -> Iterator[UUID]:
    """Drop the files of the papers that hold him and what tells in the register whom they were about."""
    copies_of_him = unit.participants.find(member_id=member.id)
    for paper in _issued(unit, member):
        for file_id in (paper.pdf_id, paper.word_id):
            if file_id is not None:
                yield from _remove(unit, "attachments", unit.attachments.get(file_id))
        left = unit.issued_papers.get(paper.id)
        name = Path(files.safe_name(paper.reference.lower())).with_suffix(Path(paper.file_name).suffix).name
        unit.issued_papers.update(replace(left, file_name=name))
        yield paper.id
    for number in unit.paper_numbers.all():
        for copy in copies_of_him:
            if str(copy.id) in number.paper_key:
                kept = number.paper_key.replace(str(copy.id), PLACEHOLDER)
                unit.paper_numbers.update(replace(number, paper_key=kept))
                yield number.id


def _remove(unit: UnitOfWork, table: str, value: Any) -> Iterator[UUID]:
    """Remove a record after all that belongs to it; what only mentions it is left without the mention."""
    for link in LINKS.get(table, ()):
        yield from _loosen(unit, link, value.id)
    if table == "participants":
        for name in OWNED_BY_SUBJECT:
            for owned in getattr(unit, name).find(subject_id=value.id):
                yield from _remove(unit, name, owned)
    getattr(unit, table).remove(value.id)
    yield value.id
    if table == "reviews" and value.scan_id is not None and not unit.reviews.exists(scan_id=value.scan_id):
        yield from _remove(unit, "attachments", unit.attachments.get(value.scan_id))


def _loosen(unit: UnitOfWork, link: Link, record_id: UUID) -> Iterator[UUID]:
    for other in getattr(unit, link.table).find(**{link.field: record_id}):
        if link.may_be_empty:
            getattr(unit, link.table).update(replace(other, **{link.field: None}))
        else:
            yield from _remove(unit, link.table, other)
