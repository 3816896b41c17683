"""The whole book looked through: its pages, its links, and the links that SQL cannot say."""

from __future__ import annotations

from enum import StrEnum

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store import seal
from kiemdiem_desktop.store.rows import SCHEMA, SUBJECT_TABLES
from kiemdiem_desktop.store.sql import Connection


class ProblemKind(StrEnum):
    """What is wrong."""

    PAGES = "pages"
    """The file itself is damaged."""
    LINK = "link"
    """A row points to one that is not there."""
    SUBJECT = "subject"
    """A row is about a subject that is neither a participant nor a collective."""
    CONTENT = "content"
    """A scan or a pack is not the one that was put in."""
    OWNER = "owner"
    """A row belongs to another organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One kind of fault in one table, and how many rows have it."""

    kind: ProblemKind
    table: str
    rows: int


def problems(connection: Connection, organisation: str) -> tuple[Problem, ...]:
    """Return everything that is wrong with the book; empty when it is sound."""
    return (
        *_pages(connection),
        *_contents(connection),
        *_links(connection),
        *_subjects(connection),
        *_owners(connection, organisation),
    )


def _pages(connection: Connection) -> list[Problem]:
    said = [line for (line,) in connection.rows("PRAGMA integrity_check")]
    return [] if said == ["ok"] else [Problem(kind=ProblemKind.PAGES, table="", rows=len(said))]


def _contents(connection: Connection) -> list[Problem]:
    sound = seal.contents_sound(connection.raw)
    return [] if sound else [Problem(kind=ProblemKind.CONTENT, table="blob", rows=1)]


def _links(connection: Connection) -> list[Problem]:
    loose: dict[str, int] = {}
    for row in connection.rows("PRAGMA foreign_key_check"):
        loose[row[0]] = loose.get(row[0], 0) + 1
    return [Problem(kind=ProblemKind.LINK, table=name, rows=count) for name, count in sorted(loose.items())]


def _subjects(connection: Connection) -> list[Problem]:
    known = "SELECT id FROM participant UNION ALL SELECT id FROM collective"
    found = []
    for name in SUBJECT_TABLES:
        orphans = connection.value(f"SELECT count(*) FROM {name} WHERE subject_id NOT IN ({known})")
        found.append(Problem(kind=ProblemKind.SUBJECT, table=name, rows=orphans))
    return [each for each in found if each.rows]


def _owners(connection: Connection, organisation: str) -> list[Problem]:
    found = []
    for name in SCHEMA:
        strangers = connection.value(f"SELECT count(*) FROM {name} WHERE organisation_id <> ?", (organisation,))
        found.append(Problem(kind=ProblemKind.OWNER, table=name, rows=strangers))
    return [each for each in found if each.rows]
