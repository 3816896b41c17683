"""Errors that say whose fault they are: a KnownError is the world's or the user's, anything else is a bug."""

from __future__ import annotations


class KnownError(Exception):
    """A fault of the world or of the input, shown as three short sentences.

    ``code`` names a table in ``resources/messages``; ``params`` are the values that its sentences mention.
    Parameters may carry file names and numbers, never personal data.
    """

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value}" for key, value in self.params.items())
        return f"{self.code} ({shown})" if shown else self.code


class Cancelled(Exception):  # noqa: N818 - not a fault: the user asked for it
    """Raised by a job's control when the user has cancelled; the work leaves no trace."""
