"""The help beside the window: one page per place, written in plain words, found by F1."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.ui.sizes import fit

INDEX = "index"


def page_of(place: str) -> Path:
    """Return the page of a place, or the list of pages where a place has none."""
    wanted = paths.resource("help", f"{place}.md")
    return wanted if wanted.is_file() else paths.resource("help", f"{INDEX}.md")


class HelpWindow(QDialog):
    """Shows help pages and follows their links; the main window stays usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Hướng dẫn"))
        self.browser = QTextBrowser()
        self.browser.setAccessibleName(self.tr("Trang hướng dẫn"))
        self.browser.setOpenExternalLinks(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        for text, verb in (
            (self.tr("Mục lục"), lambda: self.show_page(INDEX)),
            (self.tr("Trang trước"), self.browser.backward),
        ):
            button = QPushButton(text)
            button.clicked.connect(verb)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.browser, 1)
        layout.addWidget(buttons)
        fit(self, 85, 34)

    def show_page(self, place: str) -> None:
        """Open the page of a place."""
        self.browser.setSource(QUrl.fromLocalFile(str(page_of(place))))
