"""Taking in a regulation from a file: it was checked and its examples came out; what it says is shown, then yes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.services.library import LookedAt
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.dialogs.regulation_html import page_html
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.sizes import fit
from kiemdiem_desktop.ui.theme import Heading, Note


class InstallRegulationDialog(QDialog):
    """Shows a regulation before it is taken in; ``installed`` says that it stands among the others."""

    installed = Signal()

    def __init__(
        self, office: Office, operations: Operations, path: Path, looked: LookedAt, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Cài thêm bộ quy định"))
        self._office, self._operations, self._path = office, operations, path
        self.panel, self.browser, self.state = MessagePanel(), QTextBrowser(), Note(self._checked(looked))
        self.browser.setAccessibleName(self.tr("Nội dung bộ sẽ cài"))
        self.browser.setOpenLinks(False)
        self.browser.setHtml(page_html(looked.page, self.tr("Điều được thêm hoặc thay")))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = buttons.addButton(self.tr("&Cài"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.clicked.connect(self._install)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addWidget(Heading(f"{looked.checked.title} ({looked.checked.version})", 2))
        layout.addWidget(self.state)
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        fit(self, 95, 34)

    def _checked(self, looked: LookedAt) -> str:
        checked = looked.checked
        examples = self.tr("{count} ví dụ kiểm tra đều ra đúng kết quả.").format(count=checked.examples)
        parts = [
            self.tr("Tệp đọc được, các mục khớp nhau."),
            examples if checked.examples else self.tr("Không kèm ví dụ kiểm tra."),
            self.tr("Bản đang có sẽ được thay.") if checked.replaces else "",
            self.tr("Chưa cài gì: xem nội dung dưới đây rồi bấm Cài. Các kỳ đã mở không đổi."),
        ]
        return " ".join(part for part in parts if part)

    def _install(self) -> None:
        laws, path = self._office.regulations, self._path
        self.accept_button.setEnabled(False)
        self._operations.query(lambda: laws.install(path), lambda _: self._done(), self._refused)

    def _done(self) -> None:
        self.accept()
        self.installed.emit()

    def _refused(self, error: KnownError) -> None:
        self.accept_button.setEnabled(True)
        self.panel.show_error(error)
