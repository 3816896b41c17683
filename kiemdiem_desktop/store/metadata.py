"""The declared tables as SQLAlchemy's, for laying a new book's schema and for its migrations.

Imported only there: opening and using a book of today needs none of it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from kiemdiem_desktop.store import tables
from kiemdiem_desktop.store.rows import SCHEMA
from kiemdiem_desktop.store.sql import Connection

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_TYPES: dict[str, Any] = {"TEXT": sa.Text(), "INTEGER": sa.Integer(), "BLOB": sa.LargeBinary()}


def _column(table: tables.Table, column: tables.Column) -> sa.Column[Any]:
    links = [
        sa.ForeignKey(f"{link.table}.{link.target}", ondelete="RESTRICT")
        for link in table.links
        if link.column == column.name
    ]
    return sa.Column(
        column.name,
        _TYPES[column.kind.sql],
        *links,
        primary_key=column.name in table.primary_key,
        nullable=column.nullable,
        index=column.index or None,
        server_default=column.server_default,
    )


def _metadata() -> sa.MetaData:
    made = sa.MetaData(naming_convention=NAMES)
    for table in SCHEMA.values():
        sa.Table(
            table.name,
            made,
            *(_column(table, column) for column in table.columns.values()),
            *(sa.UniqueConstraint(*rule) for rule in table.unique[1:]),
            sqlite_strict=True,
            sqlite_with_rowid=table.with_rowid,
            sqlite_autoincrement=table.counted,
        )
    return made


METADATA = _metadata()
"""All tables. They are STRICT and none has a column for floating numbers, so that none can slip in."""


def statements() -> Iterator[str]:
    """Give what makes every table and index, in an order that SQLite takes."""
    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


@contextlib.contextmanager
def alchemy(connection: Connection) -> Iterator[sa.Connection]:
    """Lend SQLAlchemy the book's connection for one transaction; faults are raised as the driver tells them."""
    engine = sa.create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connection.raw, poolclass=sa.StaticPool, hide_parameters=True
    )
    sa.event.listen(engine, "begin", lambda lent: lent.exec_driver_sql("BEGIN IMMEDIATE"))
    try:
        with engine.begin() as lent:  # the engine is not disposed of: that would close the book
            yield lent
    except sa.exc.DBAPIError as error:
        raise (error.orig or error) from error
