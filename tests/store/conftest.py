"""A new book, and the values to put into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.books import Maker

from kiemdiem_desktop.store.book import Book, create_book

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiemdiem_desktop.base.clock import FixedClock
    from kiemdiem_desktop.base.ids import CountingIds


@pytest.fixture
def make(ids: CountingIds) -> Maker:
    return Maker(ids)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Sổ của chi bộ"
    folder.mkdir()
    return folder / "Chi bộ 1.kiemdiem"


@pytest.fixture
def book(path: Path, clock: FixedClock, ids: CountingIds) -> Iterator[Book]:
    with create_book(path, clock=clock, ids=ids) as made:
        yield made
