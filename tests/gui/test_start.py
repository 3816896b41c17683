"""What the window loads before it can be used: its own parts, and none of those for papers, imports and schemas."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from support.source import ROOT

from kiemdiem_desktop.services.office import NewBook, Office

if TYPE_CHECKING:
    from pathlib import Path

    from kiemdiem_desktop.services.environment import Environment

LATER = (
    *("sqlalchemy", "alembic", "reportlab", "pikepdf", "openpyxl", "docx", "python_calamine", "xlrd", "jsonschema"),
    *("argon2", "multiprocessing", "kiemdiem_desktop.documents.content", "kiemdiem_desktop.exchange.roster.preview"),
    *("kiemdiem_desktop.ui.pages.papers.page", "kiemdiem_desktop.ui.pages.grading.page"),
)
USABLE = f"""
import runpy, sys
from support import measured_window

def told(app, window):
    print([name for name in {LATER!r} if name in sys.modules], window.place, flush=True)
    window.quit_asked.emit()

measured_window.watch(told)
sys.argv[:] = ["kiemdiem", sys.argv[1]]
runpy.run_module("kiemdiem_desktop", run_name="__main__", alter_sys=True)
"""


def test_a_book_can_be_used_before_what_only_papers_and_imports_need_is_loaded(
    tmp_path: Path, env: Environment
) -> None:
    path = tmp_path / "so.kiemdiem"
    Office.create(path, NewBook(name="Chi bộ thôn An Phú", parent="Đảng bộ xã A", place="A"), env).close()
    world = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "tests"), str(ROOT))),
        "QT_QPA_PLATFORM": "offscreen",
        "KIEMDIEM_DATA_DIR": str(tmp_path / "data"),
    }
    done = subprocess.run(
        [sys.executable, "-c", USABLE, str(path)],
        env=world,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == ["ready", "[] overview"], done.stderr
