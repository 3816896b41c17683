from __future__ import annotations

import subprocess
import sys

from support.source import ROOT

CALLS = """
from kiemdiem_desktop.ui.constants_guard import hold_constants
hold_constants()
hold_constants()
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(200_000):
    thing.setObjectName("x")
print("alive")
"""


def test_many_calls_into_qt_do_not_stop_python() -> None:
    ended = subprocess.run([sys.executable, "-c", CALLS], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.strip() == "alive", ended.stderr
