"""A person's words taken out of what is left once his own rows are gone: other texts, the journal, dropped contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, Text, delete, func, or_, select, update

from kiemdiem_desktop.store.rows import KEYS, RAW, SCHEMA

CHANGES, OPERATIONS, BLOB = RAW["operation_change"], RAW["operation"], RAW["blob"]
_JOURNAL = frozenset({"operation", "operation_change", "book", "blob"})
_KEPT_WORDS = frozenset({"id", "organisation_id", "digest", "content_digest", "key"})


def texts_holding(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Count, per table, the rows of which some text holds one of these words; the journal stands apart."""
    found: dict[str, int] = {}
    for name, columns in _text_columns().items():
        holds = or_(*(_holds(RAW[name].c[column], words) for column in columns))
        count = connection.execute(select(func.count()).select_from(RAW[name]).where(holds)).scalar_one()
        if count:
            found[name] = int(count)
    return found


def replace_words(connection: Connection, words: Sequence[str], by: str) -> None:
    """Write ``by`` in place of these words wherever a text holds them; longer words go first."""
    for name, columns in _text_columns().items():
        for column in columns:
            place = RAW[name].c[column]
            text: ColumnElement[str] = place
            for word in sorted(words, key=len, reverse=True):
                text = func.replace(text, word, by)
            connection.execute(update(RAW[name]).where(_holds(place, words)).values({column: text}))


def clear_journal(connection: Connection, words: Sequence[str], label: str) -> None:
    """Take the changes that hold one of these words out of the journal; their operations read ``label`` from now on.

    Only behind a barrier: an operation that has lost a change cannot be undone any more.
    """
    holds = or_(_holds(CHANGES.c.before, words), _holds(CHANGES.c.after, words))
    touching = select(CHANGES.c.operation_id).where(holds).distinct().scalar_subquery()
    told = or_(OPERATIONS.c.id.in_(touching), _holds(OPERATIONS.c.label, words))
    connection.execute(update(OPERATIONS).where(told).values(label=label))
    connection.execute(delete(CHANGES).where(holds))


def drop_contents(connection: Connection, digests: Collection[str]) -> None:
    """Empty these contents; their digests stay and prove later what they were."""
    connection.execute(update(BLOB).where(BLOB.c.digest.in_(digests)).values(content=b""))


def contents_holding(connection: Connection, words: Sequence[str]) -> frozenset[str]:
    """Return the digests of the contents that hold one of these words as plain text."""
    found = set()
    for digest, content in connection.execute(select(BLOB.c.digest, BLOB.c.content)):
        if any(word.encode() in content for word in words):
            found.add(str(digest))
    return frozenset(found)


def _holds(place: ColumnElement[str], words: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(func.instr(func.coalesce(place, ""), word) > 0 for word in words))


def _text_columns() -> dict[str, list[str]]:
    """The columns that people's words may stand in: texts that are neither keys nor links."""
    return {
        name: columns
        for name, schema in SCHEMA.items()
        if name not in _JOURNAL
        and (
            columns := [
                column.name
                for column in schema.columns
                if isinstance(column.type, Text) or _is_payload(name, column.name)
                if column.name not in _KEPT_WORDS and column.name != KEYS[name] and not column.foreign_keys
            ]
        )
    }


def _is_payload(table: str, column: str) -> bool:
    return (table, column) == ("review", "payload")
