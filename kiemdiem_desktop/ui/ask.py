"""The one door for questions: pages ask here, the answer comes to a callback, and nothing blocks.

Tests hand in another ``Ask`` that answers from a queue and fails on a question nobody expected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDialog


class Ask(Protocol):
    """Who puts questions to the user; ``None`` and ``False`` mean that the user turned away."""

    def message(self, text: str, detail: str = "") -> None:
        """Say something that needs no answer."""
        ...

    def confirm(
        self, question: str, done: Callable[[bool], None], *, detail: str = "", yes: str = "", no: str = ""
    ) -> None:
        """Ask yes or no; ``yes`` names what will happen ("Xóa 3 dòng"), the safe answer is the default."""
        ...

    def choose(
        self, question: str, options: Sequence[tuple[str, str]], done: Callable[[str | None], None], *, detail: str = ""
    ) -> None:
        """Offer (key, label) options and answer with the key."""
        ...

    def text(
        self, question: str, done: Callable[[str | None], None], *, initial: str = "", many_lines: bool = False
    ) -> None:
        """Ask for a text; it arrives in normal form."""
        ...

    def open_file(self, title: str, filters: str, done: Callable[[Path | None], None]) -> None:
        """Ask for an existing file; ``filters`` as Qt writes them: ``Sổ (*.kiemdiem);;Tất cả (*)``."""
        ...

    def save_file(self, title: str, proposed: str, filters: str, done: Callable[[Path | None], None]) -> None:
        """Ask where to write; ``proposed`` is a file name or a whole path. Overwriting has been confirmed."""
        ...

    def folder(self, title: str, done: Callable[[Path | None], None]) -> None:
        """Ask for a folder."""
        ...

    def open_dialog(self, dialog: QDialog) -> None:
        """Show a page's own dialog over the window; the dialog is deleted when it closes."""
        ...
