"""What is wrong with a regulation, told to people: the place, the fault and its cure, in words that stand in a file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.base.paths import resource
from kiemdiem_desktop.base.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    where: Mapping[str, str]
    types: Mapping[str, str]
    faults: tuple[tuple[re.Pattern[str], str, str], ...]


def invalid(file: str, place: str, problem: str) -> KnownError:
    """Make the fault of a pack: the file, the path of the field in it and what is wrong there.

    ``problem`` keeps the reader's own words for programs; ``where``, ``said`` and ``cure`` are for people.
    """
    said, cure = _told(problem)
    return KnownError(
        "pack_invalid", file=file, field=place, problem=problem, where=_where(file, place), said=said, cure=cure
    )


def _where(file: str, place: str) -> str:
    key = "field" if file and place else "file" if file else "nowhere"
    return _words().where[key].format(file=file, field=place)


def _told(problem: str) -> tuple[str, str]:
    words = _words()
    for pattern, said, cure in words.faults:
        match = pattern.fullmatch(problem)
        if match is not None:
            held = {name: text or "" for name, text in match.groupdict().items()}
            gaps = {name: words.types.get(text, text) for name, text in held.items()}
            return " ".join(said.format(**gaps).split()), cure.format(**gaps)
    return problem, ""


@cache
def _words() -> _Words:
    tables = tomllib.loads(files.read_text(resource("regulations", "faults.toml")))
    faults = tuple(
        (re.compile(entry["pattern"], re.DOTALL), entry["said"], entry["cure"]) for entry in tables["faults"]
    )
    return _Words(where=tables["where"], types=tables["types"], faults=faults)
