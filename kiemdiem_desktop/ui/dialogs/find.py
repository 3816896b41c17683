"""Ctrl+F: persons, collectives and papers by any part of their name, without accents."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.domain.viet import fold
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui import a11y, navigation
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note

_WAIT_MS = 150


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what is shown and where it lies."""

    text: str
    place: str
    subject_id: UUID | None


def gather(office: Office, period_id: UUID | None) -> tuple[Hit, ...]:
    """List everything that can be found: members of the roster, subjects and papers of the period."""
    hits = [Hit(member.name, "members", member.id) for member in office.roster.members(with_left=True)]
    if period_id is not None:
        sheet = office.reviews.sheet(period_id)
        hits += [Hit(subject.name, "collective_review", subject.id) for subject in sheet.collectives]
        hits += [Hit(subject.name, "member_review", subject.id) for subject in sheet.persons]
        hits += [Hit(line.title, "papers", line.ref.subject_id) for line in office.papers.list(period_id)]
    return tuple(hits)


class FindDialog(QDialog):
    """One line to type in and the list of what fits; Enter goes there."""

    def __init__(
        self,
        office: Office,
        operations: Operations,
        period_id: UUID | None,
        go: Callable[[str, UUID | None], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tìm"))
        self._go = go
        self._all: tuple[Hit, ...] = ()
        self._hits: list[Hit] = []
        self.field, self.results = QLineEdit(), QListWidget()
        self.field.setPlaceholderText(self.tr("Gõ tên đồng chí hoặc tên văn bản, không cần dấu"))
        self._count = Note()
        layout = QVBoxLayout(self)
        layout.addWidget(a11y.stacked_row(self.tr("Tìm đồng chí, tập thể, văn bản"), self.field).widget)
        layout.addWidget(self._count)
        layout.addWidget(a11y.name(self.results, self.tr("Kết quả tìm")))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(lambda _: self._timer.start())
        self.field.returnPressed.connect(self._take_first)
        self.results.itemActivated.connect(lambda item: self._take(self.results.row(item)))
        fit(self, 70, 22)
        operations.query(lambda: gather(office, period_id), self._loaded)

    def search(self) -> None:
        """Show what fits the text typed so far."""
        wanted = fold(self.field.text())
        self._hits = [hit for hit in self._all if wanted and wanted in fold(hit.text)][:200]
        self.results.clear()
        for hit in self._hits:
            self.results.addItem(f"{hit.text} – {navigation.title(hit.place)}")
        if self._hits:
            self.results.setCurrentRow(0)
        found = self.tr("Tìm thấy {count}. Enter để tới mục đầu tiên.").format(count=len(self._hits))
        self._count.setText(found if wanted else "")

    def _loaded(self, hits: tuple[Hit, ...]) -> None:
        self._all = hits
        self.search()

    def _take_first(self) -> None:
        self.search()
        self._take(max(self.results.currentRow(), 0))

    def _take(self, row: int) -> None:
        if row < len(self._hits):
            hit = self._hits[row]
            self.accept()
            self._go(hit.place, hit.subject_id)
