"""What every service is handed: the book, the time, new ids and the packs."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from kiemdiem_desktop.base.clock import Clock, SystemClock
from kiemdiem_desktop.base.ids import IdFactory, SystemIds
from kiemdiem_desktop.base.paths import data_dir, resource
from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.regulations.catalog import Catalog
from kiemdiem_desktop.store.book import Book


@dataclass(frozen=True, slots=True)
class Environment:
    """The world outside the book, replaceable in tests."""

    clock: Clock
    ids: IdFactory
    catalog: Catalog
    regulations_folder: Path = field(default_factory=lambda: data_dir() / "regulations")
    """Where the packs lie that the user installed."""

    @classmethod
    def standard(cls) -> Environment:
        """The real clock, real ids, the shipped packs and those that the user installed."""
        folders = (resource("regulations"), data_dir() / "regulations")
        return cls(clock=SystemClock(), ids=SystemIds(), catalog=Catalog(folders))


@dataclass(frozen=True, slots=True)
class Context:
    """An open book and the world around it."""

    book: Book
    env: Environment
