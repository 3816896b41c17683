"""A page made of tabs, each a page of its own whose title is the tab's."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiemdiem_desktop.services.papers import PaperRef
    from kiemdiem_desktop.ui.context import PageContext


class TabbedPage(Page):
    """Hands what a page is asked to the tabs; a tab is read anew when it is shown."""

    def __init__(
        self, context: PageContext, kinds: Sequence[type[LoadingPage]], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(name)
        self.pages = tuple(kind(context) for kind in kinds)
        for page in self.pages:
            self.tabs.addTab(page, QCoreApplication.translate(type(page).__name__, page.title_source))
        self.tabs.currentChanged.connect(lambda _: self.current.refresh(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    @property
    def current(self) -> LoadingPage:
        """The tab that is shown."""
        return self.pages[self.tabs.currentIndex()]

    def refresh(self, outcome: Outcome | None) -> None:
        if outcome is None:
            self.current.refresh(None)
            return
        for page in self.pages:
            page.refresh(outcome)

    def flush(self) -> None:
        for page in self.pages:
            page.flush()

    def focus_target(self, subject_id: UUID | None, field: str | None) -> None:
        self.current.focus_target(subject_id, field)

    def printable(self) -> PaperRef | None:
        return self.current.printable()
