"""Bring an older book to today's schema: all revisions in one transaction, or none.

Alembic is loaded only here, and only when a book is older than the program.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from kiemdiem_desktop.store import engine, schema

SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(connection: Connection) -> None:
    """Run what is missing; ``connection`` is in no transaction, and what fails leaves the book as it was.

    Foreign keys rest meanwhile, because SQLite changes a table by making it anew; they are checked before the commit.
    """
    from alembic import command  # noqa: PLC0415 - a third of a second that most openings need not spend
    from alembic.config import Config  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", SCRIPTS.as_posix().replace("%", "%%"))
    config.attributes["connection"] = connection
    with engine.foreign_keys_resting(connection), connection.begin():
        command.upgrade(config, schema.revision_name(schema.HEAD))
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if loose:
            raise RuntimeError(f"{len(loose)} rows of the migrated book point nowhere")
        engine.set_mark(connection, schema.HEAD)


def migrate_scratch(path: Path) -> None:
    """Lay an empty file through every revision, to see that an installed program carries all of them."""
    sql = engine.make_engine(path, None)
    try:
        with sql.connect() as connection:
            upgrade(connection)
    finally:
        sql.dispose()
