"""An empty book becomes the book of another organisation, so that what that one sends keeps its ids."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from kiemdiem_desktop.base.errors import KnownError
from kiemdiem_desktop.store.rows import RAW

HELD = ("member", "period")
"""A book with a row of these is somebody's already."""


def adopt(connection: Connection, organisation: str) -> None:
    """Write the organisation on every row; the cell bears it as its own id. Refuses with ``book_not_empty``."""
    if any(connection.execute(select(RAW[name].c.id).limit(1)).first() is not None for name in HELD):
        raise KnownError("book_not_empty")
    connection.execute(update(RAW["cell"]).values(id=organisation))
    for raw in RAW.values():
        connection.execute(update(raw).values(organisation_id=organisation))
