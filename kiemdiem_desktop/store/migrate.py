"""Bring an older book to today's schema: all revisions in one transaction, or none.

Alembic is loaded only here, and only when a book is older than the program.
"""

from __future__ import annotations

from pathlib import Path

from kiemdiem_desktop.store import engine, schema, seal
from kiemdiem_desktop.store.sql import Connection

SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(connection: Connection) -> None:
    """Run what is missing; ``connection`` is in no transaction, and what fails leaves the book as it was.

    Foreign keys rest meanwhile, because SQLite changes a table by making it anew; they are checked before the commit.
    """
    from alembic import command  # noqa: PLC0415 - a third of a second that most openings need not spend
    from alembic.config import Config  # noqa: PLC0415 - as above

    from kiemdiem_desktop.store.metadata import alchemy  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", SCRIPTS.as_posix().replace("%", "%%"))
    with engine.foreign_keys_resting(connection), alchemy(connection) as lent:
        config.attributes["connection"] = lent
        command.upgrade(config, schema.revision_name(schema.HEAD))
        loose = connection.rows("PRAGMA foreign_key_check")
        if loose:
            raise RuntimeError(f"{len(loose)} rows of the migrated book point nowhere")
        engine.set_mark(connection, schema.HEAD)
        seal.break_open(connection)  # with the change itself: the seal is of what stood there before


def migrate_scratch(path: Path) -> None:
    """Lay an empty file through every revision, to see that an installed program carries all of them."""
    with engine.connect(path, None) as connection:
        upgrade(connection)
