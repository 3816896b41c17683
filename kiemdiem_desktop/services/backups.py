"""Backups: the list, one more to any place, what one holds that the book of now does not, and the ways back.

``Shelf`` needs no open book, so that the start screen can offer it when the book does not open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any
from uuid import UUID

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.domain.review import Review
from kiemdiem_desktop.services.environment import Context, Environment
from kiemdiem_desktop.services.periods import refuse_closed
from kiemdiem_desktop.store import backup, copies, opening
from kiemdiem_desktop.store.backup import BackupFile, Occasion
from kiemdiem_desktop.store.cipher import Key
from kiemdiem_desktop.store.repair import Repaired, repair
from kiemdiem_desktop.store.unit_of_work import Reader, UnitOfWork

__all__ = ["BackupFile", "BackupsService", "Change", "Difference", "Occasion", "Repaired", "Shelf", "Tally"]

MEMBERS, REVIEWS = "members", "reviews"
_COUNTED = (
    *("periods", "participants", "opinions", "scores", "levels", "subject_facts", "fact_answers", "shortcomings"),
    *("responsibilities", "measures", "meetings", "attendances", "remarks", "subject_conclusions", "ballots"),
    *("tallies", "decisions", "corrections", "notes", "prompts", "attachments", "paper_numbers", "issued_papers"),
)
"""Tables whose differences are counted; members and forms are named one by one."""


class Change(StrEnum):
    """How a record of the backup stands to the book of now."""

    GONE = "gone"
    """Only the backup has it."""
    NEW = "new"
    """Only the book of now has it."""
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One member or one form that differs; ``name`` is whose it is. What is not new can be brought back alone.

    ``period`` is the key of a form's period: the forms of one person in several years are told apart by it.
    """

    table: str
    record_id: UUID
    name: str
    change: Change
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many records of one other table are only in the backup, only in the book, or not the same."""

    table: str
    gone: int
    new: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a backup holds that the book of now does not, and the other way round."""

    differences: tuple[Difference, ...]
    others: tuple[Tally, ...]

    @property
    def same(self) -> bool:
        """Nothing differs."""
        return not self.differences and not self.others


class Shelf:
    """A book's backups while the book is closed, whether it opens or not."""

    def __init__(self, book: Path, env: Environment) -> None:
        self._book, self._env = book, env

    def list(self) -> tuple[BackupFile, ...]:
        """The book's own backups, newest first."""
        return backup.listed(self._book)

    def verify(self, copy: Path, passphrase: str | None = None) -> None:
        """Read a backup in full; refuses as opening does."""
        opening.check_file(copy, passphrase)

    def restore_all(self, copy: Path, passphrase: str | None = None) -> Path | None:
        """Put a backup in the book's place; return where the book of now was kept, if there was one."""
        return copies.restore(self._book, copy, passphrase, self._env.clock)

    def repair(self, target: Path, passphrase: str | None = None) -> Repaired:
        """Build a new book from what can be read of this one; this one stays as it is."""
        return repair(self._book, target, passphrase)


