"""Which schema this program writes; known without loading the machinery that migrates older books."""

from __future__ import annotations

from kiemdiem_desktop.store.engine import set_mark
from kiemdiem_desktop.store.sql import Connection

HEAD = 2
"""The newest revision: ``user_version`` of the file and, in four digits, the name of the newest migration."""

_STAMP = (
    "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)


def revision_name(number: int) -> str:
    """Name a revision as its migration is named."""
    return f"{number:04d}"


def lay(connection: Connection) -> None:
    """Make every table of a new book and stamp it with the newest revision."""
    from kiemdiem_desktop.store import metadata  # noqa: PLC0415 - SQLAlchemy, which only a new book needs

    for statement in (*metadata.statements(), _STAMP):
        connection.run(statement)
    connection.add("alembic_version", {"version_num": revision_name(HEAD)})
    set_mark(connection, HEAD)
