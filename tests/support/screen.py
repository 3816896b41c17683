"""A screen of its own with a window manager, and the program on it, driven by keys and clicks like a user's."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from support.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")
PATIENCE = 40.0
"""Seconds that a slow, busy computer may take for one step; a step that works takes far less."""
SIZE = "1366x768x24"


def wait_for(look: Callable[[], T | None], what: str, tell: Callable[[], object] = str) -> T:
    """Look again and again until there is something to see; fail with what was awaited and what there was."""
    end = time.monotonic() + PATIENCE
    pause = 0.02
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(pause)  # between two looks
        pause = min(pause * 1.5, 0.2)
    raise AssertionError(f"waited in vain for {what}: {tell()}")


def tool(name: str) -> str:
    """Find a program of the system."""
    return shutil.which(name) or name


def environment(data: Path, display: str = "") -> dict[str, str]:
    """Return the environment of a program started by a test, which finds the checkout from any folder."""
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    shown = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"} if display else {}
    return {**kept, **shown, "KIEMDIEM_DATA_DIR": str(data), "PYTHONPATH": str(ROOT), "HOME": str(data)}


def command(arguments: Sequence[str | Path], data: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run one command of the program in a folder, to its end."""
    words = [sys.executable, "-m", "kiemdiem_desktop.cli", *map(str, arguments)]
    return subprocess.run(words, cwd=folder, env=environment(data), capture_output=True, encoding="utf-8", check=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What ``demo`` printed and the folder that it filled."""

    output: str
    folder: Path

    @property
    def book(self) -> Path:
        """The sample book."""
        return next(self.folder.glob("*.kiemdiem"))


@dataclass(slots=True, kw_only=True)
class Program:
    """The running window: what it shows, and the hands on it."""

    process: subprocess.Popen[bytes]
    state: Path
    display: str
    output: Path
    data: Path
    last: dict[str, Any] = field(default_factory=dict)

    def seen(self) -> dict[str, Any]:
        """Look at the window; empty before it shows."""
        if self.process.poll() not in {None, 0}:
            raise AssertionError(f"the program ended: {self.output.read_text(encoding='utf-8')}")
        faults = [path.read_text(encoding="utf-8") for path in (self.data / "crash").glob("*.txt")]
        assert not faults, faults
        try:
            self.last = json.loads(self.state.read_text(encoding="utf-8"))
        except FileNotFoundError:
            self.last = {}
        return self.last

    def wait(self, what: str, holds: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
        """Wait until something holds of what is shown, and return it."""

        def look() -> dict[str, Any] | None:
            seen = self.seen()
            return seen if seen and holds(seen) else None

        return wait_for(look, what, lambda: self.last)

    def wait_for_book(self) -> dict[str, Any]:
        """Wait until the window of a book is there and has loaded its first page."""
        return self.wait(
            "the window of a book", lambda seen: seen["window"] == "MainWindow" and seen["place"] and settled(seen)
        )

    def keys(self, *names: str) -> None:
        """Press keys, such as ``ctrl+4``."""
        self._hand("key", "--clearmodifiers", "--delay", "30", *names)

    def type(self, text: str) -> None:
        """Type text into whatever has the focus."""
        self._hand("type", "--clearmodifiers", "--delay", "15", text)

    def click(self, x: int, y: int) -> None:
        """Click with the left button."""
        self._hand("mousemove", "--sync", str(x), str(y), "click", "1")

    def go(self, number: int) -> dict[str, Any]:
        """Go to a place by its shortcut and wait until it has loaded."""
        seen = self.seen()
        places, before = seen["places"], seen["place"]
        self.keys(f"ctrl+{number}")
        return self.wait(
            f"place {number} after {before}", lambda seen: seen["place"] == places[number - 1] and settled(seen)
        )

    def kill(self) -> None:
        """End the program and its children as a power cut would."""
        _end(self.process)

    def quit(self) -> int:
        """Ask the program to end and return its exit code."""
        self.keys("ctrl+q")
        return self.process.wait(PATIENCE)

    def _hand(self, *words: str) -> None:
        moved = {**os.environ, "DISPLAY": self.display}
        subprocess.run([tool("xdotool"), *words], env=moved, check=True, timeout=PATIENCE, capture_output=True)


def settled(seen: Mapping[str, Any]) -> bool:
    """Tell whether the window takes keys and waits for no reading of the book."""
    return bool(seen["active"]) and not seen["busy"]


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@dataclass(frozen=True, slots=True)
class Screen:
    """One X display with a window manager."""

    name: str

    @contextmanager
    def program(
        self, folder: Path, book: Path | None = None, *, data: Path | None = None, before: Sequence[str] = ()
    ) -> Iterator[Program]:
        """Start the program, with ``before`` in front of its command line; it is ended when the test leaves."""
        folder.mkdir(parents=True, exist_ok=True)
        state, output = folder / "state.json", folder / "output.txt"
        state.unlink(missing_ok=True)
        watched = Path(__file__).with_name("watched.py")
        kept = data or folder
        words = [*before, sys.executable, str(watched), str(state), *([str(book)] if book else [])]
        with output.open("wb") as out:
            started = subprocess.Popen(
                words,
                cwd=folder,
                env=environment(kept, self.name),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            yield Program(process=started, state=state, display=self.name, output=output, data=kept)
        finally:
            _end(started)


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Start an X server on a free display, and a window manager on it."""
    reading, writing = os.pipe()
    words = [tool("Xvfb"), "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    with (folder / "screen.txt").open("wb") as log:
        server = subprocess.Popen(words, stdout=log, stderr=log, pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading, encoding="ascii") as pipe:
            number = pipe.readline().strip()
        assert number, f"Xvfb did not start: {(folder / 'screen.txt').read_text(encoding='utf-8')}"
        moved = {**os.environ, "DISPLAY": f":{number}", "HOME": str(folder)}
        manager = subprocess.Popen([tool("openbox"), "--sm-disable"], env=moved, stdout=log, stderr=log)
        try:
            wait_for(lambda: _managed(moved), "the window manager")
            yield Screen(f":{number}")
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait()


def _managed(moved: Mapping[str, str]) -> bool:
    asked = subprocess.run([tool("xdotool"), "get_num_desktops"], env=moved, check=False, capture_output=True)
    return asked.returncode == 0
