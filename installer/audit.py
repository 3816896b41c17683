"""Compare what the lock files name with a database of known weaknesses that lies on this computer; nothing is fetched.

The database is a folder or a zip of advisories in the OSV format, one JSON file each, such as the export that osv.dev
offers for PyPI. Ends with 1 when one of the locked versions is affected; what the database does not know is not said.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A locked package that an advisory speaks of."""

    package: str
    version: str
    advisory: str
    summary: str
    fixed: tuple[str, ...]


def locked(root: Path = ROOT) -> dict[str, str]:
    """Every package that the lock files pin, with its version."""
    texts = [(root / name).read_text(encoding="utf-8") for name in LOCKS]
    return {canonicalize_name(name): version for text in texts for name, version in _PINNED.findall(text)}


def advisories(database: Path) -> Iterator[Mapping[str, Any]]:
    """Read every advisory of a folder or a zip."""
    if database.is_dir():
        for path in sorted(database.rglob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))
        return
    with zipfile.ZipFile(database) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".json"):
                yield json.loads(archive.read(name))


def hits(pinned: Mapping[str, str], told: Iterator[Mapping[str, Any]]) -> Iterator[Hit]:
    """Give each advisory, not withdrawn, that affects a pinned version."""
    for advisory in told:
        if advisory.get("withdrawn"):
            continue
        for affected in advisory.get("affected", ()):
            package = affected.get("package", {})
            name = canonicalize_name(package.get("name", ""))
            version = pinned.get(name)
            if package.get("ecosystem") == "PyPI" and version is not None and _affects(affected, version):
                fixed = tuple(event["fixed"] for event in _events(affected) if "fixed" in event)
                summary = str(advisory.get("summary") or advisory.get("details", ""))[:100]
                yield Hit(package=name, version=version, advisory=advisory["id"], summary=summary, fixed=fixed)


def _affects(affected: Mapping[str, Any], version: str) -> bool:
    if version in affected.get("versions", ()):
        return True
    within = False
    for event in sorted(_events(affected), key=_place):
        if "introduced" in event and _number(event["introduced"]) <= Version(version):
            within = True
        elif ("fixed" in event and _number(event["fixed"]) <= Version(version)) or (
            "last_affected" in event and _number(event["last_affected"]) < Version(version)
        ):
            within = False
    return within


def _events(affected: Mapping[str, Any]) -> list[Mapping[str, str]]:
    spans = [span for span in affected.get("ranges", ()) if span.get("type") == "ECOSYSTEM"]
    return [event for span in spans for event in span.get("events", ())]


def _place(event: Mapping[str, str]) -> tuple[Version, bool]:
    return _number(next(iter(event.values()))), "introduced" not in event


def _number(text: str) -> Version:
    try:
        return Version(text)
    except InvalidVersion:
        return Version("0")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what was found, and how much was compared with how much."""
    parser = argparse.ArgumentParser(prog="run.py audit", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("database", type=Path, help="a folder or a zip of OSV advisories")
    database = parser.parse_args(arguments).database
    pinned, read = locked(), list(advisories(database))
    found = list(hits(pinned, iter(read)))
    lines = [
        f"{hit.package} {hit.version}: {hit.advisory} {hit.summary} (fixed in: {', '.join(hit.fixed) or '?'})"
        for hit in found
    ]
    lines.append(f"{len(pinned)} packages compared with {len(read)} advisories: {len(found)} hits.")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
