"""What the window hands to each page: the open book, the period shown, and the doors to work and to the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.ask import Ask
from kiemdiem_desktop.ui.operations import Operations


class Navigate(Protocol):
    """How a page sends the user to another place, to one subject there, and to one field of it."""

    def __call__(self, place: str, subject_id: UUID | None = None, field: str | None = None) -> None:
        """Go there."""
        ...


def _nothing() -> None:
    """Do nothing, where no window is there to open a dialog."""


def _at_once(export: Callable[[], None]) -> None:
    """Export without a word, where no window is there to warn."""
    export()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """Everything that a page may use.

    ``period_id`` answers with the period that the window shows now, or None while the book has none. ``status`` puts
    a short sentence on the status line; ``open_import`` and ``open_period`` open the window's own dialogs.
    ``before_export`` goes on once the user has heard that files with personal data leave the book. Texts are translated
    with the widget's own ``tr`` (or ``QCoreApplication.translate`` outside widgets).
    """

    office: Office
    period_id: Callable[[], UUID | None]
    operations: Operations
    ask: Ask
    navigate: Navigate
    status: Callable[[str], None]
    open_import: Callable[[], None] = _nothing
    open_period: Callable[[], None] = _nothing
    before_export: Callable[[Callable[[], None]], None] = _at_once
