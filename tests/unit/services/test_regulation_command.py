"""The regulation commands list, show, check and install, and refuse what is broken with exit code 2."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from kiemdiem_desktop.base.paths import DATA_VARIABLE, resource
from kiemdiem_desktop.cli import DONE, REFUSED, main
from kiemdiem_desktop.services.environment import Environment
from kiemdiem_desktop.services.office import Office

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def overlay(tmp_path: Path) -> Path:
    folder = tmp_path / "xa"
    shutil.copytree(resource("regulations") / "quang-nam-2021", folder)
    head = folder / "overlay.toml"
    head.write_text(head.read_text(encoding="utf-8").replace('id = "quang-nam-2021"', 'id = "xa"'), encoding="utf-8")
    return folder


def test_the_list_names_regulations_and_overlays(data: Path, capsys: Captured) -> None:
    assert main(["regulation", "list", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert [info["id"] for info in told] == ["qd366-2025", "qd124-2023", "qd132-2019"]
    assert [overlay["id"] for overlay in told[2]["overlays"]] == ["quang-nam-2021"]


def test_a_regulation_is_shown_in_words(data: Path, capsys: Captured) -> None:
    assert main(["regulation", "show", "qd124-2023"]) == DONE
    out = capsys.readouterr().out
    assert "Điều 12, Quy định 124-QĐ/TW" in out
    assert "ĐIỀU CHƯA BIẾT" in out


def test_an_unknown_regulation_is_refused(data: Path, capsys: Captured) -> None:
    assert main(["regulation", "show", "qd999"]) == REFUSED
    assert "qd999" in capsys.readouterr().err


def test_checking_installs_nothing_and_installing_does(data: Path, overlay: Path, capsys: Captured) -> None:
    assert main(["regulation", "validate", str(overlay)]) == DONE
    assert not data.exists()
    assert main(["regulation", "install", str(overlay)]) == DONE
    capsys.readouterr()
    assert main(["regulation", "show", "xa", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["layers"] == ["qd132-2019", "xa"]


def test_a_broken_one_is_refused_with_its_file_and_field(data: Path, overlay: Path, capsys: Captured) -> None:
    (overlay / "cap.toml").write_text('[cap]\nrounding = "up"\n', encoding="utf-8")
    assert main(["regulation", "install", str(overlay)]) == REFUSED
    told = capsys.readouterr()
    assert (told.out, "cap.toml" in told.err, "cap.rounding" in told.err) == ("", True, True)
    assert not data.exists()


def test_a_damaged_one_is_told_beside_the_list(data: Path, capsys: Captured) -> None:
    folder = data / "regulations" / "hong"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text("[[", encoding="utf-8")
    assert main(["regulation", "list"]) == DONE
    told = capsys.readouterr()
    assert "pack.toml" in told.err
    assert "qd366-2025" in told.out


def test_several_overlays_are_shown_over_one_another(data: Path, overlay: Path, capsys: Captured) -> None:
    assert main(["regulation", "install", str(overlay)]) == DONE
    capsys.readouterr()
    shown = ["regulation", "show", "qd132-2019", "--overlay", "quang-nam-2021", "--overlay", "xa", "--json"]
    assert main(shown) == DONE
    assert json.loads(capsys.readouterr().out)["layers"] == ["qd132-2019", "quang-nam-2021", "xa"]


def test_a_new_book_opens_its_year_under_the_overlays_asked_for(data: Path, tmp_path: Path, capsys: Captured) -> None:
    book = tmp_path / "so.kiemdiem"
    new = ["new", str(book), "--cell", "Chi bộ A", "--parent", "Đảng bộ B", "--place", "C", "--year", "2021"]
    assert main([*new, "--overlay", "khong-co"]) == REFUSED
    assert not book.exists()
    assert main([*new, "--overlay", "quang-nam-2021"]) == DONE
    with closing(Office.open(book, Environment.standard(), None)) as office:
        assert [period.overlay_id for period in office.periods.periods()] == ["quang-nam-2021"]
