"""A desk to put pages on: an open book, its thread, and questions that are answered from a queue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.ui.context import PageContext
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.pages.page import Page
from kiemdiem_desktop.ui.tasks import BookThread

P = TypeVar("P", bound=Page)
Target = tuple[str, UUID | None, str | None]


@dataclass(slots=True)
class Answers:
    """Answers questions from a queue, and fails on a question that nobody expected."""

    queue: list[object] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    dialogs: list[QDialog] = field(default_factory=list)

    def _next(self, question: str) -> object:
        self.asked.append(question)
        assert self.queue, f"unexpected question: {question}"
        return self.queue.pop(0)

    def message(self, text: str, detail: str = "") -> None:
        self.asked.append(text)

    def confirm(
        self, question: str, done: Callable[[bool], None], *, detail: str = "", yes: str = "", no: str = ""
    ) -> None:
        done(bool(self._next(question)))

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], done: Callable[[str | None], None], *, detail: str = ""
    ) -> None:
        answer = self._next(question)
        done(None if answer is None else str(answer))

    def text(
        self, question: str, done: Callable[[str | None], None], *, initial: str = "", many_lines: bool = False
    ) -> None:
        answer = self._next(question)
        done(None if answer is None else str(answer))

    def open_file(self, title: str, filters: str, done: Callable[[Path | None], None]) -> None:
        self._path(title, done)

    def save_file(self, title: str, proposed: str, filters: str, done: Callable[[Path | None], None]) -> None:
        self._path(title, done)

    def folder(self, title: str, done: Callable[[Path | None], None]) -> None:
        self._path(title, done)

    def open_dialog(self, dialog: QDialog) -> None:
        self.dialogs.append(dialog)

    def _path(self, title: str, done: Callable[[Path | None], None]) -> None:
        answer = self._next(title)
        done(answer if isinstance(answer, Path) else None)


@dataclass(slots=True)
class Desk:
    """An open book with the doors that a page needs, and what the page did with them."""

    office: Office
    thread: BookThread
    operations: Operations
    context: PageContext
    ask: Answers
    went: list[Target]
    said: list[str]
    refused: list[KnownError]

    @property
    def period_id(self) -> UUID:
        """The latest period."""
        return self.office.periods.periods()[0].id

    def settle(self) -> None:
        """Let everything that was asked happen and be shown."""
        for _ in range(6):
            self.thread.drain()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)

    def show(self, page: P, qtbot: QtBot) -> P:
        """Show a page as the window does."""
        qtbot.addWidget(page)
        page.resize(1100, 700)
        self.operations.changed.connect(page.refresh)
        page.show()
        page.refresh(None)
        self.settle()
        return page

    def count_outcomes(self) -> list[Outcome]:
        """Hear of each operation from now on."""
        heard: list[Outcome] = []
        self.operations.changed.connect(heard.append)
        return heard
