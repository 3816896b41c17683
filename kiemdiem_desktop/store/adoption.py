"""An empty book becomes the book of another organisation, so that what that one sends keeps its ids."""

from __future__ import annotations

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store.rows import SCHEMA
from kiemdiem_desktop.store.sql import Connection

HELD = ("member", "period")
"""A book with a row of these is somebody's already."""


def adopt(connection: Connection, organisation: str) -> None:
    """Write the organisation on every row; the cell bears it as its own id. Refuses with ``book_not_empty``."""
    if any(connection.first(f"SELECT 1 FROM {name} LIMIT 1") is not None for name in HELD):
        raise KnownError("book_not_empty")
    connection.run("UPDATE cell SET id = ?", (organisation,))
    for name in SCHEMA:
        connection.run(f"UPDATE {name} SET organisation_id = ?", (organisation,))
