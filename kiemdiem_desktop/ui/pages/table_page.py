"""A list on a page of its own, to be read from top to bottom, saved or printed."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from kiemdiem_desktop.documents.table_page import TablePage
from kiemdiem_desktop.services.table_pages import printed
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.messages import MessagePanel
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.paper_out import PaperOut
from kiemdiem_desktop.ui.sizes import fit


class TablePageDialog(QDialog):
    """Shows one page; ``above`` stands between the title bar and the page."""

    def __init__(
        self, title: str, operations: Operations, ask: Ask, above: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._operations = operations
        self._page: TablePage | None = None
        self._asked = 0
        self.panel, self.browser = MessagePanel(), QTextBrowser()
        self.browser.setAccessibleName(title)
        self.browser.setOpenLinks(False)
        self._out = PaperOut(self, operations, ask, self.panel.show_error)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        if above is not None:
            layout.addWidget(above)
        layout.addWidget(self.browser, 1)
        layout.addWidget(self._buttons())
        fit(self, 120, 36)

    def ask_for(self, load: Callable[[], TablePage]) -> None:
        """Read a page on the book's thread and show it; an answer that a later question overtook is dropped."""
        self._asked += 1
        asked = self._asked

        def came(page: TablePage) -> None:
            if asked == self._asked:
                self.show_page(page)

        self._operations.query(load, came, self.panel.show_error)

    def show_page(self, page: TablePage) -> None:
        """Show a page from its top."""
        self._page = page
        self.browser.setHtml(page_html(page))
        for button in (self.save, self.print):
            button.setEnabled(True)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.save = box.addButton(self.tr("&Lưu PDF…"), role)
        self.print = box.addButton(self.tr("&In…"), role)
        for button, verb in ((self.save, self._out.save), (self.print, self._out.print)):
            button.setAutoDefault(False)
            button.setEnabled(False)
            button.clicked.connect(lambda _checked=False, v=verb: self._send(v))
        return box

    def _send(self, verb: Callable[[Callable[..., object]], None]) -> None:
        page = self._page
        if page is not None:
            verb(lambda: printed(page))


def page_html(page: TablePage) -> str:
    """Write the page as the window shows it: its lines, and the table with ruled rows."""
    total = sum(weight for _, weight in page.columns)
    heads = "".join(
        f'<th align="left" width="{round(100 * weight / total)}%">{escape(name)}</th>' for name, weight in page.columns
    )
    rows = "".join(f"<tr>{''.join(f'<td>{_lines(cell)}</td>' for cell in row)}</tr>" for row in page.rows)
    lines = "".join(f"<p>{_lines(line)}</p>" for line in page.lines)
    table = f'<table width="100%" border="1" cellspacing="0" cellpadding="4"><tr>{heads}</tr>{rows}</table>'
    return f"<h3>{escape(page.title)}</h3>{lines}{table if page.rows else ''}"


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
