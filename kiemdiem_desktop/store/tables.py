"""How the tables of the book are declared: one class per table, one typed attribute per column.

The declarations are read without SQLAlchemy, whose loading would take half of the program's start; ``metadata`` makes
its tables of them where a schema is laid or compared.
"""

from __future__ import annotations

import functools
import inspect
from typing import Any, ClassVar, Generic, TypeVar, get_args
from uuid import UUID

from kiemdiem_desktop.base.records import dataclass
from kiemdiem_desktop.store.types import Kind, kind_of

T = TypeVar("T")


class Mapped(Generic[T]):
    """The type of a column's values: ``Mapped[date | None]`` is a day that may be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A foreign key; a row cannot be removed while one points to it."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """What a declaration says of a column besides its type."""

    kind: Kind | None = None
    primary_key: bool = False
    index: bool = False
    server_default: str | None = None
    target: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    name: str
    kind: Kind
    nullable: bool
    index: bool
    server_default: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a declaration says of its table: the columns that name a row within its organisation, and how rows count."""

    unique: tuple[str, ...] = ()
    with_rowid: bool = True
    counted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table as it was declared. ``unique`` holds its key and every other set of columns that names a row."""

    name: str
    columns: dict[str, Column]
    primary_key: tuple[str, ...]
    unique: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]
    with_rowid: bool
    counted: bool
    """Whether ids are never used again, not even of rows that are gone."""


TABLES: dict[str, Table] = {}
"""Every table that was declared, in the order of the declarations."""


def table(*unique: str, with_rowid: bool = True, counted: bool = False) -> Rules:
    """Give a table its uniqueness within the organisation, and say how its rows are counted."""
    return Rules(unique=(*unique, "organisation_id") if unique else (), with_rowid=with_rowid, counted=counted)


def mapped_column(
    kind: Kind | None = None, *, primary_key: bool = False, index: bool = False, server_default: str | None = None
) -> Any:
    """Say more of a column than its type."""
    return _Wish(kind=kind, primary_key=primary_key, index=index, server_default=server_default)


def link(target: str, column: str = "id", *, index: bool = True, primary_key: bool = False) -> Any:
    """Point to another row, which cannot be removed while it is pointed to."""
    return _Wish(target=(target, column), index=index, primary_key=primary_key)


class Owned:
    """A row of an organisation."""

    organisation_id: Mapped[UUID]


class Record(Owned):
    """A row that a value of the domain becomes; ``version`` refuses a save over a change that was not seen."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    version: Mapped[int]


class Base:
    """Registers each class that declares a table."""

    __tablename__: ClassVar[str]
    __table_args__: ClassVar[Rules]

    def __init_subclass__(cls) -> None:
        """Read the declaration."""
        declared: dict[str, tuple[Any, _Wish]] = {}
        for part in cls.__mro__:  # what the class says itself stands before what it inherits
            if part is not Base:
                declared = {**declared, **{name: told for name, told in _declared(part) if name not in declared}}
        key = tuple(name for name, (_, wish) in declared.items() if wish.primary_key)
        rules = cls.__table_args__
        TABLES[cls.__tablename__] = Table(
            name=cls.__tablename__,
            columns={name: _column(name, values, wish) for name, (values, wish) in declared.items()},
            primary_key=key,
            unique=(key, rules.unique) if rules.unique else (key,),
            links=tuple(
                Link(column=name, table=wish.target[0], target=wish.target[1])
                for name, (_, wish) in declared.items()
                if wish.target
            ),
            with_rowid=rules.with_rowid,
            counted=rules.counted,
        )


@functools.cache
def _declared(part: Any) -> tuple[tuple[str, tuple[Any, _Wish]], ...]:
    """Return the type and the wish of each column that a class itself declares."""
    hints = inspect.get_annotations(part, eval_str=True)
    return tuple((name, (get_args(hint)[0], part.__dict__.get(name, _Wish()))) for name, hint in hints.items())


def _column(name: str, values: Any, wish: _Wish) -> Column:
    kinds = [each for each in get_args(values) or (values,) if each is not type(None)]
    return Column(
        name=name,
        kind=wish.kind or kind_of(kinds[0]),
        nullable=kinds != [values],
        index=wish.index,
        server_default=wish.server_default,
    )
