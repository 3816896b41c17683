"""Erase a person: his rows and those that hang on them, his name in other texts, the journal, dropped contents.

Papers that were issued lose their files and keep their digests. What is on paper, in exported files and in backups is
out of reach; the plan names it, so that people deal with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.member import Member
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.papers import IssuedPaper, NumberState
from kiemdiem_desktop.domain.period import PeriodState
from kiemdiem_desktop.domain.viet import without_marks
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.store import backup, copies
from kiemdiem_desktop.store.links import LINKS, OWNED_BY_SUBJECT
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

LABEL = "Xóa dữ liệu cá nhân của một đảng viên"
PLACEHOLDER = "[đã xóa]"
FILES, NOTES = "attachments", "notes"
_SURE = 3
"""A name of so many words is nobody else's word, however it is written."""
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
    files: tuple[str, ...]
    """Files of other records, such as evidence, of which the text holds him; they will be removed."""
    mentions: int
    """Other records whose texts hold his name or numbers; there they are replaced."""
    namesakes: int
    """Other members of the same name: then the name is left in other texts, for it may mean them."""
    backups: tuple[Path, ...]
    """Backups that still hold him, or that cannot be read."""

    @property
    def needs_consent(self) -> bool:
        """Something that was closed or issued, or a file of another record, holds him."""
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
                files=tuple(unit.attachments.get(file_id).name for file_id in sorted(_others_files(unit, member))),
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
            others = _others_files(unit, member)
            ids = (member.id, *(each.id for each in unit.participants.find(member_id=member.id)))
            gone = [*_drop_issued(unit, member), *_remove(unit, "members", member)]
            gone += [each for file_id in others for each in _remove(unit, FILES, unit.attachments.get(file_id))]
            unit.forget(gone, LABEL)
            unit.scrub(words, PLACEHOLDER, LABEL, contents, ids)
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
    """A name as people and programs write it: in capitals, without marks, as a part of the name of a file.

    Of two words only the name itself is sought, for in small letters or without marks it may be any two words; one
    word alone means too many.
    """
    count = len(name.split())
    if count < _SURE:
        return [name, name.upper()] if count > 1 else []
    bare = without_marks(name)
    written = (name, bare, *(bare.replace(" ", mark) for mark in "-_."))
    return list(dict.fromkeys(form for text in written for form in (text, text.upper(), text.lower())))


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
        for file_id in {paper.pdf_id, paper.word_id}:
            if file_id is not None and unit.attachments.peek(file_id) is not None:
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


def _belongings(unit: Reader, table: str, value: Any) -> Iterator[tuple[str, Any]]:
    """A record after all that belongs to it, each with its table."""
    for link in LINKS.get(table, ()):
        if not link.may_be_empty:
            for other in getattr(unit, link.table).find(**{link.field: value.id}):
                yield from _belongings(unit, link.table, other)
    if table == "members":  # a note without a member would be about the collective
        yield from ((NOTES, note) for note in unit.notes.find(member_id=value.id))
    if table == "participants":
        for name in OWNED_BY_SUBJECT:
            for owned in getattr(unit, name).find(subject_id=value.id):
                yield from _belongings(unit, name, owned)
    yield table, value


def _remove(unit: UnitOfWork, table: str, value: Any) -> Iterator[UUID]:
    """Remove a record with all that belongs to it and its files; what only mentions it is left without the mention."""
    gone = list(_belongings(unit, table, value))
    for name, each in gone:
        for link in LINKS.get(name, ()):
            for other in getattr(unit, link.table).find(**{link.field: each.id}) if link.may_be_empty else ():
                getattr(unit, link.table).update(replace(other, **{link.field: None}))
        if getattr(unit, name).peek(each.id) is not None:  # some belong to him in two ways
            getattr(unit, name).remove(each.id)
            yield each.id
    for file_id in _files_of(gone):
        if not any(getattr(unit, link.table).exists(**{link.field: file_id}) for link in LINKS[FILES]):
            yield from _remove(unit, FILES, unit.attachments.get(file_id))


def _files_of(records: Iterable[tuple[str, Any]]) -> frozenset[UUID]:
    """The files that records have."""
    held = (getattr(each, link.field) for name, each in records for link in LINKS[FILES] if link.table == name)
    return frozenset(file_id for file_id in held if file_id is not None)


def _others_files(unit: Reader, member: Member) -> frozenset[UUID]:
    """The files of other records that hold him as text that can be read; those of issued papers stand apart."""
    own = _files_of([*_belongings(unit, "members", member), *(("issued_papers", p) for p in unit.issued_papers.all())])
    return unit.files_holding(_traces(unit, member)) - own
