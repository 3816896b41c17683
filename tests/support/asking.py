"""Answers for the window's questions, queued by a test; an unexpected question fails it."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class QueuedAsk:
    """Answers questions in order; dialogs are shown and kept for the test to use."""

    def __init__(self) -> None:
        self.answers: deque[Any] = deque()
        self.messages: list[str] = []
        self.dialogs: list[QDialog] = []

    def answer(self, *answers: Any) -> None:
        """Queue answers for the questions to come."""
        self.answers.extend(answers)

    def message(self, text: str, detail: str = "") -> None:
        self.messages.append(f"{text} {detail}".strip())

    def confirm(
        self, question: str, done: Callable[[bool], None], *, detail: str = "", yes: str = "", no: str = ""
    ) -> None:
        done(self._next(question))

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], done: Callable[[str | None], None], *, detail: str = ""
    ) -> None:
        done(self._next(question))

    def text(
        self, question: str, done: Callable[[str | None], None], *, initial: str = "", many_lines: bool = False
    ) -> None:
        done(self._next(question))

    def open_file(self, title: str, filters: str, done: Callable[[Path | None], None]) -> None:
        done(self._next(title))

    def save_file(self, title: str, proposed: str, filters: str, done: Callable[[Path | None], None]) -> None:
        done(self._next(title))

    def folder(self, title: str, done: Callable[[Path | None], None]) -> None:
        done(self._next(title))

    def open_dialog(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialogs.append(dialog)
        QDialog.open(dialog)  # the print dialog's own one wants a receiver

    def _next(self, question: str) -> Any:
        assert self.answers, f"nobody expected the question: {question}"
        return self.answers.popleft()
