"""The page Nộp & nhận: its tabs are rows of one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from kiemdiem_desktop.ui.i18n import QT_TRANSLATE_NOOP
from kiemdiem_desktop.ui.pages.exchange.recheck import RecheckTab
from kiemdiem_desktop.ui.pages.loading import LoadingPage
from kiemdiem_desktop.ui.pages.tabbed import TabbedPage

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext

TABS: tuple[type[LoadingPage], ...] = (RecheckTab,)
"""The tabs in their order; each is a page of its own whose title is the tab's."""


class ExchangePage(TabbedPage):
    """What goes to the upper committee and what comes from it."""

    place: ClassVar[str] = "exchange"
    title_source: ClassVar[str] = QT_TRANSLATE_NOOP("ExchangePage", "Nộp & nhận")
    icon: ClassVar[str] = "exchange.svg"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, TABS, self.tr("Nộp và nhận"), parent)
