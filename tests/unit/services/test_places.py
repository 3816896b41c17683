from __future__ import annotations

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from kiemdiem_desktop.services.places import SCARCE, Drive, Surroundings, mounted_kind, recognise, warnings

MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\n"
    "/dev/sdb1 /media/an/THẺ\\040NHỚ vfat rw 0 0\n"
    "may-chu:/chung /mnt/chung nfs4 rw 0 0\n"
    "//may2/so /mnt/so cifs rw 0 0\n"
)
OWNER = "Nguyễn Văn Đức"
PROFILE = PureWindowsPath("C:/") / "Users" / OWNER


def codes(path: PurePath, around: Surroundings) -> list[str]:
    return [each.code for each in recognise(path, around)]


@pytest.mark.parametrize(
    ("path", "around", "expected"),
    [
        (PROFILE / "Documents" / "so.kiemdiem", Surroundings(drive=Drive.FIXED), []),
        (PROFILE / "OneDrive" / "so.kiemdiem", Surroundings(drive=Drive.FIXED), ["place_synced"]),
        (PROFILE / "OneDrive - Xã Tân Phú" / "a" / "so.kiemdiem", Surroundings(), ["place_synced"]),
        (PROFILE / "Google Drive" / "so.kiemdiem", Surroundings(), ["place_synced"]),
        (PROFILE / "Mây" / "so.kiemdiem", Surroundings(variables={"OneDrive": str(PROFILE / "Mây")}), ["place_synced"]),
        (PROFILE / "Megabyte" / "so.kiemdiem", Surroundings(), []),
        (PureWindowsPath("//may2/chung/so.kiemdiem"), Surroundings(), ["place_network"]),
        (PureWindowsPath("Z:/so.kiemdiem"), Surroundings(drive=Drive.NETWORK), ["place_network"]),
        (PureWindowsPath("E:/so.kiemdiem"), Surroundings(drive=Drive.REMOVABLE), ["place_removable"]),
        (PROFILE / "Downloads" / "so.kiemdiem", Surroundings(), ["place_passing"]),
        (PurePosixPath("/srv/so.kiemdiem"), Surroundings(free=SCARCE - 1), ["place_scarce"]),
        (PurePosixPath("/srv/so.kiemdiem"), Surroundings(free=SCARCE), []),
    ],
)
def test_a_place_that_betrays_is_recognised(path: PurePath, around: Surroundings, expected: list[str]) -> None:
    assert codes(path, around) == expected


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/so.kiemdiem", Drive.FIXED),
        ("/media/an/THẺ NHỚ/so.kiemdiem", Drive.REMOVABLE),
        ("/mnt/chung/so.kiemdiem", Drive.NETWORK),
        ("/mnt/so/so.kiemdiem", Drive.NETWORK),
        ("/mnt/sokhac/so.kiemdiem", Drive.FIXED),
    ],
)
def test_the_mounts_tell_what_a_path_lies_on(path: str, kind: Drive) -> None:
    assert mounted_kind(path, MOUNTS) is kind


def test_a_computer_without_a_list_of_mounts_says_nothing() -> None:
    assert mounted_kind("/srv/so.kiemdiem", "") is Drive.UNKNOWN


def test_this_computer_is_asked_without_harm(tmp_path: Path) -> None:
    assert all(each.params["path"] for each in warnings(tmp_path / OWNER / "so.kiemdiem"))
