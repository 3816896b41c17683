"""A short run of the fuzzing; the long one is a command of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.run_fuzz import fuzz
from fuzz.targets import DOORS, Door


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.name)
def test_spoiled_files_are_taken_or_refused(door: Door, tmp_path: Path) -> None:
    met = fuzz(door, tmp_path, 1, lambda number: number < 1, 20)
    assert met.faults == []
    assert met.ends.total()
