"""The latest answer to a question about the book, kept until the question is another."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Latest(Generic[V]):
    """Keeps one value with what it was made of; the book's revision belongs into the question."""

    def __init__(self) -> None:
        self._kept: tuple[Hashable, V] | None = None

    def of(self, question: Hashable, make: Callable[[], V]) -> V:
        """Return the kept value for the same question, else make it and keep it instead of the one before."""
        if self._kept is None or self._kept[0] != question:
            self._kept = (question, make())
        return self._kept[1]
