from __future__ import annotations

import subprocess
import sys

from support.source import ROOT

CALLS = """
from kiemdiem_desktop.ui.bindings import hold_constants
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


SOURCES = """
import sys
from PySide6 import QtCore
from kiemdiem_desktop.ui.bindings import read_no_sources
read_no_sources()
import linecache
import kiemdiem_desktop.domain.overview
print([name for name in linecache.cache if "domain" in name])
"""


def test_no_source_is_read_for_the_sake_of_optional_spellings() -> None:
    ended = subprocess.run([sys.executable, "-c", SOURCES], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.splitlines()[-1:] == ["[]"], ended.stderr
