"""Who can open the book: its passphrase, the recovery key on paper, and whether going without was decided."""

from __future__ import annotations

from pathlib import Path

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.documents.renderers import render_pdf
from kiemdiem_desktop.services.environment import Context
from kiemdiem_desktop.store import backup
from kiemdiem_desktop.store.integrity import Problem, ProblemKind

__all__ = ["Problem", "ProblemKind", "Rekeyed", "SafetyService"]

PLAIN_DECIDED = "plain_decided"
"""The setting that says that the cell knowingly has no passphrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rekeyed:
    """What a change of the passphrase did with the earlier backups: made anew under it, or left as they are."""

    remade: tuple[Path, ...]
    left: tuple[Path, ...]
    plain: tuple[Path, ...] = ()
    """Other copies beside the book that anybody can read, now that it has a passphrase: made by hand, or rebuilt."""


class SafetyService:
    """The lock of the open book."""

    def __init__(self, context: Context) -> None:
        self._book = context.book
        self._clock = context.env.clock

    def undecided(self) -> bool:
        """Say whether the book has no passphrase and nobody has said that it needs none."""
        if self._book.encrypted:
            return False
        with self._book.read() as unit:
            return not unit.settings.get(PLAIN_DECIDED, default=False)

    def stay_plain(self) -> None:
        """Remember that the book knowingly has no passphrase."""
        with self._book.write("Không đặt mật khẩu cho sổ") as unit:
            unit.settings.set(PLAIN_DECIDED, value=True)

    def change_passphrase(self, passphrase: str | None) -> Rekeyed:
        """Put the book and its own backups under another passphrase, or under none.

        Each is written anew, read again, and only then takes the old one's place. Backups that another passphrase
        protects, and all copies elsewhere, stay as they are.
        """
        before = self._book.key
        self._book.change_passphrase(passphrase)
        remade, left = backup.remake(self._book.path, before, self._book.key)
        plain = backup.plain_copies(self._book.path) if passphrase else ()
        return Rekeyed(remade=remade, left=left, plain=plain)

    def recovery_code(self) -> str:
        """The key of the book as sixteen groups of digits; refused for a book without a passphrase."""
        if self._book.key is None:
            raise KnownError("recovery_needs_passphrase")
        return self._book.key.recovery_code

    def recovery_sheet(self) -> bytes:
        """The sheet with the recovery key, as PDF."""
        from kiemdiem_desktop.documents.papers.recovery_sheet import RecoveryFacts, build_recovery_sheet

        code = self.recovery_code()
        with self._book.read() as unit:
            cell = unit.cells.all()[0]
        facts = RecoveryFacts(
            cell=cell.name, parent=cell.parent, book=self._book.path.name, day=self._clock.today(), code=code
        )
        return render_pdf(build_recovery_sheet(facts)).data

    def check(self) -> tuple[Problem, ...]:
        """Look through the whole book; empty when it is sound."""
        return self._book.check()
