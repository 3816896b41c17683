"""One screen for all end-to-end tests, and a demonstration that is made once and copied."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.screen import Demonstration, Screen, command, screen

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A screen."""
    with screen(tmp_path_factory.mktemp("screen")) as made:
        yield made


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """What ``demo`` makes in a folder that is not there yet, started from anywhere."""
    start = tmp_path_factory.mktemp("start")
    done = command(["demo", "mẫu"], tmp_path_factory.mktemp("demo-data"), start)
    assert done.returncode == 0, done.stderr
    return Demonstration(output=done.stdout, folder=start / "mẫu")


@pytest.fixture
def sample(demonstration: Demonstration, tmp_path: Path) -> Path:
    """A copy of the sample book."""
    return Path(shutil.copy(demonstration.book, tmp_path / "Chi bộ mẫu.kiemdiem"))
