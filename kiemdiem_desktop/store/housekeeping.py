"""What is tidied when a book is closed: old rows of the journal, contents that nothing mentions, the seal."""

from __future__ import annotations

from kiemdiem_desktop.store import journal, seal
from kiemdiem_desktop.store.rows import SCHEMA
from kiemdiem_desktop.store.sql import Connection, marks

HOLDERS = tuple(name for name, schema in SCHEMA.items() if "content_digest" in schema.columns)


def before_close(connection: Connection) -> None:
    """Leave the book as its next opening wants to find it."""
    journal.tidy(connection)
    remove_unmentioned_blobs(connection)
    seal.put(connection.raw)


def remove_unmentioned_blobs(connection: Connection) -> None:
    """Remove the contents that no row holds and that no undo or redo could bring back."""
    held = " OR ".join(f"EXISTS (SELECT 1 FROM {name} WHERE content_digest = blob.digest)" for name in HOLDERS)
    told = " OR ".join(f"instr(coalesce({part}, ''), blob.digest) > 0" for part in ("before", "after"))
    mentioned = f"EXISTS (SELECT 1 FROM operation_change WHERE table_name IN ({marks(HOLDERS)}) AND ({told}))"
    connection.run(f"DELETE FROM blob WHERE NOT ({held}) AND NOT {mentioned}", HOLDERS)
