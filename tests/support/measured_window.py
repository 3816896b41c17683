"""A window that times itself, for ``tests/benchmarks/window_bench.py``: run as a program of its own.

``bare`` shows an empty window of Qt; ``welcome`` is the program without a book; ``book BOOK`` is the program on a book
until everything that it will need is loaded; ``papers BOOK FOLDER`` lets it write all papers as PDF at once,
``dossier BOOK FOLDER`` as PDF and Word. Each word on the output is told when it holds: ``ready``, then the longest
stall of a window that writes, then the memory.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

TICK = 5
"""Milliseconds between two beats of the loop's heart."""


def tell(word: str) -> None:
    """Write one word at once."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def memory() -> float:
    """Return the resident memory of this process in MB."""
    import psutil  # noqa: PLC0415 - not before the window stands

    return float(psutil.Process().memory_info().rss) / 1e6


def bare() -> None:
    """Show a window with one label and tell when it stands."""
    app = QApplication(sys.argv)
    window = QMainWindow()
    window.setCentralWidget(QLabel("Kiểm điểm"))
    window.resize(1280, 700)
    window.show()

    def stands() -> None:
        tell("ready")
        tell(f"{memory():.1f}")
        app.quit()

    QTimer.singleShot(0, app, stands)
    app.exec()


def book_window(app: QApplication) -> Any:
    """Return the window of the book once it waits for the user."""
    for window in app.topLevelWidgets():
        operations = getattr(window, "operations", None)
        if operations is not None and window.isVisible() and not operations.busy and getattr(window, "page", None):
            return window
    return None


def first_window(app: QApplication) -> Any:
    """Return whatever window of the program is on screen."""
    return next((window for window in app.topLevelWidgets() if window.isVisible()), None)


class Heart:
    """Beats every few milliseconds and remembers the longest pause beyond that."""

    def __init__(self, app: QApplication) -> None:
        import time  # noqa: PLC0415 - as above

        self._now = time.perf_counter
        self._last = self._now()
        self.longest = 0.0
        self._timer = QTimer(app)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(TICK)

    def _beat(self) -> None:
        now = self._now()
        self.longest = max(self.longest, now - self._last - TICK / 1000)
        self._last = now


def papers(app: QApplication, window: Any, folder: Path, formats: Sequence[str]) -> None:
    """Write all papers as the page Văn bản does, and tell the longest stall and the memory after it."""
    heart = Heart(app)

    def done(_paths: object) -> None:
        tell(f"{heart.longest * 1000:.1f}")
        tell(f"{memory():.1f}")
        QTimer.singleShot(0, app, window.quit_asked.emit)

    office, period_id = window.office, window.period_id
    window.operations.job(
        "", lambda control: office.papers.write(period_id, folder, None, control, formats=formats), done
    )


def watch(then: Callable[[QApplication, Any], None], find: Callable[[QApplication], Any] = book_window) -> None:
    """Have the program tell when its window stands."""
    wait = QApplication.exec

    def watched(app: QApplication) -> int:
        timer = QTimer(app)

        def look() -> None:
            window = find(app)
            if window is not None:
                timer.stop()
                tell("ready")
                then(app, window)

        timer.timeout.connect(look)
        timer.start(TICK)
        return int(wait())

    QApplication.exec = watched  # type: ignore[method-assign, assignment] # the stop-watch


def rest(_app: QApplication, window: Any) -> None:
    """Tell the memory once the window has loaded whatever it will need."""

    def loaded() -> None:
        tell(f"{memory():.1f}")
        window.quit_asked.emit()

    window.warming.done.connect(loaded)


def main() -> None:
    """Do what the first argument says."""
    what, *words = sys.argv[1:]
    if what == "bare":
        bare()
        return
    if what == "welcome":
        watch(lambda _app, window: window.quit_asked.emit(), first_window)
    elif what == "book":
        watch(rest)
    else:
        formats = ("pdf",) if what == "papers" else ("pdf", "docx")
        watch(lambda app, window: papers(app, window, Path(words[1]), formats))
    sys.argv[:] = ["kiemdiem", *words[:1]]
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    runpy.run_module("kiemdiem_desktop", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
