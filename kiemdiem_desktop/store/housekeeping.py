"""What is tidied when a book is closed: old rows of the journal, contents that nothing mentions, the seal."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, func, or_, select

from kiemdiem_desktop.store import engine, journal, seal
from kiemdiem_desktop.store.rows import RAW, SCHEMA

BLOB = RAW["blob"]
CHANGES = RAW["operation_change"]
HOLDERS = tuple(name for name, schema in SCHEMA.items() if "content_digest" in schema.columns)


def before_close(connection: Connection) -> None:
    """Leave the book as its next opening wants to find it."""
    journal.tidy(connection)
    remove_unmentioned_blobs(connection)
    seal.put(engine.raw_of(connection))


def remove_unmentioned_blobs(connection: Connection) -> None:
    """Remove the contents that no row holds and that no undo or redo could bring back."""
    held = [exists().where(RAW[name].c.content_digest == BLOB.c.digest) for name in HOLDERS]
    told = [func.instr(func.coalesce(part, ""), BLOB.c.digest) > 0 for part in (CHANGES.c.before, CHANGES.c.after)]
    mentioned = exists().where(CHANGES.c.table_name.in_(HOLDERS), or_(*told))
    loose = select(BLOB.c.digest).where(~or_(*held), ~mentioned)
    connection.execute(delete(BLOB).where(BLOB.c.digest.in_(loose)))
