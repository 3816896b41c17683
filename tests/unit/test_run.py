from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Record the programs that would be started; all of them succeed."""
    made: list[list[str]] = []

    def call(command: list[str | Path], *_: object, **__: object) -> int:
        made.append([str(word) for word in command])
        return 0

    monkeypatch.setattr(run, "call", call)
    return made


@pytest.fixture
def locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (run.RUNTIME, run.DEVELOPMENT):
        (tmp_path / name).write_text(name, encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "STAMP", tmp_path / "stamp")
    return tmp_path


def test_a_lock_is_installed_by_hash_and_only_once(calls: list[list[str]], locks: Path) -> None:
    run.ensure_locked(run.RUNTIME)
    run.ensure_locked(run.RUNTIME)
    assert len(calls) == 1
    assert "--require-hashes" in calls[0]


def test_a_changed_lock_is_installed_again(calls: list[list[str]], locks: Path) -> None:
    run.ensure_locked(run.RUNTIME)
    (locks / run.RUNTIME).write_text("changed", encoding="utf-8")
    run.ensure_locked(run.RUNTIME)
    assert len(calls) == 2


def test_what_developers_install_serves_the_program_too(calls: list[list[str]], locks: Path) -> None:
    run.ensure_locked(run.DEVELOPMENT)
    run.ensure_locked(run.RUNTIME)
    assert len(calls) == 1


def test_the_programs_lock_alone_does_not_serve_developers(calls: list[list[str]], locks: Path) -> None:
    run.ensure_locked(run.RUNTIME)
    run.ensure_locked(run.DEVELOPMENT)
    assert len(calls) == 2


def test_a_missing_library_is_noticed() -> None:
    assert not run.loads("libdoes-not-exist.so.1")


def test_who_may_not_install_is_told_the_command(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit, match="sudo apt-get install libegl1"):
        run.install_packages(["libegl1"], "libEGL.so.1")
    assert calls == []


def test_who_may_install_does_so_without_questions(monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    run.install_packages(["libegl1"], "libEGL.so.1")
    assert calls == [["/usr/bin/apt-get", "install", "--yes", "-qq", "--no-install-recommends", "libegl1"]]


def test_a_system_without_apt_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit, match="libegl1"):
        run.install_packages(["libegl1"], "libEGL.so.1")


def test_steps_stop_at_the_first_that_fails(capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = [sys.executable, "-c", "pass"], [sys.executable, "-c", "raise SystemExit(3)"]
    assert run.run_steps({"first": good, "second": bad, "third": good}) == 3
    told = capsys.readouterr().out
    assert "ok     first" in told
    assert "FAILED second" in told
    assert "not run third" in told


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(["fly"])
    assert "fly" in capsys.readouterr().err
