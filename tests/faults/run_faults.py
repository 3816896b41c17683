"""Attack the book in every known way and print a table: fault, rounds, lost, refused with a message, unclear."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from faults.table import FAULTS  # noqa: E402 - the paths first
from faults.verdicts import Row, Verdict  # noqa: E402 - as above


def main() -> int:
    """Run the faults that were named, or all; the exit code says whether anything was lost or unclear."""
    parser = argparse.ArgumentParser(prog="run.py faults")
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a part of the fault's name")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as place:
        for name, fault in FAULTS.items():
            if options.only in name:
                folder = Path(place) / name
                folder.mkdir()
                began = time.monotonic()
                row = fault(folder, options.rounds, options.seed)
                rows.append(row)
                say(f"{line(row)}  {time.monotonic() - began:.0f} s")
                for remark in row.remarks[:5]:
                    say(f"    {remark}")
    say("")
    say(f"{platform.platform()}, Python {platform.python_version()}, {options.rounds} rounds, seed {options.seed}")
    say(f"{'fault':<46}{'rounds':>8}{'sound':>8}{'lost':>6}{'refused':>9}{'unclear':>9}  messages")
    for row in rows:
        say(line(row))
    return 1 if any(row.bad for row in rows) else 0


def line(row: Row) -> str:
    """One line of the table."""
    counts = row.counts
    codes = ", ".join(f"{code} {count}" for code, count in sorted(row.codes.items()))
    return (
        f"{row.fault:<46}{row.rounds:>8}{counts[Verdict.SOUND]:>8}{counts[Verdict.LOST]:>6}"
        f"{counts[Verdict.REFUSED]:>9}{counts[Verdict.UNCLEAR]:>9}  {codes}"
    )


def say(text: str) -> None:
    """Print at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
