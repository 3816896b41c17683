from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from kiemdiem_desktop.ui.crash import CrashDialog, CrashWatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiemdiem_desktop.base.clock import FixedClock

pytestmark = [pytest.mark.expects_warnings]


@pytest.fixture
def watch(qapp: QApplication, tmp_path: Path, clock: FixedClock) -> Iterator[CrashWatch]:
    """A watch that is told of bugs; its windows are closed afterwards."""
    made = CrashWatch(tmp_path / "crash", clock)
    yield made
    for window in QApplication.topLevelWidgets():
        if isinstance(window, CrashDialog):
            window.close()


def bug(name: str = "Nguyễn Văn An 012345678901") -> BaseException:
    """A bug whose text names a person."""
    with pytest.raises(LookupError) as caught:
        raise LookupError(name)
    return caught.value


def windows() -> list[CrashDialog]:
    """The crash windows on screen."""
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def test_a_report_names_the_place_and_no_person(watch: CrashWatch) -> None:
    report = watch.report(bug())
    assert "test_crash.py" in report
    assert "LookupError" in report
    assert "Nguyễn" not in report
    assert "0123" not in report


def test_each_bug_has_one_window_and_one_report(watch: CrashWatch, tmp_path: Path) -> None:
    error = bug()
    watch.caught.emit(error)
    watch.caught.emit(error)
    assert len(windows()) == 1
    assert len(list((tmp_path / "crash").iterdir())) == 1


def test_the_hooks_are_given_back(watch: CrashWatch) -> None:
    before = (sys.excepthook, threading.excepthook)
    watch.install()
    assert sys.excepthook is not before[0]
    watch.uninstall()
    assert (sys.excepthook, threading.excepthook) == before
