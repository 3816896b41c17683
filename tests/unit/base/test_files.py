from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem_desktop.base import files
from kiemdiem_desktop.base.errors import KnownError

DEVICES = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_written_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    files.write_atomic(tmp_path / "a.txt", b"one")
    files.write_atomic(tmp_path / "a.txt", b"two")
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    assert names(tmp_path) == ["a.txt"]


def test_a_failing_write_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    files.write_atomic(target, b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError) as caught:
        files.write_atomic(target, b"new")
    assert caught.value.code == "disk_full"
    assert caught.value.params == {"path": "a.txt"}
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.txt"]


def test_a_write_into_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        files.write_atomic(tmp_path / "gone" / "a.txt", b"x")
    assert caught.value.code == "folder_missing"


def test_reading_a_missing_file_says_that_it_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        files.read(tmp_path / "gone.txt")
    assert caught.value.code == "file_unreadable"


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_text_is_read_with_or_without_its_mark(mark: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(mark + "Chi bộ".encode())
    assert files.read_text(tmp_path / "a.txt") == "Chi bộ"


def test_what_is_no_text_is_refused_as_such(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(KnownError) as caught:
        files.read_text(tmp_path / "a.txt")
    assert caught.value.code == "file_not_text"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "file_read_only"),
        (errno.EACCES, "file_read_only"),
        (errno.EBUSY, "file_open_elsewhere"),
        (errno.ENOTDIR, "folder_missing"),
        (errno.EIO, "file_unreadable"),
    ],
)
def test_each_system_error_has_a_meaning_for_the_user(number: int, code: str, tmp_path: Path) -> None:
    assert files.trouble(OSError(number, "x"), tmp_path / "a.txt").code == code


def test_a_sharing_violation_of_windows_means_open_elsewhere(tmp_path: Path) -> None:
    class SharingError(PermissionError):
        winerror = 32

    assert files.trouble(SharingError(errno.EACCES, "x"), tmp_path / "a.txt").code == "file_open_elsewhere"


def test_a_link_is_followed_and_kept(tmp_path: Path) -> None:
    if sys.platform != "win32":  # making a link needs a privilege there
        (tmp_path / "real.txt").write_bytes(b"old")
        (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
        files.write_atomic(tmp_path / "link.txt", b"new")
        assert (tmp_path / "link.txt").is_symlink()
        assert (tmp_path / "real.txt").read_bytes() == b"new"


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o600)
    before = target.stat().st_mode
    files.write_atomic(target, b"new")
    assert target.stat().st_mode == before


def test_a_temporary_name_has_the_folder_and_suffix_of_its_target_and_goes_away(tmp_path: Path) -> None:
    with files.temporary_beside(tmp_path / "book.kiemdiem") as spare:
        spare.write_bytes(b"half")
        assert (spare.parent, spare.suffix) == (tmp_path, ".kiemdiem")
    assert names(tmp_path) == []


def test_a_temporary_file_that_was_moved_stays(tmp_path: Path) -> None:
    with files.temporary_beside(tmp_path / "a.txt") as spare:
        spare.write_bytes(b"whole")
        files.replace(spare, tmp_path / "a.txt")
    assert names(tmp_path) == ["a.txt"]


def test_a_move_that_is_refused_for_a_moment_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_bytes(b"new")
    refusals = [PermissionError(errno.EACCES, "scanner"), PermissionError(errno.EACCES, "scanner")]
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    files.replace(tmp_path / "new", tmp_path / "old", waits=(0, 0, 0))
    assert names(tmp_path) == ["old"]


def test_a_move_that_stays_refused_is_said_to_the_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "new").write_bytes(b"new")

    def replace(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EBUSY, "open")

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(KnownError) as caught:
        files.replace(tmp_path / "new", tmp_path / "old", waits=(0,))
    assert caught.value.code == "file_open_elsewhere"


def test_a_copy_equals_its_source(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(range(256)) * 5000)
    files.copy_durable(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "a").read_bytes()
    assert names(tmp_path) == ["a", "b"]


def test_a_copy_of_a_missing_file_names_the_source(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        files.copy_durable(tmp_path / "gone", tmp_path / "b")
    assert caught.value.params == {"path": "gone"}


def test_a_folder_is_made_with_its_parents_and_made_again_without_harm(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert files.ensure_folder(folder) == files.ensure_folder(folder)
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kiểm điểm – Nguyễn Văn Đức", "Kiem-diem-Nguyen-Van-Duc"),
        ("Chi bộ thôn An Phú: 2026/02", "Chi-bo-thon-An-Phu-2026-02"),
        ("bản kiểm điểm.pdf", "ban-kiem-diem.pdf"),
        ("bản … cuối. .pdf", "ban-cuoi.pdf"),
        ("con", "_con"),
        ("AUX.txt", "_AUX.txt"),
        ("contract", "contract"),
        ("../../etc/passwd", "etc-passwd"),
        ("  ...", "khong-ten"),
        ("", "khong-ten"),
    ],
)
def test_any_text_becomes_a_plain_file_name(text: str, name: str) -> None:
    assert files.safe_name(text) == name


def test_a_long_name_is_cut_before_its_suffix() -> None:
    assert files.safe_name("a" * 200 + ".pdf", limit=20) == "a" * 16 + ".pdf"


@given(st.text(), st.integers(min_value=12, max_value=100))
def test_a_safe_name_is_accepted_everywhere(text: str, limit: int) -> None:
    name = files.safe_name(text, limit)
    assert 0 < len(name) <= limit
    assert set(name) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
    assert name[0] not in ".-"
    assert name[-1] not in ".-"
    assert name.split(".")[0].lower() not in DEVICES


@given(st.text())
def test_a_safe_name_stays_as_it_is(text: str) -> None:
    name = files.safe_name(text)
    assert files.safe_name(name) == name


def two_folders(tmp_path: Path) -> tuple[Path, Path]:
    """New files in one folder, and an old one of the same name beside a stranger's in the other."""
    source, target = tmp_path / "new", tmp_path / "old"
    source.mkdir()
    target.mkdir()
    for name in ("a", "b", "c"):
        (source / name).write_text(f"new {name}")
    (target / "a").write_text("old a")
    (target / "c").write_text("old c")
    (target / "other").write_text("other")
    return source, target


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() if path.is_file() else "folder" for path in folder.iterdir()}


def test_files_are_moved_over_others_together(tmp_path: Path) -> None:
    source, target = two_folders(tmp_path)
    files.replace_all(source, target, ("a", "b", "c"))
    assert contents(target) == {"a": "new a", "b": "new b", "c": "new c", "other": "other"}


@pytest.mark.parametrize("refused", ["a", "b", "c"])
def test_one_file_that_refuses_leaves_all_the_old_ones(
    refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = two_folders(tmp_path)
    before, move = contents(target), Path.replace

    def held(self: Path, to: Path) -> Path:
        if self == source / refused or (self == target / refused and to.parent.name == "aside"):
            raise PermissionError(errno.EACCES, "held by another program")
        return move(self, to)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(KnownError) as caught:
        files.replace_all(source, target, ("a", "b", "c"), waits=())
    assert caught.value.params["path"] == refused
    assert contents(target) == before


def test_a_folder_in_the_way_is_never_moved(tmp_path: Path) -> None:
    source, target = two_folders(tmp_path)
    (target / "b").mkdir()
    before = contents(target)
    with pytest.raises(KnownError):
        files.replace_all(source, target, ("a", "b", "c"))
    assert contents(target) == before
