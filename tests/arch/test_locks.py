"""The lock files: exact versions and hashes, nothing else, and one agrees with the other."""

from __future__ import annotations

import re
import tomllib

import pytest
from support.source import ROOT

LOCKS = ["requirements.lock", "requirements-dev.lock"]
PIN = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[0-9][0-9a-z.]*)(?P<marker> ; .+?)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lines(lock: str) -> list[str]:
    return (ROOT / lock).read_text(encoding="utf-8").splitlines()


def pins(lock: str) -> dict[str, str]:
    found = (PIN.fullmatch(line) for line in lines(lock))
    return {pin["name"]: pin["version"] for pin in found if pin}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_alone(lock: str) -> None:
    assert [line for line in lines(lock) if not PIN.fullmatch(line) and not HASH.fullmatch(line)] == []


def test_what_the_program_runs_with_is_what_it_is_tested_with() -> None:
    development = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    runtime = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8").rstrip())
    assert [entry.splitlines()[0] for entry in runtime if f"{entry}\n" not in development] == []


@pytest.mark.parametrize(("lock", "extra"), [("requirements.lock", False), ("requirements-dev.lock", True)])
def test_every_dependency_is_locked(lock: str, *, extra: bool) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(project["optional-dependencies"]["dev"] if extra else [])]
    names = {normal(re.split(r"[=<>!~ \[;]", one)[0]) for one in asked}
    assert names - {normal(name) for name in pins(lock)} == set()
