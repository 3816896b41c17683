"""What the build looks for in a bundle, tried on folders that stand for one."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from support.source import ROOT

import run


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_bundle", ROOT / "installer" / "check_bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "checkout"
    for name in (
        "resources/help/index.md",
        "translations/en.ts",
        "kiemdiem_desktop/store/migrations/versions/0001_first.py",
        "installer/licenses/LGPL-3.0.txt",
    ):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    (root / "requirements.lock").write_text("attrs==1 \\\n    --hash=x\npywin32==1\n", encoding="utf-8")
    return root


@pytest.fixture
def bundle(tmp_path: Path, checkout: Path) -> Path:
    """A bundle in which nothing is wrong."""
    made = tmp_path / "dist"
    inside = made / "_internal"
    for name in ("resources", "translations", "kiemdiem_desktop"):
        shutil.copytree(checkout / name, inside / name)
    (inside / "translations" / "en.qm").write_bytes(b"qm")
    shutil.copytree(checkout / "installer" / "licenses", inside / "licenses")
    for name in ("attrs", "python", "kiemdiem"):
        (inside / "licenses" / name).mkdir()
        (inside / "licenses" / name / "LICENSE").write_text("MIT", encoding="utf-8")
    put(made, "PySide6/Qt/plugins/platforms/libqxcb.so", b"libQt6Gui.so.6")
    put(made, "libQt6Network.so.6", b"libQt6Core.so.6")
    put(made, "libQt6Pdf.so.6", b"libQt6Network.so.6")
    return made


def put(bundle: Path, name: str, content: bytes = b"") -> None:
    path = bundle / "_internal" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def found(checker: ModuleType, bundle: Path, checkout: Path) -> list[str]:
    told: Iterator[str] = checker.problems(bundle, checkout, foreign=frozenset({"pywin32"}))
    return list(told)


def test_a_whole_bundle_has_nothing_wrong(checker: ModuleType, bundle: Path, checkout: Path) -> None:
    assert found(checker, bundle, checkout) == []


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("resources/help/index.md", "not inside: resources/help/index.md"),
        ("translations/en.qm", "not compiled: en.ts"),
        (
            "kiemdiem_desktop/store/migrations/versions/0001_first.py",
            "not inside: kiemdiem_desktop/store/migrations/versions/0001_first.py",
        ),
        ("licenses/attrs/LICENSE", "no licence: attrs"),
        ("licenses/LGPL-3.0.txt", "no licence: LGPL-3.0.txt"),
    ],
)
def test_what_is_missing_is_named(checker: ModuleType, bundle: Path, checkout: Path, gone: str, told: str) -> None:
    (bundle / "_internal" / gone).unlink()
    assert found(checker, bundle, checkout) == [told]


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/QtNetwork.abi3.so",
        "libssl.so.3",
        "python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so",
        "libgnutls.so.30",
    ],
)
def test_what_speaks_to_a_network_is_named(checker: ModuleType, bundle: Path, checkout: Path, name: str) -> None:
    put(bundle, name)
    assert found(checker, bundle, checkout) == [f"speaks to a network: {name}"]


@pytest.mark.parametrize("linked", [b"\0libQt6Network.so.6\0", b"\0Qt6Network.dll\0"])
def test_a_plugin_that_loads_qt_s_network_library_is_named(
    checker: ModuleType, bundle: Path, checkout: Path, linked: bytes
) -> None:
    put(bundle, "PySide6/Qt/plugins/generic/libqtuiotouch.so", linked)
    assert found(checker, bundle, checkout) == [
        "loads Qt's network library: PySide6/Qt/plugins/generic/libqtuiotouch.so"
    ]


def test_the_bundle_checks_itself_without_a_network_where_that_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "quiet", lambda _: True)
    assert run.offline(["kiemdiem", "self-check"]) == [
        *("/usr/bin/unshare", "--map-root-user", "--net"),
        *("kiemdiem", "self-check"),
    ]
    monkeypatch.setattr(run, "quiet", lambda _: False)
    assert run.offline(["kiemdiem", "self-check"]) == ["kiemdiem", "self-check"]
