"""Long work reports its steps to a control, and stops when the control says so."""

from __future__ import annotations

from typing import Protocol


class Control(Protocol):
    """Who watches a long piece of work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear that ``done`` of ``total`` parts are ready and ``what`` comes next.

        Raises ``base.errors.Cancelled`` when the user has cancelled; ``total`` is 0 while it is not known.
        """
        ...


class NullControl:
    """Nobody watches and nobody cancels."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear it and say nothing."""
