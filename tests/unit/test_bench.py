from __future__ import annotations

import subprocess
import sys

from support.source import ROOT


def test_the_benchmarks_run_and_print_a_table() -> None:
    command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "bench.py"), "say a fault"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "say a fault in three sentences" in done.stdout
    assert done.stdout.startswith("benchmark")
