"""A person's words taken out of what is left once his own rows are gone: other texts, the journal, dropped contents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from kiemdiem_desktop.base.unpacking import unpacked
from kiemdiem_desktop.store.rows import SCHEMA
from kiemdiem_desktop.store.sql import Connection, marks
from kiemdiem_desktop.store.tables import Table
from kiemdiem_desktop.store.types import PAYLOAD, TEXT

_JOURNAL = frozenset({"operation", "operation_change", "book", "blob"})
_KEPT_WORDS = frozenset({"id", "organisation_id", "digest", "content_digest", "key"})


def texts_holding(connection: Connection, words: Sequence[str]) -> dict[str, int]:
    """Count, per table, the rows of which some text holds one of these words; the journal stands apart."""
    found: dict[str, int] = {}
    for name, columns in _text_columns().items():
        holds = " OR ".join(_holds(column, words) for column in columns)
        count = connection.value(f"SELECT count(*) FROM {name} WHERE {holds}", (*words,) * len(columns))
        if count:
            found[name] = int(count)
    return found


def replace_words(connection: Connection, words: Sequence[str], by: str) -> None:
    """Write ``by`` in place of these words wherever a text holds them; longer words go first."""
    for name, columns in _text_columns().items():
        for column in columns:
            text, values = column, []
            for word in sorted(words, key=len, reverse=True):
                text = f"replace({text}, ?, ?)"
                values += [word, by]
            connection.run(f"UPDATE {name} SET {column} = {text} WHERE {_holds(column, words)}", (*values, *words))


def clear_journal(connection: Connection, words: Sequence[str], label: str) -> None:
    """Take the changes that hold one of these words out of the journal; their operations read ``label`` from now on.

    Only behind a barrier: an operation that has lost a change cannot be undone any more.
    """
    holds = f"{_holds('before', words)} OR {_holds('after', words)}"
    touching = f"SELECT operation_id FROM operation_change WHERE {holds}"
    told = f"id IN ({touching}) OR {_holds('label', words)}"
    connection.run(f"UPDATE operation SET label = ? WHERE {told}", (label, *words, *words, *words))
    connection.run(f"DELETE FROM operation_change WHERE {holds}", (*words, *words))


def drop_contents(connection: Connection, digests: Collection[str]) -> None:
    """Empty these contents; their digests stay and prove later what they were."""
    connection.run(f"UPDATE blob SET content = x'' WHERE digest IN ({marks(digests)})", tuple(digests))


def contents_holding(connection: Connection, words: Sequence[str]) -> frozenset[str]:
    """Return the digests of the contents that hold one of these words as text, also in a compressed part."""
    sought = [word.encode(code) for word in words for code in ("utf-8", "utf-16-be")]
    found = set()
    for digest, content in connection.rows("SELECT digest, content FROM blob"):
        if any(word in part for part in unpacked(content) for word in sought):
            found.add(str(digest))
    return frozenset(found)


def files_holding(connection: Connection, words: Sequence[str]) -> frozenset[UUID]:
    """Return the ids of the attachments of which the content holds one of these words."""
    holding = contents_holding(connection, words)
    rows = connection.rows("SELECT id, content_digest FROM attachment")
    return frozenset(UUID(hex=row_id) for row_id, digest in rows if digest in holding)


def _holds(column: str, words: Sequence[str]) -> str:
    """Say that a text holds one of the words, each of which is bound to a place of its own."""
    return "(" + (" OR ".join(f"instr(coalesce({column}, ''), ?) > 0" for _ in words) or "0") + ")"


def _text_columns() -> dict[str, list[str]]:
    """The columns that people's words may stand in: texts that are neither keys nor links."""
    return {name: columns for name, table in SCHEMA.items() if name not in _JOURNAL and (columns := _texts(table))}


def _texts(table: Table) -> list[str]:
    kept = _KEPT_WORDS.union((table.primary_key[0],), (link.column for link in table.links))
    return [name for name, column in table.columns.items() if column.kind in {TEXT, PAYLOAD} and name not in kept]
