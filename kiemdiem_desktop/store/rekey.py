"""A book under another passphrase, or under none: always a new file, never a change in place.

A kill in the middle of ``PRAGMA rekey`` can leave a book that nothing opens; an unfinished copy is only a copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kiemdiem_desktop.store import seal
from kiemdiem_desktop.store.cipher import Key


def export(source: Any, target: Path, key: Key | None) -> None:
    """Write the book of a driver's connection to the new file ``target`` under ``key``, and read it again in full."""
    literal = "''" if key is None else f'"{key.literal}"'
    source.execute(f"ATTACH DATABASE ? AS copy KEY {literal}", (str(target),))
    try:
        source.execute("PRAGMA copy.synchronous = EXTRA")
        source.execute("SELECT sqlcipher_export('copy')").fetchone()
        for mark in ("application_id", "user_version"):
            source.execute(f"PRAGMA copy.{mark} = {source.execute(f'PRAGMA main.{mark}').fetchone()[0]}")
    finally:
        source.execute("DETACH DATABASE copy")
    seal.check_copy(target, key, seal.of(source), target)
