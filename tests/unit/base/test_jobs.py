from __future__ import annotations

import pytest

from kiemdiem_desktop.base.errors import Cancelled
from kiemdiem_desktop.base.jobs import Control, NullControl


class StopAfter:
    """Cancels once enough is done."""

    def __init__(self, limit: int) -> None:
        self.limit = limit

    def step(self, done: int, total: int, what: str) -> None:
        if done >= self.limit:
            raise Cancelled


def work(control: Control) -> int:
    for done in range(5):
        control.step(done, 5, "part")
    return 5


def test_work_that_nobody_watches_runs_to_its_end() -> None:
    assert work(NullControl()) == 5


def test_a_control_stops_the_work_by_raising() -> None:
    with pytest.raises(Cancelled):
        work(StopAfter(3))
