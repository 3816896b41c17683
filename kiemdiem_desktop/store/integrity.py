"""The whole book looked through: its pages, its links, and the links that SQL cannot say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, func, select, union_all

from kiemdiem_desktop.store import engine, seal
from kiemdiem_desktop.store.rows import RAW, SUBJECT_TABLES


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
    said = [line for (line,) in connection.exec_driver_sql("PRAGMA integrity_check").all()]
    return [] if said == ["ok"] else [Problem(kind=ProblemKind.PAGES, table="", rows=len(said))]


def _contents(connection: Connection) -> list[Problem]:
    sound = seal.contents_sound(engine.raw_of(connection))
    return [] if sound else [Problem(kind=ProblemKind.CONTENT, table="blob", rows=1)]


def _links(connection: Connection) -> list[Problem]:
    loose: dict[str, int] = {}
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        loose[row[0]] = loose.get(row[0], 0) + 1
    return [Problem(kind=ProblemKind.LINK, table=name, rows=count) for name, count in sorted(loose.items())]


def _subjects(connection: Connection) -> list[Problem]:
    known = union_all(select(RAW["participant"].c.id), select(RAW["collective"].c.id))
    found = []
    for name in SUBJECT_TABLES:
        orphans = select(func.count()).select_from(RAW[name]).where(RAW[name].c.subject_id.not_in(known))
        found.append(Problem(kind=ProblemKind.SUBJECT, table=name, rows=connection.execute(orphans).scalar_one()))
    return [each for each in found if each.rows]


def _owners(connection: Connection, organisation: str) -> list[Problem]:
    found = []
    for name, raw in RAW.items():
        strangers = select(func.count()).select_from(raw).where(raw.c.organisation_id != organisation)
        found.append(Problem(kind=ProblemKind.OWNER, table=name, rows=connection.execute(strangers).scalar_one()))
    return [each for each in found if each.rows]
