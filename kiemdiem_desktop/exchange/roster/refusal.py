"""How the reading child says no: a code that its parent turns into the known fault of that file."""

from __future__ import annotations


class RefusedFile(Exception):  # noqa: N818 - a verdict on the file, not a fault of the program
    """The file cannot be read as a roster; ``code`` names the known fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
