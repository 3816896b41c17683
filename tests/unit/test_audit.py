"""The audit finds a locked version that an advisory names, and only that."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from installer import audit


def advisory(name: str, *events: dict[str, str], **more: Any) -> dict[str, Any]:
    ranges = [{"type": "ECOSYSTEM", "events": list(events)}]
    affected = {"package": {"ecosystem": "PyPI", "name": name}, "ranges": ranges}
    return {"id": f"PYSEC-{name}", "summary": "a weakness", "affected": [affected], **more}


PINNED = {"lxml": "5.2.0", "pillow": "10.0.0"}
FROM, FIXED, LAST = {"introduced": "0"}, {"fixed": "5.2.1"}, {"last_affected": "5.1.9"}


@pytest.mark.parametrize(
    ("told", "count"),
    [
        (advisory("LXML", FROM, FIXED), 1),
        (advisory("lxml", FROM), 1),
        (advisory("lxml", FROM, {"fixed": "5.2.0"}), 0),
        (advisory("lxml", FROM, LAST), 0),
        (advisory("lxml", FROM, {"last_affected": "5.2.0"}), 1),
        (advisory("lxml", {"introduced": "5.3"}), 0),
        (advisory("lxml", FROM, {"fixed": "4.0"}, {"introduced": "5.0"}, FIXED), 1),
        (advisory("lxml", FROM, FIXED, withdrawn="2026-01-01T00:00:00Z"), 0),
        (advisory("other", FROM), 0),
    ],
)
def test_a_version_is_affected_from_the_first_to_the_mended_one(told: dict[str, Any], count: int) -> None:
    assert len(list(audit.hits(PINNED, iter([told])))) == count


def test_the_lock_files_pin_what_the_program_needs() -> None:
    pinned = audit.locked()
    assert {"pyside6-essentials", "lxml", "packaging"} & set(pinned)
    assert all(version[0].isdigit() for version in pinned.values())


@pytest.mark.parametrize("zipped", [False, True])
def test_a_folder_or_a_zip_is_read_and_the_exit_code_tells(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, zipped: bool
) -> None:
    name, version = next(iter(audit.locked().items()))
    told = advisory(name, FROM, {"fixed": "9999"})
    database = tmp_path / ("all.zip" if zipped else "all")
    if zipped:
        with zipfile.ZipFile(database, "w") as archive:
            archive.writestr("a.json", json.dumps(told))
    else:
        database.mkdir()
        (database / "a.json").write_text(json.dumps(told), encoding="utf-8")
    assert audit.main([str(database)]) == 1
    assert f"{name} {version}: PYSEC-{name} a weakness (fixed in: 9999)" in capsys.readouterr().out
    (tmp_path / "empty").mkdir()
    assert audit.main([str(tmp_path / "empty")]) == 0
