from __future__ import annotations

from pathlib import Path

import pytest

from kiemdiem_desktop.base import paths
from kiemdiem_desktop.base.paths import Layout


def layout(root: Path, *, frozen: bool = False) -> Layout:
    bundle = root / "bundle" / "_internal" if frozen else None
    return Layout(package=root / "kiemdiem_desktop", bundle=bundle, executable=root / "bundle" / "kiemdiem")


def test_in_a_source_tree_the_resources_lie_beside_the_package(tmp_path: Path) -> None:
    assert layout(tmp_path).folder("resources") == tmp_path / "resources"


def test_in_an_installed_package_the_resources_lie_inside_it(tmp_path: Path) -> None:
    inside = tmp_path / "kiemdiem_desktop" / "_translations"
    inside.mkdir(parents=True)
    assert layout(tmp_path).folder("translations") == inside


def test_in_a_frozen_program_the_resources_lie_in_the_bundle(tmp_path: Path) -> None:
    assert layout(tmp_path, frozen=True).folder("resources") == tmp_path / "bundle" / "_internal" / "resources"


def test_a_frozen_program_with_the_portable_mark_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE)
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / paths.PORTABLE_MARK).touch()
    assert layout(tmp_path, frozen=True).data_folder() == tmp_path / "bundle" / "data"


def test_without_the_mark_the_data_goes_to_the_systems_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(paths.DATA_VARIABLE)
    folder = layout(tmp_path, frozen=True).data_folder()
    assert folder.name == paths.APP
    assert not folder.is_relative_to(tmp_path)


def test_the_environment_may_say_where_the_data_goes(own_data_folder: Path) -> None:
    assert paths.data_dir() == own_data_folder
    assert paths.log_dir() == own_data_folder / "log"


def test_the_running_program_finds_its_resources() -> None:
    assert paths.resource("messages", "vi.toml").is_file()


def test_a_frozen_program_is_recognised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.resource("fonts") == tmp_path / "resources" / "fonts"
    assert paths.translations_dir() == tmp_path / "translations"
