"""Moving a period to another regulation: what would be said no more, what anew, what has no place there; then yes."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.regulations import FindingsDifference
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Note


class MovePeriodDialog(QDialog):
    """Shows the difference before anything is changed; ``moved`` says that the period is under the other law."""

    moved = Signal()

    def __init__(
        self,
        office: Office,
        operations: Operations,
        period_id: UUID,
        law: tuple[str, tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chuyển kỳ sang quy định khác"))
        self._office, self._operations, self._period_id, self._law = office, operations, period_id, law
        self.panel, self.browser = MessagePanel(), QTextBrowser()
        self.browser.setAccessibleName(self.tr("Khác nhau giữa hai quy định"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(self.tr("&Chuyển kỳ"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self._move)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(
            Note(self.tr("Bản kiểm điểm đã viết được chuyển sang mẫu của quy định mới. Hoàn tác lấy lại như cũ."))
        )
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        fit(self, 85, 30)
        laws = office.regulations
        operations.query(lambda: laws.findings_difference(period_id, *law), self.show_difference, self.panel.show_error)

    def show_difference(self, difference: FindingsDifference) -> None:
        """Show the four lists and offer to go on."""
        lost = [f"{entry.subject} – {entry.label}: {entry.text}" for entry in difference.lost]
        rows = (
            (self.tr("Nhận xét mới"), [finding.sentence for finding in difference.new]),
            (self.tr("Nhận xét không còn"), [finding.sentence for finding in difference.gone]),
            (self.tr("Nhận xét giữ nguyên"), [finding.sentence for finding in difference.same]),
            (self.tr("Nội dung không có chỗ trong mẫu mới"), lost),
        )
        laws = self.tr("Từ: {before}\nSang: {after}").format(before=difference.before, after=difference.after)
        head = "".join(f"<p><b>{escape(line)}</b></p>" for line in laws.splitlines())
        self.browser.setHtml(head + "".join(_list(title, lines, self.tr("Không có.")) for title, lines in rows))
        self.accept_button.setEnabled(True)

    def _move(self) -> None:
        laws, period_id, law = self._office.regulations, self._period_id, self._law
        self.accept_button.setEnabled(False)
        self._operations.run(
            self.tr("Chuyển kỳ sang quy định khác"), lambda: laws.move_period(period_id, *law), self._done, self._failed
        )

    def _done(self, _: Outcome) -> None:
        self.accept()
        self.moved.emit()

    def _failed(self, error: KnownError) -> None:
        self.accept_button.setEnabled(True)
        self.panel.show_error(error)


def _list(title: str, lines: Iterable[str], none: str) -> str:
    said = [f"<li>{escape(line)}</li>" for line in lines]
    body = f"<ul>{''.join(said)}</ul>" if said else f"<p>{escape(none)}</p>"
    return f"<h3>{escape(title)} ({len(said)})</h3>{body}"
