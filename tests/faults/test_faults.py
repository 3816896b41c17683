"""A short run of the attack; the long one is a command of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.run_faults import line
from faults.table import FAULTS
from faults.verdicts import Row, Verdict

ROUNDS = {
    "kill": 4,
    "race": 1,
    "flip-plain": 12,
    "flip-encrypted": 12,
    "cut-plain": 8,
    "cut-encrypted": 8,
    "repair": 3,
    "clock": 6,
    "undo": 6,
    "scan": 1,
    "crowd": 1,
    "replaced": 2,
    "limit-save": 4,
    "limit-import": 4,
    "limit-backup": 4,
    "limit-restore": 4,
    "limit-passphrase": 4,
    "limit-migration": 4,
    "eio-save": 4,
    "eio-import": 3,
    "eio-backup": 3,
    "eio-restore": 3,
    "eio-passphrase": 3,
    "eio-migration": 3,
    "read-only-save": 2,
    "read-only-import": 2,
    "read-only-backup": 2,
    "read-only-restore": 2,
    "read-only-passphrase": 2,
    "read-only-migration": 2,
}
"""What needs no disk of its own."""


@pytest.mark.parametrize("name", [name for name in FAULTS if name in ROUNDS])
def test_nothing_is_lost_and_nothing_stays_unclear(name: str, tmp_path: Path) -> None:
    row = FAULTS[name](tmp_path, ROUNDS[name], 7)
    assert row.rounds
    assert row.bad == 0, row.remarks


def test_the_table_tells_how_every_round_ended() -> None:
    row = Row("a fault")
    row.add(Verdict.SOUND)
    row.add(Verdict.LOST, "gone")
    assert line(row).split() == ["a", "fault", "2", "1", "1", "0", "0"]
    assert (row.bad, row.remarks) == (1, ["gone"])
