"""What holds for every test: no window on the screen, no warning in the log, a clock and ids that stand still."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import hypothesis
import pytest

from kiemdiem_desktop.base.clock import FixedClock
from kiemdiem_desktop.base.ids import CountingIds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("local", deadline=None, max_examples=60)
hypothesis.settings.register_profile("ci", parent=hypothesis.settings.get_profile("local"), derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")

VIETNAM = timezone(timedelta(hours=7))


def pytest_configure(config: pytest.Config) -> None:
    """Register the one marker of ours."""
    config.addinivalue_line("markers", "expects_warnings: the test provokes warnings in the log on purpose")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that left a warning or worse in the log, unless it says that it means to."""
    yield
    if request.node.get_closest_marker("expects_warnings"):
        return
    loud = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    if loud:
        pytest.fail("the log holds warnings:\n" + "\n".join(loud), pytrace=False)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the program's settings, log and backups of a test out of the user's own folder."""
    folder = tmp_path_factory.mktemp("data")
    monkeypatch.setenv("KIEMDIEM_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def clock() -> FixedClock:
    """A morning in December, when the reviews are held."""
    return FixedClock(datetime(2026, 12, 1, 1, 0, tzinfo=UTC).astimezone(VIETNAM))


@pytest.fixture
def ids() -> CountingIds:
    """Ids that are the same in every run."""
    return CountingIds()
