"""What is too large is refused before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.exchange.dossier import SIZE_LIMIT, read_dossier
from kiemdiem_desktop.services.library import MOST_BYTES, RegulationLibrary
from kiemdiem_desktop.services.office import Office
from kiemdiem_desktop.services.scans import SCAN_LIMIT, read_scan


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every reading of a file fail the test."""

    def read(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(files, "read", read)


def sized(path: Path, size: int) -> Path:
    """A file that says it is so large and takes no room."""
    with path.open("wb") as file:
        file.truncate(size)
    return path


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        act()
    return caught.value.code


@pytest.mark.usefixtures("unreadable")
def test_nothing_too_large_is_read(tmp_path: Path, office: Office) -> None:
    scan, dossier = sized(tmp_path / "a.pdf", SCAN_LIMIT + 1), sized(tmp_path / "a.json", SIZE_LIMIT + 1)
    pack = sized(tmp_path / "a.zip", MOST_BYTES + 1)
    assert code_of(lambda: read_scan(scan)) == "scan_too_large"
    assert code_of(lambda: read_dossier(dossier)) == "dossier_too_large"
    assert code_of(lambda: office.recheck.preview(dossier)) == "dossier_too_large"
    assert code_of(lambda: RegulationLibrary(office.env).validate(pack)) == "regulation_not_found"


def test_a_file_is_read_with_its_name_and_no_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "bản.png").write_bytes(b"\x89PNG")
    assert read_scan(tmp_path / "bản.png") == ("bản.png", b"\x89PNG")
    assert read_scan(None) is None
    assert code_of(lambda: read_scan(tmp_path / "không có.png")) == "file_unreadable"
