#!/usr/bin/env python3
"""Set up this checkout and run it: demo, test, bench, faults, audit, app, build.

The first run makes ``.venv`` and installs exactly what the lock files name; later runs notice that nothing changed.
Only the standard library is used here, on Linux, Windows and macOS, with Python 3.11 or newer.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import io
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
STAMP = VENV / "installed-lock"
RUNTIME = "requirements.lock"
DEVELOPMENT = "requirements-dev.lock"
OLDEST = (3, 11)

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""What Qt's window, printing and PDF libraries load from the system, and the Debian package that carries each."""

TEST_TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "strace": "strace"}
"""The programs that the end-to-end tests drive, and their Debian packages."""

BUILD_TOOLS = {"objdump": "binutils"}
"""What PyInstaller asks for on Linux."""

MOST_WORKERS = 4
"""More than this many tests at once would crowd each other's windows."""

PLAN = ("--dist=loadfile",)
"""The tests of one file share what they made, so that one worker takes them all."""

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one sub-command and return its exit code."""
    if sys.version_info < OLDEST:
        stop(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if rest and options.command not in {"test", "app", "bench", "faults", "audit"}:
        parser.error(f"unknown arguments: {shlex.join(rest)}")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a folder's name may not fit a console's code page
    try:
        return COMMANDS[options.command](options, rest)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read this has gone; nothing more can be told
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="make a sample book with its papers, and open it where there is a screen")
    demo.add_argument("folder", nargs="?", type=Path, default=ROOT / "output" / "demo")
    test = commands.add_parser("test", help="run every check; other arguments go to pytest", allow_abbrev=False)
    test.add_argument("--fast", action="store_true", help="leave out the checks for Windows and the end-to-end tests")
    commands.add_parser("bench", help="measure the program; fuzz [--seconds N]: spoiled files", allow_abbrev=False)
    commands.add_parser("faults", help="attack the book and print what came of it; --rounds N", allow_abbrev=False)
    commands.add_parser("audit", help="compare the locks with advisories on this computer; audit DATABASE")
    commands.add_parser("app", help="open the window; other arguments go to the program", allow_abbrev=False)
    commands.add_parser("build", help="build the bundle for this system and let it check itself")
    return parser


# --- The sub-commands ---


def demo(options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Make the sample book and its papers; open the book when there is a screen."""
    prepare(RUNTIME)
    folder = options.folder.resolve()
    code = call([PYTHON, "-m", "kiemdiem_desktop.cli", "demo", folder])
    books = sorted(folder.glob("*.kiemdiem"), key=lambda book: book.stat().st_mtime)
    if code or not books or not has_screen():
        return code
    say(f"opening {books[-1]}")
    return call([PYTHON, "-m", "kiemdiem_desktop", books[-1]])


