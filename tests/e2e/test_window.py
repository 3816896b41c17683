from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.offices import environment
from support.screen import Screen, command, tool, wait_for
from support.screen import environment as environment_of
from support.source import ROOT

from kiemdiem_desktop.services.office import Office

ROSTERS = ROOT / "tests" / "data" / "rosters"
EXPECTED: dict[str, list[dict[str, Any]]] = json.loads((ROSTERS / "expected.json").read_text(encoding="utf-8"))
WRITTEN = "Bo sung ngay truoc khi mat dien"


def test_the_window_opens_on_the_sample_and_every_place_answers_its_shortcut(
    desktop: Screen, sample: Path, tmp_path: Path
) -> None:
    data = tmp_path / "run"
    with desktop.program(data, sample) as program:
        shown = program.wait_for_book()
        places = [program.go(number)["place"] for number in range(1, len(shown["places"]) + 1)]
        assert places == shown["places"]
        assert "An Phú" in shown["title"]
        assert program.quit() == 0
    assert list(tmp_path.glob("*.khoa*")) == []
    assert "WARNING" not in "".join(log.read_text(encoding="utf-8") for log in data.rglob("*.log"))
    assert (data / "output.txt").read_text(encoding="utf-8") == ""


def test_what_the_status_line_calls_saved_outlives_a_kill(desktop: Screen, sample: Path, tmp_path: Path) -> None:
    with desktop.program(tmp_path / "run", sample) as program:
        program.wait_for_book()
        field = program.go(4)["fields"][0]
        before = program.seen()["status"]
        program.click(field["x"], field["y"])
        program.wait("the cursor in the field", lambda seen: seen["focus"] == field["text"])
        program.keys("ctrl+End")
        program.type(f" {WRITTEN}")
        program.wait("the typed text", lambda seen: seen["focus"] == f"{field['text']} {WRITTEN}")
        program.wait("Đã lưu", lambda seen: seen["status"].startswith("Đã lưu") and seen["status"] != before)
        program.kill()
    assert WRITTEN in wait_for(lambda: told(sample), "the book after the kill")
    with desktop.program(tmp_path / "again", sample) as program:
        program.wait_for_book()
        fields = program.go(4)["fields"]
        assert [one["text"] for one in fields if one["name"] == field["name"]] == [f"{field['text']} {WRITTEN}"]


def told(book: Path) -> str:
    """Everything that the members of the latest period wrote."""
    office = Office.open(book, environment())
    try:
        sheet = office.reviews.sheet(office.periods.periods()[0].id)
        return str([dict(person.values) for person in sheet.persons])
    finally:
        office.close()


def test_the_first_run_without_a_book_shows_the_welcome(desktop: Screen, tmp_path: Path) -> None:
    with desktop.program(tmp_path / "run") as program:
        seen = program.wait("the welcome", lambda seen: seen["window"] == "WelcomeWindow" and seen["active"])
        assert any("Lập sổ mới" in text.replace("&", "") for text in seen["buttons"])
        assert any("dữ liệu mẫu" in text for text in seen["buttons"])


def test_a_second_window_on_the_same_book_is_refused_with_a_sentence(
    desktop: Screen, sample: Path, tmp_path: Path
) -> None:
    with desktop.program(tmp_path / "first", sample) as first:
        first.wait_for_book()
        with desktop.program(tmp_path / "second", sample) as second:
            seen = second.wait("the refusal", lambda seen: seen["message"])
            assert seen["window"] == "WelcomeWindow"
            assert "đang được" in seen["message"]
            assert "Traceback" not in second.output.read_text(encoding="utf-8")
        refused = command(["check", sample], tmp_path / "first", tmp_path)
        assert refused.returncode == 2
        assert "đang được" in refused.stderr


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_roster_imported_by_command_stands_in_the_window(desktop: Screen, tmp_path: Path, name: str) -> None:
    book = tmp_path / "so.kiemdiem"
    cell = ["--cell", "Chi bộ thôn Hạ", "--parent", "Đảng bộ xã Tân Lập", "--place", "Tân Lập"]
    commands: tuple[list[str | Path], ...] = (
        ["new", book, *cell],
        ["roster", "import", book, ROSTERS / name, "--apply"],
    )
    for words in commands:
        done = command(words, tmp_path / "data", tmp_path)
        assert done.returncode == 0, done.stderr
    with desktop.program(tmp_path / "run", book) as program:
        assert "thôn Hạ" in program.wait_for_book()["title"]
        shown = program.go(2)["cells"]
        assert [person["name"] for person in EXPECTED[name] if person["name"] not in shown] == []


_UNSHARE = (tool("unshare"), "--map-root-user", "--net")
ALONE = _UNSHARE if subprocess.run([*_UNSHARE, "true"], check=False, capture_output=True).returncode == 0 else ()
"""Runs a program where there is no network, as far as this system lets us make such a place."""

BUNDLE = ROOT / "dist" / "kiemdiem" / "kiemdiem"


def traced(trace: Path) -> tuple[str, ...]:
    """Write down each socket that a program makes; it finds no network."""
    return (*ALONE, tool("strace"), "-f", "-qq", "-e", "trace=socket,socketpair", "-o", str(trace))


def foreign(trace: Path) -> list[str]:
    """The sockets that were made and are no local ones."""
    made = [line for line in trace.read_text(encoding="utf-8").splitlines() if "socket(" in line]
    return [line for line in made if "AF_UNIX" not in line]


def test_the_window_needs_no_network(desktop: Screen, sample: Path, tmp_path: Path) -> None:
    trace = tmp_path / "sockets.txt"
    with desktop.program(tmp_path / "run", sample, before=traced(trace)) as program:
        for number in range(1, len(program.wait_for_book()["places"]) + 1):
            program.go(number)
        assert program.quit() == 0
    assert foreign(trace) == []


@pytest.mark.parametrize(
    "words", [(sys.executable, "-m", "kiemdiem_desktop.cli"), *([(str(BUNDLE),)] if BUNDLE.exists() else [])]
)
def test_the_commands_need_no_network(words: tuple[str, ...], tmp_path: Path) -> None:
    trace = tmp_path / "sockets.txt"
    done = subprocess.run(
        [*traced(trace), *words, "demo", str(tmp_path / "mẫu")],
        cwd=tmp_path,
        env=environment_of(tmp_path),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "mẫu").glob("*.kiemdiem"))
    assert foreign(trace) == []
