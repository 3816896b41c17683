"""Commands whose output nobody takes, or finds no room: run as programs of their own, for a stream is theirs alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.offices import environment, make_office

from kiemdiem_desktop.base import messages
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.cli import DONE, REFUSED
from kiemdiem_desktop.services.office import Office

ROSTER = Path(__file__).parents[1] / "data" / "rosters" / "danh-sach-thon.xlsx"
FULL = Path("/dev/full")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    office = make_office(tmp_path, seed=5)
    office.close()
    return office.path


def unheard(*arguments: object, stderr: bool = False) -> tuple[int, str]:
    """Run a command whose reader left before the first word; return its exit code and what stderr heard."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        words = [sys.executable, "-m", "kiemdiem_desktop.cli", *map(str, arguments)]
        ended = subprocess.run(
            words, stdout=writer, stderr=writer if stderr else subprocess.PIPE, check=False, encoding="utf-8"
        )
    finally:
        os.close(writer)
    return ended.returncode, ended.stderr or ""


@pytest.mark.parametrize("words", [("regulation", "list"), ("regulation", "show", "qd366-2025"), ("--help",)])
def test_a_reader_who_leaves_changes_nothing_of_how_a_command_ends(words: tuple[str, ...]) -> None:
    assert unheard(*words) == (DONE, "")


def test_a_reader_who_leaves_does_not_stop_the_work(book: Path) -> None:
    assert unheard("roster", "import", book, ROSTER, "--apply") == (DONE, "")
    office = Office.open(book, environment(seed=8))
    assert office.roster.members()
    office.close()


def test_a_refusal_keeps_its_code_where_nobody_hears_it(tmp_path: Path) -> None:
    assert unheard("roster", "list", tmp_path / "khong.kiemdiem", stderr=True)[0] == REFUSED


if sys.platform != "win32":  # Windows has no such device, and its shell closes no stream

    def test_a_command_started_without_an_output_does_its_work(book: Path) -> None:
        script = f"exec {sys.executable} -m kiemdiem_desktop.cli roster import '{book}' '{ROSTER}' --apply >&-"
        ended = subprocess.run(["/bin/sh", "-c", script], check=False, capture_output=True, encoding="utf-8")
        assert (ended.returncode, ended.stderr) == (DONE, "")

    @pytest.mark.parametrize("words", [("regulation", "list"), ("regulation", "show", "qd366-2025")])
    def test_an_output_that_finds_no_room_is_told_in_words(words: tuple[str, ...]) -> None:
        with FULL.open("w") as full:
            command = [sys.executable, "-m", "kiemdiem_desktop.cli", *words]
            ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False, encoding="utf-8")
        told = messages.describe(KnownError("disk_full", path="<stdout>"))
        assert (ended.returncode, ended.stderr.strip()) == (REFUSED, str(told))
