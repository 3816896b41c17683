from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from kiemdiem_desktop.base import files, log
from kiemdiem_desktop.base.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOGGER = logging.getLogger("kiemdiem_desktop.tests")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    before = logging.getLogger(log.PACKAGE).level
    handler = log.setup(logging.INFO, tmp_path / "log")
    yield tmp_path / "log"
    logging.getLogger().removeHandler(handler)
    handler.close()
    logging.getLogger(log.PACKAGE).setLevel(before)


def written(folder: Path) -> str:
    return (folder / log.FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("card 012345678901", "card <digits>"),
        ("phone 0912 345 678", "phone <digits>"),
        ("phone 091.234.5678 called", "phone <digits> called"),
        ("asked an.nguyen+1@vi-du.com.vn twice", "asked <e-mail> twice"),
        ("row 12345 of 99", "row 12345 of 99"),
        ("opened in 0.25 s", "opened in 0.25 s"),
    ],
)
def test_numbers_and_addresses_of_persons_are_masked(text: str, shown: str) -> None:
    assert log.redact(text) == shown


def test_a_record_is_written_with_its_level_and_place(folder: Path) -> None:
    LOGGER.info("opened the book")
    assert "INFO kiemdiem_desktop.tests: opened the book" in written(folder)


def test_arguments_of_a_record_are_masked_too(folder: Path) -> None:
    LOGGER.info("row %s", "079123456789")
    assert "079123456789" not in written(folder)


@pytest.mark.expects_warnings
def test_an_exception_keeps_its_place_and_type_but_not_its_text(folder: Path) -> None:
    try:
        int("Nguyễn Văn An")
    except ValueError:
        LOGGER.exception("a bug")
    text = written(folder)
    assert "builtins.ValueError" in text
    assert "test_log.py:" in text
    assert "Nguyễn" not in text


@pytest.mark.expects_warnings
def test_the_causes_of_an_exception_are_written_in_order(folder: Path) -> None:
    try:
        with files.faults_of(folder / "secret.txt"):
            (folder / "secret.txt").read_bytes()
    except KnownError:
        LOGGER.exception("refused")
    text = written(folder)
    assert text.index("KnownError: file_unreadable") < text.index("builtins.FileNotFoundError")
    assert "secret.txt" not in text


def test_records_below_the_level_are_left_out(folder: Path) -> None:
    LOGGER.info("first")
    LOGGER.debug("detail")
    assert "detail" not in written(folder)


def test_a_second_setup_moves_the_log(folder: Path, tmp_path: Path) -> None:
    handler = log.setup(logging.INFO, tmp_path / "other")
    LOGGER.info("moved")
    logging.getLogger().removeHandler(handler)
    handler.close()
    assert "moved" in written(tmp_path / "other")
    assert not (folder / log.FILE).exists()
