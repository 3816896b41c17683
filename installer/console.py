"""Where the bundle's command line starts."""

from __future__ import annotations

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a child that reads a stranger's file ends here
    from kiemdiem_desktop.cli import main

    sys.exit(main())
