"""Look through a built bundle: all of ours is inside with every licence, and nothing that could speak to a network.

Qt's PDF module is linked with Qt's network library, so that one library is there; nothing may load it for itself.
Only the standard library is used here. Ends with 1 and the list of what is wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CARRIED = ("resources", "translations")
"""The folders of the checkout that the bundle holds whole."""

MIGRATIONS = "kiemdiem_desktop/store/migrations"
NETWORKING = re.compile(
    r"/plugins/(tls|networkinformation|qmltooling|sqldrivers)/|(^|/)PySide6/QtNetwork\.|QtWebEngine|QtWebSockets"
    r"|(^|/)(_ssl\.|libssl[-.]|libgnutls|libavahi|libcurl)",
    re.IGNORECASE,
)
"""Files that exist to speak to others."""

_LINKED = re.compile(rb"(lib)?Qt6?Network\w*(\.so\.6|\.dll|\.framework)", re.IGNORECASE)
_NAMED = re.compile(r"^([a-z0-9.-]+)==", re.MULTILINE)
_LICENCE = re.compile(r"licen[cs]e|copying|copyright|notice|authors|metadata", re.IGNORECASE)


def problems(bundle: Path, root: Path = ROOT, *, foreign: frozenset[str] = frozenset()) -> Iterator[str]:
    """Say one by one what is wrong with a bundle made from the checkout ``root``.

    ``foreign`` are the packages of the lock that this system does not install.
    """
    inside = next((folder for folder in (bundle / "_internal", bundle) if folder.is_dir()), bundle)
    yield from _missing(inside, root)
    yield from _unlicensed(inside / "licenses", root, foreign)
    yield from _talkative(inside)


def _missing(inside: Path, root: Path) -> Iterator[str]:
    wanted = [file for name in CARRIED for file in (root / name).rglob("*") if file.is_file()]
    wanted += (root / MIGRATIONS).rglob("*.py")
    for file in wanted:
        name = file.relative_to(root)
        if "__pycache__" not in name.parts and not (inside / name).is_file():
            yield f"not inside: {name.as_posix()}"
    for source in (root / "translations").glob("*.ts"):
        if not (inside / "translations" / source.with_suffix(".qm").name).is_file():
            yield f"not compiled: {source.name}"


def _unlicensed(licences: Path, root: Path, foreign: frozenset[str]) -> Iterator[str]:
    for name in _NAMED.findall((root / "requirements.lock").read_text(encoding="utf-8")):
        texts = [file.name for file in (licences / name).glob("*")] if (licences / name).is_dir() else []
        if name not in foreign and not any(_LICENCE.search(text) for text in texts):
            yield f"no licence: {name}"
    for own in (root / "installer" / "licenses").iterdir():
        if not (licences / own.name).is_file():
            yield f"no licence: {own.name}"
    for needed in ("python", "kiemdiem"):
        if not (licences / needed).is_dir():
            yield f"no licence: {needed}"


def _talkative(inside: Path) -> Iterator[str]:
    for file in sorted(inside.rglob("*")):
        name = file.relative_to(inside).as_posix()
        if not file.is_file():
            continue
        if NETWORKING.search(f"/{name}"):
            yield f"speaks to a network: {name}"
        elif "/plugins/" in name and _LINKED.search(file.read_bytes()):
            yield f"loads Qt's network library: {name}"


def main() -> int:
    """Look through the bundle that the command line names."""
    import importlib.metadata  # only here: the look itself needs no environment

    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    installed = {re.sub(r"[-_.]+", "-", each.name).lower() for each in importlib.metadata.distributions()}
    found = list(problems(Path(sys.argv[1]), foreign=frozenset(_NAMED.findall(lock)) - installed))
    for problem in found:
        sys.stderr.write(f"{problem}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
