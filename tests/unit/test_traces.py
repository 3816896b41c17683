"""The search of the logs finds what it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.traces import personal, told_to_developers


@pytest.mark.parametrize("text", ["saved Nguyễn Văn An", "saved nguyen van an", "card 012.345.678", "no 012345"])
def test_a_person_in_a_log_is_found(text: str) -> None:
    assert personal([f"2026-12-01 08:00:00,123 INFO a: {text}"])


def test_an_honest_log_is_clean() -> None:
    assert (
        personal(["2026-12-01 08:00:00,123 INFO kiemdiem_desktop.store: opened in 0.25 s, card <digits>, row 12345"])
        == []
    )


def test_logs_and_reports_are_known_by_their_places() -> None:
    assert told_to_developers(Path("log/kiemdiem.log.1"))
    assert told_to_developers(Path("crash/bao-loi-20261201-080000.txt"))
    assert not told_to_developers(Path("papers/kiemdiem.txt"))
