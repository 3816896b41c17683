"""What the source may not hold, whatever it does."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from support.source import PACKAGE, ROOT, modules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LAW = re.compile(r"QĐ/TW|HD/BTCTW|HD/UBKTTW|Mẫu 0?[0-9]|Điều [0-9]|(?<![0-9])[0-9]{1,2} ?%(?![(#0-9 .+-]*[sdrf(])")
NETWORK = re.compile(
    r"^(PySide6\.QtNetwork|PySide6\.QtWebSockets|socket|ssl|http|urllib\.request|ftplib|smtplib)(\.|$)"
)
MACHINE = re.compile(
    r"/(?:home|root|Users|work|opt)/\w|/tmp/\w|[A-Z]:\\\\?Users\\|https?://[^\s\"']*(?:pypi|pythonhosted|/simple\b)|--(?:index-url|find-links)\b"
)
TEXT = {".py", ".toml", ".lock", ".spec", ".md", ".ts", ".svg", ".cfg", ".ini", ".json", ".mako", ".yml", ".yaml", ""}
LONGEST = 400
LOOKED_AT = {
    "kiemdiem_desktop/domain/sheets.py": "declarations of read-models, no branches",
    "kiemdiem_desktop/store/migrations/versions/0001_first.py": "one list of tables, no branches",
}
"""Modules that are longer on purpose, and why; they stay below half as much again."""


def literals(tree: ast.Module) -> Iterator[ast.Constant]:
    """Every string of a module but its docstrings and the strings that stand alone below a name."""
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def project_files() -> list[Path]:
    """Every text file of the project as it lies in the checkout."""
    left_out = {"build", "dist", "output"}
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.suffix in TEXT
        and path.is_file()
        and not any(part in left_out or part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
    ]


def test_every_package_says_what_lives_there_and_what_must_not() -> None:
    packages = [module for module in modules() if module.path.name == "__init__.py"]
    short = [module.name for module in packages if len((ast.get_docstring(module.tree) or "").splitlines()) < 3]
    assert short == []


def test_packages_re_export_nothing() -> None:
    packages = [module for module in modules() if module.path.name == "__init__.py"]
    assert [module.name for module in packages if list(imports(module.tree))] == []


def test_every_module_has_a_docstring() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_no_law_stands_in_the_code() -> None:
    found = [
        f"{module.name}:{node.lineno} {node.value!r}"
        for module in modules()
        for node in literals(module.tree)
        if LAW.search(str(node.value))
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("text", ["theo Điều 11", "Mẫu 02A", "quá 20%", "quá 20 %", "366-QĐ/TW", "HD/BTCTW"])
def test_law_is_recognised_in_a_string(text: str) -> None:
    assert LAW.search(text)


@pytest.mark.parametrize("text", ["%1 / %2", "{count} %", "0%d", "Điều kiện", "mẫu phiếu", "tới 200 %"])
def test_what_is_not_law_is_let_through(text: str) -> None:
    assert not LAW.search(text)


def test_nothing_reaches_for_the_network() -> None:
    found = [f"{module.name} {name}" for module in modules() for name in imports(module.tree) if NETWORK.match(name)]
    assert found == [], "\n".join(found)


def test_no_file_carries_a_machines_paths_or_a_registrys_address() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {hit.group()}"
        for path in project_files()
        if path.name != "test_source.py" and (hit := MACHINE.search(path.read_text(encoding="utf-8")))
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("text", ["/home/an/x", "C:\\Users\\An", "--index-url x", "https://pypi.example/simple/a"])
def test_a_machines_paths_are_recognised(text: str) -> None:
    assert MACHINE.search(text)


def test_no_module_is_longer_than_one_can_overlook() -> None:
    found = {module.name: len(module.text.splitlines()) for module in modules()}
    allowed = {name: LONGEST * 3 // 2 if name in LOOKED_AT else LONGEST for name in found}
    assert {name: lines for name, lines in found.items() if lines > allowed[name]} == {}


def test_all_source_lies_in_the_package() -> None:
    assert modules()
    assert all(module.path.is_relative_to(PACKAGE) for module in modules())
