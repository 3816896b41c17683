"""The page Khắc phục: its tabs are rows of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.services.overview import CLOSING_FIELD
from kiemdiem_desktop.services.papers import PaperRef
from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.remediation.appeals import AppealsTab
from kiemdiem_desktop.ui.pages.remediation.closing import ClosingTab
from kiemdiem_desktop.ui.pages.remediation.lists import NotesTab, PromptsTab
from kiemdiem_desktop.ui.pages.remediation.register import RegisterTab
from kiemdiem_desktop.ui.pages.tabbed import TabbedPage

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

TABS: tuple[type[LoadingPage], ...] = (RegisterTab, PromptsTab, NotesTab, AppealsTab, ClosingTab)
"""The tabs in their order; each is a page of its own whose title is the tab's."""

PLAN = "remediation_plan"


class RemediationPage(TabbedPage):
    """What follows the review, until the period is closed."""

    place: ClassVar[str] = "remediation"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("RemediationPage", "Khắc phục")
    icon: ClassVar[str] = "remedies.svg"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, TABS, self.tr("Khắc phục"), parent)

    @property
    def register(self) -> RegisterTab:
        """The tab of the shortcomings, which knows whether there is a plan."""
        return next(page for page in self.pages if isinstance(page, RegisterTab))

    def focus_target(self, subject_id: UUID | None, field: str | None) -> None:
        self.tabs.setCurrentIndex(TABS.index(ClosingTab if field == CLOSING_FIELD else RegisterTab))
        self.current.focus_target(subject_id, field)

    def printable(self) -> PaperRef | None:
        return PaperRef(key=PLAN) if self.register.has_plan else None
