from __future__ import annotations

import functools
import threading
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.base.clock import SystemClock
from kiemdiem_desktop.base.errors import Cancelled, KnownError
from kiemdiem_desktop.base.jobs import Control
from kiemdiem_desktop.domain.outcome import Outcome
from kiemdiem_desktop.ui.operations import Operations
from kiemdiem_desktop.ui.status import StatusLine
from kiemdiem_desktop.ui.tasks import JobControl

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kiemdiem_desktop.ui.tasks import BookThread


def refuse(error: BaseException) -> None:
    """Nothing here may fail."""
    raise error


def numbered(number: int) -> tuple[int, str]:
    """Say a number and the thread that said it."""
    return number, threading.current_thread().name


def test_work_runs_on_one_other_thread_in_order(thread: BookThread) -> None:
    seen: list[tuple[int, str]] = []
    for number in range(5):
        thread.submit(functools.partial(numbered, number), seen.append, refuse)
    thread.drain()
    assert [number for number, _ in seen] == [0, 1, 2, 3, 4]
    assert len({name for _, name in seen}) == 1
    assert seen[0][1] != threading.current_thread().name


def test_answers_arrive_on_the_window_s_thread(thread: BookThread) -> None:
    told: list[str] = []
    thread.submit(lambda: None, lambda _: told.append(threading.current_thread().name), refuse)
    thread.drain()
    assert told == [threading.current_thread().name]


def test_a_write_tells_its_outcome_to_all(thread: BookThread) -> None:
    work = Operations(thread)
    told: list[Outcome] = []
    work.changed.connect(told.append)
    work.run("Sửa", lambda: Outcome(operation_id=1, label="Sửa"))
    work.drain()
    assert [outcome.label for outcome in told] == ["Sửa"]


def test_a_known_fault_goes_to_whoever_asked(thread: BookThread) -> None:
    work = Operations(thread)
    told: list[KnownError] = []
    elsewhere: list[object] = []
    work.failed.connect(elsewhere.append)

    def fail() -> None:
        raise KnownError("disk_full", path="so")

    work.run("Sửa", fail, None, told.append)
    work.drain()
    assert [error.code for error in told] == ["disk_full"]
    assert elsewhere == []


def test_a_fault_that_nobody_treats_is_announced(thread: BookThread) -> None:
    work = Operations(thread)
    told: list[KnownError] = []
    work.failed.connect(told.append)

    def fail() -> None:
        raise KnownError("disk_full", path="so")

    work.query(fail, lambda _: None)
    work.drain()
    assert [error.code for error in told] == ["disk_full"]


def test_answers_after_the_book_was_closed_are_dropped(thread: BookThread) -> None:
    work = Operations(thread)
    told: list[int] = []
    work.close()
    work.query(lambda: 1, told.append)
    thread.drain()
    assert told == []


def test_a_cancelled_job_stops_at_its_next_step_and_says_so(thread: BookThread, qtbot: QtBot) -> None:
    work = Operations(thread)
    done: list[int] = []
    work.job_started.connect(lambda _title, control: control.cancel())

    def job(control: Control) -> int:
        control.step(1, 2, "một")
        return 2

    status = StatusLine(SystemClock())
    qtbot.addWidget(status)
    status.follow(work)
    work.job("Việc dài", job, done.append)
    work.drain()
    assert done == []
    assert status.state.text() == "Đã hủy, không có gì thay đổi"


def test_a_job_tells_its_steps(thread: BookThread) -> None:
    control = JobControl()
    told: list[tuple[int, int, str]] = []
    control.progressed.connect(lambda *step: told.append(step))
    control.step(1, 3, "một")
    control.cancel()
    with pytest.raises(Cancelled):
        control.step(2, 3, "hai")
    assert told == [(1, 3, "một")]
