"""What every page of the window is: a place with a name that can show itself anew, keep edits and point at a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from uuid import UUID

    from kiemdiem_desktop.domain.outcome import Outcome
    from kiemdiem_desktop.services.papers import PaperRef
    from kiemdiem_desktop.ui.context import PageContext


class Page(QWidget):
    """One place of the rail.

    ``place`` is the name that navigation uses, ``title_source`` the Vietnamese title, ``icon`` an icon file.
    """

    place: ClassVar[str]
    title_source: ClassVar[str]
    icon: ClassVar[str]

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def refresh(self, outcome: Outcome | None) -> None:
        """Show the book anew: after each operation with its outcome, and with ``None`` when the page is shown."""
        raise NotImplementedError

    def flush(self) -> None:
        """Commit unsaved edits now; a page that saves each change at once has nothing to do."""

    def focus_target(self, subject_id: UUID | None, field: str | None) -> None:
        """Select the subject and put the cursor on the field, as far as this page has them."""

    def printable(self) -> PaperRef | None:
        """Say which paper Ctrl+P prints here; ``None`` where none belongs to what is shown."""
        return None
