"""Settings that belong to the book and travel with it."""

from __future__ import annotations

from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.services.environment import Context


class SettingsService:
    """Named values of the book, as JSON."""

    def __init__(self, context: Context) -> None:
        self._book = context.book

    def get(self, key: str, default: object = None) -> object:
        """The stored value, or the default."""
        with self._book.read() as unit:
            return unit.settings.get(key, default)

    def put(self, key: str, value: object) -> Outcome:
        """Store a value."""
        with self._book.write("Đổi thiết đặt của sổ") as unit:
            unit.settings.set(key, value)
        return unit.outcome
