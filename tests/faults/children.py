"""Children of the attack that have the program loaded already, where the system can make them."""

from __future__ import annotations

import multiprocessing
import os
from typing import Any

from support.source import ROOT


def forking(module: str) -> Any:
    """Return what makes children that know ``module`` and all that it loads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])  # the server finds nothing without it
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context
