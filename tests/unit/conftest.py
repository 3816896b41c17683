"""Open books for the tests of services and commands; the sample cell is filled once and copied."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.offices import environment, make_office, small_cell

from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiemdiem_desktop.domain.period import Period


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A new, empty book."""
    made = make_office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def period(office: Office) -> Period:
    """The year 2026 of a small cell in ``office``."""
    return small_cell(office)


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled sample book; never to be opened, only copied."""
    return make_sample(tmp_path_factory.mktemp("sample"), environment())


@pytest.fixture
def sample_path(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample book."""
    return shutil.copyfile(sample_file, tmp_path / "mau.kiemdiem")


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Office]:
    """A copy of the sample, open; new ids do not meet those that it holds."""
    opened = Office.open(sample_path, environment(seed=1))
    yield opened
    opened.close()
