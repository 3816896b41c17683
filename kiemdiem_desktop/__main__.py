"""Start: without arguments, or with a book, the window; with a command, the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

BOOK = ".kiemdiem"
COLLECT_AFTER = 50_000
"""Objects made before the collector looks for waste; while the program starts, it does not look at all."""


def wants_window(arguments: Sequence[str]) -> bool:
    """Say whether these arguments ask for the window: none at all, or the path of one book."""
    return not arguments or (len(arguments) == 1 and arguments[0].lower().endswith(BOOK))


def window() -> int:
    """Show the window, with the book that the arguments name; the entry point of the program's icon."""
    gc.disable()
    gc.set_threshold(COLLECT_AFTER, 20, 50)
    from kiemdiem_desktop.ui.application import run  # noqa: PLC0415 - the command line must start without Qt

    given = sys.argv[1:]
    return run(Path(given[0]).absolute() if given else None)


def main() -> int:
    """Show the window or do the command."""
    if getattr(sys, "frozen", False):  # a frozen program starts itself again to read a stranger's file
        from multiprocessing import freeze_support  # noqa: PLC0415 - no other one needs it to start

        freeze_support()
    if wants_window(sys.argv[1:]):
        return window()
    from kiemdiem_desktop.cli import main as command  # noqa: PLC0415 - the window must start without it

    return command()


if __name__ == "__main__":
    sys.exit(main())
