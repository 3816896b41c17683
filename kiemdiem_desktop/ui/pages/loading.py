"""A page that reads on the book's thread and shows what came, only when something that it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.ui.pages.page import Page
from kiemdiem_desktop.ui.pages.parts import Sentence, button, heading
from kiemdiem_desktop.ui.pages.room import Area

if TYPE_CHECKING:
    from kiemdiem_desktop.ui.context import PageContext


class LoadingPage(Page):
    """A page of one period.

    ``watched`` names the tables whose change matters here (``None``: all). ``load`` runs on the book's thread and must
    touch no widget; ``show_loaded`` puts its result on screen and keeps selection, scroll position and focus.
    ``scrolls`` lets the whole page scroll where large text leaves no room.
    """

    watched: ClassVar[frozenset[str] | None] = None
    needs_period: ClassVar[bool] = True
    scrolls: ClassVar[bool] = False

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.body = QWidget()
        self._asked = 0
        self._stale = True
        self._waiting: list[tuple[UUID | None, str | None]] = []
        self._stack = QStackedWidget()
        self._stack.addWidget(Area(self.body) if self.scrolls else self.body)
        self._stack.addWidget(self._no_period())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def refresh(self, outcome: Outcome | None) -> None:
        if outcome is not None and not self._matters(outcome):
            return
        if outcome is not None and not self.isVisible():
            self._stale = True
            return
        self.reload()

    def _matters(self, outcome: Outcome) -> bool:
        return self.watched is None or not outcome.touched or outcome.touches(*self.watched)

    def reload(self) -> None:
        """Read everything anew; an answer that a later question overtook is dropped."""
        period_id = self.context.period_id()
        if period_id is None and self.needs_period:
            self._stack.setCurrentIndex(1)
            return
        self._asked += 1
        asked = self._asked
        self.context.operations.query(lambda: self.load(period_id), lambda data: self._came(asked, data))

    def _came(self, asked: int, data: Any) -> None:
        if asked != self._asked:
            return
        self._stale = False
        self._stack.setCurrentIndex(0)
        self.show_loaded(data)
        waiting, self._waiting = self._waiting, []
        for subject_id, field in waiting:
            self.go_to(subject_id, field)

    def focus_target(self, subject_id: UUID | None, field: str | None) -> None:
        if self._stale:
            self._waiting = [(subject_id, field)]
            self.reload()
        else:
            self.go_to(subject_id, field)

    def load(self, period_id: UUID | None) -> Any:
        """Read what the page shows."""
        raise NotImplementedError

    def show_loaded(self, data: Any) -> None:
        """Put what was read on screen."""
        raise NotImplementedError

    def go_to(self, subject_id: UUID | None, field: str | None) -> None:
        """Select the subject and field among what is shown."""

    def _no_period(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addWidget(heading(self.tr("Sổ chưa có kỳ kiểm điểm nào")))
        column.addWidget(Sentence(self.tr("Mở một kỳ ở trang Tổng quan, rồi trang này sẽ có nội dung.")))
        row = button(self.tr("Đến trang Tổng quan"), lambda: self.context.navigate("overview", None, None))
        column.addWidget(row)
        column.addStretch(1)
        return holder