class BackupsService:
    """The backups of the open book."""

    def __init__(self, context: Context) -> None:
        self._book = context.book

    def list(self) -> tuple[BackupFile, ...]:
        """The book's own backups, newest first."""
        return backup.listed(self._book.path)

    def now(self, target: Path | None = None) -> Path:
        """Back up now: into the book's own folder, or to any place such as a stick; it counts once it was read again.

        A target with the book's own path is refused with ``book_exists``.
        """
        if target is None:
            return self._book.back_up()
        if target.resolve() == self._book.path.resolve():
            raise KnownError("book_exists", path=target.name)
        self._book.back_up_to(target)
        return target

    def verify(self, copy: Path, passphrase: str | None = None) -> None:
        """Read a backup in full; the book's own key opens it, or the passphrase that it had."""
        opening.check_file(copy, self._secret(passphrase))

    def compare(self, copy: Path, passphrase: str | None = None) -> Comparison:
        """Say what differs between a backup and the book of now.

        Refuses as opening does, and with ``copy_of_another_book``.
        """
        with copies.reading(copy, self._secret(passphrase)) as old, self._book.read() as new:
            self._refuse_strangers(old)
            others = tuple(_tallied(old, new, name) for name in _COUNTED)
            return Comparison(
                differences=(*_members(old, new), *_reviews(old, new)),
                others=tuple(tally for tally in others if tally.gone or tally.new or tally.changed),
            )

    def bring_back(self, copy: Path, difference: Difference, passphrase: str | None = None) -> Outcome:
        """Take one member or one form out of a backup into the book; one undo takes it back.

        Refuses with ``record_gone`` what the backup does not hold or nobody is there for, and closed periods.
        """
        with copies.reading(copy, self._secret(passphrase)) as old:
            self._refuse_strangers(old)
            value = getattr(old, difference.table).get(difference.record_id)
            scan = old.attachments.peek(value.scan_id) if difference.table == REVIEWS and value.scan_id else None
        label = "Lấy lại từ bản sao lưu"
        with self._book.write(label) as unit:
            if difference.table == MEMBERS:
                group = value.group_id if value.group_id and unit.party_groups.peek(value.group_id) else None
                unit.members.put(replace(value, group_id=group))
            else:
                if scan is not None and unit.attachments.peek(scan.id) is None:
                    unit.attachments.add(scan)
                _put_review(unit, value)
        return unit.outcome

    def _secret(self, passphrase: str | None) -> str | Key | None:
        return passphrase or self._book.key

    def _refuse_strangers(self, old: Reader) -> None:
        cells = old.cells.all()
        if cells and cells[0].id != self._book.organisation_id:
            raise KnownError("copy_of_another_book")


def _put_review(unit: UnitOfWork, review: Review) -> None:
    refuse_closed(unit, review.period_id)
    if unit.participants.peek(review.subject_id) is None and unit.collectives.peek(review.subject_id) is None:
        raise KnownError("record_gone")
    known = unit.reviews.one(period_id=review.period_id, subject_id=review.subject_id)
    unit.reviews.put(review if known is None else replace(review, id=known.id))


def _members(old: Reader, new: Reader) -> Iterator[Difference]:
    before, after = _by_id(old, MEMBERS), _by_id(new, MEMBERS)
    for record_id, change in _changes(before, after):
        yield Difference(
            table=MEMBERS, record_id=record_id, name=(before.get(record_id) or after[record_id]).name, change=change
        )


def _reviews(old: Reader, new: Reader) -> Iterator[Difference]:
    before, after = _by_id(old, REVIEWS), _by_id(new, REVIEWS)
    names: dict[UUID, str] = {}
    keys: dict[UUID, str] = {}
    for side in (old, new):
        keys |= {period.id: period.key for period in side.periods.all()}
        names |= {person.id: person.name for person in side.participants.all()}
        names |= {collective.id: collective.name for collective in side.collectives.all()}
    for record_id, change in _changes(before, after):
        review = before.get(record_id) or after[record_id]
        name, period = names.get(review.subject_id, ""), keys.get(review.period_id, "")
        yield Difference(table=REVIEWS, record_id=record_id, name=name, change=change, period=period)


def _tallied(old: Reader, new: Reader, name: str) -> Tally:
    found = [change for _, change in _changes(_by_id(old, name), _by_id(new, name))]
    counts = {change: found.count(change) for change in Change}
    return Tally(table=name, gone=counts[Change.GONE], new=counts[Change.NEW], changed=counts[Change.CHANGED])


def _by_id(side: Reader, name: str) -> dict[UUID, Any]:
    return {value.id: value for value in getattr(side, name).all()}


def _changes(before: dict[UUID, Any], after: dict[UUID, Any]) -> Iterator[tuple[UUID, Change]]:
    for record_id, value in before.items():
        if record_id not in after:
            yield record_id, Change.GONE
        elif _plain(value) != _plain(after[record_id]):
            yield record_id, Change.CHANGED
    for record_id in after:
        if record_id not in before:
            yield record_id, Change.NEW


def _plain(value: Any) -> tuple[object, ...]:
    """The fields without the count of saves."""
    return tuple(getattr(value, part.name) for part in fields(value) if part.name != "version")