def test(options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Run the checks in order, stop at the first that fails, and sum up."""
    prepare(DEVELOPMENT, tools=TEST_TOOLS)
    steps: dict[str, list[str | Path]] = {
        "ruff check": [BIN / "ruff", "check", "--quiet", "."],
        "ruff format": [BIN / "ruff", "format", "--check", "--quiet", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "mypy for Windows": [PYTHON, "-m", "mypy", "--platform", "win32"],
        "lint-imports": [BIN / "lint-imports"],
        "pytest": [PYTHON, "-m", "pytest", f"--numprocesses={min(os.cpu_count() or 1, MOST_WORKERS)}", *PLAN, *rest],
    }
    if options.fast:
        del steps["mypy for Windows"]
        steps["pytest"] += ["--ignore=tests/e2e"]
    return run_steps(steps)


def bench(_options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Measure the program and print the numbers."""
    prepare(DEVELOPMENT)
    if rest and rest[0] == "fuzz":
        return call([PYTHON, ROOT / "tests" / "fuzz" / "run_fuzz.py", *rest[1:]])
    return call([PYTHON, ROOT / "tests" / "benchmarks" / "bench.py", *rest])


def faults(_options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Kill, fill, cut and flip, and print the table of what was lost."""
    prepare(DEVELOPMENT)
    return call([PYTHON, ROOT / "tests" / "faults" / "run_faults.py", *rest])


def audit(_options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Look the locked packages up in a database of known weaknesses that lies on this computer."""
    prepare(DEVELOPMENT)
    return call([PYTHON, ROOT / "installer" / "audit.py", *rest])


def app(_options: argparse.Namespace, rest: Sequence[str]) -> int:
    """Open the window."""
    prepare(RUNTIME)
    if not has_screen():
        stop("There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.")
    words = [Path(word).resolve() if Path(word).exists() else word for word in rest]
    return call([PYTHON, "-m", "kiemdiem_desktop", *words])


def build(_options: argparse.Namespace, _rest: Sequence[str]) -> int:
    """Build the bundle with PyInstaller, look through it, then let it check itself without a network."""
    prepare(DEVELOPMENT, tools=BUILD_TOOLS)
    made = ROOT / "dist" / "kiemdiem"
    program = made / ("kiemdiem.exe" if sys.platform == "win32" else "kiemdiem")
    options = ["--noconfirm", "--log-level=WARN", f"--distpath={ROOT / 'dist'}", f"--workpath={ROOT / 'build'}"]
    return run_steps(
        {
            "PyInstaller": [PYTHON, "-m", "PyInstaller", *options, "build_installer.spec"],
            "contents of the bundle": [PYTHON, ROOT / "installer" / "check_bundle.py", made],
            "self-check of the bundle": offline([program, "self-check"]),
        }
    )


def offline(command: Sequence[str | Path]) -> list[str | Path]:
    """Let a command run where there is no network interface, if this system lets us; otherwise as it is."""
    alone = [shutil.which("unshare") or "", "--map-root-user", "--net"]
    if sys.platform.startswith("linux") and alone[0] and quiet([*alone, "true"]):
        return [*alone, *command]
    return list(command)


COMMANDS = {"demo": demo, "test": test, "bench": bench, "faults": faults, "audit": audit, "app": app, "build": build}


# --- Setting up ---


def prepare(lock: str, tools: Mapping[str, str] | None = None) -> None:
    """Bring the checkout to where its lock file says; quick when it already is."""
    if sys.platform.startswith("linux"):
        ensure_system(tools or {}, font=tools is TEST_TOOLS)
    ensure_venv()
    ensure_locked(lock)
    compile_translations()


def ensure_venv() -> None:
    """Make ``.venv`` unless a working one is there."""
    if PYTHON.exists() and quiet([PYTHON, "-m", "pip", "--version"]):
        return
    if importlib.util.find_spec("ensurepip") is None:
        install_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"], "Python's venv module")
    say(f"making {VENV.name} with Python {sys.version.split()[0]}")
    if call([sys.executable, "-m", "venv", "--clear", VENV]):
        stop("The virtual environment could not be made.")


def ensure_locked(lock: str) -> None:
    """Install what the lock names, by hash, unless the stamp says that it is installed."""
    installed = STAMP.read_text(encoding="ascii") if STAMP.is_file() else ""
    if installed in {_digest(lock), _digest(DEVELOPMENT)}:
        return
    say(f"installing what {lock} names (a few minutes the first time)")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]
    if call([PYTHON, "-m", "pip", "install", *options, "-r", ROOT / lock]):
        stop(f"Installing {lock} failed; nothing was run.")
    STAMP.write_text(_digest(lock), encoding="ascii")


def _digest(lock: str) -> str:
    return hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()


def ensure_system(tools: Mapping[str, str], *, font: bool) -> None:
    """Look for the shared libraries and programs that pip cannot bring, and get them where that is allowed."""
    missing = {name: package for name, package in LIBRARIES.items() if not loads(name)}
    missing |= {name: package for name, package in tools.items() if shutil.which(name) is None}
    if font and not FONT.is_file():
        missing[FONT.name] = "fonts-dejavu-core"
    if missing:
        install_packages(sorted(set(missing.values())), ", ".join(sorted(missing)))


def loads(library: str) -> bool:
    """Tell whether the system has a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str], what: str) -> None:
    """Install Debian packages when that is possible here; otherwise say what to do and stop."""
    say(f"missing on this system: {what}")
    apt, root = shutil.which("apt-get"), hasattr(os, "geteuid") and os.geteuid() == 0
    if apt is None:
        stop(f"Please install them with this system's package manager (Debian calls them: {' '.join(packages)}).")
    if not root:
        stop(f"Please run:  sudo apt-get install {' '.join(packages)}")
    say(f"installing the Debian packages {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "--yes", "-qq", "--no-install-recommends", *packages]
    if call(install, environment, silent=True) and (call([apt, "update", "-qq"]) or call(install, environment)):
        stop("apt-get failed; see above.")


def compile_translations() -> None:
    """Turn each changed ``.ts`` into the ``.qm`` that Qt reads."""
    release = BIN / ("pyside6-lrelease.exe" if sys.platform == "win32" else "pyside6-lrelease")
    for source in sorted((ROOT / "translations").glob("*.ts")):
        made = source.with_suffix(".qm")
        fresh = made.exists() and made.stat().st_mtime >= source.stat().st_mtime
        if not fresh and call([release, "-silent", source, "-qm", made]):
            stop(f"{source.name} could not be compiled.")


# --- Running programs ---


def run_steps(steps: Mapping[str, Sequence[str | Path]]) -> int:
    """Run named commands until one fails; print how each went."""
    lines: list[str] = []
    code = 0
    for name, command in steps.items():
        say(name)
        began = time.monotonic()
        code = call(command)
        lines.append(f"{'FAILED' if code else 'ok':<7}{name} ({time.monotonic() - began:.0f} s)")
        if code:
            lines += [f"not run {left}" for left in list(steps)[len(lines) :]]
            break
    for line in lines:
        say(line)
    return code


def call(command: Iterable[str | Path], environment: Mapping[str, str] | None = None, *, silent: bool = False) -> int:
    """Run a program to its end and return its exit code."""
    sys.stdout.flush()
    words = [str(word) for word in command]
    output = subprocess.DEVNULL if silent else None
    return subprocess.run(words, cwd=ROOT, env=environment, check=False, stdout=output, stderr=output).returncode


def quiet(command: Iterable[str | Path]) -> bool:
    """Tell whether a program succeeds, showing nothing of it."""
    return call(command, silent=True) == 0


def has_screen() -> bool:
    """Tell whether a window can be shown here."""
    return sys.platform in {"win32", "darwin"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def say(text: str) -> None:
    """Tell the developer what happens now."""
    print(f"run.py: {text}", flush=True)


def stop(reason: str) -> NoReturn:
    """End with a reason."""
    sys.exit(f"run.py: {reason}")


if __name__ == "__main__":
    sys.exit(main())
