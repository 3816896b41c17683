"""The page Khắc phục: its tabs are rows of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.papers import PaperRef
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.page import Page
from kiemdiem_desktop.ui.pages.remediation.appeals import AppealsTab
from kiemdiem_desktop.ui.pages.remediation.closing import ClosingTab
from kiemdiem_desktop.ui.pages.remediation.lists import NotesTab, PromptsTab
from kiemdiem_desktop.ui.pages.remediation.register import RegisterTab

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

TABS: tuple[type[LoadingPage], ...] = (RegisterTab, PromptsTab, NotesTab, AppealsTab, ClosingTab)
"""The tabs in their order; each is a page of its own whose title is the tab's."""

PLAN = "remediation_plan"
CLOSING = "closing"
"""The field that navigation names to reach the check list."""


class RemediationPage(Page):
    """What follows the review, until the period is closed."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RemediationPage", "Khắc phục")
    icon: ClassVar[str] = "remedies.svg"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.tr("Khắc phục"))
        self.register = RegisterTab(context)
        self.pages: tuple[LoadingPage, ...] = (self.register, *(kind(context) for kind in TABS[1:]))
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
        self.tabs.setCurrentIndex(TABS.index(ClosingTab if field == CLOSING else RegisterTab))
        self.current.focus_target(subject_id, field)

    def printable(self) -> PaperRef | None:
        return PaperRef(key=PLAN) if self.register.has_plan else None
