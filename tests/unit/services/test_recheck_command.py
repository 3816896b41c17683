from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from support.earlier_results import FAULTS, earlier_office, rechecked

from kiemdiem_desktop.cli import DONE, REFUSED, main


@pytest.fixture
def book(tmp_path: Path) -> Path:
    office = earlier_office(tmp_path, today=date(2022, 11, 5))
    rechecked(office)
    office.close()
    return office.path


def test_the_command_tells_findings_and_the_deadline(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recheck", str(book), "--period", "2021", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert sorted(found["rule"] for found in told["findings"]) == sorted(FAULTS)
    assert (told["period"], told["deadline"], told["late"]) == ("2021", "2022-10-29", True)
    assert told["days_left"] < 0
    assert sorted(entry["state"] for entry in told["corrections"]) == ["decided", "decided", "decided", "proposed"]
    assert {found["rule"] for found in told["unknown"]} >= {"reviews", "ballots"}


def test_the_command_tells_the_same_in_words(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recheck", str(book), "--period", "2021"]) == DONE
    told = capsys.readouterr().out
    assert "5 nội dung, còn 2 chưa xử lý" in told
    assert "hết ngày 29/10/2022, đã quá hạn " in told
    assert "-" not in told.partition("đã quá hạn")[2]


def test_an_unknown_period_is_refused(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["recheck", str(book), "--period", "2020"]) == REFUSED
    assert capsys.readouterr().err
