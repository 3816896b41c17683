"""What must never stand in a log or a report of a bug: the tests' people, what is written of them, long numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kiemdiem_desktop.base import log
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.domain.viet import fold

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){5,}")
_MOMENT = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d,\d+)?", re.MULTILINE)
_SHORTEST_TEXT, _SHORTEST_NAME = 25, 2
PEOPLE = ("Nguyễn Văn An", "Trần Thị Mỹ Hạnh", "Ksor H'Nga", "Trần Văn Bí", "Lê Thị Phó", "Đỗ Văn Một", "Vũ Thị Hai")


def told_to_developers(path: Path) -> bool:
    """Say whether a file is a log or a report of a bug."""
    return path.name.startswith(log.FILE) or (path.parent.name == "crash" and path.suffix == ".txt")


def personal(texts: Iterable[str]) -> list[str]:
    """Return what of persons stands in these texts."""
    told = "\n".join(texts)
    folded = fold(told)
    found = [trace for trace in sorted(_traces()) if fold(trace) in folded]
    return [*found, *_LONG_NUMBER.findall(_MOMENT.sub("", told))]


def _traces() -> set[str]:
    sample = tomllib.loads(resource("samples", "an-phu.toml").read_text(encoding="utf-8"))
    names = {entry["name"] for entry in sample["members"]} | set(PEOPLE)
    texts = {text for text in _texts(sample) if len(text) >= _SHORTEST_TEXT}
    return {name for name in names if len(name.split()) >= _SHORTEST_NAME} | texts


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from _texts(inner)
