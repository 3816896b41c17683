"""Find every known error in the package's source: the code that is raised and the parameters that it carries."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True, kw_only=True)
class Raised:
    """One place that makes a known error."""

    code: str
    params: frozenset[str]
    fixed: bool
    """False when the parameters are passed on with ``**`` and cannot be read from the source."""
    where: str


def known_errors() -> list[Raised]:
    """Return every known error of the package, with those of the tables named …CODES where none is written."""
    return [found for module in modules() for found in _of_module(module.tree, module.name)]


def _of_module(tree: ast.Module, name: str) -> Iterator[Raised]:
    tabled = list(_tabled_codes(tree))
    for call in ast.walk(tree):
        if not (isinstance(call, ast.Call) and _called(call) == "KnownError" and call.args):
            continue
        written = [text.value for text in _branches(call.args[0]) if isinstance(text, ast.Constant)]
        codes = [code for code in written if isinstance(code, str)]
        for code in codes or tabled:
            yield Raised(
                code=code,
                params=frozenset(keyword.arg for keyword in call.keywords if keyword.arg),
                fixed=bool(codes) and all(keyword.arg for keyword in call.keywords),
                where=f"{name}:{call.lineno}",
            )


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _branches(node: ast.expr) -> list[ast.expr]:
    return [*_branches(node.body), *_branches(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def _tabled_codes(tree: ast.Module) -> Iterator[str]:
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        if any(isinstance(target, ast.Name) and target.id.endswith("CODES") for target in targets):
            for node in ast.walk(statement):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
